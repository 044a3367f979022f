package portfolio

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Standing is where an action stands in the ledger. A status that this version
// does not know is open.
type Standing string

// The standings. What is overdue is open or blocked too.
const (
	StandingOpen    Standing = "open"
	StandingBlocked Standing = "blocked"
	StandingDone    Standing = "done"
	StandingWontDo  Standing = "wont-do"
)

// Item is one action in the ledger, with the incident that it follows from: what
// lists of all actions are made by. The rest is read when it is asked for.
type Item struct {
	Entry    *Entry
	Index    int // its place in the record, from 0
	Standing Standing
	Owner    string
	Overdue  bool
	Created  incident.Instant
	DoneAt   incident.Instant
	// DueBy is the first moment after the day that it is due on; zero without one.
	DueBy time.Time
	// Age is from the creation to the as-of day, of an action that is done to
	// the day on which it was; nil when one of the two days is not known.
	Age *Days
	// Late is how many days the due day lies back; 0 unless overdue.
	Late int
	// Again is what happened again while the action was open: recurrences first,
	// then what has a factor in common, then a category, each in time order. It
	// has no more than mostAgain, and Further counts the rest.
	Again   []Again
	Further int

	named bool     // it says which factors it is meant for
	meant []string // the ids of those of its incident's factors that it says
}

// IsOpen reports whether there is still something to do.
func (i *Item) IsOpen() bool { return i.Standing != StandingDone && i.Standing != StandingWontDo }

// Action gives the whole action.
func (i *Item) Action() Action { return i.Entry.action(i.Index) }

// Days is a number of calendar days as well as it is known.
type Days struct{ Lo, Hi int }

// Ledger is every action of every incident, oldest first: by the day it was
// created, else by the incident's own; then by due day, incident and place.
type Ledger struct {
	Items    []*Item
	recorded []*Item // the same, incidents newest first, in the order of each record
}

// Ledger gathers all actions with what happened again while they were open.
// Shared has the ids of the contributing factors that several incidents may
// have in common.
func (p *Portfolio) Ledger(shared []string) *Ledger {
	l := p.Actions()
	p.gathered.Lock()
	defer p.gathered.Unlock()
	if p.sought == nil || !slices.Equal(p.sought, shared) {
		p.findAgain(l, shared)
		p.sought = append([]string{}, shared...)
	}
	return l
}

// Actions gathers all actions, once: what happened again is in them after a call
// of Ledger.
func (p *Portfolio) Actions() *Ledger {
	p.gathered.Lock()
	defer p.gathered.Unlock()
	if p.ledger == nil {
		p.ledger = p.actions()
	}
	return p.ledger
}

// DropActions forgets what Actions and Ledger gathered, which takes much memory,
// until they are asked for again.
func (p *Portfolio) DropActions() {
	p.gathered.Lock()
	defer p.gathered.Unlock()
	p.ledger, p.sought = nil, nil
}

func (p *Portfolio) actions() *Ledger {
	type dated struct {
		*Item
		since, due time.Time
	}
	var all []dated
	l, owners := &Ledger{}, map[string]string{}
	for _, e := range p.Entries {
		for _, a := range e.Actions() {
			i := p.item(e, a, owners)
			l.recorded = append(l.recorded, i)
			all = append(all, dated{i, i.since(), a.Due.Lo})
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		return cmp.Or(compareMoments(a.since, b.since), compareMoments(a.due, b.due),
			cmp.Compare(a.Entry.ID, b.Entry.ID), cmp.Compare(a.Index, b.Index))
	})
	l.Items = make([]*Item, len(all))
	for n, i := range all {
		l.Items[n] = i.Item
	}
	return l
}

// ItemsOf gives the actions of one incident as the ledger has them.
func (p *Portfolio) ItemsOf(e *Entry, actions []Action) []*Item {
	var items []*Item
	owners := map[string]string{}
	for _, a := range actions {
		items = append(items, p.item(e, a, owners))
	}
	return items
}

// compareMoments puts a moment that is not known last.
func compareMoments(a, b time.Time) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b)
}

// since is the moment that an action is as old as: its creation, else the
// beginning of its incident; zero when neither is known.
func (i *Item) since() time.Time {
	if i.Created.IsZero() {
		return i.Entry.At
	}
	lo, _ := i.Created.Bounds(i.Entry.Zone)
	return lo
}

