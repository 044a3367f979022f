package portfolio

import (
	"cmp"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Delay is the time from the end of an incident to its first published
// revision. It is negative when a report was out before the end.
type Delay struct {
	Entry  *Entry
	First  *incident.Revision // the earliest that is no retraction; nil when there is none
	Lo, Hi time.Duration      // the bounds that the writing of both moments leaves
	Value  time.Duration      // their middle
	Known  bool
}

// Delays is how long readers waited for reports.
type Delays struct {
	Usable         // with both moments, of all
	All    []Delay // the known ones from the shortest on, then the others by id
	Spread         // of the known ones, in seconds
}

// Delays tells how long after the end of an incident its first report came.
func (p *Portfolio) Delays() Delays {
	var all Delays
	var seconds []float64
	for _, e := range p.Counted() {
		all.Of++
		d := delayOf(e)
		if d.Known {
			seconds = append(seconds, d.Value.Seconds())
		}
		all.All = append(all.All, d)
	}
	slices.SortStableFunc(all.All, func(a, b Delay) int {
		if a.Known != b.Known {
			if a.Known {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Value, b.Value), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	all.Spread = SpreadOf(seconds)
	all.Usable.N = all.Spread.N
	return all
}

// delayOf measures one incident's delay. The end needs both bounds.
func delayOf(e *Entry) Delay {
	d := Delay{Entry: e}
	var lo, hi time.Time
	revisions := e.Revisions()
	for i := range revisions {
		r := &revisions[i]
		if r.Type == incident.Retraction || r.At.IsZero() {
			continue
		}
		if from, to := r.At.Bounds(e.Zone); d.First == nil || from.Before(lo) {
			d.First, lo, hi = r, from, to
		}
	}
	if d.First == nil || e.Ended.Lo.IsZero() || e.Ended.Hi.IsZero() {
		return d
	}
	d.Known = true
	d.Lo, d.Hi = lo.Sub(e.Ended.Hi), hi.Sub(e.Ended.Lo)
	d.Value = d.Lo + (d.Hi-d.Lo)/2
	return d
}
