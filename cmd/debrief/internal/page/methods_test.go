package page

import (
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/problem"
)

// methodsSample is a book of two rules, one of which is waived.
func methodsSample() Methods {
	order := &problem.Rule{ID: "PM011", Name: "timeline-order", Severity: problem.Warning, Title: "the timeline is in the <order> of time",
		Reason: "Readers expect *one* order.\nWrite `at` anew.", Source: "PagerDuty & others",
		Wrong: "timeline:\n  - {at: 2026-02-05, text: \"``` <b>B</b>\"}\n\n-- config.yaml --\ntimezone: UTC\n", Right: "timeline: []\n"}
	owner := &problem.Rule{ID: "PM037", Name: "action-owner", Severity: problem.Error, Title: "every action has an owner",
		Reason: "Somebody does it.", Source: "Debrief", Wrong: "-- config.yaml --\nowners: []\n", Right: "a: 1\n", Finished: true, Firm: true}
	return Methods{
		Themes:  []Theme{{Name: "timeline", Title: "Timeline & more", Rules: []*problem.Rule{order}}, {Name: "actions", Title: "Actions", Rules: []*problem.Rule{owner}}},
		Weighed: []Weighed{{Rule: order, To: "off"}},
		Waived: []Waived{
			{Rule: order, ID: "2026-one", Title: `One | "two"`, Reason: "It <i>is</i> | so.", Until: instantOf("2026-12-31"), Problems: 2},
			{Rule: owner, ID: "2026-two", Title: "Two", Problems: 1},
		},
	}
}

func TestMethodsPages(t *testing.T) {
	files, err := rendererFor(t, sampleSite()).Methods(methodsSample())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct{ path, golden string }{{"methods/index.html", "html/methods.html"}, {"methods/rules/index.html", "html/rules.html"}} {
		if files[i].Path != want.path {
			t.Errorf("path %s, want %s", files[i].Path, want.path)
		}
		golden(t, want.golden, unhashed(files[i].Data))
	}
}

// The words of problems are told in the language of the site; the book of rules
// is in English as a whole.
func TestSeveritiesOfProblemsAreTranslated(t *testing.T) {
	site := sampleSite()
	site.Language = "de"
	files, err := rendererFor(t, site).Methods(methodsSample())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{{"rule-error\">Fehler<", "rule-warning\">Warnung<", "rule-hint\">Hinweis<", "rule-off\">Aus<"}, {"rule-warning\">Warning<", "rule-error\">Error<"}} {
		for _, w := range want {
			if !strings.Contains(string(files[i].Data), w) {
				t.Errorf("%s: no %s", files[i].Path, w)
			}
		}
	}
}

// TestWaiversAreGrouped wants a report once, with all that it waives, and the
// reasons as one text each, however they are written.
func TestWaiversAreGrouped(t *testing.T) {
	m := methodsSample()
	m.Waived[1].ID, m.Waived[1].Title = m.Waived[0].ID, m.Waived[0].Title
	m.Waived[0].Reason = "- not\n\n# a list " + strings.Repeat("long ", 100)
	m.Waived[1].Reason = "لأن السجل قديم"
	files, err := rendererFor(t, sampleSite()).Methods(m)
	if err != nil {
		t.Fatal(err)
	}
	text := string(files[0].Data)
	for want, n := range map[string]int{
		"incidents/2026-one/index.html": 1, "On this site, 2 waivers in 1 report: 3 problems pass.": 1,
		"<p>- not # a list long long": 1, "<p>لأن السجل قديم</p>": 1, "Until 31": 1, "Without an end": 1,
	} {
		if got := strings.Count(text, want); got != n {
			t.Errorf("%q stands there %d times, want %d", want, got, n)
		}
	}
}

func TestMethodsOfASiteWithoutWaivers(t *testing.T) {
	m := methodsSample()
	m.Weighed, m.Waived = nil, nil
	files, err := rendererFor(t, sampleSite()).Methods(m)
	if err != nil {
		t.Fatal(err)
	}
	text := string(files[0].Data)
	if !strings.Contains(text, "No report on this site does.") || strings.Contains(text, "weighs otherwise") || strings.Count(text, "<table>") != 3 { // the words of problems, and two of data
		t.Error(text)
	}
}
