package card

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// deflater compresses the rows of a picture. What package flate looks for
// everywhere is found here by looking at three places: the row above, the pixels
// to the left, and where the same four bytes stood last. That takes a tenth of
// the time. Source of the format: RFC 1950 and 1951.
type deflater struct {
	last    [1 << hashBits]int32 // by hash: 1 + where these bytes stood last
	tokens  []token
	symbols [286]int // how often each stands among the tokens
	offsets [30]int
	knots   []knot
	runs    []run
	out     bitWriter
}

// run is a symbol of the codes' sizes, and the bits that follow it.
type run struct{ symbol, extra, count int }

// token is a byte, or with a length that many bytes from so far back.
type token struct {
	length   uint16
	distance uint16 // less one; the byte itself without a length
}

const (
	hashBits  = 12
	window    = 1 << 15
	shortest  = 4 // that is taken from before
	longest   = 258
	longSure  = 12 // no better one is looked for
	endSymbol = 256
)

// zlib gives the data of rows of a length compressed, until it is called again.
func (z *deflater) zlib(data []byte, row int) []byte {
	z.read(data, row)
	z.out.begin(0x78, 0x01)
	z.write()
	return binary.BigEndian.AppendUint32(z.out.closed(), checksum(data, row))
}

// read takes the data apart into tokens.
func (z *deflater) read(data []byte, row int) {
	clear(z.last[:])
	clear(z.symbols[:])
	clear(z.offsets[:])
	z.tokens = z.tokens[:0]
	for at := 0; at < len(data); {
		length, distance := z.match(data, at, row)
		for length >= shortest && length < longSure { // a longer one may begin one later
			later, from := z.match(data, at+1, row)
			if later <= length {
				break
			}
			z.literal(data[at])
			at, length, distance = at+1, later, from
		}
		if length < shortest {
			z.literal(data[at])
			at++
			continue
		}
		z.copied(length, distance)
		at += length
	}
	z.symbols[endSymbol] = 1
}

// match finds what stands at a place once more before it; the last bytes, and
// what is shorter than four, are not looked for.
func (z *deflater) match(data []byte, at, row int) (length, distance int) {
	if at+8 > len(data) {
		return 0, 0
	}
	here := binary.LittleEndian.Uint64(data[at:])
	if at >= row {
		if length = alike(data, at, at-row, here); length >= longSure {
			return length, row
		}
		distance = row
	}
	if at > 0 && uint32(here) == uint32(here>>8) && data[at-1] == byte(here) {
		if n := alike(data, at, at-1, here); n > length {
			if length, distance = n, 1; n >= longSure {
				return length, distance
			}
		}
	}
	slot := &z.last[uint32(here)*0x9e3779b1>>(32-hashBits)]
	if from := int(*slot) - 1; from >= 0 && at-from <= window {
		if n := alike(data, at, from, here); n > length {
			length, distance = n, at-from
		}
	}
	*slot = int32(at) + 1
	return length, distance
}

