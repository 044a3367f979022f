//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package cli

import (
	"os"
	"syscall"
	"unsafe"
)

// columnsOf asks a terminal how many columns it has; 0 when it does not say.
func columnsOf(terminal *os.File) int {
	var size struct{ rows, columns, x, y uint16 }
	_, _, fault := syscall.Syscall(syscall.SYS_IOCTL, terminal.Fd(), syscall.TIOCGWINSZ, uintptr(unsafe.Pointer(&size)))
	if fault != 0 {
		return 0
	}
	return int(size.columns)
}
