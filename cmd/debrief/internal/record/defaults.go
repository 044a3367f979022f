package record

import (
	"cmp"
	"fmt"

	"debrief/cmd/debrief/internal/incident"
)

// schemaVersion is the version of the record's form that is read.
const schemaVersion = 1

// fillIn writes what follows from the file and the settings when the record
// does not say it.
func (f *reading) fillIn(settings Settings) {
	inc := f.incident
	inc.Schema = schemaVersion
	inc.ID = cmp.Or(inc.ID, f.stem())
	inc.Audience = cmp.Or(inc.Audience, settings.DefaultAudience, incident.Internal)
	inc.RecordStatus = cmp.Or(inc.RecordStatus, incident.Published)
	inc.Timezone = cmp.Or(inc.Timezone, settings.Timezone, "UTC")
	for i := range inc.Timeline {
		inc.Timeline[i].Type = cmp.Or(inc.Timeline[i].Type, "note")
	}
	if inc.Remediation != nil {
		for i := range inc.Remediation.Actions {
			inc.Remediation.Actions[i].Status = cmp.Or(inc.Remediation.Actions[i].Status, incident.ActionOpen)
		}
	}
	nameItems(inc)
	if inc.State == "" {
		inc.State = stateOf(inc)
	}
}

// stateOf gives the state that follows from the end, or none.
func stateOf(inc *incident.Incident) incident.State {
	end, _ := milestone(inc, incident.ResolvedAt)
	switch {
	case end.Known():
		return incident.Resolved
	case end.Is(incident.StillOngoing):
		return incident.Ongoing
	}
	return ""
}

// nameItems gives ids to timeline entries, factors and actions that have none,
// in the order of the file: t1, t2, f1, a1, without those that are taken.
func nameItems(inc *incident.Incident) {
	number("t", len(inc.Timeline), func(i int) *string { return &inc.Timeline[i].ID })
	if inc.Cause != nil {
		number("f", len(inc.Cause.Factors), func(i int) *string { return &inc.Cause.Factors[i].ID })
	}
	if inc.Remediation != nil {
		number("a", len(inc.Remediation.Actions), func(i int) *string { return &inc.Remediation.Actions[i].ID })
	}
}

func number(letter string, n int, id func(int) *string) {
	taken := map[string]bool{}
	for i := range n {
		taken[*id(i)] = true
	}
	next := 1
	for i := range n {
		for *id(i) == "" {
			if name := fmt.Sprint(letter, next); !taken[name] {
				*id(i) = name
			}
			next++
		}
	}
}
