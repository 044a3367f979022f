package page

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

func drawn(t *testing.T, inc *incident.Incident) []Figure {
	t.Helper()
	all, err := figures(report.Of(inc, fixtureDay), Site{}, words.English())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func findings(all []Figure) []string {
	said := []string{}
	for _, f := range all {
		said = append(said, f.Section+" "+f.ID+": "+plainSpaces(withoutMarks(f.Heading)))
	}
	return said
}

// measured has every figure that the other fixtures have not.
func measured() *incident.Incident {
	inc := richFalsePositive()
	share := func(at string, v float64) incident.Point { return incident.Point{At: instantOf(at), Value: &v} }
	inc.Impact.Series = []incident.Series{
		{ID: "held", Title: "Share of good mail held", Unit: "ratio", Points: []incident.Point{share("2026-03-28T20:00Z", 0.00003),
			share("2026-03-29T06:00Z", 0.0172), {At: instantOf("2026-03-29T07:00Z")}, share("2026-03-29T09:05Z", 0.00004)}},
		{ID: "speed", Title: "Mails a second", Unit: "mail", Points: []incident.Point{share("2026-03-28", 900), share("2026-03-29", 120), share("2026-03-30", 880)}},
		{ID: "nothing", Title: "Not measured", Unit: "mail", Points: []incident.Point{{At: instantOf("2026-03-28")}}},
	}
	full := 1.0
	inc.Outage = &incident.OutageBlock{
		Population: []incident.Share{{Name: "EU", Share: 0.6}, {Name: "US", Share: 0.4}},
		Windows: []incident.Window{
			{From: at("2026-03-29T10:00Z"), To: at("2026-03-29T10:30Z"), Regions: []string{"EU"}, Level: incident.LevelFull, Fraction: &incident.Number{Value: &full}},
			{From: at("2026-03-29T10:20Z"), To: at("2026-03-29T11:00Z"), Regions: []string{"EU", "US"}, Level: "partial", Fraction: n(0.25)},
		},
	}
	return inc
}

func TestFindings(t *testing.T) {
	flows := misrouted()
	flows.Misrouting.Flows = []incident.Flow{
		{From: "client", To: "directory", Value: n(120), Unit: "set-up", Intended: ptr(true)},
		{From: "directory", To: "none", Value: n(80), Unit: "set-up", Intended: ptr(true)},
		{From: "directory", To: "imap", Value: n(40), Unit: "set-up", Intended: ptr(false)},
	}
	unreached := richFalsePositive()
	unreached.FalsePositive.Released.Curve = pairs("2026-03-28T21:10Z", 0, "2026-03-29T09:40Z", 1905)
	unreached.Impact, unreached.FalsePositive.Confusion = nil, unreached.FalsePositive.Confusion[1:]
	mislabelled := misrouted()
	mislabelled.Misrouting.Intended = &incident.Path{Hops: []incident.Hop{{ID: "host", Operator: "We"}}}
	mislabelled.Misrouting.Actual = &incident.Path{Hops: []incident.Hop{{ID: "host", Operator: "Stranger Ltd"}}}
	mislabelled.Misrouting.Containment = nil
	spread := twelveLines()
	spread.Impact = &incident.Impact{
		Users: &incident.Count{Affected: &incident.Number{Value: ptr(30.0), PlusMinus: ptr(10.0)}, Total: n(400)},
		SLOs: []incident.SLO{
			{ID: "known", Target: 0.99, Window: minutes("7d"), Budgeting: incident.Occurrences, TotalEvents: n(10000), BadEventsIncident: n(50)},
			{ID: "unknown", Target: 0.99, Window: minutes("7d"), Budgeting: incident.Occurrences},
		},
	}
	for name, c := range map[string]struct {
		inc  *incident.Incident
		want []string
	}{
		"nothing to draw": {twelveLines(), []string{}},
		"undated":         {undated(), []string{}},
		"false positive": {measured(), []string{
			"what-happened impact-held: Share of good mail held peaked at 1.72 %, 8 h 50 min after the start",
			"what-happened impact-speed: Mails a second fell to 120 mails on 29 Mar 2026",
			"what-happened affected: 3.5 % of all users and 1.29 % of all messages were affected",
			"what-happened budget: The incident used 228.2 % of the error budget of good-mail",
			"kind-outage windows: Impaired for 1 h 00 min, which weighs as much as 26.5 min of full outage",
			"kind-false-positive confusion: During the incident 86.28 % of all flagged messages were wrongly flagged",
			"kind-false-positive quality: Precision fell from 97.83 % to 13.72 %",
			"kind-false-positive release: Half of the messages were back after 14 h 18 min, 90 % after 38 h 34 min",
		}},
		"given back in part": {unreached, []string{
			"kind-false-positive confusion: During the incident 86.28 % of all flagged messages were wrongly flagged",
			"kind-false-positive release: Fewer than half of the messages were given back",
		}},
		"a count with a plus or minus": {spread, []string{
			"what-happened affected: About 7.5 % (5 % to 10 %) of all users were affected",
			"what-happened budget: The incident used 50 % of the error budget of known",
		}},
		"one hop described in two ways": {mislabelled, []string{
			"kind-misrouting path: The way that was meant and the way that was taken",
			"kind-misrouting exposure: The wrong way was open for at least 48 d",
		}},
		"an end that sources dispute": {disputedOutage(), []string{"kind-outage windows: Impaired for between 19 h 04 min and 21 h 30 min"}},
		"misrouting without numbers": {misrouted(), []string{
			"kind-misrouting path: From hop 3 on the way led to Stranger Ltd (Japan)",
			"kind-misrouting exposure: The wrong way was open for at least 48 d",
		}},
		"misrouting with numbers": {flows, []string{
			"kind-misrouting path: From hop 3 on the way led to Stranger Ltd (Japan)",
			"kind-misrouting flow: 33.33 % of the set-ups went the wrong way",
			"kind-misrouting exposure: The wrong way was open for at least 48 d",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, findings(drawn(t, c.inc))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A path with a hop that is not published is not drawn: its neighbours would
// be joined.
func TestNoPathWithHiddenHop(t *testing.T) {
	inc := misrouted()
	rep := report.Of(inc, fixtureDay)
	rep.Misrouting.PathHidden = true
	all, err := figures(rep, Site{}, words.English())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if f.ID == "path" {
			t.Error("the path is drawn")
		}
	}
}

func TestFigureTables(t *testing.T) {
	inc := measured()
	inc.Impact.Reports = &incident.Count{Affected: n(2792)}
	tables := map[string][]string{}
	for _, f := range append(drawn(t, inc), drawn(t, misrouted())...) {
		var titles []string
		for _, c := range f.Chart.Table.Columns {
			titles = append(titles, withoutMarks(c.Title))
		}
		tables[f.ID] = []string{strings.Join(titles, " | ")}
		for _, row := range f.Chart.Table.Rows {
			tables[f.ID] = append(tables[f.ID], plainSpaces(withoutMarks(strings.Join(row, " | "))))
		}
	}
	for id, want := range map[string][]string{
		"impact-held": {
			"Time in Europe/Berlin (CET, CEST) | Share of good mail held (in per cent)",
			"28 Mar 2026, 21:00 CET (20:00 UTC) | 0.003 %",
			"29 Mar 2026, 08:00 CEST (06:00 UTC) | 1.72 %",
			"29 Mar 2026, 09:00 CEST (07:00 UTC) | no value",
			"29 Mar 2026, 11:05 CEST (09:05 UTC) | 0.004 %",
		},
		"affected": {
			"Counted | Affected | Of all | Share",
			"Users | 41,300 | 1,180,000 | 3.5 %",
			"Messages | 62,060 | 4,812,400 | 1.29 %",
			"Reports | 2,792 | unknown | unknown",
		},
		"budget": {
			"Objective | Promise | Budget | Used by this incident | Used in the whole window | Left in the window",
			"good-mail | good mail not held / good mail 99.99 % over 28 d | 27,200 bad events | 228.2 % | 255.4 % | nothing",
		},
		"confusion": {
			"Phase | Period | Rightly flagged (TP) | Wrongly flagged (FP) | Rightly passed (TN) | Missed (FN) | All verdicts",
			"Before | 21 Mar 2026 to 28 Mar 2026 | 180 | 4 | 500 | 16 (estimated) | 700",
			"During | not told | 9,870 | 62,060 | 4,739,330 | 1,140 (estimated) | 4,812,400",
		},
		"path": {
			"Hop | Meant | Taken | Taken way is in the hands of",
			"1 | client | client | own",
			"2 | Petrel Cloud, directory, autoset.petrel.example:443 | Petrel Cloud, directory, autoset.petrel.example:443 | provider",
			"3 | endpoint, not found | Stranger Ltd, endpoint, imap.stranger.example:993, Japan | third party",
		},
		"exposure": {
			"What | From | Until | At risk for | Share contained",
			"Wrong way open | by 8 Dec 2025, 21:32:58 UTC | 26 Jan 2026 | at least 48 d | –",
			"Wrong routing stopped (reported) | by 8 Dec 2025, 21:32:58 UTC | 26 Jan 2026 | at least 48 d | unknown",
			"Credentials changed | by 8 Dec 2025, 21:32:58 UTC | unknown | unknown | 40 %",
		},
	} {
		if diff := cmp.Diff(want, tables[id]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
}

// Whatever a record says, its figures are data that a page can hold, and have
// a table with a cell for each column.
func TestAnyIncidentCanBeDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var inc incident.Incident
		fill(t, reflect.ValueOf(&inc).Elem(), 0)
		inc.ID, inc.Timezone = "some-id", rapid.SampledFrom([]string{"", "Europe/Berlin"}).Draw(t, "zone")
		rep := report.Of(&inc, fixtureDay)
		all, err := figures(rep, Site{}, words.English())
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, f := range all {
			data, err := f.Chart.Data()
			if err != nil || !json.Valid(data) || strings.ContainsAny(string(data), "<>\u2028\u2029") {
				t.Fatalf("%s is no safe data: %v", f.ID, err)
			}
			if seen[f.ID] || f.ID != slugOf(f.ID) || f.Heading == "" || f.Chart.Label == "" || !slices.Contains([]string{inHappened, inOutage, inFalsePositive, inMisrouting}, f.Section) {
				t.Fatalf("no figure: %q in %q: %q", f.ID, f.Section, f.Heading)
			}
			seen[f.ID] = true
			checkFigureTable(t, f.Chart.Table)
		}
		for _, svg := range pictureList(timelinePictures(rep, words.English(), newProse())) {
			if err := wellFormed(svg); err != nil {
				t.Fatalf("the timeline: %v\n%s", err, svg)
			}
		}
	})
}

func checkFigureTable(t *rapid.T, table chart.Table) {
	if table.Caption == "" || len(table.Rows) == 0 {
		t.Fatalf("no table: %+v", table)
	}
	for _, row := range table.Rows {
		if len(row) != len(table.Columns) {
			t.Fatalf("%d cells for %d columns: %q", len(row), len(table.Columns), row)
		}
	}
}

func pictureList(p chart.Pictures) [][]byte {
	if p.Wide == nil {
		return nil
	}
	return [][]byte{p.Wide, p.Narrow, p.File}
}

func wellFormed(svg []byte) error {
	decoder := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// The script asks the stylesheet for the colour of every role that an option
// may name.
func TestStylesheetHasEveryRole(t *testing.T) {
	css, err := os.ReadFile("../../../../templates/theme.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range strings.Fields("ink quiet grid paper main second third fourth good bad threshold band unknown") {
		if got := strings.Count(string(css), "--chart-"+role+":"); got < 2 {
			t.Errorf("--chart-%s is set %d times, want it for light and dark", role, got)
		}
	}
}

func TestTimelineSpec(t *testing.T) {
	spec := timelineSpec(report.Of(misrouted(), fixtureDay), words.English(), eventsOf(misrouted()), newProse())
	var said []string
	for _, p := range spec.Phases {
		said = append(said, plainSpaces(p.Key+" | "+p.Name+" | "+p.Text))
	}
	for _, m := range spec.Milestones {
		said = append(said, m.Label)
	}
	for _, e := range spec.Events {
		said = append(said, plainSpaces(spec.Lanes[e.Lane]+" | "+e.Label))
	}
	want := []string{
		"undetected | Undetected | unknown",
		"triage | Detected to mitigated | between 2 d 9 h 59 min and 50 d",
		"Cause introduced, at the latest", "Impact began, at the latest", "Detected (about)", "Mitigated (about)",
		"change | by 3 Feb 2020, 05:31:23 UTC: The entry is made.",
		"detection | 8 Dec 2025, 21:32:58 UTC: An answer names imap.stranger.example.",
		"communication | between 8 Dec 2025 and 23 Jan 2026: The finding is published.",
		"outside event | Jan 2026: The press takes it up.",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What goes on is drawn with an open end; what has no time is told of in words.
func TestTimelineOfWhatGoesOn(t *testing.T) {
	inc := goingOn()
	inc.Timeline = append(inc.Timeline, incident.Entry{At: &incident.Time{Word: incident.Unknown}, Text: "Somebody said so."})
	spec := timelineSpec(report.Of(inc, fixtureDay), words.English(), eventsOf(inc), newProse())
	last := spec.Phases[len(spec.Phases)-1]
	if !last.To.IsZero() || !strings.HasSuffix(last.Text, "so far") {
		t.Errorf("the last phase ends at %v after %q, want it open", last.To, last.Text)
	}
	if mark := spec.Milestones[len(spec.Milestones)-1]; !mark.At.Equal(fixtureDay) {
		t.Errorf("the last mark is %q at %v, want the day of the report", mark.Label, mark.At)
	}
	if want := []string{"1" + nbsp + "entry has no place in time and stands in the list only."}; !cmp.Equal(want, spec.Notes) {
		t.Errorf("notes %q, want %q", spec.Notes, want)
	}
	if file := string(timelinePictures(report.Of(undated(), fixtureDay), words.English(), newProse()).File); !strings.Contains(file, "When this happened is not known.") {
		t.Errorf("the drawing of an undated incident does not say so: %s", file)
	}
}
