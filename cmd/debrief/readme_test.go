package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/cli"
)

// TestReadmeRecord wants the record that README.md shows to be the tested one,
// and to give a page without any problem.
func TestReadmeRecord(t *testing.T) {
	const id = "2026-05-04-wrong-relay"
	readme, err := os.ReadFile(project + "/README.md")
	if err != nil {
		t.Fatal(err)
	}
	record, err := os.ReadFile("testdata/readme/incidents/" + id + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(readme), "```yaml\n"+string(record)+"```") {
		t.Error("README.md shows another record than testdata/readme/incidents/" + id + ".yaml")
	}
	if n := strings.Count(string(readme), "\n"); n > 150 {
		t.Errorf("README.md has %d lines, more than 150", n)
	}
	var out strings.Builder
	site := filepath.Join(t.TempDir(), "site")
	args := []string{"build", "--chdir", "testdata/readme", "--templates", "../../../../templates", "--out", site, "--as-of", "2026-11-22"}
	if status := cli.Main(args, strings.NewReader(""), &out, &out); status != 0 {
		t.Fatalf("exit %d\n%s", status, out.String())
	}
	if strings.Contains(out.String(), "warning") || strings.Contains(out.String(), "error") {
		t.Errorf("the README's record has problems:\n%s", out.String())
	}
	report := string(content(t, site, "incidents/"+id+"/report.md"))
	for _, want := range []string{"38 min", "19 min", "214 of 61,000", "0.351"} {
		if !strings.Contains(strings.ReplaceAll(report, "\u00a0", " "), want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}
