package page

import (
	"strings"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// drawConfusion draws right and wrong verdicts, a panel for each phase of
// which any count is known.
func (d *illustrator) drawConfusion() {
	block := d.inc.FalsePositive
	say := d.say.Say
	bad, good := say("really bad"), say("really good")
	if v := block.Verdict; v != nil && tidy(v.Assigned) != "" && tidy(v.Correct) != "" {
		bad, good = say("really %s", tidy(v.Assigned)), say("really %s", tidy(v.Correct))
	}
	spec := chart.MatrixSpec{
		ID: "confusion", Rows: [2]string{bad, good}, Cols: [2]string{say("flagged"), say("passed")},
		Table: chart.Table{Caption: say("Verdicts by phase, in %s", d.items()), Columns: tableColumns(say("Phase"), say("Period"),
			">"+say("Rightly flagged (TP)"), ">"+say("Wrongly flagged (FP)"), ">"+say("Rightly passed (TN)"), ">"+say("Missed (FN)"), ">"+say("All verdicts"))},
	}
	for _, q := range d.FalsePositive.Phases {
		if q.Counts.TP.Known() || q.Counts.FP.Known() || q.Counts.TN.Known() || q.Counts.FN.Known() {
			spec.Panels = append(spec.Panels, d.confusionPanel(q))
			spec.Table.Rows = append(spec.Table.Rows, d.confusionRow(q))
		}
	}
	if len(spec.Panels) == 0 {
		return
	}
	spec.Label = d.confusionFinding()
	f, err := chart.NewMatrix(spec)
	d.add(inFalsePositive, spec.Label, say("Cells are shaded by their share of the row."), f, err)
}

// items is the unit of the verdicts in the plural.
func (d *illustrator) items() string {
	if unit := tidy(d.inc.FalsePositive.Unit); unit != "" {
		return d.say.Unit(2, unit)
	}
	return d.say.SayAs("counted", "items")
}

func (d *illustrator) confusionPanel(q report.DetectorQuality) chart.Panel {
	c := q.Counts
	missed := statusOfNumber(c.FN)
	if missed == "" {
		missed = c.FNStatus
	}
	return chart.Panel{Name: upperFirst(words.Phrase(d.say, "phase", c.Phase)), Cells: [2][2]chart.Cell{
		{d.confusionCell(c.TP, q.Recall, false, statusOfNumber(c.TP), false), d.confusionCell(c.FN, q.Recall, true, missed, true)},
		{d.confusionCell(c.FP, q.FPR, false, statusOfNumber(c.FP), true), d.confusionCell(c.TN, q.FPR, true, statusOfNumber(c.TN), false)},
	}}
}

// confusionCell tells one count with its share of the row: r, or the rest.
func (d *illustrator) confusionCell(n *incident.Number, r report.Ratio, rest bool, s incident.Status, wrong bool) chart.Cell {
	cell := chart.Cell{Wrong: wrong, Text: d.plainNumber(n)}
	if !n.Known() {
		return cell
	}
	bound := n.Range()
	for _, v := range []*float64{bound.Value, bound.Lo, bound.Hi} {
		if cell.Count == nil {
			cell.Count = v
		}
	}
	var details []string
	if r.Value != nil && r.Undefined == "" {
		share := *r.Value
		if rest {
			share = 1 - share
		}
		cell.Share = &share
		details = append(details, d.say.Percent(share))
	}
	if s != "" && s != incident.Confirmed {
		details = append(details, words.Phrase(d.say, "status", s))
	}
	cell.Detail = d.say.Commas(details)
	return cell
}

func (d *illustrator) confusionRow(q report.DetectorQuality) []string {
	c := q.Counts
	missed := d.sureNumber(c.FN)
	if statusOfNumber(c.FN) == "" && c.FN.Known() {
		missed = d.surely(d.plainNumber(c.FN), c.FNStatus)
	}
	period := periodWords(d.zone, d.say, c)
	if period == "" {
		period = d.say.Say("not told")
	}
	return []string{upperFirst(words.Phrase(d.say, "phase", c.Phase)), period, d.sureNumber(c.TP), d.sureNumber(c.FP), d.sureNumber(c.TN),
		missed, d.scanned(q)}
}

// scanned tells of how many verdicts a phase tells.
func (d *illustrator) scanned(q report.DetectorQuality) string {
	if q.Scanned == nil {
		return d.say.Absent("")
	}
	return d.say.Amount(*q.Scanned)
}

// confusionFinding tells how often the detector was wrong during the incident,
// as well as that is known.
func (d *illustrator) confusionFinding() string {
	q, say := d.phase("during"), d.say.Say
	switch {
	case q == nil:
		return say("Right and wrong verdicts by phase")
	case isTold(q.FDR):
		return say("During the incident %s of all flagged %s were wrongly flagged", d.say.Ratio(q.FDR), d.items())
	case isTold(q.FPR):
		return say("During the incident %s of the good %s were flagged", d.say.Ratio(q.FPR), d.items())
	case q.Counts.FP.Known():
		return upperFirst(say("%s %s were wrongly flagged; of how many is not known", d.plainNumber(q.Counts.FP), d.items()))
	}
	return say("How often the detector was wrong during the incident is not known")
}

func (d *illustrator) phase(name incident.Phase) *report.DetectorQuality {
	for i, q := range d.FalsePositive.Phases {
		if q.Counts.Phase == name {
			return &d.FalsePositive.Phases[i]
		}
	}
	return nil
}

// drawQuality draws precision and recall from phase to phase.
func (d *illustrator) drawQuality() {
	say := d.say.Say
	precision, recall := chart.Dots{Name: say("Precision")}, chart.Dots{Name: say("Recall")}
	var stations []string
	table := chart.Table{Caption: say("Quality of the detector by phase"), Columns: tableColumns(say("Phase"), ">"+precision.Name, ">"+recall.Name,
		">"+say("False-positive rate"), ">"+say("Verdicts (n)"))}
	told := false
	for _, q := range d.FalsePositive.Phases {
		name, p, r := upperFirst(words.Phrase(d.say, "phase", q.Counts.Phase)), d.dotOf(q.Precision), d.dotOf(q.Recall)
		stations, precision.At, recall.At = append(stations, name), append(precision.At, p), append(recall.At, r)
		told = told || p != nil || r != nil
		table.Rows = append(table.Rows, []string{name, d.say.Ratio(q.Precision) + wilsonWords(d.say, q.Precision),
			d.surely(d.say.Ratio(q.Recall), q.Recall.Status) + wilsonWords(d.say, q.Recall), d.say.Ratio(q.FPR) + wilsonWords(d.say, q.FPR), d.scanned(q)})
	}
	if !told || len(stations) < 2 {
		return
	}
	heading := d.qualityFinding()
	f, err := chart.NewDots(chart.DotSpec{
		ID: "quality", Label: heading, Stations: stations, Series: []chart.Dots{precision, recall},
		Y:     chart.Axis{Title: say("Share, in per cent; whiskers are %s Wilson intervals", d.say.Percent(0.95)), Format: "percent", Max: 1},
		Table: table,
	})
	d.add(inFalsePositive, heading, say("Precision: of what was flagged, the share that was bad. Recall: of what was bad, the share that was flagged."), f, err)
}

func (d *illustrator) dotOf(r report.Ratio) *chart.Dot {
	if r.Value == nil || r.Undefined != "" {
		return nil
	}
	dot := &chart.Dot{Value: *r.Value, Lo: *r.Value, Hi: *r.Value, Text: d.say.Ratio(r)}
	if r.Wilson != nil {
		dot.Lo, dot.Hi = r.Wilson.Lo, r.Wilson.Hi
	}
	return dot
}

// qualityFinding tells what the fault did to precision and what its cure did
// to recall.
func (d *illustrator) qualityFinding() string {
	var said []string
	say, before, during := d.say.Say, d.phase("before"), d.phase("during")
	if before != nil && during != nil && before.Precision.Value != nil && during.Precision.Value != nil {
		was, is := d.say.Ratio(before.Precision), d.say.Ratio(during.Precision)
		if *during.Precision.Value > *before.Precision.Value {
			said = append(said, say("precision rose from %s to %s", was, is))
		} else {
			said = append(said, say("precision fell from %s to %s", was, is))
		}
	}
	if cost := d.FalsePositive.RecallCost; cost != nil {
		points := strings.TrimPrefix(d.say.Points(*cost), "−")
		switch {
		case *cost < 0:
			said = append(said, say("after the fix recall was %s lower than before", points))
		case *cost > 0:
			said = append(said, say("after the fix recall was %s higher than before", points))
		}
	}
	if len(said) == 0 {
		return say("Precision and recall by phase")
	}
	return upperFirst(d.say.Items(said))
}
