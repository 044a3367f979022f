package portfolio

import (
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

func instant(t *testing.T, text string) incident.Instant {
	t.Helper()
	if text == "" {
		return incident.Instant{}
	}
	i, err := incident.ParseInstant(text)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// began makes an incident that began at a time; none for an empty one.
func began(t *testing.T, id, start string, change ...func(*incident.Incident)) *incident.Incident {
	t.Helper()
	inc := &incident.Incident{ID: id, Title: id, Kind: incident.Outage, State: incident.Resolved}
	if start != "" {
		inc.Times.Started = &incident.Time{At: instant(t, start)}
	}
	for _, c := range change {
		c(inc)
	}
	return inc
}

func withActions(actions ...incident.Action) func(*incident.Incident) {
	return func(inc *incident.Incident) { inc.Remediation = &incident.Remediation{Actions: actions} }
}

func withFactors(factors ...incident.Factor) func(*incident.Incident) {
	return func(inc *incident.Incident) { inc.Cause = &incident.Cause{Factors: factors} }
}

func recurrenceOf(ids ...string) func(*incident.Incident) {
	return func(inc *incident.Incident) {
		for _, id := range ids {
			inc.Relations = append(inc.Relations, incident.Relation{Type: incident.RecurrenceOf, ID: id})
		}
	}
}

// all gathers incidents as of a day in a zone.
func all(t *testing.T, asOf string, z *time.Location, incidents ...*incident.Incident) *Portfolio {
	t.Helper()
	at, _ := instant(t, asOf).Bounds(z)
	var entries []*Entry
	for _, inc := range incidents {
		entries = append(entries, Of(report.Of(inc, at), z))
	}
	return New(entries, at, z)
}

func TestStandingAgeAndLateness(t *testing.T) {
	at := func(text string) incident.Instant { return instant(t, text) }
	tests := []struct {
		name     string
		action   incident.Action
		standing Standing
		age      *Days
		late     int
	}{
		{"open by silence", incident.Action{}, StandingOpen, nil, 0},
		{"a word of the record's own", incident.Action{Status: "waiting", Created: at("2026-11-01")}, StandingOpen, &Days{21, 21}, 0},
		{"in progress, due today", incident.Action{Status: "in_progress", Due: at("2026-11-22")}, StandingOpen, nil, 0},
		{"due yesterday", incident.Action{Status: "open", Due: at("2026-11-21")}, StandingOpen, nil, 1},
		{"blocked and late", incident.Action{Status: "blocked", Due: at("2026-11-01"), Created: at("2026-11-22")}, StandingBlocked, &Days{0, 0}, 21},
		{"due in a month that is over", incident.Action{Due: at("2026-10")}, StandingOpen, nil, 22},
		{"due in a month that is not", incident.Action{Due: at("2026-11")}, StandingOpen, nil, 0},
		{"created in some month", incident.Action{Created: at("2026-10")}, StandingOpen, &Days{22, 52}, 0},
		{"created after today", incident.Action{Created: at("2026-12-01")}, StandingOpen, nil, 0},
		{"done, and how long it took", incident.Action{Status: incident.ActionDone, Created: at("2026-03-01"), DoneAt: at("2026-03-31"), Due: at("2026-03-15")}, StandingDone, &Days{30, 30}, 0},
		{"due and done without a day", incident.Action{Status: incident.ActionDone, Created: at("2026-03-01"), Due: at("2026-03-15")}, StandingDone, nil, 0},
		{"refused", incident.Action{Status: incident.ActionWontDo, Due: at("2026-03-15")}, StandingWontDo, nil, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := all(t, "2026-11-22", time.UTC, began(t, "one", "2026-02-01T10:00Z", withActions(tt.action))).Ledger(nil)
			i := l.Items[0]
			if i.Standing != tt.standing || i.Late != tt.late {
				t.Errorf("standing %s, late %d; want %s, %d", i.Standing, i.Late, tt.standing, tt.late)
			}
			if (i.Age == nil) != (tt.age == nil) || i.Age != nil && *i.Age != *tt.age {
				t.Errorf("age %v, want %v", i.Age, tt.age)
			}
		})
	}
}

// TestDaysAreThoseOfTheIncident wants the days of the incident's own zone, also
// across a change of the clocks.
func TestDaysAreThoseOfTheIncident(t *testing.T) {
	berlin := func(inc *incident.Incident) { inc.Timezone = "Europe/Berlin" }
	one := began(t, "one", "2026-03-20T10:00Z", berlin, withActions(incident.Action{Created: instant(t, "2026-03-27"), Due: instant(t, "2026-03-28")}))
	i := all(t, "2026-03-30", zone(t, "Europe/Berlin"), one).Ledger(nil).Items[0]
	if i.Age == nil || *i.Age != (Days{3, 3}) || i.Late != 2 {
		t.Errorf("age %v, late %d; want 3 days and 2", i.Age, i.Late)
	}
}

func TestOldestFirst(t *testing.T) {
	l := all(t, "2026-11-22", time.UTC,
		began(t, "new", "2026-05-01T10:00Z", withActions(incident.Action{ID: "n1", Created: instant(t, "2026-05-02")}, incident.Action{ID: "n2"})),
		began(t, "undated", "", withActions(incident.Action{ID: "u"})),
		began(t, "old", "2026-01-01T10:00Z", withActions(incident.Action{ID: "o", Created: instant(t, "2026-05-03")})),
		began(t, "a", "2026-05-01T10:00Z", withActions(incident.Action{ID: "same"})),
	).Ledger(nil)
	var ids []string
	for _, i := range l.Items {
		ids = append(ids, i.Action().ID)
	}
	if want := []string{"same", "n2", "n1", "o", "u"}; !slices.Equal(ids, want) {
		t.Errorf("%v, want %v", ids, want)
	}
}

func TestOwnersAndCounts(t *testing.T) {
	duplicate := began(t, "b", "2026-01-02T10:00Z", withActions(incident.Action{Owner: "mail"}))
	duplicate.Relations = []incident.Relation{{Type: incident.DuplicateOf, ID: "a"}}
	l := all(t, "2026-11-22", time.UTC, duplicate,
		began(t, "a", "2026-01-01T10:00Z", withActions(incident.Action{Owner: "storage"}, incident.Action{}, incident.Action{Owner: "mail"}))).Ledger(nil)
	if got := strings.Join(l.Owners(), ","); got != "mail,storage," {
		t.Errorf("owners %q", got)
	}
	if n := CountedItems(l.Items); n != 3 || len(l.Items) != 4 {
		t.Errorf("%d of %d count, want 3 of 4", n, len(l.Items))
	}
}
