package chart

import "time"

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
