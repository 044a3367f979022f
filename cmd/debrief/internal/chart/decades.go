package chart

import "math"

// decades is an axis of lengths of time that grows by factors: it counts the
// logarithm, to the base of 10, of seconds. What is shorter than a minute, or
// not known, has its place in a band left of it.
type decades struct {
	from, to float64 // logarithms, at ticks
	aside    float64 // where the band begins; from when there is none
}

const leastLength = 60.0 // seconds; the shortest that has a place on the axis

// logTicks are the lengths that the axis can tell, in seconds.
func logTicks() []float64 {
	const hour, day = 3600, 86400
	return []float64{60, 600, hour, 6 * hour, day, 7 * day, 30 * day, 365 * day, 3650 * day, 36500 * day, 365000 * day}
}

// newDecades makes an axis for lengths in seconds, with a band beside it when
// it is asked for. It is never empty.
func newDecades(lengths []float64, aside bool) decades {
	least, most := math.Inf(1), 0.0
	for _, s := range lengths {
		if s >= leastLength {
			least, most = min(least, s), max(most, s)
		}
	}
	ticks := logTicks()
	last := len(ticks) - 1
	first, end := 0, last
	for i, tick := range ticks {
		if tick <= least {
			first = i
		}
		if ticks[last-i] >= most {
			end = last - i
		}
	}
	if math.IsInf(least, 1) {
		first, end = 0, 2
	}
	end = min(max(end, first+2), last)
	first = min(first, end-1)
	d := decades{from: math.Log10(ticks[first]), to: math.Log10(ticks[end])}
	d.aside = d.from
	if aside {
		d.aside -= (d.to - d.from) * 0.16
	}
	return d
}

// ticks are the axis' ticks; few of them leave out what crowds on a phone.
func (d decades) ticks(few bool) []float64 {
	var all []float64
	for i, tick := range logTicks() {
		place := math.Log10(tick)
		crowds := few && (i == 1 || i == 3) && d.to-d.from > 3
		if place >= d.from-1e-9 && place <= d.to+1e-9 && !crowds {
			all = append(all, place)
		}
	}
	return all
}

// place is where a length in seconds lies; lengths that are too short for the
// axis lie in the middle of the band.
func (d decades) place(seconds float64) float64 {
	if seconds < leastLength {
		return (d.aside + d.from) / 2
	}
	return min(max(math.Log10(seconds), d.from), d.to)
}
