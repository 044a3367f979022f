package page

import (
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
)

// periodsKind is the class name of the pages on months and quarters.
const periodsKind = "periods"

// periodsFolder is where the reports of months and quarters stand.
const periodsFolder = "periods/"

// periodsPage is what periods.html.tmpl gets.
type periodsPage struct {
	Root    string
	AsOf    moment
	Zone    string
	Years   []periodYear // newest first
	Undated []placeView
	Rest    int // how many of the undated are not named
	None    bool
}

// periodYear is the quarters of one year.
type periodYear struct {
	Year     string
	Quarters []periodRow // newest first
}

// periodRow is a month or a quarter in the list of them.
type periodRow struct {
	Name, Path string
	Count      string // "3 incidents"
	Empty      bool
	Partial    bool
	Months     []periodRow // of a quarter, newest first
}

// mostUndatedShown is how many incidents without a day the list names.
const mostUndatedShown = 100

// reportsOfPeriods is what the pages of months and quarters are made from.
type reportsOfPeriods struct {
	*Renderer
	all              *portfolio.Portfolio
	months, quarters []*portfolio.Period
	ledger           *ledger
	late             map[*portfolio.Period]overdue // what was from before
}

// overdue is actions, of which no more are kept than are shown.
type overdue struct {
	count int
	first []*portfolio.Item
}

// Periods makes the report of every month and every quarter, and the list of
// them.
func (r *Renderer) Periods(all *portfolio.Portfolio) ([]Coming, error) {
	p := &reportsOfPeriods{Renderer: r, all: all, months: all.MonthlyPeriods(), quarters: all.QuarterlyPeriods(), ledger: r.ledger(all.Actions()), late: map[*portfolio.Period]overdue{}}
	pages := []Coming{coming(r, periodsIndex, nil, p.index)}
	for _, row := range [][]*portfolio.Period{p.months, p.quarters} {
		for of, late := range p.ledger.OverdueBefore(row, all.AsOf) {
			p.late[of] = overdue{len(late), slices.Clone(late[:min(len(late), mostLateShown)])}
		}
		for i, period := range row {
			pages = append(pages, p.report(row, i, period)...)
		}
	}
	return pages, nil
}

const periodsIndex = periodsFolder + "index.html"

func (p *reportsOfPeriods) index() draft[periodsPage] {
	const path = periodsIndex
	page := periodsPage{Root: rootOf(path), AsOf: p.dataAsOf(), Zone: p.site.Zone().String(), None: len(p.months) == 0}
	for _, q := range slices.Backward(p.quarters) {
		year := yearName(q.Year)
		if n := len(page.Years); n == 0 || page.Years[n-1].Year != year {
			page.Years = append(page.Years, periodYear{Year: year})
		}
		last := &page.Years[len(page.Years)-1]
		row := p.row(q)
		for _, m := range slices.Backward(p.months) {
			if inQuarter(m, q) {
				row.Months = append(row.Months, p.row(m))
			}
		}
		last.Quarters = append(last.Quarters, row)
	}
	undated := p.all.Undated()
	for _, e := range undated[:min(len(undated), mostUndatedShown)] {
		page.Undated = append(page.Undated, placeOfReport(e))
	}
	page.Rest = len(undated) - len(page.Undated)
	return draft[periodsPage]{template: "periods.html.tmpl", data: page, sheet: sheet{Kind: periodsKind, Title: p.say.Say("Months and quarters"), Stamp: []string{p.say.Say("Months and quarters")},
		Description: p.say.Say("A report for every month and every quarter: what happened, how long it lasted, and what is still open.")}}
}

// inQuarter reports whether a month lies in a quarter.
func inQuarter(month, quarter *portfolio.Period) bool {
	return month.Year == quarter.Year && month.Number() == quarter.Number()
}

func (p *reportsOfPeriods) row(of *portfolio.Period) periodRow {
	n := len(of.Counted())
	return periodRow{Name: p.periodName(of), Path: periodPath(of), Count: p.incidents(n), Empty: len(of.Entries) == 0, Partial: of.Partial}
}

// periodPath is where the report of a period stands.
func periodPath(of *portfolio.Period) string { return periodFolder(of) + "index.html" }

func periodFolder(of *portfolio.Period) string { return periodsFolder + of.Key() + "/" }

// periodName names a period: "February 2026", "Q1 2026".
func (r *Renderer) periodName(of *portfolio.Period) string {
	if of.Quarter {
		return r.quarter(of.Year, of.Number())
	}
	return r.month(of.Year, of.Month)
}

// headline says what a period was, in one sentence without a full stop:
// "February 2026: 3 incidents, 2 of them outages; the longest lasted 11 h 55
// min".
func (r *Renderer) headline(name string, f portfolio.PeriodFigures) string {
	n := len(f.Of)
	if n == 0 {
		return r.say.Say("%s: no incidents", name)
	}
	what := r.incidents(n)
	if most := f.Kinds[0]; len(most.Entries) == n {
		what = r.ofKind(most.Of, n)
	} else if len(f.Kinds) == 1 || len(most.Entries) > len(f.Kinds[1].Entries) {
		what = r.say.Say("%s, %s of them %s", what, r.say.Whole(int64(len(most.Entries))), r.kindsWithin(most.Of))
	}
	longest := f.Lengths.Longest
	if longest == nil && n == 1 {
		return r.say.Say("%s: %s; how long it lasted is not known", name, what)
	}
	if longest == nil {
		return r.say.Say("%s: %s; how long they lasted is not known", name, what)
	}
	length := longest.Impact()
	switch {
	case length.SoFar && n == 1:
		return r.say.Say("%s: %s, not over yet: %s", name, what, r.say.Duration(length))
	case length.SoFar:
		return r.say.Say("%s: %s; the longest is not over yet: %s", name, what, r.say.Duration(length))
	case n == 1:
		return r.say.Say("%s: %s, which lasted %s", name, what, r.say.Duration(length))
	case len(f.Lengths.Usable) < n:
		return r.say.Say("%s: %s; the longest of the %s with a known length lasted %s", name, what, r.say.Whole(int64(len(f.Lengths.Usable))), r.say.Duration(length))
	}
	return r.say.Say("%s: %s; the longest lasted %s", name, what, r.say.Duration(length))
}

// ofKind counts incidents of a kind: "2 outages".
func (r *Renderer) ofKind(kind incident.Kind, n int) string {
	profile := r.say.Kind(kind)
	label := profile.Plural
	if n == 1 {
		label = profile.Label
	}
	if label == string(kind) || profile.Plural == profile.Label || kind == "other" || kind == "security" || r.say.Within(label) == label {
		return r.say.Say("%s (%s)", r.incidents(n), r.say.Within(profile.Label))
	}
	return r.say.Whole(int64(n)) + nbsp + r.say.Within(label)
}

// kindsWithin names the incidents of a kind within a sentence: "outages".
func (r *Renderer) kindsWithin(kind incident.Kind) string {
	return r.say.Within(r.say.Kind(kind).Plural)
}
