package record_test

import (
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

var update = flag.Bool("update", false, "write what is printed into the .want files")

var settings = record.Settings{DefaultAudience: incident.Public, Timezone: "UTC"}

func records(t testing.TB, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", folder, "*.yaml"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no records in testdata/%s (%v)", folder, err)
	}
	return names
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// withoutHints leaves out what a record that is not finished lacks.
func withoutHints(list problem.List) problem.List {
	return slices.DeleteFunc(slices.Clone(list), func(p problem.Problem) bool { return p.Severity == problem.Hint })
}

func TestRightRecordsAreSilent(t *testing.T) {
	for _, name := range records(t, "ok") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			inc, problems := record.ReadOne(path.Join("incidents", filepath.Base(name)), readFile(t, name), settings)
			if graver := withoutHints(problems); len(graver) > 0 {
				t.Fatal(graver.Text())
			}
			if inc == nil {
				t.Fatal("no incident")
			}
		})
	}
}

func TestWrongRecordsAreExplained(t *testing.T) {
	for _, name := range records(t, "err") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			inc, problems := record.ReadOne(path.Join("incidents", filepath.Base(name)), readFile(t, name), settings)
			got := withoutHints(problems).Text()
			if problems.HasErrors() != (inc == nil) {
				t.Errorf("errors: %v, incident: %v", problems.HasErrors(), inc)
			}
			want := strings.TrimSuffix(name, ".yaml") + ".want"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(readFile(t, want)), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNamesThatAreNotUTF8(t *testing.T) {
	names, problems, err := record.List(oddNames{fstest.MapFS{"incidents/good.yaml": {}}}, "incidents")
	if err != nil || len(names) != 1 {
		t.Errorf("%q, %v", names, err)
	}
	want := `incidents/�-bad.yaml: error: the name "\xff-bad.yaml" is not UTF-8 and is not read [PM068 record-file]
  hint: rename it
incidents/�dir: error: the name "\xffdir" is not UTF-8 and is not read [PM068 record-file]
  hint: rename it
2 errors in 2 files
`
	if got := problems.Text(); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// oddNames adds a file and a folder with such names.
type oddNames struct{ fstest.MapFS }

func (o oddNames) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := o.MapFS.ReadDir(name)
	return append(all, oddEntry{recordEntry(0), "\xff-bad.yaml"}, oddEntry{folderEntry{}, "\xffdir"}), err
}

type oddEntry struct {
	fs.DirEntry
	name string
}

func (e oddEntry) Name() string { return e.name }
