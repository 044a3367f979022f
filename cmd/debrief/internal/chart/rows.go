package chart

import "github.com/go-echarts/go-echarts/v2/opts"

// Bars and ranges share a layout: one row each, its name above the bar at the
// left and its value in words above it at the right; on a phone the words stand
// under the name where both do not fit on one line.

const (
	barHigh  = 14
	rowGap   = 3 // between a bar and the words above it
	mostRows = 7
)

// rowText is what stands above one bar.
type rowText struct{ name, text string }

// rows is the layout of a number of rows in one frame.
type rows struct {
	texts []rowText
	frame frame
	lines int // of text above each bar: 1 or 2
	head  int // what stands above the first row
	foot  int // the labels and the name of the axis below the last
}

// fitRows cuts rows that do not fit into a readable drawing; the table under
// it holds all of them.
func fitRows[T any](all []T) []T { return all[:min(len(all), mostRows)] }

func layRows(texts []rowText, in frame, head, foot int) rows {
	r := rows{texts: texts, frame: in, lines: 1, head: head, foot: foot}
	for _, t := range texts {
		if in.narrow && textWidth(t.name)+textWidth(t.text)*1.1+24 > in.width {
			r.lines = 2
		}
	}
	return r
}

// high is the height of one row: a bar, the words above it, and air as far as
// there is room.
func (r rows) high() int {
	least := barHigh + rowGap + r.lines*lineHigh + 2
	return max(least, min((maxHeight-r.head-r.foot-r.over())/len(r.texts), least+12))
}

// over is how far the words of the first row reach out of their row: a bar
// stands in the middle of its row, so they need a row twice as high.
func (r rows) over() int { return r.lines * lineHigh / 2 }

// top is where the first row begins.
func (r rows) top() int { return r.head + r.over() }

// height is that of the whole drawing.
func (r rows) height() int { return r.top() + len(r.texts)*r.high() + r.foot }

// axes are two axes of the same categories: one tells the names, the other
// the words.
func (r rows) axes() []yAxis {
	left, right := make([]string, len(r.texts)), make([]string, len(r.texts))
	for i, t := range r.texts {
		if r.lines == 1 {
			right[i] = oneLine(t.text, r.frame.width*0.7)
			left[i] = oneLine(t.name, r.frame.width-textWidth(right[i])*1.1-24)
			continue
		}
		left[i] = oneLine(t.name, r.frame.width-8) + "\n" + oneLine(t.text, r.frame.width-8)
	}
	return []yAxis{r.axis(left, "left", "normal"), r.axis(right, "right", "bold")}
}

// axis tells words above the bars. The label of a category sits at the middle
// of its row; the padding lifts it over the bar.
func (r rows) axis(words []string, side, weight string) yAxis {
	every, none := 0, 0
	return yAxis{
		YAxis: opts.YAxis{Type: "category", Data: words, Inverse: opts.Bool(true), Position: side,
			AxisLine: &opts.AxisLine{Show: opts.Bool(side == "left")}, SplitLine: &opts.SplitLine{Show: opts.Bool(false)}},
		Z:        10, // over the lines that cross the rows
		AxisTick: &axisTick{},
		AxisLabel: &axisLabel{Show: true, Inside: true, halo: paperHalo(), Align: side, VerticalAlign: "bottom", Interval: &every, Margin: &none,
			Padding: []float64{0, 2, barHigh/2 + rowGap, 5}, LineHeight: lineHigh, FontWeight: weight, Color: "role:ink"},
	}
}

// oneLine cuts text to a width.
func oneLine(text string, width float64) string {
	if textWidth(text) <= width {
		return text
	}
	return shortened(text, width)
}
