package chart

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// picture is one SVG document of a timeline on its way. Its id begins the ids
// inside it, so that several can stand in one page.
type picture struct {
	svg
	id    string
	links bool
}

// The colours of a drawing that stands alone, on white. In a page the
// stylesheet sets the same by the classes, which all begin with tl-.
const (
	inkColour   = "#1d2733"
	quietColour = "#56626e"
	lineColour  = "#e3e7eb"
	paperColour = "#ffffff"
)

// typeLook is the colour and the corner radius of a kind of mark: what people
// did has corners, what was seen or said is round.
func typeLook(kind string) (colour string, radius float64) {
	switch kind {
	case "impact":
		return "#b3402e", 10
	case "detection":
		return "#8a5a00", 10
	case "action", "change", "decision", "escalation":
		return "#1f5f8b", 4
	case "communication", "status", "external":
		return "#3f7a5d", 10
	}
	return quietColour, 10
}

func phaseColour(key string) string {
	switch key {
	case "undetected":
		return "#e6b1a6"
	case "triage":
		return "#eccb9f"
	case "diagnosis":
		return "#efe3b0"
	case "repair":
		return "#b9d2e3"
	case "recovery":
		return "#c3dbca"
	}
	return "#dde2e6"
}

const (
	markHigh = 20.0
	phaseBar = 22.0
)

// document opens the document; the white card lets it stand on any ground.
func (p *picture) document(spec TimelineSpec, width, height float64) {
	p.Grow(4<<10 + 400*(len(spec.Events)+len(spec.Milestones)+len(spec.Phases))) // about what it has
	role := "img"
	if p.links {
		// The children of an image are not there for a screen reader, links included.
		role = "group"
	}
	p.start("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "timeline", "viewBox", "0 0 "+written(width)+" "+written(height), "width", width, "height", height,
		"font-family", "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif", "font-size", textSize, "fill", inkColour,
		"aria-labelledby", p.id+"-title "+p.id+"-desc", "role", role)
	p.element("title", spec.Title, "id", p.id+"-title")
	p.element("desc", spec.Desc, "id", p.id+"-desc")
	p.start("defs")
	p.start("pattern", "id", p.id+"-hatch", "width", 6, "height", 6, "patternUnits", "userSpaceOnUse", "patternTransform", "rotate(45)")
	p.tag("path", "d", "M0 0V6", "class", "tl-hatch", "stroke", paperColour, "stroke-width", 4)
	p.end()
	p.end()
	p.tag("rect", "class", "tl-card", "width", width, "height", height, "fill", paperColour)
}

// words writes a line of text in the colour of the drawing. anchor is start,
// middle or end.
func (p *picture) words(x, y float64, text, anchor string) {
	p.begin("text")
	p.attributes([]any{"class", "tl-text", "x", x, "y", y})
	p.anchored(text, anchor)
}

// quiet writes a line of text that is less than the rest.
func (p *picture) quiet(x, y float64, text, anchor string, attributes ...any) {
	p.begin("text")
	p.attributes([]any{"class", "tl-quiet", "x", x, "y", y, "fill", quietColour})
	p.attributes(attributes)
	p.anchored(text, anchor)
}

func (p *picture) anchored(text, anchor string) {
	if anchor != "start" {
		p.attributes([]any{"text-anchor", anchor})
	}
	p.inside("text")
	p.escape(text)
	p.end()
}

func (p *picture) line(class string, x1, y1, x2, y2 float64, attributes ...any) {
	p.begin("line")
	p.attributes([]any{"class", class, "x1", x1, "y1", y1, "x2", x2, "y2", y2})
	p.attributes(attributes)
	p.WriteString("/>")
}

// phase draws one segment of the phase bar as a polygon; hatching says that an
// end is uncertain.
func (p *picture) phase(bar PhaseBar, points string) {
	p.start("g", "class", "tl-phase tl-"+safeClass(bar.Key))
	p.element("title", bar.Name+": "+bar.Text)
	p.tag("polygon", "class", "tl-segment", "points", points, "fill", phaseColour(bar.Key))
	if bar.Hatched {
		p.tag("polygon", "points", points, "fill", "url(#"+p.id+"-hatch)", "fill-opacity", "0.6")
	}
	p.end()
}

// polygon writes the points of a shape: x and y in turn.
func polygon(coordinates ...float64) string {
	text := make([]byte, 0, 8*len(coordinates))
	for i, v := range coordinates {
		switch {
		case i%2 == 1:
			text = append(text, ',')
		case i > 0:
			text = append(text, ' ')
		}
		text = appendLength(text, v)
	}
	return string(text)
}

// safeClass keeps a word to what a class name may hold.
func safeClass(word string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, word)
}

// telling lets a page tell a label's moments anew, which begins so far into the
// text.
func (p *picture) telling(t Telling, offset int) {
	if !p.links || t.Datetime == "" {
		return
	}
	p.attributes([]any{"data-ends", t.Datetime, "data-cut", strconv.Itoa(offset+t.From) + " " + strconv.Itoa(offset+t.To)})
	if t.Joint != "" {
		p.attributes([]any{"data-joint", t.Joint})
	}
}

