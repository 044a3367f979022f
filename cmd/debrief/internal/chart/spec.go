package chart

import "time"

// LineSpec is one measure over time with what happened meanwhile. Nil values
// are gaps and are drawn as gaps.
type LineSpec struct {
	ID, Label  string
	Zone       *time.Location // for the time axis and the table
	X, Y       Axis
	Lines      []Line
	Milestones []Mark
	Impact     *Band   // from start to end, when known
	Levels     []Level // thresholds, totals
	Table      Table
}

// Line is one series of a LineSpec.
type Line struct {
	Name   string
	Step   bool // the value holds until the next point
	Area   bool
	Dashed bool
	Points []Point
}

// Point is a value at a moment; nil is a gap.
type Point struct {
	At    time.Time
	Value *float64
}

// BarSpec is one horizontal bar a row, starting at 0.
type BarSpec struct {
	ID, Label string
	X         Axis
	Bars      []Bar
	Levels    []Level // vertical lines, such as 100 % of a budget
	Table     Table
}

// Bar is one row. Lo and Hi differ when the value is not exact: then the part
// between them is hatched. Nil Hi is an open end, nil both is unknown: "?".
type Bar struct {
	Name   string
	Lo, Hi *float64
	Text   string // the value in words, at the end of the bar
	Strong bool   // stands out from the other bars
}

// RangeSpec is one bar from a beginning to an end a row, on a time axis.
type RangeSpec struct {
	ID, Label string
	Zone      *time.Location
	X         Axis
	Ranges    []Range
	Marks     []Mark
	Table     Table
}

// Range is one row: a zero From or To is an open end, drawn as an arrow;
// both zero is unknown. Hatched says that an end is uncertain.
type Range struct {
	Name     string
	From, To time.Time
	Text     string
	Hatched  bool
}

// MatrixSpec is a set of 2×2 tables of counts, shaded by the row's share.
type MatrixSpec struct {
	ID, Label  string
	Rows, Cols [2]string // names, such as "really bad", "really good"; "flagged", "passed"
	Panels     []Panel
	Table      Table
}

// Panel is one 2×2 table: Cells[row][column].
type Panel struct {
	Name  string
	Cells [2][2]Cell
}

// Cell is one count with its words. A nil Count is unknown: "?".
type Cell struct {
	Count *float64
	Share *float64 // of its row, in 0..1; nil when unknown
	Text  string
	Note  string // such as "estimated"
}

// DotSpec is a few measures at a few stations, as dots with whiskers, joined
// in order. Values are shares in 0..1.
type DotSpec struct {
	ID, Label string
	Stations  []string // before, during, after
	Y         Axis
	Series    []Dots
	Table     Table
}

// Dots is one measure at every station; nil where it is not known.
type Dots struct {
	Name string
	At   []*Dot
}

// Dot is one value with its interval.
type Dot struct{ Value, Lo, Hi float64 }

// PathSpec is two ways through the same stations: the one that was meant,
// solid, and the one that was taken, dashed. Nodes that lie beyond the
// boundary stand on a shaded band.
type PathSpec struct {
	ID, Label                              string
	Intended, Actual                       []Node
	IntendedName, ActualName, BoundaryName string
	Table                                  Table
}

// Node is one station; stations of both paths have the same ID.
type Node struct {
	ID     string
	Title  string // what it is
	Detail string // who and where; may be empty
	Beyond bool   // in the hands of someone else
	Wrong  bool   // only the taken path has it
}

// FlowSpec is how much went where. It has no cycle and every value is known.
type FlowSpec struct {
	ID, Label string
	Nodes     []FlowNode
	Links     []Link
	Unit      string
	Table     Table
}

// FlowNode is one place of a flow.
type FlowNode struct{ ID, Name string }

// Link is one stream of a flow.
type Link struct {
	From, To string // node ids
	Value    float64
	Wrong    bool
}

// TimelineSpec is the course of events: a bar of phases above lanes of marks.
type TimelineSpec struct {
	Title      string // for the SVG's <title>
	Desc       string // for the SVG's <desc>
	Zone       *time.Location
	ZoneName   string
	Phases     []PhaseBar
	Lanes      []string // names, in the order to show
	Events     []Event  // in time order
	Milestones []Mark
	// Unplaced is how many events have no place in time; they are told of in
	// a line under the drawing.
	UnplacedNote string
}

// PhaseBar is one stretch of the phase bar. A zero From or To is open.
type PhaseBar struct {
	Key      string // undetected, triage, diagnosis, repair, recovery: its class name
	Name     string
	From, To time.Time
	Text     string // the length in words
	Hatched  bool   // a boundary is uncertain
}

// Event is one numbered mark in a lane. Lo and Hi bound its place when it is
// not exact; Until is set for what went on for a while.
type Event struct {
	Number int
	Lane   int
	Type   string // the symbol and class name
	At     time.Time
	Lo, Hi time.Time
	Until  time.Time
	Label  string // for the mark's <title>
	Anchor string // the id of the entry in the page, for the link
	Faint  bool   // refuted or doubtful
}

// Pictures are the drawings of one timeline: Wide for a column of 720 px and
// for the Markdown, Narrow for a phone. Both are complete SVG documents with
// classes for the page's colours and attributes that stand alone.
type Pictures struct{ Wide, Narrow []byte }
