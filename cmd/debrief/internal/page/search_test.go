package page

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/search"

	"pgregory.net/rapid"
)

// TestSearchedIsWhatReportsShow wants words of every part of the record in the
// index, and none that the record does not have.
func TestSearchedIsWhatReportsShow(t *testing.T) {
	t.Parallel()
	rep := report.Of(richFalsePositive(), fixtureDay)
	r := rendererFor(t, sampleSite())
	files, err := r.Search([]*search.Page{r.Searched(rep.Incident, portfolio.Of(rep, time.UTC))})
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, f := range files {
		all.Write(f.Data)
	}
	inc := rep.Incident
	for what, text := range map[string]string{"title": inc.Title, "id": inc.ID, "headline": r.plain(inc.Summary.Headline.String()),
		"external id": inc.ExternalIDs[0].ID, "action": inc.Remediation.Actions[0].Title, "timeline": r.plain(inc.Timeline[0].Text)} {
		if text == "" || !strings.Contains(all.String(), text) {
			t.Errorf("the %s %q is not in the index", what, text)
		}
	}
	if at := slices.IndexFunc(files, func(f File) bool { return f.Path == search.EntryPath }); at < 0 {
		t.Errorf("no %s", search.EntryPath)
	}
}

func TestHostsIn(t *testing.T) {
	t.Parallel()
	text := "See [the notice](https://status.example.com/n/1), <http://a.example:8080/x> and https://b.example."
	if got, want := strings.Join(hostsIn(text), " "), "status.example.com a.example b.example."; got != want {
		t.Errorf("hosts are %q, want %q", got, want)
	}
}

func TestLean(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ script, want string }{
		{"// What it is.\n\n  const a = 1; // one\n\t// two\n  b(`c // d`);\n", "const a = 1; // one\nb(`c // d`);\n"},
		{"a(`\n  // kept\n`);\n", "a(`\n  // kept\n`);\n"},
	} {
		if got := string(lean([]byte(tt.script))); got != tt.want {
			t.Errorf("lean(%q) = %q, want %q", tt.script, got, tt.want)
		}
	}
}

// TestUnmarkedTextIsPlain: what is taken as it is written is what reading it as
// Markdown gives.
func TestUnmarkedTextIsPlain(t *testing.T) {
	t.Parallel()
	r := rendererFor(t, sampleSite())
	piece := rapid.SampledFrom([]string{"a", "Mail", " ", "  ", "1", "12", ".", ")", "-", ":", "@", "www.a.example", "http://a.example", "é", "\u00a0", "\u2028", "(", "'", "\"", "^", "%", "$", "{", ";", "日"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
		if got, want := r.plain(text), r.plainOf(text); got != want {
			t.Fatalf("%q is %q, want %q", text, got, want)
		}
	})
}
