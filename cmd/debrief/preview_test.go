package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
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
