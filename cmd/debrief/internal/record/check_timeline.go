package record

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// bounded is a timeline entry of which something is known when it was.
type bounded struct {
	pointer string
	id      string // empty when none is written
	at      *incident.Time
	span    incident.Span
}

// isBelow reports whether an entry stands below one that comes after it. A day
// or a minute may stand below a moment of it.
func (b bounded) isBelow(other bounded) bool {
	if !first(b.span).Before(first(other.span)) {
		return false
	}
	return !b.at.Earliest.IsZero() || b.span.At.IsZero() || !first(other.span).Before(last(b.span))
}

// bounded gives the entries with bounds, in the order of the file.
func (c *check) bounded() []bounded {
	var all []bounded
	for i, e := range c.inc.Timeline {
		if span := e.At.Span(c.zone); !span.IsZero() {
			b := bounded{pointer: fmt.Sprintf("/timeline/%d", i), at: e.At, span: span}
			if c.wrote(b.pointer + "/id") {
				b.id = e.ID
			}
			all = append(all, b)
		}
	}
	return all
}

// timelineIsInOrder: the file has the entries as readers see them: in time
// order, and those of one moment by their ids, as far as these are written.
func (c *check) timelineIsInOrder() {
	entries := c.bounded()
	if c.timesInOrder(entries) {
		c.idsInOrder(entries)
	}
}

func (c *check) timesInOrder(entries []bounded) bool {
	var latest, above, below bounded
	n := 0
	for i, e := range entries {
		switch {
		case i > 0 && e.isBelow(latest):
			if n++; n == 1 {
				above, below = latest, e
			}
		case i == 0 || first(e.span).After(first(latest.span)):
			latest = e
		}
	}
	if n == 0 {
		return true
	}
	message := "this entry is earlier than one above it"
	switch {
	case n == 2:
		message += ", and so is one more"
	case n > 2:
		message += fmt.Sprintf(", and so are %d more", n-1)
	}
	c.tell(below.pointer+"/at", timelineOrder, message, "put it where it belongs; debrief check --fix sorts the timeline",
		c.elsewhere(above.pointer+"/at", "this one is later"))
	return false
}

func (c *check) idsInOrder(entries []bounded) {
	for i := 1; i < len(entries); i++ {
		a, b := entries[i-1], entries[i]
		if a.id == "" || b.id == "" || compareSpans(a.span, b.span) != 0 || compareIDs(a.id, b.id) <= 0 {
			continue
		}
		c.tell(b.pointer+"/id", timelineOrder, fmt.Sprintf("%q has the time of %q above it, but is shown first: entries of one time go by id", b.id, a.id),
			"exchange the two; debrief check --fix sorts the timeline")
		return
	}
}

// milestonesHaveEntries: whoever reads the timeline meets every milestone that
// is known. One with an open end could have no place there.
func (c *check) milestonesHaveEntries() {
	var untold []string
	taken := map[int]bool{}
	for _, m := range incident.Milestones() {
		t := c.inc.Times.Of(m)
		s := t.Span(c.zone)
		if s.Lo.IsZero() || s.Hi.IsZero() || t.Status == incident.Refuted || c.marked(m) {
			continue
		}
		i, exactly := c.entryAt(t, taken)
		switch {
		case i < 0:
			untold = append(untold, string(m))
		case exactly:
			taken[i] = true
			c.tell(fmt.Sprintf("/timeline/%d", i), milestoneEntry, fmt.Sprintf("this entry is of the time of %q, and does not mark it", m),
				fmt.Sprintf("write marks: %s here; then it need not stand under times", m),
				c.elsewhere("/times/"+string(m), "it is written here"))
		}
	}
	if len(untold) > 0 {
		c.tell("/times/"+untold[0], milestoneEntry, "no entry of the timeline tells of "+strings.Join(untold, ", "),
			fmt.Sprintf("add an entry with marks: %s; then it need not stand under times", untold[0]))
	}
}

// marked reports whether an entry marks a milestone.
func (c *check) marked(m incident.Milestone) bool {
	return slices.ContainsFunc(c.inc.Timeline, func(e incident.Entry) bool { return e.Marks == m })
}

// wideEntry is how much an entry may leave open and still tell of a milestone
// within: the longest day.
const wideEntry = 25 * time.Hour

// entryAt gives an entry without a mark that may be of a milestone's time, -1
// when there is none, and whether it is of the very time.
func (c *check) entryAt(t *incident.Time, taken map[int]bool) (index int, exactly bool) {
	index, span := -1, t.Span(c.zone)
	for i, e := range c.inc.Timeline {
		if taken[i] || e.Marks != "" || !e.At.Known() || c.differ(t, e.At) {
			continue
		}
		s := e.At.Span(c.zone)
		if s.Lo.Equal(span.Lo) && s.Hi.Equal(span.Hi) && !s.At.IsZero() && !t.At.IsDate() {
			return i, true
		}
		if index < 0 && !s.Lo.IsZero() && !s.Hi.IsZero() && s.Hi.Sub(s.Lo) <= wideEntry {
			index = i
		}
	}
	return index, false
}

// timelineLeadsUp: what came before anyone noticed is where prevention begins.
func (c *check) timelineLeadsUp() {
	detected, where := milestone(c.inc, incident.Detected)
	entries := c.bounded()
	if !detected.Known() || len(entries) == 0 {
		return
	}
	earliest := slices.MinFunc(entries, func(a, b bounded) int { return compareSpans(a.span, b.span) })
	noticed := detected.Span(c.zone)
	begin := first(noticed)
	if last(noticed).Sub(begin) > time.Minute {
		begin = last(noticed)
	}
	if first(earliest.span).Before(begin) {
		return
	}
	c.tell(earliest.pointer+"/at", leadUp, "the timeline begins when the incident was detected",
		"tell what led up to it: the change, the first effect, the last time it was well",
		c.elsewhere(where, "it was detected here"))
}

// entriesHaveEvidence: a reader can ask of each line how it is known. A few
// without evidence are told as a hint.
func (c *check) entriesHaveEvidence() {
	var without []string
	for i, e := range c.inc.Timeline {
		if len(e.Evidence) == 0 && (e.At == nil || len(e.At.Sources) == 0) {
			without = append(without, fmt.Sprintf("/timeline/%d", i))
		}
	}
	all := len(c.inc.Timeline)
	if len(without) == 0 {
		return
	}
	severity := problem.Hint
	if len(without)*10 > all*3 {
		severity = c.gravity(entryEvidence)
	}
	c.tellAs(severity, without[0], entryEvidence, fmt.Sprintf("%d of %d entries of the timeline name no evidence; this is the first", len(without), all),
		"write evidence: [id] with the id of a source, such as a log, a graph or a chat")
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
