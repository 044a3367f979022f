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
	held uint64 // its lowest bits are not written yet
	bits uint   // how many of them: less than 6
}

// number writes the lowest bits of a number, at most 32.
func (w *bitWriter) number(value uint, width uint) {
	w.held = w.held<<width | uint64(value)&(1<<width-1)
	for w.bits += width; w.bits >= 6; {
		w.bits -= 6
		w.out = append(w.out, alphabet[w.held>>w.bits&0x3f])
	}
}

// text gives all that was written.
func (w *bitWriter) text() string {
	if w.bits > 0 {
		w.number(0, 6-w.bits)
	}
	return string(w.out)
}

// gamma writes a number from 1 on.
func (w *bitWriter) gamma(n uint) {
	width := uint(bits.Len(n))
	w.number(0, width-1)
	w.number(n, width)
}

// rice writes a number from 0 on.
func (w *bitWriter) rice(n, k uint) {
	ones := n >> k
	for ; ones > 16; ones -= 16 {
		w.number(1<<16-1, 16)
	}
	w.number(1<<(ones+1)-2, ones+1) // and a zero
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
	w := bitWriter{out: make([]byte, 0, levels+3*len(postings))}
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
	return w.text()
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
	return w.text()
}
