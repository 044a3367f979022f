package cli

import (
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/problem"
)

// table is rows of cells; the first row names the columns.
type table [][]string

// The most columns of a terminal that a cell between the first and the last
// gets where room is short, and the fewest that the last is cut to.
const (
	widestCell  = 24
	narrowestOf = 16
)

// lines aligns the cells. With a width, cells are cut so that a line fits into
// as many columns of the terminal; 0 leaves all cells whole. Where that is not
// enough, the columns of the spare names are left out, the first of them first.
func (t table) lines(width int, spare ...string) []string {
	rows := make(table, len(t))
	for i, row := range t {
		rows[i] = slices.Clone(row)
		for k := range row {
			rows[i][k] = problem.Printable(row[k])
			if width > 0 && 0 < k && k < len(row)-1 {
				rows[i][k] = cut(rows[i][k], widestCell)
			}
		}
	}
	widths := rows.widths()
	for _, name := range spare {
		if width > 0 && needed(widths) > width {
			rows = rows.without(name)
			widths = rows.widths()
		}
	}
	var lines []string
	for _, row := range rows {
		lines = append(lines, aligned(row, widths, width))
	}
	return lines
}

// gap is how many columns of a terminal lie between cells.
const gap = 2

// needed gives how many columns of a terminal cells of these widths take, with
// the fewest of the last.
func needed(widths []int) int {
	n := narrowestOf
	for _, w := range widths {
		n += w + gap
	}
	return n
}

// without gives the rows without a column.
func (t table) without(name string) table {
	column := slices.Index(t[0], name)
	rows := make(table, len(t))
	for i, row := range t {
		rows[i] = slices.Delete(slices.Clone(row), column, column+1)
	}
	return rows
}

// widths gives the width of each column but the last.
func (t table) widths() []int {
	widths := make([]int, len(t[0])-1)
	for _, row := range t {
		for k := range widths {
			widths[k] = max(widths[k], problem.Cells(row[k]))
		}
	}
	return widths
}

func aligned(row []string, widths []int, width int) string {
	var b strings.Builder
	left := width
	for k, w := range widths {
		b.WriteString(row[k] + strings.Repeat(" ", w-problem.Cells(row[k])+gap))
		left -= w + gap
	}
	last := row[len(row)-1]
	if width > 0 {
		last = cut(last, max(left, narrowestOf))
	}
	return strings.TrimRight(b.String()+last, " ")
}

// cut shortens text to a number of columns of a terminal, with an ellipsis.
func cut(text string, most int) string {
	if problem.Cells(text) <= most {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && problem.Cells(string(runes)) > most-1 {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}

// wrapped breaks text between words so that lines have at most most columns of
// a terminal, and begins each with the indent.
func wrapped(text, indent string, most int) string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case problem.Cells(indent+line+" "+word) > most:
			lines = append(lines, indent+line)
			line = word
		default:
			line += " " + word
		}
	}
	if line != "" {
		lines = append(lines, indent+line)
	}
	return strings.Join(lines, "\n")
}
