package page

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// told gives an incident's report in Markdown, with marks.
func told(t *testing.T, inc *incident.Incident, site Site, figures ...Figure) (string, annotations) {
	t.Helper()
	teller, err := newTeller(os.DirFS("../../../../templates"), site, words.English())
	if err != nil {
		t.Fatal(err)
	}
	linked := Linked{Reports: map[string]string{"login-page-blank": "The login page stayed blank"}}
	markdown, notes, err := teller.tell(report.Of(inc, fixtureDay), linked, figures, len(figures) > 0)
	if err != nil {
		t.Fatal(err)
	}
	return markdown, notes
}

var publicSite = Site{AsOfGiven: "2026-06-01", Audience: incident.Public,
	Services: []Named{{Name: "mail-filter", Title: "Mail filter"}}, Owners: []Named{{Name: "mail", Title: "Mail platform"}}}

func TestReports(t *testing.T) {
	figures := []Figure{fixtureFigure("impact", "what-happened"), fixtureFigure("release", inFalsePositive)}
	for _, tt := range []struct {
		name    string
		inc     *incident.Incident
		site    Site
		figures []Figure
	}{
		{"twelve-lines", twelveLines(), publicSite, nil},
		{"rich-false-positive", richFalsePositive(), Site{AsOfGiven: "2026-06-01", Audience: incident.Internal, BaseURL: "https://debrief.example/x/"}, figures},
		{"disputed-outage", disputedOutage(), publicSite, nil},
		{"misrouting", misrouted(), publicSite, nil},
		{"undated", undated(), publicSite, nil},
		{"going-on", goingOn(), publicSite, nil},
		{"retracted", retracted(), publicSite, nil},
		{"hostile", hostileRecord(), publicSite, figures},
	} {
		t.Run(tt.name, func(t *testing.T) {
			markdown, _ := told(t, tt.inc, tt.site, tt.figures...)
			golden(t, "report/"+tt.name+".md", plainMarkdown(markdown))
		})
	}
}

// Whatever a record says, its report has its own headings, tables and lists
// and no others, and nothing of the record becomes a script or a mark.
func TestHostileTextStaysText(t *testing.T) {
	markdown, notes := told(t, hostileRecord(), publicSite, fixtureFigure("impact", "what-happened"))
	benign, _ := told(t, richFalsePositive(), publicSite, fixtureFigure("impact", "what-happened"))
	html := render(t, string(plainMarkdown(markdown)))
	if got, want := headingsOf(markdown), headingsOf(benign); !slices.Equal(got, want) {
		t.Errorf("headings: got %q, want %q", got, want)
	}
	for _, bad := range []string{"<script", "raw HTML omitted", `="javascript:`, "\ue000", "\ue001", "\ue002", "\u202e", "evil.example\""} {
		if strings.Contains(html, bad) {
			t.Errorf("%q in the page", bad)
		}
	}
	for _, table := range regexp.MustCompile(`(?s)<table>.*?</table>`).FindAllString(html, -1) {
		width, rows := strings.Count(table, "</th>"), strings.Count(table, "</tr>")-1
		if cells := strings.Count(table, "</td>"); cells != width*rows {
			t.Errorf("a table of %d columns and %d rows has %d cells:\n%s", width, rows, cells, table)
		}
	}
	for _, note := range notes {
		if note.Kind == idNote && !regexp.MustCompile(`^[a-z]+(-[A-Za-z0-9._-]+)?$|^what-happened$`).MatchString(note.Value) {
			t.Errorf("id %q", note.Value)
		}
	}
}

// headingsOf lists the page's own second-level headings.
func headingsOf(markdown string) []string {
	var all []string
	for line := range strings.Lines(withoutMarks(markdown)) {
		if strings.HasPrefix(line, "## ") && !strings.Contains(line, "in numbers") {
			all = append(all, strings.TrimSpace(line))
		}
	}
	return all
}

func TestMarks(t *testing.T) {
	markdown, notes := told(t, disputedOutage(), publicSite)
	if opened, closed := strings.Count(markdown, markOpen), strings.Count(markdown, markClose); opened != closed {
		t.Errorf("%d marks opened, %d closed", opened, closed)
	}
	kinds := map[annotationKind]int{}
	var ids []string
	for _, note := range notes {
		kinds[note.Kind]++
		if note.Kind == idNote {
			ids = append(ids, note.Value)
		}
		if note.Kind == statusNote && note.Title == "" {
			t.Errorf("status %q is not explained", note.Value)
		}
	}
	if kinds[timeNote] == 0 || kinds[statusNote] == 0 || kinds[chipNote] == 0 {
		t.Errorf("kinds of marks: %v", kinds)
	}
	for _, id := range []string{"facts", "timeline", "cause", "remediation", "versions", "sources", "certainty", "certainty-disputed", "certainty-refuted", "cite", "t-1", "src-press", "rev-1"} {
		if !slices.Contains(ids, id) {
			t.Errorf("no id %q in %q", id, ids)
		}
	}
	plain := string(plainMarkdown(markdown))
	for _, link := range regexp.MustCompile(`\]\(#([^)]*)\)`).FindAllStringSubmatch(plain, -1) {
		if !slices.Contains(ids, link[1]) {
			t.Errorf("a link leads to #%s, which is not there", link[1])
		}
	}
}

func TestSameReportTwice(t *testing.T) {
	first, _ := told(t, richFalsePositive(), publicSite)
	second, _ := told(t, richFalsePositive(), publicSite)
	if first != second {
		t.Error("two tellings of one incident differ")
	}
}

func TestSqueezed(t *testing.T) {
	for in, want := range map[string]string{
		"\n\na\n\n\n\nb\n\n":                             "a\n\nb\n",
		"a\n\n```\nx\n\n\n\ny\n```\n\n\n\nb":             "a\n\n```\nx\n\n\n\ny\n```\n\nb\n",
		"- a\n\n  ````\n  ```\n\n\n  x\n  ````\n\n\n\nb": "- a\n\n  ````\n  ```\n\n\n  x\n  ````\n\nb\n",
	} {
		if got := squeezed([]byte(in)); got != want {
			t.Errorf("squeezed(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPlainMarkdown(t *testing.T) {
	in := "2" + nbsp + "d" + nbsp + "4" + nbsp + "h, 3.5" + nbsp + "%, " + nbsp + "x ±" + nbsp + "5"
	if got, want := string(plainMarkdown(in)), "2 d 4 h, 3.5 %, "+nbsp+"x ± 5"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func BenchmarkTell(b *testing.B) {
	teller, err := newTeller(os.DirFS("../../../../templates"), publicSite, words.English())
	if err != nil {
		b.Fatal(err)
	}
	rep := report.Of(richFalsePositive(), fixtureDay)
	for b.Loop() {
		if _, _, err := teller.tell(rep, Linked{}, nil, false); err != nil {
			b.Fatal(err)
		}
	}
}
