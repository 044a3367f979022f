package record

import (
	"fmt"
	"slices"
	"sync"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// milestonesInOrder: nothing ends before it begins, also where a milestone
// between the two is not written.
func (c *check) milestonesInOrder() {
	for _, pair := range c.pairs(c.outOfOrder) {
		c.tellOrder(timeOrder, pair, fmt.Sprintf("%q is before %q", pair.After, pair.Before), c.orderHint(pair))
	}
}

// milestonesNotInDoubt: bounds that an author writes leave the milestones in
// order, and so do the points between them. What is merely written to the day,
// or has an open end, is no doubt: the order itself bounds it.
func (c *check) milestonesNotInDoubt() {
	for _, pair := range c.pairs(c.mayBeOutOfOrder) {
		c.tellOrder(possibleOrder, pair, fmt.Sprintf("%q may be before %q", pair.After, pair.Before),
			"write narrower bounds: the order of the two excludes a part of these")
	}
	for _, m := range []incident.Milestone{incident.Identified, incident.FirstPublicNotice, incident.CauseAddressed} {
		pair := incident.Order{Before: incident.Started, After: m}
		if c.inc.Kind != incident.NearMiss && c.certainlyReversed(pair.Before, m) {
			c.tellOrder(possibleOrder, pair, fmt.Sprintf("%q is before %q", m, pair.Before), "check both times; what was known or told before it began is none of its milestones")
		}
	}
}

// pairs gives the pairs of milestones of which look is true. Of what follows
// from one fault, the nearest pair is given.
func (c *check) pairs(look func(earlier, later incident.Milestone) bool) []incident.Order {
	var found []incident.Order
	for _, later := range incident.Milestones() {
		for _, way := range allWaysBack()[later] {
			earlier := way[len(way)-1]
			follows := slices.ContainsFunc(way[:len(way)-1], func(between incident.Milestone) bool {
				return slices.Contains(found, incident.Order{Before: earlier, After: between}) ||
					slices.Contains(found, incident.Order{Before: between, After: later})
			})
			if !follows && look(earlier, later) {
				found = append(found, incident.Order{Before: earlier, After: later})
			}
		}
	}
	return found
}

// allWaysBack gives waysBack of every milestone, by it.
var allWaysBack = sync.OnceValue(func() map[incident.Milestone][][]incident.Milestone {
	all := map[incident.Milestone][][]incident.Milestone{}
	for _, m := range incident.Milestones() {
		all[m] = waysBack(m)
	}
	return all
})

// waysBack gives, nearest first, every way from a milestone to those that come
// before it, without the milestone itself.
func waysBack(m incident.Milestone) [][]incident.Milestone {
	ways := [][]incident.Milestone{}
	open := [][]incident.Milestone{{m}}
	for len(open) > 0 {
		way := open[0]
		open = open[1:]
		for _, order := range incident.Orders() {
			if order.After == way[len(way)-1] {
				next := append(slices.Clone(way), order.Before)
				open = append(open, next)
				ways = append(ways, next[1:])
			}
		}
	}
	return ways
}

// outOfOrder reports whether the two are certainly the wrong way round.
func (c *check) outOfOrder(earlier, later incident.Milestone) bool {
	return c.certainlyReversed(earlier, later) && !c.mayComeLater(earlier, later)
}

func (c *check) certainlyReversed(earlier, later incident.Milestone) bool {
	a, b, ok := c.both(earlier, later)
	return ok && before(b.Span(c.zone), a.Span(c.zone))
}

// mayBeOutOfOrder reports whether the two are perhaps the wrong way round, by
// what the author wrote of them: the points are, or a bound holds moments that
// the other time excludes.
func (c *check) mayBeOutOfOrder(earlier, later incident.Milestone) bool {
	a, b, ok := c.both(earlier, later)
	nearMiss := c.inc.Kind == incident.NearMiss && earlier == incident.Started && noticed(later)
	if !ok || nearMiss || c.outOfOrder(earlier, later) {
		return false
	}
	return c.reversed(b, b.At, a, a.At) ||
		c.reversed(b, b.Earliest, a, bound(a, a.Earliest)) ||
		c.reversed(b, bound(b, b.Latest), a, a.Latest) ||
		isPoint(b) && isTolerant(a) && a.At.Clock(c.zone).Add(a.PlusMinus.Length()).After(b.At.Clock(c.zone)) ||
		isPoint(a) && isTolerant(b) && a.At.Clock(c.zone).After(b.At.Clock(c.zone).Add(-b.PlusMinus.Length()))
}

// isPoint reports whether a time is written as exact.
func isPoint(t *incident.Time) bool {
	return !t.At.IsZero() && !t.At.IsDate() && !t.Approx && t.PlusMinus.IsZero() && t.Earliest.IsZero() && t.Latest.IsZero()
}

// isTolerant reports whether a time is a moment with a tolerance.
func isTolerant(t *incident.Time) bool {
	return !t.At.IsZero() && !t.At.IsDate() && !t.PlusMinus.IsZero()
}

// reversed reports whether the instant that is a part of b is certainly before
// the one that is a part of a; false when one is not written.
func (c *check) reversed(b *incident.Time, of incident.Instant, a *incident.Time, than incident.Instant) bool {
	if of.IsZero() || than.IsZero() {
		return false
	}
	first, second := incident.Time{At: of, Zone: b.Zone}, incident.Time{At: than, Zone: a.Zone}
	return before(first.Span(c.zone), second.Span(c.zone))
}

// bound gives an end of what is known of t: the one that is written, else the
// point; absent when the point is a guess.
func bound(t *incident.Time, written incident.Instant) incident.Instant {
	if !written.IsZero() || t.Approx || !t.PlusMinus.IsZero() {
		return written
	}
	return t.At
}

// moment gives what is known of a milestone, found once.
func (c *check) moment(m incident.Milestone) *incident.Time {
	if c.moments == nil {
		c.moments = map[incident.Milestone]*incident.Time{}
		for _, one := range incident.Milestones() {
			c.moments[one], _ = milestone(c.inc, one)
		}
	}
	return c.moments[m]
}

// both gives what is known of two milestones; false when one of them is not
// known or refuted.
func (c *check) both(earlier, later incident.Milestone) (a, b *incident.Time, ok bool) {
	a, b = c.moment(earlier), c.moment(later)
	ok = a.Known() && b.Known() && a.Status != incident.Refuted && b.Status != incident.Refuted
	return a, b, ok
}

func (c *check) tellOrder(rule *problem.Rule, pair incident.Order, message, hint string) {
	_, where := milestone(c.inc, pair.Before)
	_, here := milestone(c.inc, pair.After)
	c.tell(here, rule, message, hint, c.elsewhere(where, fmt.Sprintf("%q is written here", pair.Before)))
}

// orderHint says what most likely went wrong.
func (c *check) orderHint(pair incident.Order) string {
	a, b, _ := c.both(pair.Before, pair.After)
	switch {
	case a.At.IsDate() || b.At.IsDate():
		return fmt.Sprintf("check both; a date is a day in %s, unless tz beside it names another zone", c.zone)
	case a.Approx || b.Approx:
		return "check both times and their offsets; if one is a guess, write earliest and latest"
	}
	return "check both times and their offsets"
}

// mayComeLater reports whether detection may lie before the start: a near miss
// never started, and a start may be a guess.
func (c *check) mayComeLater(earlier, later incident.Milestone) bool {
	if earlier != incident.Started || !noticed(later) {
		return false
	}
	start, _ := milestone(c.inc, incident.Started)
	return c.inc.Kind == incident.NearMiss || start.Approx ||
		start.Status == incident.Estimated || start.Status == incident.Inferred
}

// noticed reports whether a milestone belongs to the noticing.
func noticed(m incident.Milestone) bool {
	return m == incident.Detected || m == incident.Acknowledged || m == incident.Declared
}

// stretchesHaveLength: a timeline entry and a workaround end after they begin.
func (c *check) stretchesHaveLength() {
	for i, e := range c.inc.Timeline {
		c.stretch(e.At, e.Until, fmt.Sprintf("/timeline/%d/until", i), "at")
	}
	if c.inc.Response != nil {
		for i, w := range c.inc.Response.Workarounds {
			c.stretch(w.From, w.To, fmt.Sprintf("/response/workarounds/%d/to", i), "from")
		}
	}
	if c.inc.FalsePositive != nil {
		for i, phase := range c.inc.FalsePositive.Confusion {
			from, to := &incident.Time{At: phase.From}, &incident.Time{At: phase.To}
			c.stretch(from, to, fmt.Sprintf("/false_positive/confusion/%d/to", i), "from")
		}
		if d := c.inc.FalsePositive.Detector; d != nil {
			c.stretch(d.DeployedAt, d.WithdrawnAt, "/false_positive/detector/withdrawn_at", "deployed_at")
		}
	}
}

func (c *check) stretch(from, to *incident.Time, pointer, begin string) {
	if from.Known() && to.Known() && before(to.Span(c.zone), from.Span(c.zone)) {
		c.tell(pointer, timeOrder, fmt.Sprintf("the end is before the beginning (%s)", begin), "check both times and their offsets")
	}
}

// differ reports whether two times are certainly not the same.
func (c *check) differ(a, b *incident.Time) bool {
	if !a.Known() || !b.Known() {
		return a.Word != b.Word
	}
	s, t := a.Span(c.zone), b.Span(c.zone)
	return before(s, t) || before(t, s)
}

// before reports whether a is over with certainty when b begins.
func before(a, b incident.Span) bool {
	if a.Hi.IsZero() || b.Lo.IsZero() {
		return false
	}
	point := a.Lo.Equal(a.Hi)
	return a.Hi.Before(b.Lo) || a.Hi.Equal(b.Lo) && !point
}
