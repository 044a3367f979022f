package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// manifestText gives the manifest of a site with these files.
func manifestText(t *testing.T, files map[string]string) string {
	t.Helper()
	parent := t.TempDir()
	var list []File
	for name, text := range files {
		list = append(list, page(name, text))
	}
	mustWrite(t, filepath.Join(parent, "x"), list...)
	return mustRead(t, filepath.Join(parent, "x"), manifestName)
}

// states are two of a site, with all kinds of changes between them.
var (
	oldState = map[string]string{"a.txt": "1", "gone/b.txt": "1", "same/c.txt": "1", "file": "1", "folder/d.txt": "1"}
	newState = map[string]string{"a.txt": "2", "new/b.txt": "2", "same/c.txt": "1", "file/x.txt": "2", "folder": "2"}
)

func filesOf(state map[string]string) (list []File) {
	for name, text := range state {
		list = append(list, page(name, text))
	}
	return list
}

// What a killed build has left, at every point where it can be killed, is
// cleared by the next.
func TestLeftovers(t *testing.T) {
	t.Parallel()
	next := ".site.debrief-next/"
	other := manifestText(t, newState)
	for name, left := range map[string]map[string]string{
		"no marker yet":            {},
		"half a marker":            {markerName: marker[:10]},
		"of another version":       {markerName: markerBegins + "And so on.\n", "next/a.txt": "2"},
		"nothing staged yet":       {markerName: marker},
		"some files":               {markerName: marker, "next/a.txt": "2"},
		"half a journal":           {markerName: marker, "next/a.txt": "2", draftName: `{"put`},
		"before the exchange":      {markerName: marker, exchangeName: "", "next/a.txt": "2", "next/new/b.txt": "2", "next/manifest.json": other},
		"after the exchange":       {markerName: marker, exchangeName: "", "next/a.txt": "0", "next/new/b.txt": "0", "next/manifest.json": other},
		"old tree partly removed":  {markerName: marker, exchangeName: "", "next/new/b.txt": "0", "next/manifest.json": other},
		"old tree removed":         {markerName: marker, exchangeName: ""},
		"the exchange being tried": {markerName: marker, "probe/1/x": ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			parent := t.TempDir()
			dir := filepath.Join(parent, "site")
			mustWrite(t, dir, filesOf(oldState)...)
			if err := os.Mkdir(filepath.Join(parent, next), 0o700); err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(parent, next), left)
			mustWrite(t, dir, filesOf(oldState)...)
			if diff := cmp.Diff(oldState, tree(t, dir)); diff != "" {
				t.Errorf("after the next build (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"site"}, names(t, parent)); diff != "" {
				t.Errorf("beside the site (-want +got):\n%s", diff)
			}
		})
	}
}

func TestForeignFolderOfTheHiddenName(t *testing.T) {
	t.Parallel()
	for name, theirs := range map[string]map[string]string{
		"without marker":  {"next/a.txt": "mine"},
		"another marker":  {markerName: "mine"},
		"more in it":      {markerName: marker, "notes.txt": "mine"},
		"a file":          nil,
		"in the folder":   {"site/" + stagingName + "/x": "mine"},
		"a file in there": {"site/" + stagingName: "mine"},
	} {
		parent := t.TempDir()
		dir := filepath.Join(parent, "site")
		mustWrite(t, dir, page("a.txt", "1"))
		switch {
		case strings.Contains(name, "in the"):
			put(t, parent, theirs)
		case strings.Contains(name, "in there"):
			put(t, parent, theirs)
		case theirs == nil:
			put(t, parent, map[string]string{".site.debrief-next": "mine"})
		default:
			put(t, filepath.Join(parent, ".site.debrief-next"), theirs)
		}
		before := tree(t, parent)
		_, err := Write(t.Context(), dir, []File{page("a.txt", "2")}, Options{})
		if err == nil || !strings.Contains(err.Error(), "was not made by Debrief") {
			t.Errorf("%s: error %v, want that a folder is someone else's", name, err)
		}
		if diff := cmp.Diff(before, tree(t, parent)); diff != "" {
			t.Errorf("%s (-before +after):\n%s", name, diff)
		}
	}
}

