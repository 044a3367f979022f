package audience

import (
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// withholdSums hides a total where the parts that are shown and the total
// would give the part that is hidden, and what says the same number again.
func withholdSums(root *node, inc, out *incident.Incident) {
	if out.Outage != nil && anyHidden(root.find("/outage/population").children) {
		out.Outage.Population = nil // the shares sum to 1
	}
	if out.FalsePositive == nil {
		return
	}
	block := root.find("/false_positive")
	if by := block.find("/by_action"); by.kept && anyHidden(by.children) {
		withhold := inc.FalsePositive.WronglyFlagged
		withholdSame(withhold, out.FalsePositive.WronglyFlagged)
		for i := range out.FalsePositive.Confusion {
			withholdSame(withhold, out.FalsePositive.Confusion[i].FP)
		}
		if items := itemsOf(out); items != nil {
			withholdSame(withhold, items.Affected)
		}
	}
	for i, matrix := range block.find("/confusion").children {
		if !matrix.kept || !anyHidden([]*node{matrix.find("/tp"), matrix.find("/fp"), matrix.find("/tn"), matrix.find("/fn")}) {
			continue
		}
		phase := inc.FalsePositive.Confusion[i]
		withholdSame(phase.Scanned, out.FalsePositive.Confusion[matrix.place].Scanned)
		if items := itemsOf(out); items != nil {
			withholdSame(verdictsOf(phase), items.Total)
		}
	}
}

func itemsOf(inc *incident.Incident) *incident.Count {
	if inc.Impact == nil {
		return nil
	}
	return inc.Impact.Items
}

// verdictsOf adds up the four sorts of verdicts; nil when one of them has no
// value.
func verdictsOf(phase incident.Confusion) *incident.Number {
	sum := 0.0
	for _, n := range []*incident.Number{phase.TP, phase.FP, phase.TN, phase.FN} {
		if !n.Known() || n.Value == nil {
			return nil
		}
		sum += *n.Value
	}
	return &incident.Number{Value: &sum}
}

// anyHidden reports whether the reader misses one of the parts.
func anyHidden(parts []*node) bool {
	return slices.ContainsFunc(parts, func(p *node) bool {
		if named(p.value.Type()) {
			p = p.children[1]
		}
		return p.given && !p.kept
	})
}

// withholdSame takes away n where it says the same as total.
func withholdSame(total, n *incident.Number) {
	if !total.Known() || !n.Known() {
		return
	}
	a, b := total.Range(), n.Range()
	if same(a.Lo, b.Lo) && same(a.Hi, b.Hi) {
		*n = incident.Number{Word: incident.Withheld}
	}
}

func same(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }
