package record

import (
	"debrief/cmd/debrief/internal/problem"
	"fmt"

	"debrief/cmd/debrief/internal/incident"
)

// windowsLieInImpact: a window begins not before the start of the incident,
// ends not after its end, and not before its own beginning.
func (c *check) windowsLieInImpact() {
	if c.inc.Outage == nil {
		return
	}
	started, _ := milestone(c.inc, incident.Started)
	resolved, _ := milestone(c.inc, incident.ResolvedAt)
	for i, w := range c.inc.Outage.Windows {
		pointer := fmt.Sprintf("/outage/windows/%d", i)
		from, to := w.From.Span(c.zone), w.To.Span(c.zone)
		switch {
		case before(to, from):
			c.tell(pointer+"/to", kindSums, "the window ends before it begins", "exchange from and to, or check their offsets")
			continue
		case sameMoment(w.From, w.To):
			c.tellAs(problem.Warning, pointer, kindSums, "the window has no length and counts for nothing", "write when it really ended, or take it out")
		}
		c.outside(pointer, from, to, started.Span(c.zone), resolved.Span(c.zone))
		if w.To.Is(incident.StillOngoing) && resolved.Known() {
			c.outsideOf(pointer+"/to", "the window is going on, but the incident is resolved", incident.ResolvedAt)
		}
	}
}

// outside tells the ends of a window that certainly stick out of the incident.
func (c *check) outside(pointer string, from, to, started, resolved incident.Span) {
	if before(from, started) {
		c.outsideOf(pointer+"/from", "the window begins before the incident started", incident.Started)
	}
	if before(resolved, to) {
		c.outsideOf(pointer+"/to", "the window ends after the incident was resolved", incident.ResolvedAt)
	}
}

func (c *check) outsideOf(pointer, message string, m incident.Milestone) {
	_, where := milestone(c.inc, m)
	c.tell(pointer, kindSums, message, "windows tell the impact, which lies between started and resolved",
		c.elsewhere(where, fmt.Sprintf("%q is written here", m)))
}

// sameMoment reports whether two times are the same written instant.
func sameMoment(a, b *incident.Time) bool {
	return a.Known() && b.Known() && !a.At.IsZero() && !a.At.IsDate() && a.At.Precision() == b.At.Precision() &&
		a.At.Clock(nil).Equal(b.At.Clock(nil)) && a.PlusMinus.IsZero() && b.PlusMinus.IsZero()
}
