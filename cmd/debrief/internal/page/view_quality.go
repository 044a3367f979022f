package page

import (
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// quality is the table of the detector's ratios, a column for each phase.
func (c *composer) quality() grid {
	titles := []string{"Measure"}
	for _, q := range c.FalsePositive.Phases {
		titles = append(titles, ">"+saidFirst("phase", q.Counts.Phase))
	}
	g := grid{Columns: columnsOf(append(titles, "What it is")...)}
	c.qualityRow(&g, "Judged", "all verdicts", func(q report.DetectorQuality) string { return countIfAny(q.Scanned) })
	for _, m := range []struct {
		name, meaning string
		of            func(report.DetectorQuality) report.Ratio
		words         func(report.Ratio) string
	}{
		{"Precision", "of what was flagged, the share that was bad: TP / (TP + FP)", func(q report.DetectorQuality) report.Ratio { return q.Precision }, ratioWords},
		{"Recall", "of what was bad, the share that was flagged: TP / (TP + FN)", func(q report.DetectorQuality) report.Ratio { return q.Recall }, ratioWords},
		{"False-positive rate", "of what was good, the share that was flagged: FP / (FP + TN)", func(q report.DetectorQuality) report.Ratio { return q.FPR }, ratioWords},
		{"False-discovery rate", "of what was flagged, the share that was good: FP / (TP + FP)", func(q report.DetectorQuality) report.Ratio { return q.FDR }, ratioWords},
		{"F1", "2 TP / (2 TP + FP + FN)", func(q report.DetectorQuality) report.Ratio { return q.F1 }, scoreWords},
		{"Prevalence", "share of all that was bad", func(q report.DetectorQuality) report.Ratio { return q.Prevalence }, ratioWords},
	} {
		c.qualityRow(&g, m.name, m.meaning, func(q report.DetectorQuality) string { return c.ratio(m.of(q), m.words) + wilsonWords(m.of(q)) })
	}
	return g
}

// qualityRow adds a row unless no phase has anything to tell.
func (c *composer) qualityRow(g *grid, name, meaning string, tell func(report.DetectorQuality) string) {
	row, told := []string{name}, false
	for _, q := range c.FalsePositive.Phases {
		words := tell(q)
		told = told || words != "" && !strings.HasPrefix(words, absentWords(""))
		row = append(row, words)
	}
	if told {
		g.Rows = append(g.Rows, append(row, meaning))
	}
}

func countIfAny(n *float64) string {
	if n == nil {
		return ""
	}
	return countWords(*n)
}

// fewCases is below which a share is told with its interval.
const fewCases = 1000

// wilsonWords tells the interval of a share that rests on few cases.
func wilsonWords(r report.Ratio) string {
	if r.Wilson == nil || r.N == nil || *r.N >= fewCases {
		return ""
	}
	return " (95" + nbsp + "% interval " + percentWords(r.Wilson.Lo) + " to " + percentWords(r.Wilson.Hi) + ", n = " + countWords(*r.N) + ")"
}

// qualityNote tells how verdicts were checked, and the periods of the phases
// unless a figure does.
func (c *composer) qualityNote() string {
	var told []string
	for _, q := range c.FalsePositive.Phases {
		var words []string
		if period := c.period(q.Counts); period != "" && !c.drawn("confusion") {
			words = append(words, period)
		}
		if basis := escape(q.Counts.Basis); basis != "" {
			words = append(words, basis)
		}
		if len(words) > 0 {
			told = append(told, fullStop("*"+saidFirst("phase", q.Counts.Phase)+":* "+strings.Join(words, "; ")))
		}
	}
	return strings.Join(told, " ")
}

func (c *composer) period(counts incident.Confusion) string {
	from, to := counts.From, counts.To
	switch {
	case !from.IsZero() && !to.IsZero():
		return c.zone.Written(from) + " to " + c.zone.Written(to)
	case !from.IsZero():
		return "from " + c.zone.Written(from)
	case !to.IsZero():
		return "until " + c.zone.Written(to)
	}
	return ""
}
