package report

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Actions counts the remediation's actions by state at the as-of day.
type Actions struct {
	Total, Open, Done, WontDo int // Open is everything neither done nor refused
	Overdue                   int // open and due on a day that has passed
	// OverdueIDs holds the ids of the overdue actions that have one.
	OverdueIDs map[string]bool
}

// actionsOf counts actions. One that is due on a day is overdue when that day,
// in zone, is over.
func actionsOf(remediation *incident.Remediation, asOf time.Time, zone *time.Location) Actions {
	sum := Actions{OverdueIDs: map[string]bool{}}
	if remediation == nil {
		return sum
	}
	for _, a := range remediation.Actions {
		sum.Total++
		switch a.Status {
		case incident.ActionDone:
			sum.Done++
		case incident.ActionWontDo:
			sum.WontDo++
		default:
			sum.Open++
			sum.countOverdue(a, asOf, zone)
		}
	}
	return sum
}

func (s *Actions) countOverdue(open incident.Action, asOf time.Time, zone *time.Location) {
	if open.Due.IsZero() {
		return
	}
	if _, over := open.Due.Bounds(zone); over.After(asOf) {
		return
	}
	s.Overdue++
	if open.ID != "" {
		s.OverdueIDs[open.ID] = true
	}
}
