package publish

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A file that is mounted over one of the spare, whose listing still has the inode
// of what is below it, gets into no site.
func TestSpareWithMount(t *testing.T) {
	for name, linked := range map[string]bool{"in a folder": false, "behind a link": true} {
		t.Run(name, func(t *testing.T) {
			s := withSpare(t)
			if linked {
				if err := errors.Join(os.Mkdir(s.cache+"-else", 0o755), os.Symlink(s.cache+"-else", s.cache)); err != nil {
					t.Fatal(err)
				}
			}
			s.build(oldState)
			s.build(newState)
			const name = "same/c.txt"
			spare, other := filepath.Join(s.tree(), name), filepath.Join(s.parent, "other")
			if err := os.WriteFile(other, []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := syscall.Mount(other, spare, "", syscall.MS_BIND, ""); err != nil {
				t.Skipf("mount a file: %v", err)
			}
			t.Cleanup(func() {
				for _, at := range []string{spare, filepath.Join(s.dir, name)} {
					_ = syscall.Unmount(at, syscall.MNT_DETACH)
				}
			})
			s.build(oldState)
		})
	}
}
