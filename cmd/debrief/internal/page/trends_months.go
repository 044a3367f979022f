package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/portfolio"
)

// mostSeries is how many kinds a column tells apart by colour.
const mostSeries = 4

// months tells how many incidents there were each month.
func (t *trends) months() {
	m := t.all.Months()
	c := trendChart{ID: "months", Topic: t.say.Say("Incidents per month"), Finding: t.monthsFinding(m), Usable: t.say.Say("%s of %s incidents have a date", t.whole(m.N), t.whole(m.Of)),
		Table: t.monthsTable(m), Notes: t.monthsNotes(m)}
	if m.Of == 0 {
		t.add(c, nil)
		return
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		return chart.NewColumns(t.monthColumns(m, id, label, table))
	})
}

func (t *trends) monthsFinding(m portfolio.Months) string {
	r := m.Rate
	switch {
	case m.Of == 0:
		return t.say.Say("No incident is counted yet")
	case m.N == 0:
		return t.say.Say("No incident has a known date")
	case r == nil || r.Incidents < forFinding:
		return t.say.Say("Too few to tell whether there are more or fewer: %s in %s", t.incidents(shown(m)), t.say.Count(len(m.Months), "%s month", "%s months"))
	case len(r.Outside) == 0:
		return t.say.Say("No month of the last %s stands out: each has between %s and %s, as chance alone gives", t.whole(r.Months), t.whole(r.Lo), t.whole(r.Hi))
	}
	months := t.say.Count(len(r.Outside), "%s of the last %s months stands out", "%s of the last %s months stand out", t.whole(r.Months))
	worst := m.Months[r.Outside[0]]
	for _, i := range r.Outside {
		if len(m.Months[i].Entries) > len(worst.Entries) {
			worst = m.Months[i]
		}
	}
	if len(worst.Entries) < r.Lo {
		return t.say.Say("%s, with fewer incidents than chance alone gives", months)
	}
	return t.say.Say("%s, most of all %s with %s", months, t.month(worst.Year, int(worst.Month)), t.incidents(len(worst.Entries)))
}

// shown is how many incidents the months have that are told.
func shown(m portfolio.Months) int {
	n := 0
	for _, month := range m.Months {
		n += len(month.Entries)
	}
	return n
}

func (t *trends) monthsNotes(m portfolio.Months) []string {
	var notes []string
	if r := m.Rate; r != nil {
		rate := func(n float64) string { return t.say.Amount(float64(int(n*100+0.5)) / 100) }
		notes = append(notes,
			t.say.Say("In %s whole months there were %s, %s a month; the rate behind that lies between %s and %s a month (exact Poisson interval, 95 %%).",
				t.whole(r.Months), t.incidents(r.Incidents), rate(r.PerMonth), rate(r.Interval.Lo), rate(r.Interval.Hi)),
			t.say.Say("The shaded band holds what one month has by chance alone, 95 times of 100: %s to %s. So about one month in twenty lies outside without any reason.", t.whole(r.Lo), t.whole(r.Hi)))
	} else if m.N > 0 {
		notes = append(notes, t.say.Say("Under 12 whole months there is no band and no trend."))
	}
	if m.N > shown(m) {
		notes = append(notes, t.say.Say("The chart shows the last %s months; the table tells earlier years as a whole.", t.whole(len(m.Months))))
	}
	if len(m.Vague) > 0 {
		notes = append(notes, t.say.Count(len(m.Vague), "%s incident is dated so roughly that it may belong to another month; it stands in the first that is possible.",
			"%s incidents are dated so roughly that they may belong to another month; they stand in the first that is possible."))
	}
	switch n := len(m.Months); {
	case n > 1 && m.Months[n-2].Partial:
		notes = append(notes, t.say.Say("The months that are not over are hatched."))
	case n > 0 && m.Months[n-1].Partial:
		notes = append(notes, t.say.Say("The last month is not over and is hatched."))
	}
	return notes
}

// series are the kinds that columns tell apart, and the counts of each in a
// bucket: kinds beyond the first four are one.
func (t *trends) series(m portfolio.Months) (names []string, counts func(portfolio.Bucket) []int) {
	order := make([]int, len(m.Kinds))
	totals := make([]int, len(m.Kinds))
	for i := range m.Kinds {
		order[i] = i
		totals[i] = len(m.Undated.ByKind[i])
		for _, month := range m.Months {
			totals[i] += len(month.ByKind[i])
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return totals[b] - totals[a] })
	single := order
	if len(order) > mostSeries+1 {
		single = order[:mostSeries]
	}
	for _, i := range single {
		names = append(names, t.kindPlural(m.Kinds[i]))
	}
	if len(single) < len(order) {
		names = append(names, t.say.Say("Other kinds"))
	}
	return names, func(b portfolio.Bucket) []int {
		all := make([]int, len(names))
		for place, i := range order {
			all[min(place, len(names)-1)] += len(b.ByKind[i])
		}
		return all
	}
}

