package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// levels is how many steps there are between a word that an incident has
// somewhere and one that it is about.
const levels = 8

// saturation is how much weight makes a word half as good as it can get; the
// k1 of BM25F (Robertson and Zaragoza, 2009).
const saturation = 6

// Page is one document as the index keeps it.
type Page struct {
	card   Card
	shown  []Field // with labels
	facets []Facet
	month  string
	words  []string // sorted, without doubles
	levels []uint8  // of each word, 0 to levels-1
}

// Read takes a document apart. It keeps nothing of the document but its texts.
func Read(d Document) *Page {
	p := &Page{card: d.Card, facets: d.Facets, month: d.Month}
	weights := map[string]float64{}
	for _, f := range d.Fields {
		all := tokens(f.Text)
		for _, host := range f.Hosts {
			all = append(all, tokens(host)...)
		}
		// A word in a long text says less: the half of it at four times the
		// length that is usual.
		each := float64(f.Weight) / math.Sqrt(max(1, float64(len(all))/usualLength))
		for _, word := range all {
			weights[word] += each
		}
		if f.Label != "" && strings.TrimSpace(f.Text) != "" {
			p.shown = append(p.shown, Field{Weight: f.Weight, Label: f.Label, Text: f.Text})
		}
	}
	p.take(weights)
	return p
}

// usualLength is how many words a field may have before each says less.
const usualLength = 60

// take keeps the words in one piece of memory.
func (p *Page) take(weights map[string]float64) {
	all := make([]string, 0, len(weights))
	for word := range weights {
		all = append(all, word)
	}
	slices.SortFunc(all, cmp.Compare[string])
	p.words, p.levels = make([]string, len(all)), make([]uint8, len(all))
	joined, at := strings.Join(all, ""), 0
	for i, word := range all {
		p.words[i], at = joined[at:at+len(word)], at+len(word)
		p.levels[i] = levelOf(weights[word])
	}
}

// levelOf rounds a weight to a level: equal steps of weight/(weight+saturation).
func levelOf(weight float64) uint8 {
	return uint8(min(levels-1, math.Floor(levels*weight/(weight+saturation))))
}
