package record

import (
	"debrief/cmd/debrief/internal/problem"
	"fmt"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// milestone gives what the record says of a milestone, under times or by a
// mark, and the pointer to it; nil when it says nothing.
func milestone(inc *incident.Incident, m incident.Milestone) (*incident.Time, string) {
	if t := inc.Times.Of(m); t != nil {
		return t, "/times/" + string(m)
	}
	for i := range inc.Timeline {
		if e := &inc.Timeline[i]; e.Marks == m && e.At != nil {
			return e.Moment(), fmt.Sprintf("/timeline/%d/at", i)
		}
	}
	return nil, ""
}

// timezoneIsKnown: times are shown in it, dates are meant in it.
func (c *check) timezoneIsKnown() {
	if !knownZone(c.inc.Timezone) {
		c.tell("/timezone", source.Malformed, fmt.Sprintf("%q is not a time zone", shorten(c.inc.Timezone)), zoneHint)
	}
}

// startIsTold: without a start nothing can be said of how long it was.
func (c *check) startIsTold() {
	if start, _ := milestone(c.inc, incident.Started); start != nil || c.wrote("/times/started") {
		return
	}
	for i := range c.inc.Timeline {
		if c.inc.Timeline[i].Marks == incident.Started {
			return
		}
	}
	c.tellAs(problem.Error, "/times", milestonesTold, "the record does not say when it started",
		"write times: {started: 2025-01-31T14:05:00Z}, or marks: started at an entry of the timeline; started: unknown is fine")
}

// marksAgree: a milestone that is written under times and marked in the
// timeline, or marked twice, is one moment.
func (c *check) marksAgree() {
	for _, m := range incident.Milestones() {
		first, where := milestone(c.inc, m)
		for i := range c.inc.Timeline {
			e := &c.inc.Timeline[i]
			here := fmt.Sprintf("/timeline/%d/at", i)
			if e.Marks != m || e.At == nil || here == where || !c.differ(first, e.At) {
				continue
			}
			c.tellAs(problem.Error, here, milestoneEntry, fmt.Sprintf("this entry marks %q, which is written otherwise elsewhere", m),
				"the two are one moment: correct one, or take it out",
				c.elsewhere(where, "it is written here"))
		}
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

// milestonesInOrder: nothing ends before it begins, also where a milestone
// between the two is not written. Of what follows from one fault, the nearest
// is told.
func (c *check) milestonesInOrder() {
	type pair = incident.Order
	told := map[pair]bool{}
	for _, later := range incident.Milestones() {
		for _, way := range waysBack(later) {
			earlier := way[len(way)-1]
			follows := slices.ContainsFunc(way[:len(way)-1], func(between incident.Milestone) bool {
				return told[pair{Before: earlier, After: between}] || told[pair{Before: between, After: later}]
			})
			if !follows && c.outOfOrder(earlier, later) {
				told[pair{Before: earlier, After: later}] = true
				c.tellOrder(earlier, later)
			}
		}
	}
}

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

func (c *check) outOfOrder(earlier, later incident.Milestone) bool {
	a, _ := milestone(c.inc, earlier)
	b, _ := milestone(c.inc, later)
	if !a.Known() || !b.Known() || a.Status == incident.Refuted || b.Status == incident.Refuted {
		return false
	}
	if earlier == incident.Started && noticed(later) && c.mayComeLater(a) {
		return false
	}
	return before(b.Span(c.zone), a.Span(c.zone))
}

func (c *check) tellOrder(earlier, later incident.Milestone) {
	_, where := milestone(c.inc, earlier)
	_, here := milestone(c.inc, later)
	c.tell(here, timeOrder, fmt.Sprintf("%q is before %q", later, earlier), "check both times and their offsets",
		c.elsewhere(where, fmt.Sprintf("%q is written here", earlier)))
}

// noticed reports whether a milestone belongs to the noticing.
func noticed(m incident.Milestone) bool {
	return m == incident.Detected || m == incident.Acknowledged || m == incident.Declared
}

// mayComeLater reports whether detection may lie before the start: a near miss
// never started, and a start may be a guess.
func (c *check) mayComeLater(start *incident.Time) bool {
	return c.inc.Kind == incident.NearMiss || start.Approx ||
		start.Status == incident.Estimated || start.Status == incident.Inferred
}

// stateFitsEnd: what is resolved has an end, what is going on has none.
func (c *check) stateFitsEnd() {
	end, where := milestone(c.inc, incident.ResolvedAt)
	fault := ""
	switch {
	case c.inc.State == incident.Resolved && end.Is(incident.StillOngoing):
		fault = `the incident is "resolved", but its end is "ongoing"`
	case c.inc.State == incident.Ongoing && end.Known():
		fault = `the incident is "ongoing", but its end is written`
	default:
		return
	}
	c.tell("/incident_state", stateEnd, fault, "correct one of them", c.elsewhere(where, "the end is written here"))
}

// ongoingIsAnEnd: only what ends can be going on.
func (c *check) ongoingIsAnEnd() {
	ends := []string{"mitigated", "resolved", "recovered", "cause_addressed", "closed", "until", "to"}
	for _, t := range c.found.times {
		if t.Is(incident.StillOngoing) && !slices.Contains(ends, t.key) {
			c.tell(t.pointer, source.Malformed, fmt.Sprintf(`%q cannot be "ongoing": it is not an end`, t.key), "write the time, or unknown")
		}
	}
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

// milestonesArePast: a milestone in the future is most likely a slip. A day is
// given away, because the present day is known without its zone.
func (c *check) milestonesArePast() {
	if c.settings.AsOf.IsZero() {
		return
	}
	end := c.settings.AsOf.Add(24 * time.Hour)
	for _, m := range incident.Milestones() {
		if t, where := milestone(c.inc, m); t.Known() && t.Span(c.zone).Lo.After(end) {
			c.tellAs(problem.Warning, where, futureTime, fmt.Sprintf("%q is later than %s, the day that the site is built for", m, c.settings.AsOf.Format(time.DateOnly)),
				"check the year")
		}
	}
}