func (t *trends) monthColumns(m portfolio.Months, id, label string, table chart.Table) chart.ColumnSpec {
	names, counts := t.series(m)
	spec := chart.ColumnSpec{ID: id, Label: label, Table: table, Series: names,
		Y: chart.Axis{Title: t.say.Say("Incidents that began in the month")}, X: chart.Axis{Title: t.say.Say("Month, in %s", zoneName(t.all))}}
	if r := m.Rate; r != nil {
		spec.Range = &chart.CountRange{Lo: float64(r.Lo), Hi: float64(r.Hi), Label: t.say.Say("By chance alone: %s to %s", t.whole(r.Lo), t.whole(r.Hi))}
	}
	tip := func(name string, of []int) string {
		var lines []string
		for i, n := range of {
			if n > 0 {
				lines = append(lines, t.say.Colon(names[i], t.whole(n)))
			}
		}
		return strings.Join(append([]string{name}, lines...), "\n")
	}
	for i, month := range m.Months {
		of := counts(month.Bucket)
		spec.Columns = append(spec.Columns, chart.Stack{Name: tickOf(m, i), Counts: of, Open: month.Partial, Tip: tip(t.month(month.Year, int(month.Month)), of)})
	}
	if len(m.Undated.Entries) > 0 {
		of := counts(m.Undated)
		spec.Columns = append(spec.Columns, chart.Stack{}, chart.Stack{Name: "?", Counts: of, Apart: true, Tip: tip(t.say.Say("Date not known"), of)})
	}
	return spec
}

// tickOf names a month under the axis where there is room: each January by its
// year, and in a short history the months between by their number.
func tickOf(m portfolio.Months, i int) string {
	month := m.Months[i]
	switch {
	case month.Month == 1 || i == 0 && int(month.Month) < 10:
		return strconv.Itoa(month.Year)
	case len(m.Months) <= 14 && i > 0:
		return strconv.Itoa(int(month.Month))
	}
	return ""
}

func zoneName(all *portfolio.Portfolio) string {
	return strings.ReplaceAll(all.Zone.String(), "_", " ")
}

func (t *trends) monthsTable(m portfolio.Months) trendTable {
	table := trendTable{Caption: t.say.Say("Incidents by month and kind"), Columns: []chart.Column{{Title: t.say.Say("Month")}, {Title: t.say.Say("All"), Numeric: true}}}
	kinds := m.Kinds[:min(len(m.Kinds), 8)]
	for _, k := range kinds {
		table.Columns = append(table.Columns, chart.Column{Title: t.kindPlural(k), Numeric: true})
	}
	table.Columns = append(table.Columns, chart.Column{Title: t.say.Say("Newest of them")})
	row := func(name, place string, b portfolio.Bucket) {
		table.add(func() []trendCell {
			cells := []trendCell{plainCell(name), t.count(len(b.Entries), place)}
			for i := range kinds {
				cells = append(cells, t.count(len(b.ByKind[i]), ""))
			}
			return append(cells, t.behind(b.Entries, place))
		})
	}
	for i := len(m.Months) - 1; i >= 0; i-- {
		month := m.Months[i]
		name := t.month(month.Year, int(month.Month))
		if month.Partial {
			name = t.say.Say("%s, not over", name)
		}
		if len(month.Entries) > 0 || month.Partial || len(m.Months) <= 12 {
			row(name, t.r.monthPlace(month.Year, int(month.Month)), month.Bucket)
		}
	}
	if m.N > shown(m) {
		for i := len(m.Years) - 1; i >= 0; i-- {
			year := m.Years[i]
			name := t.say.Say("Year %s", fmt.Sprintf("%04d", year.Year))
			if year.Partial {
				name = t.say.Say("%s, not over", name)
			}
			row(name, t.r.yearPlace(year.Year), year.Bucket)
		}
	}
	if len(m.Undated.Entries) > 0 {
		row(t.say.Say("Date not known"), t.r.undatedPlace(), m.Undated)
	}
	return table
}
