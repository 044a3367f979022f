package card

import (
	"encoding/binary"
	"image/color"
)

// The colours of a card. Each ramp goes from the paper to a colour, so that the
// edges of letters and shapes can be smooth; the ramp of ink also has the greys.
const (
	inkSteps    = 4
	toneSteps   = 4
	accentSteps = 3
)

// ramp is a row of the palette from the paper, which is 0, to a colour. Drawn
// in reverse it is the paper on that colour.
type ramp struct {
	first, steps int     // of the palette's own places
	strength     float64 // how far up the ramp full ink goes, from 0 to 1
	reverse      bool
}

var (
	ink    = ramp{1, inkSteps, 1, false}
	soft   = ramp{1, inkSteps, 0.75, false}
	faint  = ramp{1, inkSteps, 0.25, false}
	tone   = ramp{1 + inkSteps, toneSteps, 1, false}
	accent = ramp{1 + inkSteps + toneSteps, accentSteps, 1, false}
)

// onColour is the paper's colour drawn on a ground of the ramp's.
func (r ramp) onColour() ramp {
	r.reverse = true
	return r
}

var (
	paper = Colour{0xfd, 0xfc, 0xfa}
	black = Colour{0x1c, 0x1e, 0x21}
)

func paletteOf(site, kind Colour) color.Palette {
	all := color.Palette{paper.rgba()}
	for _, r := range []struct {
		to    Colour
		steps int
	}{{black, inkSteps}, {kind, toneSteps}, {site, accentSteps}} {
		for i := 1; i <= r.steps; i++ {
			all = append(all, mixed(paper, r.to, i, r.steps).rgba())
		}
	}
	return all
}

// mixed is a colour i of n steps from one to another.
func mixed(from, to Colour, i, n int) Colour {
	var c Colour
	for k := range c {
		c[k] = uint8((int(from[k])*(n-i) + int(to[k])*i + n/2) / n)
	}
	return c
}

func (c Colour) rgba() color.RGBA { return color.RGBA{c[0], c[1], c[2], 0xff} }

// mask says how much of each pixel is covered, from 0 to 255.
type mask struct {
	width, height int
	cover         []uint8
}

// index gives a ramp's place in the palette for a cover.
func (r ramp) index(cover uint8) uint8 {
	step := int(float64(cover)/255*r.strength*float64(r.steps) + 0.5)
	if r.reverse {
		step = r.steps - step
	}
	if step == 0 {
		return 0
	}
	return uint8(r.first + step - 1)
}

// A row of a canvas is what a PNG has of it: a byte that says that there is no
// filter, and two pixels in each byte, the left one in its upper half.
const (
	stride = 1 + Width/2
	inWord = 16 // pixels in eight bytes
)

// canvas is the picture that is drawn on: its rows, with room for words after
// the last.
type canvas []byte

func newCanvas() canvas { return make(canvas, Height*stride+2*8) }

// rows are all rows, as they are compressed.
func (c canvas) rows() []byte { return c[:Height*stride] }

// at gives a pixel, and put sets it.
func (c canvas) at(x, y int) uint8 {
	return c[y*stride+1+x/2] >> (4 - x%2*4) & 15
}

func (c canvas) put(x, y int, place uint8) {
	at, shift := &c[y*stride+1+x/2], 4-x%2*4
	*at = *at&^(15<<shift) | place<<shift
}

// stencil is a mask as a ramp draws it.
type stencil struct {
	mask
	ramp   ramp
	places [256]uint8 // in the palette, for every cover
	words  []uint64   // the places of 16 pixels each, the first in the highest bits
}

// stencilOf gives a mask's stencil.
func stencilOf(m mask, r ramp) *stencil {
	s := &stencil{mask: m, ramp: r}
	for i := range s.places {
		s.places[i] = r.index(uint8(i))
	}
	across := s.across()
	s.words = make([]uint64, across*m.height)
	for row := range m.height {
		for column, cover := range m.cover[row*m.width:][:m.width] {
			s.words[row*across+column/inWord] |= uint64(s.places[cover]) << (60 - column%inWord*4)
		}
	}
	return s
}

// across is how many words a row has.
func (s *stencil) across() int { return (s.width + inWord - 1) / inWord }

// stamp draws a stencil with its top left corner at a place. The ground below
// it is of one colour: the ramp's beginning.
func (c canvas) stamp(s *stencil, x, y int) {
	whole := x >= 0 && y >= 0 && x+s.width <= Width && y+s.height <= Height
	if !whole || s.ramp.reverse {
		c.dab(s, x, y, 0, s.height)
		return
	}
	across := s.across()
	for row := range s.height {
		if !overlay(c[(y+row)*stride+1+x/2:], s.words[row*across:][:across], 4*(x%2)) {
			c.dab(s, x, y, row, row+1)
		}
	}
}

// overlay puts words on a blank line, so many bits to the right. It is false
// where it stops because something stands there.
func overlay(line []byte, words []uint64, right int) bool {
	before := uint64(0) // what the word before has left
	for i, word := range words {
		here := word>>right | before
		eight := line[i*8 : i*8+8]
		there := binary.BigEndian.Uint64(eight)
		if there&inked(here) != 0 {
			return false
		}
		binary.BigEndian.PutUint64(eight, there|here)
		before = word << (64 - right)
	}
	if before != 0 {
		line[len(words)*8] |= byte(before >> 56)
	}
	return true
}

// inked has all bits of those pixels that are not paper.
func inked(word uint64) uint64 {
	return (word | word>>1 | word>>2 | word>>3) & 0x1111111111111111 * 15
}

// dab draws rows of a stencil pixel by pixel, as far as they are on the canvas.
// What comes near a letter of the same ramp takes nothing away from it.
func (c canvas) dab(s *stencil, x, y, from, to int) {
	for row := max(from, -y); row < min(to, Height-y); row++ {
		for column := max(0, -x); column < min(s.width, Width-x); column++ {
			place, there := s.places[s.cover[row*s.width+column]], c.at(x+column, y+row)
			isMore := !s.ramp.reverse && there > place && int(there) < s.ramp.first+s.ramp.steps
			if place != s.places[0] && !isMore {
				c.put(x+column, y+row, place)
			}
		}
	}
}

// fill paints a rectangle.
func (c canvas) fill(x, y, width, height int, r ramp) {
	place := r.index(255)
	for row := max(y, 0); row < min(y+height, Height); row++ {
		for at := max(x, 0); at < min(x+width, Width); at++ {
			c.put(at, row, place)
		}
	}
}
