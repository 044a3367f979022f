package portfolio

import (
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// The least and the most that the months tell.
const (
	mostMonths    = 36 // that are told one by one
	monthsForRate = 12 // whole ones, under which no rate is told
)

// Months is how many incidents began in each month of the site's zone.
type Months struct {
	Usable                 // with a date, of all that are counted
	Kinds  []incident.Kind // of all that are counted, in order
	// Months are the last 36 at most, oldest first and without a hole, from
	// the month of the first incident to that of the as-of moment or of the
	// last incident.
	Months  []CountedMonth
	Years   []CountedYear // oldest first and without a hole; all of them
	Undated Bucket        // nobody knows when they began
	// Vague are those of the dated that may have begun in another month than
	// the one that they are counted in.
	Vague []*Entry
	Rate  *Rate // nil under 12 whole months
}

// Bucket is some incidents, newest first, and the same by kind, in the order
// of Months.Kinds.
type Bucket struct {
	Entries []*Entry
	ByKind  [][]*Entry
}

// CountedMonth is the incidents of one month.
type CountedMonth struct {
	Year    int
	Month   time.Month
	Partial bool // it was not over at the as-of moment
	Bucket
}

// CountedYear is the incidents of one year.
type CountedYear struct {
	Year    int
	Partial bool
	Bucket
}

// Rate is how often incidents came in the whole months among those told.
type Rate struct {
	Incidents, Months int
	PerMonth          float64
	// Interval is the exact 95 % interval of PerMonth; see PoissonInterval.
	Interval report.Interval
	// Lo and Hi bound what one month has, by chance alone, 95 times of 100;
	// see PoissonBand.
	Lo, Hi int
	// Outside are the places in Months.Months of whole months outside that.
	Outside []int
}

// Months counts the incidents by month and kind.
func (p *Portfolio) Months() Months {
	counted := p.Counted()
	m := Months{Usable: Usable{Of: len(counted)}, Kinds: kindsOf(counted)}
	m.Undated = m.bucket(slices.DeleteFunc(slices.Clone(counted), func(e *Entry) bool { return !e.At.IsZero() }))
	dated := slices.DeleteFunc(slices.Clone(counted), func(e *Entry) bool { return e.At.IsZero() })
	m.N = len(dated)
	if m.N == 0 {
		return m
	}
	byMonth, byYear := map[int][]*Entry{}, map[int][]*Entry{}
	first, last := monthOf(dated[m.N-1].At, p.Zone), monthOf(dated[0].At, p.Zone)
	for _, e := range dated {
		month := monthOf(e.At, p.Zone)
		byMonth[month] = append(byMonth[month], e)
		byYear[month/12] = append(byYear[month/12], e)
		if e.isVague(p.Zone) {
			m.Vague = append(m.Vague, e)
		}
	}
	now := monthOf(p.AsOf, p.Zone)
	if p.AsOf.IsZero() {
		now = last
	}
	last = max(last, now)
	for i := max(first, last-mostMonths+1); i <= last; i++ {
		m.Months = append(m.Months, CountedMonth{Year: i / 12, Month: time.Month(i%12 + 1), Partial: i >= now, Bucket: m.bucket(byMonth[i])})
	}
	for y := first / 12; y <= last/12; y++ {
		m.Years = append(m.Years, CountedYear{Year: y, Partial: y >= now/12, Bucket: m.bucket(byYear[y])})
	}
	m.Rate = m.rate()
	return m
}

// monthOf numbers the months of the calendar.
func monthOf(t time.Time, zone *time.Location) int {
	local := t.In(zone)
	return local.Year()*12 + int(local.Month()) - 1
}

// isVague reports whether the incident may have begun in another month than
// that of At.
func (e *Entry) isVague(zone *time.Location) bool {
	if e.Span.Lo.IsZero() || e.Span.Hi.IsZero() {
		return true
	}
	last := e.Span.Hi
	if last.After(e.Span.Lo) { // Hi is the first moment after it
		last = last.Add(-1)
	}
	return monthOf(e.Span.Lo, zone) != monthOf(last, zone) && monthOf(e.At, zone) != monthOf(last, zone)
}

// bucket sorts incidents by kind.
func (m *Months) bucket(entries []*Entry) Bucket {
	b := Bucket{Entries: entries, ByKind: make([][]*Entry, len(m.Kinds))}
	for _, e := range entries {
		i := slices.Index(m.Kinds, e.Kind)
		b.ByKind[i] = append(b.ByKind[i], e)
	}
	return b
}

// rate tells how often incidents came in the whole months.
func (m *Months) rate() *Rate {
	var r Rate
	for _, month := range m.Months {
		if !month.Partial {
			r.Months++
			r.Incidents += len(month.Entries)
		}
	}
	if r.Months < monthsForRate {
		return nil
	}
	months := float64(r.Months)
	r.PerMonth = float64(r.Incidents) / months
	whole := PoissonInterval(r.Incidents)
	r.Interval = report.Interval{Lo: whole.Lo / months, Hi: whole.Hi / months}
	r.Lo, r.Hi = PoissonBand(r.PerMonth)
	for i, month := range m.Months {
		if n := len(month.Entries); !month.Partial && (n < r.Lo || n > r.Hi) {
			r.Outside = append(r.Outside, i)
		}
	}
	return &r
}
