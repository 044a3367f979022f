package page

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
)

// fileAt gives one of some files.
func fileAt(t *testing.T, files []File, path string) string {
	t.Helper()
	i := slices.IndexFunc(files, func(f File) bool { return f.Path == path })
	if i < 0 {
		var there []string
		for _, f := range files {
			there = append(there, f.Path)
		}
		t.Fatalf("no %s among %v", path, there)
	}
	return string(unhashed(files[i].Data))
}

// ledgerSample is three incidents with actions in every state, of which the
// second is the first one once more; and a fictional one, which does not count.
func ledgerSample() *portfolio.Portfolio {
	first := twelveLines()
	first.ID, first.Title, first.Kind, first.Severity = "2026-03-relay", "Mail went through the wrong relay", incident.Outage, &incident.Severity{Level: "SEV2", Scheme: "heron"}
	first.Services, first.Times.Started, first.Times.Resolved = []string{"mail"}, at("2026-03-31T20:00Z"), at("2026-04-01T02:30Z")
	first.Remediation = &incident.Remediation{Immediate: []string{"Old table *put back*."}, Actions: []incident.Action{
		{ID: "gate", Title: "Put the <gate> on every path", Type: "prevent", Priority: "P0", Owner: "mail", Created: instantOf("2026-04-03"), Due: instantOf("2026-05-01"), Status: incident.ActionBlocked, Ticket: "https://tracker.heron.example/1?a=b&c"},
		{Title: "Alert on the rate", Owner: "Support & Ops", Status: "waiting-for-vendor", Ticket: "javascript:alert(1)"},
		{ID: "done", Title: "Old relay removed", Owner: "mail", Created: instantOf("2026-04-03"), Status: incident.ActionDone, DoneAt: instantOf("2026-04-10")},
		{ID: "no", Title: "Tell customers automatically", Status: incident.ActionWontDo, Decision: "The **monthly** report does."},
	}}
	second := twelveLines()
	second.ID, second.Title = "2026-05-relay", "Mail went through the wrong relay again"
	second.Relations = []incident.Relation{{Type: incident.RecurrenceOf, ID: first.ID}}
	second.Glossary = []incident.Term{{Name: "Relay", Meaning: "A host that passes *mail* on."}, {Name: "Precision", Meaning: "How fine a scale is."}}
	undated := twelveLines()
	undated.ID, undated.Title, undated.Times = "undated", "Nobody knows when", incident.Times{}
	undated.Timeline, undated.Glossary = nil, []incident.Term{{Name: "relay", Meaning: "a host that passes mail on"}, {Name: "Relay", Meaning: "A race."}}
	example := twelveLines()
	example.ID, example.Title, example.Fictional, example.Times.Started = "2026-05-example", "Mail went in circles", true, at("2026-05-20")
	example.Timeline, example.Remediation = nil, &incident.Remediation{Actions: []incident.Action{{ID: "draw", Title: "Draw the circle", Owner: "storytellers"}}}
	var entries []*portfolio.Entry
	for _, inc := range []*incident.Incident{first, second, undated, example} {
		entries = append(entries, portfolio.Of(report.Of(inc, fixtureDay), time.UTC))
	}
	return portfolio.New(entries, fixtureDay, time.UTC)
}

func ledgerSite() Site {
	site := sampleSite()
	site.AsOf, site.AsOfGiven = fixtureDay, "2026-06-01"
	site.Severities = []SeverityScheme{{Scheme: "heron", Levels: []string{"SEV1", "SEV2"}}}
	return site
}

