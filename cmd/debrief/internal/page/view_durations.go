package page

import (
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// composeDurations fills the tables of milestones and of the lengths between
// them, where they say more than the key facts.
func (c *composer) composeDurations() {
	moments, more := grid{Columns: columnsOf("Moment", "When", "Remark")}, false
	for _, m := range incident.Milestones() {
		t := c.inc.Milestone(m)
		if t == nil {
			continue
		}
		note := ""
		if c.inc.Times.Of(m) != nil {
			note = escape(t.Note) // else the timeline has told it
		}
		more = more || note != "" || m != incident.Started && m != incident.ResolvedAt && t.Known()
		moments.Rows = append(moments.Rows, []string{saidFirst("milestone", m), c.when(t), note})
	}
	if more {
		c.view.Moments = moments.compact()
	}
	lengths, more := grid{Columns: columnsOf("Length", "Value", "What it is")}, false
	for _, l := range lengthsOf(c.Durations) {
		if words := c.length(l.duration); words != "" {
			more = more || l.duration.Known() && l.name != timeToResolve
			lengths.Rows = append(lengths.Rows, []string{l.name, words, l.meaning})
		}
	}
	if more {
		c.view.Lengths = lengths
	}
}

// timeToResolve is the one length that the key facts tell already.
const timeToResolve = "Time to resolve"

// namedLength is a duration with its name and its formula in words.
type namedLength struct {
	name, meaning string
	duration      report.Duration
}

func lengthsOf(d report.Durations) []namedLength {
	return []namedLength{
		{"Time to detect", "from the start to the detection", d.Detect},
		{"Time to acknowledge", "from the detection to the acknowledgement", d.Acknowledge},
		{"Time to mitigate", "from the start to the mitigation", d.Mitigate},
		{timeToResolve, "from the start to the resolution", d.Resolve},
		{"Time to recover", "from the start to the repair of the last damage that could be repaired", d.Recover},
		{"Time to public notice", "from the start to the first public notice", d.Notice},
		{"Detection to public notice", "from the detection to the first public notice", d.NoticeAfterDetection},
		{"Response", "from the declaration to the closing", d.Respond},
		{"Latency of the cause", "from its introduction to the start", d.Latency},
		{"Dwell time", "from the introduction of the cause to the detection", d.Dwell},
	}
}
