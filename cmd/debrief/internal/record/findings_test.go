package record_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// findings gives the problems of a record with one of the rules, shortest:
// "error 12".
func findings(text, rule string, settings record.Settings) []string {
	_, problems := record.ReadOne("incidents/one.yaml", []byte(text), settings)
	var got []string
	for _, p := range problems {
		if p.Rule.ID == rule {
			got = append(got, p.Severity.String()+" "+strings.TrimSpace(p.Source))
		}
	}
	return got
}

const (
	begun = "title: T\nkind: degradation\nsummary: S\ntimes: {started: 2026-03-02T08:10Z, detected: unknown, resolved: 2026-03-02T09:55Z}\n" +
		"timeline: [{at: 2026-03-02T08:10Z, text: Begun.}]\n"
	final = "revisions: [{version: 1, at: 2026-03-10, type: final, summary: S}]\n"
	draft = "record_status: draft\n"
)

// TestUnfinishedReportsGetHints: what only a finished report needs, and what
// is graver there.
func TestUnfinishedReportsGetHints(t *testing.T) {
	tests := []struct {
		rule, text string
		want       problem.Severity // in a final report
		before     problem.Severity
	}{
		{"PM019", "", problem.Error, problem.Hint},
		{"PM023", "impact: {users: {affected: {value: 3, status: reported}}}\n", problem.Error, problem.Warning},
		{"PM023", "sources: [{id: a, title: A}, {id: b, title: B}]\n", problem.Hint, problem.Hint},
		{"PM023", "sources: [{id: a, title: A}]\n", problem.Hint, problem.Hint},
		{"PM031", "root_cause: {summary: S, contributing_factors: [{text: F}]}\n", problem.Warning, problem.Hint},
		{"PM032", "root_cause: {summary: S}\n", problem.Warning, problem.Hint},
		{"PM032", "root_cause: {summary: S, trigger: {text: A limit.}, contributing_factors: [{text: The limit}]}\n", problem.Warning, problem.Warning},
		{"PM033", "root_cause: {summary: S, contributing_factors: [{text: F}, {text: G}]}\nremediation: {actions: [{title: Add a relay}]}\n", problem.Warning, problem.Hint},
		{"PM034", "root_cause: {summary: S, confidence: unknown}\n", problem.Warning, problem.Hint},
		{"PM036", "remediation: {immediate: [Done.]}\n", problem.Error, problem.Hint},
		{"PM037", "remediation: {actions: [{title: Add a relay, due: 2030}]}\n", problem.Error, problem.Hint},
		{"PM038", "remediation: {actions: [{title: Add a relay, owner: mail}]}\n", problem.Error, problem.Hint},
		{"PM043", "remediation: {actions: [{title: Ask, owner: mail, due: 2030, type: process}, {title: Add, status: wont_do, decision: D}]}\n", problem.Hint, problem.Hint},
	}
	for _, tt := range tests {
		for _, state := range []struct {
			more string
			want problem.Severity
		}{{final, tt.want}, {draft, tt.before}, {final + draft, tt.before}} {
			got := findings(begun+tt.text+state.more, tt.rule, settings)
			if len(got) != 1 || !strings.HasPrefix(got[0], state.want.String()) {
				t.Errorf("%s of %q: got %q, want one %s", tt.rule, tt.text+state.more, got, state.want)
			}
		}
	}
}

// TestWhatNeedsNoFigureOrFactor: parts that a record can do without.
func TestWhatNeedsNoFigureOrFactor(t *testing.T) {
	tests := []struct{ rule, text string }{
		{"PM019", "impact: {summary: All users.}\n"},
		{"PM019", "impact: {summary: How many were hit is not known.}\n"},
		{"PM019", "impact: {summary: About three hundred messages on 2 March.}\n"},
		{"PM019", "impact: {support: {tickets: 12}}\n"},
		{"PM019", "impact: {users: {affected: lots}}\n"},
		{"PM019", "impact: []\n"},
		{"PM019", "outage: {windows: [{from: 2026-03-02T08:10Z, to: 2026-03-02T09:55Z, fraction: 0.2}]}\n"},
		{"PM031", "root_cause: {summary: S, confidence: unknown}\n"},
		{"PM031", "root_cause: {summary: S, contributing_factors: [{text: F}, {text: [G]}]}\n"},
		{"PM032", "root_cause: {summary: S, confidence: unknown}\n"},
		{"PM032", ""},
		{"PM033", "root_cause: {summary: S, contributing_factors: [{text: F}]}\nremediation: {actions: [], reason_no_actions: R}\n"},
		{"PM033", "root_cause: {summary: S, contributing_factors: [{text: F}]}\nremediation: {actions: [{title: Add a relay}], reason_no_actions: For the factor.}\n"},
		{"PM034", "root_cause: {summary: S, confidence: likely}\n"},
		{"PM034", "root_cause: {summary: S, confidence: unknown}\ninvestigation: {state: closed-inconclusive, note: Nothing is left to look at.}\n"},
		{"PM036", "remediation: {actions: Add a relay}\n"},
		{"PM036", "remediation: {reason_no_actions: The relay is gone.}\n"},
		{"PM043", "remediation: {actions: [{title: Ask, type: process}, {title: Add a relay}]}\n"},
	}
	for _, tt := range tests {
		if got := findings(begun+tt.text+final, tt.rule, settings); len(got) > 0 {
			t.Errorf("%s of %q: %q", tt.rule, tt.text, got)
		}
	}
	for _, kind := range []string{"near-miss", "maintenance"} {
		if got := findings(strings.Replace(begun, "degradation", kind, 1)+final, "PM019", settings); len(got) > 0 {
			t.Errorf("%s: %q", kind, got)
		}
	}
}

