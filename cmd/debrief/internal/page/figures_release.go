package page

import (
	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// drawRelease draws how what was wrongly flagged was given back. What is still
// held is told only where it is known how much was flagged.
func (d *illustrator) drawRelease() {
	points := d.FalsePositive.Released
	if len(points) == 0 {
		return
	}
	from, to := points[0].At, points[len(points)-1].At
	axis := d.timeTitle(from, to)
	spec := chart.LineSpec{
		ID: "release", Label: d.releaseFinding(), Zone: d.Zone, X: chart.Axis{Title: axis},
		Y: chart.Axis{Title: upperFirst(d.items()), Format: "count"}, Table: d.releaseTable(axis),
	}
	back := chart.Line{Name: d.say.Say("Given back"), Area: true, Stack: true}
	held := chart.Line{Name: d.say.Say("Still held"), Role: "bad", Area: true, Stack: true, Dashed: true}
	total, isExact := d.inc.FalsePositive.WronglyFlagged.Range().Exact()
	for _, p := range points {
		rest := max(0, total-p.Released)
		back.Points = append(back.Points, chart.Point{At: p.At, Value: &p.Released})
		held.Points = append(held.Points, chart.Point{At: p.At, Value: &rest})
	}
	spec.Lines = []chart.Line{back}
	if isExact {
		spec.Lines, spec.Levels = append(spec.Lines, held), d.lostLevel(total)
	}
	for _, r := range []report.Reach{d.FalsePositive.T50, d.FalsePositive.T90} {
		if r.Reached && !r.At.IsZero() {
			spec.Milestones = append(spec.Milestones, chart.Mark{At: r.At, Label: d.say.Say("%s back", d.say.Percent(r.Quantile))})
		}
	}
	spec.Milestones = within(spec.Milestones, from, to)
	f, err := chart.NewLine(spec)
	d.add(inFalsePositive, d.inHeading(d.releaseFinding), d.releaseRemark(), f, err)
}

func (d *illustrator) releaseTable(axis string) chart.Table {
	total, isExact := d.inc.FalsePositive.WronglyFlagged.Range().Exact()
	say := d.say.Say
	columns := []string{d.timeColumn(axis), ">" + say("Given back")}
	if isExact {
		columns = append(columns, ">"+say("Still held"), ">"+say("Share given back, in per cent"))
	}
	t := chart.Table{Caption: say("How the %s were given back", d.items()), Columns: tableColumns(columns...)}
	for _, p := range d.FalsePositive.Released {
		row := []string{d.told().Instant(p.At), d.say.Amount(p.Released)}
		if isExact {
			share := d.say.Absent("")
			if p.Share != nil {
				share = d.say.Percent(*p.Share)
			}
			row = append(row, d.say.Amount(max(0, total-p.Released)), share)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// lostLevel marks the most that can be given back when something is lost for
// good.
func (d *illustrator) lostLevel(total float64) []chart.Level {
	released := d.inc.FalsePositive.Released
	if released == nil {
		return nil
	}
	lost, isExact := released.Unrecoverable.Range().Exact()
	if !isExact || lost <= 0 || lost > total {
		return nil
	}
	return []chart.Level{{Value: total - lost, Label: d.say.Say("%s cannot be given back", d.say.Amount(lost))}}
}

// releaseFinding tells when people had their things back.
func (d *illustrator) releaseFinding() string {
	fp := d.FalsePositive
	last, say := fp.Released[len(fp.Released)-1], d.say.Say
	switch half, most := d.reachWords(fp.T50), d.reachWords(fp.T90); {
	case half != "" && most != "":
		return say("Half of the %s were back after %s, %s after %s", d.items(), half, d.say.Percent(0.9), most)
	case half != "":
		return say("Half of the %s were back after %s; %s was not reached", d.items(), half, d.say.Percent(0.9))
	case fp.T50.Known && !fp.T50.Reached:
		return say("Fewer than half of the %s were given back", d.items())
	}
	return say("%s %s were given back by %s", d.say.Amount(last.Released), d.itemsOf(last.Released), d.told().Instant(last.At))
}

// itemsOf is the unit of so many verdicts.
func (d *illustrator) itemsOf(n float64) string {
	if unit := tidy(d.inc.FalsePositive.Unit); unit != "" {
		return d.say.Unit(n, unit)
	}
	if d.say.IsOne(n) {
		return d.say.SayAs("counted", "item")
	}
	return d.items()
}

// reachWords tells after how long a share was given back, in hours; it is
// empty when it was not, or that is not known.
func (d *illustrator) reachWords(r report.Reach) string {
	switch {
	case !r.Known || !r.Reached || !r.After.Known():
		return ""
	case r.After.Nominal != nil && words.IsSingle(r.After) && !r.After.AtLeast && !r.After.Approx:
		return d.say.Hours(*r.After.Nominal)
	}
	return d.say.Duration(r.After)
}

// releaseRemark tells what cannot be given back, and how long the rest took.
func (d *illustrator) releaseRemark() string {
	var notes []string
	if released := d.inc.FalsePositive.Released; released != nil && released.Unrecoverable != nil {
		if lost, isExact := released.Unrecoverable.Range().Exact(); !isExact || lost > 0 {
			notes = append(notes, d.say.Say("Lost for good: %s.", d.sureNumber(released.Unrecoverable)))
		}
	}
	if rest := d.reachWords(d.FalsePositive.T99); rest != "" {
		notes = append(notes, d.say.Say("%s were back after %s.", d.say.Percent(0.99), rest))
	}
	return d.say.Sentences(notes...)
}
