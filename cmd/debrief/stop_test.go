//go:build linux

package main

import (
	"bufio"
	"bytes"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// endless adds a record to a project, zz-endless, whose report's template never
// comes to an end.
func endless(t *testing.T, dir string) {
	t.Helper()
	template := string(content(t, project+"/templates", "incident.md.tmpl"))
	lay(t, dir, map[string]string{
		"templates/incident.md.tmpl": `{{if eq .Title "Endless"}}{{range 9000000000000000000}}{{end}}{{end}}` + template,
		"incidents/zz-endless.yaml":  "title: Endless\nkind: outage\nsummary: It was out.\nrecord_status: published\ntimes: {started: 2026-05-04T09:12Z, resolved: 2026-05-04T09:50Z}\ntimeline: [{at: 2026-05-04T09:12Z, text: It went out.}]\n",
	})
}

// One signal ends a build that hangs in a template, and the old site stays as it
// is. What it has left is cleared by the next build.
func TestTortureHangingTemplate(t *testing.T) {
	t.Parallel()
	// Commands begin with what is ignored here, such as under nohup, and with nothing
	// of what is listened to.
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP)
	defer signal.Stop(signals)
	s := twoStates(t)
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(signal.String(), func(t *testing.T) {
			s := s
			s.cache = filepath.Join(t.TempDir(), "cache")
			out := filepath.Join(t.TempDir(), "out", "site")
			s.mustBuild(t, 0, out)
			hanging := s
			hanging.projects[1] = t.TempDir()
			must(t, os.CopyFS(hanging.projects[1], os.DirFS(s.projects[1])))
			endless(t, hanging.projects[1])
			c, said := hanging.command(t, 1, out)
			if status, text := stopped(t, c, said, signal, func(ended chan error) {
				waitFor(filepath.Join(filepath.Dir(out), ".site.debrief-next", "next", "incidents"), ended)
			}); status != 3 || !strings.HasSuffix(text, "debrief: stopped; "+out+" is as it was\n") {
				t.Errorf("exit %d, it said:\n%s", status, text)
			}
			s.wantSite(t, 0, out, nil)
			s.mustBuild(t, 1, out)
			s.wantSite(t, 1, out, nil)
			wantAlone(t, out)
		})
	}
}

// A preview ends with one signal too while a page of it hangs.
func TestTortureHangingPreview(t *testing.T) {
	t.Parallel()
	s := twoStates(t)
	endless(t, s.projects[0])
	c, said := exec.CommandContext(t.Context(), "debrief", "serve", "--chdir", s.projects[0]), &bytes.Buffer{}
	c.Stderr = said
	out, err := c.StdoutPipe()
	must(t, err)
	status, text := stopped(t, c, said, syscall.SIGINT, func(chan error) {
		address, err := bufio.NewReader(out).ReadString('\n')
		must(t, err)
		asked := make(chan struct{})
		go func() {
			close(asked)
			if answer, err := http.Get(strings.TrimSpace(address) + "incidents/zz-endless/"); err == nil { //nolint:noctx // it ends with the preview
				_ = answer.Body.Close()
			}
		}()
		<-asked
		time.Sleep(100 * time.Millisecond)
	})
	if status != 0 {
		t.Errorf("exit %d, it said:\n%s", status, text)
	}
}

// stopped starts a command, sends it one signal when it is time to, and gives
// its status and what it said.
func stopped(t *testing.T, c *exec.Cmd, said *bytes.Buffer, signal os.Signal, wait func(ended chan error)) (status int, text string) {
	t.Helper()
	must(t, c.Start())
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	wait(ended)
	if err := c.Process.Signal(signal); err != nil {
		<-ended
		t.Fatalf("%v; it said:\n%s", err, said)
	}
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		_ = c.Process.Kill()
		<-ended
		t.Errorf("one %v is not enough", signal)
	}
	return c.ProcessState.ExitCode(), said.String()
}
