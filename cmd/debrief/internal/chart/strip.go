package chart

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// StripSpec is one row of dots a group, each dot one case, on an axis of
// lengths of time that grows by factors, or on one of dates.
type StripSpec struct {
	ID, Label string
	Title     string // of the axis
	// Aside names the band for what is shorter than a minute or not known; it
	// is drawn when there is something in it.
	Aside string
	Dates bool           // values are instants in seconds since 1970, not lengths
	Zone  *time.Location // of the dates; nil is UTC
	Rows  []StripRow     // required; more than 7 are cut, the table has all
	Table Table
}

// StripRow is one group.
type StripRow struct {
	Name, Text string
	Dots       []StripDot
	Unknown    int      // cases without a value
	UnknownTip string   // tells them
	Median     *float64 // a line across the row
	// Interval is that of the median, drawn as a bar under the dots; Box is
	// the range of the middle half, shaded.
	Interval, Box *[2]float64
}

// StripDot is one case. Values are in seconds.
type StripDot struct {
	Value  float64
	Lo, Hi float64 // a whisker when Lo is less than Hi
	Open   int     // +1 it is longer than Value, −1 it is shorter: a hollow arrow
	Tip    string
}

const (
	stripBand = 34  // of the dots of one row
	stripDot  = 8.0 // across
	mostDots  = 150 // of all rows
)

// NewStrip draws rows of dots. It fails when there is no row. Of more than 150
// dots it draws every n-th, and the Figure's caller has to say so; see
// StripShown.
func NewStrip(spec StripSpec) (Figure, error) {
	if len(spec.Rows) == 0 {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no row")
	}
	spec.Rows = slices.Clone(fitRows(spec.Rows))
	every := thinned(spec.Rows)
	for i := range spec.Rows {
		spec.Rows[i].Dots = everyNth(spec.Rows[i].Dots, every)
	}
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{"x": "decades"}}
	if spec.Dates {
		from, to := spec.dates()
		_, unit := timeTicks(from, to, zoneOr(spec.Zone), 7)
		f.Formats = map[string]string{"x": string(unit), "zone": zoneOr(spec.Zone).String()}
	}
	return draw(f, func(in frame) canvas { return stripDrawing{spec, in}.canvas() })
}

// StripShown says which of the dots of rows are drawn: every n-th.
func StripShown(rows []StripRow) int { return thinned(fitRows(rows)) }

// thinned is the n for which every n-th dot of the rows is few enough.
func thinned(rows []StripRow) int {
	all := 0
	for _, r := range rows {
		all += len(r.Dots)
	}
	return max(1, (all+mostDots-1)/mostDots)
}

// everyNth keeps every n-th of dots in the order of their values, and the last.
func everyNth(dots []StripDot, n int) []StripDot {
	sorted := slices.Clone(dots)
	slices.SortStableFunc(sorted, func(a, b StripDot) int { return cmp.Compare(a.Value, b.Value) })
	if n == 1 {
		return sorted
	}
	var kept []StripDot
	for i, d := range sorted {
		if i%n == 0 || i == len(sorted)-1 {
			kept = append(kept, d)
		}
	}
	return kept
}

// dates is the stretch of time that holds every dot, with air at both ends.
func (s StripSpec) dates() (from, to moment) {
	least, most := math.Inf(1), math.Inf(-1)
	for _, r := range s.Rows {
		for _, d := range r.Dots {
			least, most = min(least, d.Value), max(most, d.Value)
		}
	}
	if math.IsInf(least, 1) {
		least, most = 0, 0
	}
	air := max((most-least)/25, 3*86400) // so ticks are days, never hours
	return time.Unix(int64(least-air), 0).UTC(), time.Unix(int64(most+air), 0).UTC()
}

// stripDrawing is a StripSpec on its way into one frame.
type stripDrawing struct {
	StripSpec
	frame
}

// scaled is the axis of a strip.
type scaled struct {
	min, max, edge float64 // edge is where the band beside the axis ends
	ticks          []float64
	place          func(seconds float64) float64
}

