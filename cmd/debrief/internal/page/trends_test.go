package page

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
)

// recorded makes an entry of a record that began at a time and lasted minutes;
// less than none leaves the end unknown.
func recorded(id string, kind incident.Kind, started string, minutes int, more ...func(*incident.Incident)) *portfolio.Entry {
	inc := &incident.Incident{ID: id, Title: "Title of " + id, Kind: kind, State: incident.Resolved, Services: []string{"outlook-com"}}
	inc.Times.Resolved = &incident.Time{Word: incident.Unknown}
	if inc.Times.Started = (&incident.Time{Word: incident.Unknown}); started != "" {
		inc.Times.Started = startedAt(started)
		if minutes >= 0 {
			end := instantOf(started).Clock(time.UTC).Add(time.Duration(minutes) * time.Minute)
			inc.Times.Resolved = &incident.Time{At: incident.InstantOf(end, incident.ToMinute)}
		}
	}
	for _, change := range more {
		change(inc)
	}
	return portfolio.Of(report.Of(inc, fixtureDay), time.UTC)
}

func trendsOf(t *testing.T, entries ...*portfolio.Entry) map[string]string {
	t.Helper()
	files, err := Made(rendererFor(t, sampleSite()).Trends(portfolio.New(entries, fixtureDay, time.UTC)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range files {
		all[f.Path] = string(unhashed(f.Data))
	}
	if len(all) < 4 {
		t.Fatalf("%d pages", len(all))
	}
	return all
}

// outages are n outages a month apart, of the lengths of the known test set
// over and over.
func outages(n int, more ...func(*incident.Incident)) []*portfolio.Entry {
	minutes := []int{12, 18, 25, 31, 44, 66, 95, 180, 410, 1145, 2940}
	var all []*portfolio.Entry
	for i := range n {
		started := fixtureDay.AddDate(0, -1-i, 3).Format("2006-01-02T15:04Z07:00")
		all = append(all, recorded(fmt.Sprintf("o-%03d", i), incident.Outage, started, minutes[i%len(minutes)], more...))
	}
	return all
}

var findingForm = regexp.MustCompile(`<h2 id="([a-z0-9-]+)">([^<]*)</h2><a class="permalink"`)

// found gives the findings of all pages, by id.
func found(pages map[string]string) map[string]string {
	all := map[string]string{}
	for _, page := range pages {
		for _, m := range findingForm.FindAllStringSubmatch(page, -1) {
			all[m[1]] = plainSpaces(html.UnescapeString(m[2]))
		}
	}
	return all
}

func TestTrendFindings(t *testing.T) {
	by := func(method incident.DetectionMethod) func(*incident.Incident) {
		return func(inc *incident.Incident) {
			inc.Response = &incident.Response{Detection: &incident.Detection{Method: method}}
		}
	}
	factor := func(inc *incident.Incident) {
		inc.Cause = &incident.Cause{Trigger: &incident.Trigger{Text: "x", Category: "config-push"}, Factors: []incident.Factor{{Text: "y", Category: "testing"}}}
	}
	burst := outages(13)
	for i := range 8 {
		burst = append(burst, recorded(fmt.Sprint("b-", i), incident.Misrouting, "2026-02-03T10:00Z", -1))
	}
	graded := func(level string) func(*incident.Incident) {
		return func(inc *incident.Incident) { inc.Severity = &incident.Severity{Level: level} }
	}
	withAction := func(inc *incident.Incident) {
		inc.Remediation = &incident.Remediation{Actions: []incident.Action{{ID: "a", Title: "Do", Created: instantOf("2026-05-01"), Due: instantOf("2026-05-20")}}}
	}
	for name, tt := range map[string]struct {
		entries []*portfolio.Entry
		want    map[string]string
	}{
		"none": {nil, map[string]string{"months": "No incident is counted yet", "durations": "No incident is counted yet", "services": "No incident is counted yet",
			"detection": "No incident is counted yet", "relations": "No relation between incidents is recorded", "progress": "No action is recorded", "ages": "No action is open"}},
		"one": {outages(1), map[string]string{"months": "Too few to tell whether there are more or fewer: 1 incident in 2 months", "durations": "Too few to tell: 1 incident",
			"services": "1 service was hit, once", "course": "Too few to tell: both times are known of 0 incidents", "calendar": "1 day of the last twelve months had an incident"}},
		"undated": {[]*portfolio.Entry{recorded("u", incident.Outage, "", -1)}, map[string]string{"months": "No incident has a known date",
			"durations": "How long they lasted is known of no incident", "calendar": "No day of the last twelve months had an incident"}},
		"five": {outages(5), map[string]string{"durations": "Too few of any kind to tell: 5 incidents, from 12 min to 44 min", "services": "Outlook.com was hit 5 times; nothing else was"}},
		"eleven": {outages(11, by("monitoring"), factor, withAction), map[string]string{"durations": "Outages: half of 11 lasted 1 h 06 min or longer",
			"detection": "Monitoring noticed 11 of 11 incidents first (100 %)", "factors": "Testing came up most often, in 11 of 11 incidents",
			"triggers": "Trigger and factor met most often: Configuration change and Testing, in 11 of 11 incidents",
			"ages":     "11 of 11 open actions are overdue; the oldest has been open for 31 days", "progress": "11 of 11 actions are open"}},
		"one of two": {append(outages(1, withAction), recorded("done", incident.Outage, "2026-03-02T10:00Z", 5, func(inc *incident.Incident) {
			inc.Remediation = &incident.Remediation{Actions: []incident.Action{{ID: "a", Title: "Do", Status: incident.ActionDone}}}
		})), map[string]string{"progress": "1 of 2 actions is open", "ages": "1 of 1 open action is overdue; the oldest has been open for 31 days"}},
		"no length at first": {[]*portfolio.Entry{recorded("m", incident.Misrouting, "2026-02-03T10:00Z", 0), recorded("o", incident.Outage, "2026-02-03T10:00Z", 30)},
			map[string]string{"durations": "Too few of any kind to tell: 2 incidents, from 0 s to 30 min"}},
		"one level": {outages(9, graded("SEV1")), map[string]string{"severity": "No two severities have 3 incidents of known duration each, which it takes to compare them"}},
		"levels without an order": {append(outages(4, graded("teal")), recorded("x-1", incident.Outage, "2026-02-03T10:00Z", 5, graded("pink")),
			recorded("x-2", incident.Outage, "2026-02-03T10:00Z", 6, graded("pink")), recorded("x-3", incident.Outage, "2026-02-03T10:00Z", 7, graded("Pink"))),
			map[string]string{"severity": "Whether graver incidents last longer cannot be told: nobody has said which level is graver"}},
		"a burst": {burst, map[string]string{"months": "1 of the last 13 months stands out, most of all Feb 2026 with 9 incidents"}},
	} {
		got := found(trendsOf(t, tt.entries...))
		for id, want := range tt.want {
			if got[id] != want {
				t.Errorf("%s: %s is %q, want %q", name, id, got[id], want)
			}
		}
	}
}

// Every number with more incidents than stand beside it leads to a list of just
// these.
func TestNumbersOfTrendsLeadToTheirIncidents(t *testing.T) {
	named := outages(12, func(inc *incident.Incident) {
		if inc.ID > "o-004" {
			inc.Response = &incident.Response{Detection: &incident.Detection{Method: "customer_report"}}
		}
	})
	pages := trendsOf(t, named...)
	for path, want := range map[string]int{
		"trends/detection/customer-report-bd7c1f1d/index.html": 7, "trends/detection/unknown/index.html": 5, "trends/factors/none/index.html": 12,
		"trends/detection-by-half-year/2026-h1-unknown/index.html": 5, "trends/detection-by-half-year/2025-h2/index.html": 6,
	} {
		if n := len(regexp.MustCompile(`<h3[^>]*><a href="../../../incidents/o-`).FindAllString(pages[path], -1)); n != want {
			t.Errorf("%s lists %d incidents, want %d", path, n, want)
		}
	}
	for path, page := range pages {
		if strings.Contains(page, " more</td>") || strings.Contains(page, " more</span>") {
			t.Errorf("%s: incidents without a link to them", path)
		}
	}
}

func TestTrendsHTML(t *testing.T) {
	fictional := func(inc *incident.Incident) { inc.Fictional = true }
	gone := func(inc *incident.Incident) { inc.RecordStatus = incident.Retracted }
	hostile := func(inc *incident.Incident) { inc.Title = `</script><b>"rule"` }
	pages := trendsOf(t, recorded("a", incident.Outage, "2026-03-02T10:00Z", 90, fictional), recorded("b", incident.Misrouting, "2026-04-02T10:00Z", -1, hostile),
		recorded("c", incident.Outage, "2026-04-03T10:00Z", 30, gone))
	golden(t, "html/trends.html", []byte(pages["trends/index.html"]))
	for name, page := range pages {
		if strings.Contains(page, "</script><b>") {
			t.Errorf("%s: a title ends a script", name)
		}
	}
}

// Without the chart runtime the pages tell the same in tables.
func TestTrendsWithoutCharts(t *testing.T) {
	r := rendererFor(t, sampleSite())
	r.assets.runtime = File{}
	files, err := Made(r.Trends(portfolio.New(outages(12), fixtureDay, time.UTC)))
	if err != nil {
		t.Fatal(err)
	}
	if page := files[0].Data; bytes.Contains(page, []byte("chart-data")) || !bytes.Contains(page, []byte("<table>")) {
		t.Error("want tables and no charts")
	}
}

// Ten thousand incidents leave every page under 300 kB.
func TestTrendsOfManyAreShort(t *testing.T) {
	long := func(inc *incident.Incident) {
		inc.Title += strings.Repeat(" long", 18)
		inc.Severity = &incident.Severity{Level: "SEV2"}
		inc.Cause = &incident.Cause{Trigger: &incident.Trigger{Text: "x", Category: "config-push"}, Factors: []incident.Factor{{Text: "y", Category: "testing"}, {Text: "z", Category: "data"}}}
		inc.Revisions = []incident.Revision{{Version: 1, At: instantOf("2026-05-25"), Type: incident.Final}}
		inc.Remediation = &incident.Remediation{Actions: []incident.Action{{ID: "a", Title: "Do", Created: instantOf("2026-05-01")}}}
		inc.Services = []string{"service-" + inc.ID[len(inc.ID)-2:]}
	}
	var all []*portfolio.Entry
	for i := range 10000 {
		at := fixtureDay.Add(-time.Duration(i) * 8 * time.Hour)
		all = append(all, recorded(fmt.Sprintf("i-%05d", i), incident.Kinds()[i%12].Slug, at.Format("2006-01-02T15:04Z07:00"), i%5000, long))
	}
	for name, page := range trendsOf(t, all...) {
		if len(page) > 300_000 {
			t.Errorf("%s has %d bytes", name, len(page))
		}
		if strings.Count(page, "<tr>") > 6*(mostTableRows+2) {
			t.Errorf("%s has %d rows", name, strings.Count(page, "<tr>"))
		}
	}
}

func TestMiniFigures(t *testing.T) {
	r := rendererFor(t, sampleSite())
	all := portfolio.New(outages(20), fixtureDay, time.UTC)
	few, err := r.miniFigures(all, all.Entries[:1], "../../")
	if err != nil || few != nil {
		t.Errorf("of one incident: %v, %v", few, err)
	}
	charts, err := r.miniFigures(all, all.Entries[:6], "../../")
	if err != nil || len(charts) != 2 || charts[0].ID != "months" || charts[1].ID != "durations" || charts[1].Data == nil {
		t.Fatalf("%+v, %v", charts, err)
	}
	if href := charts[1].Table.Rows[1][0].Links[0].Href; href != "../../incidents/o-005/index.html" {
		t.Errorf("the longest leads to %s", href)
	}
}
