package search

import (
	"math"
	"strings"
	"unicode/utf8"
)

// line is one word of a shard with its list. A word that ends in a star stands
// for all words that begin so.
type line struct{ word, list string }

// shard is some lines that are loaded together. First is what the first word of
// it, and none of an earlier shard, begins with.
type shard struct {
	first string
	lines []line
	size  int // about how many bytes
}

// packer cuts the words of an index into shards so that all words with one
// beginning are in one of them; where there are too many, the beginning has a
// list of its own.
type packer struct {
	all    int // incidents
	limit  int // bytes of a shard
	best   []int8
	lists  []string // of each term
	sums   []int    // sums[i] is the size of the terms before i
	terms  []term
	shards []shard
}

// shardsOf packs the words of so many incidents.
func shardsOf(terms []term, all int) []shard {
	p := packer{all: all, best: make([]int8, all), terms: terms, lists: make([]string, len(terms)), sums: make([]int, len(terms)+1)}
	var room []posting
	for i, t := range terms {
		room = t.list.all(room)
		p.lists[i] = listOf(room, all)
		p.sums[i+1] = p.sums[i] + lineSize(t.word, p.lists[i])
	}
	p.limit = limitFor(p.sums[len(terms)])
	p.pack("", 0, len(terms))
	return p.shards
}

// limitFor is how long a shard may be. Queries load the directory of all shards
// and one for each word: the sum is least at some square root of the whole.
func limitFor(whole int) int {
	return min(12_000, max(3_000, int(5*math.Sqrt(float64(whole)))))
}

// lineSize is about how many bytes a line takes: most words share all but their
// ends with the one before.
func lineSize(word, list string) int { return min(len(word), 4) + len(list) + 3 }

// pack packs the terms from one place to another, which all begin alike.
func (p *packer) pack(prefix string, from, to int) {
	size := p.sums[to] - p.sums[from]
	if size <= p.limit || to-from == 1 {
		p.put(prefix, p.linesOf(from, to), size)
		return
	}
	if prefix != "" {
		var own []line
		if p.terms[from].word == prefix {
			own = p.linesOf(from, from+1)
		}
		list := listOf(union(p.terms[from:to], p.best), p.all)
		own = append(own, line{prefix + "*", list})
		if len(own) == 2 {
			size, from = p.sums[from+1]-p.sums[from], from+1
		} else {
			size = 0
		}
		p.put(prefix, own, size+lineSize("", list))
	}
	for from < to {
		_, width := utf8.DecodeRuneInString(p.terms[from].word[len(prefix):])
		next := p.terms[from].word[:len(prefix)+width]
		end := from
		for end < to && strings.HasPrefix(p.terms[end].word, next) {
			end++
		}
		p.pack(next, from, end)
		from = end
	}
}

func (p *packer) linesOf(from, to int) []line {
	lines := make([]line, 0, to-from)
	for i := from; i < to; i++ {
		lines = append(lines, line{p.terms[i].word, p.lists[i]})
	}
	return lines
}

// put adds lines that stay together to the last shard, or begins a new one.
func (p *packer) put(first string, lines []line, size int) {
	if n := len(p.shards); n > 0 && p.shards[n-1].size+size <= p.limit {
		last := &p.shards[n-1]
		last.lines, last.size = append(last.lines, lines...), last.size+size
		return
	}
	p.shards = append(p.shards, shard{first: first, lines: lines, size: size})
}

// data is what the shard's file holds: its words, each as how much it shares
// with the one before and the rest, and their lists.
func (s shard) data() []string {
	words, lists, before := make([]string, len(s.lines)), make([]string, len(s.lines)), ""
	for i, l := range s.lines {
		units, rest := shared(before, l.word)
		words[i], lists[i], before = string(alphabet[units])+rest, l.list, l.word
	}
	return []string{strings.Join(words, " "), strings.Join(lists, " ")}
}
