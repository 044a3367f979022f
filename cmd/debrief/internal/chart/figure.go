// Package chart turns numbers into pictures: go-echarts options as JSON data,
// the data table of the same numbers, and the timeline as an SVG of our own.
//
// It has never heard of incidents: it gets numbers, instants and finished
// words, and gives a Figure. Package page chooses the words and decides where
// a figure stands. Nothing here renders HTML: the option is data, mounted by
// templates/site.js.
package chart

import "time"

// Figure is one chart, ready to be placed.
type Figure struct {
	ID string // unique on its page: impact, release, path; from the caller
	// Option is an ECharts option as JSON, escaped so that it is safe inside
	// <script type="application/json">. It holds no functions.
	Option []byte
	// Formats names the formatters that the script puts on axes and tooltips:
	// "x", "y" and "value" to one of "count", "percent", "ratio", "duration"
	// (seconds), "time" and "plain". "zone" holds the IANA zone for "time".
	Formats map[string]string
	// Label is what a screen reader is told instead of the picture.
	Label  string
	Height int    // CSS pixels, at most 320
	Narrow []byte // the option for screens under 560 px; nil when Option fits both
	Table  Table
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

// Level is a horizontal line with a name.
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
