package chart

import (
	"errors"
	"math"
	"time"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// LineSpec is one measure over time with what happened meanwhile. Nil values
// are gaps and are drawn as gaps.
type LineSpec struct {
	ID, Label  string
	Zone       *time.Location // for the time axis; nil is UTC
	X, Y       Axis           // X needs no format: it is time
	Lines      []Line         // required
	Milestones []Mark
	Impact     *Band   // from start to end, when known; a zero end is open
	Levels     []Level // thresholds, totals
	Table      Table
}

// Line is one series of a LineSpec.
type Line struct {
	Name   string
	Role   string // of its colour; empty takes the next of the palette
	Step   bool   // the value holds until the next point
	Area   bool
	Stack  bool // drawn on top of the stacked lines before it
	Dashed bool
	Points []Point // in time order
}

// Point is a value at a moment; nil is a gap.
type Point struct {
	At    time.Time
	Value *float64
}

// NewLine draws measures over time. It fails when there is no point at all.
func NewLine(spec LineSpec) (Figure, error) {
	from, to, ok := spec.span()
	if !ok {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no point")
	}
	ticks, unit := timeTicks(from, to, zoneOr(spec.Zone), 8)
	few, _ := timeTicks(from, to, zoneOr(spec.Zone), 5)
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table,
		Formats: map[string]string{"x": string(unit), "y": spec.Y.Format, "zone": zoneOr(spec.Zone).String()}}
	return draw(f, func(in frame) canvas {
		d := lineDrawing{LineSpec: spec, frame: in, from: from, to: to, ticks: ticks, unit: unit, flagSide: "end"}
		if in.narrow {
			d.ticks = few
		}
		return d.canvas()
	})
}

func zoneOr(zone *time.Location) *time.Location {
	if zone == nil {
		return time.UTC
	}
	return zone
}

// span is the stretch of time that holds every point and milestone, widened a
// little when it is a single moment.
func (s LineSpec) span() (from, to moment, ok bool) {
	see := func(t moment) {
		if !ok || t.Before(from) {
			from = t
		}
		if !ok || t.After(to) {
			to = t
		}
		ok = true
	}
	for _, line := range s.Lines {
		for _, p := range line.Points {
			see(p.At)
		}
	}
	for _, m := range s.Milestones {
		if ok {
			see(m.At)
		}
	}
	if from.Equal(to) {
		from, to = from.Add(-30*time.Minute), to.Add(30*time.Minute)
	}
	return from, to, ok
}

// lineDrawing is a LineSpec on its way into one frame.
type lineDrawing struct {
	LineSpec
	frame
	from, to moment
	ticks    []moment
	unit     tickUnit
	flagSide string  // the end of upright lines that is at the top
	flagLift float64 // how far above that end the names stand
}

const (
	valueLabels = 56 // room for the labels of a value axis
	rightEdge   = 16
	legendHigh  = 26
)

func (d lineDrawing) canvas() canvas {
	title := wrap(d.Y.Title, d.width-rightEdge, 3)
	flags := d.flags()
	head := len(title)*lineHigh + 8
	legend := head
	if len(d.Lines) > 1 {
		head += legendHigh
	}
	top := head + flags.rows*lineHigh
	c := sketch{kind: "line"}
	for i, line := range d.Lines {
		c.MultiSeries = append(c.MultiSeries, styledLine(line, i))
	}
	c.MultiSeries[0].MarkLines = d.markLines(flags)
	c.MultiSeries[0].MarkAreas = d.markAreas()
	return canvas{chart: c, height: min(maxHeight, 250+top), add: map[string]any{
		"title":   titleOf(title),
		"grid":    withLabels(0, rightEdge, top+8, 0),
		"xAxis":   d.timeAxis(),
		"yAxis":   d.valueAxis(),
		"legend":  legendAt(legend, len(d.Lines)),
		"tooltip": tooltip{Tooltip: opts.Tooltip{Show: opts.Bool(true), Trigger: "axis"}, RenderMode: "richText", Confine: true},
	}}
}

// points pairs instants with values for ECharts.
func points(line Line) []opts.LineData {
	data := make([]opts.LineData, len(line.Points))
	for i, p := range line.Points {
		var value any
		if p.Value != nil {
			value = *p.Value
		}
		data[i] = opts.LineData{Value: []any{p.At.UnixMilli(), value}}
	}
	return data
}

// styledLine gives each line its dash and symbol beside its colour, and shows
// single points as long as they are few.
func styledLine(line Line, at int) charts.SingleSeries {
	symbols := []string{"circle", "diamond", "rect", "triangle"}
	s := charts.SingleSeries{Name: line.Name, Type: "line", Data: points(line), Symbol: symbols[at%len(symbols)], SymbolSize: 6,
		ShowSymbol: opts.Bool(len(line.Points) <= 40), ConnectNulls: opts.Bool(false), LineStyle: &opts.LineStyle{Width: 2}}
	if line.Role != "" {
		s.LineStyle.Color = "role:" + line.Role
		s.ItemStyle = &opts.ItemStyle{Color: "role:" + line.Role}
	}
	if line.Dashed {
		s.LineStyle.Type, s.ShowSymbol = "dashed", opts.Bool(false)
	}
	if line.Step {
		s.Step = "end"
	}
	if line.Stack {
		s.Stack = "stack"
	}
	if line.Area {
		s.AreaStyle = &opts.AreaStyle{Opacity: opts.Float(0.14)}
	}
	return s
}

