package record_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/record"
)

// small is a record without faults; more is added to it at the top level.
func small(more ...string) *fstest.MapFile {
	text := "title: T\nkind: outage\nsummary: S\ntimes: {started: 2026-03-02T08:10Z}\n" +
		"timeline: [{at: 2026-03-02T08:10Z, text: Begun.}]\n" + strings.Join(more, "\n") + "\n"
	return &fstest.MapFile{Data: []byte(text)}
}

func readAll(t *testing.T, fsys fs.FS) record.Set {
	t.Helper()
	set, err := record.ReadAll(fsys, "incidents", settings)
	if err != nil {
		t.Fatal(err)
	}
	set.Problems = withoutHints(set.Problems)
	return set
}

func ids(incidents []*incident.Incident) []string {
	var all []string
	for _, inc := range incidents {
		all = append(all, inc.ID)
	}
	return all
}

func TestReadAllFindsRecords(t *testing.T) {
	set := readAll(t, fstest.MapFS{
		"incidents/b-second.yaml":               small(),
		"incidents/a-first.yml":                 small("attachments: [{id: d, path: data/rates.yaml.csv, title: Rates}]"),
		"incidents/a-first/own.yaml":            {Data: []byte("not: a record")},
		"incidents/a-first/data/deep.yml":       {Data: []byte("not: a record")},
		"incidents/a-first/data/rates.yaml.csv": {Data: []byte("a,b\n")},
		"incidents/2026/third.YAML":             small(),
		"incidents/.hidden.yaml":                {Data: []byte("[")},
		"incidents/.git/config.yaml":            {Data: []byte("[")},
		"incidents/README.md":                   {Data: []byte("[")},
		"elsewhere/x.yaml":                      {Data: []byte("[")},
	})
	if graver := withoutHints(set.Problems); len(graver) > 0 {
		t.Fatal(graver.Text())
	}
	if diff := cmp.Diff([]string{"a-first", "b-second", "third"}, ids(set.Incidents)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"incidents/2026/third.YAML", "incidents/a-first.yml", "incidents/b-second.yaml"}, set.Files); diff != "" {
		t.Error(diff)
	}
	if got := set.Folder("third"); got != "incidents/2026/third" {
		t.Errorf("folder: %s", got)
	}
}

func TestReadAllTellsEverything(t *testing.T) {
	set := readAll(t, fstest.MapFS{
		"incidents/broken.yaml": {Data: []byte("title: [a\n")},
		"incidents/wrong.yaml":  small("severty: SEV1"),
		"incidents/large.yaml":  {Data: []byte("title: " + strings.Repeat("a", 1_000_000))},
		"incidents/right.yaml":  small("relations: [{type: related, id: wrong}]"),
	})
	if diff := cmp.Diff([]string{"right"}, ids(set.Incidents)); diff != "" {
		t.Error(diff)
	}
	want := `incidents/broken.yaml:1:10: error: the list that begins with [ has no end here [PM060 yaml]
  1 | title: [a
    |          ^
  incidents/broken.yaml:1:8: it begins here
  1 | title: [a
    |        ^
  hint: close it with ], and put texts with commas or brackets in quotes
incidents/large.yaml:1:1: error: the file has more than 1000000 bytes, which are the most that are read [PM060 yaml]
  hint: move long data into an attachment, or link to it
incidents/wrong.yaml:6:1: error: unknown key "severty" at the top level [PM001 form]
  6 | severty: SEV1
    | ^~~~~~~
  hint: did you mean "severity"?
3 errors in 3 files
`
	if diff := cmp.Diff(want, withoutHints(set.Problems).Text()); diff != "" {
		t.Error(diff)
	}
}

func TestReadAllComparesRecords(t *testing.T) {
	set := readAll(t, fstest.MapFS{
		"incidents/one.yaml":       small("aliases: [inc-1, two, inc-0]"),
		"incidents/one.yml":        small(),
		"incidents/sub/one.yaml":   small(),
		"incidents/two.yaml":       small("aliases: [inc-1]", "relations: [{type: related, id: thre}, {type: related, id: inc-0}]"),
		"incidents/three.yaml":     small("relations: [{type: part_of, id: four}]"),
		"incidents/four.yaml":      small("relations: [{type: part_of, id: five}]"),
		"incidents/five.yaml":      small("relations: [{type: part_of, id: three}, {type: caused_by, id: three}]"),
		"incidents/duplicate.yaml": small("relations: [{type: duplicate_of, id: three}]"),
	})
	var got []string
	for _, p := range withoutHints(set.Problems) {
		got = append(got, p.String()+" "+p.Message+" ("+p.Hint+")")
	}
	want := []string{
		`incidents/five.yaml:6:13 part_of leads from "three" back to this incident (one of the two relations is the wrong way round)`,
		`incidents/four.yaml:6:13 part_of leads from "five" back to this incident (one of the two relations is the wrong way round)`,
		`incidents/one.yaml:6:18 "two" is the id of another record (an address leads to one page: take the alias out of one of them)`,
		`incidents/one.yml:1:1 the id "one" is used twice (an id is a page's address: rename one of the files)`,
		`incidents/sub/one.yaml:1:1 the id "one" is used twice (an id is a page's address: rename one of the files)`,
		`incidents/three.yaml:6:13 part_of leads from "four" back to this incident (one of the two relations is the wrong way round)`,
		`incidents/two.yaml:6:11 "inc-1" is an alias of another record (an address leads to one page: take the alias out of one of them)`,
		`incidents/two.yaml:7:33 there is no incident "thre" (did you mean "three"?)`,
		`incidents/two.yaml:7:60 there is no incident "inc-0" (it is now called "one")`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadAllLeavesLinksAlone(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		t.Helper()
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skipf("no symbolic links on this file system: %v", err)
		}
	}
	write("outside/secret.txt", "secret")
	write("outside/record.yaml", string(small().Data))
	write("incidents/with.yaml", string(small("attachments: [{id: a, path: link.txt, title: A}, {id: b, path: folder/secret.txt, title: B}]").Data))
	write("incidents/with/own.txt", "own")
	link("../outside/record.yaml", "incidents/linked.yaml")
	link("../outside", "incidents/folder")
	link("../outside/secret.txt", "incidents/note")
	link("../nowhere", "incidents/nothing")
	link("../../outside/secret.txt", "incidents/with/link.txt")
	link("../../outside", "incidents/with/folder")

	set := readAll(t, os.DirFS(dir))
	if len(set.Incidents) > 0 {
		t.Errorf("incidents: %v", ids(set.Incidents))
	}
	want := `incidents/folder: error: folder is a symbolic link to a folder and is not read [PM068 record-file]
  hint: put the folder itself here
incidents/linked.yaml: error: linked.yaml is a symbolic link and is not read [PM068 record-file]
  hint: put the file itself here
incidents/note: warning: note is a symbolic link and is not read [PM068 record-file]
  hint: put the file itself here
incidents/nothing: warning: nothing is a symbolic link and is not read [PM068 record-file]
  hint: put the file itself here
incidents/with.yaml:6:29: error: incidents/with/link.txt is a symbolic link, which is not followed [PM051 attachment]
`
	if got := withoutHints(set.Problems).Text(); !strings.HasPrefix(got, want) || !strings.Contains(got, "incidents/with/folder is a symbolic link") {
		t.Error(got)
	}
}

func TestReadAllWithoutFolder(t *testing.T) {
	if _, err := record.ReadAll(fstest.MapFS{}, "incidents", settings); err == nil {
		t.Error("a missing folder is no error")
	}
}