// moment opens the words of a moment, the time of day before the date, which a
// page can tell anew. unit says how: see templates/times.js.
func (p *picture) moment(at moment, unit tickUnit, sign string) {
	p.begin("g")
	p.attributes([]any{"class", "tl-when"})
	if p.links {
		p.attributes([]any{"data-at", at.UTC().Format(time.RFC3339), "data-unit", string(unit)})
		if sign != "" {
			p.attributes([]any{"data-sign", sign})
		}
	}
	p.inside("g")
}

func markWidth(number int) float64 {
	return max(markHigh, textWidth(strconv.Itoa(number))+10)
}

// mark draws the numbered mark of an event around a point. What is not exact
// is hollow, what is doubtful is dashed.
func (p *picture) mark(e Event, x, y float64) {
	colour, radius := typeLook(e.Type)
	wide := markWidth(e.Number)
	fill, ink, class := colour, paperColour, "tl-mark"
	if !e.isExact() || e.Faint {
		fill, ink, class = paperColour, inkColour, "tl-mark tl-hollow"
	}
	if p.links && e.Anchor != "" {
		p.start("a", "href", "#"+e.Anchor, "class", "tl-link")
	}
	p.start("g", "class", class+" tl-type-"+safeClass(e.Type))
	number := strconv.Itoa(e.Number)
	p.begin("title")
	p.telling(e.Told, len(number)+2)
	p.inside("title")
	p.WriteString(number + ": ")
	p.escape(e.Label)
	p.end()
	p.begin("rect")
	p.attributes([]any{"class", "tl-shape", "x", x - wide/2, "y", y - markHigh/2, "width", wide, "height", markHigh, "rx", radius,
		"fill", fill, "stroke", colour, "stroke-width", "1.5"})
	if e.Faint {
		p.attributes([]any{"stroke-dasharray", "3 2"})
	}
	p.WriteString("/>")
	p.element("text", number, "class", "tl-number", "x", x, "y", y+4.2, "text-anchor", "middle", "fill", ink)
	p.end()
	if p.links && e.Anchor != "" {
		p.end()
	}
}

// keyEntry is a phase in the key: where its sign stands, seen from the key's
// corner, and its length beside its name or in lines of their own below.
type keyEntry struct {
	PhaseBar
	x, y   float64
	beside bool
	lines  []string
}

// layKey gives every phase its place, and how high the key is.
func layKey(bars []PhaseBar, width float64) (all []keyEntry, height float64) {
	const high = 20.0
	x, y := 0.0, 0.0
	for _, bar := range bars {
		name := 18 + textWidth(bar.Name)*1.25 + 8
		wide := name + textWidth(bar.Text) + 16
		if x > 0 && x+wide-16 > width {
			x, y = 0, y+high
		}
		entry := keyEntry{PhaseBar: bar, x: x, y: y, beside: wide-16 <= width}
		if entry.beside {
			x += wide
		} else {
			entry.lines = wrap(bar.Text, width-18, 3)
			x, y = 0, y+float64(len(entry.lines)*lineHigh)+high
		}
		all = append(all, entry)
	}
	if x > 0 {
		y += high
	}
	return all, math.Ceil(y)
}

// key lists the phases with their lengths.
func (p *picture) key(all []keyEntry, left, top float64) {
	for _, e := range all {
		x, y := left+e.x, top+e.y
		p.phase(e.PhaseBar, polygon(x, y, x+12, y, x+12, y+12, x, y+12))
		p.start("text", "class", "tl-text", "x", x+18, "y", y+10.5)
		p.element("tspan", e.Name, "font-weight", "600")
		if e.beside {
			p.element("tspan", e.Text, "dx", 6)
		}
		p.end()
		for i, line := range e.lines {
			p.words(left+18, y+float64((i+1)*lineHigh)+10.5, line, "start")
		}
	}
}

// noteLines are the lines of the sentences under the drawing.
func (s TimelineSpec) noteLines(broken bool, width float64) (all []string) {
	if broken && s.BrokenNote != "" {
		all = wrap(s.BrokenNote, width, 4)
	}
	for _, sentence := range s.Notes {
		all = append(all, wrap(sentence, width, 4)...)
	}
	return all
}

// notes writes the sentences under the drawing.
func (p *picture) notes(lines []string, left, top float64) {
	for i, line := range lines {
		p.quiet(left, top+float64((i+1)*lineHigh), line, "start")
	}
}

// drawUnknown draws a course of events of which no time is known: a hollow bar
// with a question mark, and the words that say so.
func drawUnknown(spec TimelineSpec, width float64, p picture) []byte {
	const left, top = 8.0, 10.0
	lines := wrap(spec.Unknown, width-2*left, 4)
	notesTop := top + phaseBar + 6 + float64(len(lines)*lineHigh)
	notes := spec.noteLines(false, width-2*left)
	p.document(spec, width, math.Ceil(notesTop+float64(len(notes)*lineHigh)+10))
	p.tag("rect", "class", "tl-pole tl-unknown", "x", left, "y", top, "width", width-2*left, "height", phaseBar, "fill", "none",
		"stroke", quietColour, "stroke-dasharray", "4 3")
	p.words(width/2, top+phaseBar/2+4.2, "?", "middle")
	for i, line := range lines {
		p.words(left, top+phaseBar+float64((i+1)*lineHigh), line, "start")
	}
	p.notes(notes, left, notesTop)
	p.end()
	return p.bytes()
}
