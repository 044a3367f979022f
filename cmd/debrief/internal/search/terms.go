package search

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"
)

// term is a word with the incidents that have it.
type term struct {
	word string
	list postings
}

// postings are some in the order of their numbers, packed: of all words of all
// incidents there are very many.
type postings struct {
	packed []byte // of each the distance of its number to that of the one before, with its level
	count  int
	last   int // the number of the last one
}

func (l *postings) add(number int, level uint8) {
	l.packed = binary.AppendUvarint(l.packed, uint64(postingOf(number-l.last, level)))
	l.last = number
	l.count++
}

// all unpacks them into room that is there.
func (l *postings) all(room []posting) []posting {
	room = room[:0]
	number := 0
	for rest := l.packed; len(rest) > 0; {
		next, n := binary.Uvarint(rest)
		rest = rest[n:]
		number += posting(next).number()
		room = append(room, postingOf(number, posting(next).level()))
	}
	return room
}

// gathering turns pages around: it collects the words of all.
type gathering struct {
	places map[string]int
	terms  []term
}

// add adds the words of the next page, by its number.
func (g *gathering) add(number int, c content) {
	i := -1
	for word := range strings.FieldsSeq(c.words) {
		i++
		at, known := g.places[word]
		if !known {
			word = strings.Clone(word) // it holds on to no other
			at = len(g.terms)
			g.places[word], g.terms = at, append(g.terms, term{word: word})
		}
		g.terms[at].list.add(number, c.levels[i])
	}
}

// sorted gives the words in the order in which scripts compare text.
func (g *gathering) sorted() []term {
	slices.SortFunc(g.terms, func(a, b term) int { return compare(a.word, b.word) })
	return g.terms
}

// compare compares two texts by their units of UTF-16, as scripts do.
func compare(a, b string) int {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	switch {
	case at == len(a) || at == len(b):
		return len(a) - len(b)
	case a[at] >= 0xee && b[at] >= 0xee && (a[at] >= 0xf0) != (b[at] >= 0xf0):
		return int(b[at]) - int(a[at]) // beyond the first plane comes before the end of it
	}
	return int(a[at]) - int(b[at])
}

// union gives the incidents of several words, each at its best level.
func union(terms []term, best []int8) []posting {
	clear(best)
	n := 0
	var room []posting
	for _, t := range terms {
		room = t.list.all(room)
		for _, p := range room {
			old := &best[p.number()]
			if *old == 0 {
				n++
			}
			*old = max(*old, int8(p.level())+1)
		}
	}
	all := make([]posting, 0, n)
	for number, level := range best {
		if level > 0 {
			all = append(all, postingOf(number, uint8(level-1)))
		}
	}
	return all
}

// shared counts the units of UTF-16 that two texts begin with alike, and gives
// the rest of the second.
func shared(a, b string) (units int, rest string) {
	at := 0
	for at < len(a) && at < len(b) {
		x, size := utf8.DecodeRuneInString(a[at:])
		if y, _ := utf8.DecodeRuneInString(b[at:]); x != y || units+2 >= len(alphabet) {
			break
		}
		at += size
		units++
		if x > 0xffff {
			units++
		}
	}
	return units, b[at:]
}
