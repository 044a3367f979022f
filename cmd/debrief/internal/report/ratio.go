package report

import (
	"math"

	"debrief/cmd/debrief/internal/incident"
)

// Ratio is a quotient as well as it is known. Shares are in 0..1; budgets,
// burn rates and lifts may exceed 1.
type Ratio struct {
	Lo, Hi *float64 // nil when an end is not known
	Value  *float64 // nil unless the inputs were written as values
	// Undefined says why there is no ratio, empty when there is one: NoEvents,
	// NoneBefore, Unknown, NotPublished, NotApplicable or NotWritten. With
	// NotWritten there is nothing to tell.
	Undefined string
	N         *float64 // the denominator of a share; nil when not exact
	// Wilson is the 95 % interval of a share as an estimate from N cases; nil
	// when N is not exact, and for quotients that are no shares.
	Wilson *Interval
	Approx bool
	Status incident.Status
}

// Interval is a pair of bounds.
type Interval struct{ Lo, Hi float64 }

// partOf gives part / (part + rest), two counts that exclude each other. It
// rises with part and falls with rest, which gives its bounds.
func partOf(part, rest count) Ratio {
	r := ratioFrom(part, rest)
	switch {
	case r.Undefined != "":
		return r
	case part.hi == 0 && rest.hi == 0:
		r.Undefined = NoEvents
		return r
	}
	r.Lo, r.Hi = new(shareOf(part.lo, rest.hi, 1)), new(shareOf(part.hi, rest.lo, 0))
	if part.value != nil && rest.value != nil && *part.value+*rest.value > 0 {
		r.Value = new(shareOf(*part.value, *rest.value, 0))
	}
	k, partExact := part.exact()
	others, restExact := rest.exact()
	if partExact && restExact {
		r.estimate(k, k+others)
	}
	return r.meaningful()
}

// shareOf gives part / (part + rest), each from zero up and perhaps infinite;
// empty stands for zero of zero.
func shareOf(part, rest, empty float64) float64 {
	switch {
	case part == 0 && rest == 0:
		return empty
	case math.IsInf(rest, 1):
		return 0
	case math.IsInf(part, 1):
		return 1
	}
	return part / (part + rest)
}

// ofTotal gives affected / total, where the affected are among the total.
func ofTotal(affected, total count) Ratio {
	r := ratioFrom(affected, total)
	switch {
	case r.Undefined != "":
		return r
	case total.hi == 0:
		r.Undefined = NoEvents
		return r
	case affected.lo > total.hi:
		r.Undefined = Unknown
		return r
	}
	r.Lo, r.Hi = new(0.0), new(1.0)
	if !math.IsInf(total.hi, 1) {
		r.Lo = new(min(affected.lo/total.hi, 1))
	}
	if total.lo > 0 {
		r.Hi = new(min(affected.hi/total.lo, 1))
	}
	if affected.value != nil && total.value != nil && *total.value >= *affected.value && *total.value > 0 {
		r.Value = new(*affected.value / *total.value)
	}
	k, affectedExact := affected.exact()
	n, totalExact := total.exact()
	if affectedExact && totalExact {
		r.estimate(k, n)
	}
	return r.meaningful()
}

// quotient gives a / b, which may exceed 1 and is no share of counted cases.
func quotient(a, b count) Ratio {
	r := ratioFrom(a, b)
	switch {
	case r.Undefined != "":
		return r
	case b.hi == 0:
		r.Undefined = NoEvents
		return r
	}
	r.Lo, r.Hi = finite(a.lo/b.hi), finite(a.hi/b.lo)
	if a.value != nil && b.value != nil {
		r.Value = finite(*a.value / *b.value)
	}
	if r.Value == nil && r.Hi == nil && (r.Lo == nil || *r.Lo == 0) {
		return Ratio{Undefined: Unknown}
	}
	return r
}

// ratioFrom begins a ratio with what it inherits from its inputs.
func ratioFrom(a, b count) Ratio {
	if why := unusable(a, b); why != "" {
		return Ratio{Undefined: why}
	}
	return Ratio{Approx: a.approx || b.approx, Status: incident.Weakest(a.status, b.status)}
}

// estimate notes that the share comes from k of n counted cases.
func (r *Ratio) estimate(k, n float64) {
	r.N = &n
	r.Wilson = Wilson(k, n)
}

// meaningful opens the ends that only say what is true of every share, and
// gives up a share of which nothing else is known.
func (r Ratio) meaningful() Ratio {
	if r.Value != nil || *r.Lo == *r.Hi {
		return r
	}
	if *r.Lo == 0 {
		r.Lo = nil
	}
	if *r.Hi == 1 {
		r.Hi = nil
	}
	if r.Lo == nil && r.Hi == nil {
		return Ratio{Undefined: Unknown}
	}
	return r
}

// complement gives 1 − r of a share.
func (r Ratio) complement() Ratio {
	r.Lo, r.Hi = oneMinus(r.Hi), oneMinus(r.Lo)
	r.Value = oneMinus(r.Value)
	if r.Wilson != nil {
		r.Wilson = &Interval{Lo: 1 - r.Wilson.Hi, Hi: 1 - r.Wilson.Lo}
	}
	return r
}

func oneMinus(share *float64) *float64 {
	if share == nil {
		return nil
	}
	return new(1 - *share)
}

// count gives the ratio as an input of another one.
func (r Ratio) count() count {
	c := count{hi: math.Inf(1), value: r.Value, approx: r.Approx, status: r.Status, why: r.Undefined}
	if r.Lo != nil {
		c.lo = *r.Lo
	}
	if r.Hi != nil {
		c.hi = *r.Hi
	}
	return c
}

// finite gives n unless it is infinite or no number.
func finite(n float64) *float64 {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return nil
	}
	return &n
}
