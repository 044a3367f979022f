package page

import (
	"iter"
	"slices"
	"sync"

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
func (r *Renderer) anchoredAction(e *portfolio.Entry, index int) anchored {
	if known, there := r.long.recall(e); there {
		return known[index]
	}
	all := slices.Collect(anchoredActions(e, e.Actions()))
	if index >= len(all) {
		return anchored{Action: portfolio.Action{Index: index}, path: reportPath(e.ID)} // what was laid aside cannot be read, which others tell
	}
	r.long.remember(e, all)
	return all[index]
}

// longLists remembers the actions of incidents that have many, which take a while
// to read: lists show them one at a time.
type longLists struct {
	mu   sync.Mutex
	of   map[*portfolio.Entry][]anchored
	size int // how many actions they are together
}

// A list of fewer actions than longList is read as often as it is needed. Of long
// ones as many are remembered as have no more than mostRemembered together.
const (
	longList       = 50
	mostRemembered = 60_000 // about 30 MB
)

func (l *longLists) recall(e *portfolio.Entry) ([]anchored, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	all, known := l.of[e]
	return all, known
}

func (l *longLists) remember(e *portfolio.Entry, all []anchored) {
	if len(all) < longList {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of == nil || l.size+len(all) > mostRemembered {
		l.of, l.size = map[*portfolio.Entry][]anchored{}, 0
	}
	if l.of[e] == nil {
		l.size += len(all)
	}
	l.of[e] = all
}
