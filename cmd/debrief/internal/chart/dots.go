package chart

import (
	"errors"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// DotSpec is a few measures at a few stations, as dots with whiskers, joined
// in order. Values are shares in 0..1.
type DotSpec struct {
	ID, Label string
	Stations  []string // required: before, during, after
	Y         Axis
	Series    []Dots // required
	Table     Table
}

// Dots is one measure at every station; nil where it is not known.
type Dots struct {
	Name string
	At   []*Dot
}

// Dot is one value with its interval and its words.
type Dot struct {
	Value, Lo, Hi float64
	Text          string
}

// NewDots draws measures at stations. It fails when no value is known.
func NewDots(spec DotSpec) (Figure, error) {
	known := false
	for _, s := range spec.Series {
		for _, dot := range s.At {
			known = known || dot != nil
		}
	}
	if !known || len(spec.Stations) == 0 {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no value")
	}
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{"y": spec.Y.Format}}
	return draw(f, func(in frame) canvas { return dotDrawing{spec, in}.canvas() })
}

// dotDrawing is a DotSpec on its way into one frame.
type dotDrawing struct {
	DotSpec
	frame
}

func (d dotDrawing) canvas() canvas {
	title := wrap(d.Y.Title, d.width-rightEdge, 3)
	head := len(title)*lineHigh + 8
	top := head + 12
	if len(d.Series) > 1 {
		top += legendHigh
	}
	c := sketch{kind: "line"}
	for i, s := range d.Series {
		c.MultiSeries = append(c.MultiSeries, d.series(i, s))
	}
	if gaps := d.gaps(); len(gaps) > 0 {
		c.MultiSeries = append(c.MultiSeries, charts.SingleSeries{Type: "scatter", Data: gaps})
	}
	every := 0
	axis := yAxis{YAxis: opts.YAxis{Type: "value", SplitNumber: 4, Min: 0}}
	if d.Y.Max > 0 {
		axis = quarteredAxis(d.Y.Max)
	}
	return canvas{chart: c, height: min(maxHeight, 210+top), add: map[string]any{
		"title": titleOf(title),
		"grid":  withLabels(0, rightEdge, top, 4),
		"xAxis": xAxis{XAxis: opts.XAxis{Type: "category", Data: d.Stations, SplitLine: &opts.SplitLine{Show: opts.Bool(false)}},
			AxisLabel: &axisLabel{Show: true, Interval: &every, Color: "role:ink"}, AxisTick: &axisTick{}},
		"yAxis":   axis,
		"legend":  legendAt(head, len(d.Series)),
		"tooltip": tips(),
	}}
}

// series joins the dots of one measure. Its labels stand above for one measure
// and below for the next.
func (d dotDrawing) series(at int, s Dots) charts.SingleSeries {
	symbols := []string{"circle", "diamond", "rect", "triangle"}
	data, whiskers, across := make([]item, 0, len(s.At)), []any{}, []float64{10, 1.5}
	for i, dot := range s.At {
		if dot == nil || i >= len(d.Stations) {
			data = append(data, item{})
			continue
		}
		data = append(data, item{Value: dot.Value, Text: dot.Text, Tip: d.Stations[i] + "\n" + s.Name + ": " + dot.Text,
			Label: &label{Show: true, Position: d.side(at, i), Formatter: "text:item", Color: "role:ink"}})
		if dot.Lo < dot.Hi {
			whiskers = append(whiskers, []whisker{{[]any{i, dot.Lo}, across}, {[]any{i, dot.Hi}, across}})
		}
	}
	line := charts.SingleSeries{Name: s.Name, Type: "line", Symbol: symbols[at%len(symbols)], SymbolSize: 10, Data: data,
		LineStyle: &opts.LineStyle{Width: 2, Type: []string{"solid", "dashed"}[at%2]}}
	if len(whiskers) > 0 {
		line.MarkLines = &opts.MarkLines{Data: whiskers, MarkLineStyle: opts.MarkLineStyle{
			Symbol: []string{"rect", "rect"}, Label: &opts.Label{Show: opts.Bool(false)}}}
		line.MarkLines.LineStyle = &opts.LineStyle{Type: "solid", Width: 1.5}
	}
	return line
}

// side is where the words of a dot stand clear of the lines: below a valley
// and below the lower one of two dots, else above.
func (d dotDrawing) side(series, station int) string {
	value := d.Series[series].At[station].Value
	for i, s := range d.Series {
		if i != series && station < len(s.At) && s.At[station] != nil && s.At[station].Value > value {
			return "bottom"
		}
	}
	higher, neighbours := 0, 0
	for _, next := range []int{station - 1, station + 1} {
		if next < 0 || next >= len(d.Series[series].At) || d.Series[series].At[next] == nil {
			continue
		}
		neighbours++
		if d.Series[series].At[next].Value > value {
			higher++
		}
	}
	if neighbours > 0 && higher == neighbours {
		return "bottom"
	}
	return "top"
}

// free is a height at a station that no dot is near to.
func (d dotDrawing) free(station int) float64 {
	top := d.Y.Max
	for _, s := range d.Series {
		for _, dot := range s.At {
			if dot != nil {
				top = max(top, dot.Value)
			}
		}
	}
	for _, share := range []float64{0.5, 0.25, 0.75} {
		near := false
		for _, s := range d.Series {
			near = near || station < len(s.At) && s.At[station] != nil && math.Abs(s.At[station].Value-share*top) < 0.15*top
		}
		if !near {
			return share * top
		}
	}
	return 0
}

// gaps say which values are not known.
func (d dotDrawing) gaps() []item {
	var all []item
	for i, station := range d.Stations {
		lift := 0.0
		for _, s := range d.Series {
			if i < len(s.At) && s.At[i] != nil {
				continue
			}
			words := s.Name + ": ?"
			all = append(all, item{Value: []any{i, d.free(i)}, Text: words, Tip: station + "\n" + words, SymbolSize: 1,
				ItemStyle: &itemStyle{Color: "transparent"}, Label: &label{Show: true, Position: "top", Formatter: "text:item",
					Color: "role:quiet", Offset: []float64{0, lift}, halo: paperHalo()}})
			lift += lineHigh
		}
	}
	return all
}
