package prose

import "strings"

// HasHollowTables reports whether tables in a Markdown text have far more cells
// than are written: a row is filled up to the width of its table, so that a few
// kilobytes can become millions of cells.
func HasHollowTables(markdown string) bool {
	cells, columns := 0, 0
	for line := range strings.Lines(markdown) {
		rest := strings.Trim(line, " \t\r\n>|")
		switch {
		case strings.Trim(line, " \t\r\n>") == "":
			columns = 0
		case isRuler(rest):
			columns = strings.Count(rest, "|") + 1
		}
		cells += columns
	}
	return cells > len(markdown)/2+tolerated
}

// tolerated is how many cells are no matter in any text.
const tolerated = 100

// isRuler reports whether a line may be the one below a table's head.
func isRuler(line string) bool {
	return strings.Contains(line, "-") && strings.Trim(line, "|:- \t") == ""
}
