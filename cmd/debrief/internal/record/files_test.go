package record_test

import (
	"flag"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

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
