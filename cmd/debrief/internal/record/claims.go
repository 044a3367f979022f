package record

import (
	"fmt"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

// claim is one thing that a record says, with how well it is known and what it
// rests on.
type claim struct {
	pointer string
	status  incident.Status
	own     []string // sources that it names itself
	around  []string // sources that what it belongs to names
}

// claims gives everything that can have a status and sources, in the order of
// the rules: texts, entries, the cause, containment, times, numbers.
func (c *check) claims() []claim {
	if c.said != nil {
		return c.said
	}
	all := slices.Concat(c.textClaims(), c.entryClaims(), c.causeClaims())
	if c.inc.Misrouting != nil {
		for i, step := range c.inc.Misrouting.Containment {
			all = append(all, claim{fmt.Sprintf("/misrouting/containment/%d", i), step.Status, step.Evidence, timeSources(step.At)})
		}
	}
	all = slices.Grow(all, len(c.found.times)+len(c.found.numbers))
	around := make(map[string][]string, len(all)) // of times and numbers, by the pointer to what they belong to
	for _, said := range all {
		around[said.pointer] = said.own
	}
	for _, t := range c.found.times {
		all = append(all, claim{t.pointer, t.Status, timeSources(t.Time), slices.Concat(around[parent(t.pointer)], c.entrySources(t))})
	}
	for _, n := range c.found.numbers {
		all = append(all, claim{n.pointer, n.Status, n.Sources, around[parent(n.pointer)]})
	}
	c.said = all
	return all
}

func (c *check) textClaims() []claim {
	var all []claim
	add := func(pointer string, t *incident.Text) {
		if t != nil {
			all = append(all, claim{pointer, t.Status, slices.Concat(t.Sources, t.Evidence), nil})
		}
	}
	add("/summary/headline", c.inc.Summary.Headline)
	add("/summary/public", c.inc.Summary.Public)
	add("/summary/internal", c.inc.Summary.Internal)
	if c.inc.Impact != nil {
		add("/impact/summary", c.inc.Impact.Summary)
	}
	if c.inc.Cause != nil {
		add("/root_cause/summary", c.inc.Cause.Summary)
	}
	return all
}

// entryClaims gives the entries of the timeline. The time of an entry speaks
// for it: that of a milestone may stand under times.
func (c *check) entryClaims() []claim {
	var all []claim
	for i, e := range c.inc.Timeline {
		around := timeSources(e.At)
		if e.Marks != "" {
			around = slices.Concat(around, timeSources(c.inc.Times.Of(e.Marks)))
		}
		all = append(all, claim{fmt.Sprintf("/timeline/%d", i), e.Status, e.Evidence, around})
	}
	return all
}

func (c *check) causeClaims() []claim {
	if c.inc.Cause == nil {
		return nil
	}
	var all []claim
	if t := c.inc.Cause.Trigger; t != nil {
		all = append(all, claim{"/root_cause/trigger", t.Status, t.Evidence, timeSources(t.At)})
	}
	for i, f := range c.inc.Cause.Factors {
		all = append(all, claim{fmt.Sprintf("/root_cause/contributing_factors/%d", i), f.Status, f.Evidence, nil})
	}
	for i, r := range c.inc.Cause.RuledOut {
		all = append(all, claim{fmt.Sprintf("/root_cause/ruled_out/%d", i), r.Status, r.Evidence, nil})
	}
	return all
}

// timeSources gives what a time rests on, with that of its versions.
func timeSources(t *incident.Time) []string {
	if t == nil {
		return nil
	}
	all := slices.Clone(t.Sources)
	for _, version := range t.Claims {
		all = append(all, version.Sources...)
	}
	return all
}

// entrySources gives what the entries rest on that mark the milestone at a
// place.
func (c *check) entrySources(t placedTime) []string {
	var all []string
	milestone, ok := strings.CutPrefix(t.pointer, "/times/")
	if !ok {
		return nil
	}
	for _, e := range c.inc.Timeline {
		if e.Marks != "" && milestone == string(e.Marks) {
			all = slices.Concat(all, e.Evidence, timeSources(e.At))
		}
	}
	return all
}