// What someone puts into the old tree while the sites change places is not
// lost.
func TestFilesThatCameTooLate(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	dir, hidden := filepath.Join(parent, "site"), filepath.Join(parent, ".site.debrief-next")
	mustWrite(t, dir, page("a.txt", "2"))
	put(t, hidden, map[string]string{
		markerName: marker, exchangeName: "", "next/manifest.json": manifestText(t, oldState),
		"next/a.txt": "1", "next/gone/b.txt": "1", "next/late.txt": "mine", "next/gone/late/deep.txt": "mine",
	})
	mustWrite(t, dir, page("a.txt", "2"))
	want := map[string]string{"site/a.txt": "2", "site/late.txt": "mine", "site/gone/late/deep.txt": "mine"}
	if diff := cmp.Diff(want, tree(t, parent)); diff != "" {
		t.Errorf("after the next build (-want +got):\n%s", diff)
	}
	put(t, dir, map[string]string{"other.txt": "mine"})
	put(t, hidden, map[string]string{markerName: marker, exchangeName: "", "next/manifest.json": manifestText(t, oldState), "next/other.txt": "mine too"})
	_, err := Write(t.Context(), dir, []File{page("a.txt", "2")}, Options{})
	if err == nil || !strings.Contains(err.Error(), "it is kept as "+filepath.Join(hidden, "next", "other.txt")) {
		t.Errorf("error %v, want where the file is", err)
	}
	if got := mustRead(t, hidden, "next/other.txt"); got != "mine too" {
		t.Errorf("it is %q", got)
	}
}

// theirs is what makes the folder stay the one that it is.
var theirs = map[string]string{".git/HEAD": "ref", "CNAME": "example.com"}

func with(state map[string]string, more ...map[string]string) map[string]string {
	all := map[string]string{}
	for _, m := range append(more, state) {
		for name, text := range m {
			all[name] = text
		}
	}
	return all
}

func TestJournalMode(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	put(t, dir, theirs)
	before, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i, state := range []map[string]string{oldState, newState, newState, oldState, {}} {
		mustWrite(t, dir, filesOf(state)...)
		if diff := cmp.Diff(with(state, theirs), tree(t, dir)); diff != "" {
			t.Errorf("build %d (-want +got):\n%s", i, diff)
		}
	}
	if after, err := os.Stat(dir); err != nil || !os.SameFile(before, after) {
		t.Error("the folder is another one")
	}
	if diff := cmp.Diff([]string{"site"}, names(t, parent)); diff != "" {
		t.Errorf("beside the site (-want +got):\n%s", diff)
	}
}

// A journal is finished from wherever it was cut short.
func TestJournalCutShort(t *testing.T) {
	t.Parallel()
	steps := []string{"a.txt", "file/x.txt", "folder", "new/b.txt", manifestName}
	stale := []string{"file", "folder/d.txt", "gone/b.txt"}
	for _, inside := range []bool{false, true} {
		for done := range len(stale) + len(steps) + 1 {
			parent := t.TempDir()
			dir := filepath.Join(parent, "site")
			mustWrite(t, dir, filesOf(oldState)...)
			put(t, dir, theirs)
			hidden := stagePlaces(dir)[0]
			if inside {
				hidden = stagePlaces(dir)[1]
			}
			j := journal{Remove: stale}
			put(t, hidden, map[string]string{markerName: marker})
			for _, name := range steps {
				text := newState[name]
				if name == manifestName {
					text = manifestText(t, newState)
				}
				put(t, hidden, map[string]string{"next/" + name: text})
				j.Put = append(j.Put, putting{Path: name, Over: name == "a.txt" || name == manifestName})
			}
			m := mover{stage: hidden, folder: dir, sure: map[string]bool{".": true}}
			if err := errors.Join(j.write(hidden), m.all(journal{Remove: stale[:min(done, len(stale))], Put: j.Put[:max(0, done-len(stale))]})); err != nil {
				t.Fatal(err)
			}
			put(t, dir, map[string]string{"gone/b.txt": "theirs now"})
			if _, err := begin(t, dir).Commit(); err != nil { // a build of nothing
				t.Fatalf("%d steps done: %v", done, err)
			}
			want := with(map[string]string{"gone/b.txt": "theirs now"}, theirs)
			if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
				t.Errorf("%d steps done, then a build of nothing (-want +got):\n%s", done, diff)
			}
			if diff := cmp.Diff([]string{"site"}, names(t, parent)); diff != "" {
				t.Errorf("beside the site (-want +got):\n%s", diff)
			}
		}
	}
}