func TestActionsPages(t *testing.T) {
	files, err := Made(rendererFor(t, ledgerSite()).Actions(ledgerSample()))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "html/actions.html", []byte(fileAt(t, files, "actions/index.html")))
	for path, want := range map[string][]string{
		"actions/open/index.html":                                     {"Put the &lt;gate&gt; on every path", "Waiting for vendor", "incidents/2026-03-relay/index.html#a-2\"", "Overdue by 31 days"},
		"actions/overdue/index.html":                                  {"1 action", "#a-gate\""},
		"actions/blocked/index.html":                                  {"1 action", "by the record of the recurrence", "2026-05-relay"},
		"actions/done/index.html":                                     {"Old relay removed", "7 days", "10 Apr 2026"},
		"actions/wont-do/index.html":                                  {"The monthly report does.", "No team named"},
		"actions/again/index.html":                                    {"2 actions"},
		"actions/owners/mail/index.html":                              {"Put the &lt;gate&gt;", "Old relay removed"},
		"actions/owners/" + pathName("Support & Ops") + "/index.html": {"Alert on the rate"},
		"actions/owners/" + pathName("") + "/index.html":              {"Tell customers automatically", "Actions without a team"},
		"actions/owners/index.html":                                   {"1 open (1 overdue), 1 done"},
	} {
		page := fileAt(t, files, path)
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s: no %q", path, w)
			}
		}
	}
	if page := fileAt(t, files, "actions/open/index.html"); strings.Contains(page, `href="javascript`) {
		t.Error("a ticket leads to code")
	}
}

func TestActionsOfASiteWithoutAny(t *testing.T) {
	files, err := Made(rendererFor(t, ledgerSite()).Actions(portfolio.New(nil, fixtureDay, time.UTC)))
	if err != nil {
		t.Fatal(err)
	}
	if page := fileAt(t, files, "actions/index.html"); !strings.Contains(page, "No report names an action yet.") {
		t.Error(page)
	}
	fileAt(t, files, "actions/open/index.html")
}

func TestPeriodPages(t *testing.T) {
	files, err := Made(rendererFor(t, ledgerSite()).Periods(ledgerSample()))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "html/periods.html", []byte(fileAt(t, files, "periods/index.html")))
	golden(t, "html/period.html", []byte(fileAt(t, files, "periods/2026-03/index.html")))
	for path, want := range map[string][]string{
		"periods/2026-04/index.html": {"April 2026: no incidents", "Began before and lasted into this period", "lasted 6\u00a0h\u00a030\u00a0min"},
		"periods/2026-05/index.html": {"May 2026: 1\u00a0degradation", "Mail went in circles", "Fictional example", "Not counted", "Listed and not counted: 1 fictional example.", "1 open", "1 action from earlier incidents was overdue at the end of the month:", "due 1 May 2026"},
		"periods/2026-q2/index.html": {"Q2 2026: 1", "May 2026", "Not over yet", "1 action from earlier incidents is overdue:"},
		"periods/2026-q1/index.html": {"Q1 2026: 1\u00a0outage, which lasted 6\u00a0h\u00a030\u00a0min"},
	} {
		page := fileAt(t, files, path)
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s: no %q", path, w)
			}
		}
	}
}

// TestLongPeriods wants all pages of a period to say the same of all its
// incidents, and the first one alone to have the figures.
func TestLongPeriods(t *testing.T) {
	t.Parallel()
	site := ledgerSite()
	site.PageSize = 5
	files, err := Made(rendererFor(t, site).Periods(manyOf(60)))
	if err != nil {
		t.Fatal(err)
	}
	for _, period := range []struct{ at, headline string }{
		{"periods/2026-10/", "October 2026: 18 incidents"},
		{"periods/2026-q3/", "Q3 2026: 2"},
	} {
		first := fileAt(t, files, period.at+"index.html")
		_, said, _ := strings.Cut(first, `<h1 class="headline">`)
		if said, _, _ = strings.Cut(said, "</h1>"); !strings.HasPrefix(said, period.headline) || !strings.Contains(first, `id="figures"`) {
			t.Errorf("%s says %q, or has no figures", period.at, said)
		}
		for _, more := range []string{"page-2/", "page-3/"} {
			page := fileAt(t, files, period.at+more+"index.html")
			if !strings.Contains(page, `<h1 class="headline">`+said+"</h1>") || strings.Contains(page, `id="figures"`) {
				t.Errorf("%s does not say %q, or has figures", period.at+more, said)
			}
		}
	}
}

