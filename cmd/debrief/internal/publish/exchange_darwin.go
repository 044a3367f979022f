package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// exchange lets two folders change places in one step.
func exchange(one, other string) error {
	if err := unix.RenamexNp(one, other, unix.RENAME_SWAP); err != nil {
		return &os.LinkError{Op: "exchange", Old: one, New: other, Err: err}
	}
	return nil
}

// isMount reports whether a file system begins at a folder, so that it cannot
// be moved.
func isMount(folder string) bool { return otherDevice(folder) }
