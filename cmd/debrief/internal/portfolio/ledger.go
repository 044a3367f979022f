package portfolio

import (
	"cmp"
	"slices"
	"time"
)

// Tasks gives the actions of the counted incidents, the incidents newest first
// and each one's actions in the order of its record.
func (p *Portfolio) Tasks() []*Item {
	return slices.DeleteFunc(slices.Clone(p.Actions().recorded), func(i *Item) bool { return !i.Entry.Counts() })
}

// opened is the day an action was created; ok is false when it is not told.
func (p *Portfolio) opened(i *Item) (time.Time, bool) {
	return i.Created.Clock(p.Zone), !i.Created.IsZero()
}

// Progress is how the number of actions grew and fell.
type Progress struct {
	// Usable are the actions with the dates that the course needs: when they
	// were created and, of those that are closed, when.
	Usable
	Dated   []*Item // the usable ones
	Undated []*Item // the others
	// Open, Done and WontDo are all actions by what they are now, with dates
	// or without.
	Open, Done, WontDo []*Item
	// Steps is the course up to the as-of moment, in time order, one step a
	// day on which something changed.
	Steps []Step
}

// Step is the number of actions from a day on. Opened and Closed count from
// the beginning; Open is their difference.
type Step struct {
	Day                  Day
	Opened, Closed, Open int
}

// Progress follows the actions over time, from the dates of their creation and
// of their end.
func (p *Portfolio) Progress() Progress {
	var all Progress
	changes := map[Day]*Step{}
	change := func(t time.Time) *Step {
		day := dayOf(t, p.Zone)
		if changes[day] == nil {
			changes[day] = &Step{Day: day}
		}
		return changes[day]
	}
	for _, t := range p.Tasks() {
		all.Of++
		switch t.Standing {
		case StandingDone:
			all.Done = append(all.Done, t)
		case StandingWontDo:
			all.WontDo = append(all.WontDo, t)
		default:
			all.Open = append(all.Open, t)
		}
		opened, dated := p.opened(t)
		if !dated || !t.IsOpen() && t.DoneAt.IsZero() {
			all.Undated = append(all.Undated, t)
			continue
		}
		all.Dated = append(all.Dated, t)
		change(opened).Opened++
		if !t.IsOpen() {
			closed := t.DoneAt.Clock(p.Zone)
			if closed.Before(opened) { // a date beside a moment of the same day
				closed = opened
			}
			change(closed).Closed++
		}
	}
	all.N = len(all.Dated)
	all.Steps = summed(changes)
	return all
}

// summed adds daily changes up, in time order.
func summed(changes map[Day]*Step) []Step {
	var steps []Step
	for _, s := range changes {
		steps = append(steps, *s)
	}
	slices.SortFunc(steps, func(a, b Step) int { return a.Day.Date().Compare(b.Day.Date()) })
	for i := range steps {
		if i > 0 {
			steps[i].Opened += steps[i-1].Opened
			steps[i].Closed += steps[i-1].Closed
		}
		steps[i].Open = steps[i].Opened - steps[i].Closed
	}
	return steps
}

// Ages is how old the open actions are at the as-of moment.
type Ages struct {
	Usable  // with a date of creation, of all that are open
	Classes []AgeClass
	Unknown []*Item // open, and nobody knows since when
	Overdue []*Item // of all open ones
	Oldest  *Aged   // nil when no age is known
}

// AgeClass is the open actions from From days old up to, and without, To; the
// oldest come first. To is 0 in the last class, which has no end.
type AgeClass struct {
	From, To int
	Tasks    []Aged
}

// Aged is an open action with its age.
type Aged struct {
	*Item
	Days int
}

// Ages sorts the open actions by age. One that is said to have been created
// after the as-of moment is 0 days old.
func (p *Portfolio) Ages() Ages {
	all := Ages{Classes: []AgeClass{{0, 31, nil}, {31, 91, nil}, {91, 183, nil}, {183, 366, nil}, {366, 0, nil}}}
	for _, t := range p.Tasks() {
		if !t.IsOpen() {
			continue
		}
		all.Of++
		if t.Overdue {
			all.Overdue = append(all.Overdue, t)
		}
		opened, dated := p.opened(t)
		if !dated {
			all.Unknown = append(all.Unknown, t)
			continue
		}
		all.N++
		aged := Aged{t, max(0, dayOf(opened, p.Zone).To(dayOf(p.AsOf, p.Zone)))}
		for i := range all.Classes {
			c := &all.Classes[i]
			if aged.Days >= c.From && (aged.Days < c.To || c.To == 0) {
				c.Tasks = append(c.Tasks, aged)
			}
		}
	}
	for i := range all.Classes {
		c := &all.Classes[i]
		slices.SortStableFunc(c.Tasks, func(a, b Aged) int { return cmp.Compare(b.Days, a.Days) })
		if len(c.Tasks) > 0 {
			all.Oldest = &c.Tasks[0]
		}
	}
	return all
}
