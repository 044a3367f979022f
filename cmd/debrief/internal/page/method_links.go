package page

import "strings"

// toMethods leads from a report to the page of methods.
const toMethods = "../../"

// methodLabels says which metric stands behind a label of a report's tables,
// by the label as the tables have it.
func (c *composer) methodLabels() map[string]string {
	labels := map[string]string{
		"Lasted": "impact-duration", "Noticed": "ttd", "Actions": "action-states", "Severity": "severity-schemes",
		"Time to detect": "ttd", "Time to acknowledge": "tta", "Time to mitigate": "ttm", "Time to resolve": "ttr", "Time to recover": "time-to-recover",
		"Time to public notice": "notice", "Detection to public notice": "notice-after-detection", "Response": "response",
		"Latency of the cause": "latency", "Dwell time": "dwell",
		"Full downtime": "full-downtime", "Any-impact time": "any-impact", "Weighted downtime": "weighted-downtime", "Longest window": "longest-window",
		"Availability by any impact": "availability", "Availability, weighted": "availability", "Availability by full downtime": "availability",
		"Request availability": "request-availability", "Used of a 99.9" + nbsp + "% time budget": "time-budget",
		"Judged": "verdicts", "Precision": "precision", "Recall": "recall", "False-positive rate": "fpr", "False-discovery rate": "fdr", "F1": "f1",
		"Prevalence": "prevalence", "Rise of the false-positive rate": "lift", "Cost to recall": "recall-cost",
		"Given back": "released-share", "Half given back (T50)": "time-to-release", "90" + nbsp + "% given back (T90)": "time-to-release",
		"99" + nbsp + "% given back (T99)": "time-to-release", "Taken back by customers": "self-service", "Held item-hours": "held-hours",
		"Half were held at most": "item-release", "90" + nbsp + "% were held at most": "item-release", "95" + nbsp + "% were held at most": "item-release",
		"99" + nbsp + "% were held at most": "item-release", "Longest held": "item-release", "Not yet given back": "item-release",
		"Wrong from": "first-divergent-hop", "Passed into other hands": "trust-crossing", "Countries entered": "trust-crossing",
		"Misrouted share": "misrouted-share", "Exposed for": "exposure-window", "Noticed after": "ttd", "Condition lay unnoticed for": "dwell",
		"Fully contained": "containment", "After the detection": "containment", "Covered": "coverage", "Residual exposure": "residual-exposure",
		"Windows": "longest-window",
	}
	for _, s := range c.Shares {
		labels[upperFirst(c.shareName(s))] = "affected-share"
	}
	return labels
}

// figureMethods says which metric a figure draws, by the figure's id.
var figureMethods = map[string]string{
	"affected": "affected-share", "budget": "error-budget", "windows": "weighted-downtime", "confusion": "verdicts", "quality": "fpr",
	"release": "time-to-release", "exposure": "exposure-window", "path": "first-divergent-hop", "flow": "misrouted-share",
}

// linkMethods makes the labels of the report's numbers lead to their formulas.
func (c *composer) linkMethods() {
	labels := c.methodLabels()
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
			g.Columns[i].Title = linkedToMethod(labels, col.Title)
		}
		for _, row := range g.Rows {
			row[0] = linkedToMethod(labels, row[0])
		}
	}
}

// linkedToMethod makes a label a link to the formula behind it; one that has
// none stays.
func linkedToMethod(labels map[string]string, label string) string {
	id, known := labels[label]
	if !known {
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
	return strings.TrimSpace(fullStop(note) + " [How this is computed](" + toMethods + methodOf(id) + ")")
}
