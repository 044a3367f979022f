package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// The wide timeline: names of milestones on poles, the phase bar, a lane for
// each type of entry, the axis, and what the phases are called.
const (
	wideWidth  = 720.0
	wideLeft   = 112.0 // beginning of the axis; the names of the lanes stand left of it
	wideRight  = 692.0 // end of the axis, at most
	laneHigh   = 28.0
	mostStacks = 8
)

// wideDrawing is a wide timeline on its way.
type wideDrawing struct {
	picture
	TimelineSpec
	scale
	flags   []wideFlag
	lanes   []lane
	keys    []keyEntry
	remarks []string // under the drawing
	right   float64  // end of the axis
	// The vertical places of the parts.
	barTop, laneTop, axisTop, keyTop, notesTop, height float64
}

// wideFlag is the name of a milestone at the top of its pole.
type wideFlag struct {
	x    float64
	row  int
	text string
	left bool // the words stand left of the pole, at the end of the axis
}

func (f wideFlag) y() float64 { return 8 + float64(f.row)*lineHigh }

// lane is one row of marks, in as many stacks as keep them apart.
type lane struct {
	name   string
	stacks int
	marks  []stackedMark
}

// stackedMark is an event with the stack it is in.
type stackedMark struct {
	event int
	stack int
}

// layWide gives everything its place.
func layWide(spec TimelineSpec, knots []moment) *wideDrawing {
	d := &wideDrawing{TimelineSpec: spec, right: wideRight}
	d.layScale(knots)
	d.layFlags()
	d.layLanes()
	d.layOut()
	return d
}

// draw draws what has its place.
func (d *wideDrawing) draw(p picture) []byte {
	d.picture = p
	d.document(d.TimelineSpec, wideWidth, d.height)
	d.drawGround()
	d.drawPhases()
	d.drawFlags()
	d.drawLanes()
	d.drawAxis()
	d.drawCutLengths()
	d.key(d.keys, 8, d.keyTop)
	d.notes(d.remarks, 8, d.notesTop)
	d.end()
	return d.bytes()
}

// layScale ends the axis early enough for the names of the last milestones.
func (d *wideDrawing) layScale(knots []moment) {
	const least, cutLength = 520.0, 30.0
	for range 6 {
		d.scale = newScale(knots, wideLeft, d.right-wideLeft, cutLength)
		over := 0.0
		for _, m := range d.Milestones {
			over = max(over, d.at(m.At)+textWidth(m.Label)+6-(wideWidth-4))
		}
		if over == 0 || d.right == least {
			return
		}
		d.right = max(least, d.right-over)
	}
}

func (d *wideDrawing) layOut() {
	rows := 0
	for _, f := range d.flags {
		rows = max(rows, f.row+1)
	}
	d.barTop = 8 + float64(rows)*lineHigh + 4
	d.laneTop = d.barTop
	if len(d.Phases) > 0 {
		d.laneTop += phaseBar + 8
	}
	d.axisTop = d.laneTop
	for _, l := range d.lanes {
		d.axisTop += l.height()
	}
	d.keyTop = d.axisTop + 58
	keys, high := layKey(d.Phases, wideWidth-16)
	d.keys, d.notesTop = keys, d.keyTop+high
	d.remarks = d.noteLines(d.isBroken(), wideWidth-16)
	d.height = math.Ceil(d.notesTop + float64(len(d.remarks)*lineHigh) + 10)
}

func (l lane) height() float64 { return laneHigh + float64(l.stacks-1)*(markHigh+3) }

// layFlags finds each name the highest row in which it touches no other name,
// and in which no later pole crosses it: names go down like a staircase, each
// beginning at its pole.
func (d *wideDrawing) layFlags() {
	const flagRows = 14
	ends := make([]float64, flagRows)
	for _, i := range byTime(d.Milestones) {
		m := d.Milestones[i]
		f := wideFlag{x: d.at(m.At), text: oneLine(m.Label, 200)}
		wide := textWidth(f.text) + 4
		f.left = f.x+wide > wideWidth-4
		f.row = flagRows - 1
		for row := range flagRows {
			start := f.x
			if f.left {
				start = f.x - wide
			}
			free := ends[row] <= start
			for _, end := range ends[row:] {
				free = free && end <= f.x
			}
			if free {
				f.row = row
				break
			}
		}
		ends[f.row] = f.x + wide
		if f.left {
			ends[f.row] = f.x + 1
		}
		d.flags = append(d.flags, f)
	}
}

