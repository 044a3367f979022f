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
func canEmpty(dir string, is folderState) bool {
	return int(is.kept[1]) == os.Geteuid() || canMake(dir)
}

// likeOld gives a folder that will take the place of another the same owner,
// attributes and rights.
func likeOld(dir, folder string) error {
	mine, err := os.Stat(dir)
	if err != nil {
		return err
	}
	old, err := os.Stat(folder)
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
	if err := likeAttributes(dir, folder); err != nil {
		return err
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

// foundIn looks at a file in an open folder, which is on a device. It goes by the
// folder, which takes half the time that a whole path does, and leaves no garbage.
func foundIn(folder int, name string, device uint64) (found, error) {
	var stat unix.Stat_t
	if err := called("fstatat", name, func() error { return unix.Fstatat(folder, name, &stat, unix.AT_SYMLINK_NOFOLLOW) }); err != nil {
		return found{}, err
	}
	f := found{size: stat.Size, time: stat.Mtim.Nano()}
	switch stat.Mode & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		f.kind = fs.ModeDir
	default:
		f.kind = fs.ModeIrregular
	}
	if uint64(stat.Dev) == device { //nolint:unconvert // their types differ between systems
		f.inode = uint64(stat.Ino) //nolint:unconvert // likewise
	}
	return f, nil
}

// openPlain opens what was a plain file. It follows no symbolic link, and does not
// wait where a pipe is there by now.
func openPlain(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDONLY|unix.O_NONBLOCK|unix.O_NOFOLLOW, 0)
}

// stateOf looks at a folder. It follows no symbolic link.
func stateOf(folder string) (folderState, error) {
	var stat unix.Stat_t
	if err := called("lstat", folder, func() error { return unix.Lstat(folder, &stat) }); err != nil {
		return folderState{}, err
	}
	return stateFrom(&stat), nil
}

func stateFrom(stat *unix.Stat_t) folderState {
	return folderState{
		device: uint64(stat.Dev), inode: uint64(stat.Ino), kept: [3]uint32{uint32(stat.Mode), stat.Uid, stat.Gid}, //nolint:unconvert // their types differ between systems
		changed: [2]int64{stat.Mtim.Nano(), stat.Ctim.Nano()},
	}
}

// stateOfOpen looks at an open folder.
func stateOfOpen(folder int, name string) (folderState, error) {
	var stat unix.Stat_t
	if err := called("fstat", name, func() error { return unix.Fstat(folder, &stat) }); err != nil {
		return folderState{}, err
	}
	return stateFrom(&stat), nil
}

// called makes a system call, and again as often as a signal interrupts it. Its
// error names the call and the file.
func called(op, name string, call func() error) error {
	for {
		switch err := call(); {
		case errors.Is(err, unix.EINTR):
		case err != nil:
			return &fs.PathError{Op: op, Path: name, Err: err}
		default:
			return nil
		}
	}
}
