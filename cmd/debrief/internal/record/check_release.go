package record

import (
	"fmt"

	"debrief/cmd/debrief/internal/incident"
)

// sumOf adds up named numbers; false when not all of them are exact.
func sumOf(numbers []incident.NamedNumber) (float64, bool) {
	sum := 0.0
	for _, n := range numbers {
		value, ok := exactly(n.Number)
		if !ok {
			return 0, false
		}
		sum += value
	}
	return sum, len(numbers) > 0
}

// actionsAddUp: each wrongly flagged item met one action.
func (c *check) actionsAddUp() {
	if c.inc.FalsePositive == nil || !c.complete("/false_positive/by_action", len(c.inc.FalsePositive.ByAction)) {
		return
	}
	sum, ok := sumOf(c.inc.FalsePositive.ByAction)
	flagged, known := exactly(c.inc.FalsePositive.WronglyFlagged)
	if ok && known && sum != flagged {
		c.tell("/false_positive/by_action",
			kindSums, fmt.Sprintf("the actions sum to %s, but %s items were wrongly flagged", figure(sum), figure(flagged)),
			"name all actions, or write the numbers as approx", c.elsewhere("/false_positive/wrongly_flagged", "the number is written here"))
	}
}

// releasesAddUp: what was released is what the curve ends with.
func (c *check) releasesAddUp() {
	released := c.released()
	if released == nil || len(released.Curve) == 0 || !c.complete("/false_positive/released/by", len(released.By)) {
		return
	}
	sum, ok := sumOf(released.By)
	last := released.Curve[len(released.Curve)-1].Value
	if ok && last != nil && sum != *last {
		c.tell("/false_positive/released/by", kindSums, fmt.Sprintf("the releases sum to %s, but the curve ends at %s", figure(sum), figure(*last)),
			"name all ways of release, or write the numbers as approx",
			c.elsewhere(fmt.Sprintf("/false_positive/released/curve/%d", len(released.Curve)-1), "the curve ends here"))
	}
}

// complete reports whether all n keys of an object could be read.
func (c *check) complete(pointer string, n int) bool {
	written := c.document.Root.At(pointer)
	return written != nil && len(written.Fields) == n
}

func (c *check) released() *incident.Released {
	if c.inc.FalsePositive == nil {
		return nil
	}
	return c.inc.FalsePositive.Released
}

// releaseCurveRises: what is released stays released, and no more is than was
// flagged and could be recovered.
func (c *check) releaseCurveRises() {
	released := c.released()
	if released == nil {
		return
	}
	const pointer = "/false_positive/released/curve"
	c.pointsInOrder(pointer, released.Curve)
	most := c.releasable()
	highest := 0.0
	for i, point := range released.Curve {
		here := fmt.Sprintf("%s/%d", pointer, i)
		switch {
		case point.At.IsZero():
			continue
		case point.Value == nil:
			c.tell(here, kindSums, "the curve has a gap", "leave the point out; the curve is drawn through its neighbours")
			continue
		case *point.Value < 0:
			c.tell(here+"/1", impossibleNumber, fmt.Sprintf("%s is less than zero", figure(*point.Value)), "")
			return
		case *point.Value < highest:
			c.tell(here+"/1", kindSums, fmt.Sprintf("the curve falls from %s to %s", figure(highest), figure(*point.Value)),
				"write how many were released up to then in all")
			return
		case most != nil && *point.Value > *most:
			c.tell(here+"/1", kindSums, fmt.Sprintf("%s were released, but at most %s could be", figure(*point.Value), figure(*most)),
				"count only items that were wrongly flagged, without those that cannot be recovered")
			return
		}
		highest = *point.Value
	}
}

// releasable gives how many items can be released at most; nil when that is
// not known.
func (c *check) releasable() *float64 {
	most := c.inc.FalsePositive.WronglyFlagged.Range().Hi
	if most == nil {
		return nil
	}
	left := *most
	if lost := c.released().Unrecoverable.Range().Lo; lost != nil {
		left -= *lost
	}
	return &left
}

// percentilesRise: nine of ten items are not released sooner than five of ten.
func (c *check) percentilesRise() {
	if c.inc.FalsePositive == nil || c.inc.FalsePositive.TimeToRelease == nil {
		return
	}
	const pointer = "/false_positive/time_to_release"
	t := c.inc.FalsePositive.TimeToRelease
	if t.N < 0 {
		c.tell(pointer+"/n", impossibleNumber, fmt.Sprintf("%d is less than zero", t.N), "")
	}
	if t.Censored != nil && *t.Censored < 0 {
		c.tell(pointer+"/censored", impossibleNumber, fmt.Sprintf("%d is less than zero", *t.Censored), "")
	}
	var last incident.Duration
	for _, p := range []struct {
		key string
		incident.Duration
	}{{"p50", t.P50}, {"p90", t.P90}, {"p95", t.P95}, {"p99", t.P99}, {"max", t.Max}} {
		switch {
		case p.IsZero():
			continue
		case !last.IsZero() && p.Length() < last.Length():
			c.tell(pointer+"/"+p.key, kindSums, fmt.Sprintf("%s (%s) is less than the percentile before it (%s)", p.key, p.Duration, last),
				"p50 ≤ p90 ≤ p95 ≤ p99 ≤ max")
		}
		last = p.Duration
	}
}
