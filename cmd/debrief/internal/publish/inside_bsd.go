//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// lookInto looks at a folder, and hands over what is in it, in any order. It
// follows no symbolic link. Of plain files, size and time need not be known where
// nobody asks for more than their inodes.
func lookInto(name string, _ bool, use func(name string, one found)) (folderState, error) {
	dir, err := os.OpenFile(name, os.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW, 0)
	if err != nil {
		return folderState{}, err
	}
	defer dir.Close() //nolint:errcheck // it was only read
	fd := int(dir.Fd())
	state, err := stateOfOpen(fd, name)
	if err != nil {
		return state, err
	}
	entries, err := dir.ReadDir(-1)
	if err != nil {
		return state, err
	}
	for _, e := range entries {
		one := found{kind: e.Type()}
		if one.kind.IsRegular() {
			var there bool
			if one, there = lookAt(foundIn(fd, e.Name(), state.device)); !there {
				continue
			}
		}
		use(e.Name(), one)
	}
	return state, nil
}

// listsInodes reports whether listings have the inodes of files: nobody asks them.
func listsInodes(string) bool { return false }
