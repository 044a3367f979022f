package chart

import (
	"slices"
	"time"
)

// TimelineSpec is the course of events: a bar of phases above lanes of marks.
type TimelineSpec struct {
	Title      string // for the SVG's <title>
	Desc       string // for the SVG's <desc>
	Zone       *time.Location
	ZoneName   string // in words, beside the axis
	Phases     []PhaseBar
	Lanes      []string // names, in the order to show
	Events     []Event  // in time order
	Milestones []Mark
	// Notes stand under the drawing, such as how many events have no place in
	// time. BrokenNote joins them where stretches are cut out of the axis.
	Notes      []string
	BrokenNote string
	// Unknown says that nothing has a known place in time; it is drawn when
	// that is so. Without it there is no drawing then.
	Unknown string
	// Length tells in few characters how long a stretch is that was cut out of
	// the axis: "2 d".
	Length func(time.Duration) string
	// Date tells a date in one of the forms "2 Jan 2006", "2 Jan", "Jan" and
	// "2006"; nil tells it in English.
	Date func(t time.Time, form string) string
}

// date tells a date in a form.
func (s TimelineSpec) date(t time.Time, form string) string {
	if s.Date == nil {
		return t.Format(form)
	}
	return s.Date(t, form)
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
	Type   string // the shape and class name
	At     time.Time
	Lo, Hi time.Time
	Until  time.Time
	Label  string // for the mark's <title>
	Told   Telling
	Anchor string // the id of the entry in the page, for the link
	Faint  bool   // refuted or doubtful
}

// Telling says where a label tells moments, so that a page can tell them anew
// in another zone: the moments, how two of them are put together, and the
// stretch of the label, in UTF-16 code units.
type Telling struct {
	Datetime, Joint string
	From, To        int
}

// Pictures are the drawings of one timeline, each a complete SVG document with
// classes for the page's colours and attributes that stand alone. Wide is for
// a column of 720 px and Narrow for a phone; both go into the page, and their
// marks are links to the entries. File is Wide without links, for a file of
// its own. All are nil when nothing has a place in time and Unknown is empty.
type Pictures struct{ Wide, Narrow, File []byte }

// DrawTimeline draws the course of events.
func DrawTimeline(spec TimelineSpec) Pictures {
	spec.Zone = zoneOr(spec.Zone)
	knots := spec.knots()
	switch {
	case len(knots) == 0 && spec.Unknown == "":
		return Pictures{}
	case len(knots) == 0:
		return Pictures{
			Wide:   drawUnknown(spec, wideWidth, picture{id: "timeline-wide", links: true}),
			Narrow: drawUnknown(spec, narrowWidth, picture{id: "timeline-narrow", links: true}),
			File:   drawUnknown(spec, wideWidth, picture{id: "timeline"}),
		}
	}
	wide := layWide(spec, knots)
	return Pictures{
		Wide:   wide.draw(picture{id: "timeline-wide", links: true}),
		Narrow: drawNarrow(spec, knots, picture{id: "timeline-narrow", links: true}),
		File:   wide.draw(picture{id: "timeline"}),
	}
}

// place is where an event's mark stands: its moment, else the middle or the
// only end of its bounds. It is zero when nothing is known.
func (e Event) place() moment {
	switch {
	case !e.At.IsZero():
		return e.At
	case e.Lo.IsZero():
		return e.Hi
	case e.Hi.IsZero():
		return e.Lo
	}
	return e.Lo.Add(e.Hi.Sub(e.Lo) / 2)
}

// isExact reports whether the mark stands where the event was.
func (e Event) isExact() bool { return !e.At.IsZero() && e.Lo.IsZero() && e.Hi.IsZero() }

// knots are all moments that the drawing shows, in time order, each once.
func (s TimelineSpec) knots() []moment {
	var all []moment
	add := func(times ...moment) {
		for _, t := range times {
			if !t.IsZero() {
				all = append(all, t)
			}
		}
	}
	for _, p := range s.Phases {
		add(p.From, p.To)
	}
	for _, e := range s.Events {
		add(e.At, e.Lo, e.Hi, e.Until)
	}
	for _, m := range s.Milestones {
		add(m.At)
	}
	slices.SortFunc(all, moment.Compare)
	return slices.CompactFunc(all, moment.Equal)
}
