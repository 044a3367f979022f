// Package portfolio computes what follows from all incidents together: lists,
// counts, distributions and the state of all actions.
//
// It stands after package report and before package page, and it prints
// nothing. Every number comes with the incidents behind it, and with how many
// of all were usable for it. No mean of durations is computed anywhere.
package portfolio

import (
	"cmp"
	"slices"
	"sync"
	"time"
)

// Portfolio is all incidents of a site.
type Portfolio struct {
	Entries []*Entry // newest first, those without a known moment last, by id
	AsOf    time.Time
	Zone    *time.Location // of months, quarters and years
	byID    map[string]*Entry

	gathered sync.Mutex // for the two below
	ledger   *Ledger    // once
	sought   []string   // the shared factors that the ledger's Again follows from; nil while it has none
}

// New gathers all incidents of a site. It neither keeps nor changes the slice,
// and holds copies of those that do not count because of others.
func New(entries []*Entry, asOf time.Time, zone *time.Location) *Portfolio {
	return gather(setApart(entries), asOf, zone)
}

// gather puts incidents in order.
func gather(entries []*Entry, asOf time.Time, zone *time.Location) *Portfolio {
	p := &Portfolio{Entries: slices.Clone(entries), AsOf: asOf, Zone: zone, byID: make(map[string]*Entry, len(entries))}
	slices.SortFunc(p.Entries, func(a, b *Entry) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	for _, e := range p.Entries {
		p.byID[e.ID] = e
	}
	return p
}

// Entry gives the incident with an id; nil when there is none.
func (p *Portfolio) Entry(id string) *Entry { return p.byID[id] }
