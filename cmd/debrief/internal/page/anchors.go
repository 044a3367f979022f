package page

import (
	"iter"

	"debrief/cmd/debrief/internal/portfolio"
)

// factorAnchors gives the ids that contributing factors have in their report.
func factorAnchors(factors []portfolio.Factor) []string {
	ids, all := anchors{}, make([]string, len(factors))
	for i, f := range factors {
		all[i] = ids.add("f-", f.ID, i+1)
	}
	return all
}

// anchored is an action with the address of its place in its report, relative to
// the site's folder.
type anchored struct {
	portfolio.Action
	path string
}

// anchoredActions gives the actions of an incident, which are all of them.
func anchoredActions(e *portfolio.Entry, actions []portfolio.Action) iter.Seq[anchored] {
	return func(yield func(anchored) bool) {
		ids, home := anchors{}, reportPath(e.ID)+"#"
		for i, a := range actions {
			if !yield(anchored{a, home + ids.add("a-", a.ID, i+1)}) {
				return
			}
		}
	}
}

// anchoredAction gives an incident's action by its place in the record, from 0.
func anchoredAction(e *portfolio.Entry, index int) anchored {
	for a := range anchoredActions(e, e.Actions()) {
		if a.Index == index {
			return a
		}
	}
	return anchored{Action: portfolio.Action{Index: index}, path: reportPath(e.ID)} // what was laid aside cannot be read, which others tell
}
