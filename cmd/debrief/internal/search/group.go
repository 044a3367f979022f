package search

import (
	"crypto/sha256"
	"encoding/binary"
)

// group is what the index has of pages that are named by one hash: their words,
// with the numbers that the pages have among them, in one piece of memory, and the
// sum of all that is shown of them.
type group struct {
	sum   [sha256.Size]byte
	words []byte
}

// read makes a group of pages, and gives what is shown of each.
func (j *joiner) read(pages []*Page) (group, [][]byte, error) {
	words := gathering{places: map[string]int{}}
	shown, sum := make([][]byte, len(pages)), sha256.New()
	for i, p := range pages {
		c, err := j.contentOf(p)
		if err != nil {
			return group{}, nil, err
		}
		words.add(i, c)
		shown[i] = c.shown
		sum.Write(c.shown)
	}
	return group{[sha256.Size]byte(sum.Sum(nil)), packed(words.terms)}, shown, nil
}

// packed gives words with their pages in one piece of memory.
func packed(words []term) (data []byte) {
	for _, t := range words {
		data = binary.AppendUvarint(data, uint64(len(t.word)))
		data = append(data, t.word...)
		data = binary.AppendUvarint(data, uint64(len(t.list.packed)))
		data = append(data, t.list.packed...)
	}
	return data
}

// pack gives the group in one piece of memory.
func (g group) pack() []byte { return append(g.sum[:len(g.sum):len(g.sum)], g.words...) }

// unpackGroup reads what pack gave of so many pages; false for anything else. The
// group is part of it.
func unpackGroup(data []byte, pages int) (g group, ok bool) {
	if len(data) < len(g.sum) {
		return g, false
	}
	g = group{[sha256.Size]byte(data), data[len(g.sum):]}
	for rest := g.words; len(rest) > 0; {
		var list []byte
		if _, rest, ok = part(rest); ok {
			list, rest, ok = part(rest)
		}
		if !ok || !within(list, pages) {
			return group{}, false
		}
	}
	return g, true
}

// part gives what stands behind its length, and the rest.
func part(data []byte) (one, rest []byte, ok bool) {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > uint64(len(data)-size) {
		return nil, nil, false
	}
	end := size + int(n) //nolint:gosec // no more than there is
	return data[size:end], data[end:], true
}

// within reports whether all numbers of packed postings are below a limit, and in
// order.
func within(packed []byte, limit int) bool {
	number := 0
	for rest := packed; len(rest) > 0; {
		next, n := binary.Uvarint(rest)
		if n <= 0 || next > uint64(postingOf(limit, 0)) || posting(next).number() == 0 && len(rest) < len(packed) {
			return false
		}
		rest = rest[n:]
		if number += posting(next).number(); number >= limit {
			return false
		}
	}
	return true
}

// merge adds the words of a group whose first page has a number.
func (g *gathering) merge(first int, of group) {
	for rest := of.words; len(rest) > 0; {
		var word, list []byte
		word, rest, _ = part(rest)
		list, rest, _ = part(rest)
		at, known := g.places[string(word)]
		if !known {
			at = len(g.terms)
			own := string(word)
			g.places[own], g.terms = at, append(g.terms, term{word: own})
		}
		g.terms[at].list.join(first, list)
	}
}

// join adds packed postings, whose numbers count from a first one that is beyond
// all that are there.
func (l *postings) join(first int, packed []byte) {
	next, n := binary.Uvarint(packed)
	if n <= 0 {
		return
	}
	l.add(first+posting(next).number(), posting(next).level())
	rest := packed[n:]
	l.packed = append(l.packed, rest...) // distances stay what they are
	for len(rest) > 0 {
		next, n := binary.Uvarint(rest)
		rest = rest[n:]
		l.last += posting(next).number()
		l.count++
	}
}
