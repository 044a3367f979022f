package page

import (
	"math"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

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
