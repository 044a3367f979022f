package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// lock locks a file that stands for a folder: a folder that is open cannot be
// worked in here.
func lock(folder string) (held *os.File, busy bool, err error) {
	sum := sha256.Sum256([]byte(strings.ToLower(folder)))
	name := filepath.Join(os.TempDir(), "debrief-"+hex.EncodeToString(sum[:8])+".lock")
	file, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, false, err
	}
	err = windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return nil, true, file.Close()
	}
	return file, false, nil
}

func stillThere(*os.File, string) bool { return true }

func canMake(string) bool { return true }

func canEmpty(string, folderState) bool { return true }

func likeOld(string, string) error { return nil }

func isMount(string) bool { return false }
