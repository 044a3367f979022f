package search

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFacetCounts(t *testing.T) {
	t.Parallel()
	of := func(month string, facets ...Facet) *Page { return Read(Document{Month: month, Facets: facets}) }
	mail, web := Facet{Name: "service", Value: "mail", Label: "Mail"}, Facet{Name: "service", Value: "web", Label: "Web"}
	unknown, first := Facet{Name: "severity", Value: "unknown", Label: "Unknown", Weight: 1}, Facet{Name: "severity", Value: "sev1", Label: "SEV1"}
	pages := []*Page{of("2026-01", mail, unknown), of("2026-02", web, mail, mail, first), of("", web, unknown), of("2025-12", web, unknown)}
	for name, want := range map[string][]FacetCount{
		"service":  {{web, 3}, {mail, 2}},
		"severity": {{first, 1}, {unknown, 3}},
		"kind":     nil,
	} {
		if diff := cmp.Diff(want, FacetCounts(pages, name)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// TestRemainder wants the list left out only of what follows from the others.
func TestRemainder(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		all  int
		of   [][]int
		want int
	}{
		{"all have one", 4, [][]int{{0}, {1, 2, 3}}, 1},
		{"one has none", 5, [][]int{{0}, {1, 2, 3}}, -1},
		{"one has two", 4, [][]int{{0, 1}, {1, 2, 3}}, -1},
		{"nothing", 0, nil, -1},
	} {
		var values []facetNumbers
		for _, numbers := range tt.of {
			values = append(values, facetNumbers{numbers: numbers})
		}
		if got := remainder(values, tt.all); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}
