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
func codesOf(often []int, most int) []code {
	codes := make([]code, len(often))
	for counts := slices.Clone(often); !measured(codes, counts, most); {
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
	often, symbol int
	below         [2]int // places among the knots
}

// measured says how long each code has to be, and whether none is too long.
func measured(codes []code, often []int, most int) bool {
	knots := make([]knot, 0, 2*len(often))
	for symbol, n := range often {
		if n > 0 {
			knots = append(knots, knot{often: n, symbol: symbol})
		}
	}
	slices.SortStableFunc(knots, func(a, b knot) int { return cmp.Compare(a.often, b.often) })
	leaves := len(knots)
	if leaves == 1 {
		codes[knots[0].symbol].size = 1
		return true
	}
	// The knots that are made come in the order of how often they stand.
	leaf, made := 0, leaves
	rarest := func() int {
		if made == len(knots) || leaf < leaves && knots[leaf].often <= knots[made].often {
			leaf++
			return leaf - 1
		}
		made++
		return made - 1
	}
	for range leaves - 1 {
		a, b := rarest(), rarest()
		knots = append(knots, knot{often: knots[a].often + knots[b].often, below: [2]int{a, b}})
	}
	depth := make([]int, len(knots))
	for i := len(knots) - 1; i >= 0; i-- {
		switch {
		case i >= leaves:
			depth[knots[i].below[0]], depth[knots[i].below[1]] = depth[i]+1, depth[i]+1
		case depth[i] > most:
			return false
		default:
			codes[knots[i].symbol].size = uint8(depth[i])
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
