package record

import (
	"fmt"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// blocks gives the keys of the kinds' own blocks that are written, in the
// order of the record's form.
func blocks(inc *incident.Incident) []string {
	var all []string
	if inc.Outage != nil {
		all = append(all, "outage")
	}
	if inc.FalsePositive != nil {
		all = append(all, "false_positive")
	}
	if inc.Misrouting != nil {
		all = append(all, "misrouting")
	}
	return all
}

// blockOf gives the key of the block that a kind may use; empty for none.
func blockOf(kind incident.Kind) string {
	profile := kind.Profile()
	if profile.Block == "" && profile.Extends != "" {
		return profile.Extends.Profile().Block
	}
	return profile.Block
}

// kindHasItsBlock: what makes the kind what it is, is told in the kind's block.
func (c *check) kindHasItsBlock() {
	block := c.inc.Kind.Profile().Block
	if block != "" && !slices.Contains(blocks(c.inc), block) && !c.wrote("/"+block) {
		c.tell("/kind", kindBlock, fmt.Sprintf("the kind is %q, but the block %q is missing", c.inc.Kind, block),
			fmt.Sprintf("write %s: … with the figures that only this kind has", block))
	}
}

// blocksBelongToKinds: the block of another kind is shown nowhere. A kind that
// nobody knows may use any.
func (c *check) blocksBelongToKinds() {
	var own []string
	for _, kind := range append([]incident.Kind{c.inc.Kind}, c.inc.AlsoKinds...) {
		if !slices.Contains(kind.Words(), string(kind)) {
			return
		}
		own = append(own, blockOf(kind))
	}
	for _, block := range blocks(c.inc) {
		if slices.Contains(own, block) {
			continue
		}
		var kinds []incident.Kind
		for _, profile := range incident.Kinds() {
			if profile.Block == block {
				kinds = append(kinds, profile.Slug)
			}
		}
		c.tellAs(problem.Error, "/"+block, kindBlock, fmt.Sprintf("the block %q does not belong to the kind %q", block, c.inc.Kind),
			fmt.Sprintf("if the incident was that too, write also_kinds: [%s]; otherwise take the block out", kinds[0]),
			c.elsewhere("/kind", "the kind is written here"))
	}
}

// demand is a key without which a kind's story has a hole.
type demand struct {
	pointer, message, hint string
	told                   bool
}

// kindIsTold: a finished report tells what its kind is about, if only that it
// is unknown.
func (c *check) kindIsTold() {
	var demands []demand
	switch {
	case c.inc.Kind == incident.Outage && c.inc.Outage != nil:
		demands = c.outageDemands(c.inc.Outage)
	case c.inc.Kind == incident.FalsePositive && c.inc.FalsePositive != nil:
		demands = c.falsePositiveDemands(c.inc.FalsePositive)
	case c.inc.Kind == incident.Misrouting && c.inc.Misrouting != nil:
		demands = c.misroutingDemands(c.inc.Misrouting)
	}
	for _, d := range demands {
		if !d.told && !c.wrote(d.pointer) {
			c.tell(d.pointer, kindBlock, d.message, d.hint)
		}
	}
	if o := c.inc.Outage; c.inc.Kind == incident.Outage && o != nil && o.Mode != "" && o.Mode != incident.ModeUnknown && len(o.Windows) == 0 {
		c.tell("/outage/windows", kindBlock, "the outage has no windows", "write when it lasted: windows: [{from: …, to: …, level: …}]; the ends may be unknown")
	}
}

func (c *check) outageDemands(o *incident.OutageBlock) []demand {
	return []demand{
		{"/outage/mode", "the record does not say how much of the service was gone", "write mode: full, partial, intermittent, degraded or unknown", o.Mode != ""},
	}
}

func (c *check) falsePositiveDemands(f *incident.FalsePositiveBlock) []demand {
	recovered, _ := milestone(c.inc, incident.Recovered)
	return []demand{
		{"/false_positive/unit", "the record does not say what was condemned", "write unit: message, url, file, account …", f.Unit != ""},
		{"/false_positive/wrongly_flagged", "the record does not say how many items were wrongly flagged", "write wrongly_flagged: …; unknown is fine", f.WronglyFlagged != nil},
		{"/times/recovered", "the record does not say when the last item was given back", "write times: {recovered: …}, or marks: recovered at an entry; unknown and ongoing are fine", recovered != nil},
	}
}

func (c *check) misroutingDemands(m *incident.MisroutingBlock) []demand {
	return []demand{
		{"/misrouting/layer", "the record does not say on which layer the wrong turn was taken", "write layer: dns, bgp, http, mail …", m.Layer != ""},
		{"/misrouting/intended/hops", "the record does not show the way that was meant", "write intended: {hops: […]}", m.Intended != nil && len(m.Intended.Hops) > 0},
		{"/misrouting/actual/hops", "the record does not show the way that was taken", "write actual: {hops: […]}", m.Actual != nil && len(m.Actual.Hops) > 0},
		{"/misrouting/exposure", "the record does not say what came within reach of the wrong party", "write exposure: {occurred: …}; unknown is fine", m.Exposure != nil},
	}
}
