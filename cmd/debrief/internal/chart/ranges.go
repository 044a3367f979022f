package chart

import (
	"errors"
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

// Range is one row: a zero From or To is an open end, drawn as an arrow;
// both zero is unknown. Hatched says that an end is uncertain.
type Range struct {
	Name     string
	From, To time.Time
	Text     string
	Hatched  bool
	Strong   bool // stands out from the other bars
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
	rows := layRows(texts, d.frame, flags.rows*lineHigh+6, nameGap(d.unit)+lineHigh+4)
	drawing.flagLift = float64(rows.over())
	c := charts.NewBar()
	c.SetGlobalOptions(common(d.ID)...)
	before, bars := d.pieces()
	c.MultiSeries = charts.MultiSeries{
		{Type: "bar", Stack: "row", BarWidth: "14", Data: before, MarkLines: drawing.markLines(flags)},
		{Type: "bar", Stack: "row", BarWidth: "14", Data: bars},
		{Type: "scatter", Data: d.arrows(), Color: "role:quiet"},
	}
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
	ticks := milliseconds(moments)
	return xAxis{
		XAxis: opts.XAxis{Type: "value", Name: d.X.Title, NameLocation: "middle", NameGap: nameGap(d.unit),
			Min: d.from.UnixMilli(), Max: d.to.UnixMilli()},
		AxisLabel: &axisLabel{Show: true, CustomValues: ticks, HideOverlap: true},
		AxisTick:  &axisTick{Show: true, CustomValues: ticks},
	}
}

func (r Range) role() string {
	if r.Strong {
		return "role:bad"
	}
	return "role:main"
}

// pieces are the invisible and the visible part of each row.
func (d rangeDrawing) pieces() (before, bars []item) {
	for _, r := range d.Ranges {
		tip := r.Name + ": " + r.Text
		from, to := r.From, r.To
		style := &itemStyle{Color: r.role()}
		if r.Hatched {
			style.Decal = hatched()
		}
		bar := item{Tip: tip, ItemStyle: style}
		switch {
		case from.IsZero() && to.IsZero():
			from, to = d.from, d.from.Add(d.to.Sub(d.from)*6/100)
			bar.ItemStyle, bar.Text = hollow(), "?"
			bar.Label = &label{Show: true, Position: "inside", Formatter: "text:item", Color: "role:ink", FontWeight: "bold"}
		case from.IsZero():
			from = d.edge(-1)
		case to.IsZero():
			to = d.edge(+1)
		}
		bar.Value = to.Sub(from).Milliseconds()
		bars = append(bars, bar)
		before = append(before, item{Value: from.UnixMilli(), ItemStyle: &itemStyle{Color: "transparent"}})
	}
	return before, bars
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
		switch {
		case r.From.IsZero() && r.To.IsZero():
		case r.From.IsZero():
			add(d.edge(-1), "triangle", 16, 90)
		case r.To.IsZero():
			add(d.edge(+1), "triangle", 16, -90)
		case r.From.Equal(r.To):
			add(r.From, "diamond", 12, 0)
		}
	}
	return arrows
}
