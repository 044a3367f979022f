package record_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/record"
)

// read reads a record that has no errors.
func read(t *testing.T, text string, settings record.Settings) *incident.Incident {
	t.Helper()
	inc, problems := record.ReadOne("incidents/some-record.yaml", []byte(text), settings)
	if problems.HasErrors() {
		t.Fatal(problems.Text())
	}
	return inc
}

func TestDefaults(t *testing.T) {
	const text = "title: T\nkind: outage\nsummary: What happened.\ntimes: {started: unknown}\n" +
		"timeline: [{at: unknown, text: A}, {id: t1, at: unknown, text: B}, {at: unknown, text: C}]\n" +
		"root_cause: {contributing_factors: [{text: F}]}\nremediation: {actions: [{id: a2, title: A}, {title: B}, {title: C, status: done, done_at: 2026-03-03}]}\n"
	inc := read(t, text, record.Settings{DefaultAudience: "customers", Timezone: "Asia/Tokyo"})
	got := []any{
		inc.Schema, inc.ID, inc.Audience, inc.RecordStatus, inc.Timezone, inc.State, inc.Summary.Public.Text,
		inc.Timeline[0].ID, inc.Timeline[0].Type, inc.Timeline[1].ID, inc.Timeline[2].ID, inc.Cause.Factors[0].ID,
		inc.Remediation.Actions[0].ID, inc.Remediation.Actions[1].ID, inc.Remediation.Actions[2].ID,
		inc.Remediation.Actions[1].Status, inc.Remediation.Actions[2].Status,
	}
	want := []any{
		1, "some-record", incident.Customers, incident.Published, "Asia/Tokyo", incident.State(""), "What happened.",
		"t2", incident.EntryType("note"), "t1", "t3", "f1",
		"a1", "", "", incident.ActionOpen, incident.ActionDone,
	}
	want[12], want[13], want[14] = "a2", "a1", "a3"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	bare := read(t, text, record.Settings{})
	if bare.Audience != incident.Internal || bare.Timezone != "UTC" {
		t.Errorf("without settings: %s, %s", bare.Audience, bare.Timezone)
	}
}

func TestStateFollowsFromTheEnd(t *testing.T) {
	const text = "title: T\nkind: outage\nsummary: S\ntimes: {started: unknown, %resolved}\ntimeline: [{at: 2026-03-02T08:10Z, text: A%marks}]\n"
	tests := []struct {
		resolved, marks string
		want            incident.State
	}{
		{"resolved: 2026-03-02", "", incident.Resolved},
		{"resolved: {latest: 2026-03-02}", "", incident.Resolved},
		{"resolved: ongoing", "", incident.Ongoing},
		{"resolved: unknown", "", ""},
		{"detected: unknown", "", ""},
		{"detected: unknown", ", marks: resolved", incident.Resolved},
	}
	for _, tt := range tests {
		inc := read(t, strings.NewReplacer("%resolved", tt.resolved, "%marks", tt.marks).Replace(text), settings)
		if inc.State != tt.want {
			t.Errorf("%s%s: state %q, want %q", tt.resolved, tt.marks, inc.State, tt.want)
		}
	}
}

