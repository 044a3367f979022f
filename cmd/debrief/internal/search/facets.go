package search

import (
	"cmp"
	"slices"
	"strings"
)

// FacetCount is one value of a facet with how many incidents have it.
type FacetCount struct {
	Facet
	Count int
}

// facetNames lists the facets that are read from documents. Years come from
// their months.
func facetNames() []string { return []string{"kind", "severity", "service", "state"} }

// facetNumbers is one value with the numbers of its incidents.
type facetNumbers struct {
	Facet
	numbers []int
}

// FacetCounts counts the values of a facet, in the order that readers see.
func FacetCounts(pages []*Page, name string) []FacetCount {
	var counts []FacetCount
	for _, v := range valuesOf(ordered(pages), name) {
		counts = append(counts, FacetCount{v.Facet, len(v.numbers)})
	}
	return counts
}

// valuesOf gives the values of a facet, by their weight, then the most common
// first.
func valuesOf(pages []*Page, name string) []facetNumbers {
	places := map[string]int{}
	var all []facetNumbers
	for number, p := range pages {
		for _, f := range p.Facets {
			if f.Name != name {
				continue
			}
			at, known := places[f.Value]
			if !known {
				at = len(all)
				places[f.Value], all = at, append(all, facetNumbers{Facet: *f})
			}
			if n := len(all[at].numbers); n == 0 || all[at].numbers[n-1] != number {
				all[at].numbers = append(all[at].numbers, number)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b facetNumbers) int {
		return cmp.Or(cmp.Compare(a.Weight, b.Weight), cmp.Compare(len(b.numbers), len(a.numbers)), cmp.Compare(a.Label, b.Label), cmp.Compare(a.Value, b.Value))
	})
	return all
}

// column is one facet in the file of facets: pairs of value and label, and
// their lists. One list may be empty: that value is of those that no other is of.
type column struct {
	Name   string      `json:"name"`
	Values [][2]string `json:"values"`
	Lists  string      `json:"lists"`
}

func columnsOf(pages []*Page) []column {
	all := []column{}
	for _, name := range facetNames() {
		c := column{Name: name}
		var lists []string
		values := valuesOf(pages, name)
		others := remainder(values, len(pages))
		for i, v := range values {
			c.Values = append(c.Values, [2]string{v.Value, v.Label})
			if i == others {
				lists = append(lists, "")
			} else {
				lists = append(lists, numbersOf(v.numbers, len(pages)))
			}
		}
		if c.Lists = strings.Join(lists, " "); c.Values != nil {
			all = append(all, c)
		}
	}
	return all
}

// remainder gives the place of the most common value if it is of exactly those
// that no other value is of; -1 if not.
func remainder(values []facetNumbers, all int) int {
	most, times := -1, make([]int, all)
	for i, v := range values {
		if most < 0 || len(v.numbers) > len(values[most].numbers) {
			most = i
		}
		for _, n := range v.numbers {
			times[n]++
		}
	}
	if most < 0 || slices.Contains(times, 0) {
		return -1
	}
	for _, n := range values[most].numbers {
		if times[n] > 1 {
			return -1
		}
	}
	return most
}
