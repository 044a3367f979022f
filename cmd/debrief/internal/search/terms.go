package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// term is a word with the incidents that have it, in the order of their numbers.
type term struct {
	word     string
	postings []posting
}

// termsOf turns pages around: the words of all, in the order in which scripts
// compare text.
func termsOf(pages []*Page) []term {
	places := map[string]int{}
	var all []term
	for number, p := range pages {
		i := -1
		for word := range strings.FieldsSeq(p.Words) {
			i++
			at, known := places[word]
			if !known {
				at = len(all)
				places[word], all = at, append(all, term{word: word})
			}
			all[at].postings = append(all[at].postings, postingOf(number, p.Levels[i]))
		}
	}
	slices.SortFunc(all, func(a, b term) int { return compare(a.word, b.word) })
	return all
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
	for _, t := range terms {
		for _, p := range t.postings {
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
