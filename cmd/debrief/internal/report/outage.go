package report

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Outage is what follows from the windows of an outage. Without a window
// nothing is known of its lengths, which is not the same as zero. Windows that
// are hidden from the reader withhold all of it.
type Outage struct {
	Full     Duration // the whole population without anything: windows with level full
	Any      Duration // union of all windows
	Weighted Duration // ∫ f(t) dt, f the share of the population hit
	Windows  int      // how many windows there were
	Longest  Duration // the longest single window
	// Services has the lengths of each service where the windows name several;
	// they are not to be added.
	Services []ServiceOutage
	// Period is the length that availability is told for: 30 days unless an
	// SLO names its window.
	Period               time.Duration
	AvailabilityFull     Ratio // 1 − Full / Period
	AvailabilityAny      Ratio // 1 − Any / Period
	AvailabilityWeighted Ratio // 1 − Weighted / Period
	RequestAvailability  Ratio // good / total requests; NoEvents at total 0
	// BudgetOf999 is the share of a 99.9 % time budget over Period that
	// Weighted uses; it may exceed 1. Source: The Site Reliability Workbook, ch. 5.
	BudgetOf999 Ratio
	// Steps is f(t) from the first window to the last, with f = 0 between
	// them; empty unless all windows are exact.
	Steps []Step
}

// ServiceOutage is what one service's windows add up to.
type ServiceOutage struct {
	Service             string
	Full, Any, Weighted Duration
}

// Step is one stretch with one share of the population hit.
type Step struct {
	From, To time.Time
	Lo, Hi   float64 // share in 0..1; equal when known
}

// outage computes the kind's numbers.
func (c *clock) outage(inc *incident.Incident) *Outage {
	block := inc.Outage
	o := &Outage{Period: periodOf(inc.Impact), RequestAvailability: requestAvailability(inc.Impact)}
	if inc.HasGap("/outage/windows") {
		hidden := Duration{Word: incident.Withheld}
		o.Full, o.Any, o.Weighted, o.Longest = hidden, hidden, hidden, hidden
	} else {
		windows := c.windowsOf(block)
		o.Windows, o.Longest = len(windows), longest(windows)
		sum := lengthsOf(windows, block.Population)
		o.Full, o.Any, o.Weighted = sum.full, sum.any, sum.weighted
		o.Services = byService(windows, block.Population)
		o.Steps = stepsOf(windows, block.Population)
	}
	if inc.HasGap("/outage/population") {
		o.hidePopulation()
	}
	o.AvailabilityFull = availability(o.Full, o.Period)
	o.AvailabilityAny = availability(o.Any, o.Period)
	o.AvailabilityWeighted = availability(o.Weighted, o.Period)
	o.BudgetOf999 = quotient(nanoseconds(o.Weighted), exactly(float64(o.Period)).allowance(0.999))
	return o
}

// availability gives 1 − down / period; a downtime longer than the period
// leaves nothing of it. It counts no cases.
func availability(down Duration, period time.Duration) Ratio {
	whole := float64(period)
	r := ofTotal(nanoseconds(down).atMost(whole), exactly(whole)).complement()
	r.N, r.Wilson = nil, nil
	return r
}

// hidePopulation withholds what rests on the shares of the regions.
func (o *Outage) hidePopulation() {
	hidden := Duration{Word: incident.Withheld}
	o.Full, o.Weighted, o.Steps = hidden, hidden, nil
	for i := range o.Services {
		o.Services[i].Full, o.Services[i].Weighted = hidden, hidden
	}
}

// periodOf is the window of the first objective that names one, else 30 days.
func periodOf(impact *incident.Impact) time.Duration {
	if impact != nil {
		for _, slo := range impact.SLOs {
			if window := slo.Window.Length(); window > 0 {
				return window
			}
		}
	}
	return 30 * 24 * time.Hour
}

// requestAvailability gives good / total requests. Source of its bias, which a
// reader should be told of: T. Hauer et al., "Meaningful availability", NSDI
// 2020.
func requestAvailability(impact *incident.Impact) Ratio {
	if impact == nil || impact.Requests == nil {
		return Ratio{Undefined: NotWritten}
	}
	return ofTotal(countOf(impact.Requests.Affected), countOf(impact.Requests.Total)).complement()
}
