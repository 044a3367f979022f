//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly || windows)

package publish

import (
	"os"
)

// lock does not know how to lock here.
func lock(folder string) (held *os.File, busy bool, err error) {
	held, err = os.Open(folder)
	return held, false, err
}

func stillThere(*os.File, string) bool { return true }

func canMake(string) bool { return true }

func canEmpty(string, folderState) bool { return true }

func likeOld(string, string) error { return nil }

func isMount(string) bool { return false }
