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
	"debrief/cmd/debrief/internal/words"
)

// reportOf makes a report of an incident of which only this is known.
func reportOf(id string, state incident.State, started *incident.Time) *report.Report {
	inc := &incident.Incident{ID: id, Title: "Title of " + id, Kind: incident.Outage, State: state}
	inc.Times.Started = started
	return &report.Report{Incident: inc, Zone: time.UTC}
}

// portfolioOf gathers reports as a site does.
func portfolioOf(reports ...*report.Report) *portfolio.Portfolio {
	var entries []*portfolio.Entry
	for _, rep := range reports {
		entries = append(entries, portfolio.Of(rep, time.UTC))
	}
	return portfolio.New(entries, fixtureDay, time.UTC)
}

func startedAt(text string) *incident.Time { return &incident.Time{At: instantOf(text)} }

func TestIndexOrder(t *testing.T) {
	unknown := &incident.Time{Word: incident.Unknown}
	detected := reportOf("detected", incident.Resolved, unknown)
	detected.Incident.Times.Detected = startedAt("2025-03-01T10:00Z")
	page := rendererFor(t, sampleSite()).indexPage(portfolioOf(
		reportOf("b-old", incident.Resolved, startedAt("2024-06-27T18:51Z")),
		reportOf("a-undated", incident.StateUnknown, unknown),
		detected,
		reportOf("ongoing-old", incident.Ongoing, startedAt("2023-01-01")),
		reportOf("same-b", incident.Mitigated, startedAt("2025-05-01")),
		reportOf("same-a", incident.Mitigated, startedAt("2025-05-01")),
		reportOf("ongoing-undated", incident.Ongoing, nil),
		reportOf("ongoing-new", incident.Ongoing, startedAt("2026-01-01")),
		reportOf("by", incident.Resolved, &incident.Time{Latest: instantOf("2024-01-23T14:00Z")}),
	))
	if got := idsOf(page.Ongoing); got != "ongoing-new ongoing-old ongoing-undated" {
		t.Errorf("ongoing: %s", got)
	}
	if got := idsOf(page.Latest); got != "same-a same-b detected b-old by a-undated" {
		t.Errorf("latest: %s", got)
	}
	if got := page.Latest[4].When; got != (moment{"by 23 Jan 2024", "2024-01-23"}) {
		t.Errorf("when: %+v", got)
	}
}

func idsOf(list []listEntry) string {
	var all []string
	for _, l := range list {
		all = append(all, l.ID)
	}
	return strings.Join(all, " ")
}

// TestIndexStaysSmall wants the first page to be as long with thousands of
// incidents as with some.
func TestIndexStaysSmall(t *testing.T) {
	r := rendererFor(t, sampleSite())
	size := func(n int) int {
		files, err := Made(r.Index(manyOf(n)))
		if err != nil {
			t.Fatal(err)
		}
		return len(files[0].Data)
	}
	small, large := size(400), size(4000)
	if large > small+small/20 {
		t.Errorf("%d bytes with 400 incidents, %d with 4,000", small, large)
	}
	page := r.indexPage(manyOf(400))
	if len(page.Latest) != mostLatest || len(page.Ongoing) != mostOngoing || page.More.Path != "states/ongoing/index.html" {
		t.Errorf("%d newest, %d ongoing, more at %q", len(page.Latest), len(page.Ongoing), page.More.Path)
	}
	for _, f := range page.Facets {
		if len(f.Links) > mostLinks {
			t.Errorf("%s: %d links", f.Title, len(f.Links))
		}
	}
}

