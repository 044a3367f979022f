package record

import (
	"fmt"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// bounds is what is certain of a number: not below lo, not above hi.
type bounds struct{ lo, hi *float64 }

// boundsOf gives what is certain of n; nothing of an approximate number.
func boundsOf(n *incident.Number) bounds {
	if r := n.Range(); !r.Approx {
		return bounds{r.Lo, r.Hi}
	}
	return bounds{}
}

// exceeds reports whether b is certainly more than other.
func (b bounds) exceeds(other bounds) bool {
	return b.lo != nil && other.hi != nil && *b.lo > *other.hi
}

// verdicts adds up the four sorts of verdicts of a phase. One that is not
// known counts nothing at least, and leaves the sum open.
func verdicts(phase incident.Confusion) bounds {
	lo, hi, open := 0.0, 0.0, false
	for _, n := range []*incident.Number{phase.TP, phase.FP, phase.TN, phase.FN} {
		b := boundsOf(n)
		if b.lo != nil {
			lo += *b.lo
		}
		if open = open || b.hi == nil; !open {
			hi += *b.hi
		}
	}
	if open {
		return bounds{lo: &lo}
	}
	return bounds{&lo, &hi}
}

// confusionAddsUp: every scanned item has one of the four verdicts.
func (c *check) confusionAddsUp() {
	if c.inc.FalsePositive == nil {
		return
	}
	for i, phase := range c.inc.FalsePositive.Confusion {
		sum, scanned := verdicts(phase), boundsOf(phase.Scanned)
		if sum.exceeds(scanned) || scanned.exceeds(sum) {
			c.disagree(fmt.Sprintf("/false_positive/confusion/%d/scanned", i), "tp, fp, tn and fn sum to %s, not to %s",
				sum, scanned, "every scanned item has one of the four verdicts")
		}
	}
}

// confusionFitsImpact: the verdicts during the incident are those that the
// record counts elsewhere: fp the items that were wrongly flagged, and all four
// the items of which they were. Where only a part of the incident is counted,
// they are not more.
func (c *check) confusionFitsImpact() {
	i, whole := c.during()
	if i < 0 {
		return
	}
	block := c.inc.FalsePositive
	phase, pointer := block.Confusion[i], fmt.Sprintf("/false_positive/confusion/%d", i)
	fp, flagged := boundsOf(phase.FP), boundsOf(block.WronglyFlagged)
	if fp.exceeds(flagged) || whole && flagged.exceeds(fp) {
		c.disagree(pointer+"/fp", "%s verdicts were false positives, but %s items were wrongly flagged", fp, flagged,
			"count the same items in the same time", c.elsewhere("/false_positive/wrongly_flagged", "the number is written here"))
	}
	if c.inc.Impact == nil || c.inc.Impact.Items == nil {
		return
	}
	items := c.inc.Impact.Items
	if items.Unit != "" && block.Unit != "" && items.Unit != block.Unit {
		return
	}
	sum, total := verdicts(phase), boundsOf(items.Total)
	if sum.exceeds(total) || whole && total.exceeds(sum) {
		c.disagree(pointer, "tp, fp, tn and fn sum to %s, but there were %s items in total", sum, total,
			"count the same items in the same time", c.elsewhere("/impact/items/total", "the total is written here"))
	}
}

// disagree tells that two numbers should be one, by the bounds of them that
// contradict each other.
func (c *check) disagree(pointer, message string, a, b bounds, hint string, also ...problem.Also) {
	one, other := a.hi, b.lo
	if a.exceeds(b) {
		one, other = a.lo, b.hi
	}
	c.tell(pointer, kindSums, fmt.Sprintf(message, figure(*one), figure(*other)), hint, also...)
}

// during gives the place of the one phase that is counted during the incident,
// and whether it certainly covers all of it; -1 when there is none, or several,
// which may overlap.
func (c *check) during() (place int, whole bool) {
	if c.inc.FalsePositive == nil {
		return -1, false
	}
	is := func(phase incident.Confusion) bool { return phase.Phase == "during" }
	all := c.inc.FalsePositive.Confusion
	i := slices.IndexFunc(all, is)
	if i < 0 || slices.ContainsFunc(all[i+1:], is) {
		return -1, false
	}
	started, _ := milestone(c.inc, incident.Started)
	resolved, _ := milestone(c.inc, incident.ResolvedAt)
	from, to := &incident.Time{At: all[i].From}, &incident.Time{At: all[i].To}
	whole = started.Known() && from.Known() && !before(started.Span(c.zone), from.Span(c.zone)) &&
		resolved.Known() && to.Known() && !before(to.Span(c.zone), resolved.Span(c.zone))
	return i, whole
}
