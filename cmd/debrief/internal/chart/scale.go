package chart

import (
	"cmp"
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
	mostCuts = 9
	legible  = 7.0  // least distance, in pixels, by which most neighbours are told apart
	leastCut = 16.0 // a stretch that is cut is this many times as long as most others
)

// newScale lays knots, in time order and each once, along a line. A stretch
// that is cut takes cutLength of it.
func newScale(knots []moment, start, length, cutLength float64) scale {
	if len(knots) == 1 {
		middle := start + length/2
		return scale{[]part{{knots[0], knots[0], middle, middle, false}}}
	}
	cuts := cutGaps(knots, length, cutLength)
	left := 0.0
	for i := 1; i < len(knots); i++ {
		if !slices.Contains(cuts, i) {
			left += seconds(knots[i-1], knots[i])
		}
	}
	room := length - cutLength*float64(len(cuts))
	var s scale
	for i := 1; i < len(knots); i++ {
		next := part{from: knots[i-1], to: knots[i], start: start, cut: slices.Contains(cuts, i)}
		next.end = start + cutLength
		if !next.cut {
			next.end = start + room*seconds(knots[i-1], knots[i])/left
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

// cutGaps finds the gaps to cut, each named by the knot behind it: as few of
// the longest as make half of the others legible, or else as many as bring
// them nearest to that. A gap that is not far longer than most is never cut.
func cutGaps(knots []moment, length, cutLength float64) []int {
	gap := func(i int) float64 { return seconds(knots[i-1], knots[i]) }
	order := make([]int, 0, len(knots)-1)
	for i := 1; i < len(knots); i++ {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(gap(b), gap(a)) })
	left := seconds(knots[0], knots[len(knots)-1])
	cuts, best := 0, 0.0
	for n := 0; n <= mostCuts && n < len(order)-1 && best < legible; n++ {
		rest := order[n:]
		median := gap(rest[len(rest)/2])
		if distance := (length - cutLength*float64(n)) * median / left; distance > best {
			cuts, best = n, distance
		}
		if gap(order[n]) < leastCut*median {
			break
		}
		left -= gap(order[n])
	}
	return order[:cuts]
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
		return p.start + (p.end-p.start)*seconds(p.from, t)/seconds(p.from, p.to)
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
	upper string // the time of day, or what the tick tells
	lower string // the date where a new day begins, the year where a new year does
	unit  tickUnit
}

// ticks are round moments of each part that is not cut, about one in every
// some pixels, and the lone moments between two cuts.
func (s scale) ticks(zone *time.Location, every float64, date dateForm) []tick {
	var all []tick
	for i, p := range s.parts {
		if p.cut {
			if i == 0 || s.parts[i-1].cut {
				all = append(all, s.lone(p.from, zone, date))
			}
			if i == len(s.parts)-1 {
				all = append(all, s.lone(p.to, zone, date))
			}
			continue
		}
		moments, unit := timeTicks(p.from, p.to, zone, max(1, int((p.end-p.start)/every)))
		for n, t := range moments {
			all = append(all, s.tick(t.In(zone), unit, n == 0, date))
		}
		if len(moments) == 0 {
			all = append(all, s.lone(p.from, zone, date))
		}
	}
	return all
}

func (s scale) lone(t moment, zone *time.Location, date dateForm) tick {
	return s.tick(t.In(zone), byMinute, true, date)
}

// dateForm tells a date as in an example of it: "2 Jan 2006".
type dateForm func(t time.Time, form string) string

// tick words a tick. Years show as soon as the line holds more than one.
func (s scale) tick(t moment, unit tickUnit, first bool, date dateForm) tick {
	k := tick{at: t, x: s.at(t), unit: unit}
	years := s.parts[0].from.In(t.Location()).Year() != s.parts[len(s.parts)-1].to.In(t.Location()).Year()
	switch unit {
	case byYear:
		k.upper = date(t, "2006")
	case byMonth:
		k.upper = date(t, "Jan")
	case byDay:
		k.upper = date(t, "2 Jan")
	case bySecond:
		k.upper = t.Format("15:04:05")
	default:
		k.upper = t.Format("15:04")
	}
	newDay := first || t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0
	switch {
	case unit == byYear:
	case unit == byDay || unit == byMonth:
		if first && years || t.YearDay() == 1 {
			k.lower = date(t, "2006")
		}
	case newDay && years:
		k.upper, k.lower = date(t, "2 Jan"), date(t, "2006")
	case newDay:
		k.lower = date(t, "2 Jan")
	}
	return k
}

// midnights are the places where a new day begins.
func (s scale) midnights(zone *time.Location) []float64 {
	var all []float64
	for _, p := range s.daily() {
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

// daily are the parts whose days are few enough to tell something.
func (s scale) daily() []part {
	const most = 14
	return slices.DeleteFunc(slices.Clone(s.parts), func(p part) bool { return p.cut || p.to.Sub(p.from) > most*day })
}
