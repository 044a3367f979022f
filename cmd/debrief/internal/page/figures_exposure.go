package page

import (
	"slices"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// drawExposure draws how long the wrong way was open, and how long each thing
// stayed at risk until it was contained.
func (d *illustrator) drawExposure() {
	start, end := d.inc.Milestone(incident.Started), d.inc.Milestone(incident.MitigatedAt)
	if end == nil {
		end = d.inc.Milestone(incident.ResolvedAt)
	}
	say := d.say.Say
	table := chart.Table{Caption: say("Exposure and containment"),
		Columns: tableColumns(say("What"), say("From"), say("Until"), say("At risk for"), ">"+say("Share contained"))}
	open := say("Wrong way open")
	ranges := []chart.Range{d.stretch(open, start, end)}
	ranges[0].Strong, ranges[0].Text = true, d.say.Duration(d.Misrouting.Exposure)
	table.Rows = append(table.Rows, []string{open, d.told().Moment(start), d.told().Moment(end), d.say.Duration(d.Misrouting.Exposure), "–"})
	for _, s := range d.Misrouting.Containment {
		name := d.containmentName(s)
		r := d.atRisk(name, start, s.At)
		r.Text = d.containedWords(s)
		if !s.At.Is(incident.NotApplicable) {
			ranges = append(ranges, r)
		}
		table.Rows = append(table.Rows, []string{d.surely(name, s.Status), d.told().Moment(start), d.told().Moment(s.At), d.say.Duration(s.FromStart), d.ratioOrUnknown(s.Coverage)})
	}
	first, last := extent(ranges)
	if first.IsZero() {
		return
	}
	spec := chart.RangeSpec{ID: "exposure", Label: d.exposureFinding(), Zone: d.Zone, X: chart.Axis{Title: d.timeTitle(first, last)},
		Ranges: ranges, Marks: d.milestoneMarks(incident.Detected), Table: table}
	if !start.Known() || start.At.IsZero() {
		spec.Marks = append(d.milestoneMarks(incident.Started), spec.Marks...)
	}
	f, err := chart.NewRanges(spec)
	d.add(inMisrouting, spec.Label, d.hatchNote(ranges), f, err)
}

// stretch is a row from one time to another: as long as it can have been, and
// the part of it that is sure. An end that is not known is open.
func (d *illustrator) stretch(name string, from, to *incident.Time) chart.Range {
	r := chart.Range{Name: name}
	a, b := d.boundsOf(from), d.boundsOf(to)
	r.From, r.To = a.Lo, b.Hi
	if isSharp(from) && isSharp(to) {
		return r
	}
	r.Sure = &chart.Band{From: a.Hi, To: b.Lo}
	if a.Hi.IsZero() || b.Lo.IsZero() {
		r.Sure = &chart.Band{}
	}
	return r
}

// boundsOf are the bounds of a time that may be not known or wrong; a sharp
// time is a single moment.
func (d *illustrator) boundsOf(t *incident.Time) incident.Span {
	switch {
	case t.Is(incident.StillOngoing):
		return incident.Span{Lo: d.AsOf}
	case !t.Known() || t.Status == incident.Refuted:
		return incident.Span{}
	case isSharp(t):
		at := t.Span(d.Zone).At
		return incident.Span{Lo: at, Hi: at}
	}
	return t.Span(d.Zone)
}

// hatchNote explains what of the looks of stretches needs it.
func (d *illustrator) hatchNote(ranges []chart.Range) string {
	var notes []string
	if slices.ContainsFunc(ranges, func(r chart.Range) bool { return r.Sure != nil }) {
		notes = append(notes, d.say.Say("Hatched: it may have been so long, but that is not certain."))
	}
	if slices.ContainsFunc(ranges, func(r chart.Range) bool { return r.From.IsZero() != r.To.IsZero() }) {
		notes = append(notes, d.say.Say("An arrow: the end is not known."))
	}
	return d.say.Sentences(notes...)
}

func extent(ranges []chart.Range) (first, last time.Time) {
	for _, r := range ranges {
		for _, t := range []time.Time{r.From, r.To} {
			switch {
			case t.IsZero():
			case first.IsZero():
				first, last = t, t
			case t.Before(first):
				first = t
			case t.After(last):
				last = t
			}
		}
	}
	return first, last
}

// atRisk is the stretch until a thing was contained. Of a step that nobody
// knows the time of, nothing is known.
func (d *illustrator) atRisk(name string, from, to *incident.Time) chart.Range {
	if !to.Known() && !to.Is(incident.StillOngoing) {
		return chart.Range{Name: name}
	}
	return d.stretch(name, from, to)
}

// containmentName names a step; one that no word fits is told in its own.
func (d *illustrator) containmentName(s report.ContainmentStep) string {
	if s.Action == "other" && tidy(s.Text) != "" && isPlain(s.Text) {
		return upperFirst(cut(tidy(s.Text), 60))
	}
	return upperFirst(words.Phrase(d.say, "containment", s.Action))
}

func (d *illustrator) containedWords(s report.ContainmentStep) string {
	if isTold(s.Coverage) {
		return d.say.Say("%s contained", d.say.Ratio(s.Coverage))
	}
	return d.say.Say("share not known")
}

func (d *illustrator) ratioOrUnknown(r report.Ratio) string {
	if isTold(r) {
		return d.say.Ratio(r)
	}
	return d.say.Absent("")
}

func (d *illustrator) exposureFinding() string {
	switch m := d.Misrouting; {
	case m.Exposure.Known():
		return d.say.Say("The wrong way was open for %s", d.say.Duration(m.Exposure))
	case m.FullContainment.Known() && !m.FullContainment.Before:
		return d.say.Say("Contained %s", d.say.Beside(m.FullContainment, d.say.SayAs("before or after", "the detection")))
	}
	return d.say.Say("How long the wrong way was open is not known")
}
