package corpus

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// Nobody is the number of a user, and of a group, without any rights.
const Nobody = 65534

// Moments is how often a test kills a build: a few times, or as many as the
// environment says (make torture).
func Moments(t *testing.T, few int) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("DEBRIEF_TORTURE")); err == nil && n > 0 {
		return n
	}
	if testing.Short() {
		t.Skip("killing takes its time, and -short has none")
	}
	return few
}

// QuickFolder is a folder for builds that are killed: in memory when that is to
// be done many times, since it waits for no disk.
func QuickFolder(t *testing.T, times int) string {
	t.Helper()
	const memory = "/dev/shm"
	if info, err := os.Stat(memory); err != nil || !info.IsDir() || times < 100 {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp(memory, "debrief-torture-") //nolint:usetesting // it is elsewhere than other tests' folders
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// Program copies the program that a test runs in to a folder that every user may
// look into, and gives its path.
func Program(t *testing.T) string {
	t.Helper()
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(own)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "debrief")
	if err := errors.Join(os.Chmod(filepath.Dir(dir), 0o755), os.Chmod(dir, 0o755), os.WriteFile(program, data, 0o755)); err != nil {
		t.Fatal(err)
	}
	return program
}
