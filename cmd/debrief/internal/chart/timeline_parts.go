package chart

import (
	"fmt"
	"math"
	"strconv"
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

// begin opens the document; the white card lets it stand on any ground.
func (p *picture) begin(spec TimelineSpec, width, height float64) {
	p.Grow(16 << 10)
	role := []any{"role", "img"}
	if p.links {
		// The children of an image are not there for a screen reader, links included.
		role = []any{"role", "group"}
	}
	p.start("svg", append([]any{"xmlns", "http://www.w3.org/2000/svg", "class", "timeline", "viewBox",
		fmt.Sprintf("0 0 %s %s", written(width), written(height)), "width", width, "height", height,
		"font-family", "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif", "font-size", textSize,
		"aria-labelledby", p.id + "-title " + p.id + "-desc"}, role...)...)
	p.element("title", spec.Title, "id", p.id+"-title")
	p.element("desc", spec.Desc, "id", p.id+"-desc")
	p.start("defs")
	p.start("pattern", "id", p.id+"-hatch", "width", 6, "height", 6, "patternUnits", "userSpaceOnUse", "patternTransform", "rotate(45)")
	p.tag("path", "d", "M0 0V6", "class", "tl-hatch", "stroke", paperColour, "stroke-width", 4)
	p.end()
	p.end()
	p.tag("rect", "class", "tl-card", "width", width, "height", height, "fill", paperColour)
}

// words writes a line of text. anchor is start, middle or end.
func (p *picture) words(x, y float64, text, anchor string) {
	p.element("text", text, "class", "tl-text", "x", x, "y", y, "text-anchor", anchor, "fill", inkColour)
}

// quiet writes a line of text that is less than the rest.
func (p *picture) quiet(x, y float64, text, anchor string, attributes ...any) {
	base := []any{"class", "tl-quiet", "x", x, "y", y, "text-anchor", anchor, "fill", quietColour}
	p.element("text", text, append(base, attributes...)...)
}

func (p *picture) line(class string, x1, y1, x2, y2 float64, attributes ...any) {
	base := []any{"class", class, "x1", x1, "y1", y1, "x2", x2, "y2", y2}
	p.tag("line", append(base, attributes...)...)
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
	text := ""
	for i := 0; i+1 < len(coordinates); i += 2 {
		if i > 0 {
			text += " "
		}
		text += written(coordinates[i]) + "," + written(coordinates[i+1])
	}
	return text
}

// safeClass keeps a word to what a class name may hold.
func safeClass(word string) string {
	clean := []rune{}
	for _, r := range word {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			clean = append(clean, r)
		}
	}
	return string(clean)
}

// telling lets a page tell a label's moments anew, which begins so far into the
// text.
func (p *picture) telling(t Telling, offset int) []any {
	if !p.links || t.Datetime == "" {
		return nil
	}
	attributes := []any{"data-ends", t.Datetime, "data-cut", fmt.Sprintf("%d %d", offset+t.From, offset+t.To)}
	if t.Joint != "" {
		attributes = append(attributes, "data-joint", t.Joint)
	}
	return attributes
}

// moment opens the words of a moment, the time of day before the date, which a
// page can tell anew. unit says how: see templates/times.js.
func (p *picture) moment(at moment, unit tickUnit, sign string) {
	attributes := []any{"class", "tl-when"}
	if p.links {
		attributes = append(attributes, "data-at", at.UTC().Format(time.RFC3339), "data-unit", string(unit))
		if sign != "" {
			attributes = append(attributes, "data-sign", sign)
		}
	}
	p.start("g", attributes...)
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
	number := fmt.Sprintf("%d: ", e.Number)
	p.element("title", number+e.Label, p.telling(e.Told, len(number))...)
	shape := []any{"class", "tl-shape", "x", x - wide/2, "y", y - markHigh/2, "width", wide, "height", markHigh, "rx", radius,
		"fill", fill, "stroke", colour, "stroke-width", "1.5"}
	if e.Faint {
		shape = append(shape, "stroke-dasharray", "3 2")
	}
	p.tag("rect", shape...)
	p.element("text", strconv.Itoa(e.Number), "class", "tl-number", "x", x, "y", y+4.2, "text-anchor", "middle", "fill", ink)
	p.end()
	if p.links && e.Anchor != "" {
		p.end()
	}
}

// key lists the phases with their lengths, and returns the height it took.
func (p *picture) key(bars []PhaseBar, left, top, width float64) float64 {
	const high = 20.0
	x, y := left, top
	for _, bar := range bars {
		name := 18 + textWidth(bar.Name)*1.25 + 8
		wide := name + textWidth(bar.Text) + 16
		if x > left && x+wide-16 > left+width {
			x, y = left, y+high
		}
		p.phase(bar, polygon(x, y, x+12, y, x+12, y+12, x, y+12))
		p.start("text", "class", "tl-text", "x", x+18, "y", y+10.5, "fill", inkColour)
		p.element("tspan", bar.Name, "font-weight", "600")
		if wide-16 <= width {
			p.element("tspan", bar.Text, "dx", 6)
			p.end()
			x += wide
			continue
		}
		p.end()
		for _, line := range wrap(bar.Text, width-18, 3) {
			y += lineHigh
			p.words(left+18, y+10.5, line, "start")
		}
		x, y = left, y+high
	}
	if x > left {
		y += high
	}
	return y - top
}

// notes writes sentences under the drawing, and returns the height they took.
func (p *picture) notes(spec TimelineSpec, broken bool, left, top, width float64) float64 {
	sentences := spec.Notes
	if broken && spec.BrokenNote != "" {
		sentences = append([]string{spec.BrokenNote}, sentences...)
	}
	y := top
	for _, sentence := range sentences {
		for _, line := range wrap(sentence, width, 4) {
			y += lineHigh
			p.quiet(left, y, line, "start")
		}
	}
	return y - top
}

// notesHeight is what notes will take.
func notesHeight(spec TimelineSpec, broken bool, width float64) float64 {
	var blank picture
	return blank.notes(spec, broken, 0, 0, width)
}

// keyHeight is what key will take.
func keyHeight(bars []PhaseBar, width float64) float64 {
	if len(bars) == 0 {
		return 0
	}
	var blank picture
	return math.Ceil(blank.key(bars, 0, 0, width))
}

// drawUnknown draws a course of events of which no time is known: a hollow bar
// with a question mark, and the words that say so.
func drawUnknown(spec TimelineSpec, width float64, p picture) []byte {
	const left, top = 8.0, 10.0
	lines := wrap(spec.Unknown, width-2*left, 4)
	notesTop := top + phaseBar + 6 + float64(len(lines)*lineHigh)
	p.begin(spec, width, math.Ceil(notesTop+notesHeight(spec, false, width-2*left)+10))
	p.tag("rect", "class", "tl-pole tl-unknown", "x", left, "y", top, "width", width-2*left, "height", phaseBar, "fill", "none",
		"stroke", quietColour, "stroke-dasharray", "4 3")
	p.words(width/2, top+phaseBar/2+4.2, "?", "middle")
	for i, line := range lines {
		p.words(left, top+phaseBar+float64((i+1)*lineHigh), line, "start")
	}
	p.notes(spec, false, left, notesTop, width-2*left)
	p.end()
	return p.bytes()
}