func TestShortTimesAreWrittenOut(t *testing.T) {
	inc := read(t, `
title: T
kind: outage
summary: S
times: {started: unknown}
timeline:
  - {at: 2026-03-28T23:40+01:00, until: +20m, text: a}
  - {at: +30m, text: b}
  - {at: 02:05:09, until: 02:06, text: c}
  - {at: {at: + 1h, approx: true}, text: d}
  - {at: 2026-03-29T10:00:30Z, text: e}
  - {at: 10:00, text: the same minute}
  - {at: 9999-12-31T23:00Z, text: late}
`, settings)
	var got []string
	for _, e := range inc.Timeline {
		line := e.ID + " " + e.At.At.String()
		if e.Until != nil {
			line += " to " + e.Until.At.String()
		}
		got = append(got, line)
	}
	want := []string{
		"t1 2026-03-28T23:40+01:00 to 2026-03-29T00:00+01:00",
		"t2 2026-03-29T00:10+01:00",
		"t3 2026-03-29T02:05:09+01:00 to 2026-03-29T02:06+01:00",
		"t4 2026-03-29T03:05:09+01:00",
		"t6 2026-03-29T10:00Z",
		"t5 2026-03-29T10:00:30Z",
		"t7 9999-12-31T23:00Z",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestShortTimesGoWithTheClocks(t *testing.T) {
	tests := []struct{ zone, first, short, want string }{
		{"Europe/Berlin", "2026-10-25T01:00+02:00", "04:00", "2026-10-25T04:00+01:00"},
		{"Europe/Berlin", "2026-10-25T01:00+02:00", "01:30:15", "2026-10-25T01:30:15+02:00"},
		{"Europe/Berlin", "2026-10-25T01:00+02:00", "+3h", "2026-10-25T03:00+01:00"},
		{"Europe/Berlin", "2026-03-29T01:00+01:00", "4:00", "2026-03-29T04:00+02:00"},
		{"Europe/Berlin", "2026-03-29T01:00+01:00", "+2h", "2026-03-29T04:00+02:00"},
		{"Europe/Berlin", "{at: 2026-03-29T01:00, tz: Europe/Berlin}", "04:00", "2026-03-29T04:00+02:00"},
		{"Europe/Berlin", "2026-03-29T00:00Z", "04:00", "2026-03-29T04:00Z"},
		{"Europe/Berlin", "2026-03-29T01:00+02:00", "04:00", "2026-03-29T04:00+02:00"},
		{"America/New_York", "2026-10-25T01:00+02:00", "04:00", "2026-10-25T04:00+02:00"},
		{"Europe/London", "2026-03-29T00:30Z", "04:00", "2026-03-29T04:00Z"},
		{"Europe/London", "2026-03-29T00:30+00:00", "04:00", "2026-03-29T04:00+01:00"},
		{"UTC", "2026-03-29T01:00+01:00", "04:00", "2026-03-29T04:00+01:00"},
	}
	for _, tt := range tests {
		text := "title: T\nkind: outage\nsummary: S\ntimes: {started: unknown}\ntimeline:\n" +
			"  - {at: " + tt.first + ", until: \"" + tt.short + "\", text: A}\n  - {at: \"" + tt.short + "\", text: B}\n" +
			"  - {at: +0m, text: C}\n"
		named := read(t, text+"timezone: "+tt.zone+"\n", record.Settings{Timezone: "Asia/Tokyo"})
		fallen := read(t, text, record.Settings{Timezone: tt.zone})
		for _, inc := range []*incident.Incident{named, fallen} {
			until, at, next := inc.Timeline[0].Until.At.String(), inc.Timeline[1].At.At.String(), inc.Timeline[2].At.At.String()
			if until != tt.want || at != tt.want || next != tt.want {
				t.Errorf("%s in %s after %s: %s, %s and %s, want %s", tt.short, tt.zone, tt.first, until, at, next, tt.want)
			}
		}
	}
}

func TestTimelineIsInTimeOrder(t *testing.T) {
	inc := read(t, `
title: T
kind: outage
summary: S
times: {started: unknown}
timezone: Europe/Berlin
timeline:
  - {id: head, at: unknown, text: a}
  - {id: z10, at: 2026-03-02T08:00Z, text: a}
  - {id: z2, at: 2026-03-02T08:00Z, text: a}
  - {id: follows, at: unknown, text: behind z2}
  - {id: day, at: 2026-03-02, text: begins at midnight in Berlin}
  - {id: bound, at: {latest: 2026-03-02T07:00Z}, text: a}
  - {id: open, at: {earliest: 2026-03-02T07:30Z}, text: a}
  - {id: wide, at: {earliest: 2026-03-02T08:00Z, latest: 2026-03-02T09:00Z}, text: a}
  - {id: evening, at: 2026-03-01T22:59Z, text: a}
`, settings)
	var got []string
	for _, e := range inc.Timeline {
		got = append(got, e.ID)
	}
	if diff := cmp.Diff([]string{"head", "evening", "day", "bound", "open", "z2", "follows", "z10", "wide"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestNumbersAndWords(t *testing.T) {
	inc := read(t, `
title: T
kind: outage
summary: S
times: {started: {at: withheld, note: n}}
timeline: [{at: unknown, text: A}]
impact:
  users: {affected: 1.5e3, total: {value: not_applicable, note: n}}
  items: {affected: 0}
  sla: {breached: False}
  series: [{id: s, title: S, unit: n, points: [[2026-03-02, ~], [2026-03-02T08:00Z, -1]]}]
`, settings)
	if v := inc.Impact.Users.Affected.Value; v == nil || *v != 1500 {
		t.Errorf("affected: %v", v)
	}
	if total := inc.Impact.Users.Total; !total.Is(incident.NotApplicable) || total.Note != "n" || total.Known() {
		t.Errorf("total: %+v", total)
	}
	if v := inc.Impact.Items.Affected; !v.Known() || *v.Value != 0 {
		t.Error("zero is not unknown")
	}
	if inc.Impact.SLA.Breached != incident.No {
		t.Errorf("breached: %q", inc.Impact.SLA.Breached)
	}
	if p := inc.Impact.Series[0].Points; p[0].Value != nil || *p[1].Value != -1 {
		t.Errorf("points: %+v", p)
	}
	if start := inc.Times.Started; !start.Is(incident.Withheld) || start.Note != "n" {
		t.Errorf("started: %+v", start)
	}
}

func TestDetectionBeforeStart(t *testing.T) {
	const text = "title: T\nkind: %k\nsummary: S\ntimes: {started: {at: 2026-03-02T08:10Z%s}, detected: 2026-03-02T08:00Z}\ntimeline: [{at: unknown, text: A}]\n"
	tests := []struct {
		kind, started string
		wrong         bool
	}{
		{"outage", "", true},
		{"outage", ", status: reported", true},
		{"outage", ", status: estimated", false},
		{"outage", ", status: inferred", false},
		{"outage", ", approx: true", false},
		{"outage", ", plus_minus: 15m", false},
		{"near-miss", "", false},
	}
	for _, tt := range tests {
		_, problems := record.ReadOne("a-b.yaml", []byte(strings.NewReplacer("%k", tt.kind, "%s", tt.started).Replace(text)), settings)
		if problems.HasErrors() != tt.wrong {
			t.Errorf("%s%s: %s", tt.kind, tt.started, problems.Text())
		}
	}
}

func TestControlCharacterInAFilesName(t *testing.T) {
	_, problems := record.ReadOne("a\u0085bc.yaml", []byte(smallest), settings)
	if got := problems.Text(); !strings.Contains(got, "the file's name has the control character U+0085") || !strings.Contains(got, "hint: rename it\n") {
		t.Error(got)
	}
}

func BenchmarkReadOne(b *testing.B) {
	for _, name := range []string{"twelve-lines.yaml", "rich-outage.yaml"} {
		data, err := os.ReadFile(filepath.Join("testdata", "ok", name))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, problems := record.ReadOne(name, data, settings); problems.HasErrors() {
					b.Fatal(problems.Text())
				}
			}
		})
	}
}

// Windows keeps these names for devices; no file of the tests can have them.
func TestDevicesAreNoIDs(t *testing.T) {
	for _, id := range []string{"con", "nul", "com1", "lpt9"} {
		_, problems := record.ReadOne("incidents/"+id+".yaml", []byte(head), settings)
		if text := problems.Text(); !strings.Contains(text, "incidents/"+id+".yaml:1:1: error: the id \""+id+"\" is the name of a device on Windows") {
			t.Error(text)
		}
		_, problems = record.ReadOne("incidents/some.yaml", []byte(head+"aliases: ["+id+"]\n"), settings)
		if text := problems.Text(); !strings.Contains(text, "incidents/some.yaml:5:11: error: \""+id+"\" is the name of a device on Windows") {
			t.Error(text)
		}
	}
	if _, problems := record.ReadOne("incidents/con-2026.yaml", []byte(head+"aliases: [com10, auxiliary]\n"), settings); strings.Contains(problems.Text(), "device") {
		t.Error(problems.Text())
	}
}
