package portfolio

import "time"

// Year is the incidents of one year in the site's zone, by when they began.
type Year struct {
	Group          // its name is the year
	Year   int     // such as 2026
	Months []Month // those with incidents, newest first
}

// Month is the incidents of one month.
type Month struct {
	Group // its name is the month as in 2026-03
	Month time.Month
}

// Archive gives the years with incidents, newest first, and the incidents whose
// day is not known, by id.
func (p *Portfolio) Archive() (years []Year, undated []*Entry) {
	for _, e := range p.Entries {
		if e.At.IsZero() {
			undated = append(undated, e)
			continue
		}
		if n := len(years); n == 0 || years[n-1].Year != e.At.Year() {
			years = append(years, Year{Year: e.At.Year(), Group: Group{Name: e.At.Format("2006")}})
		}
		year := &years[len(years)-1]
		year.add(e)
		if n := len(year.Months); n == 0 || year.Months[n-1].Month != e.At.Month() {
			year.Months = append(year.Months, Month{Month: e.At.Month(), Group: Group{Name: e.At.Format("2006-01")}})
		}
		year.Months[len(year.Months)-1].add(e)
	}
	return years, undated
}