func (d stripDrawing) scale() scaled {
	if d.Dates {
		from, to := d.dates()
		most := 7
		if d.narrow {
			most = 4
		}
		moments, _ := timeTicks(from, to, zoneOr(d.Zone), most)
		least := float64(from.UnixMilli())
		return scaled{least, float64(to.UnixMilli()), least, milliseconds(moments), func(s float64) float64 { return s * 1000 }}
	}
	var lengths []float64
	aside := false
	for _, r := range d.Rows {
		aside = aside || r.Unknown > 0
		for _, dot := range r.Dots {
			lengths = append(lengths, dot.Value)
			aside = aside || dot.Value < leastLength
		}
	}
	axis := newDecades(lengths, aside)
	return scaled{axis.aside, axis.to + (axis.to-axis.from)*0.02, axis.from, axis.ticks(d.narrow), axis.place}
}

func (d stripDrawing) canvas() canvas {
	axis := d.scale()
	s := &sheet{frame: d.frame, left: 0, right: rightEdge, head: 4, foot: nameGap(byCount) + lineHigh + 4, minX: axis.min, maxX: axis.max}
	y := 0.0
	if axis.edge > axis.min {
		y = lineHigh + 4
	}
	var marks stripMarks
	tops := make([]float64, len(d.Rows))
	for i, r := range d.Rows {
		tops[i] = y
		y += float64(d.lines(r)*lineHigh) + d.band() + 8
	}
	s.high = int(y)
	if axis.edge > axis.min {
		s.area(axis.min, 0, axis.edge, y, "role:band", 0.7)
		s.say(axis.min, lineHigh/2+2, "right", oneLine(d.Aside, s.width), "normal", "role:quiet")
	}
	for i, r := range d.Rows {
		end := y
		if i+1 < len(tops) {
			end = tops[i+1]
		}
		for _, tick := range axis.ticks { // none crosses the words of a row
			s.line(tick, tops[i]+float64(d.lines(r)*lineHigh)+4, tick, end, lineStyle{Color: "role:grid", Width: 1})
		}
		d.row(s, &marks, axis, r, tops[i], tops[i] > 0)
	}
	return s.canvas(Axis{Title: d.Title}, axis.ticks, marks.series()...)
}

// stripMarks are the marks of all rows, sorted by their look: what all marks of
// a series share is written once.
type stripMarks struct {
	dots, bounds []item
	unknown      []item
	whiskers     []any
}

func (m stripMarks) series() []charts.SingleSeries {
	solid := charts.SingleSeries{Type: "scatter", Symbol: "circle", SymbolSize: stripDot, Data: orEmpty(m.dots),
		ItemStyle: &opts.ItemStyle{Color: "role:main", BorderColor: "role:paper", BorderWidth: 1, Opacity: opts.Float(1)}}
	if len(m.whiskers) > 0 {
		solid.MarkLines = &opts.MarkLines{Data: m.whiskers, MarkLineStyle: opts.MarkLineStyle{
			Symbol: []string{"none", "none"}, Label: &opts.Label{Show: opts.Bool(false)}}}
		solid.MarkLines.LineStyle = &opts.LineStyle{Color: "role:quiet", Type: "solid", Width: 1.5}
	}
	all := []charts.SingleSeries{solid}
	if len(m.bounds) > 0 {
		all = append(all, charts.SingleSeries{Type: "scatter", Symbol: "triangle", SymbolSize: 11, Data: m.bounds,
			ItemStyle: &opts.ItemStyle{Color: "role:paper", BorderColor: "role:main", BorderWidth: 1.5, Opacity: opts.Float(1)}})
	}
	if len(m.unknown) > 0 {
		all = append(all, charts.SingleSeries{Type: "scatter", Symbol: "circle", SymbolSize: stripDot, Data: m.unknown})
	}
	return all
}

// orEmpty is a list that JSON writes as one.
func orEmpty(all []item) []item {
	if all == nil {
		return []item{}
	}
	return all
}

