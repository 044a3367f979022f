package chart

import (
	"errors"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// CalendarSpec is a year of days, a column a week, Monday at the top; on a
// phone a table of months instead.
type CalendarSpec struct {
	ID, Label string
	Weeks     int       // columns
	Months    []WeekOf  // where months begin
	Weekdays  [7]string // short names, Monday first
	Levels    []string  // names, gravest first; at most five and what is not known
	Unknown   int       // which of the levels is what is not known, from 1; 0 for none
	Days      []DayMark // those on which something happened
	Narrow    CellSpec  // for a phone
	Table     Table
}

// WeekOf names a week by the month that begins in it.
type WeekOf struct {
	Week int
	Name string
}

// DayMark is one day: the place of its gravest level, −1 for one that stands
// for several.
type DayMark struct {
	Week, Weekday int // from 0
	Level         int
	N             int // how many; told from 2 on
	Tip           string
}

const dayHigh = 14

// NewCalendar draws a year of days. It fails when there is no week.
func NewCalendar(spec CalendarSpec) (Figure, error) {
	if spec.Weeks < 1 {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no week")
	}
	spec.Narrow.ID, spec.Narrow.Label = spec.ID, spec.Label
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{}}
	return draw(f, func(in frame) canvas {
		if in.narrow && len(spec.Narrow.Rows) > 0 && len(spec.Narrow.Cols) > 0 {
			return cellDrawing{spec.Narrow, in}.canvas()
		}
		return calendarDrawing{spec, in}.canvas()
	})
}

// calendarDrawing is a CalendarSpec on its way into one frame.
type calendarDrawing struct {
	CalendarSpec
	frame
}

// look is how a level's days look: by colour, shape and size.
type look struct {
	role, symbol string
	size         int
}

func looks() []look {
	return []look{{"bad", "rect", 12}, {"second", "diamond", 13}, {"third", "circle", 10}, {"main", "triangle", 10}, {"fourth", "roundRect", 8}}
}

func (d calendarDrawing) canvas() canvas {
	const left, head = 36, legendHigh + lineHigh + 4
	c := sketch{kind: "scatter"}
	c.MultiSeries = charts.MultiSeries{{Type: "scatter", Data: d.names()}}
	for i, name := range d.Levels {
		l := looks()[min(i, len(looks())-1)]
		style := &opts.ItemStyle{Color: "role:" + l.role, Opacity: opts.Float(1)}
		if i == d.Unknown-1 {
			l.symbol, l.size = "circle", 9
			style = &opts.ItemStyle{Color: "role:paper", BorderColor: "role:unknown", BorderWidth: 1.5, Opacity: opts.Float(1)}
		}
		c.MultiSeries = append(c.MultiSeries, charts.SingleSeries{Name: name, Type: "scatter", Symbol: l.symbol, SymbolSize: l.size, Data: d.items(i), ItemStyle: style})
	}
	if d.has(func(m DayMark) bool { return m.Level < 0 }) {
		c.MultiSeries = append(c.MultiSeries, charts.SingleSeries{Type: "scatter", Symbol: "pin", SymbolSize: 14, Data: d.items(-1),
			ItemStyle: &opts.ItemStyle{Color: "role:ink", Opacity: opts.Float(1)}})
	}
	none := opts.Bool(false)
	show := opts.Bool(true)
	quiet := &opts.LineStyle{Color: "role:grid"}
	return canvas{chart: c, height: head + 7*dayHigh + 6, add: map[string]any{
		"grid": bare(left, 2, head, 4),
		"xAxis": xAxis{XAxis: opts.XAxis{Type: "value", Min: 0, Max: d.Weeks, SplitLine: &opts.SplitLine{Show: show, LineStyle: quiet},
			AxisLine: &opts.AxisLine{Show: none}}, Interval: 1, AxisLabel: &axisLabel{}, AxisTick: &axisTick{}},
		"yAxis": yAxis{YAxis: opts.YAxis{Type: "value", Min: 0, Max: 7, Inverse: show, SplitLine: &opts.SplitLine{Show: show, LineStyle: quiet},
			AxisLine: &opts.AxisLine{Show: none}}, Interval: 1, AxisLabel: &axisLabel{}, AxisTick: &axisTick{}},
		"legend":  legendAt(0, 2),
		"tooltip": tips(),
	}}
}

func (d calendarDrawing) has(so func(DayMark) bool) bool {
	for _, m := range d.Days {
		if so(m) {
			return true
		}
	}
	return false
}

// names are the months above the days and the weekdays beside them.
func (d calendarDrawing) names() []item {
	all := []item{}
	add := func(x, y float64, text, side string, offset []float64) {
		all = append(all, item{Value: spot(x, y), SymbolSize: 1, Text: text, ItemStyle: &itemStyle{Color: "transparent"},
			Label: &label{Show: true, Position: side, Formatter: "text:item", Color: "role:quiet", Offset: offset, Opacity: 1}})
	}
	for i := 0; i < len(d.Months); i += d.every() {
		if m := d.Months[i]; d.left(m)+textWidth(m.Name) <= d.width-38 {
			add(float64(m.Week), 0, m.Name, "right", []float64{-5, -10})
		}
	}
	for i, name := range d.Weekdays {
		if i%2 == 0 {
			add(0, float64(i)+0.5, name, "left", []float64{2, 0})
		}
	}
	return all
}

// every is the least n for which the names of every n-th month stand apart, so
// that the names stand at even distances.
func (d calendarDrawing) every() int {
	n := 1
	for i := 0; i+n < len(d.Months); {
		if d.left(d.Months[i])+textWidth(d.Months[i].Name)+8 <= d.left(d.Months[i+n]) {
			i += n
			continue
		}
		n, i = n+1, 0
	}
	return n
}

// left is where the name of a month begins, in pixels.
func (d calendarDrawing) left(m WeekOf) float64 {
	return float64(m.Week) * (d.width - 38) / float64(d.Weeks)
}

// items are the days of one level.
func (d calendarDrawing) items(level int) []item {
	all := []item{}
	for _, m := range d.Days {
		if m.Level != level {
			continue
		}
		it := item{Value: spot(float64(m.Week)+0.5, float64(m.Weekday)+0.5), Tip: m.Tip}
		if m.N > 1 {
			it.Text = strconv.Itoa(m.N)
			it.Label = &label{Show: true, Position: "inside", Formatter: "text:item", Color: "role:ink", FontSize: 10, FontWeight: "bold", Opacity: 1, halo: paperHalo()}
		}
		all = append(all, it)
	}
	return all
}
