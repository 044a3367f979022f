package portfolio

import (
	"cmp"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// Length is one incident's length of something, as far as statistics can use
// it. Unless it is Unknown, Value is where it is drawn.
type Length struct {
	Entry *Entry
	Said  report.Duration
	Value time.Duration // nominal, else the middle of the bounds, else the only bound
	Bound Bound
}

// Bound says how a length can be used.
type Bound int

// The uses of a length.
const (
	Exact   Bound = iota // both ends are known, perhaps with a width: it is usable
	AtLeast              // only a lower bound: not over, or begun at an unknown time
	AtMost               // only an upper bound
	Unknown              // nothing is known
)

// lengthOf tells how a duration can be used. An interval that begins at zero
// is an upper bound and no more, unless it is as short as the writing of a
// minute.
func lengthOf(e *Entry, d report.Duration) Length {
	l := Length{Entry: e, Said: d}
	switch {
	case d.Before || d.Earlier != nil && d.Lo == nil && d.Hi == nil || !d.Known() && (d.Nominal == nil || !d.Written):
		l.Bound = Unknown
	case d.SoFar || d.AtLeast || d.Hi == nil && d.Nominal == nil:
		l.Bound, l.Value = AtLeast, leastOf(d)
	case d.Nominal != nil && d.Written:
		l.Value = *d.Nominal
	case (d.Lo == nil || *d.Lo <= 0) && *d.Hi > 2*time.Minute:
		l.Bound, l.Value = AtMost, *d.Hi
	case d.Nominal != nil:
		l.Value = *d.Nominal
	case d.Lo == nil:
		l.Value = *d.Hi / 2
	default:
		l.Value = *d.Lo + (*d.Hi-*d.Lo)/2
	}
	return l
}

// leastOf is the lower bound of a length that is only known from below.
func leastOf(d report.Duration) time.Duration {
	switch {
	case d.Written && d.Nominal != nil:
		return *d.Nominal
	case d.Lo != nil:
		return *d.Lo
	}
	return 0
}

// Lengths is the distribution of one length over a group of incidents. The
// lengths are told from the shortest on, those with one bound among them, the
// unknown ones last.
type Lengths struct {
	Usable          // exact, of all
	All    []Length // of every incident of the group
	Spread          // of the exact ones, in seconds
}

// Count tells how many lengths of the group can be used in one way.
func (l Lengths) Count(b Bound) int {
	n := 0
	for _, each := range l.All {
		if each.Bound == b {
			n++
		}
	}
	return n
}

// Ongoing counts the lengths that still grow.
func (l Lengths) Ongoing() int {
	n := 0
	for _, each := range l.All {
		if each.Bound == AtLeast && each.Said.SoFar {
			n++
		}
	}
	return n
}

// LengthsOf gathers one length of incidents. Those that are only known from
// one side are kept and left out of the quantiles, which biases these: the
// longest incidents are the likeliest to be still open.
func LengthsOf(entries []*Entry, of func(*Entry) report.Duration) Lengths {
	l := Lengths{Usable: Usable{Of: len(entries)}}
	var seconds []float64
	for _, e := range entries {
		length := lengthOf(e, of(e))
		l.All = append(l.All, length)
		if length.Bound == Exact {
			seconds = append(seconds, length.Value.Seconds())
		}
	}
	slices.SortStableFunc(l.All, func(a, b Length) int {
		return cmp.Or(cmp.Compare(order(a.Bound), order(b.Bound)), cmp.Compare(a.Value, b.Value), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	l.Spread = SpreadOf(seconds)
	l.Usable.N = l.Spread.N
	return l
}

// order puts what is unknown last.
func order(b Bound) int {
	if b == Unknown {
		return 1
	}
	return 0
}

// KindLengths is how long the incidents of one kind lasted.
type KindLengths struct {
	Kind incident.Kind
	Lengths
}

// Durations tells how long the impact of the counted incidents lasted, kind by
// kind.
func (p *Portfolio) Durations() []KindLengths {
	counted := p.Counted()
	var all []KindLengths
	for _, kind := range kindsOf(counted) {
		of := slices.DeleteFunc(slices.Clone(counted), func(e *Entry) bool { return e.Kind != kind })
		all = append(all, KindLengths{kind, LengthsOf(of, impactOf)})
	}
	return all
}

func impactOf(e *Entry) report.Duration { return e.Impact() }

// Course is how long it took to detect and to resolve one incident.
type Course struct {
	Entry           *Entry
	Detect, Resolve Length
}

// IsKnown reports whether both lengths are exact.
func (c Course) IsKnown() bool { return c.Detect.Bound == Exact && c.Resolve.Bound == Exact }

// Courses is the detection and repair of every counted incident, newest first.
type Courses struct {
	Usable // with both lengths, of all
	All    []Course
	// Slow are those in which the detection took longer than all that came
	// after it, of those with both lengths.
	Slow []*Entry
}

// Courses compares the time to detect with the time to resolve.
func (p *Portfolio) Courses() Courses {
	var all Courses
	for _, e := range p.Counted() {
		c := Course{e, lengthOf(e, e.Detect()), lengthOf(e, e.Impact())}
		all.All = append(all.All, c)
		all.Of++
		if c.IsKnown() {
			all.N++
			if 2*c.Detect.Value > c.Resolve.Value {
				all.Slow = append(all.Slow, e)
			}
		}
	}
	return all
}
