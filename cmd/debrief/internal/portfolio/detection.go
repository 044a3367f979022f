package portfolio

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// mostHalves is how many half-years are told one by one.
const mostHalves = 6

// Detections is who or what noticed the counted incidents.
type Detections struct {
	Usable  // it is known who noticed, of all
	Methods []Method
	// Halves are the last six half-years at most that the shares are told of,
	// oldest first and without a hole, from the first dated incident on.
	Halves []Half
}

// Method is the incidents noticed in one way, most often first; what is not
// known is the last.
type Method struct {
	Method  incident.DetectionMethod // unknown also stands for what was not said
	Entries []*Entry                 // newest first
	Share   float64                  // of those of which it is known, in 0..1; 0 for the unknown
	// Wilson is the 95 % interval of the share; nil for the unknown.
	Wilson *report.Interval
	ByHalf [][]*Entry // in the order of Halves
}

// Detections counts who noticed.
func (p *Portfolio) Detections() Detections {
	const unknown = incident.DetectionMethod(incident.Unknown)
	var all Detections
	for _, e := range p.Counted() {
		all.Of++
		method := cmp.Or(e.Detection, unknown)
		if method != unknown {
			all.N++
		}
		i := slices.IndexFunc(all.Methods, func(m Method) bool { return m.Method == method })
		if i < 0 {
			all.Methods, i = append(all.Methods, Method{Method: method}), len(all.Methods)
		}
		all.Methods[i].Entries = append(all.Methods[i].Entries, e)
	}
	words := unknown.Words()
	place := func(m Method) int { return slices.Index(words, string(m.Method)) }
	slices.SortFunc(all.Methods, func(a, b Method) int {
		if (a.Method == unknown) != (b.Method == unknown) {
			return cmp.Compare(place(a), place(b)) // unknown is the last of the words
		}
		return cmp.Or(cmp.Compare(len(b.Entries), len(a.Entries)), cmp.Compare(place(a), place(b)))
	})
	all.Halves = p.halves()
	for i := range all.Methods {
		m := &all.Methods[i]
		if m.Method != unknown {
			m.Share, m.Wilson = float64(len(m.Entries))/float64(all.N), Wilson(len(m.Entries), all.N)
		}
		m.ByHalf = p.byHalf(m.Entries, all.Halves)
	}
	return all
}

// halves are the last half-years from the first dated incident on, up to the
// as-of moment.
func (p *Portfolio) halves() []Half {
	var first Half
	for _, e := range p.Counted() {
		if !e.At.IsZero() {
			first = halfOf(e.At, p.Zone)
		}
	}
	if first == (Half{}) || p.AsOf.IsZero() {
		return nil
	}
	var all []Half
	for h := first; !h.after(halfOf(p.AsOf, p.Zone)); h = h.next() {
		all = append(all, h)
	}
	return all[max(0, len(all)-mostHalves):]
}

func (p *Portfolio) byHalf(entries []*Entry, halves []Half) [][]*Entry {
	by := make([][]*Entry, len(halves))
	for _, e := range entries {
		if e.At.IsZero() {
			continue
		}
		if i := slices.Index(halves, halfOf(e.At, p.Zone)); i >= 0 {
			by[i] = append(by[i], e)
		}
	}
	return by
}
