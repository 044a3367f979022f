package card

import (
	"cmp"
	"math/bits"
	"slices"
)

// code is the bits that stand for a symbol; one that never stands has size 0.
type code struct {
	bits uint16 // the lowest is written first
	size uint8
}

// codesOf gives every symbol a code, short ones to those that stand often, none
// longer than most bits. Source: Huffman 1952; RFC 1951, 3.2.2.
func (z *deflater) codesOf(often []int, most int) []code {
	codes := make([]code, len(often))
	for counts := often; !z.measured(codes, counts, most); {
		counts = slices.Clone(counts)
		for i, n := range counts { // the rare ones are not so rare then
			if n > 0 {
				counts[i] = n/2 + 1
			}
		}
	}
	numbered(codes)
	return codes
}

// knot is a symbol, or two knots below it.
type knot struct {
	often, symbol int32
	below         [2]int16 // places among the knots
	depth         uint8
}

// measured says how long each code has to be, and whether none is too long.
func (z *deflater) measured(codes []code, often []int, most int) bool {
	knots := z.knots[:0]
	for symbol, n := range often {
		if n > 0 {
			knots = append(knots, knot{often: int32(n), symbol: int32(symbol)})
		}
	}
	slices.SortFunc(knots, func(a, b knot) int { return cmp.Or(int(a.often-b.often), int(a.symbol-b.symbol)) })
	leaves := len(knots)
	if leaves == 1 {
		codes[knots[0].symbol].size = 1
		return true
	}
	// The knots that are made come in the order of how often they stand.
	leaf, made := 0, leaves
	rarest := func() int16 {
		if made == len(knots) || leaf < leaves && knots[leaf].often <= knots[made].often {
			leaf++
			return int16(leaf - 1)
		}
		made++
		return int16(made - 1)
	}
	for range leaves - 1 {
		a, b := rarest(), rarest()
		knots = append(knots, knot{often: knots[a].often + knots[b].often, below: [2]int16{a, b}})
	}
	z.knots = knots
	for i := len(knots) - 1; i >= 0; i-- {
		switch k := knots[i]; {
		case i >= leaves:
			knots[k.below[0]].depth, knots[k.below[1]].depth = k.depth+1, k.depth+1
		case int(k.depth) > most:
			return false
		default:
			codes[k.symbol].size = k.depth
		}
	}
	return true
}

// numbered gives codes of known sizes their bits: in the order of the symbols
// among those of a size.
func numbered(codes []code) {
	var counts, next [17]int
	for _, c := range codes {
		if c.size > 0 {
			counts[c.size]++
		}
	}
	for size := 1; size < len(next); size++ {
		next[size] = (next[size-1] + counts[size-1]) << 1
	}
	for i, c := range codes {
		if c.size > 0 {
			codes[i].bits = bits.Reverse16(uint16(next[c.size])) >> (16 - c.size)
			next[c.size]++
		}
	}
}
