package chart

import (
	"slices"
	"time"
)

// scale places moments along a line. Stretches in which nothing happens are
// cut short where they would squeeze the rest until it cannot be told apart.
type scale struct{ parts []part }

// part is a stretch of time with its stretch of the line.
type part struct {
	from, to   moment
	start, end float64
	cut        bool
}

const (
	cutLength = 40.0 // of the line, for a stretch that is cut
	mostCuts  = 6
	legible   = 16.0 // least distance of the line between most neighbours
)

// newScale lays knots, in time order and each once, along a line.
func newScale(knots []moment, start, length float64) scale {
	if len(knots) == 1 {
		middle := start + length/2
		return scale{[]part{{knots[0], knots[0], middle, middle, false}}}
	}
	cuts := cutGaps(knots, length)
	left := time.Duration(0)
	for i := 1; i < len(knots); i++ {
		if !slices.Contains(cuts, i) {
			left += knots[i].Sub(knots[i-1])
		}
	}
	room := length - cutLength*float64(len(cuts))
	var s scale
	for i := 1; i < len(knots); i++ {
		gap := knots[i].Sub(knots[i-1])
		next := part{from: knots[i-1], to: knots[i], start: start, cut: slices.Contains(cuts, i)}
		next.end = start + cutLength
		if !next.cut {
			next.end = start + room*float64(gap)/float64(left)
		}
		start = next.end
		if last := len(s.parts) - 1; last >= 0 && !next.cut && !s.parts[last].cut {
			s.parts[last].to, s.parts[last].end = next.to, next.end
			continue
		}
		s.parts = append(s.parts, next)
	}
	return s
}

// cutGaps finds the gaps to cut, each named by the knot behind it: the longest
// as long as half of the others are too small to be seen and it is far longer
// than they are.
func cutGaps(knots []moment, length float64) []int {
	var cuts []int
	for len(cuts) < mostCuts {
		var gaps []time.Duration
		left, longest, at := time.Duration(0), time.Duration(0), 0
		for i := 1; i < len(knots); i++ {
			gap := knots[i].Sub(knots[i-1])
			if slices.Contains(cuts, i) {
				continue
			}
			gaps, left = append(gaps, gap), left+gap
			if gap > longest {
				longest, at = gap, i
			}
		}
		slices.Sort(gaps)
		if len(gaps) < 2 {
			return cuts
		}
		median := gaps[(len(gaps)-1)/2]
		room := length - cutLength*float64(len(cuts))
		if room*float64(median)/float64(left) >= legible || longest < 8*median {
			return cuts
		}
		cuts = append(cuts, at)
	}
	return cuts
}

// at is where a moment stands on the line; one outside stands at the end.
func (s scale) at(t moment) float64 {
	for _, p := range s.parts {
		switch {
		case t.Before(p.from):
			return p.start
		case t.After(p.to):
			continue
		case p.to.Equal(p.from):
			return p.start
		}
		return p.start + (p.end-p.start)*float64(t.Sub(p.from))/float64(p.to.Sub(p.from))
	}
	return s.parts[len(s.parts)-1].end
}

// isBroken reports whether anything was cut.
func (s scale) isBroken() bool {
	return slices.ContainsFunc(s.parts, func(p part) bool { return p.cut })
}

// tick is a labelled place on the line.
type tick struct {
	at    moment
	x     float64
	clock string // empty for a tick that tells a date only
	date  string // of a new day, month or year
}

// ticks are round moments of each part that is not cut, about one in every
// some pixels, and the lone moments between two cuts.
func (s scale) ticks(zone *time.Location, every float64) []tick {
	var all []tick
	for i, p := range s.parts {
		if p.cut {
			if i == 0 || s.parts[i-1].cut {
				all = append(all, s.lone(p.from, zone))
			}
			if i == len(s.parts)-1 {
				all = append(all, s.lone(p.to, zone))
			}
			continue
		}
		moments, unit := timeTicks(p.from, p.to, zone, max(1, int((p.end-p.start)/every)))
		for n, t := range moments {
			all = append(all, s.tick(t.In(zone), unit, n == 0))
		}
		if len(moments) == 0 {
			all = append(all, s.lone(p.from, zone))
		}
	}
	return all
}

func (s scale) lone(t moment, zone *time.Location) tick { return s.tick(t.In(zone), byMinute, true) }

func (s scale) tick(t moment, unit tickUnit, first bool) tick {
	k := tick{at: t, x: s.at(t)}
	switch unit {
	case byYear:
		k.date = t.Format("2006")
	case byMonth:
		k.date = t.Format("Jan 2006")
	case byDay:
		k.date = t.Format("2 Jan")
		if first {
			k.date = t.Format("2 Jan 2006")
		}
	default:
		k.clock = t.Format("15:04")
		if unit == bySecond {
			k.clock = t.Format("15:04:05")
		}
		if first || t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
			k.date = t.Format("2 Jan")
		}
	}
	return k
}

// midnights are the places where a new day begins, as long as they are few
// enough to tell something.
func (s scale) midnights(zone *time.Location) []float64 {
	const most = 14
	var all []float64
	for _, p := range s.parts {
		if p.cut || p.to.Sub(p.from) > most*day {
			continue
		}
		year, month, date := p.from.In(zone).Date()
		for n := 1; ; n++ {
			t := time.Date(year, month, date+n, 0, 0, 0, 0, zone)
			if t.After(p.to) {
				break
			}
			all = append(all, s.at(t))
		}
	}
	return all
}
