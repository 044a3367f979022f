package record_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// wordy has one warning: a state of its own.
const wordy = "title: T\nkind: near-miss\nsummary: S\ntimes: {started: 2026-03-02T08:10Z}\ntimeline: [{at: 2026-03-02T08:10Z, text: A}]\nincident_state: half-way\n"

func at(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t
}

func TestWaivers(t *testing.T) {
	for _, tt := range []struct {
		waiver, asOf string
		told         []string // severity and rule
	}{
		{"{rule: unknown-word, reason: Our word., until: 2026-12-31}", "2026-12-31", nil},
		{"{rule: PM063, reason: Our word., until: 2026-12-31}", "2026-12-01", nil},
		{"{rule: PM063, reason: Our word., until: 2026-12-31}", "2027-01-01", []string{"warning PM063", "warning PM058"}},
		{"{rule: PM063, reason: Our word., until: 2026-12-31T10:00Z}", "2026-12-31", nil},
		{"{rule: PM063, reason: Our word.}", "2026-12-31", []string{"hint PM058"}},
		{"{rule: PM063, reason: '', until: 2026-12-31}", "2026-12-31", []string{"warning PM063", "warning PM058"}},
		{"{rule: PM058, reason: Why not., until: 2026-12-31}", "2026-12-31", []string{"warning PM063", "warning PM058"}},
		{"{rule: PM061, reason: Nothing., until: 2026-12-31}", "2026-12-31", []string{"warning PM063", "warning PM058"}},
	} {
		s := settings
		s.AsOf = at(tt.asOf)
		_, problems := record.ReadOne("a-b.yaml", []byte(wordy+"x-lint-waive: ["+tt.waiver+"]\n"), s)
		var got []string
		for _, p := range problems {
			if p.Rule.ID == "PM058" || p.Rule.ID == "PM063" {
				got = append(got, p.Severity.String()+" "+p.Rule.ID)
			}
		}
		if diff := cmp.Diff(tt.told, got); diff != "" {
			t.Errorf("%s as of %s: %s", tt.waiver, tt.asOf, diff)
		}
	}
}

func TestMistypedWaivers(t *testing.T) {
	for key, want := range map[string]int{"x-lint-waiver": 1, "x-lint-wave": 1, "x-lint-waive": 0, "x-team": 0, "x-l": 0} {
		got := told(t, "waiver", wordy+key+": [{rule: PM063, reason: Our word., until: 2030-01-01}]\n", settings)
		if len(got) != want {
			t.Errorf("%s: %q", key, got)
		}
	}
}

// A waived error does not keep the record from its page, and both sorts of
// lists say where it was.
func TestWaivedErrorsDoNotBlock(t *testing.T) {
	const text = wordy + "revisions: [{version: 1, at: 2026-03-05, type: update, summary: Told.}, {version: 1, at: 2026-03-06, type: update, summary: Twice.}]\n"
	for waiver, shown := range map[string]int{"": 0, "x-lint-waive: [{rule: revision, reason: An old slip., until: 2030-01-01}]\n": 1} {
		set := readAll(t, fstest.MapFS{"incidents/one.yaml": {Data: []byte(text + waiver)}})
		if len(set.Incidents) != shown || len(set.Waived) != shown || set.Problems.HasErrors() == (shown == 1) {
			t.Errorf("%q: %d incidents, %d waived,\n%s", waiver, len(set.Incidents), len(set.Waived), set.Problems.Text())
		}
		if shown == 1 && (set.Waived[0].Waiver != "An old slip." || set.Waived[0].Line != 7) {
			t.Errorf("waived: %+v", set.Waived[0])
		}
	}
}

func TestWaiversAreKept(t *testing.T) {
	inc := read(t, wordy+"x-own: 1\nx-lint-waive: [{rule: PM063, reason: Our word., until: 2030-01-01, audience: internal, x-who: mail}]\n", settings)
	want := []incident.Waiver{{Rule: "PM063", Reason: "Our word.", Until: inc.Waivers[0].Until, Audience: incident.Internal, Extra: incident.Extra{"x-who": "mail"}}}
	if diff := cmp.Diff(want, inc.Waivers, compare); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(inc, again(t, inc), compare); diff != "" {
		t.Error(diff)
	}
	if len(inc.Extra) != 1 {
		t.Errorf("free keys: %v", inc.Extra)
	}
}

func TestSettingsChangeSeverities(t *testing.T) {
	draft := strings.Replace(wordy, "near-miss", "outage", 1)
	finished := draft + "revisions: [{version: 1, at: 2026-03-05, type: final, summary: Told.}]\n"
	for _, tt := range []struct {
		name, text, rule string
		to               config.Strictness
		want             []string
	}{
		{"as it is", wordy, "PM063", "", []string{"warning"}},
		{"graver", wordy, "PM063", "error", []string{"error"}},
		{"milder", wordy, "PM063", "hint", []string{"hint"}},
		{"off", wordy, "PM063", config.Off, nil},
		{"early", draft, "PM052", "", []string{"hint"}},
		{"graver, but early", draft, "PM052", "error", []string{"hint"}},
		{"off, and early", draft, "PM052", config.Off, nil},
		{"finished", finished, "PM052", "", []string{"error"}},
		{"milder when finished", finished, "PM052", "warning", []string{"warning"}},
	} {
		s := settings
		if tt.to != "" {
			s.Rules = []config.Rule{{Rule: tt.rule, Severity: tt.to}}
		}
		inc, problems := record.ReadOne("a-b.yaml", []byte(tt.text), s)
		var got []string
		for _, p := range problems {
			if p.Rule.ID == tt.rule {
				got = append(got, p.Severity.String())
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
		if graver := problems.Count(problem.Error) > 0; graver != (inc == nil) {
			t.Errorf("%s: errors %v, incident %v", tt.name, graver, inc)
		}
	}
}
