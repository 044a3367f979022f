//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/corpus"
)

// The command is killed at moments by chance, every other one of them while it
// stages or exchanges. After each the folder is the old site or the new one,
// byte for byte, and the next build gives the bytes of a clean one, whatever was
// done to its spare tree. With a folder of someone else in it, it is so after the
// next build.
func TestTortureKilled(t *testing.T) {
	t.Parallel()
	s := twoStates(t)
	for _, mode := range []struct {
		name   string
		others map[string]string
		whole  bool
		spare  bool
	}{
		{"exchange", map[string]string{"CNAME": "example.com"}, true, false},
		{"spare", map[string]string{"CNAME": "example.com"}, true, true},
		{"journal", map[string]string{"CNAME": "example.com", ".git/HEAD": "ref"}, false, false},
	} {
		t.Run(mode.name, func(t *testing.T) {
			t.Parallel()
			s, times := s, corpus.Moments(t, 6)
			folder := corpus.QuickFolder(t, times)
			out := filepath.Join(folder, "out", "site")
			if mode.spare {
				s.cache = filepath.Join(folder, "cache")
			}
			lay(t, out, mode.others)
			s.mustBuild(t, 0, out)
			at := time.Now()
			c, said := s.command(t, 1, out)
			if err := c.Run(); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			longest, now := time.Since(at), 1
			var old, fresh, left int
			for i := range times {
				next := 1 - now
				c, said := s.command(t, next, out)
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				ended := make(chan error, 1)
				go func() { ended <- c.Wait() }()
				over := longest
				if i%2 == 0 {
					over = longest / 4
					waitFor(filepath.Join(filepath.Dir(out), ".site.debrief-next"), ended)
				}
				time.Sleep(time.Duration(rand.Int64N(int64(over))))
				_ = c.Process.Kill()
				if err := <-ended; err == nil && said.Len() == 0 {
					t.Error("a build that came to its end said nothing")
				}
				if hidden, _ := filepath.Glob(filepath.Join(filepath.Dir(out), ".*debrief*")); len(hidden) > 0 {
					left++
				}
				there := plainFiles(t, out)
				isOld, isNew := differ(s.with(now, mode.others), there), differ(s.with(next, mode.others), there)
				switch {
				case isNew == "":
					now, fresh = next, fresh+1
					longest -= longest / 8 // the machine may be faster or slower than before
				case isOld == "":
					old++
					longest += longest / 20
				case mode.whole:
					t.Fatalf("moment %d: neither the old site (%s) nor the new one (%s)", i, isOld, isNew)
				}
				if rand.IntN(3) == 0 {
					continue // the next is killed too
				}
				spoiled := ""
				if mode.spare && rand.IntN(2) == 0 {
					spoiled = spoil(t, s.spare(t), out)
				}
				now = rand.IntN(2)
				s.mustBuild(t, now, out)
				if why := differ(s.with(now, mode.others), plainFiles(t, out)); why != "" {
					t.Fatalf("moment %d, %s: the next build: %s", i, spoiled, why)
				}
				wantAlone(t, out)
			}
			if mode.spare {
				for _, state := range []int{0, 1, 0} {
					s.mustBuild(t, state, out)
					s.wantSite(t, state, out, mode.others)
				}
				s.wantSpare(t, out)
			}
			t.Logf("%d times the old site, %d times the new one, %d times with something left", old, fresh, left)
		})
	}
}

// waitFor waits for something to be there, or for a process to end.
func waitFor(name string, ended chan error) {
	for {
		if _, err := os.Lstat(name); err == nil {
			return
		}
		select {
		case err := <-ended:
			ended <- err
			return
		case <-time.After(100 * time.Microsecond):
		}
	}
}

