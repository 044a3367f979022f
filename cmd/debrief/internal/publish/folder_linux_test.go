package publish

import (
	"path/filepath"
	"syscall"
	"testing"
)

// A folder that has two names is one folder, as on disks that are blind to
// case.
func TestOutputFolderApartByAnotherName(t *testing.T) {
	project, other := t.TempDir(), t.TempDir()
	put(t, project, map[string]string{"incidents/a.yaml": ""})
	incidents := filepath.Join(project, "incidents")
	if err := syscall.Mount(incidents, other, "", syscall.MS_BIND, ""); err != nil {
		t.Skipf("give a folder a second name: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(other, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	for _, out := range []string{other, filepath.Join(other, "site"), filepath.Join(other, "a", "b")} {
		if _, err := Write(t.Context(), out, []File{page("index.html", "one")}, Options{Project: project, Sources: []string{incidents}}); err == nil {
			t.Errorf("output folder %s is taken", out)
		}
	}
	if got := tree(t, project); len(got) != 1 {
		t.Errorf("the project has %v", got)
	}
}
