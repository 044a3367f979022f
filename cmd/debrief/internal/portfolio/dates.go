package portfolio

import (
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// Milestone is what machine forms tell of a milestone.
type Milestone struct {
	Name incident.Milestone
	Told
}

// Told is a time without what only its own report tells of it.
type Told struct {
	Word   incident.Word
	At     incident.Instant // as it was written
	Lo, Hi time.Time        // its bounds; zero where it has none
	Approx bool             // marked so, or written with a ±
	Status incident.Status
}

// ToldOf shortens a time.
func ToldOf(t *incident.Time, span Bounds) Told {
	return Told{Word: t.Word, At: t.At, Lo: span.Lo, Hi: span.Hi, Approx: t.Approx || !t.PlusMinus.IsZero(), Status: t.Status}
}

func milestonesOf(rep *report.Report) []Milestone {
	var all []Milestone
	for _, name := range incident.Milestones() {
		if t := rep.Incident.Milestone(name); t != nil {
			all = append(all, Milestone{name, ToldOf(t, boundsOf(t.Span(rep.Zone)))})
		}
	}
	return all
}

// published gives the moments of the first and of the last revision, dates meant
// in the site's zone. Without a revision the last is the latest moment that the
// record tells of: the record cannot be older.
func published(rep *report.Report, site *time.Location) (first, last time.Time) {
	for _, r := range rep.Incident.Revisions {
		at := r.At.Clock(site)
		if r.At.IsZero() {
			continue
		}
		if first.IsZero() || at.Before(first) {
			first = at
		}
		if at.After(last) {
			last = at
		}
	}
	if last.IsZero() {
		last = lastTold(rep)
	}
	return first, last
}

// lastTold is the latest moment in the record that is not after the as-of
// moment; zero when it holds none.
func lastTold(rep *report.Report) time.Time {
	inc := rep.Incident
	var all []time.Time
	add := func(i incident.Instant) {
		if !i.IsZero() {
			all = append(all, i.Clock(rep.Zone))
		}
	}
	for _, m := range incident.Milestones() {
		all = append(all, inc.Milestone(m).Span(rep.Zone).Lo)
	}
	for i := range inc.Timeline {
		all = append(all, inc.Timeline[i].At.Span(rep.Zone).Lo)
	}
	for _, s := range inc.Sources {
		add(s.Published)
		add(s.Retrieved)
	}
	if inc.Inquiry != nil {
		add(inc.Inquiry.AsOf)
	}
	if inc.Remediation != nil {
		for _, a := range inc.Remediation.Actions {
			add(a.Created)
			add(a.DoneAt)
		}
	}
	all = slices.DeleteFunc(all, func(t time.Time) bool { return t.After(rep.AsOf) })
	return slices.MaxFunc(append(all, time.Time{}), time.Time.Compare)
}
