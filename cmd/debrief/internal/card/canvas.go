package card

import (
	"image"
	"image/color"
)

// The colours of a card. Each ramp goes from the paper to a colour, so that the
// edges of letters and shapes can be smooth; the ramp of ink also has the greys.
const (
	inkSteps    = 8
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

// canvas is the picture that is drawn on.
type canvas struct{ *image.Paletted }

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

// stamp draws a mask with its top left corner at a place. The ground below it
// is of one colour: the ramp's beginning.
func (c canvas) stamp(m mask, x, y int, r ramp) {
	c.stampAs(m, x, y, r, r.places())
}

// places gives the ramp's places in the palette for every cover.
func (r ramp) places() *[256]uint8 {
	var places [256]uint8
	for i := range places {
		places[i] = r.index(uint8(i))
	}
	return &places
}

// stampAs is stamp with the ramp's places, for many masks in a row.
func (c canvas) stampAs(m mask, x, y int, r ramp, places *[256]uint8) {
	for row := range m.height {
		if y+row < 0 || y+row >= Height {
			continue
		}
		line := c.Pix[(y+row)*c.Stride:][:Width]
		for column, cover := range m.cover[row*m.width:][:m.width] {
			if at := x + column; cover > 0 && at >= 0 && at < Width {
				place, there := places[cover], int(line[at])
				isMore := !r.reverse && there > int(place) && there < r.first+r.steps // of a letter that comes near
				if place != places[0] && !isMore {
					line[at] = place
				}
			}
		}
	}
}

// fill paints a rectangle.
func (c canvas) fill(x, y, width, height int, r ramp) {
	place := r.index(255)
	for row := max(y, 0); row < min(y+height, Height); row++ {
		line := c.Pix[row*c.Stride:][:Width]
		for at := max(x, 0); at < min(x+width, Width); at++ {
			line[at] = place
		}
	}
}