// layLanes puts every event into its lane, on the first stack where nothing is
// in its way.
func (d *wideDrawing) layLanes() {
	for at, name := range d.Lanes {
		l := lane{name: name, stacks: 1}
		var taken [mostStacks][][2]float64
		for i, e := range d.Events {
			if e.Lane != at || e.place().IsZero() {
				continue
			}
			from, to := d.extent(e)
			stack := mostStacks - 1
			for s := range taken {
				if !slices.ContainsFunc(taken[s], func(o [2]float64) bool { return from < o[1] && o[0] < to }) {
					stack = s
					break
				}
			}
			taken[stack] = append(taken[stack], [2]float64{from, to})
			l.stacks = max(l.stacks, stack+1)
			l.marks = append(l.marks, stackedMark{i, stack})
		}
		if len(l.marks) > 0 {
			d.lanes = append(d.lanes, l)
		}
	}
}

// extent is the stretch of a lane that an event takes.
func (d *wideDrawing) extent(e Event) (from, to float64) {
	x, half := d.at(e.place()), markWidth(e.Number)/2+1
	from, to = x-half, x+half
	for _, t := range []moment{e.Lo, e.Hi, e.Until} {
		if !t.IsZero() {
			from, to = min(from, d.at(t)-2), max(to, d.at(t)+2)
		}
	}
	return from, to
}

// drawGround shades the cuts and marks where days begin.
func (d *wideDrawing) drawGround() {
	for _, p := range d.parts {
		if p.cut {
			d.tag("rect", "class", "tl-cut", "x", p.start+2, "y", d.barTop, "width", p.end-p.start-4, "height", d.axisTop-d.barTop,
				"fill", "#f1f3f5")
		}
	}
	d.start("g", d.daysAttributes()...)
	for _, x := range d.midnights(d.Zone) {
		d.line("tl-day", x, d.barTop, x, d.axisTop, "stroke", "#c5ccd3")
	}
	d.end()
	var lines route
	y := d.laneTop
	for _, l := range d.lanes {
		lines.step('M', 8, y).step('H', wideWidth-8)
		y += l.height()
	}
	d.lines("tl-line", lines, lineColour)
	y = d.laneTop
	for _, l := range d.lanes {
		d.quiet(8, y+laneHigh/2+4, oneLine(l.name, wideLeft-20), "start")
		y += l.height()
	}
}

// daysAttributes let a page draw anew where days begin: the parts of the axis,
// each as its ends in milliseconds and in the drawing, and how high a line is.
func (d *wideDrawing) daysAttributes() []any {
	if !d.links {
		return []any{"class", "tl-days"}
	}
	var parts []byte
	for i, p := range d.daily() {
		if i > 0 {
			parts = append(parts, ';')
		}
		parts = fmt.Appendf(parts, "%d %d %s %s", p.from.UnixMilli(), p.to.UnixMilli(), written(p.start), written(p.end))
	}
	return []any{"class", "tl-days", "data-parts", string(parts), "data-high", written(d.barTop) + " " + written(d.axisTop)}
}

func (d *wideDrawing) drawPhases() {
	for _, bar := range d.Phases {
		from, to := wideLeft, d.right
		if !bar.From.IsZero() {
			from = d.at(bar.From)
		}
		if !bar.To.IsZero() {
			to = d.at(bar.To)
		}
		top, bottom, middle := d.barTop, d.barTop+phaseBar, d.barTop+phaseBar/2
		points := polygon(from, top, to, top, to, bottom, from, bottom)
		switch {
		case bar.To.IsZero(): // an arrow: not over yet
			points = polygon(from, top, to, top, to+14, middle, to, bottom, from, bottom)
		case bar.From.IsZero():
			points = polygon(from, top, to, top, to, bottom, from, bottom, from-14, middle)
		}
		d.phase(bar, points)
		if textWidth(bar.Name)+10 < to-from && !d.isCutWithin(from, to) {
			d.words((from+to)/2, middle+4.2, bar.Name, "middle")
		}
		d.line("tl-edge", to, top, to, bottom, "stroke", paperColour, "stroke-width", 1.5)
	}
	d.drawBreaks()
}

func (d *wideDrawing) isCutWithin(from, to float64) bool {
	return slices.ContainsFunc(d.parts, func(p part) bool {
		return p.cut && p.start < (from+to)/2+60 && p.end > (from+to)/2-60 && p.start >= from && p.end <= to
	})
}

