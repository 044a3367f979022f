package prose

import (
	"strings"
	"testing"
)

func TestHollowTables(t *testing.T) {
	table := func(columns, rows int, row string) string {
		return strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n" + strings.Repeat(row+"\n", rows)
	}
	for name, tt := range map[string]struct {
		text   string
		hollow bool
	}{
		"none":                {"Mail was late.", false},
		"small":               {table(3, 5, "| | |"), false},
		"full":                {table(50, 400, strings.Repeat("|a", 50)+"|"), false},
		"full, tight":         {table(200, 200, strings.Repeat("a|", 200)), false},
		"wide, without rows":  {table(5000, 0, ""), false},
		"wide, short rows":    {table(100, 100, "a"), true},
		"wide, empty rows":    {table(1500, 1000, "|"), true},
		"in a quotation":      {"> " + strings.ReplaceAll(table(100, 100, "a"), "\n", "\n> "), true},
		"with colons":         {strings.ReplaceAll(table(100, 100, "a"), "-", ":-:"), true},
		"text after the end":  {table(100, 0, "") + "\n" + strings.Repeat("a\n", 5000), false},
		"lines of a database": {" a | b\n---+---\n" + strings.Repeat(" 1 | 2\n", 1000), false},
		"many small":          {strings.Repeat(table(30, 30, "a")+"\n", 20), true},
	} {
		if got := HasHollowTables(tt.text); got != tt.hollow {
			t.Errorf("%s: %t, want %t", name, got, tt.hollow)
		}
	}
}
