package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// defaultGap is the longest stretch without an entry when the settings name
// none.
const defaultGap = 30 * time.Minute

// interval is a part of the timeline that something tells of, as wide as it may
// have been.
type interval struct {
	pointer string
	from    time.Time
	to      time.Time
}

// impactIsTold: no stretch of the impact that is longer than a quarter of it,
// and than the settings allow, passes without a word. What is not known
// exactly is taken so that the stretch is the shortest that it can have been.
func (c *check) impactIsTold() {
	begin, end, ok := c.impact()
	if !ok {
		return
	}
	limit := max(cmp.Or(c.settings.MaxGap, defaultGap), end.to.Sub(begin.from)/4)
	prior := begin
	for _, next := range append(c.toldBetween(begin, end), end) {
		if gap := next.from.Sub(prior.to); gap > limit {
			c.tell(prior.pointer, timelineGap, fmt.Sprintf("for %s after this the timeline tells nothing, while the impact went on", inWords(gap)),
				"say what was seen, tried or waited for; what nobody looked at is worth an entry too")
		}
		if next.to.After(prior.to) {
			prior = next
		}
	}
}

// impact gives the beginning and the end of the impact; false when one of them
// is open.
func (c *check) impact() (begin, end interval, ok bool) {
	start, from := milestone(c.inc, incident.Started)
	resolved, to := milestone(c.inc, incident.ResolvedAt)
	a, b := start.Span(c.zone), resolved.Span(c.zone)
	if resolved.Is(incident.StillOngoing) && !c.settings.AsOf.IsZero() {
		b = incident.Span{Lo: c.settings.AsOf, Hi: c.settings.AsOf}
	}
	ok = !a.Lo.IsZero() && !a.Hi.IsZero() && !b.Lo.IsZero() && !b.Hi.IsZero() && a.Hi.Before(b.Lo)
	return interval{strings.TrimSuffix(from, "/at"), a.Lo, a.Hi}, interval{to, b.Lo, b.Hi}, ok
}

// toldBetween gives what entries and milestones tell of between the two, in
// the order in which it may have begun.
func (c *check) toldBetween(begin, end interval) []interval {
	var all []interval
	add := func(pointer string, s incident.Span, until *incident.Time) {
		t := interval{pointer, first(s), last(s)}
		if u := last(until.Span(c.zone)); u.After(t.to) {
			t.to = u
		}
		if until.Is(incident.StillOngoing) {
			t.to = end.to
		}
		if t.from.Before(end.from) && t.to.After(begin.to) {
			all = append(all, t)
		}
	}
	for i, e := range c.inc.Timeline {
		if e.At.Known() {
			add(fmt.Sprintf("/timeline/%d", i), e.At.Span(c.zone), e.Until)
		}
	}
	for _, m := range incident.Milestones() {
		if t := c.inc.Times.Of(m); t.Known() {
			add("/times/"+string(m), t.Span(c.zone), nil)
		}
	}
	slices.SortStableFunc(all, func(a, b interval) int { return a.from.Compare(b.from) })
	return all
}

// inWords gives a length in its two largest units: 3 h 10 min.
func inWords(d time.Duration) string {
	days, hours, minutes := int(d.Hours())/24, int(d.Hours())%24, int(d.Minutes())%60
	switch {
	case days > 0 && hours > 0:
		return fmt.Sprintf("%d d %d h", days, hours)
	case days > 0:
		return fmt.Sprintf("%d d", days)
	case hours > 0 && minutes > 0:
		return fmt.Sprintf("%d h %d min", hours, minutes)
	case hours > 0:
		return fmt.Sprintf("%d h", hours)
	}
	return fmt.Sprintf("%d min", minutes)
}
