package portfolio

import (
	"cmp"
	"slices"
)

// Todo is an action that is still open, with the incident it follows from.
type Todo struct {
	*Entry
	Action Action
}

// Todos gives the open actions of the incidents that count and of examples,
// which are marked: those overdue first, then by due day, those without one
// last.
func Todos(entries []*Entry) []Todo {
	var all []Todo
	for _, e := range entries {
		if !e.Counts() && e.Apart() != Example {
			continue
		}
		for _, a := range e.Actions() {
			if a.IsOpen() {
				all = append(all, Todo{e, a})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Todo) int {
		return cmp.Or(-compareBool(a.Action.Overdue, b.Action.Overdue), compareBool(a.Action.Due.IsZero(), b.Action.Due.IsZero()),
			a.Action.Due.Hi.Compare(b.Action.Due.Hi))
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
