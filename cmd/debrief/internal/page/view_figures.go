package page

import "debrief/cmd/debrief/internal/chart"

// figures gives the charts of one section their places.
func (c *composer) figures(all []Figure, section string) []figureView {
	var views []figureView
	for _, f := range all {
		if f.Section == section {
			views = append(views, figureOf(f))
		}
	}
	return views
}

func figureOf(f Figure) figureView {
	caption := escape(f.Chart.Table.Caption)
	if caption == "" {
		caption = escape(f.Heading)
	}
	return figureView{
		Heading: escape(f.Heading),
		Link:    "[Chart: " + caption + "](index.html#chart-" + slugOf(f.ID) + ")",
		Table:   gridOf(f.Chart.Table),
		Note:    escape(f.Note),
	}
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
