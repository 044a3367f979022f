package page

import (
	"slices"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// drawExposure draws how long the wrong way was open, and how long each thing
// stayed at risk until it was contained.
func (d *illustrator) drawExposure() {
	start, end := d.inc.Milestone(incident.Started), d.inc.Milestone(incident.MitigatedAt)
	if end == nil {
		end = d.inc.Milestone(incident.ResolvedAt)
	}
	table := chart.Table{Caption: "Exposure and containment", Columns: tableColumns("What", "From", "Until", "At risk for", ">Share contained")}
	ranges := []chart.Range{d.stretch("Wrong way open", start, end)}
	ranges[0].Strong, ranges[0].Text = true, durationWords(d.Misrouting.Exposure)
	table.Rows = append(table.Rows, []string{"Wrong way open", d.told().Moment(start), d.told().Moment(end), durationWords(d.Misrouting.Exposure), "–"})
	for _, s := range d.Misrouting.Containment {
		name := containmentName(s)
		r := d.atRisk(name, start, s.At)
		r.Text = containedWords(s)
		if !s.At.Is(incident.NotApplicable) {
			ranges = append(ranges, r)
		}
		table.Rows = append(table.Rows, []string{surely(name, s.Status), d.told().Moment(start), d.told().Moment(s.At), durationWords(s.FromStart), ratioOrUnknown(s.Coverage)})
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
	d.add(inMisrouting, spec.Label, hatchNote(ranges), f, err)
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
func hatchNote(ranges []chart.Range) string {
	note := ""
	if slices.ContainsFunc(ranges, func(r chart.Range) bool { return r.Sure != nil }) {
		note = "Hatched: it may have been so long, but that is not certain. "
	}
	if slices.ContainsFunc(ranges, func(r chart.Range) bool { return r.From.IsZero() != r.To.IsZero() }) {
		note += "An arrow: the end is not known."
	}
	return note
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
func containmentName(s report.ContainmentStep) string {
	if s.Action == "other" && tidy(s.Text) != "" && isPlain(s.Text) {
		return upperFirst(cut(tidy(s.Text), 60))
	}
	return upperFirst(phrase("containment", s.Action))
}

func containedWords(s report.ContainmentStep) string {
	if isTold(s.Coverage) {
		return ratioWords(s.Coverage) + " contained"
	}
	return "share not known"
}

func ratioOrUnknown(r report.Ratio) string {
	if isTold(r) {
		return ratioWords(r)
	}
	return absentWords("")
}

func (d *illustrator) exposureFinding() string {
	switch m := d.Misrouting; {
	case m.Exposure.Known():
		return "The wrong way was open for " + durationWords(m.Exposure)
	case m.FullContainment.Known() && !m.FullContainment.Before:
		return "Contained " + durationWords(m.FullContainment) + " after the detection"
	}
	return "How long the wrong way was open is not known"
}
