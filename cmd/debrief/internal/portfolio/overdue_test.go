package portfolio

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// TestOverdueBefore wants of every month the actions that each by itself was
// certainly overdue at its end.
func TestOverdueBefore(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 1))
	day := func() incident.Instant {
		if rnd.IntN(5) == 0 {
			return incident.Instant{}
		}
		return instant(t, time.Date(2025, 1, 1+rnd.IntN(500), 0, 0, 0, 0, time.UTC).Format([]string{"2006-01-02", "2006-01"}[rnd.IntN(2)]))
	}
	var incidents []*incident.Incident
	for i := range 120 {
		start := day().String()
		incidents = append(incidents, began(t, fmt.Sprintf("i-%03d", i), start, withActions(
			incident.Action{Title: "One", Created: day(), Due: day(), DoneAt: day(), Status: []incident.ActionStatus{incident.ActionOpen, incident.ActionDone, incident.ActionWontDo}[rnd.IntN(3)]},
			incident.Action{Title: "Two", Due: day()}), func(inc *incident.Incident) { inc.Fictional = i%7 == 0 }))
	}
	p := all(t, "2026-03-10", time.UTC, incidents...)
	months, ledger, seen := p.MonthlyPeriods(), p.Actions(), 0
	late := ledger.OverdueBefore(months, p.AsOf)
	for _, of := range months {
		end := of.To
		if end.After(p.AsOf) {
			end = p.AsOf
		}
		var want []*Item
		for _, i := range ledger.Items {
			open := i.IsOpen() || !i.DoneAt.IsZero() && i.DoneAt.Clock(time.UTC).After(end)
			isDue := !i.Action().Action.Due.IsZero() && !i.DueBy.After(end)
			if i.Entry.Counts() && !i.Entry.At.IsZero() && i.Entry.At.Before(of.From) && isDue && open && !i.created().After(end) {
				want = append(want, i)
			}
		}
		if seen += len(want); !slices.Equal(late[of], want) {
			t.Errorf("%s: %d actions, want %d", of.Key(), len(late[of]), len(want))
		}
	}
	if seen < 500 {
		t.Errorf("only %d in all months", seen)
	}
}