func TestTortureStopped(t *testing.T) {
	t.Parallel()
	s, times := twoStates(t), corpus.Moments(t, 4)
	folder := corpus.QuickFolder(t, times)
	s.cache = filepath.Join(folder, "cache")
	out := filepath.Join(folder, "out", "site")
	for _, state := range []int{0, 1, 0} {
		s.mustBuild(t, state, out)
	}
	for i := range times {
		c, said := s.command(t, 1, out)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		if i%2 == 0 {
			waitFor(filepath.Join(filepath.Dir(out), ".site.debrief-next"), ended)
		} else {
			time.Sleep(200 * time.Millisecond)
		}
		at := time.Now()
		if err := c.Process.Signal(os.Interrupt); err != nil {
			s.mustBuild(t, 0, out)
			continue // it had ended
		}
		err := <-ended
		if took := time.Since(at); took > 5*time.Second {
			t.Errorf("it stopped after %v", took)
		}
		wantAlone(t, out)
		var exit *exec.ExitError
		switch {
		case err == nil: // it was over before
			s.wantSite(t, 1, out, nil)
			s.mustBuild(t, 0, out)
		case errors.As(err, &exit) && exit.ExitCode() == 3:
			if !strings.Contains(said.String(), "debrief: stopped; ") {
				t.Errorf("it said:\n%s", said)
			}
			s.wantSite(t, 0, out, nil)
		case errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signaled(): //nolint:misspell // a name of Go's; it came before it could hear
			s.wantSite(t, 0, out, nil)
		default:
			t.Errorf("%v\n%s", err, said)
		}
	}
}

func TestTortureTwoAtOnce(t *testing.T) {
	t.Parallel()
	s := twoStates(t)
	for _, others := range []map[string]string{nil, {".git/HEAD": "ref"}} {
		times := max(1, corpus.Moments(t, 3)/10)
		folder := corpus.QuickFolder(t, 10*times)
		s.cache = filepath.Join(folder, "cache")
		out := filepath.Join(folder, "out", "site")
		lay(t, filepath.Dir(out), map[string]string{"x": ""})
		lay(t, out, others)
		for range times {
			var all []*exec.Cmd
			var texts []*bytes.Buffer
			for i := range 4 {
				c, said := s.command(t, i%2, out)
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				all, texts = append(all, c), append(texts, said)
			}
			waited := false
			for i, c := range all {
				if err := c.Wait(); err != nil {
					t.Errorf("%v\n%s", err, texts[i])
				}
				waited = waited || strings.Contains(texts[i].String(), "debrief: another build is at work in "+out)
			}
			if !waited {
				t.Log("none had to wait")
			}
			there := plainFiles(t, out)
			if one, two := differ(s.with(0, others), there), differ(s.with(1, others), there); one != "" && two != "" {
				t.Fatalf("neither the one site (%s) nor the other (%s)", one, two)
			}
			wantAlone(t, out)
		}
	}
}

// Builds into folders of their own may share a cache.
func TestTortureSharedCache(t *testing.T) {
	t.Parallel()
	s := twoStates(t)
	for range max(1, corpus.Moments(t, 3)/10) {
		dir := t.TempDir()
		s.cache = filepath.Join(dir, "kept")
		var all []*exec.Cmd
		var texts []*bytes.Buffer
		out := func(i int) string { return filepath.Join(dir, fmt.Sprint("site-", i)) }
		for i := range 4 {
			c, said := s.command(t, i%2, out(i))
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			all, texts = append(all, c), append(texts, said)
		}
		for i, c := range all {
			if err := c.Wait(); err != nil {
				t.Fatalf("%v\n%s", err, texts[i])
			}
			s.wantSite(t, i%2, out(i), nil)
		}
	}
}

