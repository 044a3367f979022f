package publish

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// folderState is what a folder is, and when that changed.
type folderState struct {
	device  uint64
	inode   uint64
	kept    [3]uint32 // its kind and rights, its owner, its group
	changed [2]int64  // when its entries did, and when anything of it did, in nanoseconds since 1970
}

// settled reports whether a change from a moment on would show: those that
// follow on another within a tick of the clock may not.
func (s folderState) settled(at time.Time) bool {
	const ticks = 2 * time.Second // FAT has such
	return max(s.changed[0], s.changed[1]) < at.Add(-ticks).UnixNano()
}

// folder is what was found in a folder of a tree, sorted.
type folder struct {
	name    string // its path in the tree
	at      time.Time
	state   folderState
	names   string // of what is in it, one after the other
	entries []found
}

// found is what was found of an entry of a folder.
type found struct {
	end   uint32      // of its name among the names
	kind  fs.FileMode // its type alone
	size  int64       // of a plain file; -1 when it is not known
	time  int64       // of a plain file, in nanoseconds since 1970
	inode uint64      // of a plain file; 0 when it is not known, or not on its folder's device
}

func (f *folder) entry(i int) string {
	begin := uint32(0)
	if i > 0 {
		begin = f.entries[i-1].end
	}
	return f.names[begin:f.entries[i].end]
}

// path gives that of an entry in the tree.
func (f *folder) path(i int) string {
	if f.name == "." {
		return f.entry(i)
	}
	return f.name + "/" + f.entry(i)
}

// find finds an entry by its name.
func (f *folder) find(name string) (found, bool) {
	i := sort.Search(len(f.entries), func(i int) bool { return f.entry(i) >= name })
	if i == len(f.entries) || f.entry(i) != name {
		return found{}, false
	}
	return f.entries[i], true
}

// inode gives that of a file in a folder, as it was when that was read; 0 when it
// is not known, or not on a device.
func (f *folder) inode(name string, device uint64) uint64 {
	if f == nil || f.state.device != device {
		return 0
	}
	file, _ := f.find(name)
	return file.inode
}

// readOnce is a tree of which each folder is read once, when it is first asked for.
type readOnce struct {
	root    string
	inodes  bool     // of plain files nothing else is asked for
	folders sync.Map // func() *folder, by the folders' paths: nil when it is none
}

func (t *readOnce) at(name string) string { return filepath.Join(t.root, filepath.FromSlash(name)) }

// known gives a folder as it was when it was read; nil when it is none, or lies in
// none, or cannot be read.
func (t *readOnce) known(dir string) *folder {
	read, known := t.folders.Load(dir)
	if !known {
		read, _ = t.folders.LoadOrStore(dir, sync.OnceValue(func() *folder { return t.read(dir) }))
	}
	return read.(func() *folder)()
}

func (t *readOnce) read(dir string) *folder {
	if dir != "." {
		above := t.known(path.Dir(dir))
		if above == nil {
			return nil
		}
		if f, is := above.find(path.Base(dir)); !is || !f.kind.IsDir() {
			return nil
		}
	}
	f, err := readFolder(t.root, dir, t.inodes)
	if err != nil {
		return nil
	}
	return f
}

// now gives a folder as it is now. What was read before is enough where every
// change since would show.
func (t *readOnce) now(dir string) (*folder, error) {
	if read, known := t.folders.Load(dir); known {
		f := read.(func() *folder)()
		if f != nil && f.state.settled(f.at) {
			if state, err := stateOf(t.at(dir)); err == nil && state == f.state && state != (folderState{}) {
				return f, nil
			}
		}
	}
	return readFolder(t.root, dir, t.inodes)
}

// ahead begins to read all of the tree. Wait waits until that is done, and end
// ends it.
func (t *readOnce) ahead(ctx context.Context) (wait, end func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		get := func(name string) (*folder, error) { return t.known(name), nil }
		_ = walkTree(ctx, get, func(f *folder) (below []string, err error) { return f.below(), nil }) // what is not read by then is read later
	}()
	wait = func() { <-done }
	return wait, func() { cancel(); wait() }
}

// below gives the paths of the folders in a folder; nil has none.
func (f *folder) below() (names []string) {
	if f == nil {
		return nil
	}
	for i, e := range f.entries {
		if e.kind.IsDir() {
			names = append(names, f.path(i))
		}
	}
	return names
}

// readFolder reads a folder of a tree. With inodes it asks for nothing else of
// plain files.
func readFolder(root, name string, inodes bool) (*folder, error) {
	type named struct {
		name string
		found
	}
	var all []named
	length := 0
	f := &folder{name: name, at: time.Now()}
	state, err := lookInto(filepath.Join(root, filepath.FromSlash(name)), inodes, func(name string, one found) {
		all = append(all, named{name, one})
		length += len(name)
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b named) int { return strings.Compare(a.name, b.name) })
	f.state, f.entries = state, make([]found, len(all))
	names := make([]byte, 0, length)
	for i, one := range all {
		names = append(names, one.name...)
		one.end = uint32(len(names))
		f.entries[i] = one.found
	}
	f.names = string(names)
	return f, nil
}

// lookAt makes of what looking at a plain file gave what is found of it; false
// when it is gone. One that cannot be looked at is there.
func lookAt(one found, err error) (found, bool) {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return found{}, false
	case err != nil:
		return found{size: -1}, true
	}
	return one, true
}

// inodeOn gives the inode of a file on a device; 0 when it is on another.
func inodeOn(device uint64, info fs.FileInfo) uint64 {
	if its, inode := inodeOf(info); its == device {
		return inode
	}
	return 0
}

// walkTree gets the folders of a tree, some at once, and hands them over one by
// one; of each those below it that are wanted too come back.
func walkTree(ctx context.Context, get func(name string) (*folder, error), use func(f *folder) (below []string, err error)) error {
	const atOnce = 128
	for waiting := []string{"."}; len(waiting) > 0; {
		if err := ctx.Err(); err != nil {
			return err
		}
		first := max(0, len(waiting)-atOnce)
		read := make([]*folder, len(waiting)-first)
		err := atSameTime(len(read), func(i int) (err error) {
			read[i], err = get(waiting[first+i])
			return err
		})
		if err != nil {
			return err
		}
		waiting = waiting[:first]
		for _, f := range read {
			below, err := use(f)
			if err != nil {
				return err
			}
			waiting = append(waiting, below...)
		}
	}
	return nil
}

// atSameTime calls work with the numbers from 0 to n-1, from as many goroutines
// as there are processors, each of which has numbers that follow each other. An
// error ends it; it gives one.
func atSameTime(n int, work func(i int) error) error {
	workers := min(runtime.GOMAXPROCS(0), n)
	faults := make([]error, workers)
	var failed atomic.Bool
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := n * w / workers; i < n*(w+1)/workers && !failed.Load(); i++ {
				if faults[w] = work(i); faults[w] != nil {
					failed.Store(true)
				}
			}
		})
	}
	group.Wait()
	for _, err := range faults {
		if err != nil {
			return err
		}
	}
	return nil
}
