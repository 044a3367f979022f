package chart

import (
	"errors"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// CellSpec is a table of counts, each cell shaded by its share of the largest.
type CellSpec struct {
	ID, Label  string
	Rows, Cols []string  // names; at most 12 rows and 8 columns are drawn, on a phone 6 columns
	Counts     [][]Tally // required: by row and column
	Newest     bool      // the columns are in time order: of too many, the last are drawn
	Table      Table
}

// Tally is one count with what it is told as. A count of 0 is left blank.
type Tally struct {
	N   int
	Tip string
}

const (
	cellHigh       = 24
	mostCellRows   = 12
	mostCellCols   = 8
	mostNarrowCols = 6
	uprightWidth   = 150.0 // of a column's name that is written upright
)

// NewCells draws a table of counts. It fails when there is no cell.
func NewCells(spec CellSpec) (Figure, error) {
	if len(spec.Rows) == 0 || len(spec.Cols) == 0 {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no cell")
	}
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{}}
	return draw(f, func(in frame) canvas { return cellDrawing{spec, in}.canvas() })
}

// cellDrawing is a CellSpec on its way into one frame.
type cellDrawing struct {
	CellSpec
	frame
}

func (d cellDrawing) canvas() canvas {
	rows := d.Rows[:min(len(d.Rows), mostCellRows)]
	most, side := mostCellCols, 190.0
	if d.narrow {
		most, side = mostNarrowCols, max(72, min(112, longestWord(rows)+16))
	}
	first, last := 0, min(len(d.Cols), most)
	if d.Newest {
		first, last = max(0, len(d.Cols)-most), len(d.Cols)
	}
	cols := d.Cols[first:last]
	wide := min((d.width-side)/float64(len(cols)), 110)
	if room := d.width - wide*float64(len(cols)); d.narrow {
		side = min(room, max(side, widest(rows)+16)) // what columns of that width leave
	}
	high, rowNames := cellHigh, make([]string, len(rows))
	for i, name := range rows {
		lines := wrap(name, side-12, 2)
		rowNames[i] = strings.Join(lines, "\n")
		high = max(high, len(lines)*(lineHigh-2)+4)
	}
	colNames, head, turned := d.heads(cols, wide)
	every := 0
	c := sketch{kind: "heatmap"}
	c.MultiSeries = charts.MultiSeries{{Type: "heatmap", Data: d.items(len(rows), first, last)}}
	return canvas{chart: c, height: head + high*len(rows) + 4, add: map[string]any{
		"grid": bare(int(side), int(d.width-side-wide*float64(len(cols))), head, 4),
		"xAxis": xAxis{XAxis: cells(opts.XAxis{Type: "category", Data: colNames, Position: "top"}), AxisTick: &axisTick{},
			AxisLabel: &axisLabel{Show: true, Interval: &every, Rotate: turned, Color: "role:quiet", LineHeight: lineHigh - 2}},
		"yAxis": yAxis{YAxis: opts.YAxis{Type: "category", Data: rowNames, Inverse: opts.Bool(true),
			AxisLine: &opts.AxisLine{Show: opts.Bool(false)}, SplitLine: &opts.SplitLine{Show: opts.Bool(false)}}, AxisTick: &axisTick{},
			AxisLabel: &axisLabel{Show: true, Interval: &every, Color: "role:ink", LineHeight: lineHigh - 2}},
		"tooltip": tips(),
	}}
}

// heads are the names of columns as they are written above them, how high they
// stand, and by how many degrees they are turned: where a word is wider than
// its column, the names stand upright.
func (d cellDrawing) heads(cols []string, wide float64) (names []string, head, turned int) {
	room, most := wide-4, 4
	if longestWord(cols) > room {
		room, most, turned = uprightWidth, max(1, min(2, int(wide)/(lineHigh-2))), -90
	}
	lines, longest := 1, 0.0
	for _, name := range cols {
		wrapped := wrap(name, room, most)
		names = append(names, strings.Join(wrapped, "\n"))
		lines, longest = max(lines, len(wrapped)), max(longest, widest(wrapped))
	}
	if turned != 0 {
		return names, int(longest) + 12, turned
	}
	return names, lines*(lineHigh-2) + 8, 0
}

// widest is how wide the widest of some lines is, in pixels.
func widest(lines []string) float64 {
	most := 0.0
	for _, line := range lines {
		most = max(most, textWidth(line))
	}
	return most
}

// longestWord is how wide the widest word of names is, in pixels.
func longestWord(names []string) float64 {
	most := 0.0
	for _, name := range names {
		for _, word := range strings.FieldsFunc(name, isBreak) {
			most = max(most, textWidth(word))
		}
	}
	return most
}

// items are the cells of the first rows, of the columns from first up to last.
func (d cellDrawing) items(rows, first, last int) []item {
	most := 1
	for _, row := range d.Counts {
		for _, cell := range row {
			most = max(most, cell.N)
		}
	}
	var all []item
	for r := range min(rows, len(d.Counts)) {
		for c := first; c < min(last, len(d.Counts[r])); c++ {
			all = append(all, d.Counts[r][c].item(c-first, r, most))
		}
	}
	return all
}

// item is a cell, darker the larger its count; ink stays readable on all.
func (t Tally) item(col, row, most int) item {
	shade := 0.04
	it := item{Value: []any{col, row, 0}, Tip: t.Tip, Label: &label{Formatter: "text:item"},
		ItemStyle: &itemStyle{Color: "role:main", Opacity: &shade, BorderColor: "role:paper", BorderWidth: 2}}
	if t.N > 0 {
		shade = 0.14 + 0.42*float64(t.N)/float64(most)
		it.Text = grouped(t.N)
		it.Label = &label{Show: true, Formatter: "text:item", Color: "role:ink", FontWeight: "bold", Opacity: 1}
	}
	return it
}

// grouped tells a count in a cell: thousands as 1.2k would take a language, so
// they are told with a thin gap.
func grouped(n int) string {
	digits := ""
	for ; n >= 1000; n /= 1000 {
		tail := n%1000 + 1000
		digits = "\u202f" + strconv.Itoa(tail)[1:] + digits
	}
	return strconv.Itoa(n) + digits
}
