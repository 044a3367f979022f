package report

import "debrief/cmd/debrief/internal/incident"

// Misrouting is what follows from the two paths and the exposure.
type Misrouting struct {
	// FirstDivergent is the index (from 0) in the actual path of the first hop
	// that differs from the intended one; -1 when the paths are the same or
	// one is missing.
	FirstDivergent int
	DivergentHop   *incident.Hop // of the actual path; nil when it ends early
	Crossings      []Crossing
	Jurisdictions  []string // entered by the actual path and not by the intended one
	// PathHidden says that a hop of either path is not published: then nothing
	// is told of where they part, what was crossed and what was entered.
	PathHidden bool
	Misrouted  Ratio // Σ unintended / Σ all flow out of the hop where the paths part
	// FlowsKnown says that every flow has an exact value in one unit and that
	// there is no cycle: a Sankey may be drawn.
	FlowsKnown  bool
	Exposure    Duration // [started, mitigated]; without the mitigation, what the others give
	Lag         Duration // detected − started
	Dwell       Duration // detected − introduced
	Containment []ContainmentStep
	// FullContainment is last action − detected, over all actions that apply.
	FullContainment Duration
	// Residual is exposed credentials × time until rotated, in credential·h,
	// between bounds; nil unless the items, the time and the coverage are known.
	Residual *incident.Number
}

// misrouting computes the kind's numbers.
func (c *clock) misrouting(inc *incident.Incident, lengths Durations) *Misrouting {
	block := inc.Misrouting
	m := &Misrouting{
		FirstDivergent: -1,
		Exposure:       c.untilAtMost(lengths.Mitigate, incident.MitigatedAt),
		Lag:            lengths.Detect,
		Dwell:          lengths.Dwell,
		Containment:    c.steps(block.Containment),
	}
	m.follow(inc)
	if inc.HasGap("/misrouting/containment") {
		m.FullContainment = Duration{Word: incident.Withheld}
		return m
	}
	m.FullContainment = c.fullContainment(block.Containment)
	m.Residual = c.residual(block)
	return m
}

// follow compares the actual path and its flows with the intended one.
func (m *Misrouting) follow(inc *incident.Incident) {
	block := inc.Misrouting
	m.PathHidden = inc.HasGap("/misrouting/intended/hops") || inc.HasGap("/misrouting/actual/hops")
	if m.PathHidden || inc.HasGap("/misrouting/flows") {
		m.Misrouted = Ratio{Undefined: NotPublished}
	} else {
		m.Misrouted = misrouted(block.Flows, hopsOf(block.Intended), hopsOf(block.Actual))
		m.FlowsKnown = drawable(block.Flows)
	}
	if m.PathHidden {
		return
	}
	intended, actual := hopsOf(block.Intended), hopsOf(block.Actual)
	m.FirstDivergent = firstDivergent(intended, actual)
	if m.FirstDivergent >= 0 && m.FirstDivergent < len(actual) {
		m.DivergentHop = &actual[m.FirstDivergent]
	}
	m.Crossings = crossingsOf(intended, actual)
	m.Jurisdictions = entered(intended, actual)
}
