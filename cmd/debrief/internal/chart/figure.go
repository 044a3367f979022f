// Package chart turns numbers into pictures: go-echarts options as JSON data,
// the data table of the same numbers, and the timeline as an SVG of our own.
//
// It has never heard of incidents: it gets numbers, instants and finished
// words, and gives a Figure. Package page chooses the words and decides where
// a figure stands. Nothing here renders HTML: the option is data, mounted by
// templates/charts.js.
//
// # What the script reads
//
// An option holds no functions, so that it can be data under a strict content
// security policy. Two kinds of strings stand for what only the page knows;
// the script replaces them, and only under the keys named here, so that words
// of an author are never taken for one of them:
//
//   - "role:bad" under a key that ends in color: the CSS custom property
//     --chart-bad. The roles are ink, quiet, grid, paper, main, second, third,
//     fourth, good, bad, threshold, band and unknown.
//   - "text:name", "text:item" and "text:tip" under the key formatter: the
//     item's name, its text, or its tip. Words that pass through ECharts' own
//     templates would lose what looks like a placeholder.
//
// Series without a colour take the roles main, second, third and fourth in
// turn.
package chart

import (
	"encoding/json"
	"strconv"
	"time"
)

// Figure is one chart, ready to be placed.
type Figure struct {
	ID string // unique on its page: impact, release, path; from the caller
	// Option is an ECharts option as JSON, escaped so that it is safe inside
	// <script type="application/json">. It holds no functions.
	Option []byte
	// Formats names the formatters that the script puts on value axes and
	// their tooltips: "x" and "y" to one of "count", "percent" (of a share in
	// 0..1), "duration" (of seconds), "decades" (of seconds, from their
	// logarithm to the base of 10), "plain", "time", "second", "date",
	// "month" and "year"; the last five tell instants in milliseconds, as
	// ticks of an axis. "zone" holds the IANA zone for them.
	Formats map[string]string
	// Label is what a screen reader is told instead of the picture.
	Label  string
	Height int // CSS pixels, at most 320; charts with a line an incident up to 640
	// Narrow is the option for screens under 560 px; nil when Option fits
	// both. NarrowHeight goes with it: what stands side by side on a wide
	// screen is stacked on a narrow one, and may need more than 320.
	Narrow       []byte
	NarrowHeight int
	Table        Table
	drawn        bool // Option and Narrow are written by this package
}

// Data gives what the script mounts, as one JSON object that is safe inside
// <script type="application/json">.
func (f Figure) Data() ([]byte, error) {
	rest, err := json.Marshal(struct {
		NarrowHeight int               `json:"narrowHeight,omitempty"`
		Formats      map[string]string `json:"formats"`
		Label        string            `json:"label"`
	}{f.NarrowHeight, f.Formats, f.Label})
	if err != nil {
		return nil, err
	}
	option, narrow, err := f.options()
	if err != nil {
		return nil, err
	}
	data := make([]byte, 0, len(option)+len(narrow)+len(rest)+48)
	data = append(append(data, `{"option":`...), option...)
	data = strconv.AppendInt(append(data, `,"height":`...), int64(f.Height), 10)
	if len(narrow) > 0 {
		data = append(append(data, `,"narrow":`...), narrow...)
	}
	data = append(data, ',')
	return append(data, rest[1:]...), nil
}

// options gives both options as they may stand in a page, the second empty
// where there is none. Those that were drawn here can do so.
func (f Figure) options() (option, narrow []byte, err error) {
	if f.drawn {
		return f.Option, f.Narrow, nil
	}
	if option, err = json.Marshal(json.RawMessage(f.Option)); err != nil || len(f.Narrow) == 0 {
		return option, nil, err
	}
	narrow, err = json.Marshal(json.RawMessage(f.Narrow))
	return option, narrow, err
}

// Table is the data under a figure. It has at least one row.
type Table struct {
	Caption string
	Columns []Column
	Rows    [][]string // as shown; one cell a column; the first column heads its row
}

// Column is one column of a table.
type Column struct {
	Title   string
	Numeric bool // aligned to the right
}

// Mark is a vertical line or a numbered point in time with a name.
type Mark struct {
	At    time.Time
	Label string
}

// Band is a shaded stretch of time.
type Band struct {
	From, To time.Time
	Label    string
}

// Level is a line across a chart with a name.
type Level struct {
	Value float64
	Label string
}

// Axis names an axis: its title carries the unit and, for time, the zone.
type Axis struct {
	Title  string
	Format string  // see Figure.Formats
	Max    float64 // 0 leaves it to the data
}
