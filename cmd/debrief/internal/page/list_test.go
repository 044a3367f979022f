package page

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
)

// manyOf gives n incidents from the latest day of 2026 back, an hour apart, of
// every kind, state and severity; each tenth is ongoing.
func manyOf(n int) *portfolio.Portfolio {
	var entries []*portfolio.Entry
	kinds, categories := incident.Kinds(), incident.Category("").Words()
	for i := range n {
		at := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC).Add(-time.Duration(i) * 40 * time.Hour)
		inc := &incident.Incident{ID: fmt.Sprintf("incident-%05d", i), Title: fmt.Sprintf("Mail was late for the %dth time, and nobody had seen it come", i),
			Kind: kinds[i%len(kinds)].Slug, State: incident.Resolved, Severity: &incident.Severity{Level: fmt.Sprintf("SEV%d", i%5)},
			Services: []string{fmt.Sprintf("service-%d", i%40), fmt.Sprintf("service-%d", i%7)}, Tags: []string{"mail"}}
		inc.Times.Started = &incident.Time{At: incident.InstantOf(at, incident.ToMinute)}
		inc.Cause = &incident.Cause{Factors: []incident.Factor{
			{ID: "f1", Category: incident.Category(categories[i%len(categories)]), Text: strings.Repeat("A rule was missing. ", 30)}, {ID: "f2", Category: "testing", Text: "No test."}}}
		if i%10 == 0 {
			inc.State = incident.Ongoing
		}
		entries = append(entries, portfolio.Of(report.Of(inc, fixtureDay), time.UTC))
	}
	return portfolio.New(entries, fixtureDay, time.UTC)
}

// listPages makes every page of lists.
func listPages(t *testing.T, r *Renderer, all *portfolio.Portfolio) map[string][]byte {
	t.Helper()
	made := map[string][]byte{}
	for _, batch := range []func(*portfolio.Portfolio) ([]Coming, error){r.Archive, r.Kinds, r.Services, r.Factors, r.Tags, r.Severities, r.States} {
		files, err := Made(batch(all))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if made[f.Path] != nil {
				t.Errorf("%s is made twice", f.Path)
			}
			made[f.Path] = f.Data
		}
	}
	return made
}

var (
	entryForm = regexp.MustCompile(`<li class="report([^"]*)" id="i-([^"]*)">`)
	pageForm  = regexp.MustCompile(`page-[0-9]+/index\.html$|index\.html$`)
)

// TestListsAreWhole wants every incident once on the pages of each list that it
// belongs to, in the order of the list, and no page to be too long.
func TestListsAreWhole(t *testing.T) {
	t.Parallel()
	all := manyOf(1230)
	lists, longest := map[string][]string{}, 0
	made := listPages(t, rendererFor(t, sampleSite()), all)
	for _, path := range sortedBy(made) {
		longest = max(longest, len(made[path]))
		found := entryForm.FindAllSubmatch(made[path], -1)
		if len(found) > pageSize {
			t.Errorf("%s lists %d incidents", path, len(found))
		}
		folder := pageForm.ReplaceAllString(path, "")
		for _, f := range found {
			lists[folder] = append(lists[folder], string(f[2]))
		}
	}
	for folder, want := range wantedLists(all) {
		if !slices.Equal(lists[folder], want) {
			t.Errorf("%s lists %d incidents, want %d in their order", folder, len(lists[folder]), len(want))
		}
		delete(lists, folder)
	}
	for folder := range lists {
		t.Errorf("%s is a list of its own", folder)
	}
	if longest > 300_000 {
		t.Errorf("a page of %d bytes", longest)
	}
}

// sortedBy gives the paths of pages, those of a list in their order.
func sortedBy(made map[string][]byte) []string {
	var paths []string
	for path := range made {
		paths = append(paths, path)
	}
	number := func(path string) (folder string, n int) {
		folder = pageForm.ReplaceAllString(path, "")
		if _, err := fmt.Sscanf(strings.TrimPrefix(path, folder), "page-%d/", &n); err != nil {
			n = 1
		}
		return folder, n
	}
	slices.SortFunc(paths, func(a, b string) int {
		one, first := number(a)
		two, second := number(b)
		if one != two {
			return strings.Compare(one, two)
		}
		return first - second
	})
	return paths
}

