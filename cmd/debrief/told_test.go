package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestReportsTellOfOthers wants a report to tell the same of another incident
// whether that was read before it, is read after it, or is not shown, in a build
// from nothing as in one that makes one record anew.
func TestReportsTellOfOthers(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // records are read in their order
	dir, kept := t.TempDir(), t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "incidents"), 0o755))
	write := func(id, title, audience, related string) {
		text := "title: " + title + "\nkind: near-miss\nincident_state: resolved\naudience: " + audience + `
summary: {headline: A text., public: What was seen.}
times: {started: 2026-05-04T09:00Z, resolved: 2026-05-04T10:00Z}
timeline: [{at: 2026-05-04T09:00Z, text: It began.}]
relations:
`
		for other := range strings.FieldsSeq(related) {
			text += "  - {type: related, id: " + other + "}\n"
		}
		must(t, os.WriteFile(filepath.Join(dir, "incidents", id+".yaml"), []byte(text), 0o600))
	}
	write("early", "First", "public", "middle")
	write("hidden", "Hidden", "internal", "early")
	write("middle", "Middle", "public", "early very-last")
	write("near-last", "Apart", "public", "hidden middle")
	write("very-last", "Last", "public", "middle early")
	want := func(id string, all ...string) {
		t.Helper()
		report := string(content(t, filepath.Join(dir, "site"), "incidents/"+id+"/report.md"))
		for _, link := range all {
			if !strings.Contains(report, link) {
				t.Errorf("%s does not tell of %s:\n%s", id, link, report)
			}
		}
		if n := strings.Count(report, "**Related to:**"); n != len(all) || strings.Contains(report, "hidden") {
			t.Errorf("%s tells of %d others, want %d and nothing hidden:\n%s", id, n, len(all), report)
		}
	}
	builtAgain(t, dir, kept)
	for _, title := range []string{"Middle", "Another"} {
		want("early", "["+title+"](../middle/index.html)")
		want("middle", "[First](../early/index.html)", "[Last](../very-last/index.html)")
		want("near-last", "["+title+"](../middle/index.html)")
		want("very-last", "["+title+"](../middle/index.html)", "[First](../early/index.html)")
		write("middle", "Another", "public", "early very-last")
		builtAgain(t, dir, kept)
	}
}