// mounted gives a small file system of its own; without the right to mount one
// the test is skipped.
func mounted(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("mount a small file system: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestTortureDiskFull(t *testing.T) {
	t.Parallel()
	s := twoStates(t)
	size := 0
	for _, text := range s.sites[0] {
		size += len(text) + 8192 // the last page of the file and its folder
	}
	n := len(s.sites[0])
	for name, tt := range map[string]struct {
		options string
		others  map[string]string
		filler  bool // takes all but a little of what is free
		spare   bool // the cache is on the disk too
	}{
		"bytes":               {fmt.Sprintf("size=%d", 2*size), nil, true, false},
		"bytes, with .git":    {fmt.Sprintf("size=%d", 2*size), map[string]string{".git/HEAD": "ref"}, true, false},
		"bytes, with a spare": {fmt.Sprintf("size=%d", 3*size), nil, true, true},
		"files to be staged":  {fmt.Sprintf("nr_inodes=%d", n*2+30), nil, false, false},
		"files to be linked":  {fmt.Sprintf("nr_inodes=%d", n*2+n*6/10), nil, false, false},
		"files, but not many": {fmt.Sprintf("nr_inodes=%d", n*2+n*9/10), nil, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			s, disk := s, mounted(t, tt.options)
			out := filepath.Join(disk, "site")
			lay(t, out, tt.others)
			s.mustBuild(t, 0, out)
			if tt.spare {
				s.cache = filepath.Join(disk, "cache")
				s.mustBuild(t, 1, out)
				s.mustBuild(t, 0, out)
				s.wantSpare(t, out)
			}
			filler := filepath.Join(disk, "filler")
			rounds := 1
			if tt.filler {
				rounds = max(1, min(50, corpus.Moments(t, 4)))
			}
			for i := range rounds {
				if tt.filler {
					fill(t, disk, filler, i*40<<10)
				}
				status, said := s.build(1, out)
				wantAlone(t, out)
				if status == 0 { // it was enough
					s.wantSite(t, 1, out, tt.others)
					if i == 0 {
						t.Log("the disk was not full")
					}
					return
				}
				if status != 3 || !strings.Contains(said, "no space left on device") {
					t.Errorf("exit %d, it said:\n%s", status, said)
				}
				s.wantSite(t, 0, out, tt.others)
				_ = os.Remove(filler)
			}
			if tt.filler {
				s.mustBuild(t, 1, out)
				s.wantSite(t, 1, out, tt.others)
			}
		})
	}
}

// fill writes a file until a number of bytes is free.
func fill(t *testing.T, disk, name string, free int) {
	t.Helper()
	var stat syscall.Statfs_t
	if err := syscall.Statfs(disk, &stat); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, make([]byte, max(0, int(stat.Bavail)*int(stat.Bsize)-free)), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTortureOtherFileSystem(t *testing.T) {
	t.Parallel()
	s := twoStates(t)
	disk := mounted(t, "")
	here := t.TempDir()
	for name, tt := range map[string]struct {
		out    string
		others map[string]string
		cache  string
		spare  bool // there can be one
	}{
		"on it":             {filepath.Join(disk, "deep", "site"), nil, filepath.Join(here, "one"), false},
		"the mount":         {disk, map[string]string{"CNAME": "example.com"}, filepath.Join(here, "two"), false},
		"the cache on it":   {filepath.Join(here, "site"), nil, filepath.Join(disk, "deep", "three"), false},
		"both on it":        {filepath.Join(disk, "deep", "site"), nil, filepath.Join(disk, "deep", "four"), true},
		"nothing kept":      {filepath.Join(here, "other"), nil, "", false},
		"the cache is sick": {filepath.Join(here, "last"), nil, "/dev/null/cache", false},
	} {
		t.Run(name, func(t *testing.T) {
			s := s
			s.cache = tt.cache
			lay(t, tt.out, tt.others)
			for _, state := range []int{0, 1, 1, 0} {
				s.mustBuild(t, state, tt.out)
				s.wantSite(t, state, tt.out, tt.others)
				wantAlone(t, tt.out)
			}
			if spare := s.spare(t); (spare != "") != tt.spare {
				t.Errorf("the spare is %q", spare)
			}
			if err := os.RemoveAll(filepath.Join(disk, "deep")); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// asNobody builds a state as that user.
func (s states) asNobody(t *testing.T, program string, state int, out string) (status int, said string) {
	t.Helper()
	c := exec.CommandContext(t.Context(), program, s.args(state, out)...)
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: corpus.Nobody, Gid: corpus.Nobody}}
	text, err := c.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), string(text)
}

func TestTortureNoPermission(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can become another user")
	}
	s := twoStates(t)
	program := corpus.Program(t)
	open := func(dir string) error { return os.Chmod(filepath.Dir(dir), 0o755) } // of the test's folders
	page := "index.html"
	for name, tt := range map[string]struct {
		set  func(out string) error // after a build as root
		fail string                 // what it says; empty when the build succeeds
	}{
		"all is root's":            {func(string) error { return nil }, "the output folder cannot be written to: permission denied"},
		"all is theirs":            {func(out string) error { return chownAll(filepath.Dir(out)) }, ""},
		"but not the folder above": {chownAll, ""},
		"but not one folder in it": {func(out string) error { return errors.Join(chownAll(filepath.Dir(out)), toRoot(out, "actions")) }, "permission denied"},
		"but not one file": {func(out string) error {
			return errors.Join(chownAll(filepath.Dir(out)), os.Chown(filepath.Join(out, page), 0, 0))
		}, ""},
		"a file that is read-only": {func(out string) error {
			return errors.Join(chownAll(filepath.Dir(out)), os.Chmod(filepath.Join(out, page), 0o400))
		}, ""},
		"a folder that is read-only": {func(out string) error {
			return errors.Join(chownAll(filepath.Dir(out)), os.Chmod(filepath.Join(out, "actions"), 0o555), os.Chmod(filepath.Join(out, "kinds"), 0o555))
		}, ""},
		"a file that cannot be read": {func(out string) error {
			return errors.Join(chownAll(filepath.Dir(out)), os.Chmod(filepath.Join(out, page), 0))
		}, ""},
		"the folder is read-only": {func(out string) error { return errors.Join(chownAll(filepath.Dir(out)), os.Chmod(out, 0o555)) }, "the output folder cannot be written to"},
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "above", "site")
			s.mustBuild(t, 0, out)
			if err := errors.Join(open(filepath.Dir(filepath.Dir(out))), tt.set(out)); err != nil {
				t.Fatal(err)
			}
			for _, dir := range s.projects {
				if err := open(dir); err != nil {
					t.Fatal(err)
				}
			}
			status, said := s.asNobody(t, program, 1, out)
			wantAlone(t, out)
			if tt.fail == "" && status == 0 {
				s.wantSite(t, 1, out, nil)
				return
			}
			if tt.fail == "" || status != 3 || !strings.Contains(said, tt.fail) {
				t.Errorf("exit %d, want %q; it said:\n%s", status, tt.fail, said)
			}
			s.wantSite(t, 0, out, nil)
		})
	}
}

