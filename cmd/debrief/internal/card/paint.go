package card

// The places on a card, in pixels.
const (
	margin    = 72
	measure   = Width - 2*margin // of the text
	bandWide  = 20               // of the band on the left
	headLine  = 96               // where the site's name stands
	kindLine  = 190
	titleTop  = 222 // what the title may have
	titleFoot = 478
	rule      = 496
	labelLine = 540
	factLine  = 582
)

// painter draws one card.
type painter struct {
	drawer *Drawer
	canvas canvas
}

func (p painter) paint(c Card) {
	p.canvas.fill(0, 0, bandWide, Height, tone)
	p.head(c)
	p.kind(c)
	p.title(p.drawer.shown(c.Title))
	p.facts(c.Facts)
}

// head draws whose card it is, and on the right what a reader is warned of.
func (p painter) head(c Card) {
	const sign = 46
	right := Width - margin
	if mark := p.drawer.shown(c.Mark); mark != "" {
		right = p.label(mark, Width-margin, headLine, style{true, 26}, tone, true) - 24
	}
	left, top := margin, headLine-sign+12
	p.canvas.stamp(p.drawer.box(drawnBox{sign, sign, 9, 0, accent}), left, top)
	p.canvas.stamp(p.drawer.shape(Pulse, sign, 1.6, accent.onColour()), left, top)
	left += sign + 18
	name := p.drawer.faces.of(style{true, 32})
	p.text(name.shortened(p.drawer.shown(c.Site), right-left), left, headLine, style{true, 32}, ink)
}

// kind draws what it is: its shape, its word, and small labels.
func (p painter) kind(c Card) {
	const sign = 48
	x, bold := margin, style{true, 34}
	word := p.drawer.shown(c.Kind)
	if word == "" && c.Shape == Pulse {
		return
	}
	p.canvas.stamp(p.drawer.shape(c.Shape, sign, 1.5, tone), x, kindLine-sign+12)
	x += sign + 14
	if word != "" {
		x = p.text(word, x, kindLine, bold, tone) + 22
	}
	for _, tag := range c.Tags {
		if tag = p.drawer.shown(tag); tag == "" {
			continue
		}
		small := style{true, 26}
		if x+p.drawer.faces.of(small).width(tag)+2*labelPad > Width-margin {
			return
		}
		x = p.label(tag, x, kindLine, small, soft, false) + 12
	}
}

// title draws the title as large as it fits, in the middle of its room.
func (p painter) title(text string) {
	if text == "" {
		return
	}
	for i, s := range []style{{true, 76}, {true, 66}, {true, 56}, {true, 48}} {
		most := []int{2, 3, 3, 4}[i]
		lines, whole := p.drawer.faces.of(s).balanced(text, measure, most)
		if !whole && s.size > 48 {
			continue
		}
		step := s.size * 118 / 100
		y := titleTop + (titleFoot-titleTop-step*len(lines))/2 + s.size*92/100
		for _, line := range lines {
			p.text(line, margin, y, s, ink)
			y += step
		}
		return
	}
}

// facts draws the facts in a row: large if they fit, else smaller, and those
// at the end only where there is room.
func (p painter) facts(all []Fact) {
	var shown []Fact
	for _, fact := range all {
		fact.Label, fact.Value = p.drawer.shown(fact.Label), p.drawer.shown(fact.Value)
		if fact.Value != "" {
			shown = append(shown, fact)
		}
	}
	if len(shown) == 0 {
		return
	}
	p.canvas.fill(margin, rule, measure, 2, faint)
	size := 34
	for ; size > 24 && p.factsWidth(shown[:min(len(shown), needed)], size) > measure; size -= 2 {
	}
	x := margin
	for _, fact := range shown {
		room := Width - margin - x
		if wide := p.factsWidth([]Fact{fact}, size); wide > room && x > margin {
			return
		}
		end := p.text(p.drawer.faces.of(style{true, size}).shortened(fact.Value, room), x, factLine, style{true, size}, ink)
		end = max(end, p.text(p.drawer.faces.of(labels).shortened(fact.Label, room), x, labelLine, labels, soft))
		x = end + factGap
	}
}

const (
	needed  = 2 // facts, for which all get smaller
	factGap = 56
)

var labels = style{false, 24} // above the facts

// factsWidth is how wide facts are side by side.
func (p painter) factsWidth(all []Fact, size int) int {
	width := -factGap
	for _, fact := range all {
		width += factGap + max(p.drawer.faces.of(style{true, size}).width(fact.Value), p.drawer.faces.of(labels).width(fact.Label))
	}
	return width
}

const labelPad = 16

// label draws a text in a frame with round corners: from x on, or up to it. It
// gives the frame's other end.
func (p painter) label(text string, x, y int, s style, colour ramp, upTo bool) int {
	width := p.drawer.faces.of(s).width(text) + 2*labelPad
	height := s.size*3/2 + 4
	if upTo {
		x -= width
	}
	p.canvas.stamp(p.drawer.box(drawnBox{width, height, 9, 2.5, colour}), x, y-(height+s.size*72/100)/2)
	p.text(text, x+labelPad, y, s, colour)
	if upTo {
		return x
	}
	return x + width
}

// text draws a text on its base line and gives where it ends.
func (p painter) text(text string, x, y int, s style, colour ramp) int {
	f := p.drawer.faces.of(s).pen(colour)
	at := x << 6
	for _, r := range text {
		g := f.glyph(r)
		p.canvas.stamp(f.stencil(r), (at+32)>>6+g.left, y+g.top)
		at += int(g.advance)
	}
	return (at + 63) >> 6
}
