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
	Rows, Cols []string  // names; at most 12 rows and 8 columns are drawn, on a phone 6 columns or fewer
	Counts     [][]Tally // required: by row and column
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
	rows, cols := d.Rows[:min(len(d.Rows), mostCellRows)], d.Cols[:min(len(d.Cols), mostCellCols)]
	side := 190.0
	if d.narrow {
		cols, side = cols[:min(len(cols), mostNarrowCols)], max(72, min(112, longestWord(rows)+16))
		for len(cols) > 3 && longestWord(cols)+6 > (d.width-side)/float64(len(cols)) {
			cols = cols[:len(cols)-1]
		}
	}
	wide := min((d.width-side)/float64(len(cols)), 110)
	high, rowNames := cellHigh, make([]string, len(rows))
	for i, name := range rows {
		lines := wrap(name, side-12, 2)
		rowNames[i] = strings.Join(lines, "\n")
		high = max(high, len(lines)*(lineHigh-2)+4)
	}
	headLines, colNames := 1, make([]string, len(cols))
	for i, name := range cols {
		lines := wrap(name, wide-4, 4)
		colNames[i] = strings.Join(lines, "\n")
		headLines = max(headLines, len(lines))
	}
	head, every := headLines*(lineHigh-2)+8, 0
	c := charts.NewHeatMap()
	c.SetGlobalOptions(common(d.ID)...)
	c.MultiSeries = charts.MultiSeries{{Type: "heatmap", Data: d.items(len(rows), len(cols))}}
	return canvas{chart: c, height: head + high*len(rows) + 4, add: map[string]any{
		"grid": bare(int(side), int(d.width-side-wide*float64(len(cols))), head, 4),
		"xAxis": xAxis{XAxis: cells(opts.XAxis{Type: "category", Data: colNames, Position: "top"}), AxisTick: &axisTick{},
			AxisLabel: &axisLabel{Show: true, Interval: &every, Color: "role:quiet", LineHeight: lineHigh - 2}},
		"yAxis": yAxis{YAxis: opts.YAxis{Type: "category", Data: rowNames, Inverse: opts.Bool(true),
			AxisLine: &opts.AxisLine{Show: opts.Bool(false)}, SplitLine: &opts.SplitLine{Show: opts.Bool(false)}}, AxisTick: &axisTick{},
			AxisLabel: &axisLabel{Show: true, Interval: &every, Color: "role:ink", LineHeight: lineHigh - 2}},
		"tooltip": tips(),
	}}
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

func (d cellDrawing) items(rows, cols int) []item {
	most := 1
	for _, row := range d.Counts {
		for _, cell := range row {
			most = max(most, cell.N)
		}
	}
	var all []item
	for r := range min(rows, len(d.Counts)) {
		for c := range min(cols, len(d.Counts[r])) {
			all = append(all, d.Counts[r][c].item(c, r, most))
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
