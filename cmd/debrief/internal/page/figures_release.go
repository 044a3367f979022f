package page

import (
	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/report"
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
	back := chart.Line{Name: "Given back", Area: true, Stack: true}
	held := chart.Line{Name: "Still held", Role: "bad", Area: true, Stack: true, Dashed: true}
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
			spec.Milestones = append(spec.Milestones, chart.Mark{At: r.At, Label: percentWords(r.Quantile) + " back"})
		}
	}
	spec.Milestones = within(spec.Milestones, from, to)
	f, err := chart.NewLine(spec)
	d.add(inFalsePositive, d.inHeading(d.releaseFinding), d.releaseRemark(), f, err)
}

func (d *illustrator) releaseTable(axis string) chart.Table {
	total, isExact := d.inc.FalsePositive.WronglyFlagged.Range().Exact()
	columns := []string{d.timeColumn(axis), ">Given back"}
	if isExact {
		columns = append(columns, ">Still held", ">Share given back, in per cent")
	}
	t := chart.Table{Caption: "How the " + d.items() + " were given back", Columns: tableColumns(columns...)}
	for _, p := range d.FalsePositive.Released {
		row := []string{d.told().Instant(p.At), countWords(p.Released)}
		if isExact {
			share := absentWords("")
			if p.Share != nil {
				share = percentWords(*p.Share)
			}
			row = append(row, countWords(max(0, total-p.Released)), share)
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
	return []chart.Level{{Value: total - lost, Label: countWords(lost) + " cannot be given back"}}
}

// releaseFinding tells when people had their things back.
func (d *illustrator) releaseFinding() string {
	fp := d.FalsePositive
	last := fp.Released[len(fp.Released)-1]
	switch half := reachWords(fp.T50); {
	case half != "" && reachWords(fp.T90) != "":
		return "Half of the " + d.items() + " were back after " + half + ", 90" + nbsp + "% after " + reachWords(fp.T90)
	case half != "":
		return "Half of the " + d.items() + " were back after " + half + "; 90" + nbsp + "% was not reached"
	case fp.T50.Known && !fp.T50.Reached:
		return "Fewer than half of the " + d.items() + " were given back"
	}
	return countWords(last.Released) + " " + plural(last.Released, d.item()) + " were given back by " + d.zone.Instant(last.At)
}

// item is the unit of the verdicts.
func (d *illustrator) item() string {
	if unit := tidy(d.inc.FalsePositive.Unit); unit != "" {
		return unit
	}
	return "item"
}

// reachWords tells after how long a share was given back, in hours; it is
// empty when it was not, or that is not known.
func reachWords(r report.Reach) string {
	switch {
	case !r.Known || !r.Reached || !r.After.Known():
		return ""
	case r.After.Nominal != nil && isSingle(r.After) && !r.After.AtLeast && !r.After.Approx:
		return hoursWords(*r.After.Nominal)
	}
	return durationWords(r.After)
}

// releaseRemark tells what cannot be given back, and how long the rest took.
func (d *illustrator) releaseRemark() string {
	note := ""
	if released := d.inc.FalsePositive.Released; released != nil && released.Unrecoverable != nil {
		if lost, isExact := released.Unrecoverable.Range().Exact(); !isExact || lost > 0 {
			note = "Lost for good: " + surely(plainNumber(released.Unrecoverable), released.Unrecoverable.Status) + ". "
		}
	}
	if rest := reachWords(d.FalsePositive.T99); rest != "" {
		note += "99" + nbsp + "% were back after " + rest + "."
	}
	return note
}
