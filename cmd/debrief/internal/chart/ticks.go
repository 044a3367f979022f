package chart

import "time"

// moment is a point in time.
type moment = time.Time

// tickStep is a distance between the ticks of a time axis, on round values of
// the local clock or calendar.
type tickStep struct {
	length time.Duration // of one step, about
	unit   tickUnit
	count  int
}

// tickUnit is also the name of the formatter that tells such ticks.
type tickUnit string

const (
	bySecond tickUnit = "second"
	byMinute tickUnit = "time"
	byDay    tickUnit = "date"
	byMonth  tickUnit = "month"
	byYear   tickUnit = "year"
	byCount  tickUnit = "" // not time at all
)

// nameGap is how far under its axis a name stands: clear of one or two lines
// of labels.
func nameGap(unit tickUnit) int {
	if unit == bySecond || unit == byMinute {
		return 42
	}
	return 28
}

const day = 24 * time.Hour

func tickSteps() []tickStep {
	all := make([]tickStep, 0, 32)
	add := func(length time.Duration, unit tickUnit, counts ...int) {
		for _, n := range counts {
			all = append(all, tickStep{time.Duration(n) * length, unit, n})
		}
	}
	add(time.Second, bySecond, 1, 2, 5, 10, 15, 30)
	add(time.Minute, byMinute, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
	add(day, byDay, 1, 2, 7, 14)
	add(30*day, byMonth, 1, 2, 3, 6)
	add(365*day, byYear, 1, 2, 5, 10, 20, 50, 100)
	return all
}

// seconds is the length from one moment to another. Unlike Sub it holds
// centuries.
func seconds(from, to moment) float64 {
	return float64(to.Unix()-from.Unix()) + float64(to.Nanosecond()-from.Nanosecond())/1e9
}

// timeTicks gives at most most round moments of a zone's clock or calendar
// from one moment to another, and the formatter that tells them. They are in
// time order and never equal.
func timeTicks(from, to moment, zone *time.Location, most int) ([]moment, tickUnit) {
	steps := tickSteps()
	for _, step := range steps {
		if to.Sub(from)/step.length > time.Duration(most) {
			continue
		}
		if ticks := step.ticks(from.In(zone), to); len(ticks) <= most {
			return ticks, step.unit
		}
	}
	last := steps[len(steps)-1]
	ticks := last.ticks(from.In(zone), to)
	return ticks[:min(most, len(ticks))], last.unit
}

// ticks gives the step's ticks in [from, to], told in from's zone.
func (s tickStep) ticks(from, to moment) []moment {
	if s.unit == byMinute {
		return s.clockTicks(from, to)
	}
	var all []moment
	for t, i := s.nth(from, 0), 1; !t.After(to); i++ {
		if !t.Before(from) && (len(all) == 0 || t.After(all[len(all)-1])) {
			all = append(all, t)
		}
		t = s.nth(from, i)
	}
	return all
}

// clockTicks gives the round times of the local clock. It walks through real
// time: a clock that is set tells some times twice and others never.
func (s tickStep) clockTicks(from, to moment) []moment {
	stride := min(s.count, 15) // clocks are set by multiples of it
	behind := time.Duration(from.Minute()%stride)*time.Minute + time.Duration(from.Second())*time.Second + time.Duration(from.Nanosecond())
	var all []moment
	for t := from.Add(-behind); !t.After(to); t = t.Add(time.Duration(stride) * time.Minute) {
		if !t.Before(from) && (t.Hour()*60+t.Minute())%s.count == 0 {
			all = append(all, t)
		}
	}
	return all
}

// nth is the tick that lies n steps behind the first, which is not after from.
func (s tickStep) nth(from moment, n int) moment {
	year, month, date := from.Date()
	n *= s.count
	switch s.unit {
	case byYear:
		return time.Date(year-year%s.count+n, 1, 1, 0, 0, 0, 0, from.Location())
	case byMonth:
		return time.Date(year, month-(month-1)%time.Month(s.count)+time.Month(n), 1, 0, 0, 0, 0, from.Location())
	case byDay:
		return time.Date(year, month, date+n, 0, 0, 0, 0, from.Location())
	}
	return from.Add(time.Duration(n-from.Second()%s.count)*time.Second - time.Duration(from.Nanosecond()))
}
