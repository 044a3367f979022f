package chart

import "github.com/go-echarts/go-echarts/v2/opts"

// Bars and ranges share a layout: one row each, its name above the bar at the
// left and its value in words above it at the right; where both do not fit on
// one line, the words stand under the name. So long names fit on a phone.

const (
	barHigh  = 14
	footHigh = 48 // labels and name of the axis below the rows
	mostRows = 12
)

// rowText is what stands above one bar.
type rowText struct{ name, text string }

// rows is the layout of a number of rows in one frame.
type rows struct {
	texts []rowText
	frame frame
	lines int // of text above each bar: 1 or 2
}

// fitRows cuts rows that do not fit into a readable drawing; the table under
// it holds all of them.
func fitRows[T any](all []T) []T { return all[:min(len(all), mostRows)] }

func layRows(texts []rowText, in frame) rows {
	r := rows{texts: texts, frame: in, lines: 1}
	for _, t := range texts {
		if textWidth(t.name, textSize)+textWidth(t.text, textSize)*1.1+24 > in.width {
			r.lines = 2
		}
	}
	return r
}

// high is the height of one row under a head of some height.
func (r rows) high(head int) int {
	room := (maxHeight - head - footHigh) / max(len(r.texts), 1)
	return max(barHigh, min(room, barHigh+r.lines*lineHigh+16))
}

// height is that of the whole drawing.
func (r rows) height(head int) int { return head + len(r.texts)*r.high(head) + footHigh }

// axes are two axes of the same categories: one tells the names, the other
// the words.
func (r rows) axes() []yAxis {
	left, right := make([]string, len(r.texts)), make([]string, len(r.texts))
	for i, t := range r.texts {
		room := r.frame.width - 8
		if r.lines == 1 {
			left[i], right[i] = t.name, t.text
			continue
		}
		left[i] = oneLine(t.name, room) + "\n" + oneLine(t.text, room)
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
		AxisTick: &axisTick{},
		AxisLabel: &axisLabel{Show: true, Inside: true, Align: side, VerticalAlign: "bottom", Interval: &every, Margin: &none,
			Padding: []float64{0, 2, barHigh/2 + 3, 2}, LineHeight: lineHigh, FontWeight: weight, Color: "role:ink"},
	}
}

// oneLine cuts text to a width.
func oneLine(text string, width float64) string {
	if textWidth(text, textSize) <= width {
		return text
	}
	return shortened(text, textSize, width)
}
