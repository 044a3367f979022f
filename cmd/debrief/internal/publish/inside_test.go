//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestLookInto wants all that is in a folder to be found once, as it is, whether
// the listing fits into one piece or not, and no link to be followed.
func TestLookInto(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	err := errors.Join(os.Mkdir(filepath.Join(dir, "folder"), 0o755), os.Symlink("file 0", filepath.Join(dir, "link")), syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600))
	for i := range 300 {
		name := fmt.Sprintf("file %d", i)
		if i%3 == 0 {
			name += strings.Repeat("ö", 100)
		}
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), make([]byte, i), 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, inodes := range []bool{false, true} {
		all := map[string]found{}
		state, err := lookInto(dir, inodes, func(name string, one found) {
			if _, twice := all[name]; twice {
				t.Errorf("%q is there twice", name)
			}
			all[name] = one
		})
		if now, err2 := stateOf(dir); err != nil || err2 != nil || state != now {
			t.Errorf("the folder is %v, %v; want %v, %v", state, err, now, err2)
		}
		if len(all) != len(entries) {
			t.Errorf("there are %d entries, want %d", len(all), len(entries))
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				t.Fatal(err)
			}
			_, inode := inodeOf(info)
			got, want := all[e.Name()], foundOf(info, inode)
			if got.kind.IsRegular() != want.kind.IsRegular() || got.kind.IsDir() != want.kind.IsDir() {
				t.Errorf("%s is %v, want %v", e.Name(), got.kind, want.kind)
			}
			if want.kind.IsRegular() && (got.inode != want.inode || !inodes && (got.size != want.size || got.time != want.time)) {
				t.Errorf("%s is %+v, want %+v", e.Name(), got, want)
			}
		}
	}
	if err := os.Symlink("folder", filepath.Join(dir, "to")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"file 1", "to", "gone"} { // the second leads to a folder
		if _, err := lookInto(filepath.Join(dir, name), false, nil); err == nil || errors.Is(err, fs.ErrNotExist) != (name == "gone") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
