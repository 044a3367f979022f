package page

import (
	"math"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// releases is the table of how long it took until things were given back.
func (c *composer) releases(block *incident.FalsePositiveBlock) grid {
	fp := c.FalsePositive
	m, say := c.measures(), c.say.Say
	m.measure(say("Given back"), c.share(fp.ReleasedShare), say("of what was wrongly flagged"))
	for _, r := range []struct {
		reach report.Reach
		name  string
	}{{fp.T50, say("Half given back (T50)")}, {fp.T90, say("%s given back (T90)", c.say.Percent(0.9))}, {fp.T99, say("%s given back (T99)", c.say.Percent(0.99))}} {
		m.measure(r.name, c.reached(r.reach), say("counted from the start"))
	}
	m.measure(say("Taken back by customers"), c.share(fp.SelfService), say("by users and administrators, of all that was given back"))
	m.measure(say("Held item-hours"), c.heldWords(fp.HeldItemHours), say("the time that each item was held, summed up"))
	c.percentiles(&m, block.TimeToRelease)
	m.measure(say("Rise of the false-positive rate"), c.ratioIfAny(fp.Lift, c.say.Multiple), say("during / before"))
	m.measure(say("Cost to recall"), c.recallCost(), say("recall after the fix − recall before the incident"))
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
		return c.say.Say("not reached")
	case r.After.AtLeast:
		return c.known(c.say.AtLeast(c.say.Hours(words.LeastOf(r.After).Truncate(time.Minute))), r.After.Status)
	case r.After.Nominal != nil && words.IsSingle(r.After):
		told := c.say.Hours(*r.After.Nominal)
		if r.After.Approx {
			told = c.say.About(told)
		}
		return c.known(told, r.After.Status)
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
	say := c.say.Say
	of := say("of the items given back")
	if t.N > 0 {
		of = say("of %s items", c.say.Amount(float64(t.N)))
	}
	heldAtMost := func(share float64) string { return say("%s were held at most", c.say.Percent(share)) }
	percentile := func(n string) string { return say("%sth percentile %s", n, of) }
	for _, p := range []struct {
		name, meaning string
		length        incident.Duration
	}{
		{say("Half were held at most"), say("median %s", of), t.P50}, {heldAtMost(0.9), percentile("90"), t.P90},
		{heldAtMost(0.95), percentile("95"), t.P95}, {heldAtMost(0.99), percentile("99"), t.P99},
		{say("Longest held"), say("maximum %s", of), t.Max},
	} {
		if !p.length.IsZero() {
			m.measure(p.name, c.say.Hours(p.length.Length()), p.meaning)
		}
	}
	if t.Censored != nil && *t.Censored > 0 {
		m.measure(say("Not yet given back"), c.say.Whole(int64(*t.Censored)), say("not among the times above"))
	}
}

// releaseNote tells how the times of single items were measured.
func (c *composer) releaseNote(t *incident.TimeToRelease) string {
	if t == nil || tidy(t.Basis) == "" {
		return ""
	}
	return c.say.FullStop(c.say.Say("Times of single items: %s", escape(t.Basis)))
}

// recallCost tells the change of recall in percentage points.
func (c *composer) recallCost() string {
	cost := c.FalsePositive.RecallCost
	if cost == nil {
		return ""
	}
	words := c.say.Points(*cost)
	if *cost > 0 {
		words = "+" + words
	}
	return c.known(words, c.FalsePositive.RecallCostStatus)
}