// wantedLists gives the incidents of each list by its folder, found without the
// portfolio's own groups.
func wantedLists(all *portfolio.Portfolio) map[string][]string {
	want := map[string][]string{}
	perYear := map[int]int{}
	for _, e := range all.Entries {
		perYear[e.At.Year()]++
	}
	for _, e := range all.Entries {
		folders := []string{"kinds/" + string(e.Kind) + "/", "tags/mail/", "factors/testing/", "states/" + string(e.State) + "/", "severities/" + strings.ToLower(e.Severity.Level) + "/"}
		for i, s := range e.Services {
			if !slices.Contains(e.Services[:i], s) {
				folders = append(folders, "services/"+s+"/")
			}
		}
		if c := e.Factors[0].Category; c != "testing" {
			folders = append(folders, "factors/"+string(c)+"/")
		}
		if perYear[e.At.Year()] > 100 {
			folders = append(folders, "incidents/"+e.At.Format("2006/01")+"/")
		} else {
			folders = append(folders, "incidents/"+e.At.Format("2006")+"/")
		}
		for _, f := range folders {
			want[f] = append(want[f], e.ID)
		}
	}
	return want
}

// listOf is what one list of these reports has on its first page.
func listOf(t *testing.T, path string, site Site, reports ...*report.Report) string {
	t.Helper()
	data := listPages(t, rendererFor(t, site), portfolioOf(reports...))[path]
	if data == nil {
		t.Fatalf("there is no %s", path)
	}
	return string(data)
}

func wantWords(t *testing.T, page string, want ...string) {
	t.Helper()
	page = strings.ReplaceAll(page, nbsp, " ")
	for _, words := range want {
		if !strings.Contains(page, words) {
			t.Errorf("no %s in %s", words, page)
		}
	}
}

// TestKindPage lists what is also of the kind, marked, and counts neither that
// nor what was retracted, is a duplicate or is a part.
func TestKindPage(t *testing.T) {
	t.Parallel()
	also := reportOf("also", incident.Resolved, startedAt("2026-04-01"))
	also.Incident.Kind, also.Incident.AlsoKinds = incident.FalsePositive, []incident.Kind{incident.Outage, incident.Outage}
	gone := reportOf("gone", incident.Resolved, startedAt("2026-05-01"))
	gone.Incident.RecordStatus = incident.Retracted
	double := reportOf("double", incident.Resolved, startedAt("2026-03-01"))
	double.Incident.Relations = []incident.Relation{{Type: incident.DuplicateOf, ID: "one"}}
	part := reportOf("part", incident.Resolved, startedAt("2026-02-02"))
	part.Incident.Relations = []incident.Relation{{Type: incident.PartOf, ID: "one"}}
	page := listOf(t, "kinds/outage/index.html", sampleSite(), also, gone, double, part,
		reportOf("one", incident.Resolved, startedAt("2026-02-01")), reportOf("two", incident.Resolved, startedAt("2023-02-01")))
	wantWords(t, page, `<dt>Incidents</dt><dd>2</dd>`, `href="../../incidents/two/index.html"><time datetime="2023-02-01">1 Feb 2023</time></a>`,
		`href="../../incidents/one/index.html"><time datetime="2026-02-01">`, `1 more is listed here and counted under its own kind.`,
		`Listed and not counted: 1 retracted report, 1 duplicate, 1 part of another incident.`, `<li class="report report-also" id="i-also">`, "Counted under false positives", `<li class="report report-uncounted" id="i-gone">`,
		"Duplicate, not counted", `<li class="report report-uncounted" id="i-part">`, "Part of another, not counted", `<a href="../../kinds/outage/index.html#y2026">2026 <strong>1</strong></a>`, `<span>2024 0</span>`, "Weighted downtime", incident.Outage.Profile().Meaning,
		`<a href="../../index.html">Incidents</a>`, `<span aria-current="page">Outages</span>`)
	if n := len(entryForm.FindAllString(page, -1)); n != 6 {
		t.Errorf("%d incidents are listed", n)
	}
	mainly := listOf(t, "kinds/index.html", sampleSite(), also)
	wantWords(t, mainly, "0 incidents", "Kinds without an incident", "Near misses")
}

