package portfolio

import (
	"cmp"
	"slices"
	"time"
)

// Todo is an action that is still open, with the incident it follows from.
type Todo struct {
	*Entry
	Index   int // the action's place in the record, from 0
	overdue bool
	dated   bool      // there is a due day
	dueBy   time.Time // the first moment after it
}

// Action gives the whole action.
func (t Todo) Action() Action { return t.action(t.Index) }

// Todos gives the open actions of the incidents that count and of examples,
// which are marked: those overdue first, then by due day, those without one
// last.
func Todos(entries []*Entry) []Todo {
	var all []Todo
	for _, e := range entries {
		if !e.Counts() && e.Apart() != Example {
			continue
		}
		for i, a := range e.Actions() {
			if a.IsOpen() {
				all = append(all, Todo{e, i, a.Overdue, !a.Due.IsZero(), a.Due.Hi})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Todo) int {
		return cmp.Or(compareBool(b.overdue, a.overdue), compareBool(b.dated, a.dated), a.dueBy.Compare(b.dueBy))
	})
	return all
}

// compareBool puts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
