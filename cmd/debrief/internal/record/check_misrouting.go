package record

import "debrief/cmd/debrief/internal/incident"

// hops is one chain of hops with the pointer to it.
type hops struct {
	pointer string
	hops    []incident.Hop
}

// paths gives the intended and the actual path, as far as they are written.
func paths(inc *incident.Incident) []hops {
	m := inc.Misrouting
	if m == nil {
		return nil
	}
	var all []hops
	if m.Intended != nil {
		all = append(all, hops{"/misrouting/intended/hops", m.Intended.Hops})
	}
	if m.Actual != nil {
		all = append(all, hops{"/misrouting/actual/hops", m.Actual.Hops})
	}
	return all
}
