package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

// exchange lets two folders change places in one step.
func exchange(one, other string) error {
	if err := unix.Renameat2(unix.AT_FDCWD, one, unix.AT_FDCWD, other, unix.RENAME_EXCHANGE); err != nil {
		return &os.LinkError{Op: "exchange", Old: one, New: other, Err: err}
	}
	return nil
}

// isMount reports whether a file system begins at a folder, so that it cannot
// be moved.
func isMount(folder string) bool {
	var stat unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, folder, unix.AT_SYMLINK_NOFOLLOW, unix.STATX_BASIC_STATS, &stat)
	return err == nil && stat.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0 || otherDevice(folder)
}
