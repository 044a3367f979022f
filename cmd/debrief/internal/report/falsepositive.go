package report

import (
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// FalsePositive is what follows from a false positive's counts and from how
// the items were given back.
type FalsePositive struct {
	Phases []DetectorQuality // in the order before, during, after
	// Lift is FPR during / FPR before; NoneBefore when the denominator is 0,
	// with N then the number of good items that stood behind that zero.
	Lift Ratio
	// RecallCost is recall after − recall before, in share points: negative
	// when the fix let threats through; nil when one of them is not a value.
	RecallCost       *float64
	RecallCostStatus incident.Status
	ReleasedShare    Ratio // given back / wrongly flagged, at the end of the curve
	Released         []ReleasePoint
	T50, T90, T99    Reach
	// HeldItemHours is Σ (release − flag) over the items given back, in item·h,
	// between bounds; nil when neither bound follows from the curve.
	HeldItemHours *incident.Number
	SelfService   Ratio // given back by users and administrators / given back
}

// falsePositive computes the kind's numbers.
func (c *clock) falsePositive(inc *incident.Incident) *FalsePositive {
	block := inc.FalsePositive
	fp := &FalsePositive{SelfService: selfService(inc)}
	for _, phase := range incident.Phase("").Words() {
		for _, matrix := range block.Confusion {
			if string(matrix.Phase) == phase {
				fp.Phases = append(fp.Phases, qualityOf(matrix))
			}
		}
	}
	fp.compare(block)
	curve := releaseCurve(inc, c.zone)
	wrongly := countOf(block.WronglyFlagged)
	fp.ReleasedShare = releasedShare(inc, curve, wrongly)
	fp.Released = curve.points(wrongly)
	lost := unrecoverable(block)
	fp.T50 = c.reach(curve, 0.5, wrongly, lost)
	fp.T90 = c.reach(curve, 0.9, wrongly, lost)
	fp.T99 = c.reach(curve, 0.99, wrongly, lost)
	fp.HeldItemHours = c.heldItemHours(curve, block.Unit)
	return fp
}

// compare tells what the incident and its fix did to the detector.
func (fp *FalsePositive) compare(block *incident.FalsePositiveBlock) {
	fp.Lift = Ratio{Undefined: NotWritten}
	before, during := confusionOf(block, "before"), confusionOf(block, "during")
	if before == nil {
		return
	}
	first := qualityOf(*before)
	if during != nil {
		fp.Lift = lift(qualityOf(*during).FPR, first.FPR)
	}
	after := confusionOf(block, "after")
	if after == nil {
		return
	}
	last := qualityOf(*after)
	if last.Recall.Value != nil && first.Recall.Value != nil {
		fp.RecallCost = new(*last.Recall.Value - *first.Recall.Value)
		fp.RecallCostStatus = incident.Weakest(last.Recall.Status, first.Recall.Status)
	}
}

// lift gives during / before; a rise from none observed has no factor.
func lift(during, before Ratio) Ratio {
	if before.Hi != nil && *before.Hi == 0 && during.Undefined == "" {
		return Ratio{Undefined: NoneBefore, N: before.N}
	}
	return quotient(during.count(), before.count())
}

// selfService gives the share of the items given back that users and
// administrators took back themselves.
func selfService(inc *incident.Incident) Ratio {
	const list = "/false_positive/released/by"
	released := inc.FalsePositive.Released
	switch {
	case inc.HasGap(list):
		return Ratio{Undefined: NotPublished}
	case released == nil || len(released.By) == 0:
		return Ratio{Undefined: NotWritten}
	}
	themselves, others := exactly(0), exactly(0)
	for _, by := range released.By {
		if slices.Contains([]string{"user", "administrator"}, by.Name) {
			themselves = themselves.plus(countOf(by.Number))
		} else {
			others = others.plus(countOf(by.Number))
		}
	}
	return partOf(themselves, others)
}

// unrecoverable is how many items can never be given back; none unless a
// number is known.
func unrecoverable(block *incident.FalsePositiveBlock) count {
	if block.Released == nil {
		return exactly(0)
	}
	if lost := countOf(block.Released.Unrecoverable); lost.why == "" {
		return lost
	}
	return exactly(0)
}
