package page

import (
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// quality is the table of the detector's ratios, a column for each phase.
func (c *composer) quality() grid {
	say := c.say.Say
	titles := []string{say("Measure")}
	for _, q := range c.FalsePositive.Phases {
		titles = append(titles, ">"+saidFirst(c.say, "phase", q.Counts.Phase))
	}
	g := grid{Columns: columnsOf(append(titles, say("What it is"))...)}
	c.qualityRow(&g, say("Judged"), say("all verdicts"), func(q report.DetectorQuality) string { return c.countIfAny(q.Scanned) })
	for _, m := range []struct {
		name, meaning string
		of            func(report.DetectorQuality) report.Ratio
		words         func(report.Ratio) string
	}{
		{say("Precision"), say("of what was flagged, the share that was bad: TP / (TP + FP)"), func(q report.DetectorQuality) report.Ratio { return q.Precision }, c.say.Ratio},
		{say("Recall"), say("of what was bad, the share that was flagged: TP / (TP + FN)"), func(q report.DetectorQuality) report.Ratio { return q.Recall }, c.say.Ratio},
		{say("False-positive rate"), say("of what was good, the share that was flagged: FP / (FP + TN)"), func(q report.DetectorQuality) report.Ratio { return q.FPR }, c.say.Ratio},
		{say("False-discovery rate"), say("of what was flagged, the share that was good: FP / (TP + FP)"), func(q report.DetectorQuality) report.Ratio { return q.FDR }, c.say.Ratio},
		{"F1", "2 TP / (2 TP + FP + FN)", func(q report.DetectorQuality) report.Ratio { return q.F1 }, c.say.Score},
		{say("Prevalence"), say("share of all that was bad"), func(q report.DetectorQuality) report.Ratio { return q.Prevalence }, c.say.Ratio},
	} {
		c.qualityRow(&g, m.name, m.meaning, func(q report.DetectorQuality) string { return c.ratio(m.of(q), m.words) + wilsonWords(c.say, m.of(q)) })
	}
	return g
}

// qualityRow adds a row unless no phase has anything to tell.
func (c *composer) qualityRow(g *grid, name, meaning string, tell func(report.DetectorQuality) string) {
	row, told := []string{name}, false
	for _, q := range c.FalsePositive.Phases {
		words := tell(q)
		told = told || words != "" && !strings.HasPrefix(words, c.say.Absent(""))
		row = append(row, words)
	}
	if told {
		g.Rows = append(g.Rows, append(row, meaning))
	}
}

func (c *composer) countIfAny(n *float64) string {
	if n == nil {
		return ""
	}
	return c.say.Amount(*n)
}

// fewCases is below which a share is told with its interval.
const fewCases = 1000

// wilsonWords tells the interval of a share that rests on few cases.
func wilsonWords(l *words.Language, r report.Ratio) string {
	if r.Wilson == nil || r.N == nil || *r.N >= fewCases {
		return ""
	}
	interval := l.Say("%s interval %s to %s, n = %s", l.Percent(0.95), l.Percent(r.Wilson.Lo), l.Percent(r.Wilson.Hi), l.Amount(*r.N))
	return l.Bracketed("", interval)
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
			told = append(told, c.say.FullStop("*"+c.say.Lead(saidFirst(c.say, "phase", q.Counts.Phase))+"* "+c.say.Items(words)))
		}
	}
	return c.say.Sentences(told...)
}

func (c *composer) period(counts incident.Confusion) string {
	return periodWords(c.zone, c.say, counts)
}

// periodWords tells from when to when verdicts were counted; it is empty where
// nobody said.
func periodWords(zone words.Times, l *words.Language, counts incident.Confusion) string {
	from, to := counts.From, counts.To
	switch {
	case !from.IsZero() && !to.IsZero():
		return l.SayAs("time", "%s to %s", zone.Written(from), zone.Written(to))
	case !from.IsZero():
		return l.SayAs("time", "from %s", zone.Written(from))
	case !to.IsZero():
		return l.SayAs("time", "until %s", zone.Written(to))
	}
	return ""
}
