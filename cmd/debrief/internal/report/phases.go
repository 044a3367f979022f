package report

import (
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// PhaseName names a stretch between two milestones.
type PhaseName string

// The phases in order.
const (
	Undetected PhaseName = "undetected" // started → detected
	Triage     PhaseName = "triage"     // detected → acknowledged
	Diagnosis  PhaseName = "diagnosis"  // acknowledged → mitigated
	Repair     PhaseName = "repair"     // mitigated → resolved
	Recovery   PhaseName = "recovery"   // resolved → recovered
)

// Phase is one stretch of the incident. A missing milestone merges phases:
// then Names has several and Uncertain is true. One phase ends where the next
// begins, so that phases never overlap.
type Phase struct {
	Names      []PhaseName
	From, To   incident.Milestone // To is the one waited for while the phase is Open
	Start, End incident.Span      // End is zero while it is not reached
	// DrawnFrom and DrawnTo are where a picture puts the boundaries: as
	// written, else in the middle of the bounds; the as-of moment for an open
	// end. They never run backward from one phase to the next.
	DrawnFrom, DrawnTo time.Time
	Length             Duration
	Uncertain          bool // a boundary is missing or not exact: draw it hatched
	Open               bool // not ended yet: drawn up to the as-of moment
}

// boundary is a milestone that parts two phases.
type boundary struct {
	milestone incident.Milestone
	opens     PhaseName // empty after the last phase
	moment    moment
	drawn     time.Time
}

// boundaries lists the milestones that part phases, in order. The others are
// free and cut none.
func boundaries() []boundary {
	return []boundary{
		{milestone: incident.Started, opens: Undetected},
		{milestone: incident.Detected, opens: Triage},
		{milestone: incident.Acknowledged, opens: Diagnosis},
		{milestone: incident.MitigatedAt, opens: Repair},
		{milestone: incident.ResolvedAt, opens: Recovery},
		{milestone: incident.Recovered},
	}
}

// phases cuts the incident at the milestones that are known. An end that is
// not reached leaves its last phase open.
func (c *clock) phases() []Phase {
	chain := c.chain()
	var all []Phase
	for i := 1; i < len(chain); i++ {
		all = append(all, phaseBetween(chain[i-1], chain[i]))
	}
	if len(chain) == 0 {
		return all
	}
	if open, ok := c.openPhase(chain[len(chain)-1]); ok {
		all = append(all, open)
	}
	return all
}

// chain gives the boundaries that are known and come in the order of the
// phases. The course of the impact goes first; a detection or acknowledgement
// that certainly falls elsewhere, as when an incident is noticed after it
// ended, cuts no phase.
func (c *clock) chain() []boundary {
	var reached []boundary
	for _, b := range boundaries() {
		if c.waitsFor(b.milestone) {
			break
		}
		if b.moment = c.moment(b.milestone); b.moment.known() {
			reached = append(reached, b)
		}
	}
	response := func(b boundary) bool {
		return b.milestone == incident.Detected || b.milestone == incident.Acknowledged
	}
	chain := slices.DeleteFunc(slices.Clone(reached), response)
	for i := 1; i < len(chain); {
		if chain[i].moment.isBefore(chain[i-1].moment) {
			chain = slices.Delete(chain, i, i+1)
			continue
		}
		i++
	}
	for _, b := range reached {
		if response(b) {
			chain = insertInOrder(chain, b)
		}
	}
	return drawn(chain)
}

// insertInOrder puts b into its place of the chain, unless it certainly came
// before what it should follow or after what it should precede.
func insertInOrder(chain []boundary, b boundary) []boundary {
	order := incident.Milestones()
	place := slices.IndexFunc(chain, func(other boundary) bool {
		return slices.Index(order, other.milestone) > slices.Index(order, b.milestone)
	})
	if place < 0 {
		place = len(chain)
	}
	if place > 0 && b.moment.isBefore(chain[place-1].moment) {
		return chain
	}
	if place < len(chain) && chain[place].moment.isBefore(b.moment) {
		return chain
	}
	return slices.Insert(chain, place, b)
}

// drawn narrows the boundaries to their order and gives each its place in a
// picture.
func drawn(chain []boundary) []boundary {
	for i := 1; i < len(chain); i++ {
		chain[i].moment.raise(chain[i-1].moment)
	}
	for i := len(chain) - 2; i >= 0; i-- {
		chain[i].moment.lower(chain[i+1].moment)
	}
	var latest time.Time
	for i := range chain {
		chain[i].drawn = drawnAt(chain[i].moment)
		if chain[i].drawn.Before(latest) {
			chain[i].drawn = latest
		}
		latest = chain[i].drawn
	}
	return chain
}

// drawnAt is where a picture puts m.
func drawnAt(m moment) time.Time {
	switch {
	case m.instant:
		return m.span.At
	case m.span.Lo.IsZero():
		return m.span.Hi
	case m.span.Hi.IsZero():
		return m.span.Lo
	}
	return m.span.Lo.Add(m.span.Hi.Sub(m.span.Lo) / 2)
}

func phaseBetween(from, to boundary) Phase {
	names := namesBetween(from.milestone, to.milestone)
	return Phase{
		Names: names, From: from.milestone, To: to.milestone,
		Start: from.moment.span, End: to.moment.span,
		DrawnFrom: from.drawn, DrawnTo: to.drawn,
		Length:    lengthBetween(from.moment, to.moment, true),
		Uncertain: len(names) > 1 || !from.moment.clear() || !to.moment.clear(),
	}
}

// clear reports whether m can be drawn as a sharp line.
func (m moment) clear() bool { return m.exact && !m.span.Approx }

// namesBetween gives the phases from one boundary up to another.
func namesBetween(from, to incident.Milestone) []PhaseName {
	var names []PhaseName
	inside := false
	for _, b := range boundaries() {
		inside = (inside || b.milestone == from) && b.milestone != to
		if inside && b.opens != "" {
			names = append(names, b.opens)
		}
	}
	return names
}

// waitsFor reports whether m is an end that is not reached. While the
// resolution is not reached, a mitigation that nothing is said of is not
// reached either, if the state does not say so.
func (c *clock) waitsFor(m incident.Milestone) bool {
	if m == incident.MitigatedAt && c.state == incident.Ongoing {
		return c.ongoing(m) || c.at[m].absent() && c.ongoing(incident.ResolvedAt)
	}
	return c.ongoing(m)
}

// openPhase gives the phase that follows the last boundary and is not over;
// there is none when no end is waited for, or when nothing has passed of it.
func (c *clock) openPhase(last boundary) (Phase, bool) {
	next, found := last.milestone, false
	for _, b := range boundaries() {
		if found = c.waitsFor(b.milestone); found {
			next = b.milestone
			break
		}
	}
	if !found || !c.asOf.After(last.drawn) {
		return Phase{}, false
	}
	names := namesBetween(last.milestone, next)
	return Phase{
		Names: names, From: last.milestone, To: next, Start: last.moment.span,
		DrawnFrom: last.drawn, DrawnTo: c.asOf, Length: c.soFar(last.moment),
		Uncertain: len(names) > 1 || !last.moment.clear(), Open: true,
	}, true
}