// TestServicePage tells what settings and incidents say of a service.
func TestServicePage(t *testing.T) {
	t.Parallel()
	site := sampleSite()
	site.Services = append(site.Services, Named{"quiet", "A quiet one"})
	site.Owners = []Named{{"mail", "Mail platform"}}
	site.ServiceFacts = []ServiceFacts{{Name: "outlook-com", Owner: "mail", SLOs: []string{"good-mail"}}}
	one, two := outageReport("one", "2026-02-03T10:00Z", "2026-02-03T11:00Z"), outageReport("two", "2026-03-03T10:00Z", "2026-03-03T10:30Z")
	two.Incident.Remediation = &incident.Remediation{Actions: []incident.Action{
		{ID: "later", Title: "Watch the queue", Status: incident.ActionOpen, Due: instantOf("2027-01-01")},
		{ID: "late", Title: "Stage the rules", Owner: "mail", Status: incident.ActionBlocked, Due: instantOf("2026-05-01")},
		{ID: "done", Title: "Take it back", Status: incident.ActionDone}}}
	page := listOf(t, "services/outlook-com/index.html", site, report.Of(one.Incident, fixtureDay), report.Of(two.Incident, fixtureDay))
	wantWords(t, page, "Looked after by Mail platform.", "<code>good-mail</code>", `<tr><th scope="row">Q1 2026</th><td>1 h 30 min</td>`,
		`<td align="right"><a href="../../services/outlook-com/index.html#i-two">2</a></td><td align="right">2 of 2</td>`,
		`<a href="../../factors/testing/index.html">Testing <span class="count">2</span></a>`,
		`<a href="../../incidents/two/index.html#a-late">Stage the rules</a>`, `<span class="standing overdue">overdue</span> · due 1 May 2026 · Mail platform · Title of two`)
	if late, later := strings.Index(page, "Stage the rules"), strings.Index(page, "Watch the queue"); late < 0 || later < late || strings.Contains(page, "Take it back") {
		t.Error("the open actions are not those, the overdue one first")
	}
	wantWords(t, listOf(t, "services/quiet/index.html", site), "A quiet one", `<dt>Incidents</dt><dd>0</dd>`)
}

// TestFiguresComeBeforeTheList wants the charts and figures of a kind and of a
// service above its incidents, on the first page alone.
func TestFiguresComeBeforeTheList(t *testing.T) {
	t.Parallel()
	made := listPages(t, rendererFor(t, sampleSite()), manyOf(1400))
	for _, folder := range []string{"kinds/outage/", "services/service-3/"} {
		first, second := string(made[folder+"index.html"]), string(made[folder+"page-2/index.html"])
		list := strings.Index(first, `<section class="reports">`)
		for _, figure := range []string{`id="chart-months"`, `id="chart-durations"`, `id="over-time"`} {
			if at := strings.Index(first, figure); at < 0 || at > list {
				t.Errorf("%s: %s stands at %d, the list at %d", folder, figure, at, list)
			}
			if second == "" || strings.Contains(second, figure) {
				t.Errorf("%spage-2: there is none, or it has %s", folder, figure)
			}
		}
	}
}

// outageReport is an outage of outlook-com that took everything away.
func outageReport(id, from, to string) *report.Report {
	rep := reportOf(id, incident.Resolved, startedAt(from))
	rep.Incident.Services = []string{"outlook-com"}
	rep.Incident.Times.Resolved = startedAt(to)
	rep.Incident.Outage = &incident.OutageBlock{Mode: incident.ModeFull, Windows: []incident.Window{{From: startedAt(from), To: startedAt(to), Level: incident.LevelFull}}}
	rep.Incident.Cause = &incident.Cause{Factors: []incident.Factor{{ID: "f1", Category: "testing", Text: "No test looked."}}}
	return rep
}

