//go:build linux || darwin

package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// spared is an output folder with a folder for the spare beside it.
type spared struct {
	t                  *testing.T
	parent, dir, cache string
}

func withSpare(t *testing.T) spared {
	t.Helper()
	parent := t.TempDir()
	s := spared{t, parent, filepath.Join(parent, "out", "site"), filepath.Join(parent, "cache")}
	if err := os.MkdirAll(filepath.Dir(s.dir), 0o755); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s spared) opts() Options { return Options{Version: "v", Spare: s.cache} }

// spare gives the place of the spare.
func (s spared) spare() string {
	s.t.Helper()
	folder, err := resolve(s.dir)
	if err != nil {
		s.t.Fatal(err)
	}
	return filepath.Join(s.cache, spareName(folder))
}

func (s spared) tree() string { return filepath.Join(s.spare(), spareTreeName) }

// build builds a state and wants the folder to be that, with files of others.
func (s spared) build(state map[string]string, others ...map[string]string) Result {
	s.t.Helper()
	result, err := Write(s.t.Context(), s.dir, filesOf(state), s.opts())
	if err != nil {
		s.t.Fatalf("Write: %v", err)
	}
	s.want(state, others...)
	return result
}

func (s spared) want(state map[string]string, others ...map[string]string) {
	s.t.Helper()
	if diff := cmp.Diff(with(state, others...), tree(s.t, s.dir)); diff != "" {
		s.t.Fatalf("site (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"site"}, names(s.t, filepath.Dir(s.dir))); diff != "" {
		s.t.Fatalf("beside the site (-want +got):\n%s", diff)
	}
	one, err := os.ReadFile(filepath.Join(s.dir, manifestName))
	if err != nil || string(one) != manifestOf(s.t, state) {
		s.t.Fatalf("manifest: %v\n%s", err, one)
	}
}

// manifestOf gives the manifest of a site that is built from nothing.
func manifestOf(t *testing.T, state map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "x")
	if _, err := Write(t.Context(), dir, filesOf(state), Options{Version: "v"}); err != nil {
		t.Fatal(err)
	}
	return mustRead(t, dir, manifestName)
}

