package page

import (
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// kindIcon names the drawing in icons.html.tmpl that stands for a kind; kinds
// that extend another one have its drawing.
func kindIcon(k incident.Kind) string {
	for _, kind := range []incident.Kind{k, k.Profile().Extends} {
		if slices.Contains([]incident.Kind{incident.Misrouting, incident.FalsePositive, incident.Outage}, kind) {
			return string(kind)
		}
	}
	return "other"
}

// stateIcon names the drawing in icons.html.tmpl that stands for a state.
func stateIcon(s incident.State) string {
	if slices.Contains(s.Words(), string(s)) {
		return string(s)
	}
	return string(incident.StateUnknown)
}
