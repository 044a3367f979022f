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

// Figures are the numbers of some incidents, those that count. Each comes with
// the incidents behind it.
type Figures struct {
	Of         []*Entry // all that count
	Kinds      []Tally[incident.Kind]
	Severities []Tally[Level]
	Lengths    Lengths
	Downtime   []Downtime // by service, by name; only of those with an outage
}

// Tally is how many incidents share something.
type Tally[K any] struct {
	Of      K
	Entries []*Entry
}

// Level is a severity in its scheme; both are empty where none is said.
type Level struct{ Scheme, Level string }

// Lengths tells how long incidents lasted.
type Lengths struct {
	Usable []*Entry // of which a length is known, if only a bound
	// Longest is the one that certainly lasted longest; nil when none is usable.
	Longest *Entry
	// Median is empty unless Ended has six or more. It is an interval where the
	// lengths are.
	Median report.Duration
	Ended  []*Entry // over, with both bounds known: what Median is of
}

// Downtime is the weighted downtime that incidents brought to a service.
type Downtime struct {
	Service  string
	Weighted report.Duration // the sum over Usable; empty when there is none
	Usable   []*Entry
	Of       []*Entry // the outages that name the service
}

// FiguresOf counts incidents; what does not count is left out.
func FiguresOf(entries []*Entry) Figures {
	var f Figures
	for _, e := range entries {
		if !e.Counts() {
			continue
		}
		f.Of = append(f.Of, e)
		f.Kinds = tally(f.Kinds, e.Kind, e)
		level := Level{}
		if e.Severity != nil && e.Severity.Level != string(incident.Unknown) {
			level = Level{Scheme: e.Severity.Scheme, Level: e.Severity.Level}
		}
		f.Severities = tally(f.Severities, level, e)
		f.Lengths.add(e)
	}
	f.Lengths.setMedian()
	slices.SortStableFunc(f.Kinds, func(a, b Tally[incident.Kind]) int {
		return cmp.Or(cmp.Compare(len(b.Entries), len(a.Entries)), cmp.Compare(a.Of, b.Of))
	})
	slices.SortStableFunc(f.Severities, func(a, b Tally[Level]) int {
		return cmp.Or(boolInt(a.Of.Level == "")-boolInt(b.Of.Level == ""), cmp.Compare(a.Of.Scheme, b.Of.Scheme), cmp.Compare(a.Of.Level, b.Of.Level))
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
func (l *Lengths) add(e *Entry) {
	d := e.Durations.Impact
	if !d.Known() {
		return
	}
	l.Usable = append(l.Usable, e)
	if l.Longest == nil || atLeast(d) > atLeast(l.Longest.Durations.Impact) {
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

func (l *Lengths) setMedian() {
	if len(l.Ended) < leastForMedian {
		return
	}
	var lo, hi []float64
	for _, e := range l.Ended {
		d := e.Durations.Impact
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
