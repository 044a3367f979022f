package portfolio

import (
	"cmp"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// leastForMedian is below how many usable durations no median is told. Source:
// the interval of the median from six values is the first that reaches 95 %.
const leastForMedian = 6

// PeriodFigures are the numbers of some incidents, those that count. Each comes with
// the incidents behind it.
type PeriodFigures struct {
	Of         []*Entry // all that count
	Kinds      []Tally[incident.Kind]
	Severities []Tally[Graded]
	Lengths    PeriodLengths
	Downtime   []ServiceDown // by service, by name; only of those with an outage
}

// Tally is how many incidents share something.
type Tally[K any] struct {
	Of      K
	Entries []*Entry
}

// Graded is a severity in its scheme; the level is unknown where none is said.
type Graded struct{ Scheme, Level string }

// PeriodLengths tells how long incidents lasted.
type PeriodLengths struct {
	Usable []*Entry // of which a length is known, if only a bound
	// Longest is the one that certainly lasted longest; nil when none is usable.
	Longest *Entry
	// Median is empty unless Ended has six or more. It is an interval where the
	// lengths are.
	Median report.Duration
	Ended  []*Entry // over, with both bounds known: what Median is of
}

// ServiceDown is the weighted downtime that incidents brought to a service.
type ServiceDown struct {
	Service  string
	Weighted report.Duration // the sum over Usable; empty when there is none
	Usable   []*Entry
	Of       []*Entry // the outages that name the service
}

// FiguresOf counts incidents; what does not count is left out.
func FiguresOf(entries []*Entry) PeriodFigures {
	var f PeriodFigures
	for _, e := range entries {
		if !e.Counts() {
			continue
		}
		f.Of = append(f.Of, e)
		f.Kinds = tally(f.Kinds, e.Kind, e)
		grade := e.Grade()
		f.Severities = tally(f.Severities, Graded{Scheme: grade.Scheme, Level: grade.Level}, e)
		f.Lengths.add(e)
	}
	f.Lengths.setMedian()
	slices.SortStableFunc(f.Kinds, func(a, b Tally[incident.Kind]) int {
		return cmp.Or(cmp.Compare(len(b.Entries), len(a.Entries)), cmp.Compare(a.Of, b.Of))
	})
	slices.SortStableFunc(f.Severities, func(a, b Tally[Graded]) int {
		return cmp.Or(cmp.Compare(a.Of.Scheme, b.Of.Scheme), cmp.Compare(a.Of.Level, b.Of.Level))
	})
	f.Downtime = downtimes(f.Of)
	return f
}

func tally[K comparable](all []Tally[K], of K, e *Entry) []Tally[K] {
	i := slices.IndexFunc(all, func(t Tally[K]) bool { return t.Of == of })
	if i < 0 {
		return append(all, Tally[K]{Of: of, Entries: []*Entry{e}})
	}
	all[i].Entries = append(all[i].Entries, e)
	return all
}

// add takes an incident's length up.
func (l *PeriodLengths) add(e *Entry) {
	d := e.Impact()
	if !d.Known() {
		return
	}
	l.Usable = append(l.Usable, e)
	if l.Longest == nil || atLeast(d) > atLeast(l.Longest.Impact()) {
		l.Longest = e
	}
	if !d.SoFar && !d.AtLeast && (d.Nominal != nil || d.Lo != nil && d.Hi != nil) {
		l.Ended = append(l.Ended, e)
	}
}

// atLeast is what a duration was at the least, or as it was written.
func atLeast(d report.Duration) time.Duration {
	switch {
	case d.Nominal != nil:
		return *d.Nominal
	case d.Lo != nil:
		return *d.Lo
	}
	return 0
}

func (l *PeriodLengths) setMedian() {
	if len(l.Ended) < leastForMedian {
		return
	}
	var lo, hi []float64
	for _, e := range l.Ended {
		d := e.Impact()
		if d.Nominal != nil {
			lo, hi = append(lo, float64(*d.Nominal)), append(hi, float64(*d.Nominal))
			continue
		}
		lo, hi = append(lo, float64(*d.Lo)), append(hi, float64(*d.Hi))
	}
	slices.Sort(lo)
	slices.Sort(hi)
	from, to := time.Duration(report.Quantile(lo, 0.5)), time.Duration(report.Quantile(hi, 0.5))
	l.Median = report.Duration{Lo: &from, Hi: &to}
	if from == to {
		l.Median.Nominal, l.Median.Written = &from, true
	}
}

// downtimes adds the weighted downtimes of each service up.
func downtimes(entries []*Entry) []ServiceDown {
	var all []ServiceDown
	for _, g := range Groups(entries, func(e *Entry) []string { return e.Services }) {
		d := ServiceDown{Service: g.Name}
		for _, e := range g.Entries {
			if !isOutage(e.Kind) {
				continue
			}
			d.Of = append(d.Of, e)
			if weighted, known := downtimeOf(e, g.Name); known {
				d.Weighted = plus(d.Weighted, weighted, len(d.Usable) == 0)
				d.Usable = append(d.Usable, e)
			}
		}
		if len(d.Of) > 0 {
			all = append(all, d)
		}
	}
	return all
}