// A build that was killed between a stale file and the folder that it was alone
// in leaves no empty folder to the builds after it.
func TestJournalCutShortBeforeAFolder(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	dir, hidden := filepath.Join(parent, "site"), stagePlaces(filepath.Join(parent, "site"))[0]
	mustWrite(t, dir, filesOf(map[string]string{"a.txt": "1", "gone/deep/b.txt": "1", "also/c.txt": "1"})...)
	put(t, dir, theirs)
	put(t, hidden, map[string]string{markerName: marker, "next/manifest.json": manifestText(t, map[string]string{"a.txt": "1"})})
	j := journal{Remove: []string{"also/c.txt", "gone/deep/b.txt"}, Put: []putting{{Path: manifestName, Over: true}}}
	err := errors.Join(j.write(hidden), os.Remove(filepath.Join(dir, "gone/deep/b.txt")), os.Remove(filepath.Join(dir, "gone/deep")),
		os.Remove(filepath.Join(dir, "also/c.txt")), os.Remove(filepath.Join(dir, "also")), os.Symlink(".git", filepath.Join(dir, "also")))
	if err != nil {
		t.Fatal(err)
	}
	mustWrite(t, dir, page("a.txt", "1"))
	if diff := cmp.Diff([]string{".git", "CNAME", "a.txt", "also", "manifest.json"}, names(t, dir)); diff != "" {
		t.Errorf("in the folder (-want +got):\n%s", diff)
	}
}

// Who deletes what a build that was killed while it moved files has left keeps no
// page of either site for good.
func TestJournalThatIsDeleted(t *testing.T) {
	t.Parallel()
	for done := range 5 {
		parent := t.TempDir()
		dir, hidden := filepath.Join(parent, "site"), stagePlaces(filepath.Join(parent, "site"))[0]
		mustWrite(t, dir, filesOf(oldState)...)
		put(t, dir, theirs)
		w := begin(t, dir)
		for _, f := range filesOf(newState) {
			if _, err := w.Put(f); err != nil {
				t.Fatal(err)
			}
		}
		s, err := w.checked()
		if err != nil {
			t.Fatal(err)
		}
		if err := w.stageBoth(s); err != nil {
			t.Fatal(err)
		}
		m := mover{stage: hidden, folder: dir, sure: map[string]bool{".": true}}
		all := journal{Remove: []string{"file", "folder/d.txt", "gone/b.txt"}, Put: []putting{{"a.txt", true}, {"file/x.txt", false}, {"folder", false}, {"new/b.txt", false}}}
		all.Put = all.Put[:done]
		if err := errors.Join(m.all(all), os.RemoveAll(hidden), w.hold.release()); err != nil {
			t.Fatal(err)
		}
		mustWrite(t, dir, page("other.txt", "3"))
		if diff := cmp.Diff(with(map[string]string{"other.txt": "3"}, theirs), tree(t, dir)); diff != "" {
			t.Errorf("%d files moved (-want +got):\n%s", done, diff)
		}
	}
}

