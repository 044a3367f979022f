package page

import (
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/words"
)

// toMethods leads from a report to the page of methods.
const toMethods = "../../"

// methodLabels says which metric stands behind a label of any report's tables,
// by the label as the tables have it.
func methodLabels(l *words.Language) map[string]string {
	say := l.Say
	return map[string]string{
		say("Lasted"): "impact-duration", say("Noticed"): "ttd", say("Actions"): "action-states", say("Severity"): "severity-schemes",
		say("Time to detect"): "ttd", say("Time to acknowledge"): "tta", say("Time to mitigate"): "ttm", say("Time to resolve"): "ttr", say("Time to recover"): "time-to-recover",
		say("Time to public notice"): "notice", say("Detection to public notice"): "notice-after-detection", say("Response"): "response",
		say("Latency of the cause"): "latency", say("Dwell time"): "dwell",
		say("Full downtime"): "full-downtime", say("Any-impact time"): "any-impact", say("Weighted downtime"): "weighted-downtime", say("Longest window"): "longest-window",
		say("Availability by any impact"): "availability", say("Availability, weighted"): "availability", say("Availability by full downtime"): "availability",
		say("Request availability"): "request-availability", say("Used of a %s time budget", l.Percent(0.999)): "time-budget",
		say("Judged"): "verdicts", say("Precision"): "precision", say("Recall"): "recall", say("False-positive rate"): "fpr", say("False-discovery rate"): "fdr", "F1": "f1",
		say("Prevalence"): "prevalence", say("Rise of the false-positive rate"): "lift", say("Cost to recall"): "recall-cost",
		say("Given back"): "released-share", say("Half given back (T50)"): "time-to-release", say("%s given back (T90)", l.Percent(0.9)): "time-to-release",
		say("%s given back (T99)", l.Percent(0.99)): "time-to-release", say("Taken back by customers"): "self-service", say("Held item-hours"): "held-hours",
		say("Half were held at most"): "item-release", say("%s were held at most", l.Percent(0.9)): "item-release", say("%s were held at most", l.Percent(0.95)): "item-release",
		say("%s were held at most", l.Percent(0.99)): "item-release", say("Longest held"): "item-release", say("Not yet given back"): "item-release",
		say("Wrong from"): "first-divergent-hop", say("Passed into other hands"): "trust-crossing", say("Countries entered"): "trust-crossing",
		say("Misrouted share"): "misrouted-share", say("Exposed for"): "exposure-window", say("Noticed after"): "ttd", say("Condition lay unnoticed for"): "dwell",
		say("Fully contained"): "containment", say("After the detection"): "containment", say("Covered"): "coverage", say("Residual exposure"): "residual-exposure",
		say("Windows"): "longest-window",
	}
}

// figureMethods says which metric a figure draws, by the figure's id.
var figureMethods = map[string]string{
	"affected": "affected-share", "budget": "error-budget", "windows": "weighted-downtime", "confusion": "verdicts", "quality": "fpr",
	"release": "time-to-release", "exposure": "exposure-window", "path": "first-divergent-hop", "flow": "misrouted-share",
}

// linkMethods makes the labels of the report's numbers lead to their formulas.
func (c *composer) linkMethods() {
	var shares []string
	for _, s := range c.Shares {
		shares = append(shares, words.UpperFirst(c.shareName(s)))
	}
	linked := func(label string) string {
		if slices.Contains(shares, label) {
			return linkedToMethod("affected-share", label)
		}
		return linkedToMethod(c.labels[label], label)
	}
	v := c.view
	grids := []*grid{&v.Facts, &v.Lengths}
	for k := range v.Kinds {
		grids = append(grids, &v.Kinds[k].Facts)
		for p := range v.Kinds[k].Parts {
			grids = append(grids, &v.Kinds[k].Parts[p].Grid)
		}
	}
	for _, g := range grids {
		for i, col := range g.Columns {
			g.Columns[i].Title = linked(col.Title)
		}
		for _, row := range g.Rows {
			row[0] = linked(row[0])
		}
	}
}

// linkedToMethod makes a label a link to the formula behind it; one that has
// none stays.
func linkedToMethod(id, label string) string {
	if id == "" {
		return label
	}
	return "[" + label + "](" + toMethods + methodOf(id) + ")"
}

// withMethod adds to a figure's note where its formula stands.
func (c *composer) withMethod(note, figure string) string {
	id, known := figureMethods[figure]
	if !known {
		return note
	}
	return strings.TrimSpace(c.say.FullStop(note) + " [" + c.say.Say("How this is computed") + "](" + toMethods + methodOf(id) + ")")
}
