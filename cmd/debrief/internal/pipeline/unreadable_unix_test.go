//go:build unix

package pipeline

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestUnreadableRecord(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		asNobody(t)
		return
	}
	d := newDesk(t)
	w := d.open()
	before := file(w, "incidents/mail-a/index.html")
	if err := os.Chmod(d.path("incidents/mail-a.yaml"), 0); err != nil {
		t.Fatal(err)
	}
	w.Refresh(nil)
	if _, notices := w.Findings(); len(notices) != 1 || notices[0].File != "incidents/mail-a.yaml" || file(w, "incidents/mail-a/index.html") != before {
		t.Errorf("notices %v", notices)
	}
	if err := os.Chmod(d.path("incidents/mail-a.yaml"), 0o644); err != nil {
		t.Fatal(err)
	}
	w.Refresh(nil)
	if _, notices := w.Findings(); len(notices) != 0 {
		t.Errorf("after mending: %v", notices)
	}
}

// asNobody runs a test again as a user without any rights, since root may read
// everything.
func asNobody(t *testing.T) {
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
	program, temporary := filepath.Join(dir, "program"), filepath.Join(dir, "tmp")
	if err := errors.Join(os.Chmod(filepath.Dir(dir), 0o755), os.Chmod(dir, 0o755), os.WriteFile(program, data, 0o755),
		os.Mkdir(temporary, 0o755), os.Chown(temporary, 65534, 65534)); err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), program, "-test.v", "-test.run", "^"+t.Name()+"$")
	c.Env = append(os.Environ(), "TMPDIR="+temporary)
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	if told, err := c.CombinedOutput(); err != nil || !strings.Contains(string(told), "--- PASS: "+t.Name()) {
		t.Errorf("%v\n%s", err, told)
	}
}
