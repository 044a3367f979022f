package record

import (
	"fmt"
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// hops is one chain of hops with the pointer to it.
type hops struct {
	pointer string
	hops    []incident.Hop
}

// paths gives the intended and the actual path, as far as they are written.
func paths(inc *incident.Incident) []hops {
	m := inc.Misrouting
	if m == nil {
		return nil
	}
	var all []hops
	if m.Intended != nil {
		all = append(all, hops{"/misrouting/intended/hops", m.Intended.Hops})
	}
	if m.Actual != nil {
		all = append(all, hops{"/misrouting/actual/hops", m.Actual.Hops})
	}
	return all
}

// flowsRunOneWay: what flows from hop to hop does not come back to where it
// was, which no drawing of streams could show.
func (c *check) flowsRunOneWay() {
	if c.inc.Misrouting == nil {
		return
	}
	flows := c.inc.Misrouting.Flows
	next := map[string][]string{}
	for i, f := range flows {
		pointer := fmt.Sprintf("/misrouting/flows/%d", i)
		switch {
		case f.From == "" || f.To == "":
		case f.From == f.To:
			c.tell(pointer, kindSums, fmt.Sprintf("this flow leads from %q to itself", shorten(f.From)), "name the hop that it really went to, or take it out")
		case leads(next, f.To, f.From, map[string]bool{}):
			c.tell(pointer, kindSums, fmt.Sprintf("with this flow, what leaves %q comes back to it", shorten(f.To)),
				"count what is kept on the way apart, or give the second visit a hop of its own")
		default:
			next[f.From] = append(next[f.From], f.To)
		}
	}
}

// leads reports whether a way leads from one name to another.
func leads(next map[string][]string, from, to string, passed map[string]bool) bool {
	if from == to {
		return true
	}
	if passed[from] {
		return false
	}
	passed[from] = true
	return slices.ContainsFunc(next[from], func(name string) bool { return leads(next, name, to, passed) })
}
