package page

import (
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// metricsPath is the page that tells the formulas of all metrics.
const metricsPath = methodsPath

// metricsOf gives the metrics of a kind, those of all kinds last.
func (r *Renderer) metricsOf(k incident.Kind) []metric {
	var own []metric
	for _, kind := range []incident.Kind{k, k.Profile().Extends} {
		switch kind {
		case incident.Outage:
			own = r.outageMetrics()
		case incident.FalsePositive:
			own = append(r.verdictMetrics(), r.releaseMetrics()...)
		case incident.Misrouting:
			own = r.misroutingMetrics()
		}
	}
	for _, m := range r.timeMetrics() {
		if slices.Contains([]string{"ttd", "ttm", "impact-duration"}, m.ID) {
			own = append(own, m)
		}
	}
	return own
}
