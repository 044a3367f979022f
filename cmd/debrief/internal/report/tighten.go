package report

import (
	"maps"

	"debrief/cmd/debrief/internal/incident"
)

// tightened narrows the bounds of milestones by the order among them: nothing
// happened before what must come first, nor after what must come later. Lower
// bounds travel forward and upper bounds backward, also through milestones
// that have none, until nothing changes. A step that would leave no time at
// all contradicts what is written and is left out.
//
// A bound brings the status of the milestone it comes from, unless the
// narrowed milestone was written exactly and only loses part of its minute.
func tightened(at map[incident.Milestone]moment, orders []incident.Order) map[incident.Milestone]moment {
	bounds := maps.Clone(at)
	for _, m := range incident.Milestones() {
		if known := at[m]; !known.known() {
			bounds[m] = moment{}
		}
	}
	for changed := true; changed; {
		changed = false
		for _, o := range orders {
			before, after := bounds[o.Before], bounds[o.After]
			raised := after.raise(before)
			lowered := before.lower(after)
			bounds[o.Before], bounds[o.After] = before, after
			changed = changed || raised || lowered
		}
	}
	return bounds
}

// raise moves the lower bound of m up to that of an earlier moment and reports
// whether it did.
func (m *moment) raise(earlier moment) bool {
	lo := earlier.span.Lo
	if lo.IsZero() || !m.span.Lo.IsZero() && !lo.After(m.span.Lo) {
		return false
	}
	if !m.span.Hi.IsZero() && !lo.Before(m.span.Hi) {
		return false
	}
	m.span.Lo = lo
	m.inherit(earlier)
	return true
}

// lower moves the upper bound of m down to that of a later moment and reports
// whether it did.
func (m *moment) lower(later moment) bool {
	hi := later.span.Hi
	if hi.IsZero() || !m.span.Hi.IsZero() && !hi.Before(m.span.Hi) {
		return false
	}
	if !m.span.Lo.IsZero() && !hi.After(m.span.Lo) {
		return false
	}
	m.span.Hi = hi
	m.inherit(later)
	return true
}

// inherit takes on the status of the moment that a bound came from.
func (m *moment) inherit(from moment) {
	if m.exact {
		return
	}
	m.status = incident.Weakest(m.status, from.status)
	m.span.Approx = m.span.Approx || from.span.Approx
}
