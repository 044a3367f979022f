package page

import (
	"strings"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// drawConfusion draws right and wrong verdicts, a panel for each phase of
// which any count is known.
func (d *illustrator) drawConfusion() {
	block := d.inc.FalsePositive
	bad, good := "bad", "good"
	if v := block.Verdict; v != nil && tidy(v.Assigned) != "" && tidy(v.Correct) != "" {
		bad, good = tidy(v.Assigned), tidy(v.Correct)
	}
	spec := chart.MatrixSpec{
		ID: "confusion", Rows: [2]string{"really " + bad, "really " + good}, Cols: [2]string{"flagged", "passed"},
		Table: chart.Table{Caption: "Verdicts by phase, in " + d.items(), Columns: tableColumns("Phase", "Period",
			">Rightly flagged (TP)", ">Wrongly flagged (FP)", ">Rightly passed (TN)", ">Missed (FN)", ">All verdicts")},
	}
	for _, q := range d.FalsePositive.Phases {
		if q.Counts.TP.Known() || q.Counts.FP.Known() || q.Counts.TN.Known() || q.Counts.FN.Known() {
			spec.Panels = append(spec.Panels, confusionPanel(q))
			spec.Table.Rows = append(spec.Table.Rows, d.confusionRow(q))
		}
	}
	if len(spec.Panels) == 0 {
		return
	}
	spec.Label = d.confusionFinding()
	f, err := chart.NewMatrix(spec)
	d.add(inFalsePositive, spec.Label, "Cells are shaded by their share of the row.", f, err)
}

// items is the unit of the verdicts in the plural.
func (d *illustrator) items() string {
	if unit := tidy(d.inc.FalsePositive.Unit); unit != "" {
		return plural(2, unit)
	}
	return "items"
}

func confusionPanel(q report.DetectorQuality) chart.Panel {
	c := q.Counts
	missed := statusOfNumber(c.FN)
	if missed == "" {
		missed = c.FNStatus
	}
	return chart.Panel{Name: upperFirst(phrase("phase", c.Phase)), Cells: [2][2]chart.Cell{
		{confusionCell(c.TP, q.Recall, false, statusOfNumber(c.TP), false), confusionCell(c.FN, q.Recall, true, missed, true)},
		{confusionCell(c.FP, q.FPR, false, statusOfNumber(c.FP), true), confusionCell(c.TN, q.FPR, true, statusOfNumber(c.TN), false)},
	}}
}

// confusionCell tells one count with its share of the row: r, or the rest.
func confusionCell(n *incident.Number, r report.Ratio, rest bool, s incident.Status, wrong bool) chart.Cell {
	cell := chart.Cell{Wrong: wrong, Text: plainNumber(n)}
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
		details = append(details, percentWords(share))
	}
	if s != "" && s != incident.Confirmed {
		details = append(details, phrase("", s))
	}
	cell.Detail = strings.Join(details, ", ")
	return cell
}

func (d *illustrator) confusionRow(q report.DetectorQuality) []string {
	c := q.Counts
	scanned := absentWords("")
	if q.Scanned != nil {
		scanned = countWords(*q.Scanned)
	}
	missed := surely(plainNumber(c.FN), statusOfNumber(c.FN))
	if statusOfNumber(c.FN) == "" && c.FN.Known() {
		missed = surely(plainNumber(c.FN), c.FNStatus)
	}
	return []string{upperFirst(phrase("phase", c.Phase)), d.period(c), surely(plainNumber(c.TP), statusOfNumber(c.TP)),
		surely(plainNumber(c.FP), statusOfNumber(c.FP)), surely(plainNumber(c.TN), statusOfNumber(c.TN)), missed, scanned}
}

// period tells from when to when verdicts were counted.
func (d *illustrator) period(c incident.Confusion) string {
	switch {
	case c.From.IsZero() && c.To.IsZero():
		return "not told"
	case c.To.IsZero():
		return "from " + d.told().Written(c.From)
	case c.From.IsZero():
		return "until " + d.told().Written(c.To)
	}
	return d.told().Written(c.From) + " to " + d.told().Written(c.To)
}

