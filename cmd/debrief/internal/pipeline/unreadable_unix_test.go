//go:build unix

package pipeline

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"debrief/cmd/debrief/internal/corpus"
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
	program := corpus.Program(t)
	temporary := t.TempDir()
	if err := os.Chown(temporary, corpus.Nobody, corpus.Nobody); err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), program, "-test.v", "-test.run", "^"+t.Name()+"$")
	c.Env = append(os.Environ(), "TMPDIR="+temporary)
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: corpus.Nobody, Gid: corpus.Nobody}}
	if told, err := c.CombinedOutput(); err != nil || !strings.Contains(string(told), "--- PASS: "+t.Name()) {
		t.Errorf("%v\n%s", err, told)
	}
}