func TestHeadlines(t *testing.T) {
	r := rendererFor(t, ledgerSite())
	of := func(kind incident.Kind, minutes int) *portfolio.Entry {
		inc := &incident.Incident{ID: "x", Kind: kind, State: incident.Resolved, Times: incident.Times{Started: at("2026-02-01T00:00Z")}}
		switch {
		case minutes > 0:
			inc.Times.Resolved = at(time.Date(2026, 2, 1, 0, minutes, 0, 0, time.UTC).Format("2006-01-02T15:04Z"))
		case minutes == 0:
			inc.State, inc.Times.Resolved = incident.Ongoing, &incident.Time{Word: incident.StillOngoing}
		}
		return portfolio.Of(report.Of(inc, time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC)), time.UTC)
	}
	const silent = -1
	tests := []struct {
		entries []*portfolio.Entry
		want    string
	}{
		{nil, "February 2026: no incidents"},
		{[]*portfolio.Entry{of("outage", 715), of("outage", 10), of("misrouting", 10)}, "February 2026: 3 incidents, 2 of them outages; the longest lasted 11 h 55 min"},
		{[]*portfolio.Entry{of("false-positive", 60), of("false-positive", 10)}, "February 2026: 2 false positives; the longest lasted 1 h 00 min"},
		{[]*portfolio.Entry{of("outage", 60), of("misrouting", 10)}, "February 2026: 2 incidents; the longest lasted 1 h 00 min"},
		{[]*portfolio.Entry{of("outage", 60)}, "February 2026: 1 outage, which lasted 1 h 00 min"},
		{[]*portfolio.Entry{of("outage", 0)}, "February 2026: 1 outage, not over yet: 48 h 00 min so far"},
		{[]*portfolio.Entry{of("outage", 0), of("outage", 4)}, "February 2026: 2 outages; the longest is not over yet: 48 h 00 min so far"},
		{[]*portfolio.Entry{of("outage", silent)}, "February 2026: 1 outage; how long it lasted is not known"},
		{[]*portfolio.Entry{of("outage", silent), of("outage", 5), of("outage", 6)}, "February 2026: 3 outages; the longest of the 2 with a known length lasted 6 min"},
		{[]*portfolio.Entry{of("security", 5)}, "February 2026: 1 incident (security), which lasted 5 min"},
		{[]*portfolio.Entry{of("our-own", 5), of("our-own", 7)}, "February 2026: 2 incidents (our-own); the longest lasted 7 min"},
	}
	for _, tt := range tests {
		if got := ordinary(r.headline("February 2026", portfolio.FiguresOf(tt.entries))); got != tt.want {
			t.Errorf("got  %q\nwant %q", got, tt.want)
		}
	}
}

func TestGlossary(t *testing.T) {
	files, err := Made(rendererFor(t, ledgerSite()).Glossary(ledgerSample()))
	if err != nil {
		t.Fatal(err)
	}
	page := fileAt(t, files, "glossary/index.html")
	for want, n := range map[string]int{
		`<div id="term-relay">`: 1, "A race.": 1, "A host that passes mail on.": 1, `<div id="term-precision">`: 1, "How fine a scale is.": 1,
		"heron": 1, `<h2 id="letter-r">`: 1, `href="../glossary/index.html#letter-r"`: 1,
	} {
		if got := strings.Count(page, want); got != n {
			t.Errorf("%q stands there %d times, want %d", want, got, n)
		}
	}
	_, relay, _ := strings.Cut(page, `<div id="term-relay">`)
	relay, _, _ = strings.Cut(relay, "</div>")
	if !strings.Contains(relay, "2026-05-relay") || strings.Count(relay, "incidents/undated/") != 2 {
		t.Error(relay)
	}
	at := 0
	for _, term := range []string{"term-acknowledged", "term-outage", "term-precision", "term-relay", "term-weighted-downtime"} {
		next := strings.Index(page, `id="`+term+`"`)
		if next < at {
			t.Errorf("%s is out of order", term)
		}
		at = next
	}
}

// TestALongGlossaryIsPaged wants pages of 100 and letters that lead to them.
func TestALongGlossaryIsPaged(t *testing.T) {
	inc := twelveLines()
	for i := range 150 {
		inc.Glossary = append(inc.Glossary, incident.Term{Name: "Zz" + strings.Repeat("z", i), Meaning: "Long."})
	}
	all := portfolio.New([]*portfolio.Entry{portfolio.Of(report.Of(inc, fixtureDay), time.UTC)}, fixtureDay, time.UTC)
	files, err := Made(rendererFor(t, ledgerSite()).Glossary(all))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 3 || !strings.Contains(fileAt(t, files, "glossary/index.html"), `href="../glossary/page-2/index.html#letter-z"`) {
		t.Errorf("%d pages", len(files))
	}
}

