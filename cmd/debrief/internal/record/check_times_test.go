package record_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/record"
)

// asOf is the present day of these tests.
var asOf = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// finished makes a record one that must have everything.
const finished = "revisions: [{version: 1, at: 2026-04-01, type: final, summary: Done.}]\n"

// ruleCase is a record, without title, kind and summary, and what one rule says
// of it: severity, line and message.
type ruleCase struct {
	name, text string
	want       []string
}

func tryRule(t *testing.T, id string, cases []ruleCase) {
	t.Helper()
	now := settings
	now.AsOf = asOf
	for _, c := range cases {
		text := c.text
		for _, key := range []string{"title", "kind", "summary"} {
			if !strings.Contains(text, key+":") || key == "summary" {
				text += key + ": outage\n"
			}
		}
		_, problems := record.ReadOne("incidents/some-record.yaml", []byte(text), now)
		var got []string
		for _, p := range problems {
			if p.Rule.ID == id {
				got = append(got, fmt.Sprintf("%s %d: %s", p.Severity, p.Line, p.Message))
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s\n%s", id, c.name, diff)
		}
	}
}

func TestLocalTimesAreWrittenOut(t *testing.T) {
	inc, problems := record.ReadOne("incidents/local-times.yaml", readFile(t, "testdata/ok/local-times.yaml"), settings)
	if inc == nil {
		t.Fatal(problems.Text())
	}
	got := []string{inc.Times.Started.At.String(), inc.Times.Detected.Earliest.String(), inc.Times.Detected.Latest.String(),
		inc.Times.Resolved.At.String(), inc.Timeline[1].At.At.String(), inc.Timeline[2].Until.At.String(), inc.Times.Started.Zone}
	want := []string{"2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00", "2026-03-29T03:45:10+02:00",
		"2025-11-02T05:10-05:00", "2026-03-29T03:15+02:00", "2026-03-29T11:00+09:00", "Europe/Berlin"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPossibleOrder(t *testing.T) {
	const entry = "timeline: [{at: unknown, text: A}]\n"
	tryRule(t, "PM006", []ruleCase{
		{"the same day", "times: {started: 2026-03-02, detected: 2026-03-02, resolved: 2026-03-02}\n" + entry, nil},
		{"the same minute", "times: {started: 2026-03-02T08:10Z, detected: 2026-03-02T08:10:20Z}\n" + entry, nil},
		{"a day and a minute of it", "times: {started: 2026-03-02, detected: 2026-03-02T08:10Z}\n" + entry, nil},
		{"a bound with an open end", "times: {started: 2026-03-02T08:10Z, detected: {latest: 2026-03-02T09:00Z}}\n" + entry, nil},
		{"bounds that touch", "times: {started: {earliest: 2026-03-02T08:00Z, latest: 2026-03-02T08:10Z}, detected: 2026-03-02T08:10Z}\n" + entry, nil},
		{"bounds that overlap in order", "times: {started: {earliest: 2026-03-02T08:00Z, latest: 2026-03-02T08:20Z}, detected: {earliest: 2026-03-02T08:10Z, latest: 2026-03-02T09:00Z}}\n" + entry, nil},
		{"a start too late", "times: {started: {earliest: 2026-03-02T08:00Z, latest: 2026-03-02T08:20Z}, detected: 2026-03-02T08:10Z}\n" + entry,
			[]string{`warning 1: "detected" may be before "started"`}},
		{"an end too early", "times: {started: 2026-03-02T08:00Z, resolved: {earliest: 2026-03-01, latest: 2026-03-02T08:20Z}}\n" + entry,
			[]string{`warning 1: "resolved" may be before "started"`}},
		{"points that only plus_minus excuses", "times: {mitigated: {at: 2026-03-02T08:00Z, plus_minus: 30m}, resolved: 2026-03-02T07:50Z, started: 2026-03-01}\n" + entry,
			[]string{`warning 1: "resolved" may be before "mitigated"`}},
		{"a start that is a guess", "times: {started: {at: 2026-03-02T08:00Z, approx: true}, detected: 2026-03-02T07:50Z}\n" + entry,
			[]string{`warning 1: "detected" may be before "started"`}},
		{"a bound within plus_minus", "times: {started: {at: 2026-03-02T08:00Z, plus_minus: 1h}, resolved: {earliest: 2026-03-02T07:50Z, latest: 2026-03-02T09:00Z}}\n" + entry, nil},
		{"a near miss", "times: {started: 2026-03-02T08:00Z, detected: 2026-03-02T07:50Z}\nkind: near-miss\n" + entry, nil},
		{"certainly wrong", "times: {started: 2026-03-02T08:00Z, detected: 2026-03-02T07:50Z}\n" + entry, nil},
		{"refuted", "times: {started: {at: 2026-03-02T08:00Z, plus_minus: 30m, status: refuted}, detected: 2026-03-02T07:50Z}\n" + entry, nil},
		{"told before it began", "times: {started: 2026-03-02T08:00Z, first_public_notice: 2026-03-01}\n" + entry,
			[]string{`warning 1: "first_public_notice" is before "started"`}},
		{"dates in zones of their own", "times: {started: {at: 2026-03-03, tz: Asia/Tokyo}, detected: {at: 2026-03-02, tz: America/New_York}}\n" + entry, nil},
	})
}

func TestMilestonesAreTold(t *testing.T) {
	tryRule(t, "PM007", []ruleCase{
		{"nothing, not finished", "times: {}\ntimeline: [{at: unknown, text: A}]\n",
			[]string{"error 1: the record does not say when it started", "hint 1: the record does not say when it was detected or when it was resolved"}},
		{"nothing, finished", finished + "times: {started: unknown}\ntimeline: [{at: unknown, text: A}]\n",
			[]string{"error 2: the record does not say when it was detected or when it was resolved"}},
		{"words and marks", finished + "times: {started: withheld, resolved: ongoing}\ntimeline: [{at: unknown, text: A, marks: detected}]\n", nil},
		{"a time that cannot be read", finished + "times: {started: soon, detected: noon, resolved: late}\ntimeline: [{at: unknown, text: A}]\n", nil},
		{"planned work", finished + "kind: maintenance\ntimes: {started: unknown, resolved: unknown}\ntimeline: [{at: unknown, text: A}]\n", nil},
	})
}

func TestStateFitsEnd(t *testing.T) {
	const rest = "\ntimeline: [{at: unknown, text: A}]\n"
	tryRule(t, "PM008", []ruleCase{
		{"resolved with an end", "incident_state: resolved\ntimes: {started: unknown, resolved: 2026-03-02}" + rest, nil},
		{"resolved at an unknown time", "incident_state: resolved\ntimes: {started: unknown, resolved: unknown}" + rest, nil},
		{"resolved, marked", "incident_state: resolved\ntimes: {started: unknown}\ntimeline: [{at: 2026-03-02, text: A, marks: resolved}]\n", nil},
		{"resolved, no word of when", "incident_state: resolved\ntimes: {started: unknown}" + rest,
			[]string{`error 1: the incident is "resolved", but the record does not say when`}},
		{"resolved, going on", "incident_state: resolved\ntimes: {started: unknown, resolved: ongoing}" + rest,
			[]string{`error 1: the incident is "resolved", but its end is "ongoing"`}},
		{"ongoing with an end", "incident_state: ongoing\ntimes: {started: unknown, resolved: {earliest: 2026-03-02}}" + rest,
			[]string{`error 1: the incident is "ongoing", but its end is written`}},
		{"ongoing with an end that is refuted", "incident_state: ongoing\ntimes: {started: unknown, resolved: {at: 2026-03-02, status: refuted}}" + rest, nil},
		{"ongoing with an unknown end", "incident_state: ongoing\ntimes: {started: unknown, resolved: unknown}" + rest,
			[]string{`warning 1: the incident is "ongoing", but its end is "unknown", which says that there was one`}},
		{"mitigated with an end", "incident_state: mitigated\ntimes: {started: unknown, resolved: 2026-03-02}" + rest,
			[]string{`warning 1: the incident is only "mitigated", but its end is written`}},
		{"no state", "times: {started: unknown, resolved: ongoing}" + rest, nil},
	})
}

func TestFutureTimes(t *testing.T) {
	tryRule(t, "PM009", []ruleCase{
		{"today and tomorrow, for zones", "times: {started: 2026-11-22T23:00Z, resolved: 2026-11-23T23:59Z}\ntimeline: [{at: 2026-11-23, text: A}]\n", nil},
		{"two days on", "times: {started: 2026-11-24T00:01Z}\ntimeline: [{at: 2026-11-24T00:01Z, text: A}]\n",
			[]string{`error 1: "started" is later than 2026-11-22, the day that the site is built for`,
				`error 2: "at" is later than 2026-11-22, the day that the site is built for`}},
		{"bounds around today", "times: {started: {earliest: 2026-11-01, latest: 2027-11-01}}\ntimeline: [{at: unknown, text: A}]\n", nil},
		{"plans", "times: {started: unknown}\ntimeline: [{at: 2026-11-22, until: 2026-12-24, text: A}]\ninvestigation: {state: open, next_update_by: 2027-01-01}\n" +
			"remediation: {actions: [{title: A, due: 2027-01-01}]}\nresponse: {workarounds: [{text: W, to: 2027-01-01}]}\n", nil},
		{"planned work", "kind: maintenance\ntimes: {started: 2026-12-24}\ntimeline: [{at: 2026-12-24, text: A}]\n", nil},
		{"what people did", "times: {started: unknown}\ntimeline: [{at: unknown, text: A}]\n" +
			"remediation: {actions: [{title: A, done_at: 2062-01-01}]}\nsources: [{id: s, title: S, retrieved: 2062-01-01}]\n" +
			"revisions: [{version: 1, at: 2062-01-01, type: update, summary: S}]\nresponse: {communications: [{at: 2062-01-01, channel: c}]}\n",
			[]string{`error 3: "done_at" is later than 2026-11-22, the day that the site is built for`,
				`error 4: "retrieved" is later than 2026-11-22, the day that the site is built for`,
				`error 5: "at" is later than 2026-11-22, the day that the site is built for`,
				`error 6: "at" is later than 2026-11-22, the day that the site is built for`}},
		{"what was measured", "times: {started: unknown}\ntimeline: [{at: unknown, text: A}]\n" +
			"impact:\n  series: [{id: q, title: Q, unit: u, points: [[2026-03-02T08:00Z, 1],\n    [2062-01-01T00:00Z, 2]]}]\n" +
			"false_positive:\n  released: {curve: [[2062-01-01T00:00Z, 2]]}\n  confusion: [{phase: during, from: 2026-03-02, to: 2062-01-01}]\n",
			[]string{`error 5: this point is later than 2026-11-22, the day that the site is built for`,
				`error 7: this point is later than 2026-11-22, the day that the site is built for`,
				`error 8: "to" is later than 2026-11-22, the day that the site is built for`}},
		{"a claim", "times: {started: {at: unknown, claims: [{at: 2062-01-01, status: refuted}]}}\ntimeline: [{at: unknown, text: A}]\n", nil},
	})
}

func TestCopiedStart(t *testing.T) {
	const same = "times: {started: %s, detected: 2026-03-02T08:10Z}\ntimeline: [{at: unknown, text: A}]\n"
	record := func(start, method string) string {
		text := fmt.Sprintf(same, start)
		if method != "" {
			text += "response: {detection: {method: " + method + "}}\n"
		}
		return text
	}
	const message = " 1: it was detected in the moment in which it started, and not by monitoring"
	tryRule(t, "PM010", []ruleCase{
		{"by a customer", record("2026-03-02T08:10Z", "customer_report"), []string{"warning" + message}},
		{"the same moment elsewhere", record("2026-03-02T09:10+01:00", "unknown"), []string{"warning" + message}},
		{"nobody says how", record("2026-03-02T08:10Z", ""), []string{"hint" + message}},
		{"by monitoring", record("2026-03-02T08:10Z", "monitoring"), nil},
		{"somebody watched", record("{at: 2026-03-02T08:10Z, status: confirmed}", "staff"), nil},
		{"bounds", record("{at: 2026-03-02T08:10Z, earliest: 2026-03-02}", "staff"), nil},
		{"written otherwise", record("2026-03-02T08:10:00Z", "staff"), nil},
		{"the same day", "times: {started: 2026-03-02, detected: 2026-03-02}\ntimeline: [{at: unknown, text: A}]\nresponse: {detection: {method: press}}\n", nil},
	})
}