// item tells an action without holding on to it. Owners are those that other
// items have.
func (p *Portfolio) item(e *Entry, a Action, owners map[string]string) *Item {
	owner, known := owners[a.Owner]
	if !known {
		owner = strings.Clone(a.Owner)
		owners[owner] = owner
	}
	i := &Item{Entry: e, Index: a.Index, Standing: standingOf(a.Status), Owner: owner, Overdue: a.Overdue, Created: a.Created, DoneAt: a.DoneAt, DueBy: a.Due.Hi}
	i.named = len(a.Factors) > 0
	for _, f := range e.Factors {
		if f.ID != "" && slices.Contains(a.Factors, f.ID) {
			i.meant = append(i.meant, f.ID)
		}
	}
	until := p.AsOf
	if i.Standing == StandingDone || i.Standing == StandingWontDo {
		until = time.Time{}
		if !a.DoneAt.IsZero() {
			until, _ = a.DoneAt.Bounds(e.Zone)
		}
	}
	i.Age = age(a.Created, until, e.Zone)
	if a.Overdue {
		i.Late = max(daysBetween(a.Due.Hi.Add(-1), p.AsOf, e.Zone), 1)
	}
	return i
}

func standingOf(s incident.ActionStatus) Standing {
	switch s {
	case incident.ActionDone:
		return StandingDone
	case incident.ActionWontDo:
		return StandingWontDo
	case incident.ActionBlocked:
		return StandingBlocked
	}
	return StandingOpen
}

// age counts the calendar days from a creation to a moment. It is nil when one
// of them is not known, or when the creation comes after.
func age(created incident.Instant, until time.Time, zone *time.Location) *Days {
	if created.IsZero() || until.IsZero() {
		return nil
	}
	from, to := created.Bounds(zone)
	d := &Days{Lo: daysBetween(to.Add(-1), until, zone), Hi: daysBetween(from, until, zone)}
	if d.Hi < 0 {
		return nil
	}
	d.Lo = max(d.Lo, 0)
	return d
}

// daysBetween counts the midnights of a zone from one moment to another.
func daysBetween(from, to time.Time, zone *time.Location) int {
	day := func(t time.Time) time.Time {
		y, m, d := t.In(zone).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(day(to).Sub(day(from)) / (24 * time.Hour))
}

// Pick gives the items that fit, in their order.
func (l *Ledger) Pick(fits func(*Item) bool) []*Item {
	var picked []*Item
	for _, i := range l.Items {
		if fits(i) {
			picked = append(picked, i)
		}
	}
	return picked
}

// CountedItems gives how many of the items count: those of incidents that do
// not count do not.
func CountedItems(items []*Item) int {
	n := 0
	for _, i := range items {
		if i.Entry.Counts() {
			n++
		}
	}
	return n
}

// Owners lists the teams that actions name, by name; the empty name, for those
// without a team, comes last.
func (l *Ledger) Owners() []string {
	seen := map[string]bool{}
	var names []string
	for _, i := range l.Items {
		if !seen[i.Owner] {
			seen[i.Owner] = true
			names = append(names, i.Owner)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(-cmp.Compare(boolInt(a != ""), boolInt(b != "")), cmp.Compare(strings.ToLower(a), strings.ToLower(b)), cmp.Compare(a, b))
	})
	return names
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// created is the moment by which an action was certainly created; zero when the
// record does not say.
func (i *Item) created() time.Time {
	if i.Created.IsZero() {
		return time.Time{}
	}
	_, hi := i.Created.Bounds(i.Entry.Zone)
	return hi
}

// closed is the moment up to which a closed action was certainly open; zero
// when the record does not say.
func (i *Item) closed() time.Time {
	if i.DoneAt.IsZero() {
		return time.Time{}
	}
	lo, _ := i.DoneAt.Bounds(i.Entry.Zone)
	return lo
}

// OverdueBefore gives for periods, which come in time order, the actions of
// incidents that began before it and count, as far as they were certainly
// overdue at its end: due by then, created, and not done. One that is closed
// without a day of that may have been closed before.
func (l *Ledger) OverdueBefore(periods []*Period, asOf time.Time) map[*Period][]*Item {
	late := map[*Period][]*Item{}
	for _, i := range l.Items {
		if i.Entry.At.IsZero() || i.DueBy.IsZero() || !i.Entry.Counts() {
			continue
		}
		from := sort.Search(len(periods), func(n int) bool {
			return i.Entry.At.Before(periods[n].From) && !i.DueBy.After(periods[n].End(asOf))
		})
		created, closed := i.created(), i.closed()
		for _, of := range periods[from:] {
			end := of.End(asOf)
			if !i.IsOpen() && !closed.After(end) {
				break
			}
			if !created.After(end) {
				late[of] = append(late[of], i)
			}
		}
	}
	return late
}
