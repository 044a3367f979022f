package publish

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// folderState is what a folder is, and when that changed.
type folderState struct {
	device  uint64
	kept    [3]uint32 // its kind and rights, its owner, its group
	changed [2]int64  // when its entries did, and when anything of it did, in nanoseconds since 1970
}

// settled reports whether a change from a moment on would show: those that
// follow on another within a tick of the clock may not.
func (s folderState) settled(at time.Time) bool {
	const ticks = 2 * time.Second // FAT has such
	return max(s.changed[0], s.changed[1]) < at.Add(-ticks).UnixNano()
}

// folder is what was found in a folder of a tree.
type folder struct {
	name    string // its path in the tree
	state   folderState
	entries []fs.DirEntry
	inodes  []uint64 // of the plain files among them, when asked for; 0 for all else
}

// readFolder reads a folder of a tree.
func readFolder(root, name string, inodes bool) (f folder, err error) {
	f.name = name
	full := filepath.Join(root, filepath.FromSlash(name))
	if f.state, err = stateOf(full); err != nil {
		return f, err
	}
	if f.entries, err = os.ReadDir(full); err != nil || !inodes {
		return f, err
	}
	dir, err := os.Open(full)
	if err != nil {
		return f, err
	}
	defer dir.Close() //nolint:errcheck // it was only read
	f.inodes = make([]uint64, len(f.entries))
	for i, e := range f.entries {
		if !e.Type().IsRegular() {
			continue
		}
		if f.inodes[i], err = inodeIn(dir, e, f.state.device); err != nil {
			return f, err
		}
	}
	return f, nil
}

// inodeOn gives the inode of a file on a device; 0 when it is on another.
func inodeOn(device uint64, info fs.FileInfo) uint64 {
	if its, inode := inodeOf(info); its == device {
		return inode
	}
	return 0
}

// walkTree reads the folders of a tree, some at once, and hands them over one
// by one; of each those below it that are to be read too come back.
func walkTree(ctx context.Context, root string, inodes bool, use func(f folder) (below []string, err error)) error {
	const atOnce = 128
	for waiting := []string{"."}; len(waiting) > 0; {
		if err := ctx.Err(); err != nil {
			return err
		}
		first := max(0, len(waiting)-atOnce)
		read := make([]folder, len(waiting)-first)
		err := atSameTime(len(read), func(i int) (err error) {
			read[i], err = readFolder(root, waiting[first+i], inodes)
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
