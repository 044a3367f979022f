package chart

import (
	"errors"
	"slices"
	"time"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// RangeSpec is one bar from a beginning to an end a row, on a time axis.
type RangeSpec struct {
	ID, Label string
	Zone      *time.Location // nil is UTC
	X         Axis           // needs no format: it is time
	Ranges    []Range        // required; more than 7 are cut, the table has all
	Marks     []Mark
	Table     Table
}

// Range is one row, from the earliest beginning to the latest end that there
// can have been. A zero From or To is an open end, drawn as an arrow; both zero
// is unknown, unless a part is sure.
type Range struct {
	Name     string
	From, To time.Time
	// Sure is the part that is certain, the rest being hatched; nil when all
	// of it is. It may be empty or end before it begins: then nothing is.
	Sure   *Band
	Text   string
	Strong bool // stands out from the other bars
}

// NewRanges draws stretches of time. It fails when no end of any is known.
func NewRanges(spec RangeSpec) (Figure, error) {
	from, to, ok := spec.span()
	if !ok {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no moment")
	}
	spec.Ranges = fitRows(spec.Ranges)
	// Room for the arrows of open ends.
	margin := max(to.Sub(from)/12, time.Minute)
	from, to = from.Add(-margin), to.Add(margin)
	_, unit := timeTicks(from, to, zoneOr(spec.Zone), 7)
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table,
		Formats: map[string]string{"x": string(unit), "zone": zoneOr(spec.Zone).String()}}
	return draw(f, func(in frame) canvas { return rangeDrawing{spec, in, from, to, unit}.canvas() })
}

// span is the stretch of time that holds every end and mark.
func (s RangeSpec) span() (from, to moment, ok bool) {
	see := func(t moment) {
		if t.IsZero() {
			return
		}
		if !ok || t.Before(from) {
			from = t
		}
		if !ok || t.After(to) {
			to = t
		}
		ok = true
	}
	for _, r := range fitRows(s.Ranges) {
		see(r.From)
		see(r.To)
		if r.Sure != nil {
			see(r.Sure.From)
			see(r.Sure.To)
		}
	}
	known := ok
	for _, m := range s.Marks {
		see(m.At)
	}
	return from, to, known
}

// rangeDrawing is a RangeSpec on its way into one frame.
type rangeDrawing struct {
	RangeSpec
	frame
	from, to moment
	unit     tickUnit
}

// canvas draws the ranges as stacked bars over a value axis that counts
// milliseconds: the first part of each is invisible and reaches to the
// beginning. An axis of type time does not stack.
func (d rangeDrawing) canvas() canvas {
	texts := make([]rowText, len(d.Ranges))
	for i, r := range d.Ranges {
		texts[i] = rowText{r.Name, r.Text}
	}
	line := LineSpec{ID: d.ID, Milestones: d.Marks}
	drawing := lineDrawing{LineSpec: line, frame: frame{d.width + valueLabels, d.narrow}, from: d.from, to: d.to, flagSide: "start"}
	flags := drawing.flags()
	rows := layRows(texts, d.frame, flags.rows*lineHigh+10, nameGap(d.unit)+lineHigh+4)
	drawing.flagLift = float64(rows.over())
	c := sketch{kind: "bar"}
	for _, part := range d.pieces() {
		c.MultiSeries = append(c.MultiSeries, charts.SingleSeries{Type: "bar", Stack: "row", BarWidth: "14", Data: part})
	}
	c.MultiSeries[0].MarkLines = drawing.markLines(flags)
	c.MultiSeries = append(c.MultiSeries, charts.SingleSeries{Type: "scatter", Data: d.arrows()})
	return canvas{chart: c, height: rows.height(), add: map[string]any{
		"grid":    bare(0, rightEdge, rows.top(), rows.foot),
		"xAxis":   d.axis(),
		"yAxis":   rows.axes(),
		"tooltip": tips(),
	}}
}

