package page

import (
	"cmp"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/portfolio"
)

// trendTable is the data under a chart, with links to what is behind each
// number. All of it is plain text.
type trendTable struct {
	Caption string
	Columns []chart.Column
	Rows    [][]trendCell // the first of them
	Total   int           // of all rows
	// Cut says that there are more rows than shown, and Whole leads to all.
	Cut   string
	Whole []trendLink
}

// trendCell is one cell: words, which may be a link, or links.
type trendCell struct {
	Text, Href string
	Datetime   string // when the words tell a moment
	Links      []trendLink
	More       string // what follows the links: and 4 more
	MoreHref   string // where those are
}

// trendLink is a link with its words.
type trendLink struct {
	Title, Href string
	Topic       string // before the title of a finding
	Fictional   bool
	Current     bool
}

// The most that a table holds.
const (
	mostTableRows = 40
	mostExamples  = 3
	mostNameRunes = 60
)

func plainCell(text string) trendCell { return trendCell{Text: text} }

func cellsOf(texts ...string) []trendCell {
	all := make([]trendCell, len(texts))
	for i, text := range texts {
		all[i] = plainCell(text)
	}
	return all
}

// to makes an address of the site relative to the page that is told; an empty
// one stays empty.
func (t *trends) to(place string) string {
	if place == "" {
		return ""
	}
	return t.root + place
}

func reportPlace(id string) string { return "incidents/" + id + "/index.html" }

// link leads to an incident.
func (t *trends) link(e *portfolio.Entry) trendLink {
	return trendLink{Title: e.Title, Href: t.to(reportPlace(e.ID)), Fictional: e.Fictional}
}

// name is an incident in a chart: a title that is not too long, and the mark
// that nothing but words can give there.
func (t *trends) name(e *portfolio.Entry) string {
	title := []rune(e.Title)
	if len(title) > mostNameRunes {
		title = append(title[:mostNameRunes-1:mostNameRunes-1], '…')
	}
	if e.Fictional {
		return t.say.Say("%s (fictional example)", string(title))
	}
	return string(title)
}

// count is a number of incidents that leads to their list where there is one.
func (t *trends) count(n int, place string) trendCell {
	c := plainCell(t.whole(n))
	if n > 0 {
		c.Href = t.to(place)
	}
	return c
}

// behind links the newest of the incidents behind a number.
func (t *trends) behind(entries []*portfolio.Entry, place string) trendCell {
	var c trendCell
	for i, e := range entries {
		if i == mostExamples {
			more := len(entries) - mostExamples
			c.More, c.MoreHref = t.say.Count(more, "and %s more", "and %s more"), t.to(place)
			break
		}
		c.Links = append(c.Links, t.link(e))
	}
	return c
}

// one is a cell that is one incident.
func (t *trends) one(e *portfolio.Entry) trendCell { return trendCell{Links: []trendLink{t.link(e)}} }

// when is a cell that tells the day of an incident.
func (t *trends) when(e *portfolio.Entry) trendCell {
	when := e.When()
	if when == nil {
		return plainCell(t.say.Say("not known"))
	}
	return trendCell{Text: dayWords(t.say, when, e.Zone), Datetime: e.At.In(e.Zone).Format(time.DateOnly)}
}

// add takes a row in while there is room for it.
func (tb *trendTable) add(row func() []trendCell) {
	if tb.Total++; tb.Total <= mostTableRows {
		tb.Rows = append(tb.Rows, row())
	}
}

// cut says of a table that is too long that there is more, and where.
func (t *trends) cut(table *trendTable) {
	if table.Total <= mostTableRows {
		return
	}
	table.Cut = t.say.Say("The table shows %s of %s rows.", t.whole(mostTableRows), t.whole(table.Total))
	table.Whole = append(table.Whole, trendLink{Title: t.say.Say("All incidents"), Href: t.to(t.r.archivePlace())})
	if place := t.r.tablePlace(); place != "" {
		table.Whole = append(table.Whole, trendLink{Title: t.say.Say("All incidents as a table (CSV)"), Href: t.to(place)})
	}
}

// chartTable is the same table for the chart.
func (tb trendTable) chartTable() chart.Table {
	return chart.Table{Caption: tb.Caption, Columns: tb.Columns}
}

func (t *trends) whole(n int) string { return t.say.Whole(int64(n)) }

// sortBy sorts and keeps the order of equals.
func sortBy[E any](all []E, compare func(a, b E) int) { slices.SortStableFunc(all, compare) }

// newest sorts incidents as a portfolio does.
func newest(all []*portfolio.Entry) []*portfolio.Entry {
	sorted := slices.Clone(all)
	sortBy(sorted, func(a, b *portfolio.Entry) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	return sorted
}
