package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func page(p, body string) File { return File{Path: p, Data: []byte(body)} }

// tree gives every file of a folder with its text, but for the manifest.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Type() == fs.ModeSymlink || d.Name() == manifestName {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}

func mustWrite(t *testing.T, dir string, files ...File) Result {
	t.Helper()
	result, err := Write(t.Context(), dir, files, Options{Version: "v", AsOf: "2026-01-01", Audience: "public"})
	if err != nil {
		t.Fatalf("Write: %v", err)
	}
	return result
}

func TestWrite(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a", "site")
	result := mustWrite(t, dir, page("index.html", "one"), page("incidents/a/index.html", "two"), page(".nojekyll", ""))
	if diff := cmp.Diff(Result{Files: 3, Written: 3}, result); diff != "" {
		t.Errorf("first build (-want +got):\n%s", diff)
	}
	want := map[string]string{"index.html": "one", "incidents/a/index.html": "two", ".nojekyll": ""}
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("first build (-want +got):\n%s", diff)
	}
	result = mustWrite(t, dir, page("index.html", "one"), page("incidents/b/index.html", "three"))
	if diff := cmp.Diff(Result{Files: 2, Written: 1, Removed: 2}, result); diff != "" {
		t.Errorf("second build (-want +got):\n%s", diff)
	}
	want = map[string]string{"index.html": "one", "incidents/b/index.html": "three"}
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("second build (-want +got):\n%s", diff)
	}
	if _, err := os.Stat(filepath.Join(dir, "incidents", "a")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the emptied folder is still there: %v", err)
	}
}

func TestManifest(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustWrite(t, dir, page("b.txt", "b"), page("a.txt", ""))
	got, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
  "generator": "debrief",
  "version": "v",
  "as_of": "2026-01-01",
  "audience": "public",
  "files": [
    {
      "path": "a.txt",
      "size": 0,
      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    },
    {
      "path": "b.txt",
      "size": 1,
      "sha256": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"
    }
  ]
}
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("manifest (-want +got):\n%s", diff)
	}
}

func TestUnchangedFilesAreNotWritten(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustWrite(t, dir, page("index.html", "one"))
	stamps := func() (all []string) {
		for _, name := range []string{"index.html", manifestName} {
			info, err := os.Stat(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, info.ModTime().String())
		}
		return all
	}
	long := fstest.MapFile{}.ModTime // the year 1, which no write gives
	for _, name := range []string{"index.html", manifestName} {
		if err := os.Chtimes(filepath.Join(dir, name), long, long.AddDate(2000, 0, 0)); err != nil {
			t.Fatal(err)
		}
	}
	before := stamps()
	if result := mustWrite(t, dir, page("index.html", "one")); result.Written != 0 {
		t.Errorf("%d files written, want none", result.Written)
	}
	if diff := cmp.Diff(before, stamps()); diff != "" {
		t.Errorf("time stamps (-before +after):\n%s", diff)
	}
}

func TestForeignFilesStay(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	others := map[string]string{"CNAME": "example.com", ".git/HEAD": "ref", ".gitkeep": "", "incidents/a/notes.txt": "mine"}
	put(t, dir, others)
	mustWrite(t, dir, page("index.html", "one"), page("incidents/a/index.html", "two"))
	mustWrite(t, dir)
	if diff := cmp.Diff(others, tree(t, dir)); diff != "" {
		t.Errorf("what others wrote (-want +got):\n%s", diff)
	}
}

func TestForeignFileInTheWay(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		there map[string]string
		says  string // empty: no error
	}{
		"another file":            {map[string]string{"index.html": "mine"}, "index.html is in the way"},
		"the same bytes":          {map[string]string{"index.html": "one"}, ""},
		"a file for a folder":     {map[string]string{"incidents": "mine"}, "incidents is in the way"},
		"a folder for a file":     {map[string]string{"index.html/x": "mine"}, "index.html/x is in the way"},
		"a foreign manifest":      {map[string]string{manifestName: `{"name": "my web app"}`}, "manifest.json was not written by Debrief"},
		"a manifest that is none": {map[string]string{manifestName: `[`}, "manifest.json was not written by Debrief"},
		"a manifest of somewhere": {map[string]string{manifestName: `{"generator": "debrief", "files": [{"path": "../outside"}, {"path": "/etc/passwd"}]}`}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			parent := t.TempDir()
			dir := filepath.Join(parent, "site")
			put(t, parent, map[string]string{"outside": "mine"})
			put(t, dir, tt.there)
			before := tree(t, parent)
			_, err := Write(t.Context(), dir, []File{page("index.html", "one"), page("incidents/a/index.html", "two")}, Options{})
			if tt.says == "" && err != nil || tt.says != "" && (err == nil || !strings.Contains(err.Error(), tt.says)) {
				t.Fatalf("error %v, want one that says %q", err, tt.says)
			}
			if diff := cmp.Diff(before, tree(t, parent)); tt.says != "" && diff != "" {
				t.Errorf("the folder changed (-before +after):\n%s", diff)
			}
			if got := tree(t, parent)["outside"]; got != "mine" {
				t.Errorf("a file outside the folder became %q", got)
			}
		})
	}
}

func TestAllForeignFilesAreNamed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, map[string]string{"a.txt": "mine", "b.txt": "mine"})
	_, err := Write(t.Context(), dir, []File{page("a.txt", "1"), page("b.txt", "2")}, Options{})
	if err == nil || !strings.Contains(err.Error(), "a.txt is in the way") || !strings.Contains(err.Error(), "b.txt is in the way") {
		t.Errorf("error %v, want both files named", err)
	}
}

