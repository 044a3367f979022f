//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package publish

import (
	"os"
	"path/filepath"
)

// otherDevice reports whether a folder is on another file system than the one
// above it.
func otherDevice(folder string) bool {
	own, err := os.Stat(folder)
	if err != nil {
		return false
	}
	parent, err := os.Stat(filepath.Dir(folder))
	if err != nil {
		return false
	}
	one, _ := inodeOf(own)
	other, _ := inodeOf(parent)
	return one != other
}
