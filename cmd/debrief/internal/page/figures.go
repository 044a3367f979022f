package page

import (
	"fmt"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// Figure is a chart with its place in a report.
type Figure struct {
	ID      string // as in the chart; its place is #chart-<ID>
	Section string // the section that it stands in, one of those below
	Heading string // the finding, in plain text with marks
	Note    string // a remark under it, in plain text; may be empty
	// Chart holds marks in the cells and titles of its table, for notes.
	Chart chart.Figure
	notes annotations
}

// The sections that figures stand in.
const (
	inHappened      = "what-happened"
	inOutage        = "kind-" + string(incident.Outage)
	inFalsePositive = "kind-" + string(incident.FalsePositive)
	inMisrouting    = "kind-" + string(incident.Misrouting)
)

// figures draws what can be drawn of a report, in the order of the page. What
// is wholly unknown has no figure: the text says so.
func figures(rep *report.Report, site Site, say *words.Language) ([]Figure, error) {
	d := &illustrator{Report: rep, inc: rep.Incident, site: site, say: say, zone: say.In(rep.Zone)}
	d.drawSeries()
	d.drawShares()
	d.drawBudgets()
	if rep.Outage != nil {
		d.drawOutage()
	}
	if rep.FalsePositive != nil {
		d.drawConfusion()
		d.drawQuality()
		d.drawRelease()
	}
	if rep.Misrouting != nil {
		d.drawPath()
		d.drawFlow()
		d.drawExposure()
	}
	return d.all, d.err
}

// illustrator turns one report into figures.
type illustrator struct {
	*report.Report
	inc  *incident.Incident
	site Site
	say  *words.Language
	zone words.Times
	all  []Figure
	err  error // the first one

	notes annotations
}

// told is the zone's words for the cells of tables, with marks.
func (d *illustrator) told() words.Times { return d.zone.Marking(d.notes.markTime) }

// inHeading tells a finding with marks.
func (d *illustrator) inHeading(finding func() string) string {
	plain := d.zone
	defer func() { d.zone = plain }()
	d.zone = d.told()
	return finding()
}

// timeColumn is the title of an axis of time for a column's head.
func (d *illustrator) timeColumn(title string) string {
	return d.notes.mark(annotation{Kind: axisNote}, title)
}

// add takes a figure in; f is the chart of its finding.
func (d *illustrator) add(section, heading, note string, f chart.Figure, err error) {
	if err != nil {
		if d.err == nil {
			d.err = fmt.Errorf("figures of %s: %w", d.inc.ID, err)
		}
		return
	}
	d.all = append(d.all, Figure{ID: f.ID, Section: section, Heading: heading, Note: tidy(note), Chart: f, notes: d.notes})
}

// timeTitle names a time axis with its zone, and the zone's abbreviations at
// both ends where it has some: "Time in Europe/Berlin (CET, CEST)".
func (d *illustrator) timeTitle(from, to time.Time) string {
	name := strings.ReplaceAll(d.zone.Location().String(), "_", " ")
	first, last := d.zone.ZoneName(from), d.zone.ZoneName(to)
	switch {
	case name == "UTC":
		return d.say.Say("Time in %s", name)
	case first == last:
		return d.say.Bracketed(d.say.Say("Time in %s", name), first)
	}
	return d.say.Bracketed(d.say.Say("Time in %s", name), d.say.Commas([]string{first, last}))
}

// columns names the columns of a figure's table; a name beginning with ">" is
// one of numbers.
func tableColumns(titles ...string) []chart.Column {
	var all []chart.Column
	for _, title := range titles {
		name, numeric := strings.CutPrefix(title, ">")
		all = append(all, chart.Column{Title: name, Numeric: numeric})
	}
	return all
}

// surely adds a status to words, unless the words are sure.
func (d *illustrator) surely(told string, s incident.Status) string {
	if s == "" || s == incident.Confirmed {
		return told
	}
	return d.say.Bracketed(told, words.Phrase(d.say, "status", s))
}

// plainNumber tells a number without the wording it was given in.
func (d *illustrator) plainNumber(n *incident.Number) string {
	switch {
	case n.Known():
		return d.say.Range(n.Range())
	case n == nil:
		return d.say.Absent("")
	}
	return d.say.Absent(n.Word)
}

// sureNumber is plainNumber with the number's own status.
func (d *illustrator) sureNumber(n *incident.Number) string {
	return d.surely(d.plainNumber(n), statusOfNumber(n))
}

// isTold reports whether a ratio has any value.
func isTold(r report.Ratio) bool { return r.Undefined == "" && (r.Lo != nil || r.Hi != nil) }

// placeOfTime is where a drawing puts a time: as written, in the middle of a
// date or of two bounds, else at the only bound. It is zero when the time is
// not known, or known to be wrong.
func (d *illustrator) placeOfTime(t *incident.Time) time.Time {
	if !t.Known() || t.Status == incident.Refuted {
		return time.Time{}
	}
	s := t.Span(d.Zone)
	switch {
	case !s.At.IsZero() && !t.At.IsDate():
		return s.At
	case s.Lo.IsZero():
		return s.Hi
	case s.Hi.IsZero():
		return s.Lo
	}
	return s.Lo.Add(s.Hi.Sub(s.Lo) / 2)
}

// isSharp reports whether a time is one moment.
func isSharp(t *incident.Time) bool {
	return t.Known() && !t.At.IsZero() && !t.At.IsDate() && !t.Approx && t.PlusMinus.IsZero() && t.Earliest.IsZero() && t.Latest.IsZero()
}

// milestoneMarks are the given milestones as far as they are known; what is
// not sharp says so.
func (d *illustrator) milestoneMarks(milestones ...incident.Milestone) []chart.Mark {
	var marks []chart.Mark
	for _, m := range milestones {
		t := d.inc.Milestone(m)
		at := d.placeOfTime(t)
		if at.IsZero() {
			continue
		}
		name := upperFirst(words.Phrase(d.say, "milestone", m))
		switch {
		case isSharp(t):
		case t.At.IsZero() && t.Earliest.IsZero():
			name = d.say.Say("%s, at the latest", name)
		case t.At.IsZero() && t.Latest.IsZero():
			name = d.say.Say("%s, at the earliest", name)
		default:
			name = d.say.Say("%s (about)", name)
		}
		marks = append(marks, chart.Mark{At: at, Label: name})
	}
	return marks
}

// within keeps the marks of a stretch of time.
func within(marks []chart.Mark, from, to time.Time) []chart.Mark {
	var kept []chart.Mark
	for _, m := range marks {
		if !m.At.Before(from) && !m.At.After(to) {
			kept = append(kept, m)
		}
	}
	return kept
}

// shareWords tells a number in 0..1 in per cent; it is known.
func (d *illustrator) shareWords(n *incident.Number) string {
	r := n.Range()
	return d.say.Ratio(report.Ratio{Lo: r.Lo, Hi: r.Hi, Value: r.Value, Approx: r.Approx})
}
