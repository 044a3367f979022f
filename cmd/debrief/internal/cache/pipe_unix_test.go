//go:build unix

package cache

import (
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe that nobody writes to must not keep anyone waiting.
func TestPipesAreNotRead(t *testing.T) {
	t.Parallel()
	f, all := Open(t.TempDir()), KeyOf(nil)
	for _, name := range []string{"things", "things.data"} {
		if err := syscall.Mkfifo(filepath.Join(f.dir, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := f.Shelf("things", all)
	s.Put("a", all, []byte("content of a"))
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if got := f.Shelf("things", all).Get("a", all); string(got) != "content of a" {
		t.Errorf("%q is kept", got)
	}
}
