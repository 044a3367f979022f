package chart

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// The charts across incidents lay their rows out by themselves: the upright
// axis counts pixels from the top, so that words, dots and lines stand where
// they are meant to.

// sheet is a drawing whose upright axis counts pixels from the top.
type sheet struct {
	frame
	left, right int // beside the plot
	head, foot  int // above and below it
	high        int // of the plot
	minX, maxX  float64
	lines       []any // of one series; see stroke
	areas       []any
	words       []item
}

// spot is a point of the plot: x in units of the axis, y in pixels from its top.
func spot(x float64, y float64) []any { return []any{x, y} }

// line draws from one point to another.
func (s *sheet) line(x1, y1, x2, y2 float64, look lineStyle) {
	s.lines = append(s.lines, []stroke{{Coord: spot(x1, y1), LineStyle: &look}, {Coord: spot(x2, y2)}})
}

// area shades a rectangle.
func (s *sheet) area(x1, y1, x2, y2 float64, role string, opacity float64) {
	s.areas = append(s.areas, []areaEnd{
		{Coord: spot(x1, y1), ItemStyle: &itemStyle{Color: role, Opacity: &opacity}, Label: &label{}}, {Coord: spot(x2, y2)}})
}

// say writes words beside a point: to its right, to its left, or over it.
func (s *sheet) say(x, y float64, side, text, weight, role string) {
	align := map[string]string{"right": "left", "left": "right", "inside": "center"}[side]
	s.words = append(s.words, item{Value: spot(x, y), SymbolSize: 1, Text: text, ItemStyle: &itemStyle{Color: "transparent"},
		Label: &label{Show: true, Position: side, Formatter: "text:item", Color: role, FontWeight: weight, Align: align, Distance: 0, Opacity: 1, halo: paperHalo()}})
}

// roomX is how many pixels the plot is wide.
func (s *sheet) roomX() float64 { return s.width - float64(s.left+s.right) }

// pixels is where x lies, in pixels from the plot's left edge.
func (s *sheet) pixels(x float64) float64 { return (x - s.minX) / (s.maxX - s.minX) * s.roomX() }

// canvas puts the sheet and further series into a chart. The axis has ticks at
// the given places.
func (s *sheet) canvas(axis Axis, ticks []float64, series ...charts.SingleSeries) canvas {
	c := sketch{kind: "scatter"}
	ground := charts.SingleSeries{Type: "scatter", Data: s.words}
	if s.words == nil {
		ground.Data = []item{}
	}
	if len(s.lines) > 0 {
		ground.MarkLines = &opts.MarkLines{Data: s.lines, MarkLineStyle: opts.MarkLineStyle{
			Symbol: []string{"none", "none"}, Label: &opts.Label{Show: opts.Bool(false)}}}
		ground.MarkLines.LineStyle = &opts.LineStyle{Type: "solid", Width: 1}
	}
	if len(s.areas) > 0 {
		ground.MarkAreas = &opts.MarkAreas{Data: s.areas}
	}
	c.MultiSeries = append(charts.MultiSeries{ground}, series...)
	none := opts.Bool(false)
	alignFirst, alignLast := "", "" // the words of a tick at the very edge would be cut off
	if n := len(ticks); n > 0 && s.pixels(ticks[n-1]) > s.roomX()-20 {
		alignLast = "right"
	}
	if len(ticks) > 0 && s.pixels(ticks[0])+float64(s.left) < 20 {
		alignFirst = "left"
	}
	title := wrap(axis.Title, s.roomX(), 2)
	foot := s.foot + max(0, len(title)-1)*lineHigh
	return canvas{chart: c, height: s.head + s.high + foot, add: map[string]any{
		"grid": bare(s.left, s.right, s.head, foot),
		"xAxis": xAxis{XAxis: opts.XAxis{Type: "value", Name: strings.Join(title, "\n"), NameLocation: "middle", NameGap: nameGap(byCount), Min: s.minX, Max: s.maxX,
			AxisLine: &opts.AxisLine{OnZero: none}, SplitLine: &opts.SplitLine{Show: none}},
			AxisLabel: &axisLabel{Show: len(ticks) > 0, CustomValues: ticks, HideOverlap: true, AlignMin: alignFirst, AlignMax: alignLast},
			AxisTick:  &axisTick{Show: true, CustomValues: ticks}},
		"yAxis":   yAxis{YAxis: opts.YAxis{Type: "value", Show: none, Min: 0, Max: s.high, Inverse: opts.Bool(true)}},
		"tooltip": tips(),
	}}
}
