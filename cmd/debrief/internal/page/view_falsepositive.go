package page

import (
	"math"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

func (c *composer) falsePositiveView() kindView {
	block := c.inc.FalsePositive
	view := kindView{Heading: "The false positive in numbers", Facts: c.falsePositiveFacts(block)}
	var p parts
	p.table("How good the verdicts were", c.quality(), c.qualityNote())
	p.table("Getting it back", c.releases(block), releaseNote(block.TimeToRelease))
	p.list("What else it did", c.collateral(block))
	view.Parts = p
	return view
}

func (c *composer) falsePositiveFacts(block *incident.FalsePositiveBlock) grid {
	g := factsGrid()
	unit := block.Unit
	if d := block.Detector; d != nil {
		g.add("Detector", c.detector(d))
		g.add("Brought in", c.rollout(d))
		if d.WithdrawnAt != nil {
			g.add("Withdrawn", c.when(d.WithdrawnAt))
		}
	}
	if v := block.Verdict; v != nil {
		g.add("Verdict", c.verdict(v))
	}
	g.add("Done automatically", enumerated(wordsOf(block.AutomatedActions)))
	g.add("Wrongly flagged", c.number(block.WronglyFlagged, unit))
	g.add("By what was done", c.namedNumbers(block.ByAction))
	if r := block.Released; r != nil {
		g.add("Given back by", c.namedNumbers(r.By))
		g.add("Lost for good", c.number(r.Unrecoverable, unit))
	}
	if o := block.Override; o != nil {
		g.add("Could customers overrule it?", c.override(o))
	}
	return g
}

func (c *composer) detector(d *incident.Detector) string {
	var words []string
	if d.Name != "" {
		words = append(words, escape(d.Name))
	}
	if d.Type != "" {
		words = append(words, escape(phrase("", d.Type)))
	}
	if d.VersionBad != "" {
		words = append(words, "version at fault "+escape(d.VersionBad))
	}
	if d.VersionGood != "" {
		words = append(words, "good version "+escape(d.VersionGood))
	}
	return strings.Join(words, ", ")
}

func (c *composer) rollout(d *incident.Detector) string {
	words := ""
	if d.DeployedAt != nil {
		words = c.when(d.DeployedAt)
	}
	return joined(words, ": ", escape(d.Rollout))
}

func (c *composer) verdict(v *incident.Verdict) string {
	var words []string
	if v.Assigned != "" {
		words = append(words, "taken for "+escape(v.Assigned))
	}
	if v.Correct != "" {
		words = append(words, "really "+escape(v.Correct))
	}
	return strings.Join(words, ", ")
}

func (c *composer) override(o *incident.Override) string {
	words := ""
	if o.CustomerOverrideWorked != "" {
		words = upperFirst(phrase("answer", o.CustomerOverrideWorked))
	}
	return joined(words, ": ", c.line(o.Note))
}

// namedNumbers tells numbers with their names: "quarantine 34,906, …".
func (c *composer) namedNumbers(all []incident.NamedNumber) string {
	var words []string
	for _, n := range all {
		if n.Number != nil {
			words = append(words, escape(phrase("", n.Name))+" "+c.number(n.Number, ""))
		}
	}
	return strings.Join(words, "; ")
}

// quality is the table of the detector's ratios, a column for each phase.
func (c *composer) quality() grid {
	titles := []string{"Measure"}
	for _, q := range c.FalsePositive.Phases {
		titles = append(titles, ">"+upperFirst(phrase("phase", q.Counts.Phase)))
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

// qualityNote tells the periods of the phases and how verdicts were checked.
func (c *composer) qualityNote() string {
	var said []string
	for _, q := range c.FalsePositive.Phases {
		words := upperFirst(phrase("phase", q.Counts.Phase))
		switch from, to := q.Counts.From, q.Counts.To; {
		case !from.IsZero() && !to.IsZero():
			words += ": " + c.zone.written(from) + " to " + c.zone.written(to)
		case !from.IsZero():
			words += ": from " + c.zone.written(from)
		case !to.IsZero():
			words += ": until " + c.zone.written(to)
		}
		if basis := escape(q.Counts.Basis); basis != "" {
			words += " (" + basis + ")"
		}
		if strings.ContainsAny(words, ":(") {
			said = append(said, words)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return strings.Join(said, ". ") + "."
}

// releases is the table of how long it took until things were given back.
func (c *composer) releases(block *incident.FalsePositiveBlock) grid {
	fp := c.FalsePositive
	m := measures()
	m.measure("Given back", c.share(fp.ReleasedShare), "of what was wrongly flagged")
	for _, r := range []struct {
		reach report.Reach
		name  string
	}{{fp.T50, "Half given back (T50)"}, {fp.T90, "90" + nbsp + "% given back (T90)"}, {fp.T99, "99" + nbsp + "% given back (T99)"}} {
		m.measure(r.name, c.reached(r.reach), "counted from the start")
	}
	m.measure("Taken back by customers", c.share(fp.SelfService), "by users and administrators, of all that was given back")
	m.measure("Held item-hours", c.heldWords(fp.HeldItemHours), "the time that each item was held, summed up")
	c.percentiles(&m, block.TimeToRelease)
	m.measure("Rise of the false-positive rate", c.ratioIfAny(fp.Lift, multipleWords), "during / before")
	m.measure("Cost to recall", c.recallCost(), "recall after the fix − recall before the incident")
	return m
}

func (c *composer) ratioIfAny(r report.Ratio, words func(report.Ratio) string) string {
	if r.Undefined == report.Unknown {
		return ""
	}
	return c.ratio(r, words)
}

// reached tells after how long a share was given back, in hours.
func (c *composer) reached(r report.Reach) string {
	switch {
	case !r.Known:
		return ""
	case !r.Reached:
		return "not reached"
	case r.After.AtLeast:
		return c.known("at least "+hoursWords(leastOf(r.After).Truncate(time.Minute)), r.After.Status)
	case r.After.Nominal != nil && isSingle(r.After):
		words := hoursWords(*r.After.Nominal)
		if r.After.Approx {
			words = "about " + words
		}
		return c.known(words, r.After.Status)
	}
	return c.length(r.After)
}

func (c *composer) heldWords(n *incident.Number) string {
	if n == nil {
		return ""
	}
	whole := *n
	for _, end := range []**float64{&whole.Value, &whole.Min, &whole.Max} {
		if *end != nil {
			rounded := roundedCount(**end)
			*end = &rounded
		}
	}
	return c.number(&whole, "")
}

// roundedCount leaves a computed number as many digits as a reader can use.
func roundedCount(n float64) float64 {
	if math.Abs(n) >= 100 {
		return math.Round(n)
	}
	return math.Round(n*10) / 10
}

// percentiles tells how long single items were held.
func (c *composer) percentiles(m *grid, t *incident.TimeToRelease) {
	if t == nil {
		return
	}
	of := "of the items given back"
	if t.N > 0 {
		of = "of " + countWords(float64(t.N)) + " items"
	}
	for _, p := range []struct {
		name, meaning string
		length        incident.Duration
	}{
		{"Half were held at most", "median", t.P50}, {"90" + nbsp + "% were held at most", "90th percentile", t.P90},
		{"95" + nbsp + "% were held at most", "95th percentile", t.P95}, {"99" + nbsp + "% were held at most", "99th percentile", t.P99},
		{"Longest held", "maximum", t.Max},
	} {
		if !p.length.IsZero() {
			m.measure(p.name, hoursWords(p.length.Length()), p.meaning+" "+of)
		}
	}
	if t.Censored != nil && *t.Censored > 0 {
		m.measure("Not yet given back", whole(int64(*t.Censored)), "not among the times above")
	}
}

// releaseNote tells how the times of single items were measured.
func releaseNote(t *incident.TimeToRelease) string {
	if t == nil || tidy(t.Basis) == "" {
		return ""
	}
	return "Times of single items: " + fullStop(escape(t.Basis))
}

// recallCost tells the change of recall in percentage points.
func (c *composer) recallCost() string {
	cost := c.FalsePositive.RecallCost
	if cost == nil {
		return ""
	}
	words := strings.TrimSuffix(percentWords(*cost), "%") + "percentage points"
	if *cost > 0 {
		words = "+" + words
	}
	return c.known(words, c.FalsePositive.RecallCostStatus)
}

// collateral lists harm beside the wrong verdicts.
func (c *composer) collateral(block *incident.FalsePositiveBlock) []string {
	var all points
	for _, item := range block.Collateral {
		words := c.line(item.Text)
		if item.Count != nil {
			words = fullStop(words) + " Count: " + c.number(item.Count, "")
		}
		all.add(escape(upperFirst(phrase("collateral", item.Type))), words)
	}
	return all
}
