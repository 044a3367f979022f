package report

import (
	"cmp"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// ContainmentStep is one action with what it covered and how long it took.
type ContainmentStep struct {
	incident.Containment
	Coverage  Ratio    // contained / exposed
	After     Duration // at − detected, else at − started; may be Before
	FromStart Duration // at − started: how long the thing was at risk
}

// steps gives each containment action with its numbers, in the record's order.
func (c *clock) steps(actions []incident.Containment) []ContainmentStep {
	var all []ContainmentStep
	for _, action := range actions {
		at := c.containedAt(action)
		step := ContainmentStep{
			Containment: action,
			Coverage:    coverageOf(action.Coverage),
			FromStart:   c.sinceStart(at, true),
		}
		step.After = step.FromStart
		if detected := c.moment(incident.Detected); detected.known() {
			step.After = c.length(detected, at, false)
		}
		all = append(all, step)
	}
	return all
}

// containedAt gives the time of an action with the action's own status. A
// refuted action is unknown.
func (c *clock) containedAt(action incident.Containment) moment {
	if action.Status == incident.Refuted {
		return moment{word: incident.Unknown}
	}
	at := momentOf(action.At, c.zone)
	at.status = incident.Weakest(at.status, action.Status)
	return at
}

// coverageOf reads a share that the author counted.
func coverageOf(n *incident.Number) Ratio {
	r := ofTotal(countOf(n), exactly(1))
	r.N, r.Wilson = nil, nil
	return r
}

// fullContainment gives last action − detected: things are contained when
// every action is taken that applies. An action whose time is not known leaves
// the length open upward.
func (c *clock) fullContainment(actions []incident.Containment) Duration {
	var last moment
	var missing incident.Word
	for _, action := range actions {
		switch at := c.containedAt(action); {
		case at.word == incident.NotApplicable:
		case at.known():
			last = later(last, at)
		case missing != incident.StillOngoing:
			missing = cmp.Or(at.word, incident.Unknown)
		}
	}
	if missing == incident.StillOngoing || missing != "" && !last.known() {
		last = moment{word: missing}
	} else if missing != "" {
		last.span.Hi, last.instant, last.exact = time.Time{}, false, false
	}
	return c.length(c.moment(incident.Detected), last, false)
}

// later gives the later of two moments as well as it is known; of a zero
// moment and another one, the other.
func later(a, b moment) moment {
	if a.absent() {
		return b
	}
	m := moment{instant: a.instant && b.instant, exact: a.exact && b.exact, status: weakest(a, b)}
	m.span.Lo = laterTime(a.span.Lo, b.span.Lo)
	m.span.At = laterTime(a.span.At, b.span.At)
	if !a.span.Hi.IsZero() && !b.span.Hi.IsZero() {
		m.span.Hi = laterTime(a.span.Hi, b.span.Hi)
	}
	m.span.Approx = a.span.Approx || b.span.Approx
	return m
}

func laterTime(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// residual bounds the exposure of credentials: exposed items × time until
// rotated, in credential·h. Each came within reach at some moment between the
// start and the mitigation; what no rotation covers is at risk up to the as-of
// moment:
//
//   - at most:  items · (coverage · (rotated − started) + (1 − coverage) · (as-of − started));
//   - at least: the same, counted from the mitigation.
//
// It is nil unless the items, one rotation's time and its coverage are known.
func (c *clock) residual(block *incident.MisroutingBlock) *incident.Number {
	rotation := soleRotation(block.Containment)
	if block.Exposure == nil || rotation == nil {
		return nil
	}
	items, rotated := countOf(block.Exposure.Items), c.containedAt(*rotation)
	coverage := coverageOf(rotation.Coverage)
	if items.why != "" || !rotated.known() || coverage.Undefined != "" {
		return nil
	}
	started, mitigated := c.moment(incident.Started), c.moment(incident.MitigatedAt)
	covered := coverage.count()
	n := &incident.Number{
		Unit:   "credential·h",
		Status: incident.Weakest(items.status, covered.status, weakest(started, mitigated, rotated)),
	}
	if from, to := started.span.Lo, rotated.span.Hi; !from.IsZero() && !to.IsZero() {
		n.Max = finite(items.hi * riskHours(from, to, c.asOf, min(covered.lo, 1)))
	}
	if from, to := mitigated.span.Hi, rotated.span.Lo; !from.IsZero() && !to.IsZero() {
		n.Min = finite(items.lo * riskHours(from, to, c.asOf, min(covered.hi, 1)))
	}
	if n.Max == nil && (n.Min == nil || *n.Min == 0) {
		return nil
	}
	return n
}

// riskHours is how long one credential was at risk on average, in hours: the
// covered share up to its rotation, the rest up to now.
func riskHours(from, rotated, now time.Time, covered float64) float64 {
	until, still := max(rotated.Sub(from).Hours(), 0), max(now.Sub(from).Hours(), 0)
	return covered*until + (1-covered)*max(still, until)
}

// soleRotation gives the one action that rotated credentials; nil when there
// is none, or several whose coverages cannot be told apart.
func soleRotation(actions []incident.Containment) *incident.Containment {
	isRotation := func(a incident.Containment) bool { return a.Action == "rotate-credentials" }
	first := slices.IndexFunc(actions, isRotation)
	if first < 0 || slices.ContainsFunc(actions[first+1:], isRotation) {
		return nil
	}
	return &actions[first]
}
