//go:build unix

package main

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
)

// peak gives the bytes of memory that an ended process had at the most.
func peak(state *os.ProcessState) (int64, error) {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, fmt.Errorf("the system does not tell what a process took")
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(usage.Maxrss), nil //nolint:unconvert // it has 32 bits on some systems
	}
	return int64(usage.Maxrss) * 1024, nil //nolint:unconvert // as above
}

// flush has what others wrote brought to the disk, so that it is not done while
// the next one is measured.
func flush() { syscall.Sync() }
