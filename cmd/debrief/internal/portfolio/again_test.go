package portfolio

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// againOf tells what happened again while an action was open: "later", with
// "later:factor" or "later/category".
func againOf(i *Item) string {
	var words []string
	for _, a := range i.Again {
		word := a.Entry.ID
		if a.Factor != "" {
			word += ":" + a.Factor
		}
		if a.Category != "" {
			word += "/" + string(a.Category)
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func TestStillOpenWhenItHappenedAgain(t *testing.T) {
	at := func(text string) incident.Instant { return instant(t, text) }
	gate := incident.Factor{ID: "gate", Category: "testing"}
	monitor := incident.Factor{ID: "f2", Category: "monitoring"}
	open := incident.Action{Created: at("2026-01-10")}
	named := func(a incident.Action, factors ...string) incident.Action {
		a.Factors = factors
		return a
	}
	tests := []struct {
		name   string
		action incident.Action
		first  []func(*incident.Incident)
		later  []*incident.Incident
		want   string
	}{
		{"a recurrence", open, nil, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first"))}, "later"},
		{"nothing in common", open, nil, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z")}, ""},
		{"a recurrence through another", open, nil, []*incident.Incident{
			began(t, "second", "2026-02-01T10:00Z", recurrenceOf("first")), began(t, "third", "2026-03-01T10:00Z", recurrenceOf("second")),
		}, "second third"},
		{"through one that is not published", open, nil, []*incident.Incident{began(t, "third", "2026-03-01T10:00Z", recurrenceOf("hidden"))}, ""},
		{"recurrences that go round in a circle", open, []func(*incident.Incident){recurrenceOf("later")}, []*incident.Incident{
			began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first", "later")),
		}, "later"},
		{"a recurrence that came before", open, nil, []*incident.Incident{began(t, "earlier", "2025-12-01T10:00Z", recurrenceOf("first"))}, ""},
		{"a recurrence without a day", open, nil, []*incident.Incident{began(t, "undated", "", recurrenceOf("first"))}, ""},
		{"a recurrence after the as-of day", open, nil, []*incident.Incident{began(t, "future", "2027-02-01T10:00Z", recurrenceOf("first"))}, ""},
		{"a retracted recurrence", open, nil, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first"), func(i *incident.Incident) { i.RecordStatus = incident.Retracted })}, ""},
		{"not yet created", incident.Action{Created: at("2026-02-02")}, nil, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first"))}, ""},
		{"created on that day", incident.Action{Created: at("2026-02-01")}, nil, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first"))}, ""},
		{"no day of creation", incident.Action{}, nil, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first"))}, "later"},
		{"done afterwards", incident.Action{Status: incident.ActionDone, DoneAt: at("2026-02-02")}, nil, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first"))}, "later"},
		{"done before", incident.Action{Status: incident.ActionDone, DoneAt: at("2026-01-31")}, nil, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first"))}, ""},
		{"done without a day", incident.Action{Status: incident.ActionDone, Due: at("2026-05-01")}, nil, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first"))}, ""},
		{"refused", incident.Action{Status: incident.ActionWontDo}, nil, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first"))}, ""},
		{"the same factor", open, []func(*incident.Incident){withFactors(gate)}, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", withFactors(gate))}, "later:gate"},
		{"the same id for something else", open, []func(*incident.Incident){withFactors(gate)}, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", withFactors(incident.Factor{ID: "gate", Category: "data"}))}, ""},
		{"an id of the settings, whatever the category", open, []func(*incident.Incident){withFactors(incident.Factor{ID: "shared", Category: "testing"})},
			[]*incident.Incident{began(t, "later", "2026-02-01T10:00Z", withFactors(incident.Factor{ID: "shared", Category: "data"}))}, "later:shared"},
		{"an id that only numbers", open, []func(*incident.Incident){withFactors(monitor)}, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", withFactors(incident.Factor{ID: "f2", Category: "monitoring"}))}, ""},
		{"a factor that the action is not for", named(open, "f2"), []func(*incident.Incident){withFactors(gate, monitor)}, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", withFactors(gate))}, ""},
		{"the category of the factor it is for", named(open, "f2"), []func(*incident.Incident){withFactors(gate, monitor)},
			[]*incident.Incident{began(t, "later", "2026-02-01T10:00Z", withFactors(incident.Factor{ID: "x", Category: "monitoring"}))}, "later/monitoring"},
		{"a category that it does not name", open, []func(*incident.Incident){withFactors(monitor)}, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", withFactors(incident.Factor{ID: "x", Category: "monitoring"}))}, ""},
		{"a category that says nothing", named(open, "o"), []func(*incident.Incident){withFactors(incident.Factor{ID: "o", Category: "other"})},
			[]*incident.Incident{began(t, "later", "2026-02-01T10:00Z", withFactors(incident.Factor{ID: "x", Category: "other"}))}, ""},
		{"a factor that was refuted", open, []func(*incident.Incident){withFactors(gate)}, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", withFactors(incident.Factor{ID: "gate", Category: "testing", Status: incident.Refuted}))}, ""},
		{"twice for two reasons is once", named(open, "gate"), []func(*incident.Incident){withFactors(gate)}, []*incident.Incident{began(t, "later", "2026-02-01T10:00Z", recurrenceOf("first"), withFactors(gate))}, "later"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			first := began(t, "first", "2026-01-01T10:00Z", append(tt.first, withActions(tt.action))...)
			l := all(t, "2026-11-22", time.UTC, append(tt.later, first)...).Ledger([]string{"shared"})
			if got := againOf(l.Items[0]); got != tt.want {
				t.Errorf("again: %q, want %q", got, tt.want)
			}
		})
	}
}

func TestManyRecurrencesAreCounted(t *testing.T) {
	incidents := []*incident.Incident{began(t, "first", "2026-01-01T10:00Z", withActions(incident.Action{}))}
	for n := range 25 {
		incidents = append(incidents, began(t, fmt.Sprintf("r%02d", n), fmt.Sprintf("2026-02-%02dT10:00Z", n+1), recurrenceOf("first")))
	}
	i := all(t, "2026-11-22", time.UTC, incidents...).Ledger(nil).Items[0]
	if len(i.Again) != 3 || i.Further != 22 || i.Again[0].Entry.ID != "r00" {
		t.Errorf("%d and %d more, the first %s", len(i.Again), i.Further, i.Again[0].Entry.ID)
	}
}
