package search

import (
	"math/bits"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// bitReader reads what bitWriter wrote.
type bitReader struct {
	text string
	at   int
}

func (r *bitReader) bit() uint {
	b := uint(strings.IndexByte(alphabet, r.text[r.at/6])) >> (5 - r.at%6) & 1
	r.at++
	return b
}

func (r *bitReader) number(width, n uint) uint {
	for ; width > 0; width-- {
		n = n<<1 | r.bit()
	}
	return n
}

func (r *bitReader) gamma() uint {
	width := uint(0)
	for r.bit() == 0 {
		width++
	}
	return r.number(width, 1)
}

func (r *bitReader) rice(k uint) uint {
	n := uint(0)
	for r.bit() == 1 {
		n += 1 << k
	}
	return n + r.number(k, 0)
}

func readList(text string, all int) []posting {
	r := bitReader{text: text}
	var found []posting
	for level := levels - 1; level >= 0; level-- {
		count, next := int(r.gamma())-1, 0
		for range count {
			next += int(r.rice(riceFor(count, all)))
			found = append(found, postingOf(next, uint8(level)))
			next++
		}
	}
	slices.Sort(found)
	return found
}

func TestListsRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.IntRange(1, 20_000).Draw(t, "all")
		numbers := rapid.SliceOfNDistinct(rapid.IntRange(0, all-1), 0, min(all, 300), rapid.ID).Draw(t, "numbers")
		slices.Sort(numbers)
		var postings []posting
		for _, n := range numbers {
			postings = append(postings, postingOf(n, uint8(rapid.IntRange(0, levels-1).Draw(t, "level"))))
		}
		if got := readList(listOf(postings, all), all); !slices.Equal(got, postings) {
			t.Fatalf("%v is read as %v", postings, got)
		}
	})
}

// TestListsAreShort wants lists of common words to take little more than the
// bits that tell them.
func TestListsAreShort(t *testing.T) {
	t.Parallel()
	const all = 10_000
	for _, every := range []int{1, 2, 10, 100, 1000} {
		var postings []posting
		for n := 0; n < all; n += every {
			postings = append(postings, postingOf(n, uint8(1+n%2)))
		}
		most := len(postings)*(bits.Len(uint(2*every))+3)/6 + 10
		if got := len(listOf(postings, all)); got > most {
			t.Errorf("%d of %d take %d characters, want %d at most", len(postings), all, got, most)
		}
	}
}