func chownAll(dir string) error {
	return filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Lchown(name, corpus.Nobody, corpus.Nobody))
	})
}

func toRoot(out, name string) error { return os.Chown(filepath.Join(out, name), 0, 0) }

// What stands in the way is named, and the old site stays.
func TestTortureInTheWay(t *testing.T) {
	t.Parallel()
	s := twoStates(t)
	fresh := ""
	for name := range s.sites[1] {
		if _, old := s.sites[0][name]; !old && strings.HasSuffix(name, "/report.md") {
			fresh = name // of the record that only the second state has
		}
	}
	for name, tt := range map[string]struct {
		others map[string]string
		says   string
	}{
		"a file where a file should be":       {map[string]string{fresh: "mine"}, fresh + " is in the way"},
		"a folder where a file should be":     {map[string]string{fresh + "/mine.txt": "mine"}, fresh + "/mine.txt is in the way"},
		"a file where a folder should be":     {map[string]string{filepath.Dir(fresh): "mine"}, filepath.Dir(fresh) + " is in the way"},
		"the hidden folder is someone else's": {map[string]string{"../.site.debrief-next/mine.txt": "mine"}, ".site.debrief-next is needed for the build and was not made by Debrief"},
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "site")
			s.mustBuild(t, 0, out)
			lay(t, out, tt.others)
			before := plainFiles(t, filepath.Dir(out))
			status, said := s.build(1, out)
			if status != 3 || !strings.Contains(said, tt.says) {
				t.Errorf("exit %d, want %q; it said:\n%s", status, tt.says, said)
			}
			if diff := cmp.Diff(before, plainFiles(t, filepath.Dir(out))); diff != "" {
				t.Errorf("the folder changed (-before +after):\n%s", diff)
			}
		})
	}
}
