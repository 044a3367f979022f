package search

import "math/bits"

// A list of incidents is written level by level, the best first: how many there
// are (Elias gamma of the number + 1), then the distances between their numbers
// (Rice, with the parameter that fits the number). Both stand in
// Witten, Moffat and Bell: Managing Gigabytes, 1999.

// alphabet is six bits a character.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// bitWriter writes bits, the highest first.
type bitWriter struct {
	out  []byte
	left uint // bits that the last character has room for
	last uint
}

func (w *bitWriter) bit(b uint) {
	if w.left == 0 {
		w.out, w.left, w.last = append(w.out, 'A'), 6, 0
	}
	w.left--
	w.last |= b << w.left
	w.out[len(w.out)-1] = alphabet[w.last]
}

func (w *bitWriter) number(value uint, width uint) {
	for width > 0 {
		width--
		w.bit(value >> width & 1)
	}
}

// gamma writes a number from 1 on.
func (w *bitWriter) gamma(n uint) {
	width := uint(bits.Len(n))
	w.number(0, width-1)
	w.number(n, width)
}

// rice writes a number from 0 on.
func (w *bitWriter) rice(n, k uint) {
	for range n >> k {
		w.bit(1)
	}
	w.bit(0)
	w.number(n, k)
}

// riceFor is the parameter for so many of all.
func riceFor(count, all int) uint {
	k := uint(0)
	for count<<(k+1) <= all {
		k++
	}
	return k
}

// posting is one incident in a list: its number and a level.
type posting uint32

func postingOf(number int, level uint8) posting {
	return posting(number)<<3 | posting(level)
}

func (p posting) number() int  { return int(p >> 3) }
func (p posting) level() uint8 { return uint8(p & 7) }

// listOf writes postings, which are in the order of their numbers, of all
// incidents.
func listOf(postings []posting, all int) string {
	var w bitWriter
	var count [levels]int
	for _, p := range postings {
		count[p.level()]++
	}
	for level := levels - 1; level >= 0; level-- {
		w.gamma(uint(count[level]) + 1)
		if count[level] == 0 {
			continue
		}
		k, next := riceFor(count[level], all), 0
		for _, p := range postings {
			if int(p.level()) == level {
				w.rice(uint(p.number()-next), k)
				next = p.number() + 1
			}
		}
	}
	return string(w.out)
}

// numbersOf writes a set of incidents without levels.
func numbersOf(numbers []int, all int) string {
	var w bitWriter
	w.gamma(uint(len(numbers)) + 1)
	k, next := riceFor(max(1, len(numbers)), all), 0
	for _, n := range numbers {
		w.rice(uint(n-next), k)
		next = n + 1
	}
	return string(w.out)
}
