package report

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Budget is what the incident used of one service-level objective. Source of
// budgets and burn rates: The Site Reliability Workbook, ch. 5.
type Budget struct {
	SLO incident.SLO
	// Allowed is the budget: (1 − target) · events of the window, or
	// (1 − target) · timeslices of the window; nil when the events or the
	// length of a slice are not exact.
	Allowed *float64
	// AllowedTime is (1 − target) · window, for timeslices only; else nil.
	AllowedTime *time.Duration
	Incident    Ratio // used by the incident; may exceed 1
	Window      Ratio // used in the whole window; may exceed 1
	// BurnRate is the bad ratio during the incident over (1 − target): 1 uses
	// the budget up in exactly one window. Not written for timeslices.
	BurnRate Ratio
}

// budgetsOf computes the budget of every objective that has one.
func budgetsOf(inc *incident.Incident) []Budget {
	if inc.Impact == nil {
		return nil
	}
	var all []Budget
	for _, slo := range inc.Impact.SLOs {
		b := Budget{SLO: slo}
		if slo.Budgeting == incident.Timeslices {
			b.fillTimeslices()
		} else {
			b.fillOccurrences(badShareDuring(inc, slo))
		}
		all = append(all, b)
	}
	return all
}

// fillOccurrences counts bad events against (1 − target) · events.
func (b *Budget) fillOccurrences(badShare Ratio) {
	slo := b.SLO
	allowed := countOf(slo.TotalEvents).allowance(slo.Target)
	if exact, ok := allowed.exact(); ok {
		b.Allowed = &exact
	}
	b.Incident = quotient(countOf(slo.BadEventsIncident), allowed)
	b.Window = quotient(countOf(slo.BadEventsWindow), allowed)
	b.BurnRate = quotient(badShare.count(), exactly(1).allowance(slo.Target))
}

// fillTimeslices counts bad slices against (1 − target) · slices.
func (b *Budget) fillTimeslices() {
	slo := b.SLO
	slices := count{why: NotWritten}
	if slo.Slice.Length() > 0 && slo.Window.Length() > 0 {
		slices = exactly(float64(slo.Window.Length()) / float64(slo.Slice.Length()))
	}
	allowed := slices.allowance(slo.Target)
	if exact, ok := allowed.exact(); ok {
		b.Allowed = &exact
	}
	if window := exactly(float64(slo.Window.Length())).allowance(slo.Target); window.why == "" {
		b.AllowedTime = new(nearest(window.lo))
	}
	b.Incident = quotient(badSlices(slo, slices, slo.BadSlicesIncident, slo.BadEventsIncident), allowed)
	b.Window = quotient(badSlices(slo, slices, slo.BadSlicesWindow, slo.BadEventsWindow), allowed)
	b.BurnRate = Ratio{Undefined: NotWritten}
}

// badSlices counts the slices that were bad. Where a record counts no events,
// or as many as the window has slices, the bad events of a time-sliced
// objective are its bad slices.
func badSlices(slo incident.SLO, window count, bad, events *incident.Number) count {
	total, counted := countOf(slo.TotalEvents).exact()
	slices, known := window.exact()
	if bad == nil && (slo.TotalEvents == nil || counted && known && total == slices) {
		bad = events
	}
	return countOf(bad)
}

// allowance gives (1 − target) · c; unknown for a target that is no share.
func (c count) allowance(target float64) count {
	if c.why == "" && !(target > 0 && target < 1) {
		return count{why: Unknown}
	}
	return c.times(1 - target)
}

// badShareDuring gives the share of events that went wrong while the incident
// lasted. For a false positive it is FP / (FP + TN) of the phase during, where
// the objective counts those verdicts: it is the only one, or counts as many.
// Else it is the objective's bad events of all requests of the incident.
func badShareDuring(inc *incident.Incident, slo incident.SLO) Ratio {
	bad := countOf(slo.BadEventsIncident)
	if during := confusionOf(inc.FalsePositive, "during"); during != nil {
		fp := countOf(during.FP)
		wrong, fpExact := fp.exact()
		events, badExact := bad.exact()
		if len(inc.Impact.SLOs) == 1 || fpExact && badExact && wrong == events {
			return partOf(fp, countOf(during.TN))
		}
	}
	if inc.Impact.Requests == nil {
		return Ratio{Undefined: NotWritten}
	}
	return ofTotal(bad, countOf(inc.Impact.Requests.Total))
}
