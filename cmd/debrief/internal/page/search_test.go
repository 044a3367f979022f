package page

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/search"
)

// TestSearchedIsWhatReportsShow wants words of every part of the record in the
// index, and none that the record does not have.
func TestSearchedIsWhatReportsShow(t *testing.T) {
	t.Parallel()
	rep := report.Of(richFalsePositive(), fixtureDay)
	r := rendererFor(t, sampleSite())
	entry := portfolio.Of(rep, time.UTC)
	files, err := allOf(r, []*search.Page{r.Searched(rep.Incident, entry)}, []*portfolio.Entry{entry})
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

// TestSearchTellsWhatIsNotCounted wants a line on the page whose counts hold
// more than those of the lists, and none where they do not.
func TestSearchTellsWhatIsNotCounted(t *testing.T) {
	t.Parallel()
	const note = "also of those that nothing else counts: 1 retracted report, 1 duplicate."
	one, gone, double := recorded("one", incident.Outage, "2026-03-02T10:00Z", 90), recorded("gone", incident.Outage, "2026-03-03T10:00Z", 90, func(inc *incident.Incident) { inc.RecordStatus = incident.Retracted }),
		recorded("double", incident.Outage, "2026-03-04T10:00Z", 90, func(inc *incident.Incident) {
			inc.Relations = []incident.Relation{{Type: incident.DuplicateOf, ID: "one"}}
		})
	for _, tt := range []struct {
		entries []*portfolio.Entry
		want    bool
	}{{[]*portfolio.Entry{one, gone, double}, true}, {[]*portfolio.Entry{one}, false}} {
		r := rendererFor(t, sampleSite())
		var found []*search.Page
		for _, e := range tt.entries {
			found = append(found, r.Searched(&incident.Incident{ID: e.ID, Title: e.Title, Kind: e.Kind}, e))
		}
		files, err := allOf(r, found, portfolio.New(tt.entries, fixtureDay, time.UTC).Entries)
		if err != nil {
			t.Fatal(err)
		}
		if has := bytes.Contains(files[0].Data, []byte(note)); has != tt.want || bytes.Contains(files[0].Data, []byte("nothing else counts")) != tt.want {
			t.Errorf("of %d incidents: told %v", len(tt.entries), has)
		}
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

// allOf gives all files of the search.
func allOf(r *Renderer, pages []*search.Page, entries []*portfolio.Entry) (files []File, err error) {
	err = r.Search(pages, entries, nil, func(f File) error { files = append(files, f); return nil })
	return files, err
}
