package report

import (
	"math"

	"debrief/cmd/debrief/internal/incident"
)

// Why a ratio has no value.
const (
	NoEvents      = "no events"      // the denominator is zero
	NoneBefore    = "none before"    // a rise from zero has no factor
	Unknown       = "unknown"        // an input is not known
	NotPublished  = "not published"  // an input is withheld
	NotApplicable = "not applicable" // an input does not exist
	NotWritten    = "not written"    // an input is not in the record at all
)

// count is a number of the record that counts something: bounds from zero up,
// +Inf for an open end. It has a reason instead when it cannot be used.
type count struct {
	lo, hi float64
	value  *float64 // as written; nil when only bounds are
	approx bool
	status incident.Status
	why    string // why there is no count; empty when there is
}

// largest is the limit beyond which a number is taken for a slip: below it, no
// sum or product of two counts overflows.
const largest = 1e150

// countOf reads n. A refuted number is never an input.
func countOf(n *incident.Number) count {
	switch {
	case n == nil:
		return count{why: NotWritten}
	case n.Is(incident.NotApplicable):
		return count{why: NotApplicable}
	case n.Is(incident.Withheld):
		return count{why: NotPublished}
	case !n.Known() || n.Status == incident.Refuted:
		return count{why: Unknown}
	}
	r := n.Range()
	c := count{hi: math.Inf(1), value: r.Value, approx: r.Approx, status: n.Status}
	if r.Lo != nil {
		c.lo = max(*r.Lo, 0) // a ± may reach below zero
	}
	if r.Hi != nil {
		c.hi = *r.Hi
	}
	if !c.possible() {
		return count{why: Unknown}
	}
	return c
}

// possible reports whether something can be counted so.
func (c count) possible() bool {
	tooLarge := c.lo > largest || c.hi > largest && !math.IsInf(c.hi, 1)
	outside := c.value != nil && !(*c.value >= c.lo && *c.value <= min(c.hi, largest))
	return c.lo <= c.hi && !tooLarge && !outside
}

// exactly is a count that is known.
func exactly(n float64) count { return count{lo: n, hi: n, value: &n} }

// nanoseconds is a length as a count.
func nanoseconds(d Duration) count {
	switch {
	case d.Word == incident.Withheld:
		return count{why: NotPublished}
	case d.Word == incident.NotApplicable:
		return count{why: NotApplicable}
	case !d.Known():
		return count{why: Unknown}
	}
	c := count{hi: math.Inf(1), approx: d.Approx, status: d.Status}
	if d.Lo != nil {
		c.lo = float64(*d.Lo)
	}
	if d.Hi != nil {
		c.hi = float64(*d.Hi)
	}
	if d.Nominal != nil {
		c.value = new(float64(*d.Nominal))
	}
	return c
}

// exact gives the one value of c, if it has one.
func (c count) exact() (float64, bool) {
	return c.lo, c.why == "" && c.lo == c.hi && !c.approx
}

// plus gives c + other.
func (c count) plus(other count) count {
	sum := count{lo: c.lo + other.lo, hi: c.hi + other.hi, approx: c.approx || other.approx,
		status: incident.Weakest(c.status, other.status), why: unusable(c, other)}
	if c.value != nil && other.value != nil {
		sum.value = new(*c.value + *other.value)
	}
	return sum
}

// times gives c · factor, for a factor above zero.
func (c count) times(factor float64) count {
	c.lo, c.hi = c.lo*factor, c.hi*factor
	if c.value != nil {
		c.value = new(*c.value * factor)
	}
	return c
}

// atMost cuts c off at a limit.
func (c count) atMost(limit float64) count {
	c.lo, c.hi = min(c.lo, limit), min(c.hi, limit)
	if c.value != nil {
		c.value = new(min(*c.value, limit))
	}
	return c
}

// unusable gives the reason why the counts cannot be used together; empty when
// they can.
func unusable(counts ...count) string {
	for _, why := range []string{NotWritten, NotApplicable, NotPublished, Unknown, NoEvents} {
		for _, c := range counts {
			if c.why == why {
				return why
			}
		}
	}
	return ""
}
