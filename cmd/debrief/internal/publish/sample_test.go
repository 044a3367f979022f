package publish_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/publish"
)

// TestSampleSite scans every page of this repository's own site in the fast way
// and as a whole.
func TestSampleSite(t *testing.T) {
	t.Parallel()
	asOf, err := incident.ParseInstant("2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "site")
	done, err := pipeline.Build(pipeline.Options{Dir: "../../../..", Config: "config.yaml", Incidents: "incidents", Templates: "templates", Out: out, AsOf: asOf})
	if err != nil || done.Problems.HasErrors() {
		t.Fatalf("%v\n%s", err, done.Problems.Text())
	}
	n := 0
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		page, err := os.ReadFile(filepath.Join(out, name))
		n++
		if publish.SameScan(t, page); t.Failed() {
			t.Fatalf("that was %s", name)
		}
		return err
	})
	if err != nil || n != done.Pages || n < 100 {
		t.Errorf("%d pages of %d, %v", n, done.Pages, err)
	}
}
