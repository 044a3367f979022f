package publish

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"os"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// lookInto looks at a folder, and hands over what is in it, in any order. It
// follows no symbolic link. Where nobody asks for more of plain files than their
// inodes, these are those that the listing has, and size and time are not known.
//
// It does what os.File would, without telling each folder to the poller and
// without an object for every entry: that takes half the time.
func lookInto(name string, inodes bool, use func(name string, one found)) (state folderState, err error) {
	folder, err := openInside(name)
	if err != nil {
		return state, err
	}
	defer unix.Close(folder) //nolint:errcheck // it was only read
	if state, err = stateOfOpen(folder, name); err != nil {
		return state, err
	}
	room, ok := listingRoom.Get().(*[listingSize]byte)
	if !ok {
		room = new([listingSize]byte)
	}
	defer listingRoom.Put(room)
	for {
		n := 0
		err := called("getdents", name, func() (err error) {
			n, err = unix.Getdents(folder, room[:])
			return err
		})
		if err != nil || n <= 0 {
			return state, err
		}
		for rest := room[:n]; len(rest) > 0; {
			var e listing
			var ok bool
			switch e, rest, ok = nextListed(rest); {
			case !ok:
				return state, &fs.PathError{Op: "getdents", Path: name, Err: unix.EIO}
			case e.name == "" || e.name == "." || e.name == "..":
				continue
			}
			one := found{kind: e.kind, size: -1, inode: e.inode}
			if e.unknown || !inodes && e.kind.IsRegular() {
				var there bool
				if one, there = lookAt(foundIn(folder, e.name, state.device)); !there {
					continue
				}
			}
			use(e.name, one)
		}
	}
}

// listsInodes reports whether the listings of a tree have the inodes of its files:
// where something is mounted in it, they have those of what lies below that.
func listsInodes(tree string) bool {
	data, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return false
	}
	within := strings.NewReplacer(" ", `\040`, "\t", `\011`, "\n", `\012`, `\`, `\134`).Replace(tree) + "/"
	for line := range strings.Lines(string(data)) {
		if fields := strings.Split(line, " "); len(fields) < 5 || strings.HasPrefix(fields[4], within) {
			return false
		}
	}
	return true
}

func openInside(name string) (folder int, err error) {
	err = called("open", name, func() (err error) {
		folder, err = unix.Open(name, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0)
		return err
	})
	return folder, err
}

// listingRoom has room for what one call lists.
var listingRoom sync.Pool

const listingSize = 8 << 10

// listing is an entry of a folder as it is listed.
type listing struct {
	name    string // empty for one that is gone
	inode   uint64
	kind    fs.FileMode // its type alone
	unknown bool        // the file system does not tell it
}

// nextListed reads the first entry of a listing, whose form is that of
// getdents64(2), and gives the rest; false when it is in another form.
func nextListed(data []byte) (e listing, rest []byte, ok bool) {
	const head = 8 + 8 + 2 + 1 // inode, offset, length, type
	if len(data) < head {
		return e, nil, false
	}
	length := int(binary.NativeEndian.Uint16(data[16:]))
	if length < head || length > len(data) {
		return e, nil, false
	}
	e.inode = binary.NativeEndian.Uint64(data)
	if name, _, _ := bytes.Cut(data[head:length], []byte{0}); e.inode != 0 {
		e.name = string(name)
	}
	switch data[18] {
	case unix.DT_REG:
	case unix.DT_DIR:
		e.kind = fs.ModeDir
	case unix.DT_UNKNOWN:
		e.unknown = true
	default:
		e.kind = fs.ModeIrregular
	}
	return e, data[length:], true
}
