//go:build linux

package main

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"debrief/cmd/debrief/internal/corpus"
)

// states are two states of a project, and the files of the site of each.
type states struct {
	projects [2]string
	sites    [2]map[string]string
	cache    string // that builds use; empty for none
}

// twoStates makes projects of which the second has one record less, one more
// and one that differs.
func twoStates(t *testing.T) states {
	t.Helper()
	var s states
	for state := range s.projects {
		dir := t.TempDir()
		s.projects[state] = dir
		if err := os.Mkdir(filepath.Join(dir, "incidents"), 0o755); err != nil {
			t.Fatal(err)
		}
		for _, i := range []int{0, 1, 2 + state} {
			name, text := corpus.Record(1, i)
			if state == 1 && i == 1 {
				text = append(text, "x-note: another\n"...)
			}
			if err := os.WriteFile(filepath.Join(dir, "incidents", filepath.Base(name)), text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, "config.yaml"), corpus.Config(), 0o644); err != nil {
			t.Fatal(err)
		}
		clean := filepath.Join(t.TempDir(), "clean")
		s.mustBuild(t, state, clean)
		s.sites[state] = plainFiles(t, clean)
	}
	if maps.Equal(s.sites[0], s.sites[1]) {
		t.Fatal("the states have the same site")
	}
	return s
}

// args calls the build of a state.
func (s states) args(state int, out string) []string {
	args := []string{"build", "--chdir", s.projects[state], "--out", out, "--as-of", "2026-11-22"}
	if s.cache == "" {
		return append(args, "--no-cache")
	}
	return append(args, "--cache", s.cache)
}

// build builds a state within the test's own process.
func (s states) build(state int, out string) (status int, said string) {
	var text bytes.Buffer
	status = debrief(&text, s.args(state, out)...)
	return status, text.String()
}

func (s states) mustBuild(t *testing.T, state int, out string) {
	t.Helper()
	if status, said := s.build(state, out); status != 0 {
		t.Fatalf("build: exit %d\n%s", status, said)
	}
}

// command is the build of a state in a process of its own.
func (s states) command(t *testing.T, state int, out string) (c *exec.Cmd, said *bytes.Buffer) {
	t.Helper()
	said = &bytes.Buffer{}
	c = exec.CommandContext(t.Context(), "debrief", s.args(state, out)...)
	c.Stderr = said
	c.Env = append(os.Environ(), "GOGC=off") // a third of the time of so small a build
	return c, said
}

// spare gives the one spare tree in the cache; empty when there is none.
func (s states) spare(t *testing.T) string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(s.cache, "spare-*", "tree"))
	if s.cache == "" || len(all) == 0 && err == nil {
		return ""
	}
	if err != nil || len(all) > 1 {
		t.Fatal(all, err)
	}
	return all[0]
}

// wantSpare wants every file of the spare to be one of the site.
func (s states) wantSpare(t *testing.T, out string) {
	t.Helper()
	spare := s.spare(t)
	if spare == "" {
		t.Fatal("there is no spare")
	}
	for _, name := range files(t, spare) {
		one, err := os.Stat(filepath.Join(spare, name))
		other, err2 := os.Stat(filepath.Join(out, name))
		if err != nil || err2 != nil || !os.SameFile(one, other) {
			t.Errorf("the spare has a %s of its own: %v %v", name, err, err2)
		}
	}
}

// spoil does something to a spare tree that no build does, and says what. What
// is more in it while the site may just have changed places with it belongs to
// the site.
func spoil(t *testing.T, spare, out string) string {
	t.Helper()
	if spare == "" {
		return "no spare"
	}
	all := files(t, spare)
	if len(all) == 0 {
		return "an empty spare"
	}
	name := all[rand.IntN(len(all))]
	file := filepath.Join(spare, name)
	switch rand.IntN(9) {
	case 0:
		must(t, os.RemoveAll(filepath.Dir(spare)))
		return "the spare is gone"
	case 1:
		must(t, os.Remove(file))
		return name + " is gone"
	case 2:
		must(t, errors.Join(os.Remove(file), os.WriteFile(file, []byte("mine"), 0o644)))
		return name + " is another"
	case 3:
		if name == "CNAME" {
			return "nothing" // it is people's own, and what they do to it stays
		}
		must(t, os.Truncate(file, 3)) // and the site's, which is the same one
		return name + " is cut short"
	case 4:
		must(t, errors.Join(os.Remove(file), os.Symlink("/etc/passwd", file)))
		return name + " is a link"
	case 5:
		if _, err := os.Stat(filepath.Join(filepath.Dir(out), ".site.debrief-next", "exchange")); err == nil {
			return "nothing"
		}
		must(t, os.WriteFile(file+".mine", nil, 0o644))
		return "more beside " + name
	case 6:
		must(t, os.Chmod(filepath.Dir(file), 0o700))
		return "other rights of the folder of " + name
	case 7:
		must(t, os.RemoveAll(filepath.Dir(file)))
		return "the folder of " + name + " is gone"
	default:
		must(t, os.WriteFile(filepath.Join(filepath.Dir(spare), "made-by-debrief"), []byte("another site's"), 0o600))
		return "another site's spare"
	}
}

// plainFiles gives every file of a folder with its text, by its path.
func plainFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, name := range files(t, dir) {
		all[name] = string(content(t, dir, name))
	}
	return all
}

// wantSite wants a folder to hold the site of a state, with files of others.
func (s states) wantSite(t *testing.T, state int, out string, others map[string]string) {
	t.Helper()
	if why := differ(s.with(state, others), plainFiles(t, out)); why != "" {
		t.Fatalf("%s is not the site of state %d: %s", out, state, why)
	}
}

func (s states) with(state int, others map[string]string) map[string]string {
	all := maps.Clone(s.sites[state])
	maps.Copy(all, others)
	return all
}

// differ names a file in which two trees differ; empty when they do not.
func differ(want, got map[string]string) string {
	for name, text := range want {
		if there, ok := got[name]; !ok {
			return name + " is missing"
		} else if there != text {
			return name + " differs"
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			return name + " is there"
		}
	}
	return ""
}

func wantAlone(t *testing.T, out string) {
	t.Helper()
	hidden, err := filepath.Glob(filepath.Join(filepath.Dir(out), ".*debrief*"))
	inside, err2 := filepath.Glob(filepath.Join(out, ".debrief*"))
	if len(hidden)+len(inside) > 0 || err != nil || err2 != nil {
		t.Errorf("%v%v was left behind", hidden, inside)
	}
}

func lay(t *testing.T, dir string, all map[string]string) {
	t.Helper()
	for name, text := range all {
		full := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}
