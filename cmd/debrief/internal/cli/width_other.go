//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package cli

import "os"

// columnsOf does not know how to ask here.
func columnsOf(*os.File) int { return 0 }
