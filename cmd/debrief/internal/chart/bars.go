package chart

import (
	"errors"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// BarSpec is one horizontal bar a row, starting at 0.
type BarSpec struct {
	ID, Label string
	X         Axis
	Bars      []Bar   // required; more than 7 are cut, the table has all
	Levels    []Level // vertical lines, such as 100 % of a budget
	Table     Table
}

// Bar is one row. Lo and Hi differ when the value is not exact: then the part
// between them is hatched. Nil Hi is an open end, nil both is unknown: "?".
type Bar struct {
	Name   string
	Lo, Hi *float64
	Text   string // the value in words
	Strong bool   // stands out from the other bars
	// Unknown says that the bar counts what is not known: it is hollow.
	Unknown bool
}

// NewBars draws horizontal bars. It fails when there is none.
func NewBars(spec BarSpec) (Figure, error) {
	if len(spec.Bars) == 0 {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no bar")
	}
	spec.Bars = fitRows(spec.Bars)
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{"x": spec.X.Format}}
	return draw(f, func(in frame) canvas { return barDrawing{spec, in}.canvas() })
}

// barDrawing is a BarSpec on its way into one frame.
type barDrawing struct {
	BarSpec
	frame
}

func (d barDrawing) canvas() canvas {
	texts := make([]rowText, len(d.Bars))
	for i, b := range d.Bars {
		texts[i] = rowText{b.Name, b.Text}
	}
	head := 4
	if len(d.Levels) > 0 {
		head = lineHigh + 8
	}
	rows := layRows(texts, d.frame, head, nameGap(byCount)+lineHigh+4)
	end := d.end()
	c := sketch{kind: "bar"}
	known, open := d.pieces(end)
	c.MultiSeries = charts.MultiSeries{
		{Type: "bar", Stack: "row", BarWidth: "14", Data: known, MarkLines: d.markLines(rows.over())},
		{Type: "bar", Stack: "row", BarWidth: "14", Data: open},
	}
	return canvas{chart: c, height: rows.height(), add: map[string]any{
		"grid":    bare(0, rightEdge, rows.top(), rows.foot),
		"xAxis":   barAxis(d.X, end),
		"yAxis":   rows.axes(),
		"tooltip": tips(),
	}}
}

// pieces are the two stacked parts of each bar: what is known for sure, and
// what may be more.
func (d barDrawing) pieces(end float64) (known, open []item) {
	for _, b := range d.Bars {
		tip := b.Name + ": " + b.Text
		role := "role:main"
		if b.Strong {
			role = "role:bad"
		}
		maybe := &itemStyle{Color: role, Decal: hatched()}
		sure := item{Value: 0, Tip: tip, ItemStyle: &itemStyle{Color: role}}
		more := item{Value: 0, Tip: tip, ItemStyle: maybe}
		switch {
		case b.Lo == nil && b.Hi == nil:
			more = item{Value: end * 0.06, Tip: tip, Text: "?", ItemStyle: hollow(),
				Label: &label{Show: true, Position: "inside", Formatter: "text:item", Color: "role:ink", FontWeight: "bold"}}
		case b.Lo == nil:
			more.Value = *b.Hi
		case b.Hi == nil:
			sure.Value, more.Value, more.Text = *b.Lo, end*0.12, "→"
			more.Label = &label{Show: true, Position: "right", Formatter: "text:item", Color: "role:ink", FontWeight: "bold"}
		default:
			sure.Value, more.Value = *b.Lo, *b.Hi-*b.Lo
		}
		if b.Unknown {
			sure.ItemStyle = hollow()
		}
		known, open = append(known, sure), append(open, more)
	}
	return known, open
}

// hollow is the look of what is not known at all.
func hollow() *itemStyle {
	return &itemStyle{Color: "transparent", BorderColor: "role:quiet", BorderWidth: 1, BorderType: "dashed"}
}

// end is where the axis ends: behind the longest bar and every level.
func (d barDrawing) end() float64 {
	if d.X.Max > 0 {
		return d.X.Max
	}
	most := 0.0
	for _, b := range d.Bars {
		if b.Lo != nil {
			most = max(most, *b.Lo)
		}
		switch {
		case b.Hi != nil:
			most = max(most, *b.Hi)
		case b.Lo != nil: // room for the arrow of an open end
			most = max(most, *b.Lo*1.15)
		}
	}
	for _, l := range d.Levels {
		most = max(most, l.Value)
	}
	if most <= 0 {
		return 1
	}
	most = min(most, largest)
	step := niceStep(most * 1.03)
	return math.Ceil(most*1.03/step) * step
}

// niceStep cuts a length into at most five round pieces.
func niceStep(length float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(length))-1)
	for _, n := range []float64{2, 2.5, 4, 5, 10, 20} {
		if n*unit*5 >= length {
			return n * unit
		}
	}
	return 25 * unit
}

func barAxis(a Axis, end float64) xAxis {
	step := niceStep(end)
	if a.Format == "count" {
		step = math.Ceil(step)
	}
	var ticks []float64
	for n := 0.0; n*step <= end*1.0001; n++ {
		ticks = append(ticks, n*step)
	}
	return xAxis{
		XAxis:     opts.XAxis{Type: "value", Name: a.Title, NameLocation: "middle", NameGap: nameGap(byCount), Min: 0, Max: end},
		AxisLabel: &axisLabel{Show: true, CustomValues: ticks, HideOverlap: true, AlignMin: "left", AlignMax: "right"},
		AxisTick:  &axisTick{CustomValues: ticks},
	}
}

// markLines draws levels upright, their names over the words of the first row.
func (d barDrawing) markLines(over int) *opts.MarkLines {
	if len(d.Levels) == 0 {
		return nil
	}
	var data []any
	for _, l := range d.Levels {
		data = append(data, markLine{Name: l.Label, XAxis: l.Value,
			LineStyle: &lineStyle{Color: "role:threshold", Width: 1.5, Type: []float64{6, 4}},
			Label:     &label{Show: true, Position: "start", Formatter: "text:name", Color: "role:threshold", Distance: []float64{0, float64(over) + 3}}})
	}
	return &opts.MarkLines{Data: data, MarkLineStyle: opts.MarkLineStyle{Symbol: []string{"none", "none"}}}
}
