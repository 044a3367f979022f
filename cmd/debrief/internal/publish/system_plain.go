//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package publish

import (
	"errors"
	"io/fs"
	"os"
)

// exchange is not known here.
func exchange(string, string) error { return errors.ErrUnsupported }

// inodeOf is not known here.
func inodeOf(fs.FileInfo) (device, inode uint64) { return 0, 0 }

// stateOf is of no use here, where folders cannot change places.
func stateOf(string) (folderState, error) { return folderState{}, nil }

// openPlain opens what was a plain file.
func openPlain(name string) (*os.File, error) { return os.Open(name) }

// lookInto hands over what is in a folder, in any order.
func lookInto(name string, _ bool, use func(name string, one found)) (folderState, error) {
	entries, err := os.ReadDir(name)
	if err != nil {
		return folderState{}, err
	}
	for _, e := range entries {
		one := found{kind: e.Type()}
		if one.kind.IsRegular() {
			var there bool
			if one, there = lookAt(foundBy(e)); !there {
				continue
			}
		}
		use(e.Name(), one)
	}
	return folderState{}, nil
}

// listsInodes reports whether listings have the inodes of files: nobody asks them.
func listsInodes(string) bool { return false }

// foundBy looks at a file.
func foundBy(file fs.DirEntry) (found, error) {
	info, err := file.Info()
	if err != nil {
		return found{}, err
	}
	return foundOf(info, inodeOn(0, info)), nil
}
