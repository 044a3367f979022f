package portfolio

import (
	"cmp"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Usable is how many a statistic could use, of how many it is about.
type Usable struct{ N, Of int }

// Counted gives the incidents that are counted, newest first.
func (p *Portfolio) Counted() []*Entry {
	var all []*Entry
	for _, e := range p.Entries {
		if e.Counts() {
			all = append(all, e)
		}
	}
	return all
}

// Among is the portfolio of some of the incidents, as of the same moment. What
// counts among all counts among them.
func (p *Portfolio) Among(entries []*Entry) *Portfolio { return gather(entries, p.AsOf, p.Zone) }

// kindsOf lists the kinds of incidents, each once: the known ones in their
// order, others by name.
func kindsOf(entries []*Entry) []incident.Kind {
	var kinds []incident.Kind
	for _, e := range entries {
		if !slices.Contains(kinds, e.Kind) {
			kinds = append(kinds, e.Kind)
		}
	}
	known := incident.Kind("").Words()
	place := func(k incident.Kind) int {
		if i := slices.Index(known, string(k)); i >= 0 {
			return i
		}
		return len(known)
	}
	slices.SortFunc(kinds, func(a, b incident.Kind) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b)) })
	return kinds
}

// Quarter is a quarter of a year, of a zone's calendar.
type Quarter struct{ Year, N int } // N is 1 to 4

// quarterOf is the quarter that a moment falls in.
func quarterOf(t time.Time, zone *time.Location) Quarter {
	local := t.In(zone)
	return Quarter{local.Year(), (int(local.Month()) + 2) / 3}
}

// Before reports whether q comes before other.
func (q Quarter) Before(other Quarter) bool {
	return q.Year < other.Year || q.Year == other.Year && q.N < other.N
}

// Half is a half of a year, of a zone's calendar.
type Half struct{ Year, N int } // N is 1 or 2

// halfOf is the half-year that a moment falls in.
func halfOf(t time.Time, zone *time.Location) Half {
	local := t.In(zone)
	return Half{local.Year(), (int(local.Month()) + 5) / 6}
}

// next is the half-year after h.
func (h Half) next() Half {
	if h.N == 1 {
		return Half{h.Year, 2}
	}
	return Half{h.Year + 1, 1}
}

func (h Half) after(other Half) bool {
	return h.Year > other.Year || h.Year == other.Year && h.N > other.N
}
