//go:build freebsd || netbsd || openbsd || dragonfly

package publish

import "errors"

// exchange is not known here.
func exchange(string, string) error { return errors.ErrUnsupported }

// isMount reports whether a file system begins at a folder, so that it cannot
// be moved.
func isMount(folder string) bool { return otherDevice(folder) }