// wantSpare wants a spare that has nothing but files of the site.
func (s spared) wantSpare(there bool) {
	s.t.Helper()
	if !there {
		if left := names(s.t, s.cache); len(left) > 0 {
			s.t.Fatalf("there is %v", left)
		}
		return
	}
	err := filepath.WalkDir(s.tree(), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(s.tree(), name)
		one, err := os.Lstat(name)
		other, err2 := os.Lstat(filepath.Join(s.dir, rel))
		if err != nil || err2 != nil || !os.SameFile(one, other) {
			s.t.Errorf("the spare has another %s than the site: %v %v", rel, err, err2)
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// folderOf tells whether a folder is the same one as before.
func folderOf(t *testing.T, dir string) os.FileInfo {
	t.Helper()
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func TestSpare(t *testing.T) {
	t.Parallel()
	s := withSpare(t)
	s.build(oldState)
	s.wantSpare(false) // nothing is left over from a first build
	first := folderOf(t, s.dir)
	for i, state := range []map[string]string{newState, oldState, oldState, newState, {}, newState, oldState} {
		s.build(state)
		s.wantSpare(true)
		if i == 1 && !os.SameFile(first, folderOf(t, s.dir)) {
			t.Error("the spare did not become the site")
		}
	}
	same := folderOf(t, filepath.Join(s.dir, "same", "c.txt"))
	s.build(newState)
	if !os.SameFile(same, folderOf(t, filepath.Join(s.dir, "same", "c.txt"))) {
		t.Error("an unchanged file is another one")
	}
}

// A file of others is in both trees, and is what others make of it.
func TestSpareWithFilesOfOthers(t *testing.T) {
	t.Parallel()
	s := withSpare(t)
	s.build(oldState)
	others := map[string]string{"CNAME": "example.com", "gone/mine.txt": "mine", "same/mine.txt": "mine"}
	put(t, s.dir, others)
	for i, state := range []map[string]string{newState, oldState, newState} {
		others["CNAME"] = fmt.Sprint("example.", i)
		if err := os.Remove(filepath.Join(s.dir, "CNAME")); err != nil {
			t.Fatal(err)
		}
		put(t, s.dir, others)
		s.build(state, others)
		s.wantSpare(true)
	}
	delete(others, "CNAME")
	if err := os.Remove(filepath.Join(s.dir, "CNAME")); err != nil {
		t.Fatal(err)
	}
	s.build(oldState, others)
	s.build(newState, others)
}

// Whatever becomes of the spare, the next site is right.
func TestSpareThatIsDamaged(t *testing.T) {
	t.Parallel()
	remove := func(name string) func(s spared) error {
		return func(s spared) error { return os.RemoveAll(filepath.Join(s.spare(), name)) }
	}
	write := func(name, text string) func(s spared) error {
		return func(s spared) error {
			full := filepath.Join(s.spare(), name)
			return errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.RemoveAll(full), os.WriteFile(full, []byte(text), 0o644))
		}
	}
	link := func(to, name string) func(s spared) error {
		return func(s spared) error {
			full := filepath.Join(s.spare(), name)
			return errors.Join(os.RemoveAll(full), os.Symlink(to, full))
		}
	}
	chmod := func(name string, mode fs.FileMode) func(s spared) error {
		return func(s spared) error { return os.Chmod(filepath.Join(s.spare(), name), mode) }
	}
	for name, damage := range map[string]func(s spared) error{
		"gone":                          remove(""),
		"empty":                         func(s spared) error { return errors.Join(os.RemoveAll(s.spare()), os.Mkdir(s.spare(), 0o700)) },
		"a file":                        func(s spared) error { return errors.Join(os.RemoveAll(s.spare()), os.WriteFile(s.spare(), nil, 0o600)) },
		"a link":                        func(s spared) error { return errors.Join(os.RemoveAll(s.spare()), os.Symlink(s.parent, s.spare())) },
		"no marker":                     remove(spareMarkerName),
		"another marker":                write(spareMarkerName, "mine"),
		"another site's marker":         write(spareMarkerName, (&spare{folder: "/elsewhere"}).marker()),
		"more in it":                    write("mine.txt", "mine"),
		"no tree":                       remove(spareTreeName),
		"the tree is a file":            write(spareTreeName, "mine"),
		"the tree is a link":            link("/", spareTreeName),
		"the tree is the site's":        func(s spared) error { return errors.Join(os.RemoveAll(s.tree()), os.Symlink(s.dir, s.tree())) },
		"an empty tree":                 func(s spared) error { return errors.Join(os.RemoveAll(s.tree()), os.Mkdir(s.tree(), 0o755)) },
		"a file is missing":             remove("tree/same/c.txt"),
		"a folder is missing":           remove("tree/same"),
		"a file is another":             write("tree/same/c.txt", "1"),
		"a file has other bytes":        write("tree/same/c.txt", "no"),
		"a file too many":               write("tree/same/z.txt", "no"),
		"a folder too many":             write("tree/no/z/z.txt", "no"),
		"a manifest":                    write("tree/manifest.json", "{}"),
		"a folder where a file was":     write("tree/a.txt/x", "no"),
		"a folder where a file will be": write("tree/folder/x", "no"),
		"a file where a folder was":     write("tree/same", "no"),
		"a link where a file was":       link("/etc/passwd", "tree/same/c.txt"),
		"a link where a folder was":     link(os.TempDir(), "tree/same"),
		"a link too many":               link("/", "tree/z"),
		"the model of a killed build":   func(s spared) error { return os.MkdirAll(filepath.Join(s.tree(), ".debrief-model"), 0o755) },
		"other rights of a folder":      chmod("tree/same", 0o700),
		"a folder that is read-only":    chmod("tree/same", 0o555),
		"other rights of the tree":      chmod("tree", 0o700),
		"the tree is read-only":         chmod("tree", 0o555),
		"the site's file was edited": func(s spared) error {
			return os.WriteFile(filepath.Join(s.dir, "same", "c.txt"), []byte("edited"), 0o644)
		},
		"its twin was edited": func(s spared) error {
			return os.WriteFile(filepath.Join(s.tree(), "same", "c.txt"), []byte("2"), 0o644)
		},
		"all is read-only":      func(s spared) error { return errors.Join(os.Chmod(s.tree(), 0o500), os.Chmod(s.spare(), 0o500)) },
		"the cache is a file":   func(s spared) error { return errors.Join(os.RemoveAll(s.cache), os.WriteFile(s.cache, nil, 0o600)) },
		"the site was removed":  func(s spared) error { return os.RemoveAll(s.dir) },
		"the site was emptied":  func(s spared) error { return errors.Join(os.RemoveAll(s.dir), os.Mkdir(s.dir, 0o755)) },
		"a site's file is gone": func(s spared) error { return os.Remove(filepath.Join(s.dir, "same", "c.txt")) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := withSpare(t)
			for _, state := range []map[string]string{oldState, newState, oldState} {
				s.build(state)
			}
			s.wantSpare(true)
			if err := damage(s); err != nil {
				t.Fatal(err)
			}
			s.build(newState)
			if info := folderOf(t, filepath.Join(s.dir, "same")); info.Mode().Perm()&0o055 != 0o055 {
				t.Errorf("the site has a folder with rights %v", info.Mode())
			}
			s.build(oldState)
			s.build(newState)
			if _, err := os.Stat(s.parent); err != nil {
				t.Error(err)
			}
		})
	}
}

// Builds that have nothing to do with a spare leave it, and none of their own.
func TestNoSpare(t *testing.T) {
	t.Parallel()
	s := withSpare(t)
	for _, state := range []map[string]string{oldState, newState} {
		mustWrite(t, s.dir, filesOf(state)...)
	}
	s.wantSpare(false)
	inside := Options{Version: "v", Spare: filepath.Join(s.dir, "cache")}
	for _, state := range []map[string]string{oldState, newState} {
		if _, err := Write(t.Context(), s.dir, filesOf(state), inside); err != nil {
			t.Fatal(err)
		}
		s.want(state)
	}
}

// A folder of others that forbids the exchange lets the spare go.
func TestSpareAndFolderOfOthers(t *testing.T) {
	t.Parallel()
	s := withSpare(t)
	s.build(oldState)
	s.build(newState)
	s.wantSpare(true)
	put(t, s.dir, theirs)
	s.build(oldState, theirs)
	s.wantSpare(false)
	s.build(newState, theirs)
}

// What is left by builds that were killed with a spare, wherever they were.
func TestSpareLeftovers(t *testing.T) {
	t.Parallel()
	hidden := "out/.site.debrief-next/"
	for name, tt := range map[string]struct {
		swapped bool // the folders have changed places
		left    map[string]string
		late    map[string]string // in the spare, which is the old site
	}{
		"while it was brought up to date":   {false, map[string]string{hidden + markerName: marker, hidden + "next/a.txt": "x"}, nil},
		"before the exchange":               {false, map[string]string{hidden + markerName: marker, hidden + exchangeName: "tree"}, nil},
		"after the exchange":                {true, map[string]string{hidden + markerName: marker, hidden + exchangeName: "tree", hidden + "next/a.txt": "x"}, map[string]string{"late.txt": "mine", "same/late/deep.txt": "mine"}},
		"damaged after the exchange":        {true, map[string]string{hidden + markerName: marker, hidden + exchangeName: "tree"}, map[string]string{"link": ""}},
		"when all was cleared but for us":   {true, map[string]string{hidden + markerName: marker}, nil},
		"a tree that is not the spare's":    {false, map[string]string{hidden + markerName: marker, hidden + exchangeName: "elsewhere"}, nil},
		"a tree that is not there any more": {false, map[string]string{hidden + markerName: marker, hidden + exchangeName: "gone"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := withSpare(t)
			s.build(oldState)
			s.build(newState)
			put(t, s.parent, map[string]string{"elsewhere/tree/mine.txt": "mine"})
			for file, text := range tt.left {
				switch text {
				case "tree":
					text = s.tree()
				case "elsewhere":
					text = filepath.Join(s.parent, "elsewhere", "tree")
				case "gone":
					text = filepath.Join(s.cache, "gone", "tree")
				}
				put(t, s.parent, map[string]string{file: text})
			}
			state := newState
			if tt.swapped {
				// The spare as a build of the old state leaves it, and the site.
				if err := os.RemoveAll(s.tree()); err != nil {
					t.Fatal(err)
				}
				mustWriteAs(t, s.tree(), oldState)
				if _, odd := tt.late["link"]; odd {
					file := filepath.Join(s.tree(), "a.txt")
					if err := errors.Join(os.Remove(file), os.Symlink("/", file), os.RemoveAll(s.tree()+"/same"), os.WriteFile(s.tree()+"/same", nil, 0o600)); err != nil {
						t.Fatal(err)
					}
					tt.late = nil
				}
				put(t, s.tree(), tt.late)
			}
			s.build(state, tt.late)
			s.build(oldState, tt.late)
			s.build(newState, tt.late)
			if got := mustRead(t, s.parent, "elsewhere/tree/mine.txt"); got != "mine" {
				t.Errorf("a file elsewhere is %q", got)
			}
		})
	}
}

func mustWriteAs(t *testing.T, dir string, state map[string]string) {
	t.Helper()
	if _, err := Write(t.Context(), dir, filesOf(state), Options{Version: "v"}); err != nil {
		t.Fatal(err)
	}
}

// What someone puts into the site while it changes places with the spare is in
// the new one.
func TestFilesThatComeTooLateForTheSpare(t *testing.T) {
	t.Parallel()
	for _, again := range []bool{false, true} { // without a spare yet, and with one
		s := withSpare(t)
		s.build(oldState)
		if again {
			s.build(newState)
			s.build(oldState)
		}
		w, err := Begin(t.Context(), s.dir, s.opts())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range filesOf(newState) {
			if _, err := w.Put(f); err != nil {
				t.Fatal(err)
			}
		}
		late := map[string]string{"late.txt": "mine", "gone/late.txt": "mine", "new/deep/late.txt": "mine"}
		site, err := w.checked()
		if err != nil {
			t.Fatal(err)
		}
		p, old, err := w.planned(site)
		if err != nil {
			t.Fatal(err)
		}
		put(t, s.dir, late)
		if _, err := w.stageRest(site, p); err != nil {
			t.Fatal(err)
		}
		if done, err := w.exchange(site, p, old); !done || err != nil {
			t.Fatal(done, err)
		}
		if err := w.end(); err != nil {
			t.Fatal(err)
		}
		s.want(newState, late)
		s.build(oldState, late)
		s.build(newState, late)
	}
}

func TestSeal(t *testing.T) {
	t.Parallel()
	state := map[string]string{"index.html": "<p>", "b/c.txt": "1", "b/ä \"x\"&.txt": "2"}
	if strings.Contains(unfit("b/ä \"x\"&.txt"), "character") {
		delete(state, "b/ä \"x\"&.txt")
		state["b/ä &.txt"] = "2"
	}
	for i := range 1500 {
		state[fmt.Sprintf("many/%d.txt", i)] = ""
	}
	for name, tt := range map[string]struct {
		change func(dir string) error
		stands bool
	}{
		"as it was":        {func(string) error { return nil }, true},
		"another time":     {func(dir string) error { return os.Chtimes(dir+"/b/c.txt", later, later) }, true},
		"a file of others": {func(dir string) error { return os.WriteFile(dir+"/CNAME", nil, 0o600) }, true},
		"other bytes":      {func(dir string) error { return os.WriteFile(dir+"/b/c.txt", []byte("2"), 0o600) }, false},
		"a file gone":      {func(dir string) error { return os.Remove(dir + "/many/77.txt") }, false},
		"no manifest":      {func(dir string) error { return os.Remove(dir + "/manifest.json") }, false},
		"more manifest":    {func(dir string) error { return edited(dir, func(s string) string { return s + " " }) }, false},
		"less manifest":    {func(dir string) error { return edited(dir, func(s string) string { return s[:len(s)-1] }) }, false},
		"another manifest": {func(dir string) error {
			return edited(dir, func(s string) string { return strings.Replace(s, `"v"`, `"w"`, 1) })
		}, false},
		"nothing": {os.RemoveAll, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "site")
			w, err := Begin(t.Context(), dir, Options{Version: "v"})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range filesOf(state) {
				if _, err := w.Put(f); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := w.Commit(); err != nil {
				t.Fatal(err)
			}
			seal := w.Seal()
			if err := tt.change(dir); err != nil {
				t.Fatal(err)
			}
			for i, seal := range []Seal{seal, seal[:len(seal)-1], append(seal[:len(seal):len(seal)], 0), nil} {
				result, stands := Stands(t.Context(), dir, Options{Version: "v"}, seal)
				if want := tt.stands && i == 0; stands != want || want && result.Files != len(state) {
					t.Errorf("seal %d: %v, %d files, want %v", i, stands, result.Files, want)
				}
			}
		})
	}
}

var later = time.Now().Add(time.Hour)

func edited(dir string, change func(string) string) error {
	name := filepath.Join(dir, manifestName)
	text, err := os.ReadFile(name)
	return errors.Join(err, os.WriteFile(name, []byte(change(string(text))), 0o600))
}
