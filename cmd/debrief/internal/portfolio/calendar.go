package portfolio

import (
	"slices"
	"time"
)

// Day is a day of the calendar, without a zone. Days are comparable.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

func dayOf(t time.Time, zone *time.Location) Day {
	y, m, d := t.In(zone).Date()
	return Day{y, m, d}
}

// Date is the day's midnight in UTC, for counting days: each is 24 hours long.
func (d Day) Date() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Next is the day n days later.
func (d Day) Next(n int) Day { return dayOf(d.Date().AddDate(0, 0, n), time.UTC) }

// To is how many days later other is.
func (d Day) To(other Day) int { return int(other.Date().Sub(d.Date()) / (24 * time.Hour)) }

// Calendar is the days of the last twelve months on which incidents of one
// scheme went on: the month of the as-of moment and the eleven before it, up to
// the as-of day.
type Calendar struct {
	*Rated
	Usable      // with a known day, of all of the scheme
	First, Last Day
	Days        []DayOf   // those with an incident, oldest first
	Months      []MonthOf // all twelve, oldest first
}

// DayOf is one day with the incidents that went on during it, newest first.
type DayOf struct {
	Day
	// Highest is the place of the gravest level in Levels; −1 when there are
	// several and nobody knows which is graver. What is not known is the least.
	Highest int
	Entries []*Entry
}

// MonthOf is one month with the incidents that went on during it, by level,
// newest first.
type MonthOf struct {
	Year    int
	Month   time.Month
	ByLevel [][]*Entry
}

// Calendar lays the incidents of a scheme out over days. An incident colours
// every day that it lasted.
func (p *Portfolio) Calendar(r *Rated) Calendar {
	c := Calendar{Rated: r, Usable: Usable{Of: len(r.Entries)}}
	c.Last = dayOf(p.AsOf, p.Zone)
	begin := time.Date(c.Last.Year, c.Last.Month-11, 1, 0, 0, 0, 0, time.UTC)
	c.First = dayOf(begin, time.UTC)
	for i := range 12 {
		month := begin.AddDate(0, i, 0)
		c.Months = append(c.Months, MonthOf{month.Year(), month.Month(), make([][]*Entry, len(r.Levels))})
	}
	days := make([][]*Entry, c.First.To(c.Last)+1)
	for _, e := range r.Entries {
		first, last, ok := p.Lasted(e)
		if !ok {
			continue
		}
		c.N++
		from, to := max(0, c.First.To(first)), min(len(days)-1, c.First.To(last))
		for i := from; i <= to; i++ {
			days[i] = append(days[i], e)
			month := &c.Months[c.monthAt(i)]
			if l := r.Level(e); !slices.Contains(month.ByLevel[l], e) {
				month.ByLevel[l] = append(month.ByLevel[l], e)
			}
		}
	}
	for i, entries := range days {
		if len(entries) > 0 {
			c.Days = append(c.Days, DayOf{c.First.Next(i), c.highest(entries), entries})
		}
	}
	return c
}

// monthAt is the place in Months of a day, counted from the first.
func (c *Calendar) monthAt(i int) int {
	d := c.First.Next(i)
	return (d.Year-c.First.Year)*12 + int(d.Month) - int(c.First.Month)
}

// highest is the place of the gravest level among incidents.
func (c *Calendar) highest(entries []*Entry) int {
	var places []int
	for _, e := range entries {
		if l := c.Level(e); !slices.Contains(places, l) {
			places = append(places, l)
		}
	}
	slices.Sort(places)
	known := slices.DeleteFunc(slices.Clone(places), func(l int) bool { return c.Levels[l].Name == "" })
	if len(known) > 1 && !c.Ordered {
		return -1
	}
	return places[0]
}
