package page

import "debrief/cmd/debrief/internal/portfolio"

// factorAnchors gives the ids that contributing factors have in their report.
func factorAnchors(factors []portfolio.Factor) []string {
	ids, all := anchors{}, make([]string, len(factors))
	for i, f := range factors {
		all[i] = ids.add("f-", f.ID, i+1)
	}
	return all
}

// actionAnchor gives the id that an action has in its report, by its place in
// the record from 0.
func actionAnchor(e *portfolio.Entry, index int) string {
	ids, anchor := anchors{}, ""
	for i, a := range e.Actions() {
		if i > index {
			break
		}
		anchor = ids.add("a-", a.ID, i+1)
	}
	return anchor
}