// band is how high the dots of one row may stand.
func (d stripDrawing) band() float64 {
	if d.Dates {
		return stripDot + 2
	}
	return stripBand
}

// lines is how many lines the words of a row need.
func (d stripDrawing) lines(r StripRow) int {
	if textWidth(r.Name)+textWidth(r.Text)*1.1+24 > d.width {
		return 2
	}
	return 1
}

// row draws one group below top.
func (d stripDrawing) row(s *sheet, marks *stripMarks, axis scaled, r StripRow, top float64, ruled bool) {
	if ruled {
		s.line(axis.min, top, axis.max, top, lineStyle{Color: "role:grid", Width: 1})
	}
	lines := d.lines(r)
	s.say(axis.min, top+lineHigh/2+2, "right", oneLine(r.Name, d.width-8), "normal", "role:ink")
	if lines == 1 {
		s.say(axis.max, top+lineHigh/2+2, "left", r.Text, "bold", "role:ink")
	} else {
		s.say(axis.min, top+lineHigh*3/2+2, "right", oneLine(r.Text, d.width-8), "bold", "role:ink")
	}
	middle := top + float64(lines*lineHigh) + 4 + d.band()/2
	if r.Box != nil {
		s.area(axis.place(r.Box[0]), middle-stripBand/2+2, axis.place(r.Box[1]), middle+stripBand/2-4, "role:main", 0.16)
	}
	if r.Median != nil {
		x := axis.place(*r.Median)
		s.line(x, middle-stripBand/2, x, middle+stripBand/2, lineStyle{Color: "role:ink", Width: 2.5})
	}
	if r.Interval != nil {
		y := middle + stripBand/2
		s.line(axis.place(r.Interval[0]), y, axis.place(r.Interval[1]), y, lineStyle{Color: "role:threshold", Width: 4})
	}
	d.dots(s, marks, axis, r, middle)
}

// dots places the cases of a row side by side, where they would touch in lanes
// above and below its middle.
func (d stripDrawing) dots(s *sheet, marks *stripMarks, axis scaled, r StripRow, middle float64) {
	lanes := []float64{0, -6, 6, -12, 12}
	ends := []float64{-100, -100, -100, -100, -100} // where each lane is taken up to
	for i, dot := range r.Dots {
		x := rounded(axis.place(dot.Value))
		left := s.pixels(x)
		lane := slices.IndexFunc(ends, func(end float64) bool { return left-end >= stripDot })
		if lane < 0 {
			lane = i % len(lanes)
		}
		if d.Dates {
			lane = 0
		}
		ends[lane] = left
		y := middle + lanes[lane]
		if lo, hi := rounded(axis.place(dot.Lo)), rounded(axis.place(dot.Hi)); dot.Lo < dot.Hi && lo < hi {
			marks.whiskers = append(marks.whiskers, []stroke{{Coord: spot(lo, y)}, {Coord: spot(hi, y)}})
		}
		if dot.Open != 0 {
			marks.bounds = append(marks.bounds, item{Value: spot(x, y), Tip: dot.Tip, SymbolRotate: float64(-90 * dot.Open)})
			continue
		}
		marks.dots = append(marks.dots, item{Value: spot(x, y), Tip: dot.Tip})
	}
	if r.Unknown > 0 {
		marks.unknown = append(marks.unknown, item{Value: spot(rounded((axis.min+axis.edge)/2), middle+8), Tip: r.UnknownTip, Text: "? × " + strconv.Itoa(r.Unknown),
			ItemStyle: &itemStyle{Color: "transparent", BorderColor: "role:unknown", BorderWidth: 1.5, BorderType: "dashed"},
			Label:     &label{Show: true, Position: "right", Formatter: "text:item", Color: "role:ink", Distance: 3, Opacity: 1}})
	}
}

// rounded is a place on an axis to a thousandth, which no eye can tell from the
// place itself.
func rounded(x float64) float64 { return math.Round(x*1000) / 1000 }
