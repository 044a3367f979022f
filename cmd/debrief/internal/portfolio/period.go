package portfolio

import (
	"fmt"
	"slices"
	"time"
)

// Period is a month or a quarter of the site's zone.
type Period struct {
	Year    int
	Month   time.Month // the first of it
	Quarter bool
	// From is its first moment, To the first one after it.
	From, To time.Time
	// Partial says that it is not over at the as-of moment.
	Partial bool
	// Entries began in it, in time order; those that do not count are among
	// them.
	Entries []*Entry
	// Into began before it and lasted into it.
	Into []Into
}

// Into is an incident that began before a period and lasted into it.
type Into struct {
	Entry *Entry
	// Perhaps says that it may have ended before the period began.
	Perhaps bool
	// Beyond says that it was not over at the period's end, or is not at the
	// as-of moment.
	Beyond bool
}

// Key names the period in addresses: 2026-02, 2026-q1.
func (p *Period) Key() string {
	if p.Quarter {
		return fmt.Sprintf("%04d-q%d", p.Year, p.Number())
	}
	return fmt.Sprintf("%04d-%02d", p.Year, int(p.Month))
}

// Number is the quarter's number, 1 to 4; of a month that of its quarter.
func (p *Period) Number() int { return (int(p.Month)-1)/3 + 1 }

// Counted gives the incidents of the period that count.
func (p *Period) Counted() []*Entry {
	return slices.DeleteFunc(slices.Clone(p.Entries), func(e *Entry) bool { return !e.Counts() })
}

// End is the moment at which the period's report stands: its end, or the as-of
// moment where that comes before.
func (p *Period) End(asOf time.Time) time.Time {
	if p.Partial {
		return asOf
	}
	return p.To
}

// longestGap is for how many months without an incident there are periods: a
// date of 1970 among those of this year would else make hundreds.
const longestGap = 120

// MonthlyPeriods gives every month from that of the first incident to that of the last
// or of the as-of moment, in time order, empty ones included.
func (p *Portfolio) MonthlyPeriods() []*Period { return p.periods(1) }

// QuarterlyPeriods gives every quarter from that of the first incident to that of the
// last or of the as-of moment, in time order, empty ones included.
func (p *Portfolio) QuarterlyPeriods() []*Period { return p.periods(3) }

// Undated gives the incidents of which no moment is known, by id.
func (p *Portfolio) Undated() []*Entry {
	var all []*Entry
	for _, e := range p.Entries {
		if e.At.IsZero() {
			all = append(all, e)
		}
	}
	return all
}

// periods cuts time into stretches of so many months.
func (p *Portfolio) periods(months int) []*Period {
	inOrder := slices.Clone(p.Entries)
	inOrder = slices.DeleteFunc(inOrder, func(e *Entry) bool { return e.At.IsZero() })
	slices.Reverse(inOrder)
	var all []*Period
	for _, e := range inOrder {
		all = p.until(all, e.At, months)
		last := all[len(all)-1]
		last.Entries = append(last.Entries, e)
	}
	if len(all) > 0 && p.AsOf.After(all[len(all)-1].To) {
		all = p.until(all, p.AsOf, months)
	}
	for _, period := range all {
		period.Into = p.into(period, inOrder)
	}
	return all
}

// until adds the periods up to the one that a moment lies in.
func (p *Portfolio) until(all []*Period, at time.Time, months int) []*Period {
	year, month, _ := at.In(p.Zone).Date()
	month -= (month - 1) % time.Month(months)
	index := year*12 + int(month) - 1
	first := index
	if len(all) > 0 {
		last := all[len(all)-1]
		if first = last.Year*12 + int(last.Month) - 1 + months; index-first >= longestGap {
			first = index
		}
	}
	for ; first <= index; first += months {
		all = append(all, p.period(first/12, time.Month(first%12+1), months))
	}
	return all
}

func (p *Portfolio) period(year int, month time.Month, months int) *Period {
	of := &Period{Year: year, Month: month, Quarter: months == 3,
		From: time.Date(year, month, 1, 0, 0, 0, 0, p.Zone), To: time.Date(year, month+time.Month(months), 1, 0, 0, 0, 0, p.Zone)}
	of.Partial = of.To.After(p.AsOf)
	return of
}

// into finds what began before a period and lasted into it.
func (p *Portfolio) into(period *Period, inOrder []*Entry) []Into {
	var all []Into
	for _, e := range inOrder {
		if !e.At.Before(period.From) {
			break
		}
		if lasting, ok := lastedInto(e, period, period.End(p.AsOf)); ok {
			all = append(all, lasting)
		}
	}
	return all
}

// lastedInto tells whether an incident that began before a period lasted into
// it, by the bounds of its end; one that goes on has none yet. Of an incident
// without a known end nothing is said.
func lastedInto(e *Entry, period *Period, end time.Time) (Into, bool) {
	if e.Ongoing {
		return Into{Entry: e, Beyond: true}, !end.Before(period.From)
	}
	lo, hi := e.Ended.Lo, e.Ended.Hi
	if e.Ended.IsZero() || !hi.IsZero() && !hi.After(period.From) || hi.IsZero() && !lo.After(period.From) {
		return Into{}, false
	}
	return Into{Entry: e, Perhaps: lo.Before(period.From), Beyond: !lo.IsZero() && !lo.Before(end)}, true
}

// Vague reports whether an incident of the period may as well have begun in
// another one. A date that reaches over the end by the difference of two zones
// is not.
func (p *Period) Vague(e *Entry) bool {
	return e.Span.Lo.IsZero() || e.Span.Hi.IsZero() || e.Span.Hi.Sub(p.To) > 24*time.Hour
}
