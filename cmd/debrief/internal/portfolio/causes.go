package portfolio

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// ForMatrix is the least number of incidents with a trigger and a factor that
// a matrix of both tells anything of.
const ForMatrix = 10

const unknownCategory = incident.Category(incident.Unknown)

// Factors is which categories of contributing factors the counted incidents
// have. An incident has several, so that shares add up to more than 1; one
// with five factors of a category has the category once.
type Factors struct {
	Usable     // with a factor of a known category, of all
	Categories []Category
	// Without are those of which no factor of a known category is told.
	Without []*Entry
}

// Category is the incidents with factors of one category. The most frequent
// comes first.
type Category struct {
	Category incident.Category
	Entries  []*Entry         // newest first
	Share    float64          // of the usable incidents, in 0..1
	Wilson   *report.Interval // the 95 % interval of the share
}

// Factors counts incidents by category of their factors.
func (p *Portfolio) Factors() Factors {
	var all Factors
	for _, e := range p.Counted() {
		all.Of++
		known := e.categories()
		if len(known) == 0 {
			all.Without = append(all.Without, e)
			continue
		}
		all.N++
		for _, category := range known {
			i := slices.IndexFunc(all.Categories, func(c Category) bool { return c.Category == category })
			if i < 0 {
				all.Categories, i = append(all.Categories, Category{Category: category}), len(all.Categories)
			}
			all.Categories[i].Entries = append(all.Categories[i].Entries, e)
		}
	}
	for i := range all.Categories {
		c := &all.Categories[i]
		c.Share, c.Wilson = float64(len(c.Entries))/float64(all.N), Wilson(len(c.Entries), all.N)
	}
	words := unknownCategory.Words()
	slices.SortFunc(all.Categories, func(a, b Category) int {
		return cmp.Or(cmp.Compare(len(b.Entries), len(a.Entries)),
			cmp.Compare(slices.Index(words, string(a.Category)), slices.Index(words, string(b.Category))))
	})
	return all
}

// categories are the known categories of the incident's factors, each once,
// in the order of the record. A factor that was refuted is none.
func (e *Entry) categories() []incident.Category {
	var all []incident.Category
	for _, f := range e.Factors {
		if f.Status != incident.Refuted && f.Category != "" && f.Category != unknownCategory && !slices.Contains(all, f.Category) {
			all = append(all, f.Category)
		}
	}
	return all
}

// Meetings is which triggers met which factors.
type Meetings struct {
	Usable            // with a trigger and a factor of known categories, of all
	Triggers, Factors []incident.Category
	// Cells are the incidents by trigger and factor, newest first; nil under
	// ForMatrix usable incidents.
	Cells [][][]*Entry
}

// Meetings counts the incidents by trigger and factor, the most frequent of
// each first.
func (p *Portfolio) Meetings() Meetings {
	var m Meetings
	triggers, factors := map[incident.Category]int{}, map[incident.Category]int{}
	var usable []*Entry
	for _, e := range p.Counted() {
		m.Of++
		known := e.categories()
		if e.Trigger == "" || e.Trigger == unknownCategory || len(known) == 0 {
			continue
		}
		usable = append(usable, e)
		triggers[e.Trigger]++
		for _, c := range known {
			factors[c]++
		}
	}
	if m.N = len(usable); m.N < ForMatrix {
		return m
	}
	m.Triggers, m.Factors = byCount(triggers), byCount(factors)
	m.Cells = make([][][]*Entry, len(m.Triggers))
	for i := range m.Cells {
		m.Cells[i] = make([][]*Entry, len(m.Factors))
	}
	for _, e := range usable {
		row := m.Cells[slices.Index(m.Triggers, e.Trigger)]
		for _, c := range e.categories() {
			at := slices.Index(m.Factors, c)
			row[at] = append(row[at], e)
		}
	}
	return m
}

// byCount lists the counted categories, the most frequent first.
func byCount(count map[incident.Category]int) []incident.Category {
	var all []incident.Category
	for _, word := range unknownCategory.Words() {
		if count[incident.Category(word)] > 0 {
			all = append(all, incident.Category(word))
		}
	}
	slices.SortStableFunc(all, func(a, b incident.Category) int { return cmp.Compare(count[b], count[a]) })
	return all
}
