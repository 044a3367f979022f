package report

import (
	"math"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Duration is a length of time as well as it is known.
type Duration struct {
	// Lo and Hi bound the length; an open end is nil. Neither is below 0.
	Lo, Hi *time.Duration
	// Nominal is the difference of the two instants as written, inside the
	// bounds; nil unless both ends were written as an instant.
	Nominal *time.Duration
	// Written says that both ends were written to the minute or better,
	// without ± or bounds: then Nominal is what a reader wants to see.
	Written bool
	Approx  bool // an end was marked approximate
	SoFar   bool // the end is not reached: counted up to the as-of moment
	AtLeast bool // the start is unknown: counted from the earliest evidence of it
	// Before says that the second moment certainly came first, as when a notice
	// was out before anybody detected anything: the length is how long before.
	Before bool
	// Earlier is how long before the first moment the second may have come,
	// where no order binds the two and their bounds overlap; else nil.
	Earlier *time.Duration
	// Word stands when there is no length: Unknown, NotApplicable or Withheld;
	// empty together with nil bounds when a milestone was not written at all.
	Word   incident.Word
	Status incident.Status // weakest of the inputs
}

// Known reports whether there is any bound to show. A lower bound of zero
// alone tells nothing.
func (d Duration) Known() bool { return d.Hi != nil || d.Lo != nil && *d.Lo > 0 }

// absent reports whether a milestone was not written, so that there is neither
// a length nor a word.
func (d Duration) absent() bool { return !d.Known() && d.Word == "" }

// lengthBetween gives b − a. Between moments that an order binds, a lower end
// under zero comes from coarse writing and is cut; between free ones it is
// kept as Earlier. A difference that is negative altogether turns the length
// round and is marked Before.
func lengthBetween(a, b moment, ordered bool) Duration {
	lo, hi := difference(a.span, b.span)
	d := Duration{Lo: lo, Hi: hi, Approx: a.span.Approx || b.span.Approx, Status: weakest(a, b)}
	if b.isBefore(a) {
		d.Before, d.Lo, d.Hi = true, opposite(hi), opposite(lo)
	}
	d.Written = a.exact && b.exact
	if d.Lo != nil && *d.Lo < 0 {
		if !ordered && !d.Written {
			d.Earlier = opposite(d.Lo)
		}
		d.Lo = new(time.Duration(0))
	}
	if a.instant && b.instant {
		d.setNominal(b.span.At.Sub(a.span.At))
	}
	if !d.Known() {
		return Duration{Word: incident.Unknown}
	}
	return d
}

// setNominal takes the written difference, brought inside the bounds.
func (d *Duration) setNominal(length time.Duration) {
	if d.Before {
		length = *opposite(&length)
	}
	length = max(length, 0)
	if d.Hi != nil {
		length = min(length, *d.Hi)
	}
	if d.Lo != nil {
		length = max(length, *d.Lo)
	}
	d.Nominal = &length
}

// opposite gives −d, nil for nil; the longest length stands for what would
// overflow.
func opposite(d *time.Duration) *time.Duration {
	switch {
	case d == nil:
		return nil
	case *d == math.MinInt64:
		return new(time.Duration(math.MaxInt64))
	}
	return new(-*d)
}

// longer gives a + b of two lengths from zero up, the longest length standing
// for what would overflow.
func longer(a, b time.Duration) time.Duration {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}

// nearest gives the length nearest to a number of nanoseconds from zero up,
// the longest length standing for what would overflow.
func nearest(nanoseconds float64) time.Duration {
	if nanoseconds >= math.MaxInt64 {
		return math.MaxInt64
	}
	return time.Duration(math.Round(nanoseconds))
}