func (d rangeDrawing) axis() xAxis {
	most := 7
	if d.narrow {
		most = 4
	}
	moments, _ := timeTicks(d.from, d.to, zoneOr(d.Zone), most)
	// The words of a tick at the very edge would be cut off.
	edge := d.to.Sub(d.from) / time.Duration(d.width/24)
	ticks := milliseconds(slices.DeleteFunc(moments, func(t moment) bool { return t.Before(d.from.Add(edge)) }))
	return xAxis{
		XAxis: opts.XAxis{Type: "value", Name: d.X.Title, NameLocation: "middle", NameGap: nameGap(d.unit),
			Min: d.from.UnixMilli(), Max: d.to.UnixMilli()},
		AxisLabel: &axisLabel{Show: true, CustomValues: ticks, HideOverlap: true},
		AxisTick:  &axisTick{Show: true, CustomValues: ticks},
	}
}

// isUnknown reports whether nothing is known of a row.
func (r Range) isUnknown() bool {
	return r.From.IsZero() && r.To.IsZero() && (r.Sure == nil || r.Sure.From.IsZero() || r.Sure.To.IsZero())
}

func (r Range) role() string {
	if r.Strong {
		return "role:bad"
	}
	return "role:main"
}

// pieces are the parts of each row: an invisible one up to its beginning, then
// what may be, what is sure, and what may be.
func (d rangeDrawing) pieces() [4][]item {
	var pieces [4][]item
	for _, r := range d.Ranges {
		from, to, sure := d.drawn(r)
		ends := [5]moment{{}, from, sure.From, sure.To, to}
		for i := range pieces {
			part := item{Tip: r.Name + ": " + r.Text, Value: 0, ItemStyle: &itemStyle{Color: "transparent"}}
			switch {
			case i == 0:
				part.Value = from.UnixMilli()
			case ends[i+1].After(ends[i]):
				part.Value, part.ItemStyle = ends[i+1].Sub(ends[i]).Milliseconds(), &itemStyle{Color: r.role()}
			}
			if i == 1 || i == 3 {
				part.ItemStyle.Decal = hatched()
			}
			pieces[i] = append(pieces[i], part)
		}
		if r.isUnknown() {
			unknown := &pieces[1][len(pieces[1])-1]
			unknown.ItemStyle, unknown.Text = hollow(), "?"
			unknown.Label = &label{Show: true, Position: "inside", Formatter: "text:item", Color: "role:ink", FontWeight: "bold"}
		}
	}
	return pieces
}

// drawn is where a row begins and ends in the drawing, and its sure part
// within that.
func (d rangeDrawing) drawn(r Range) (from, to moment, sure Band) {
	if r.isUnknown() {
		to = d.from.Add(d.to.Sub(d.from) * 6 / 100)
		return d.from, to, Band{From: to, To: to}
	}
	if from, to = r.From, r.To; from.IsZero() {
		from = d.edge(-1)
	}
	if to.IsZero() {
		to = d.edge(+1)
	}
	sure = Band{From: from, To: to}
	if r.Sure != nil {
		sure = Band{From: clamp(r.Sure.From, from, to), To: clamp(r.Sure.To, from, to)}
	}
	if sure.To.Before(sure.From) {
		sure.From, sure.To = to, to
	}
	return from, to, sure
}

// clamp keeps t between two moments.
func clamp(t, from, to moment) moment {
	switch {
	case t.Before(from):
		return from
	case t.After(to):
		return to
	}
	return t
}

// edge is where an open end is drawn: a little inside the axis' beginning (-1)
// or end (+1).
func (d rangeDrawing) edge(side int) moment {
	inset := d.to.Sub(d.from) / 40
	if side < 0 {
		return d.from.Add(inset)
	}
	return d.to.Add(-inset)
}

// arrows point where an end is open, and mark what was only a moment.
func (d rangeDrawing) arrows() []item {
	arrows, full := []item{}, 1.0
	for i, r := range d.Ranges {
		add := func(at moment, symbol string, size, turn float64) {
			arrows = append(arrows, item{Value: []any{at.UnixMilli(), i}, Tip: r.Name + ": " + r.Text,
				Symbol: symbol, SymbolSize: size, SymbolRotate: turn, ItemStyle: &itemStyle{Color: r.role(), Opacity: &full}})
		}
		if r.isUnknown() {
			continue
		}
		if r.From.IsZero() {
			add(d.edge(-1), "triangle", 16, 90)
		}
		if r.To.IsZero() {
			add(d.edge(+1), "triangle", 16, -90)
		}
		if r.From.Equal(r.To) && !r.From.IsZero() {
			add(r.From, "diamond", 12, 0)
		}
	}
	return arrows
}
