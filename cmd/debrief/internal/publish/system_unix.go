//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package publish

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// lock locks a folder for this process. It is busy when another has it. Where
// the file system knows no such locks, there is none.
func lock(folder string) (held *os.File, busy bool, err error) {
	file, err := os.Open(folder)
	if err != nil {
		return nil, false, err
	}
	err = unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return nil, true, file.Close()
	}
	return file, false, nil
}

// stillThere reports whether a locked folder is the one at its path.
func stillThere(held *os.File, folder string) bool {
	mine, err := held.Stat()
	if err != nil {
		return false
	}
	now, err := os.Lstat(folder)
	return err == nil && os.SameFile(mine, now)
}

// canMake reports whether files can be made in a folder.
func canMake(dir string) bool { return unix.Access(dir, unix.W_OK|unix.X_OK) == nil }

// canEmpty reports whether files can be removed from a folder, if need be after
// its owner has allowed it.
func canEmpty(dir string, info fs.FileInfo) bool {
	return canMake(dir) || owner(info) == os.Geteuid()
}

func owner(info fs.FileInfo) int {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(stat.Uid)
	}
	return -1
}

// likeOld gives a folder that will take the place of another the same owner and
// rights.
func likeOld(dir string, old fs.FileInfo) error {
	mine, err := os.Stat(dir)
	if err != nil {
		return err
	}
	was, ok := old.Sys().(*syscall.Stat_t)
	is, ok2 := mine.Sys().(*syscall.Stat_t)
	if ok && ok2 && (was.Uid != is.Uid || was.Gid != is.Gid) {
		if err := os.Chown(dir, int(was.Uid), int(was.Gid)); err != nil {
			return err
		}
	}
	return os.Chmod(dir, old.Mode())
}

// inodeOf gives the device and the number of a file: two names with the same
// ones are one file.
func inodeOf(info fs.FileInfo) (device, inode uint64) {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Dev), uint64(stat.Ino) //nolint:unconvert // their types differ between systems
	}
	return 0, 0
}

// inodeIn gives the inode of a file in an open folder; 0 when it is on another
// device than that. It goes by the folder, which takes half the time that a whole
// path does, and leaves no garbage.
func inodeIn(folder *os.File, file fs.DirEntry, device uint64) (uint64, error) {
	var stat unix.Stat_t
	for {
		err := unix.Fstatat(int(folder.Fd()), file.Name(), &stat, unix.AT_SYMLINK_NOFOLLOW)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil:
			return 0, &fs.PathError{Op: "fstatat", Path: file.Name(), Err: err}
		case uint64(stat.Dev) != device: //nolint:unconvert // their types differ between systems
			return 0, nil
		}
		return uint64(stat.Ino), nil //nolint:unconvert // likewise
	}
}

// stateOf looks at a folder. It follows no symbolic link.
func stateOf(folder string) (folderState, error) {
	var stat unix.Stat_t
	for {
		err := unix.Lstat(folder, &stat)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil:
			return folderState{}, &fs.PathError{Op: "lstat", Path: folder, Err: err}
		}
		break
	}
	return folderState{
		device: uint64(stat.Dev), kept: [3]uint32{uint32(stat.Mode), stat.Uid, stat.Gid}, //nolint:unconvert // their types differ between systems
		changed: [2]int64{stat.Mtim.Nano(), stat.Ctim.Nano()},
	}, nil
}
