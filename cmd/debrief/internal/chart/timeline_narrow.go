package chart

import (
	"math"
	"strings"
)

// The narrow timeline runs downwards: times at the left, the phase bar, and at
// the right one row for each moment with its marks and milestones. Rows keep a
// readable distance; a thin line leads to each from its place on the bar.
const (
	narrowWidth = 340.0
	barLeft     = 106.0
	barRight    = 121.0
	rowLeft     = 140.0
	rowHigh     = 25.0
	mostMoments = 24
)

// narrowDrawing is a narrow timeline on its way.
type narrowDrawing struct {
	picture
	TimelineSpec
	scale
	rows        []momentRow
	top, bottom float64
}

// momentRow is one moment, or a few close ones, with what happened then.
type momentRow struct {
	at     moment
	y      float64
	events []int
	names  []string
}

func drawNarrow(spec TimelineSpec, knots []moment, p picture) []byte {
	d := &narrowDrawing{picture: p, TimelineSpec: spec, top: 16}
	d.layRows()
	d.bottom = max(d.top+120, d.top+rowHigh*float64(len(d.rows)))
	d.scale = newScale(knots, d.top, d.bottom-d.top, 14)
	d.spreadRows()
	keyTop := d.bottom + 22
	keys, high := layKey(spec.Phases, narrowWidth-16)
	notes := spec.noteLines(d.isBroken(), narrowWidth-16)
	d.document(spec, narrowWidth, math.Ceil(keyTop+high+float64(len(notes)*lineHigh)+10))
	d.drawPhases()
	d.drawRows()
	d.key(keys, 8, keyTop)
	d.notes(notes, 8, keyTop+high)
	d.end()
	return d.bytes()
}

// layRows makes a row for each moment with a mark or a name, and joins the
// nearest neighbours while they are too many.
func (d *narrowDrawing) layRows() {
	add := func(at moment, event int, name string) {
		i := 0
		for i < len(d.rows) && d.rows[i].at.Before(at) {
			i++
		}
		if i == len(d.rows) || !d.rows[i].at.Equal(at) {
			d.rows = append(d.rows[:i], append([]momentRow{{at: at}}, d.rows[i:]...)...)
		}
		if event >= 0 {
			d.rows[i].events = append(d.rows[i].events, event)
		}
		if name != "" {
			d.rows[i].names = append(d.rows[i].names, name)
		}
	}
	for i, e := range d.Events {
		if at := e.place(); !at.IsZero() {
			add(at, i, "")
		}
	}
	for _, m := range d.Milestones {
		add(m.At, -1, m.Label)
	}
	for _, p := range d.Phases {
		if len(d.Events)+len(d.Milestones) == 0 && !p.From.IsZero() {
			add(p.From, -1, p.Name)
		}
	}
	for len(d.rows) > mostMoments {
		d.joinNearest()
	}
}

// joinNearest makes one row of the two that are nearest in time.
func (d *narrowDrawing) joinNearest() {
	best := 1
	for i := 2; i < len(d.rows); i++ {
		if d.rows[i].at.Sub(d.rows[i-1].at) < d.rows[best].at.Sub(d.rows[best-1].at) {
			best = i
		}
	}
	row, next := &d.rows[best-1], d.rows[best]
	row.events = append(row.events, next.events...)
	row.names = append(row.names, next.names...)
	d.rows = append(d.rows[:best], d.rows[best+1:]...)
}

// spreadRows moves rows down, and then up again at the foot, until none
// touches its neighbour.
func (d *narrowDrawing) spreadRows() {
	least := d.top
	for i := range d.rows {
		d.rows[i].y = max(d.at(d.rows[i].at), least)
		least = d.rows[i].y + rowHigh
	}
	most := d.bottom
	for i := len(d.rows) - 1; i >= 0; i-- {
		d.rows[i].y = min(d.rows[i].y, most)
		most = d.rows[i].y - rowHigh
	}
}

