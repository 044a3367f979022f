package page

import (
	"strings"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
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
	title := seriesTitle(d.say, s)
	measure := d.say.Bracketed(title, d.unitTitle(s.Unit))
	axis := d.timeTitle(from, to)
	f, err := chart.NewLine(chart.LineSpec{
		ID: id, Label: d.say.Say("%s. The values are in the table below.", d.seriesFinding(s)), Zone: d.Zone,
		X: chart.Axis{Title: axis}, Y: chart.Axis{Title: measure, Format: unitFormat(s.Unit)},
		Lines:      []chart.Line{{Name: title, Points: points, Area: d.impactBand() == nil}},
		Milestones: within(d.milestoneMarks(incident.Started, incident.Detected, incident.MitigatedAt, incident.ResolvedAt), from, to),
		Impact:     d.impactBand(),
		Table:      d.seriesTable(s, axis, measure),
	})
	note := ""
	if gaps > 0 {
		note = d.say.Count(gaps, "%s\u00a0point of %s without a value: drawn as gaps, not as zero.",
			"%s\u00a0points of %s without a value: drawn as gaps, not as zero.", d.say.Whole(int64(len(points))))
	}
	d.add(inHappened, d.inHeading(func() string { return d.seriesFinding(s) }), note, f, err)
}

func seriesTitle(l *words.Language, s incident.Series) string {
	if title := tidy(s.Title); title != "" {
		return title
	}
	return l.Say("Measure %s", tidy(s.ID))
}

