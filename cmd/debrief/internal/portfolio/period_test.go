package portfolio

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// told tells periods in a line each: "2026-02 a b; into: c".
func told(periods []*Period) []string {
	var lines []string
	for _, p := range periods {
		line := p.Key()
		for _, e := range p.Entries {
			line += " " + e.ID
		}
		for _, i := range p.Into {
			line += fmt.Sprintf(" <%s%s%s", i.Entry.ID, map[bool]string{true: "?"}[i.Perhaps], map[bool]string{true: ">"}[i.Beyond])
		}
		if p.Partial {
			line += " partial"
		}
		lines = append(lines, line)
	}
	return lines
}

func resolved(t *testing.T, end string) func(*incident.Incident) {
	return func(inc *incident.Incident) {
		if end == "ongoing" {
			inc.State, inc.Times.Resolved = incident.Ongoing, &incident.Time{Word: incident.StillOngoing}
			return
		}
		inc.Times.Resolved = &incident.Time{At: instant(t, end)}
	}
}

func TestPeriods(t *testing.T) {
	tests := []struct {
		name, zone, asOf string
		incidents        []*incident.Incident
		months, quarters string
	}{
		{"none", "UTC", "2026-11-22", []*incident.Incident{began(t, "undated", "")}, "", ""},
		{"empty months between", "UTC", "2026-04-10", []*incident.Incident{began(t, "a", "2026-01-05T10:00Z"), began(t, "b", "2026-03-31T23:59Z")},
			"2026-01 a|2026-02|2026-03 b|2026-04 partial", "2026-q1 a b|2026-q2 partial"},
		{"the border is the zone's, before the clocks change", "Europe/Berlin", "2026-04-01", []*incident.Incident{
			began(t, "march", "2026-02-28T23:00Z"), began(t, "april", "2026-03-31T22:00Z"), began(t, "still-march", "2026-03-31T21:59Z")},
			"2026-03 march still-march|2026-04 april partial", "2026-q1 march still-march|2026-q2 april partial"},
		{"a date is the same date in every zone", "America/Los_Angeles", "2026-03-05", []*incident.Incident{began(t, "a", "2026-03-01")},
			"2026-03 a partial", "2026-q1 a partial"},
		{"over new year", "UTC", "2026-01-20", []*incident.Incident{began(t, "a", "2025-12-31T22:00Z", resolved(t, "2026-01-02T08:00Z"))},
			"2025-12 a|2026-01 <a partial", "2025-q4 a|2026-q1 <a partial"},
		{"over several months", "UTC", "2026-04-20", []*incident.Incident{began(t, "a", "2026-01-31T22:00Z", resolved(t, "2026-03-02T08:00Z"))},
			"2026-01 a|2026-02 <a>|2026-03 <a|2026-04 partial", "2026-q1 a|2026-q2 partial"},
		{"going on", "UTC", "2026-03-20", []*incident.Incident{began(t, "a", "2026-01-31T22:00Z", resolved(t, "ongoing"))},
			"2026-01 a|2026-02 <a>|2026-03 <a> partial", "2026-q1 a partial"},
		{"perhaps over", "UTC", "2026-03-20", []*incident.Incident{began(t, "a", "2026-01-31T22:00Z", resolved(t, "2026-02"))},
			"2026-01 a|2026-02 <a|2026-03 partial", "2026-q1 a partial"},
		{"over at the border", "UTC", "2026-02-20", []*incident.Incident{began(t, "a", "2026-01-31T22:00Z", resolved(t, "2026-01-31T23:59:59Z"))},
			"2026-01 a|2026-02 partial", "2026-q1 a partial"},
		{"after the as-of day", "UTC", "2026-01-20", []*incident.Incident{began(t, "a", "2026-02-03T22:00Z")},
			"2026-02 a partial", "2026-q1 a partial"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := all(t, tt.asOf, zone(t, tt.zone), tt.incidents...)
			if got := strings.Join(told(p.MonthlyPeriods()), "|"); got != tt.months {
				t.Errorf("months\n%s\nwant\n%s", got, tt.months)
			}
			if got := strings.Join(told(p.QuarterlyPeriods()), "|"); got != tt.quarters {
				t.Errorf("quarters\n%s\nwant\n%s", got, tt.quarters)
			}
		})
	}
}

func TestAnEndThatMayComeBeforeThePeriod(t *testing.T) {
	a := began(t, "a", "2026-01-31T22:00Z")
	a.Times.Resolved = &incident.Time{Earliest: instant(t, "2026-01-31T23:00Z"), Latest: instant(t, "2026-02-01T04:00Z")}
	p := all(t, "2026-03-20", time.UTC, a).MonthlyPeriods()
	if got := told(p)[1]; got != "2026-02 <a?" {
		t.Errorf("%q", got)
	}
}

func TestALongSilenceIsNoRowOfMonths(t *testing.T) {
	p := all(t, "2026-03-20", time.UTC, began(t, "old", "1970-01-01"), began(t, "new", "2026-02-01T10:00Z"))
	if n := len(p.MonthlyPeriods()); n != 3 {
		t.Errorf("%d months, want 3: %v", n, told(p.MonthlyPeriods()))
	}
	if n := len(p.QuarterlyPeriods()); n != 2 {
		t.Errorf("%d quarters, want 2", n)
	}
}

// TestMonthsFollowOneAnother wants no moment of a zone between two months, and
// none in both, whatever the clocks do.
func TestMonthsFollowOneAnother(t *testing.T) {
	for _, name := range []string{"UTC", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "Asia/Beirut"} {
		p := all(t, "2015-01-01", zone(t, name), began(t, "a", "2009-01-01"), began(t, "b", "2014-12-31"))
		months := p.MonthlyPeriods()
		for i, m := range months[1:] {
			if !m.From.Equal(months[i].To) || !m.From.Before(m.To) {
				t.Errorf("%s: %s begins at %s, the month before ends at %s", name, m.Key(), m.From, months[i].To)
			}
		}
	}
}

func TestVague(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	whole := began(t, "year", "2026")
	bound := began(t, "bound", "")
	bound.Times.Started = &incident.Time{Latest: instant(t, "2026-01-10")}
	p := all(t, "2026-03-20", berlin, whole, bound, began(t, "last", "2026-01-31"), began(t, "exact", "2026-01-31T23:10Z")).MonthlyPeriods()
	want := map[string]bool{"year": true, "bound": true, "last": false, "exact": false}
	for _, m := range p {
		for _, e := range m.Entries {
			if m.Vague(e) != want[e.ID] {
				t.Errorf("%s in %s: vague %v", e.ID, m.Key(), m.Vague(e))
			}
		}
	}
}