func (d *narrowDrawing) drawPhases() {
	if len(d.Phases) == 0 {
		d.line("tl-pole tl-axis", (barLeft+barRight)/2, d.top, (barLeft+barRight)/2, d.bottom, "stroke", quietColour)
	}
	for _, bar := range d.Phases {
		from, to := d.top, d.bottom
		if !bar.From.IsZero() {
			from = d.at(bar.From)
		}
		if !bar.To.IsZero() {
			to = d.at(bar.To)
		}
		middle := (barLeft + barRight) / 2
		points := polygon(barLeft, from, barRight, from, barRight, to, barLeft, to)
		switch {
		case bar.To.IsZero(): // an arrow: not over yet
			points = polygon(barLeft, from, barRight, from, barRight, to, middle, to+12, barLeft, to)
		case bar.From.IsZero():
			points = polygon(barLeft, from, middle, from-12, barRight, from, barRight, to, barLeft, to)
		}
		d.phase(bar, points)
		d.line("tl-edge", barLeft, to, barRight, to, "stroke", paperColour, "stroke-width", 1.5)
	}
	for _, p := range d.parts {
		if p.cut {
			y := (p.start + p.end) / 2
			d.tag("path", "class", "tl-break", "fill", "none", "stroke", paperColour, "stroke-width", 4,
				"d", "M"+written(barLeft-2)+" "+written(y-3)+strings.Repeat("l5 6l5 -6", 2))
		}
	}
}

func (d *narrowDrawing) drawRows() {
	var leads route
	for _, r := range d.rows {
		leads.step('M', barRight, d.at(r.at)).step('L', rowLeft-8, r.y).step('h', 4)
	}
	d.lines("tl-pole", leads, quietColour, "stroke-width", "0.75")
	var last moment
	for _, r := range d.rows {
		d.drawTime(r, &last)
		d.drawRow(r)
	}
}

// drawTime tells the time of day, and the date where a new day begins; of what
// is known to the day or less, the date alone. The year stands in the first
// row, and wherever it changes.
func (d *narrowDrawing) drawTime(r momentRow, last *moment) {
	local := r.at.In(d.Zone)
	before := *last
	*last = local
	sign, isCoarse := d.bound(r)
	x, y := barLeft-8, r.y+4.2
	switch {
	case isCoarse && (before.IsZero() || before.Year() != local.Year()):
		d.words(x, y, sign+d.date(local, "2 Jan 2006"), "end")
	case isCoarse:
		d.words(x, y, sign+d.date(local, "2 Jan"), "end")
	case before.IsZero() || before.Year() != local.Year():
		d.moment(local, byYear, sign)
		d.words(x, y, sign+d.date(local, "2 Jan 2006"), "end")
		d.end()
	default:
		d.moment(local, byMinute, sign)
		d.quiet(x, y, sign+local.Format("15:04"), "end")
		if before.YearDay() != local.YearDay() {
			d.words(8, y, d.date(local, "2 Jan"), "start")
		}
		d.end()
	}
}

// bound says that a row's moment is not exact, when all its marks are so, and
// whether it is not known even to half a day.
func (d *narrowDrawing) bound(r momentRow) (sign string, isCoarse bool) {
	for _, i := range r.events {
		switch e := d.Events[i]; {
		case e.isExact():
			return "", false
		case e.At.IsZero() && e.Lo.IsZero():
			sign = "≤ "
		case e.At.IsZero() && e.Hi.IsZero():
			sign = "≥ "
		default:
			sign, isCoarse = "≈ ", e.Hi.Sub(e.Lo) > day/2
		}
	}
	return sign, isCoarse
}

// drawRow puts the marks of a moment side by side and its names behind them,
// as far as there is room.
func (d *narrowDrawing) drawRow(r momentRow) {
	x := rowLeft
	for _, i := range r.events {
		e := d.Events[i]
		wide := markWidth(e.Number)
		if x+wide > narrowWidth-8 {
			break
		}
		d.mark(e, x+wide/2, r.y)
		x += wide + 4
	}
	if room := narrowWidth - x - 8; len(r.names) > 0 && room > 40 {
		d.words(x+2, r.y+4.2, oneLine(strings.Join(r.names, ", "), room), "start")
	}
}
