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
	ID     string // of the incident
	Facets []Facet
	Month  string
	Words  string  // sorted, without doubles, with a space between them
	Levels []uint8 // of each word, 0 to levels-1
	// Text is what a result is shown from, in JSON. It may be kept elsewhere.
	Text []byte
}

// Read takes a document apart. It keeps nothing of the document.
func Read(d Document) *Page {
	p := &Page{ID: d.Card.ID, Facets: d.Facets, Month: d.Month}
	var shown []Field
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
			shown = append(shown, f)
		}
	}
	p.take(weights)
	p.Text = encode(textOf(d.Card, shown))
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
	p.Words, p.Levels = strings.Join(all, " "), make([]uint8, len(all))
	for i, word := range all {
		p.Levels[i] = levelOf(weights[word])
	}
}

// levelOf rounds a weight to a level: equal steps of weight/(weight+saturation).
func levelOf(weight float64) uint8 {
	return uint8(min(levels-1, math.Floor(levels*weight/(weight+saturation))))
}