func TestDayWords(t *testing.T) {
	berlin := zoneOf(t, "Europe/Berlin")
	tests := []struct {
		in   incident.Time
		want string
	}{
		{incident.Time{At: instantOf("2026-02-04T23:26Z")}, "5 Feb 2026"},
		{incident.Time{At: instantOf("2026-02-04")}, "4 Feb 2026"},
		{incident.Time{At: instantOf("2020-02"), Approx: true}, "about Feb 2020"},
		{incident.Time{At: instantOf("2026-03-29T06:40Z"), PlusMinus: minutes("5m")}, "29 Mar 2026"},
		{incident.Time{Earliest: instantOf("2025-07-10T17:25Z"), Latest: instantOf("2025-07-10T19:49Z")}, "10 Jul 2025"},
		{incident.Time{Earliest: instantOf("2025-07-10T17:25Z"), Latest: instantOf("2025-07-11T19:49Z")}, "between 10 Jul 2025 and 11 Jul 2025"},
		{incident.Time{Earliest: instantOf("2025-07-10T17:25Z")}, "not before 10 Jul 2025"},
	}
	for _, tt := range tests {
		if got := dayWords(words.English(), &tt.in, berlin); got != tt.want {
			t.Errorf("%+v: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestKindCounts(t *testing.T) {
	of := func(kind incident.Kind) *report.Report {
		return &report.Report{Incident: &incident.Incident{Kind: kind}, Zone: time.UTC}
	}
	var got []string
	for _, k := range rendererFor(t, sampleSite()).kindCounts(portfolioOf(of("zebra"), of("outage"), of("abc"), of("misrouting"), of("outage"))) {
		got = append(got, k.Class+" "+k.Count+" "+k.Words+" "+k.Path)
	}
	want := []string{"kind-misrouting 1 Misrouting kinds/misrouting/index.html", "kind-outage 2 Outages kinds/outage/index.html",
		"kind-abc 1 abc kinds/abc/index.html", "kind-zebra 1 zebra kinds/zebra/index.html"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestIndexHTML(t *testing.T) {
	length := 11*time.Hour + 55*time.Minute
	rich := reportOf("2026-03-28-rule", incident.Resolved, startedAt("2026-03-28T21:10Z"))
	rich.Durations.Impact = report.Duration{Lo: &length, Hi: &length, Nominal: &length, Written: true}
	rich.Incident.Title = `Rule "7" <withheld> mail`
	rich.Incident.Kind, rich.Incident.Fictional = incident.FalsePositive, true
	rich.Incident.Severity = &incident.Severity{Level: "SEV2"}
	rich.Incident.Services = []string{"mail-filter", "outlook-com"}
	rich.Incident.Summary.Headline = &incident.Text{Text: "A *rule* withheld [mail](https://example.org) & <b>more</b>."}
	rich.Incident.Revisions = []incident.Revision{{Version: 1, Type: incident.Preliminary}}
	odd := reportOf("undated-odd", "half over", nil)
	odd.Incident.Kind = "strange new"
	odd.Incident.Severity = &incident.Severity{Level: "unknown"}
	odd.Incident.Summary.Public = &incident.Text{Text: "Only the *summary*."}
	gone := reportOf("2025-gone", incident.Resolved, startedAt("2025-01-02"))
	gone.Incident.RecordStatus = incident.Retracted
	files, err := Made(rendererFor(t, sampleSite()).Index(portfolioOf(rich, odd, gone, reportOf("2026-now", incident.Ongoing, startedAt("2026-04-01T10:00Z")))))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	golden(t, "html/index.html", unhashed(files[0].Data))
}

// The first page leads to the archive in words that hold for one incident as
// for many, in every language.
func TestIndexLeadsToArchive(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "All incidents by month", "de": "Alle Vorfälle nach Monat",
		"es": "Todos los incidentes por mes", //nolint:misspell // Spanish
		"fr": "Tous les incidents par mois", "ja": "月別の全インシデント",
	} {
		site := sampleSite()
		site.Language = tag
		page := rendererFor(t, site).indexPage(portfolioOf(reportOf("one", incident.Resolved, nil)))
		if page.All.Words != want {
			t.Errorf("%s: %q, want %q", tag, page.All.Words, want)
		}
	}
}

func TestEmptyIndex(t *testing.T) {
	files, err := Made(rendererFor(t, sampleSite()).Index(portfolioOf()))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"There are no reports yet", "debrief check", `content="0 incident reports of Example &amp; Sons."`} {
		if !bytes.Contains(files[0].Data, []byte(want)) {
			t.Errorf("no %q in %s", want, files[0].Data)
		}
	}
	if bytes.Contains(files[0].Data, []byte("Nothing is ongoing")) {
		t.Error("an empty site says nothing about what goes on")
	}
}

func TestPlain(t *testing.T) {
	r := rendererFor(t, Site{})
	for in, want := range map[string]string{
		"": "", "A *b* `c` [d](https://e.example) &amp; \\* ~~f~~": "A b c d & * f", "One\ntwo.\n\n- three\n- four": "One two. three four",
		"<b>x</b>": "<b>x</b>", "![alt](https://a.example/b.png)": "alt",
	} {
		if got := r.plain(in); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}
