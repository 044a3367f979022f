//go:build linux || darwin

package publish

import (
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestOthersDuringBuild puts files of others into a site while the next one is
// made, after its folders were read: into folders that changed just before, and
// into such that have not for a while. They stay, or are told where they are in
// the way.
func TestOthersDuringBuild(t *testing.T) {
	t.Parallel()
	for name, settle := range map[string]time.Duration{"just changed": 0, "settled": 2200 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := withSpare(t)
			state := map[string]string{"index.html": "<p>", "b/c.txt": "1", "b/d/e.txt": "2"}
			for _, more := range []string{"", " again"} { // the second one leaves a spare
				state["index.html"] = "<p>" + more
				s.build(state)
			}
			time.Sleep(settle)
			w := s.begin(state)
			state["index.html"] = "<p>new"
			s.put(w, "index.html", state)
			others := map[string]string{"b/other.txt": "3", "b/d/other.txt": "4"}
			put(t, s.dir, others)
			if _, err := w.Commit(); err != nil {
				t.Fatal(err)
			}
			s.want(state, others)

			time.Sleep(settle)
			w = s.begin(state)
			s.put(w, "index.html", state)
			s.put(w, "b/new.txt", map[string]string{"b/new.txt": "5"})
			in := map[string]string{"b/new.txt": "6"}
			put(t, s.dir, in)
			if _, err := w.Commit(); err == nil || !strings.Contains(err.Error(), "b/new.txt is in the way and was not written by Debrief") {
				t.Errorf("a file in the way: %v", err)
			}
			s.want(state, others, in)
		})
	}
}

// begin begins a build and puts all but the home page of a state, which stands.
func (s spared) begin(state map[string]string) *Writer {
	s.t.Helper()
	w, err := Begin(s.t.Context(), s.dir, s.opts())
	if err != nil {
		s.t.Fatal(err)
	}
	for name := range state {
		if name != "index.html" {
			s.put(w, name, state)
		}
	}
	return w
}

func (s spared) put(w *Writer, name string, state map[string]string) {
	s.t.Helper()
	if _, err := w.Put(File{Path: name, Data: []byte(state[name])}); err != nil {
		s.t.Fatal(err)
	}
}

// TestReplacedDuringBuild replaces a file after its folder was read, by one with
// the same length: the bytes that count are those that are there.
func TestReplacedDuringBuild(t *testing.T) {
	t.Parallel()
	for name, replace := range map[string]func(file string) error{
		"by another": func(file string) error {
			return errors.Join(os.WriteFile(file+"2", []byte("X"), 0o600), os.Rename(file+"2", file))
		},
		"by a link": func(file string) error {
			return errors.Join(os.WriteFile(file+"2", []byte("1"), 0o600), os.Remove(file), os.Symlink(file+"2", file))
		},
		"by a pipe": func(file string) error { return errors.Join(os.Remove(file), syscall.Mkfifo(file, 0o600)) },
		"by more":   func(file string) error { return os.WriteFile(file, []byte("12"), 0o600) },
		"by none":   os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := withSpare(t)
			state := map[string]string{"index.html": "<p>", "b/c.txt": "1"}
			s.build(state)
			w := s.begin(map[string]string{})
			w.present.known("b")
			if err := replace(filepath.Join(s.dir, "b", "c.txt")); err != nil {
				t.Fatal(err)
			}
			s.put(w, "b/c.txt", state)
			if !w.notes.numbered(0).staged {
				t.Error("it counts as unchanged")
			}
			if err := w.Abort(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestRemovedDuringBuild removes a file of the site when it was found unchanged:
// the build says so, and the next one makes it anew.
func TestRemovedDuringBuild(t *testing.T) {
	t.Parallel()
	s := withSpare(t)
	state := map[string]string{"index.html": "<p>", "b/c.txt": "1"}
	s.build(state)
	w := s.begin(map[string]string{})
	s.put(w, "b/c.txt", state)
	if err := os.Remove(filepath.Join(s.dir, "b", "c.txt")); err != nil {
		t.Fatal(err)
	}
	state["index.html"] = "<p>new"
	s.put(w, "index.html", state)
	if _, err := w.Commit(); err == nil || !strings.Contains(err.Error(), "file b/c.txt was removed from the output folder while the site was made; build again") {
		t.Errorf("the error is %v", err)
	}
	s.build(state)
}

// twice builds a site and then another one, which leaves a spare.
func (s spared) twice(state map[string]string) {
	s.t.Helper()
	for _, index := range []string{"<p>", "<p>again"} {
		state["index.html"] = index
		s.build(state)
	}
}

// TestKeptFileIsTheOneThatCounted puts another file in the place of one that was
// written over in both trees, after its folder was read: that its bytes are right
// says nothing of the file that the spare still has.
func TestKeptFileIsTheOneThatCounted(t *testing.T) {
	t.Parallel()
	s := withSpare(t)
	state := map[string]string{"index.html": "<p>", "b/c.txt": "right"}
	s.twice(state)
	file := filepath.Join(s.dir, "b", "c.txt")
	if err := os.WriteFile(file, []byte("wrong"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := s.begin(map[string]string{})
	w.present.known("b")
	if err := errors.Join(os.WriteFile(file+"2", []byte("right"), 0o600), os.Rename(file+"2", file)); err != nil {
		t.Fatal(err)
	}
	if !w.Keep(&Made{Path: "b/c.txt", Size: 5, Sum: sha256.Sum256([]byte("right"))}) {
		s.put(w, "b/c.txt", state)
	}
	state["index.html"] = "<p>new"
	s.put(w, "index.html", state)
	if _, err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	s.want(state)
}

// TestFolderOfTheSameTimes puts another folder in the place of one, after it was
// read, whose times are the same: what is in it is not what was read.
func TestFolderOfTheSameTimes(t *testing.T) {
	t.Parallel()
	s := withSpare(t)
	state := map[string]string{"index.html": "<p>", "b/d/e.txt": "1"}
	s.twice(state)
	other := filepath.Join(s.parent, "other")
	others := map[string]string{"d/mine.txt": "mine", "d/e.txt": "1"}
	put(t, other, others)
	one, two := filepath.Join(s.dir, "b", "d"), filepath.Join(other, "d")
	sameTimes(t, one, two)
	time.Sleep(2200 * time.Millisecond)
	w := s.begin(state)
	state["index.html"] = "<p>new"
	s.put(w, "index.html", state)
	if err := errors.Join(os.Rename(filepath.Join(s.dir, "b"), filepath.Join(s.parent, "was")), os.Rename(other, filepath.Join(s.dir, "b"))); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	s.want(state, map[string]string{"b/d/mine.txt": "mine"})
}

// sameTimes gives two folders the same times, to the last digit.
func sameTimes(t *testing.T, one, two string) {
	t.Helper()
	moment := time.Now()
	for range 1000 {
		if err := errors.Join(os.Chtimes(one, moment, moment), os.Chtimes(two, moment, moment)); err != nil {
			t.Fatal(err)
		}
		first, err := stateOf(one)
		second, err2 := stateOf(two)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		if first.changed == second.changed {
			return
		}
	}
	t.Skip("this file system tells all moments apart, so no two folders have the same times, which is what this is about")
}
