package portfolio

import (
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// Apart is why an incident is listed and not counted; empty when it counts.
type Apart string

// The reasons, in the order in which they are told. The first that holds is the
// one.
const (
	Retracted Apart = "retracted"
	Duplicate Apart = "duplicate" // of another incident, here or elsewhere
	Part      Apart = "part"      // of another incident that is listed here
	Example   Apart = "example"   // fictional, beside incidents that happened
)

// AllApart lists the reasons in their order.
func AllApart() []Apart { return []Apart{Retracted, Duplicate, Part, Example} }

// Apart gives why the incident is not counted. What follows from the other
// incidents is known of those that a portfolio holds.
func (e *Entry) Apart() Apart {
	switch {
	case e.RecordStatus == incident.Retracted:
		return Retracted
	case slices.ContainsFunc(e.Relations, func(r incident.Relation) bool { return r.Type == incident.DuplicateOf }):
		return Duplicate
	}
	if e.apart == 0 {
		return ""
	}
	return AllApart()[e.apart-1]
}

// Counts reports whether numbers across incidents count the incident.
func (e *Entry) Counts() bool { return e.Apart() == "" }

// CountApart gives how many incidents do not count, by why.
func CountApart(entries []*Entry) map[Apart]int {
	n := map[Apart]int{}
	for _, e := range entries {
		if why := e.Apart(); why != "" {
			n[why]++
		}
	}
	return n
}

// setApart finds which of all incidents do not count because of others. Those
// for which that changes are copied. Fictional ones count where no other does.
func setApart(entries []*Entry) []*Entry {
	all, parts := slices.Clone(entries), partsAmong(entries)
	happened := slices.ContainsFunc(entries, func(e *Entry) bool {
		return !e.Fictional && !parts[e] && e.Apart() != Retracted && e.Apart() != Duplicate
	})
	for i, e := range entries {
		var why Apart
		switch {
		case parts[e]:
			why = Part
		case e.Fictional && happened:
			why = Example
		}
		if now := uint8(slices.Index(AllApart(), why) + 1); e.apart != now { //nolint:gosec // one of four
			other := *e
			other.apart = now
			all[i] = &other
		}
	}
	return all
}

// partsAmong gives the incidents that are parts of another one among them,
// whichever of the two records says so. What belongs to an incident elsewhere,
// or to one that was retracted, is in no number twice.
func partsAmong(entries []*Entry) map[*Entry]bool {
	byName, parts := map[string]*Entry{}, map[*Entry]bool{}
	for _, e := range entries {
		for _, alias := range e.Aliases {
			byName[alias] = e
		}
	}
	for _, e := range entries {
		byName[e.ID] = e
	}
	add := func(part, whole *Entry) {
		if part != nil && whole != nil && part != whole && whole.RecordStatus != incident.Retracted {
			parts[part] = true
		}
	}
	for _, e := range entries {
		for _, r := range e.Relations {
			switch r.Type {
			case incident.PartOf:
				add(e, byName[r.ID])
			case incident.HasPart:
				add(byName[r.ID], e)
			}
		}
	}
	return parts
}