// TestFactorPages tells what each incident says of a factor, and what answers
// it.
func TestFactorPages(t *testing.T) {
	t.Parallel()
	site := sampleSite()
	site.Factors = []SharedFactor{{"no-stages", "No staged roll-out", "Changes reach all customers at once."}, {"testing", "Tested by hand", ""}}
	rep := outageReport("one", "2026-02-03T10:00Z", "2026-02-03T11:00Z")
	rep.Incident.Cause.Factors = append(rep.Incident.Cause.Factors, incident.Factor{ID: "no-stages", Category: "testing", Status: incident.Inferred, Text: strings.Repeat("Word ", 80)})
	rep.Incident.Remediation = &incident.Remediation{Actions: []incident.Action{{ID: "a1", Title: "Stage the rules", Status: incident.ActionDone, Factors: []string{"no-stages"}}}}
	page := listOf(t, "factors/testing/index.html", site, rep)
	wantWords(t, page, `<a href="../../incidents/one/index.html#f-f1">No test looked.</a>`, `<a href="../../incidents/one/index.html#f-no-stages">Word Word`,
		`Word…</a> <em class="mark">inferred</em>`, `<li><a href="../../incidents/one/index.html#a-a1">Stage the rules</a> <span class="standing">done</span></li>`)
	if strings.Count(page, `id="i-one"`) != 1 {
		t.Error("the incident is not there once")
	}
	shared := listOf(t, "factors/no-stages/index.html", site, rep)
	wantWords(t, shared, "No staged roll-out", "Changes reach all customers at once.")
	if strings.Contains(shared, "No test looked.") {
		t.Error("another factor of the incident is shown")
	}
	wantWords(t, listOf(t, sharedFolder("testing")+"index.html", site, rep), "Tested by hand", `<dd>0</dd>`)
}

// TestSeverityAddresses wants an address of its own for every level of every
// scheme; capital letters make no other level.
func TestSeverityAddresses(t *testing.T) {
	t.Parallel()
	seen := map[string]incident.Severity{}
	for _, s := range []incident.Severity{{Level: "sev1"}, {Level: "sev-1"}, {Level: "1", Scheme: "sev"}, {Level: "1", Scheme: "a-sev"}, {Level: "sev-1", Scheme: "a"},
		{Level: "2", Scheme: "page"}, {Level: "sev 1"}, {Level: "重大"}, {Level: "重大", Scheme: "a"}, {Level: "unknown"}} {
		folder := severityFolder(s)
		if other, taken := seen[folder]; taken {
			t.Errorf("%v and %v share %s", s, other, folder)
		}
		seen[folder] = s
	}
	if severityFolder(incident.Severity{Level: "SEV2", Scheme: "Heron"}) != "severities/heron-sev2/" {
		t.Error("capital letters make another level")
	}
}

func TestMoved(t *testing.T) {
	t.Parallel()
	files, err := rendererFor(t, sampleSite()).Moved("2026-05-mail", "Mail <late>", "inc-1")
	if err != nil || len(files) != 1 || files[0].Path != "incidents/inc-1/index.html" {
		t.Fatalf("%v %v", files, err)
	}
	wantWords(t, string(files[0].Data), `<meta http-equiv="refresh" content="0; url=../2026-05-mail/index.html">`, `<meta name="robots" content="noindex">`,
		`<link rel="canonical" href="https://example.org/repo/incidents/2026-05-mail/">`, `<a href="../2026-05-mail/index.html">Mail &lt;late&gt;</a>`)
}

// TestEmptyLists wants a site without reports to have its directories.
func TestEmptyLists(t *testing.T) {
	t.Parallel()
	made := listPages(t, rendererFor(t, sampleSite()), portfolioOf())
	for _, path := range []string{"incidents/index.html", "kinds/index.html", "factors/index.html", "tags/index.html", "severities/index.html", "states/index.html"} {
		if !bytes.Contains(made[path], []byte("<h1>")) {
			t.Errorf("no %s", path)
		}
	}
}

func TestListHTML(t *testing.T) {
	one, two := outageReport("one", "2026-02-03T10:00Z", "2026-02-03T11:00Z"), outageReport("two", "2025-03-03T10:00Z", "2025-03-03T10:30Z")
	two.Incident.Services = []string{"a", "b", "c", "d", "outlook-com"}
	all := []*report.Report{report.Of(one.Incident, fixtureDay), report.Of(two.Incident, fixtureDay), reportOf("undated", incident.StateUnknown, nil)}
	golden(t, "html/list.html", unhashed([]byte(listOf(t, "kinds/outage/index.html", sampleSite(), all...))))
	golden(t, "html/directory.html", unhashed([]byte(listOf(t, "services/index.html", sampleSite(), all...))))
	golden(t, "html/archive.html", unhashed([]byte(listOf(t, "incidents/index.html", sampleSite(), all...))))
}
