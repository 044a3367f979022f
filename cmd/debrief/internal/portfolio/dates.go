package portfolio

import (
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// Milestone is a milestone as it was written, with its bounds.
type Milestone struct {
	Name incident.Milestone
	Time *incident.Time
	Span incident.Span // zero for a word
}

func milestonesOf(rep *report.Report) []Milestone {
	var all []Milestone
	for _, name := range incident.Milestones() {
		if t := rep.Incident.Milestone(name); t != nil {
			all = append(all, Milestone{Name: name, Time: t, Span: t.Span(rep.Zone)})
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