// alike is how many bytes from a place on, of which the first eight are given,
// stand also at an earlier one.
func alike(data []byte, at, from int, here uint64) int {
	if x := here ^ binary.LittleEndian.Uint64(data[from:]); x != 0 {
		return bits.TrailingZeros64(x) / 8
	}
	a, b := data[from:], data[at:min(len(data), at+longest)]
	n := 8
	for ; n+8 <= len(b); n += 8 {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
	}
	for n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func (z *deflater) literal(b byte) {
	z.tokens = append(z.tokens, token{distance: uint16(b)})
	z.symbols[b]++
}

func (z *deflater) copied(length, distance int) {
	z.tokens = append(z.tokens, token{uint16(length), uint16(distance - 1)})
	symbol, _, _ := lengthSymbol(length)
	z.symbols[symbol]++
	offset, _, _ := offsetSymbol(distance - 1)
	z.offsets[offset]++
}

// lengthSymbol gives the symbol of a length, and the bits that follow it.
func lengthSymbol(length int) (symbol int, extra uint64, count int) {
	switch n := length - 3; {
	case length == longest:
		return 285, 0, 0
	case n < 8:
		return 257 + n, 0, 0
	default:
		count = bits.Len(uint(n)) - 3
		return 257 + 4*count + n>>count, uint64(n & (1<<count - 1)), count
	}
}

// offsetSymbol is lengthSymbol for a distance less one.
func offsetSymbol(n int) (symbol int, extra uint64, count int) {
	if n < 4 {
		return n, 0, 0
	}
	count = bits.Len(uint(n)) - 2
	return 2*count + n>>count, uint64(n & (1<<count - 1)), count
}

// write writes the tokens as one block with codes of its own.
func (z *deflater) write() {
	symbols, offsets := z.codesOf(z.symbols[:], 15), z.codesOf(z.offsets[:], 15)
	z.out.put(0b101, 3) // the last block, with its codes before it
	z.codes(symbols, offsets)
	for _, t := range z.tokens {
		if t.length == 0 {
			z.out.code(symbols[t.distance])
			continue
		}
		symbol, extra, count := lengthSymbol(int(t.length))
		z.out.coded(symbols[symbol], extra, count)
		symbol, extra, count = offsetSymbol(int(t.distance))
		z.out.coded(offsets[symbol], extra, count)
	}
	z.out.code(symbols[endSymbol])
}

// codes writes how long the codes are; a run of zeros is put shorter. Source:
// RFC 1951, 3.2.7.
func (z *deflater) codes(symbols, offsets []code) {
	z.runs = z.runs[:0]
	var often [19]int
	add := func(symbol, extra, count int) {
		z.runs = append(z.runs, run{symbol, extra, count})
		often[symbol]++
	}
	all := append(append([]code{}, symbols...), offsets...)
	for i := 0; i < len(all); {
		zeros := 0
		for i+zeros < len(all) && zeros < 138 && all[i+zeros].size == 0 {
			zeros++
		}
		switch {
		case zeros >= 11:
			add(18, zeros-11, 7)
		case zeros >= 3:
			add(17, zeros-3, 3)
		default:
			zeros = 1
			add(int(all[i].size), 0, 0)
		}
		i += zeros
	}
	z.out.put(uint64(len(symbols)-257), 5)
	z.out.put(uint64(len(offsets)-1), 5)
	z.out.put(19-4, 4)
	sizes := z.codesOf(often[:], 7)
	for _, i := range [...]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15} {
		z.out.put(uint64(sizes[i].size), 3)
	}
	for _, r := range z.runs {
		z.out.code(sizes[r.symbol])
		z.out.put(uint64(r.extra), r.count)
	}
}

// bitWriter writes bits, the lowest first.
type bitWriter struct {
	out  []byte
	bits uint64
	n    int
}

// begin forgets what was written and begins with whole bytes.
func (w *bitWriter) begin(first ...byte) { *w = bitWriter{out: append(w.out[:0], first...)} }

// put writes up to 32 bits.
func (w *bitWriter) put(value uint64, count int) {
	w.bits |= value << w.n
	if w.n += count; w.n >= 32 {
		w.out = binary.LittleEndian.AppendUint32(w.out, uint32(w.bits))
		w.bits, w.n = w.bits>>32, w.n-32
	}
}

func (w *bitWriter) code(c code) { w.put(uint64(c.bits), int(c.size)) }

// coded writes a code and the bits that follow it.
func (w *bitWriter) coded(c code, extra uint64, count int) {
	w.put(uint64(c.bits)|extra<<c.size, int(c.size)+count)
}

// closed gives all that was written, to a whole byte.
func (w *bitWriter) closed() []byte {
	for ; w.n > 0; w.n -= 8 {
		w.out = append(w.out, byte(w.bits))
		w.bits >>= 8
	}
	w.n = 0
	return w.out
}

// checksum is Adler's of rows of a length. A row that is the one above once more
// changes the sums as that did, so it is not read again. Source: RFC 1950.
func checksum(data []byte, row int) uint32 {
	const most = 65521
	sum, sums := uint64(1), uint64(0)
	var own, weighed uint64 // what a row adds to the sums
	var above []byte
	for len(data) > 0 {
		line := data[:min(row, len(data))]
		data = data[len(line):]
		if !bytes.Equal(line, above) {
			own, weighed = added(line)
			above = line
		}
		sums = (sums + uint64(len(line))*sum + weighed) % most
		sum = (sum + own) % most
	}
	return uint32(sums<<16 | sum)
}

// added gives the sum of bytes, and of the sums up to each of them: eight bytes
// at once, every other one in a lane of 16 bits of which the highest adds up.
func added(line []byte) (own, weighed uint64) {
	const lanes = 0x00ff00ff00ff00ff
	for len(line) >= 8 {
		eight := binary.LittleEndian.Uint64(line)
		line = line[8:]
		if eight != 0 {
			even, odd := eight&lanes, eight>>8&lanes
			sum := (even + odd) * 0x0001000100010001 >> 48
			own += sum
			weighed += sum*uint64(len(line)) + even*0x0008000600040002>>48 + odd*0x0007000500030001>>48
		}
	}
	for i, b := range line {
		own += uint64(b)
		weighed += uint64(b) * uint64(len(line)-i)
	}
	return own, weighed
}
