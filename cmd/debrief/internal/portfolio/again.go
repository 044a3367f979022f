package portfolio

import (
	"regexp"
	"slices"
	"sort"

	"debrief/cmd/debrief/internal/incident"
)

// mostAgain is how many later incidents an action holds: those that readers see
// beside it.
const mostAgain = 3

// Again is a later incident that began while an action was open, and why it
// counts as the same thing once more.
type Again struct {
	Entry *Entry
	// Factor is the id of the contributing factor that both incidents have,
	// Category that of the factor which the action is meant for. Both are empty
	// for an incident whose record says that it is a recurrence.
	Factor   string
	Category incident.Category
}

// seeker finds what happened again.
type seeker struct {
	all        *Portfolio
	shared     []string
	recurs     map[string][]placed // by id: the later incidents that recur from it
	byFactor   map[string][]placed
	alike      map[identified][]placed // whose factors with an id are all of one category
	byCategory map[incident.Category][]placed
	// seen has the turn in which an incident was last taken, by its place; a turn
	// is an action.
	seen  []int
	place map[*Entry]int
	turn  int
}

// identified is a factor's id with its category.
type identified struct {
	id       string
	category incident.Category
}

// placed is an incident with its place among all, oldest first.
type placed struct {
	*Entry
	place int
}

// findAgain marks the actions that were open when it happened again: when a
// later incident began that is a recurrence of theirs, directly or through
// others, or that has a factor in common with them. A category in common counts
// only for a factor that the action names.
func (p *Portfolio) findAgain(l *Ledger, shared []string) {
	s := &seeker{all: p, shared: shared, recurs: map[string][]placed{}, byFactor: map[string][]placed{}, alike: map[identified][]placed{}, byCategory: map[incident.Category][]placed{}, place: map[*Entry]int{}}
	for _, e := range slices.Backward(p.Entries) {
		if !e.At.IsZero() && e.Counts() && !e.At.After(p.AsOf) {
			s.add(e)
		}
	}
	for _, i := range l.Items {
		i.Again, i.Further = nil, 0
		if i.Entry.Counts() && !i.Entry.At.IsZero() {
			s.seek(i)
		}
	}
}

func (s *seeker) add(entry *Entry) {
	e := placed{entry, len(s.seen)}
	s.seen, s.place[entry] = append(s.seen, 0), e.place
	for _, id := range s.origins(entry) {
		s.recurs[id] = append(s.recurs[id], e)
	}
	factors, categories := map[string]bool{}, map[incident.Category]bool{}
	for _, f := range e.Factors {
		if f.Status == incident.Refuted {
			continue
		}
		if f.ID != "" && !factors[f.ID] {
			factors[f.ID] = true
			s.byFactor[f.ID] = append(s.byFactor[f.ID], e)
			if !slices.ContainsFunc(e.Factors, func(g Factor) bool { return g.ID == f.ID && g.Category != f.Category }) {
				s.alike[identified{f.ID, f.Category}] = append(s.alike[identified{f.ID, f.Category}], e)
			}
		}
		if tells(f.Category) && !categories[f.Category] {
			categories[f.Category] = true
			s.byCategory[f.Category] = append(s.byCategory[f.Category], e)
		}
	}
}

// origins gives the ids that an incident is a recurrence of, directly or
// through others, each once and never its own.
func (s *seeker) origins(e *Entry) []string {
	seen := map[string]bool{e.ID: true}
	var ids []string
	for next := []*Entry{e}; len(next) > 0; next = next[1:] {
		for _, r := range next[0].Relations {
			if r.Type != incident.RecurrenceOf || r.ID == "" || seen[r.ID] {
				continue
			}
			seen[r.ID] = true
			ids = append(ids, r.ID)
			if before := s.all.Entry(r.ID); before != nil {
				next = append(next, before)
			}
		}
	}
	return ids
}

// tells reports whether two factors of a category have anything in common.
func tells(c incident.Category) bool {
	return c != "" && c != "other" && c != incident.Category(incident.Unknown)
}

// seek fills what happened again while an action was open.
func (s *seeker) seek(i *Item) {
	s.turn++
	if own, known := s.place[i.Entry]; known {
		s.seen[own] = s.turn
	}
	take := func(later []placed, as Again) {
		from := sort.Search(len(later), func(n int) bool { return later[n].At.After(i.Entry.At) })
		for _, e := range i.whileOpen(later[from:]) {
			if s.seen[e.place] == s.turn {
				continue
			}
			s.seen[e.place] = s.turn
			if as.Entry = e.Entry; len(i.Again) < mostAgain {
				i.Again = append(i.Again, as)
			} else {
				i.Further++
			}
		}
	}
	take(s.recurs[i.Entry.ID], Again{})
	for _, f := range s.factorsOf(i) {
		if s.isShared(f) {
			take(s.sharing(f), Again{Factor: f.ID})
		}
	}
	for _, f := range s.factorsOf(i) {
		if tells(f.Category) && slices.Contains(i.meant, f.ID) {
			take(s.byCategory[f.Category], Again{Category: f.Category})
		}
	}
}

// whileOpen gives those incidents, in time order, that began while an action
// was certainly open.
func (i *Item) whileOpen(later []placed) []placed {
	from := sort.Search(len(later), func(n int) bool { return !later[n].At.Before(i.created()) })
	later = later[from:]
	if i.IsOpen() {
		return later
	}
	closed := i.closed()
	return later[:sort.Search(len(later), func(n int) bool { return !later[n].At.Before(closed) })]
}

// factorsOf gives the factors that an action is meant for: those it names, and
// all of its incident when it names none.
func (s *seeker) factorsOf(i *Item) []Factor {
	var of []Factor
	for _, f := range i.Entry.Factors {
		if f.ID != "" && f.Status != incident.Refuted && (!i.named || slices.Contains(i.meant, f.ID)) {
			of = append(of, f)
		}
	}
	return of
}

// numberedFactor matches ids that number the factors of one record: f1, factor-2.
// Two records that have one do not mean the same by it.
var numberedFactor = regexp.MustCompile(`^[a-z]*-?\d+$|^[a-z]$`)

// isShared reports whether a factor's id can stand for the same in two records.
func (s *seeker) isShared(f Factor) bool {
	return slices.Contains(s.shared, f.ID) || !numberedFactor.MatchString(f.ID)
}

// sharing gives the incidents with a factor's id, unless it is one that the
// settings do not list and the other record puts it into another category.
func (s *seeker) sharing(f Factor) []placed {
	if slices.Contains(s.shared, f.ID) {
		return s.byFactor[f.ID]
	}
	return s.alike[identified{f.ID, f.Category}]
}
