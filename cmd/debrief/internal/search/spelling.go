package search

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spellingLimit is how many bytes a shard of spellings may have.
const spellingLimit = 1_800

// shortest is the least length of a word that a slip may be mended to.
const shortest = 3

// spelling is one word in an order in which words alike stand together: one
// letter, its length, the other letters. How common it is comes last.
type spelling struct{ key, common string }

// spellings gives the words twice: by their first letter, and backwards by
// their last. A query with one slip has one of the two letters right.
func spellings(terms []term) (byFirst, byLast []shard) {
	var first, last []spelling
	for _, t := range terms {
		length := utf8.RuneCountInString(t.word)
		if length < shortest || strings.ContainsFunc(t.word, func(r rune) bool { return unspaced(r) || !unicode.In(r, unicode.L, unicode.M) }) {
			continue
		}
		common := string(alphabet[bits.Len(uint(t.list.count))])
		first = append(first, spelling{keyOf(t.word, length), common})
		last = append(last, spelling{keyOf(reversed(t.word), length), common})
	}
	return spellingShards(first), spellingShards(last)
}

// keyOf puts the length behind the first letter.
func keyOf(word string, length int) string {
	_, size := utf8.DecodeRuneInString(word)
	return word[:size] + string(rune('0'+min(length, longest))) + word[size:]
}

func reversed(word string) string {
	letters := []rune(word)
	slices.Reverse(letters)
	return string(letters)
}

func spellingShards(all []spelling) []shard {
	slices.SortFunc(all, func(a, b spelling) int { return compare(a.key, b.key) })
	var shards []shard
	before := ""
	for _, s := range all {
		units, rest := shared(before, s.key)
		size := len(rest) + 3
		if n := len(shards); n == 0 || shards[n-1].size+size > spellingLimit {
			shards = append(shards, shard{first: short(s.key[:len(s.key)-len(rest)] + firstOf(rest))})
			units, rest = 0, s.key
		}
		last := &shards[len(shards)-1]
		last.lines, last.size = append(last.lines, line{word: string(alphabet[units]) + rest + s.common}), last.size+size
		before = s.key
	}
	return shards
}

func firstOf(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return text[:size]
}

// spellingData is what a file of spellings holds.
func (s shard) spellingData() string {
	words := make([]string, len(s.lines))
	for i, l := range s.lines {
		words[i] = l.word
	}
	return strings.Join(words, " ")
}
