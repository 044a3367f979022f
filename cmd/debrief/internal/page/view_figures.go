package page

import (
	"debrief/cmd/debrief/internal/chart"
)

// drawn reports whether the page has the figure with the id. What its table
// tells is not told twice.
func (c *composer) drawn(id string) bool {
	for _, f := range c.figures {
		if f.ID == id {
			return true
		}
	}
	return false
}

// figuresIn gives the charts of one section their places.
func (c *composer) figuresIn(section string) []figureView {
	var views []figureView
	for _, f := range c.figures {
		if f.Section == section {
			views = append(views, c.figure(f))
		}
	}
	return views
}

func (c *composer) figure(f Figure) figureView {
	caption := escape(f.Chart.Table.Caption)
	if caption == "" {
		caption = escape(f.Heading)
	}
	view := figureView{
		Heading: escape(f.Heading),
		Link:    "[" + c.say.Say("Chart: %s", caption) + "](index.html#chart-" + slugOf(f.ID) + ")",
		Table:   gridOf(f.Chart.Table),
		Note:    escape(f.Note),
	}
	switch {
	case f.ID == "path" && c.inc.Misrouting != nil:
		view.Table = c.paths(c.inc.Misrouting)
		view.Note = c.say.Sentences(c.pathNote(c.inc.Misrouting), view.Note)
	case f.ID == "windows" && c.Outage != nil && len(c.Outage.Steps) == 0:
		view.Table = c.windows(c.inc.Outage.Windows)
	}
	view.Note = c.withMethod(view.Note, f.ID)
	return view
}

// gridOf gives the table of a chart's numbers.
func gridOf(t chart.Table) grid {
	var g grid
	for _, col := range t.Columns {
		rule := "---"
		if col.Numeric {
			rule = "---:"
		}
		g.Columns = append(g.Columns, column{Title: escape(col.Title), Rule: rule})
	}
	for _, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range min(len(row), len(cells)) {
			cells[i] = escape(row[i])
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}