// drawBreaks cuts the phase bar with a zigzag where the axis is cut.
func (d *wideDrawing) drawBreaks() {
	for _, p := range d.parts {
		if !p.cut {
			continue
		}
		x := (p.start + p.end) / 2
		if len(d.Phases) > 0 {
			y := d.barTop - 2
			d.tag("path", "class", "tl-break", "fill", "none", "stroke", paperColour, "stroke-width", 4,
				"d", "M"+written(x-3)+" "+written(y)+strings.Repeat("l6 6.5l-6 6.5", 2))
		}
	}
}

// drawCutLengths tells how long the stretches are that were cut, as far as
// there is room under them.
func (d *wideDrawing) drawCutLengths() {
	end := 0.0
	for _, p := range d.parts {
		if !p.cut || d.Length == nil {
			continue
		}
		text := d.Length(p.to.Sub(p.from))
		x, half := (p.start+p.end)/2, textWidth(text)/2
		if x-half < end {
			continue
		}
		end = x + half + 4
		d.quiet(x, d.axisTop+46, text, "middle", "font-style", "italic")
	}
}

func (d *wideDrawing) drawFlags() {
	var poles route
	for _, f := range d.flags {
		poles.step('M', f.x, f.y()+2).step('V', d.axisTop)
	}
	d.lines("tl-pole", poles, quietColour, "stroke-dasharray", "1 3")
	for _, f := range d.flags {
		y := f.y()
		x, anchor := f.x+4, "start"
		if f.left {
			x, anchor = f.x-4, "end"
		}
		d.words(x, y+11, f.text, anchor)
	}
}

func (d *wideDrawing) drawLanes() {
	y := d.laneTop
	for _, l := range d.lanes {
		for _, m := range l.marks {
			d.drawEvent(d.Events[m.event], y+laneHigh/2+float64(m.stack)*(markHigh+3))
		}
		y += l.height()
	}
}

// drawEvent draws how long something went on, how uncertain its time is, and
// its mark.
func (d *wideDrawing) drawEvent(e Event, y float64) {
	colour, _ := typeLook(e.Type)
	x := d.at(e.place())
	kind := "tl-type-" + safeClass(e.Type)
	if e.Until.After(e.place()) {
		d.tag("rect", "class", "tl-span "+kind, "x", x, "y", y-4, "width", d.at(e.Until)-x, "height", 8, "rx", 4, "fill", colour, "fill-opacity", "0.35")
	}
	for _, bound := range []moment{e.Lo, e.Hi} {
		if bound.IsZero() {
			continue
		}
		end := d.at(bound)
		d.line("tl-whisker "+kind, x, y, end, y, "stroke", colour, "stroke-width", "1.5")
		d.line("tl-whisker "+kind, end, y-5, end, y+5, "stroke", colour, "stroke-width", "1.5")
	}
	d.drawOpenEnd(e, x, y, colour, kind)
	d.mark(e, x, y)
}

// drawOpenEnd points to where an event that has one bound only may have been.
func (d *wideDrawing) drawOpenEnd(e Event, x, y float64, colour, kind string) {
	side := 0.0
	switch {
	case !e.At.IsZero() || e.Lo.IsZero() == e.Hi.IsZero():
		return
	case e.Lo.IsZero():
		side = -1
	default:
		side = 1
	}
	end := x + side*(markWidth(e.Number)/2+9)
	d.tag("path", "class", "tl-whisker "+kind, "fill", "none", "stroke", colour, "stroke-width", "1.5",
		"d", "M"+written(x)+" "+written(y)+"H"+written(end)+"m"+written(-side*4)+" -4l"+written(side*4)+" 4l"+written(-side*4)+" 4")
}

// drawAxis draws the ticks whose words do not touch those before them.
func (d *wideDrawing) drawAxis() {
	y := d.axisTop
	d.start("g", "class", "tl-zone")
	for i, line := range wrap(d.ZoneName, wideLeft-16, 3) {
		d.quiet(8, y+16+float64(i*15), line, "start")
	}
	d.end()
	var lines route
	lines.step('M', wideLeft, y).step('H', d.right)
	upperEnd, lowerEnd := 0.0, 0.0
	for _, t := range d.ticks(d.Zone, 64, d.date) {
		half := textWidth(t.upper) / 2
		if t.x-half < upperEnd {
			continue
		}
		upperEnd = t.x + half + 4
		lines.step('M', t.x, y).step('v', 4)
		d.moment(t.at, t.unit, "")
		d.quiet(t.x, y+17, t.upper, "middle")
		if half = textWidth(t.lower) / 2; t.lower != "" && t.x-half >= lowerEnd {
			lowerEnd = t.x + half + 4
			d.words(t.x, y+32, t.lower, "middle")
		}
		d.end()
	}
	d.lines("tl-pole tl-axis", lines, quietColour)
}
