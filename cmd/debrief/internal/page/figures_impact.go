package page

import (
	"strings"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// drawSeries draws each measure of the impact over time.
func (d *illustrator) drawSeries() {
	if d.inc.Impact == nil {
		return
	}
	ids := anchors{}
	for n, s := range d.inc.Impact.Series {
		if !isMeasured(s) {
			continue
		}
		id := "impact"
		if len(d.inc.Impact.Series) > 1 {
			id = ids.add("impact-", s.ID, n+1)
		}
		d.drawOneSeries(id, s)
	}
}

func isMeasured(s incident.Series) bool {
	for _, p := range s.Points {
		if p.Value != nil {
			return true
		}
	}
	return false
}

func (d *illustrator) drawOneSeries(id string, s incident.Series) {
	points, gaps := make([]chart.Point, len(s.Points)), 0
	for i, p := range s.Points {
		points[i] = chart.Point{At: p.At.Clock(d.Zone), Value: p.Value}
		if p.Value == nil {
			gaps++
		}
	}
	from, to := points[0].At, points[len(points)-1].At
	title := seriesTitle(s)
	measure := title
	if unit := unitTitle(s.Unit); unit != "" {
		measure += " (" + unit + ")"
	}
	axis := d.timeTitle(from, to)
	f, err := chart.NewLine(chart.LineSpec{
		ID: id, Label: d.seriesFinding(s) + ". The values are in the table below.", Zone: d.Zone,
		X: chart.Axis{Title: axis}, Y: chart.Axis{Title: measure, Format: unitFormat(s.Unit)},
		Lines:      []chart.Line{{Name: title, Points: points, Area: d.impactBand() == nil}},
		Milestones: within(d.milestoneMarks(incident.Started, incident.Detected, incident.MitigatedAt, incident.ResolvedAt), from, to),
		Impact:     d.impactBand(),
		Table:      d.seriesTable(s, axis, measure),
	})
	note := ""
	if gaps > 0 {
		note = counted(gaps, "point", "points") + " of " + whole(int64(len(points))) + " without a value: drawn as gaps, not as zero."
	}
	d.add(inHappened, d.inHeading(func() string { return d.seriesFinding(s) }), note, f, err)
}

func seriesTitle(s incident.Series) string {
	if title := tidy(s.Title); title != "" {
		return title
	}
	return "Measure " + tidy(s.ID)
}

func unitTitle(unit string) string {
	if unit == "ratio" {
		return "in per cent"
	}
	return tidy(unit)
}

func unitFormat(unit string) string {
	if unit == "ratio" {
		return "percent"
	}
	return "count"
}

// measureWords tells one value of a series.
func measureWords(v float64, unit string) string {
	if unit == "ratio" {
		return percentWords(v)
	}
	return countWords(v) + nbsp + plural(v, tidy(unit))
}

func (d *illustrator) seriesTable(s incident.Series, axis, measure string) chart.Table {
	t := chart.Table{Caption: seriesTitle(s), Columns: tableColumns(d.timeColumn(axis), ">"+measure)}
	for _, p := range s.Points {
		words := "no value"
		if p.Value != nil && s.Unit == "ratio" {
			words = percentWords(*p.Value)
		} else if p.Value != nil {
			words = countWords(*p.Value)
		}
		t.Rows = append(t.Rows, []string{d.told().Written(p.At), words})
	}
	return t
}

// seriesFinding tells the farthest that a measure went from where it began,
// and when.
func (d *illustrator) seriesFinding(s incident.Series) string {
	var known []incident.Point
	for _, p := range s.Points {
		if p.Value != nil {
			known = append(known, p)
		}
	}
	top, bottom := known[0], known[0]
	for _, p := range known {
		if *p.Value > *top.Value {
			top = p
		}
		if *p.Value < *bottom.Value {
			bottom = p
		}
	}
	title := upperFirst(seriesTitle(s))
	first := *known[0].Value
	switch {
	case len(known) == 1:
		return title + ": " + measureWords(first, s.Unit)
	case *top.Value == *bottom.Value:
		return title + " stayed at " + measureWords(first, s.Unit)
	case *top.Value-first >= first-*bottom.Value:
		return title + " peaked at " + measureWords(*top.Value, s.Unit) + d.sinceStart(top.At)
	}
	return title + " fell to " + measureWords(*bottom.Value, s.Unit) + d.sinceStart(bottom.At)
}

// sinceStart tells a moment by its distance from the start, else by its date.
func (d *illustrator) sinceStart(at incident.Instant) string {
	start := d.inc.Milestone(incident.Started)
	if isSharp(start) && start.Status != incident.Refuted && !at.IsDate() {
		if after := at.Clock(d.Zone).Sub(start.At.Clock(d.Zone)).Round(time.Minute); after > 0 {
			return ", " + lengthWords(after) + " after the start"
		}
	}
	return " on " + d.zone.Written(at)
}

// impactBand is the stretch from the start to the resolution, as far as both
// are known; it is open while the incident goes on.
func (d *illustrator) impactBand() *chart.Band {
	from := d.placeOfTime(d.inc.Milestone(incident.Started))
	resolved := d.inc.Milestone(incident.ResolvedAt)
	to := d.placeOfTime(resolved)
	if from.IsZero() || to.IsZero() && !resolved.Is(incident.StillOngoing) {
		return nil
	}
	return &chart.Band{From: from, To: to}
}

// drawShares draws how large a part of each population was hit. A count whose
// total is not known has no bar.
func (d *illustrator) drawShares() {
	var bars []chart.Bar
	var told, unknown []string
	table := chart.Table{Caption: "How many were affected", Columns: tableColumns("Counted", ">Affected", ">Of all", ">Share")}
	most := 0.0
	for _, s := range d.Shares {
		name := countedName(s)
		share := partWords(s)
		table.Rows = append(table.Rows, []string{upperFirst(name), surely(plainNumber(s.Affected), statusOfNumber(s.Affected)),
			surely(plainNumber(s.Total), statusOfNumber(s.Total)), share})
		switch {
		case isTold(s.Ratio):
			told = append(told, share+" of all "+name)
			bars = append(bars, chart.Bar{Name: upperFirst(name), Lo: s.Ratio.Lo, Hi: s.Ratio.Hi,
				Text: plainNumber(s.Affected) + " of " + plainNumber(s.Total) + " (" + unbracketed.Replace(share) + ")"})
			for _, end := range []*float64{s.Ratio.Lo, s.Ratio.Hi} {
				if end != nil {
					most = max(most, *end)
				}
			}
		case s.Total != nil:
			unknown = append(unknown, name)
			bars = append(bars, chart.Bar{Name: upperFirst(name), Text: share})
		}
	}
	if len(told) == 0 {
		return
	}
	axis := chart.Axis{Title: "Share of all, in per cent", Format: "percent"}
	if most > 0.6 {
		axis.Max = 1
	}
	heading := upperFirst(enumerated(told[:min(len(told), 3)])) + " were affected"
	f, err := chart.NewBars(chart.BarSpec{ID: "affected", Label: heading, X: axis, Bars: bars, Table: table})
	note := ""
	if len(unknown) > 0 {
		note = "What share of the " + enumerated(unknown) + " was affected is not known."
	}
	d.add(inHappened, heading, note, f, err)
}

// countedName names what a count counts, in the plural: "users", "messages".
func countedName(s report.Share) string {
	if unit := tidy(s.Unit); unit != "" {
		return plural(2, unit)
	}
	return phrase("", s.Name)
}

func statusOfNumber(n *incident.Number) incident.Status {
	if n == nil {
		return ""
	}
	return n.Status
}

// drawBudgets draws what the incident and the whole window used of each error
// budget. It may be more than there was. An objective of which nothing is known
// has its row all the same.
func (d *illustrator) drawBudgets() {
	var bars []chart.Bar
	told, worst, worstUse := false, "", -1.0
	table := chart.Table{Caption: "Error budgets", Columns: tableColumns("Objective", "Promise", ">Budget",
		">Used by this incident", ">Used in the whole window", ">Left in the window")}
	for _, b := range d.Budgets {
		name := tidy(b.SLO.ID)
		table.Rows = append(table.Rows, []string{name, strings.TrimSpace(tidy(b.SLO.SLI) + " " + percentWords(b.SLO.Target) + " over " + wholeDays(b.SLO.Window.Length())),
			allowedWords(b), ratioWords(b.Incident), ratioWords(b.Window), leftWords(b.Window)})
		told = told || isTold(b.Incident) || isTold(b.Window)
		bars = append(bars, budgetBar(name+", this incident", b.Incident, true))
		if isTold(b.Window) {
			bars = append(bars, budgetBar(name+", whole window", b.Window, false))
		}
		if isTold(b.Incident) && b.Incident.Lo != nil && *b.Incident.Lo > worstUse {
			worst, worstUse = "The incident used "+ratioWords(b.Incident)+" of the error budget of "+name, *b.Incident.Lo
		}
	}
	if !told {
		return
	}
	if worst == "" {
		worst = "How much of the error budget the incident used is not known exactly"
	}
	f, err := chart.NewBars(chart.BarSpec{
		ID: "budget", Label: worst, X: chart.Axis{Title: "Share of the error budget used, in per cent", Format: "percent"},
		Bars: bars, Levels: []chart.Level{{Value: 1, Label: "the whole budget"}}, Table: table,
	})
	d.add(inHappened, worst, "", f, err)
}

func budgetBar(name string, r report.Ratio, strong bool) chart.Bar {
	bar := chart.Bar{Name: name, Text: ratioWords(r), Strong: strong && r.Lo != nil && *r.Lo > 1}
	if isTold(r) {
		bar.Lo, bar.Hi = r.Lo, r.Hi
	}
	return bar
}

func allowedWords(b report.Budget) string {
	switch {
	case b.AllowedTime != nil:
		return budgetWords(*b.AllowedTime)
	case b.Allowed != nil:
		return countWords(roundedCount(*b.Allowed)) + " bad events"
	}
	return absentWords("")
}

// leftWords tells what a window has left of its budget.
func leftWords(r report.Ratio) string {
	switch {
	case !isTold(r):
		return absentWords("")
	case r.Lo != nil && *r.Lo >= 1:
		return "nothing"
	case r.Hi == nil:
		return "at most " + strings.TrimPrefix(percentWords(1-*r.Lo), "−")
	case r.Lo == nil || *r.Lo == *r.Hi:
		return percentWords(max(0, 1-*r.Hi))
	}
	return "between " + percentWords(max(0, 1-*r.Hi)) + " and " + percentWords(1-*r.Lo)
}