// A move that fails on the way is taken back.
func TestJournalThatFails(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	dir, hidden := filepath.Join(parent, "site"), filepath.Join(parent, ".site.debrief-next")
	mustWrite(t, dir, filesOf(oldState)...)
	put(t, dir, map[string]string{"z.txt": "theirs"})
	put(t, hidden, map[string]string{markerName: marker, "next/a.txt": "2", "next/new/b.txt": "2", "next/z.txt": "2"})
	before := tree(t, dir)
	m := mover{stage: hidden, folder: dir, sure: map[string]bool{".": true}}
	err := m.all(journal{Remove: []string{"gone/b.txt", "file"}, Put: []putting{{"a.txt", true}, {"new/b.txt", false}, {"z.txt", false}}})
	if err == nil || !strings.Contains(err.Error(), "z.txt is in the way") {
		t.Fatalf("error %v, want that z.txt is in the way", err)
	}
	if err := m.undo(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("taken back (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"CNAME"}, append(names(t, filepath.Join(dir, "new")), "CNAME")); diff != "" {
		t.Errorf("a folder was left behind: %s", diff)
	}
}

func TestJournalIsReadBack(t *testing.T) {
	t.Parallel()
	want := journal{Remove: []string{"a \"b\".txt"}, Put: []putting{{"ä/<x>.txt", true}, {"c", false}}}
	dir := t.TempDir()
	if err := want.write(dir); err != nil {
		t.Fatal(err)
	}
	var got journal
	if err := json.Unmarshal([]byte(mustRead(t, dir, journalName)), &got); err != nil || cmp.Diff(want, got) != "" {
		t.Errorf("%v: %v", err, cmp.Diff(want, got))
	}
}

// In the exchange mode the folder becomes another, and plain files of others
// stay the same ones.
func TestExchangeMode(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "site")
	mustWrite(t, dir, filesOf(oldState)...)
	put(t, dir, map[string]string{"CNAME": "example.com", "gone/mine.txt": "mine"})
	if err := os.Chmod(dir, 0o710); err != nil {
		t.Fatal(err)
	}
	stat := func(name string) os.FileInfo {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	folder, theirs, same := stat("."), stat("CNAME"), stat("same/c.txt")
	result := mustWrite(t, dir, filesOf(newState)...)
	if diff := cmp.Diff(Result{Files: 5, Written: 4, Removed: 3}, result); diff != "" {
		t.Errorf("result (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(with(newState, map[string]string{"CNAME": "example.com", "gone/mine.txt": "mine"}), tree(t, dir)); diff != "" {
		t.Errorf("site (-want +got):\n%s", diff)
	}
	if os.SameFile(folder, stat(".")) {
		t.Skip("this system cannot exchange folders, so files are moved one by one: what follows is of the exchange")
	}
	if !os.SameFile(theirs, stat("CNAME")) || !os.SameFile(same, stat("same/c.txt")) || stat(".").Mode() != folder.Mode() {
		t.Error("a file was copied, or the folder has other rights")
	}
}

func TestManifestIsReadBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	state := map[string]string{"a & b/<é>.txt": ""}
	delete(state, "a & b/<é>.txt")
	for i := range 50 {
		state[fmt.Sprintf("a & b/é %d's.txt", i)] = fmt.Sprint(i)
	}
	mustWrite(t, dir, filesOf(state)...)
	got, err := readListed(dir, nil)
	if err != nil || len(got.files) != len(state) || !got.folder("a & b") {
		t.Fatalf("%v, %d files", err, len(got.files))
	}
	for name := range state {
		if !got.wrote(name, filepath.Join(dir, name)) {
			t.Errorf("%s is not listed as it is", name)
		}
	}
	var strict struct {
		Generator, Version string
		AsOf               string `json:"as_of"`
		Audience           string
		Files              []entry
	}
	if err := json.Unmarshal([]byte(mustRead(t, dir, manifestName)), &strict); err != nil || len(strict.Files) != len(state) {
		t.Errorf("%v, %d files", err, len(strict.Files))
	}
	// One that was cut short is no reason to lose or to overwrite anything.
	text := mustRead(t, dir, manifestName)
	put(t, dir, map[string]string{manifestName: text[:len(text)/2]})
	if _, err := Write(t.Context(), dir, []File{page("b.txt", "")}, Options{}); err == nil || !strings.Contains(err.Error(), "manifest.json was not written by Debrief") {
		t.Errorf("a manifest that was cut short: error %v", err)
	}
}
