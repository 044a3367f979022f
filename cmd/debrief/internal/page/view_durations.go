package page

import (
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// composeDurations fills the tables of milestones and of the lengths between
// them, where they say more than the key facts.
func (c *composer) composeDurations() {
	say := c.say.Say
	moments, more := grid{Columns: columnsOf(say("Moment"), say("When"), say("Remark"))}, false
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
		moments.Rows = append(moments.Rows, []string{saidFirst(c.say, "milestone", m), c.when(t), note})
	}
	if more {
		c.view.Moments = moments.compact()
	}
	lengths, more := grid{Columns: columnsOf(say("Length"), say("Value"), say("What it is"))}, false
	for _, l := range c.lengths() {
		if words := c.length(l.duration); words != "" {
			more = more || l.duration.Known() && !l.told
			lengths.Rows = append(lengths.Rows, []string{l.name, words, l.meaning})
		}
	}
	if more {
		c.view.Lengths = lengths
	}
}

// namedLength is a duration with its name and its formula in words.
type namedLength struct {
	name, meaning string
	duration      report.Duration
	told          bool // the key facts tell it already
}

func (c *composer) lengths() []namedLength {
	say, d := c.say.Say, c.Durations
	return []namedLength{
		{name: say("Time to detect"), meaning: say("from the start to the detection"), duration: d.Detect},
		{name: say("Time to acknowledge"), meaning: say("from the detection to the acknowledgement"), duration: d.Acknowledge},
		{name: say("Time to mitigate"), meaning: say("from the start to the mitigation"), duration: d.Mitigate},
		{name: say("Time to resolve"), meaning: say("from the start to the resolution"), duration: d.Resolve, told: true},
		{name: say("Time to recover"), meaning: say("from the start to the repair of the last damage that could be repaired"), duration: d.Recover},
		{name: say("Time to public notice"), meaning: say("from the start to the first public notice"), duration: d.Notice},
		{name: say("Detection to public notice"), meaning: say("from the detection to the first public notice"), duration: d.NoticeAfterDetection},
		{name: say("Response"), meaning: say("from the declaration to the closing"), duration: d.Respond},
		{name: say("Latency of the cause"), meaning: say("from its introduction to the start"), duration: d.Latency},
		{name: say("Dwell time"), meaning: say("from the introduction of the cause to the detection"), duration: d.Dwell},
	}
}