func TestOverdueActions(t *testing.T) {
	tests := []struct {
		action, asOf string
		want         bool
	}{
		{"due: 2026-05-15", "2026-05-15", false},
		{"due: 2026-05-15", "2026-05-16", true},
		{"due: 2026-05", "2026-05-31", false},
		{"due: 2026-05", "2026-06-01", true},
		{"due: 2026-05-15, status: blocked", "2026-06-01", true},
		{"due: 2026-05-15, status: in_progress", "2026-06-01", true},
		{"due: 2026-05-15, status: done, done_at: 2026-05-20", "2026-06-01", false},
		{"due: 2026-05-15, status: wont_do, decision: D", "2026-06-01", false},
		{"status: open", "2026-06-01", false},
		{"due: 2026-05-15", "", false},
	}
	for _, tt := range tests {
		present := settings
		if tt.asOf != "" {
			day, err := time.Parse(time.DateOnly, tt.asOf)
			if err != nil {
				t.Fatal(err)
			}
			present.AsOf = day
		}
		got := findings(begun+"remediation: {actions: [{title: Add a relay, "+tt.action+"}]}\n", "PM042", present)
		if (len(got) == 1) != tt.want {
			t.Errorf("%s on %s: %q", tt.action, tt.asOf, got)
		}
	}
	zone := "timezone: America/New_York\nremediation: {actions: [{title: Add a relay, due: 2026-05-15}]}\n"
	present := settings
	present.AsOf = time.Date(2026, 5, 16, 3, 0, 0, 0, time.UTC)
	if got := findings(begun+zone, "PM042", present); len(got) > 0 {
		t.Errorf("in New York the day is not over: %q", got)
	}
}

// TestManyActions: a long list is told, without those that will not be done.
func TestManyActions(t *testing.T) {
	list := func(actions ...string) string {
		return begun + "remediation: {actions: [" + strings.Join(actions, ", ") + "]}\n"
	}
	add := slices.Repeat([]string{"{title: Add a relay, type: repair}"}, 12)
	if got := findings(list(append(add, "{title: Add, status: wont_do, decision: D}")...), "PM043", settings); len(got) > 0 {
		t.Errorf("twelve: %q", got)
	}
	if got := findings(list(append(add, "{title: Add}")...), "PM043", settings); len(got) != 1 {
		t.Errorf("thirteen: %q", got)
	}
}

// TestWordsAreLookedAtInEnglish: in another language nothing is guessed.
func TestWordsAreLookedAtInEnglish(t *testing.T) {
	const text = "impact: {summary: Many customers., support: {tickets: 3}}\n" +
		"root_cause: {summary: We believe it was full.}\nremediation: {actions: [{title: Improve the relay}]}\n"
	german := settings
	german.Language = "de-CH"
	for _, rule := range []string{"PM025", "PM035", "PM039"} {
		if got := findings(begun+text, rule, settings); len(got) != 1 {
			t.Errorf("%s in English: %q", rule, got)
		}
		if got := findings(begun+text, rule, german); len(got) > 0 {
			t.Errorf("%s in German: %q", rule, got)
		}
	}
	const figureless = "impact: {summary: Viele Kunden.}\n"
	if diff := cmp.Diff([]string(nil), findings(begun+figureless+final, "PM019", german)); diff != "" {
		t.Error(diff)
	}
}

// TestThirdHandNumbers: whose record it is.
func TestThirdHandNumbers(t *testing.T) {
	tests := []struct {
		sources string
		want    int
	}{
		{"{id: a, title: A, type: secondary-press}", 1},
		{"{id: a, title: A, type: secondary-press}, {id: b, title: B, type: standard}", 1},
		{"{id: b, title: B, type: standard}", 0},
		{"{id: a, title: A, type: secondary-press}, {id: b, title: B, type: primary-operator}", 0},
		{"{id: a, title: A, type: secondary-press}, {id: b, title: B}", 0},
	}
	for _, tt := range tests {
		got := findings(begun+"impact: {users: {affected: 3, total: 9}}\nsources: ["+tt.sources+"]\n", "PM022", settings)
		if len(got) != tt.want {
			t.Errorf("%s: %q", tt.sources, got)
		}
	}
}
