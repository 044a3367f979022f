//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly || windows)

package publish

import (
	"errors"
	"io/fs"
	"os"
)

// lock does not know how to lock here.
func lock(folder string) (held *os.File, busy bool, err error) {
	held, err = os.Open(folder)
	return held, false, err
}

func stillThere(*os.File, string) bool { return true }

func canMake(string) bool { return true }

func canEmpty(string, fs.FileInfo) bool { return true }

func likeOld(string, fs.FileInfo) error { return nil }

func isMount(string) bool { return false }

// exchange is not known here.
func exchange(string, string) error { return errors.ErrUnsupported }

// inodeOf is not known here.
func inodeOf(fs.FileInfo) (device, inode uint64) { return 0, 0 }

// stateOf is of no use here, where folders cannot change places.
func stateOf(string) (folderState, error) { return folderState{}, nil }

// inodeIn gives the inode of a file in a folder; 0 when it is on another device
// than that.
func inodeIn(_ *os.File, file fs.DirEntry, device uint64) (uint64, error) {
	info, err := file.Info()
	if err != nil {
		return 0, err
	}
	return inodeOn(device, info), nil
}
