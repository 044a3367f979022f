package main

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/cli"
)

// debrief runs the command here and gives its exit status.
func debrief(out io.Writer, args ...string) int {
	return cli.Main(args, strings.NewReader(""), out, out)
}

// serving is a running `debrief serve`.
type serving struct {
	tb      testing.TB
	dir     string // the project
	address string // ends in a slash
	process *exec.Cmd
	said    *saying
}

// saying collects what a process says.
type saying struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *saying) Write(text []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(text)
}

func (l *saying) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// serve starts the command as people do and waits for its address. It is ended
// with the test.
func serve(tb testing.TB, dir string, flags ...string) *serving {
	tb.Helper()
	self, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	s := &serving{tb: tb, dir: dir, said: &saying{}}
	args := append([]string{"debrief", "serve", "--chdir", dir, "--port", "0", "--as-of", "2026-11-22"}, flags...)
	s.process = &exec.Cmd{Path: self, Args: args, Stderr: s.said, Env: append(os.Environ(), "NO_COLOR=1")}
	stdout, err := s.process.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := s.process.Start(); err != nil {
		tb.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		_ = s.process.Wait()
		tb.Fatalf("no address: %v\n%s", err, s.said)
	}
	s.address = strings.TrimSpace(line)
	tb.Cleanup(func() { s.stop() })
	return s
}

// stop ends the preview as Ctrl-C does, and gives its status and how long that
// took.
func (s *serving) stop() (status int, took time.Duration) {
	if s.process.ProcessState != nil {
		return s.process.ProcessState.ExitCode(), 0
	}
	began := time.Now()
	if err := s.process.Process.Signal(syscall.SIGINT); err != nil {
		s.tb.Error(err)
	}
	_ = s.process.Wait() // the status tells
	return s.process.ProcessState.ExitCode(), time.Since(began)
}

// get asks for an address and gives the status and what came.
func get(t *testing.T, address string) (int, []byte) {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close() //nolint:errcheck // it was read
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, body
}

var previewScript = regexp.MustCompile(`<script src="/-/preview\.js" data-seen="[^"]*" defer></script>\n`)

// TestPreviewIsTheSite wants every file as it is built, but for the preview's
// script, and nothing of the preview in what is built.
func TestPreviewIsTheSite(t *testing.T) {
	t.Parallel()
	dir := manyRecords(t, 7)
	s := serve(t, dir)
	out := filepath.Join(t.TempDir(), "site")
	var said bytes.Buffer
	if status := debrief(&said, "build", "--chdir", dir, "--out", out, "--as-of", "2026-11-22", "--base-url", s.address); status != 0 {
		t.Fatalf("build: exit %d\n%s", status, said.String())
	}
	for _, name := range files(t, out) {
		built := content(t, out, name)
		for _, word := range []string{"/-/", "preview.js", "debrief-preview", "EventSource", "data-seen"} {
			if bytes.Contains(built, []byte(word)) && !strings.HasPrefix(name, "assets/echarts.") {
				t.Errorf("%s has %q of the preview", name, word)
			}
		}
		if name == "manifest.json" {
			continue
		}
		status, shown := get(t, s.address+name)
		scripts := len(previewScript.FindAll(shown, -1))
		if isPage := strings.HasSuffix(name, ".html"); isPage && scripts != 1 || !isPage && scripts != 0 {
			t.Errorf("%s has the preview's script %d times", name, scripts)
		}
		if status != http.StatusOK || !bytes.Equal(previewScript.ReplaceAll(shown, nil), built) {
			t.Errorf("%s is not as built: status %d", name, status)
		}
	}
}

// TestServe runs the command from its start to Ctrl-C.
func TestServe(t *testing.T) {
	t.Parallel()
	dir := manyRecords(t, 7)
	before := files(t, dir)
	s := serve(t, dir)
	if !strings.HasPrefix(s.address, "http://127.0.0.1:") {
		t.Errorf("the address is %s", s.address)
	}
	record := filepath.Join(dir, "incidents", "2024-06-27-cloudflare-1111-hijack-000.yaml")
	text, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(record, []byte("title: [\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.until("1 error in 1 file")
	if err := os.WriteFile(record, text, 0o644); err != nil {
		t.Fatal(err)
	}
	s.until(" ms, no problems\n")
	for _, want := range []string{"debrief: 7 incidents, no problems; Ctrl-C ends the preview\n", "incidents/2024-06-27-cloudflare-1111-hijack-000.yaml:1:9: error: "} {
		if n := strings.Count(s.said.String(), want); n != 1 {
			t.Errorf("it says %q %d times:\n%s", want, n, s.said)
		}
	}
	stream, err := http.Get(s.address + "-/events?page=/&seen=x")
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close() //nolint:errcheck // it ends with the preview
	if status, took := s.stop(); status != 0 || took > 2*time.Second {
		t.Errorf("Ctrl-C: exit %d after %v\n%s", status, took, s.said)
	}
	if got := files(t, dir); !slices.Equal(before, got) {
		t.Errorf("files are %v, were %v", got, before)
	}
}

// until waits until the process has said something.
func (s *serving) until(text string) {
	s.tb.Helper()
	for range 1000 {
		if strings.Contains(s.said.String(), text) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.tb.Fatalf("it never says %q:\n%s", text, s.said)
}

func TestServeOpensTheBrowser(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the test stands in for xdg-open, and browsers are opened by another program here")
	}
	bin := t.TempDir()
	asked := filepath.Join(bin, "asked")
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" >'"+asked+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
	s := serve(t, manyRecords(t, 1), "--open")
	for range 500 {
		if got, _ := os.ReadFile(asked); string(got) == s.address+"\n" { // it may not be there yet
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("the browser is not asked for %s\n%s", s.address, s.said)
}

func TestPortIsTaken(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close() //nolint:errcheck // only its port is used
	port := strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	var out bytes.Buffer
	if status := debrief(&out, "serve", "--chdir", project, "--port", port); status != cli.Failed || !strings.Contains(out.String(), "port "+port+" is taken") {
		t.Errorf("exit %d\n%s", status, out.String())
	}
}
