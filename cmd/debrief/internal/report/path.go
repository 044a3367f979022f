package report

import (
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// Crossing is a step of the actual path into less trusted hands that the
// intended path does not take. Hops of which no trust is said lie between.
type Crossing struct {
	From, To           incident.Hop
	FromTrust, ToTrust incident.Trust
}

// hopsOf gives the hops of a path; none when it is missing.
func hopsOf(path *incident.Path) []incident.Hop {
	if path == nil {
		return nil
	}
	return path.Hops
}

// firstDivergent gives the index of the first actual hop whose id differs from
// the intended one; -1 when the paths are the same or one is missing. It may
// be one past the actual path, which then ends early.
func firstDivergent(intended, actual []incident.Hop) int {
	if len(intended) == 0 || len(actual) == 0 {
		return -1
	}
	for i := range max(len(intended), len(actual)) {
		if i >= len(intended) || i >= len(actual) || intended[i].ID != actual[i].ID {
			return i
		}
	}
	return -1
}

// crossingsOf lists the steps of the actual path into less trusted hands,
// unknown hands being the least trusted.
func crossingsOf(intended, actual []incident.Hop) []Crossing {
	meant := map[[2]string]bool{}
	for _, step := range trustSteps(intended) {
		meant[[2]string{step.From.ID, step.To.ID}] = true
	}
	var all []Crossing
	for _, step := range trustSteps(actual) {
		if distance(step.ToTrust) > distance(step.FromTrust) && !meant[[2]string{step.From.ID, step.To.ID}] {
			all = append(all, step)
		}
	}
	return all
}

// trustSteps pairs each hop that has a trust with the one before it.
func trustSteps(hops []incident.Hop) []Crossing {
	var steps []Crossing
	var last *incident.Hop
	for i := range hops {
		if hops[i].Trust == "" {
			continue
		}
		if last != nil {
			steps = append(steps, Crossing{From: *last, To: hops[i], FromTrust: last.Trust, ToTrust: hops[i].Trust})
		}
		last = &hops[i]
	}
	return steps
}

// distance is how far a degree of trust is from one's own.
func distance(t incident.Trust) int { return slices.Index(t.Words(), string(t)) }

// entered lists the jurisdictions of the actual path that are not among those
// of the intended one, in the order of the path.
func entered(intended, actual []incident.Hop) []string {
	var all []string
	for _, hop := range actual {
		place := hop.Jurisdiction
		meant := slices.ContainsFunc(intended, func(h incident.Hop) bool { return h.Jurisdiction == place })
		if place != "" && !meant && !slices.Contains(all, place) {
			all = append(all, place)
		}
	}
	return all
}

// misrouted gives Σ unintended / Σ all flow at one cut: out of the hop where
// the paths part. Flows in different units are not added.
func misrouted(flows []incident.Flow, intended, actual []incident.Hop) Ratio {
	if len(flows) == 0 {
		return Ratio{Undefined: NotWritten}
	}
	parts := firstDivergent(intended, actual)
	if parts < 1 {
		return Ratio{Undefined: Unknown}
	}
	cut := slices.DeleteFunc(slices.Clone(flows), func(f incident.Flow) bool { return f.From != actual[parts-1].ID })
	if len(cut) == 0 || !sameUnit(cut) {
		return Ratio{Undefined: Unknown}
	}
	wrong, right := exactly(0), exactly(0)
	for _, f := range cut {
		if isIntended(f, intended) {
			right = right.plus(countOf(f.Value))
		} else {
			wrong = wrong.plus(countOf(f.Value))
		}
	}
	return partOf(wrong, right)
}

// isIntended reports whether a flow was meant: as the record says, else
// whether the intended path takes its step.
func isIntended(f incident.Flow, intended []incident.Hop) bool {
	if f.Intended != nil {
		return *f.Intended
	}
	for i := 1; i < len(intended); i++ {
		if intended[i-1].ID == f.From && intended[i].ID == f.To {
			return true
		}
	}
	return false
}

// sameUnit reports whether the flows count the same thing.
func sameUnit(flows []incident.Flow) bool {
	return !slices.ContainsFunc(flows, func(f incident.Flow) bool { return f.Unit != flows[0].Unit })
}

// drawable reports whether the flows may be drawn with widths: all values are
// exact and count the same thing, and no flow leads back to where it came from.
func drawable(flows []incident.Flow) bool {
	for _, f := range flows {
		if _, ok := countOf(f.Value).exact(); !ok {
			return false
		}
	}
	return len(flows) > 0 && sameUnit(flows) && !cyclic(flows)
}

// cyclic reports whether the flows lead in a circle. It takes away one hop
// after the other that nothing flows to any more; what stays is a circle.
func cyclic(flows []incident.Flow) bool {
	incoming, next := map[string]int{}, map[string][]string{}
	for _, f := range flows {
		incoming[f.To]++
		next[f.From] = append(next[f.From], f.To)
	}
	var sources []string
	for from := range next {
		if incoming[from] == 0 {
			sources = append(sources, from)
		}
	}
	passed := 0
	for len(sources) > 0 {
		from := sources[len(sources)-1]
		sources = sources[:len(sources)-1]
		for _, to := range next[from] {
			passed++
			if incoming[to]--; incoming[to] == 0 {
				sources = append(sources, to)
			}
		}
	}
	return passed < len(flows)
}