// TestEveryMetricHasAPlace wants each metric's id once on the page of methods,
// and every formula that pages lead to among them.
func TestEveryMetricHasAPlace(t *testing.T) {
	r := rendererFor(t, ledgerSite())
	files, err := r.Methods(methodsSample())
	if err != nil {
		t.Fatal(err)
	}
	page := fileAt(t, files, "methods/index.html")
	ids := []string{"counted", "intervals", "rounding", "zones", "as-of", "status-words", "severity-schemes", "audience", "severities", "waivers"}
	for _, g := range r.metricGroups() {
		for _, m := range g.Metrics {
			ids = append(ids, m.ID)
		}
	}
	for _, k := range incident.Kinds() {
		for _, m := range r.metricsOf(k.Slug) {
			if !slices.Contains(ids, m.ID) {
				t.Errorf("%s: %s is no metric", k.Slug, m.ID)
			}
		}
	}
	for _, id := range ids {
		if n := strings.Count(page, ` id="`+id+`"`); n != 1 {
			t.Errorf("%s has %d places", id, n)
		}
	}
	for label, id := range methodLabels(r.say) {
		if !slices.Contains(ids, id) {
			t.Errorf("%s leads to %s, which is no metric", label, id)
		}
	}
	for figure, id := range figureMethods {
		if !slices.Contains(ids, id) {
			t.Errorf("the figure %s leads to %s, which is no metric", figure, id)
		}
	}
	if !strings.Contains(page, "<strong>heron</strong>: SEV1 · SEV2, gravest first") || !strings.Contains(page, "built for everybody") {
		t.Error("no scheme, or no audience")
	}
}

// TestNamesStandInOrder puts names with accents where readers look for them, in
// every list of names.
func TestNamesStandInOrder(t *testing.T) {
	inc := twelveLines()
	inc.Tags, inc.Services, inc.Timeline = []string{"zebra", "étude", "edge", "Apple"}, []string{"zebra", "étude", "edge"}, nil
	inc.Cause = &incident.Cause{Factors: []incident.Factor{{ID: "fz", Category: "other"}, {ID: "fe", Category: "other"}}}
	for _, owner := range []string{"zebra", "étude", "edge", ""} {
		inc.Remediation = cmp.Or(inc.Remediation, &incident.Remediation{})
		inc.Remediation.Actions = append(inc.Remediation.Actions, incident.Action{Title: "Do it", Owner: owner})
	}
	inc.Glossary = []incident.Term{{Name: "Étude", Meaning: "A piece to practise with."}, {Name: "ébauche", Meaning: "A sketch."}, {Name: "Zoo", Meaning: "Animals."}}
	site := ledgerSite()
	site.Factors = []SharedFactor{{Name: "fz", Title: "Zebra"}, {Name: "fe", Title: "Écart"}}
	all := portfolio.New([]*portfolio.Entry{portfolio.Of(report.Of(inc, fixtureDay), time.UTC)}, fixtureDay, time.UTC)
	r := rendererFor(t, site)
	for _, tt := range []struct {
		path string
		make func(*portfolio.Portfolio) ([]Coming, error)
		want []string
	}{
		{"tags/index.html", r.Tags, []string{">Apple<", ">edge<", ">étude<", ">zebra<"}},
		{"services/index.html", r.Services, []string{">edge<", ">étude<", ">zebra<"}},
		{"factors/index.html", r.Factors, []string{">Écart<", ">Other<", ">Zebra<"}},
		{"actions/owners/index.html", r.Actions, []string{">edge<", ">étude<", ">zebra<", ">No team named<"}},
		{"index.html", r.Index, []string{">edge <", ">étude <", ">zebra <"}},
		{"glossary/index.html", r.Glossary, []string{`id="letter-e"`, "ébauche", "Étude", `id="letter-f"`, "Zoo"}},
	} {
		files, err := Made(tt.make(all))
		if err != nil {
			t.Fatal(err)
		}
		page, at := fileAt(t, files, tt.path), 0
		for _, name := range tt.want {
			found := strings.Index(page[at:], name)
			if found < 0 {
				t.Errorf("%s: %s is missing or stands before %v", tt.path, name, tt.want)
				break
			}
			at += found
		}
		if strings.Contains(page, `id="letter-é"`) {
			t.Errorf("%s: É has a heading of its own", tt.path)
		}
	}
}