// confusionFinding tells how often the detector was wrong during the incident,
// as well as that is known.
func (d *illustrator) confusionFinding() string {
	q := d.phase("during")
	switch {
	case q == nil:
		return "Right and wrong verdicts by phase"
	case isTold(q.FDR):
		return "During the incident " + ratioWords(q.FDR) + " of all flagged " + d.items() + " were wrongly flagged"
	case isTold(q.FPR):
		return "During the incident " + ratioWords(q.FPR) + " of the good " + d.items() + " were flagged"
	case q.Counts.FP.Known():
		return upperFirst(plainNumber(q.Counts.FP)) + " " + d.items() + " were wrongly flagged; of how many is not known"
	}
	return "How often the detector was wrong during the incident is not known"
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
	precision, recall := chart.Dots{Name: "Precision"}, chart.Dots{Name: "Recall"}
	var stations []string
	table := chart.Table{Caption: "Quality of the detector by phase", Columns: tableColumns("Phase", ">Precision", ">Recall",
		">False-positive rate", ">Verdicts (n)")}
	told := false
	for _, q := range d.FalsePositive.Phases {
		stations = append(stations, upperFirst(phrase("phase", q.Counts.Phase)))
		precision.At, recall.At = append(precision.At, dotOf(q.Precision)), append(recall.At, dotOf(q.Recall))
		told = told || dotOf(q.Precision) != nil || dotOf(q.Recall) != nil
		scanned := absentWords("")
		if q.Scanned != nil {
			scanned = countWords(*q.Scanned)
		}
		table.Rows = append(table.Rows, []string{stations[len(stations)-1], ratioWords(q.Precision) + wilsonWords(q.Precision),
			surely(ratioWords(q.Recall), q.Recall.Status) + wilsonWords(q.Recall), ratioWords(q.FPR) + wilsonWords(q.FPR), scanned})
	}
	if !told || len(stations) < 2 {
		return
	}
	heading := d.qualityFinding()
	f, err := chart.NewDots(chart.DotSpec{
		ID: "quality", Label: heading, Stations: stations, Series: []chart.Dots{precision, recall},
		Y:     chart.Axis{Title: "Share, in per cent; whiskers are 95" + nbsp + "% Wilson intervals", Format: "percent", Max: 1},
		Table: table,
	})
	d.add(inFalsePositive, heading, "Precision: of what was flagged, the share that was bad. Recall: of what was bad, the share that was flagged.", f, err)
}

func dotOf(r report.Ratio) *chart.Dot {
	if r.Value == nil || r.Undefined != "" {
		return nil
	}
	dot := &chart.Dot{Value: *r.Value, Lo: *r.Value, Hi: *r.Value, Text: ratioWords(r)}
	if r.Wilson != nil {
		dot.Lo, dot.Hi = r.Wilson.Lo, r.Wilson.Hi
	}
	return dot
}

// qualityFinding tells what the fault did to precision and what its cure did
// to recall.
func (d *illustrator) qualityFinding() string {
	var said []string
	before, during := d.phase("before"), d.phase("during")
	if before != nil && during != nil && before.Precision.Value != nil && during.Precision.Value != nil {
		verb := "fell"
		if *during.Precision.Value > *before.Precision.Value {
			verb = "rose"
		}
		said = append(said, "precision "+verb+" from "+ratioWords(before.Precision)+" to "+ratioWords(during.Precision))
	}
	if cost := d.FalsePositive.RecallCost; cost != nil {
		points := strings.TrimPrefix(strings.TrimSuffix(percentWords(*cost), "%"), "−") + "percentage points"
		switch {
		case *cost < 0:
			said = append(said, "after the fix recall was "+points+" lower than before")
		case *cost > 0:
			said = append(said, "after the fix recall was "+points+" higher than before")
		}
	}
	if len(said) == 0 {
		return "Precision and recall by phase"
	}
	return upperFirst(strings.Join(said, "; "))
}
