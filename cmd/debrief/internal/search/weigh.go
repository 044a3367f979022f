package search

import (
	"cmp"
	"encoding/binary"
	"errors"
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
	ID     string   // of the incident
	Facets []*Facet // one for all pages that have it, so that they take little memory
	Month  string
	// Text is all else: the words of the document, and what a result is shown
	// from. It may be kept elsewhere.
	Text []byte
}

// content is what the text of a page holds.
type content struct {
	words  string  // sorted, without doubles, with a space between them
	levels []uint8 // of each word, 0 to levels-1
	shown  []byte  // what a result is shown from, in JSON
}

// pack gives the content in one piece of memory.
func (c content) pack() []byte {
	all := make([]byte, 0, 2*binary.MaxVarintLen32+len(c.words)+len(c.levels)+len(c.shown))
	all = binary.AppendUvarint(all, uint64(len(c.words)))
	all = binary.AppendUvarint(all, uint64(len(c.levels)))
	return append(append(append(all, c.words...), c.levels...), c.shown...)
}

// errText is why the text of a page cannot be read.
var errText = errors.New("this is no text of a page of the search")

// unpack reads the text of a page. All but the words are parts of it.
func unpack(text []byte) (content, error) {
	words, n := binary.Uvarint(text)
	text = text[max(0, n):]
	count, m := binary.Uvarint(text)
	text = text[max(0, m):]
	size := uint64(len(text))
	if n <= 0 || m <= 0 || words > size || count > size-words {
		return content{}, errText
	}
	c := content{words: string(text[:words]), levels: text[words : words+count], shown: text[words+count:]}
	if len(strings.Fields(c.words)) != len(c.levels) {
		return content{}, errText
	}
	return c, nil
}

// Read takes a document apart. It keeps nothing of the document.
func Read(d Document) *Page {
	p := &Page{ID: d.Card.ID, Month: d.Month}
	for i := range d.Facets {
		p.Facets = append(p.Facets, &d.Facets[i])
	}
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
	c := weighed(weights)
	c.shown = encode(textOf(d.Card, shown))
	p.Text = c.pack()
	return p
}

// usualLength is how many words a field may have before each says less.
const usualLength = 60

// weighed gives words with their levels.
func weighed(weights map[string]float64) content {
	all := make([]string, 0, len(weights))
	for word := range weights {
		all = append(all, word)
	}
	slices.SortFunc(all, cmp.Compare[string])
	c := content{words: strings.Join(all, " "), levels: make([]uint8, len(all))}
	for i, word := range all {
		c.levels[i] = levelOf(weights[word])
	}
	return c
}

// levelOf rounds a weight to a level: equal steps of weight/(weight+saturation).
func levelOf(weight float64) uint8 {
	return uint8(min(levels-1, math.Floor(levels*weight/(weight+saturation))))
}
