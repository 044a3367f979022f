package chart

import (
	"errors"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// ColumnSpec is upright bars of counts, stacked by series, from 0 up.
type ColumnSpec struct {
	ID, Label string
	X, Y      Axis     // titles
	Columns   []Stack  // required
	Series    []string // names; the first is at the bottom; at most five
	// Roles are the series' colours; missing ones take the palette's.
	Roles []string
	// Range is shaded across the columns and named: what chance alone gives.
	Range *CountRange
	Table Table
}

// Stack is one column: the counts of the series in their order.
type Stack struct {
	Name   string // under the axis; empty where there is no room for one
	Counts []int
	Tip    string // tells it all
	Open   bool   // not complete: hatched
	Apart  bool   // has no place in the order of the others: hollow
}

// CountRange is a range of counts with a name.
type CountRange struct {
	Lo, Hi float64
	Label  string
}

// NewColumns draws counts as stacked upright bars. It fails when there is no
// column.
func NewColumns(spec ColumnSpec) (Figure, error) {
	if len(spec.Columns) == 0 || len(spec.Series) == 0 {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no column")
	}
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{"y": "count"}}
	return draw(f, func(in frame) canvas { return columnDrawing{spec, in}.canvas() })
}

// columnDrawing is a ColumnSpec on its way into one frame.
type columnDrawing struct {
	ColumnSpec
	frame
}

// palette are the colours of series in their order.
func palette() []string { return []string{"main", "second", "third", "fourth", "quiet"} }

func (d columnDrawing) canvas() canvas {
	title := wrap(d.Y.Title, d.width-rightEdge, 2)
	head := len(title)*lineHigh + 8
	top := head + 4
	named := d.Series
	if d.Range != nil {
		named = append(named[:len(named):len(named)], d.Range.Label)
	}
	if len(named) > 1 {
		top += legendHigh * legendRows(named, d.width)
	}
	c := sketch{kind: "bar"}
	for i, name := range d.Series {
		role := d.role(i)
		s := charts.SingleSeries{Name: name, Type: "bar", Stack: "column", Data: d.items(i, role), BarCategoryGap: "18%",
			ItemStyle: &opts.ItemStyle{Color: role, BorderColor: "role:paper", BorderWidth: 0.5}}
		c.MultiSeries = append(c.MultiSeries, s)
	}
	c.MultiSeries[0].MarkAreas = d.rangeArea()
	if d.Range != nil {
		c.MultiSeries = append(c.MultiSeries, sample(d.Range.Label, "scatter", "rect", &opts.LineStyle{Color: "role:band"}))
	}
	names, every := make([]string, len(d.Columns)), 0
	for i, col := range d.Columns {
		names[i] = col.Name
	}
	most := d.most()
	step := max(1, math.Ceil(most/4))
	var ticks []float64
	for n := 0.0; n <= most+step*0.99; n += step {
		ticks = append(ticks, n)
	}
	end := ticks[len(ticks)-1]
	return canvas{chart: c, height: min(maxHeight, 190+top), add: map[string]any{
		"title": titleOf(title),
		"grid":  withLabels(0, rightEdge, top, 4),
		"xAxis": xAxis{XAxis: opts.XAxis{Type: "category", Data: names, Name: d.X.Title, NameLocation: "middle", NameGap: nameGap(byCount),
			SplitLine: &opts.SplitLine{Show: opts.Bool(false)}},
			AxisLabel: &axisLabel{Show: true, Interval: &every}, AxisTick: &axisTick{}},
		"yAxis": yAxis{YAxis: opts.YAxis{Type: "value", Min: 0, Max: end}, Interval: step,
			AxisLabel: &axisLabel{Show: true, CustomValues: ticks}, AxisTick: &axisTick{CustomValues: ticks}},
		"legend":  legendAt(head, len(named)),
		"tooltip": tips(),
	}}
}

func (d columnDrawing) role(i int) string {
	if i < len(d.Roles) {
		return "role:" + d.Roles[i]
	}
	return "role:" + palette()[i%len(palette())]
}

// items are the pieces of one series.
func (d columnDrawing) items(series int, role string) []item {
	all := make([]item, len(d.Columns))
	for i, col := range d.Columns {
		if series >= len(col.Counts) || col.Counts[series] == 0 {
			continue // no bar, and no edge of one
		}
		all[i] = item{Value: col.Counts[series], Tip: col.Tip}
		switch {
		case col.Apart:
			all[i].ItemStyle = &itemStyle{Color: "transparent", BorderColor: role, BorderWidth: 1.5, BorderType: "dashed"}
		case col.Open:
			all[i].ItemStyle = &itemStyle{Color: role, Decal: hatched()}
		}
	}
	return all
}

// most is the highest column, or the end of the range where that is higher.
func (d columnDrawing) most() float64 {
	most := 1
	for _, col := range d.Columns {
		sum := 0
		for _, n := range col.Counts {
			sum += n
		}
		most = max(most, sum)
	}
	if d.Range != nil {
		return max(float64(most), d.Range.Hi)
	}
	return float64(most)
}

// rangeArea shades the range behind the columns.
func (d columnDrawing) rangeArea() *opts.MarkAreas {
	if d.Range == nil {
		return nil
	}
	return &opts.MarkAreas{Data: []any{[]areaEnd{
		{YAxis: d.Range.Lo, ItemStyle: &itemStyle{Color: "role:band"}, Label: &label{}},
		{YAxis: d.Range.Hi},
	}}}
}
