//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// otherDevice reports whether a folder is on another file system than the one
// above it.
func otherDevice(folder string) bool {
	own, err := os.Stat(folder)
	if err != nil {
		return false
	}
	parent, err := os.Stat(filepath.Dir(folder))
	return err == nil && device(own) != device(parent)
}

func device(info fs.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Dev) //nolint:unconvert // its type differs between systems
	}
	return 0
}
