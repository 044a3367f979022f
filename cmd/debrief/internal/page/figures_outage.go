package page

import (
	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/words"
)

// drawOutage draws the share of the population that was hit over time where
// the windows are exact, else each window as a stretch of time.
func (d *illustrator) drawOutage() {
	if len(d.Outage.Steps) > 0 {
		d.drawSteps()
		return
	}
	d.drawWindows()
}

func (d *illustrator) outageFinding() string {
	o := d.Outage
	anything, weighted := d.say.Downtime(o.Any), d.say.Downtime(o.Weighted)
	switch {
	case !o.Any.Known():
		return d.say.Say("How long the service was impaired is not known")
	case o.Weighted.Lo != nil && *o.Weighted.Lo > 0 && weighted != anything:
		return d.say.Say("Impaired for %s, which weighs as much as %s of full outage", anything, weighted)
	}
	return d.say.Say("Impaired for %s", anything)
}

// drawSteps draws the share that was hit as a line of steps; where it is not
// known exactly, the least and the most that it can have been.
func (d *illustrator) drawSteps() {
	steps := d.Outage.Steps
	from, to := steps[0].From, steps[len(steps)-1].To
	say := d.say.Say
	least, most := chart.Line{Name: say("Share of users hit"), Step: true, Area: true}, chart.Line{Name: say("At most"), Role: "bad", Step: true, Dashed: true}
	isKnown, zero := true, 0.0
	least.Points = append(least.Points, chart.Point{At: from, Value: &zero})
	for _, s := range steps {
		least.Points = append(least.Points, chart.Point{At: s.From, Value: &s.Lo})
		if s.Lo != s.Hi {
			isKnown = false
			most.Points = append(most.Points, chart.Point{At: s.From, Value: &s.Hi}, chart.Point{At: s.To, Value: &s.Hi}, chart.Point{At: s.To})
		}
	}
	least.Points = append(least.Points, chart.Point{At: to, Value: &zero})
	lines, note := []chart.Line{least}, ""
	if !isKnown {
		lines[0].Name = say("At least")
		lines, note = append(lines, most), say("How many users were hit is not known for all of the time: the dashed line is the most that it can have been.")
	}
	heading := d.outageFinding()
	f, err := chart.NewLine(chart.LineSpec{
		ID: "windows", Label: heading, Zone: d.Zone, X: chart.Axis{Title: d.timeTitle(from, to)},
		Y: chart.Axis{Title: say("Share of users hit, in per cent"), Format: "percent", Max: 1}, Lines: lines,
		Milestones: within(d.milestoneMarks(incident.Detected, incident.MitigatedAt), from, to), Table: d.stepsTable(),
	})
	d.add(inOutage, heading, note, f, err)
}

func (d *illustrator) stepsTable() chart.Table {
	say := d.say.Say
	t := chart.Table{Caption: say("Share of users hit"), Columns: tableColumns(say("From"), say("To"), ">"+say("Share of users hit, in per cent"))}
	for _, s := range d.Outage.Steps {
		words := d.say.Percent(s.Lo)
		if s.Lo != s.Hi {
			words = say("between %s and %s", words, d.say.Percent(s.Hi))
		}
		t.Rows = append(t.Rows, []string{d.told().Instant(s.From), d.told().Instant(s.To), words})
	}
	return t
}

// drawWindows draws each window as a stretch of time.
func (d *illustrator) drawWindows() {
	var ranges []chart.Range
	say := d.say.Say
	table := chart.Table{Caption: say("Windows of the outage"), Columns: tableColumns(say("Window"), say("From"), say("To"), ">"+say("Share of users hit"))}
	for _, w := range d.inc.Outage.Windows {
		name := d.windowName(w)
		r := d.stretch(name, w.From, w.To)
		share := d.fractionWords(w)
		table.Rows = append(table.Rows, []string{name, d.told().Moment(w.From), d.told().Moment(w.To), share})
		r.Text = say("share hit: %s", share)
		ranges = append(ranges, r)
	}
	first, last := extent(ranges)
	if first.IsZero() {
		return
	}
	heading := d.outageFinding()
	f, err := chart.NewRanges(chart.RangeSpec{ID: "windows", Label: heading, Zone: d.Zone,
		X: chart.Axis{Title: d.timeTitle(first, last)}, Ranges: ranges, Table: table})
	d.add(inOutage, heading, d.hatchNote(ranges), f, err)
}

// windowName tells what a window is about: services, regions, else its level.
func (d *illustrator) windowName(w incident.Window) string {
	var told []string
	for _, name := range w.Services {
		told = append(told, titleOf(d.site.Services, name))
	}
	if len(w.Regions) > 0 {
		var regions []string
		for _, code := range w.Regions {
			regions = append(regions, d.say.Region(code))
		}
		told = append(told, d.say.Say("in %s", d.say.List(regions)))
	}
	if len(told) == 0 {
		return upperFirst(words.Phrase(d.say, "level", w.Level))
	}
	return tidy(d.say.Commas(told))
}

// fractionWords tells the share of the population that a window hit.
func (d *illustrator) fractionWords(w incident.Window) string {
	switch {
	case w.Fraction.Known():
		return d.shareWords(w.Fraction)
	case w.Fraction == nil && w.Level == incident.LevelFull:
		return d.say.Percent(1)
	case w.Fraction == nil:
		return d.say.Absent("")
	}
	return d.say.Absent(w.Fraction.Word)
}
