package page

import (
	"strconv"
	"strings"
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
		caption = escape(withoutMarks(f.Heading))
	}
	view := figureView{
		Heading: c.adopted(f.Heading, f.notes),
		Link:    "[" + c.say.Say("Chart: %s", caption) + "](index.html#chart-" + slugOf(f.ID) + ")",
		Table:   c.gridOf(f),
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
func (c *composer) gridOf(f Figure) grid {
	t := f.Chart.Table
	var g grid
	for _, col := range t.Columns {
		rule := "---"
		if col.Numeric {
			rule = "---:"
		}
		g.Columns = append(g.Columns, column{Title: c.adopted(col.Title, f.notes), Rule: rule})
	}
	for _, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range min(len(row), len(cells)) {
			cells[i] = c.adopted(row[i], f.notes)
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// adopted escapes plain text with marks, and makes them marks of the page.
func (c *composer) adopted(text string, notes annotations) string {
	if !strings.Contains(text, markOpen) {
		return escape(text)
	}
	var out strings.Builder
	for {
		from, to := nextMark([]byte(text))
		if from < 0 {
			out.WriteString(escapeRun(tidyRun(text), false))
			return out.String()
		}
		out.WriteString(escapeRun(tidyRun(text[:from]), false))
		out.WriteString(c.adoptedMark(text[from:to], notes))
		text = text[to:]
	}
}

func (c *composer) adoptedMark(mark string, notes annotations) string {
	digits := strings.TrimSuffix(strings.TrimPrefix(mark, markOpen), markText)
	i, err := strconv.Atoi(digits)
	switch {
	case mark == markClose:
		return mark
	case err != nil || i >= len(notes):
		return "\uFFFD"
	}
	c.view.notes = append(c.view.notes, notes[i])
	return markOpen + strconv.Itoa(len(c.view.notes)-1) + markText
}
