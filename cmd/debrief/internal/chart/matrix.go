package chart

import (
	"errors"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// MatrixSpec is a set of 2×2 tables of counts, shaded by the row's share.
type MatrixSpec struct {
	ID, Label  string
	Rows, Cols [2]string // names, such as "really bad", "really good"; "flagged", "passed"
	Panels     []Panel   // required; at most three are drawn
	Table      Table
}

// Panel is one 2×2 table: Cells[row][column].
type Panel struct {
	Name  string
	Cells [2][2]Cell
}

// Cell is one count with its words. A nil Count is unknown: "?".
type Cell struct {
	Count  *float64
	Share  *float64 // of its row, in 0..1; nil when unknown
	Text   string   // the count
	Detail string   // the share, and whether the count is estimated
	Wrong  bool     // counts what went wrong
}

// NewMatrix draws 2×2 tables side by side, on a phone one below the other. It
// fails when there is none.
func NewMatrix(spec MatrixSpec) (Figure, error) {
	if len(spec.Panels) == 0 {
		return Figure{}, errors.New("draw chart " + spec.ID + ": no panel")
	}
	spec.Panels = spec.Panels[:min(len(spec.Panels), 3)]
	f := Figure{ID: spec.ID, Label: spec.Label, Table: spec.Table, Formats: map[string]string{}}
	return draw(f, func(in frame) canvas { return matrixDrawing{spec, in}.canvas() })
}

// matrixDrawing is a MatrixSpec on its way into one frame.
type matrixDrawing struct {
	MatrixSpec
	frame
}

// box is where one panel stands: per cent of the width, pixels of the height.
type box struct {
	left, width   float64
	top, cellHigh int
}

const panelHead = 2*lineHigh + 8 // its name and those of its columns

func (d matrixDrawing) boxes() []box {
	const names = 20 // per cent of the width for the names of the rows
	boxes := make([]box, len(d.Panels))
	for i := range boxes {
		if d.narrow {
			high := min(44, (maxHeight-len(boxes)*(panelHead+2))/len(boxes)/2)
			boxes[i] = box{names + 4, 100 - names - 4, i * (panelHead + 2*high + 2), high}
			continue
		}
		each := (100.0 - names + 4) / float64(len(boxes))
		boxes[i] = box{names - 4 + each*float64(i), min(each-2, 40), 0, 64}
	}
	return boxes
}

func (d matrixDrawing) canvas() canvas {
	c := sketch{kind: "heatmap"}
	var grids []grid
	var xs []xAxis
	var ys []yAxis
	var titles []opts.Title
	boxes := d.boxes()
	for i, b := range boxes {
		g := bare(percent(b.left), percent(100-b.left-b.width), b.top+panelHead, "auto")
		g.Height = 2 * b.cellHigh
		grids = append(grids, g)
		xs = append(xs, xAxis{XAxis: cells(opts.XAxis{Type: "category", Data: d.Cols, Position: "top", GridIndex: i}),
			AxisTick: &axisTick{}, AxisLabel: &axisLabel{Show: true, Color: "role:quiet"}})
		ys = append(ys, d.rowNames(i))
		titles = append(titles, opts.Title{Title: d.Panels[i].Name, TitleStyle: &opts.TextStyle{Color: "role:ink", FontWeight: "bold"}, Left: percent(b.left), Top: strconv.Itoa(b.top)})
		c.MultiSeries = append(c.MultiSeries, charts.SingleSeries{Type: "heatmap", XAxisIndex: i, YAxisIndex: i, Data: d.items(d.Panels[i], b.width/200*d.width-4)})
	}
	last := boxes[len(boxes)-1]
	return canvas{chart: c, height: last.top + panelHead + 2*last.cellHigh + 2, add: map[string]any{
		"grid": grids, "xAxis": xs, "yAxis": ys, "title": titles, "tooltip": tips(),
	}}
}

func percent(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) + "%" }

func cells(axis opts.XAxis) opts.XAxis {
	axis.AxisLine = &opts.AxisLine{Show: opts.Bool(false)}
	axis.SplitLine = &opts.SplitLine{Show: opts.Bool(false)}
	return axis
}

// rowNames stand beside each panel on a phone, and once beside the first where
// the panels share a line.
func (d matrixDrawing) rowNames(panel int) yAxis {
	names, every := make([]string, 2), 0
	for i, name := range d.Rows {
		names[i] = strings.Join(wrap(name, d.width*0.2, 3), "\n")
	}
	return yAxis{
		YAxis: opts.YAxis{Type: "category", Data: names, Inverse: opts.Bool(true), GridIndex: panel,
			AxisLine: &opts.AxisLine{Show: opts.Bool(false)}, SplitLine: &opts.SplitLine{Show: opts.Bool(false)}},
		AxisTick:  &axisTick{},
		AxisLabel: &axisLabel{Show: d.narrow || panel == 0, Interval: &every, Color: "role:quiet", LineHeight: lineHigh - 2},
	}
}

// items are the cells of a panel whose cells are wide pixels wide.
func (d matrixDrawing) items(p Panel, wide float64) []item {
	var all []item
	for row, pair := range p.Cells {
		for col, cell := range pair {
			text, lines := cell.Text, wrap(cell.Detail, wide, 2)
			if cell.Count == nil {
				text, lines = "?", nil
			}
			all = append(all, item{
				Value: []any{col, row, 0}, Text: strings.Join(append([]string{text}, lines...), "\n"), ItemStyle: cell.style(),
				Tip:   p.Name + "\n" + d.Rows[row] + ", " + d.Cols[col] + ": " + strings.TrimSpace(text+" "+cell.Detail),
				Label: &label{Show: true, Formatter: "text:item", Color: "role:ink", LineHeight: lineHigh - 1, FontSize: textSize, Opacity: 1},
			})
		}
	}
	return all
}

// style shades a cell by its share of the row; ink stays readable on all.
func (c Cell) style() *itemStyle {
	if c.Count == nil {
		return hollow()
	}
	shade, role := 0.1, "role:main"
	if c.Share != nil {
		shade += 0.4 * max(0, min(1, *c.Share))
	}
	if c.Wrong {
		role = "role:bad"
	}
	return &itemStyle{Color: role, Opacity: &shade, BorderColor: "role:paper", BorderWidth: 2}
}