func TestFoldersAndFilesChangePlaces(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustWrite(t, dir, page("a/b/c.txt", "1"), page("d", "2"))
	mustWrite(t, dir, page("a", "3"), page("d/e.txt", "4"))
	if diff := cmp.Diff(map[string]string{"a": "3", "d/e.txt": "4"}, tree(t, dir)); diff != "" {
		t.Errorf("after the change (-want +got):\n%s", diff)
	}
}

func TestStaleFileThatSomeoneChanged(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustWrite(t, dir, page("a.txt", "1"), page("b.txt", "2"))
	put(t, dir, map[string]string{"a.txt": "edited", "b.txt": "edited"})
	result := mustWrite(t, dir, page("b.txt", "3"))
	if diff := cmp.Diff([]string{"a.txt"}, result.Kept); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{"a.txt": "edited", "b.txt": "3"}, tree(t, dir)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
}

func TestSymbolicLinksAreNotFollowed(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	put(t, parent, map[string]string{"outside/index.html": "mine", "file": "mine"})
	put(t, dir, map[string]string{"x": ""})
	if err := errors.Join(os.Symlink("../outside", filepath.Join(dir, "incidents")), os.Symlink("../file", filepath.Join(dir, "index.html"))); err != nil {
		t.Fatal(err)
	}
	for _, f := range []File{page("incidents/index.html", "new"), page("index.html", "new")} {
		if _, err := Write(t.Context(), dir, []File{f}, Options{}); err == nil || !strings.Contains(err.Error(), "in the way") {
			t.Errorf("%s: error %v, want that something is in the way", f.Path, err)
		}
	}
	if got := tree(t, parent); got["outside/index.html"] != "mine" || got["file"] != "mine" {
		t.Errorf("a link was followed: %v", got)
	}
}

func TestOutputFolderMayBeALink(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	put(t, parent, map[string]string{"www/CNAME": "example.com"})
	if err := os.Symlink("www", filepath.Join(parent, "site")); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, filepath.Join(parent, "site"), page("index.html", "one"))
	if got := tree(t, parent)["www/index.html"]; got != "one" {
		t.Errorf("www/index.html is %q, want one", got)
	}
	nowhere := filepath.Join(parent, "nowhere")
	if err := os.Symlink("gone", nowhere); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(t.Context(), nowhere, []File{page("index.html", "one")}, Options{}); err == nil || !strings.Contains(err.Error(), "a symbolic link to nothing") {
		t.Errorf("through a link to nothing: error %v", err)
	}
}

// A hidden folder beside the output folder has a longer name than it.
func TestOutputFolderMayHaveALongName(t *testing.T) {
	t.Parallel()
	for _, length := range []int{240, 241, 255} {
		dir := filepath.Join(t.TempDir(), strings.Repeat("a", length))
		mustWrite(t, dir, page("index.html", "one"))
		mustWrite(t, dir, page("index.html", "two"), page("a.txt", "three"))
		if diff := cmp.Diff(map[string]string{"index.html": "two", "a.txt": "three"}, tree(t, dir)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestFailureLeavesTheOldSite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustWrite(t, dir, page("a.txt", "1"), page("b/c.txt", "2"), page("old/d.txt", "3"))
	// An empty folder of someone else stands where a file has to go; that
	// shows only when everything else has been moved.
	if err := os.MkdirAll(filepath.Join(dir, "z.txt", "deep"), 0o755); err != nil {
		t.Fatal(err)
	}
	before, manifestBefore := tree(t, dir), mustRead(t, dir, manifestName)
	_, err := Write(t.Context(), dir, []File{page("a.txt", "new"), page("e/f.txt", "new"), page("z.txt", "new")}, Options{})
	if err == nil || !strings.Contains(err.Error(), "z.txt") {
		t.Fatalf("error %v, want one about z.txt", err)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("the old site changed (-before +after):\n%s", diff)
	}
	if got := mustRead(t, dir, manifestName); got != manifestBefore {
		t.Errorf("the manifest changed to\n%s", got)
	}
	for _, gone := range []string{"e", stagingName} {
		if _, err := os.Lstat(filepath.Join(dir, gone)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s was left behind", gone)
		}
	}
}

func mustRead(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestOutputFolderApart(t *testing.T) {
	t.Parallel()
	project := t.TempDir()
	put(t, project, map[string]string{"incidents/a.yaml": "", "templates/x": "", "file": ""})
	if err := os.Symlink("incidents", filepath.Join(project, "link")); err != nil {
		t.Fatal(err)
	}
	opts := Options{Project: project, Sources: []string{filepath.Join(project, "incidents"), filepath.Join(project, "templates")}}
	for out, ok := range map[string]bool{
		".": false, "..": false, "incidents": false, "incidents/site": false, "templates": false, "templates/new/deep": false,
		"link": false, "link/site": false, "file": false, "/": false, ".git": false, ".git/site": false, ".GIT/a/b": false, "site": true, ".github/site": true, "public/a": true, "incidents-site": true,
	} {
		dir := filepath.Join(project, out)
		if out == "/" {
			dir = out
		}
		_, err := Write(t.Context(), dir, []File{page("index.html", "one")}, opts)
		if (err == nil) != ok {
			t.Errorf("output folder %s: error %v, want fine: %v", out, err, ok)
		}
	}
	if _, err := os.Stat(filepath.Join(project, "templates", "new")); err == nil {
		t.Error("a refused folder was made")
	}
}
