package page

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Looking through the texts of one parent again and again takes minutes where
// it has many.
func TestTextsAreLookedThroughOnce(t *testing.T) {
	source := []byte(strings.ReplaceAll(strings.Repeat("*a*a", 50)+"\n\n- *a*a*a*\n- a", "a", "a"+markClose))
	doc := newProse().parser.Parse(text.NewReader(source))
	seen := map[ast.Node]bool{}
	parents := parentsOfMarks(doc, source)
	for _, p := range parents {
		if seen[p] {
			t.Errorf("%v is there twice", p.Kind())
		}
		seen[p] = true
	}
	if want := 50 + 1 + 2 + 2; len(parents) != want {
		t.Errorf("%d parents of texts, want %d", len(parents), want)
	}
}

func TestPlainLeavesWhatTakesLongAsItIs(t *testing.T) {
	r := rendererFor(t, Site{})
	for name, tt := range map[string]struct{ in, want string }{
		"few marks":  {strings.Repeat("*a* ", 5000), strings.TrimSpace(strings.Repeat("a ", 5000))},
		"many marks": {strings.Repeat("*a* ", 5001), strings.TrimSpace(strings.Repeat("*a* ", 5001))},
		"wide":       {strings.Repeat("a|", 100) + "\n" + strings.Repeat("-|", 100) + strings.Repeat("\na", 100), strings.Repeat("a|", 100) + " " + strings.Repeat("-|", 100) + strings.Repeat(" a", 100)},
		"deep":       {strings.Repeat("> ", 30) + "a", strings.Repeat("> ", 30) + "a"},
	} {
		if got := r.plain(tt.in); got != tt.want {
			t.Errorf("%s: %.40q, want %.40q", name, got, tt.want)
		}
	}
}