// titleOf puts the name of the value axis above the drawing, where it may be
// long.
func titleOf(lines []string) opts.Title {
	text := ""
	for i, line := range lines {
		if i > 0 {
			text += "\n"
		}
		text += line
	}
	return opts.Title{Title: text, Left: "0", Top: "0"}
}

// legendAt names the series when there are several.
func legendAt(top, series int) legend {
	return legend{Legend: opts.Legend{Show: opts.Bool(series > 1), Left: "0", ItemWidth: 26}, Top: top}
}

func (d lineDrawing) timeAxis() xAxis {
	ticks := milliseconds(d.ticks)
	return xAxis{
		XAxis: opts.XAxis{Type: "time", Name: d.X.Title, NameLocation: "middle", NameGap: nameGap(d.unit),
			Min: d.from.UnixMilli(), Max: d.to.UnixMilli(), SplitLine: &opts.SplitLine{Show: opts.Bool(false)}},
		AxisLabel: &axisLabel{Show: true, CustomValues: ticks, HideOverlap: true},
		AxisTick:  &axisTick{Show: true, CustomValues: ticks},
	}
}

func (d lineDrawing) valueAxis() yAxis {
	if d.Y.Max > 0 {
		return quarteredAxis(d.Y.Max)
	}
	axis := yAxis{YAxis: opts.YAxis{Type: "value", SplitNumber: 4}}
	if top := d.top(); top > 0 {
		axis.Max = top
	}
	return axis
}

// quarteredAxis ends where it is told to, with ticks at its quarters.
func quarteredAxis(end float64) yAxis {
	quarters := []float64{0, end / 4, end / 2, end * 3 / 4, end}
	return yAxis{
		YAxis:     opts.YAxis{Type: "value", Min: 0, Max: end},
		AxisLabel: &axisLabel{Show: true, CustomValues: quarters},
		AxisTick:  &axisTick{CustomValues: quarters},
	}
}

// top is the end of the value axis when the data alone would cut something
// off: a level above all points.
func (d lineDrawing) top() float64 {
	most, level := 0.0, 0.0
	for _, line := range d.Lines {
		for _, p := range line.Points {
			if p.Value != nil {
				most = max(most, *p.Value)
			}
		}
	}
	for _, l := range d.Levels {
		level = max(level, l.Value)
	}
	if level < most {
		return 0
	}
	return niceAbove(level)
}

// largest is where axes end at the latest, short of what overflows.
const largest = 1e300

// niceAbove is the next number above v that begins with few digits.
func niceAbove(v float64) float64 {
	if v <= 0 {
		return 0
	}
	v = min(v, largest)
	unit := math.Pow(10, math.Floor(math.Log10(v)))
	for _, step := range []float64{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10} {
		if step*unit >= v*1.04 {
			return step * unit
		}
	}
	return 10 * unit
}

// markLines draws milestones upright with their names above the drawing, and
// levels across it.
func (d lineDrawing) markLines(flags flags) *opts.MarkLines {
	if len(d.Milestones)+len(d.Levels) == 0 {
		return nil
	}
	var data []any
	for i, m := range d.Milestones {
		f := flags.of[i]
		data = append(data, markLine{Name: m.Label, XAxis: m.At.UnixMilli(),
			LineStyle: &lineStyle{Color: "role:quiet", Width: 1, Type: []float64{2, 3}},
			Label: &label{Show: true, Position: d.flagSide, Formatter: "text:name", Align: f.align, Color: "role:ink",
				Distance: []float64{0, d.flagLift + 7 + float64(f.row*lineHigh)}}})
	}
	for _, l := range d.Levels {
		data = append(data, markLine{Name: l.Label, YAxis: l.Value,
			LineStyle: &lineStyle{Color: "role:threshold", Width: 1.5, Type: []float64{6, 4}},
			Label:     &label{Show: true, Position: "insideEndTop", Formatter: "text:name", Color: "role:threshold"}})
	}
	return &opts.MarkLines{Data: data, MarkLineStyle: opts.MarkLineStyle{Symbol: []string{"none", "none"}}}
}

// markAreas shades the impact, as far as it lies in the drawing.
func (d lineDrawing) markAreas() *opts.MarkAreas {
	if d.Impact == nil {
		return nil
	}
	from, to := d.Impact.From, d.Impact.To
	if from.Before(d.from) {
		from = d.from
	}
	if to.IsZero() || to.After(d.to) {
		to = d.to
	}
	if !from.Before(to) {
		return nil
	}
	style := &itemStyle{Color: "role:band"}
	return &opts.MarkAreas{Data: []any{[]areaEnd{
		{Name: d.Impact.Label, XAxis: from.UnixMilli(), ItemStyle: style,
			Label: &label{Show: d.Impact.Label != "", Position: "insideTop", Formatter: "text:name", Color: "role:quiet"}},
		{XAxis: to.UnixMilli()},
	}}}
}