func (d *illustrator) unitTitle(unit string) string {
	if unit == "ratio" {
		return d.say.Say("in per cent")
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
func (d *illustrator) measureWords(v float64, unit string) string {
	if unit == "ratio" {
		return d.say.Percent(v)
	}
	return d.say.Amount(v) + nbsp + d.say.Unit(v, tidy(unit))
}

func (d *illustrator) seriesTable(s incident.Series, axis, measure string) chart.Table {
	t := chart.Table{Caption: seriesTitle(d.say, s), Columns: tableColumns(d.timeColumn(axis), ">"+measure)}
	for _, p := range s.Points {
		words := d.say.Say("no value")
		if p.Value != nil && s.Unit == "ratio" {
			words = d.say.Percent(*p.Value)
		} else if p.Value != nil {
			words = d.say.Amount(*p.Value)
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
	title, say := upperFirst(seriesTitle(d.say, s)), d.say.Say
	first := *known[0].Value
	switch {
	case len(known) == 1:
		return d.say.Colon(title, d.measureWords(first, s.Unit))
	case *top.Value == *bottom.Value:
		return say("%s stayed at %s", title, d.measureWords(first, s.Unit))
	case *top.Value-first >= first-*bottom.Value:
		much := d.measureWords(*top.Value, s.Unit)
		if after := d.sinceStart(top.At); after > 0 {
			return say("%s peaked at %s, %s after the start", title, much, d.say.Length(after))
		}
		return say("%s peaked at %s on %s", title, much, d.zone.Written(top.At))
	}
	much := d.measureWords(*bottom.Value, s.Unit)
	if after := d.sinceStart(bottom.At); after > 0 {
		return say("%s fell to %s, %s after the start", title, much, d.say.Length(after))
	}
	return say("%s fell to %s on %s", title, much, d.zone.Written(bottom.At))
}

// sinceStart is how long after the start a moment was, in whole minutes; 0 where
// that cannot be told.
func (d *illustrator) sinceStart(at incident.Instant) time.Duration {
	start := d.inc.Milestone(incident.Started)
	if !isSharp(start) || start.Status == incident.Refuted || at.IsDate() {
		return 0
	}
	return max(0, at.Clock(d.Zone).Sub(start.At.Clock(d.Zone)).Round(time.Minute))
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
	say := d.say.Say
	table := chart.Table{Caption: say("How many were affected"),
		Columns: tableColumns(say("Counted"), ">"+say("Affected"), ">"+say("Of all"), ">"+say("Share"))}
	most := 0.0
	for _, s := range d.Shares {
		name, share := d.countedName(s), d.say.Part(s)
		table.Rows = append(table.Rows, []string{upperFirst(name), d.sureNumber(s.Affected), d.sureNumber(s.Total), share})
		switch {
		case isTold(s.Ratio):
			told = append(told, say("%s of all %s", share, name))
			text := d.say.Bracketed(say("%s of %s", d.plainNumber(s.Affected), d.plainNumber(s.Total)), unbracketed.Replace(share))
			bars = append(bars, chart.Bar{Name: upperFirst(name), Lo: s.Ratio.Lo, Hi: s.Ratio.Hi, Text: text})
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
	axis := chart.Axis{Title: say("Share of all, in per cent"), Format: "percent"}
	if most > 0.6 {
		axis.Max = 1
	}
	heading := upperFirst(say("%s were affected", d.say.List(told[:min(len(told), 3)])))
	f, err := chart.NewBars(chart.BarSpec{ID: "affected", Label: heading, X: axis, Bars: bars, Table: table})
	note := ""
	if len(unknown) > 0 {
		note = say("What share of the %s was affected is not known.", d.say.List(unknown))
	}
	d.add(inHappened, heading, note, f, err)
}

// countedName names what a count counts, in the plural: "users", "messages".
func (d *illustrator) countedName(s report.Share) string {
	own := words.Phrase(d.say, "counted", s.Name)
	if unit := tidy(s.Unit); unit != "" && (d.say.IsEnglish() || s.Name != "users" && s.Name != "organisations") {
		return d.say.Unit(2, unit)
	}
	return own
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
	say := d.say.Say
	table := chart.Table{Caption: say("Error budgets"), Columns: tableColumns(say("Objective"), say("Promise"), ">"+say("Budget"),
		">"+say("Used by this incident"), ">"+say("Used in the whole window"), ">"+say("Left in the window"))}
	for _, b := range d.Budgets {
		name := tidy(b.SLO.ID)
		promise := strings.TrimSpace(tidy(b.SLO.SLI) + " " + say("%s over %s", d.say.Percent(b.SLO.Target), d.say.Days(b.SLO.Window.Length())))
		table.Rows = append(table.Rows, []string{name, promise, d.allowedWords(b), d.say.Ratio(b.Incident), d.say.Ratio(b.Window), d.leftWords(b.Window)})
		told = told || isTold(b.Incident) || isTold(b.Window)
		bars = append(bars, d.budgetBar(say("%s, this incident", name), b.Incident, true))
		if isTold(b.Window) {
			bars = append(bars, d.budgetBar(say("%s, whole window", name), b.Window, false))
		}
		if isTold(b.Incident) && b.Incident.Lo != nil && *b.Incident.Lo > worstUse {
			worst, worstUse = say("The incident used %s of the error budget of %s", d.say.Ratio(b.Incident), name), *b.Incident.Lo
		}
	}
	if !told {
		return
	}
	if worst == "" {
		worst = say("How much of the error budget the incident used is not known exactly")
	}
	f, err := chart.NewBars(chart.BarSpec{
		ID: "budget", Label: worst, X: chart.Axis{Title: say("Share of the error budget used, in per cent"), Format: "percent"},
		Bars: bars, Levels: []chart.Level{{Value: 1, Label: say("the whole budget")}}, Table: table,
	})
	d.add(inHappened, worst, "", f, err)
}

func (d *illustrator) budgetBar(name string, r report.Ratio, strong bool) chart.Bar {
	bar := chart.Bar{Name: name, Text: d.say.Ratio(r), Strong: strong && r.Lo != nil && *r.Lo > 1}
	if isTold(r) {
		bar.Lo, bar.Hi = r.Lo, r.Hi
	}
	return bar
}

func (d *illustrator) allowedWords(b report.Budget) string {
	switch {
	case b.AllowedTime != nil:
		return d.say.Budget(*b.AllowedTime)
	case b.Allowed != nil:
		return d.say.Say("%s bad events", d.say.Amount(roundedCount(*b.Allowed)))
	}
	return d.say.Absent("")
}

// leftWords tells what a window has left of its budget.
func (d *illustrator) leftWords(r report.Ratio) string {
	switch {
	case !isTold(r):
		return d.say.Absent("")
	case r.Lo != nil && *r.Lo >= 1:
		return d.say.Say("nothing")
	case r.Hi == nil:
		return d.say.AtMost(strings.TrimPrefix(d.say.Percent(1-*r.Lo), "−"))
	case r.Lo == nil || *r.Lo == *r.Hi:
		return d.say.Percent(max(0, 1-*r.Hi))
	}
	return d.say.Say("between %s and %s", d.say.Percent(max(0, 1-*r.Hi)), d.say.Percent(1-*r.Lo))
}
