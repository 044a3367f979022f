package portfolio

import (
	"cmp"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// Services is which services the counted incidents hit.
type Services struct {
	Usable   // that name a service, of all
	Services []Service
}

// Service is the incidents that hit one service, the service hit most often
// first.
type Service struct {
	Name    string
	Entries []*Entry // newest first
	Last    *Entry   // the newest with a date; nil when none has one
	Down    Downtime
}

// Downtime is weighted downtime added up: ∫ f(t) dt with f the share of the
// population hit, as report.Outage tells it of each incident. The downtime of
// an incident that hit several services at once counts for each of them, so
// that services are not to be added.
type Downtime struct {
	// Lo and Hi bound the sum; Hi is nil when one of the incidents has no
	// upper bound, or nothing is known of it.
	Lo time.Duration
	Hi *time.Duration
	// Entries are those that are added, newest first; Unknown are outages of
	// which nothing is known.
	Entries, Unknown []*Entry
}

// add adds an incident.
func (d *Downtime) add(e *Entry, down report.Duration) {
	if !down.Known() {
		d.Unknown = append(d.Unknown, e)
		d.Hi = nil
		return
	}
	if len(d.Entries)+len(d.Unknown) == 0 {
		d.Hi = new(time.Duration(0))
	}
	d.Entries = append(d.Entries, e)
	lo, hi := down.Lo, down.Hi
	if down.Written && down.Nominal != nil && !down.SoFar {
		lo, hi = down.Nominal, down.Nominal
	}
	if lo != nil {
		d.Lo += *lo
	}
	switch {
	case d.Hi == nil:
	case hi == nil || down.SoFar:
		d.Hi = nil
	default:
		d.Hi = new(*d.Hi + *hi)
	}
}

// IsKnown reports whether there is a downtime to tell.
func (d Downtime) IsKnown() bool { return len(d.Entries) > 0 }

// downtimeOf is the weighted downtime of a service in an incident; ok is false
// when the incident was no outage of it.
func (e *Entry) downtimeOf(service string) (down report.Duration, ok bool) {
	if !slices.Contains(e.Services, service) {
		return down, false
	}
	outage := e.Outage()
	if outage == nil {
		return report.Duration{Word: incident.Unknown}, e.Kind == incident.Outage || e.Kind.Profile().Extends == incident.Outage
	}
	if len(outage.Services) == 0 {
		return outage.Weighted, true
	}
	for _, s := range outage.Services {
		if s.Service == service {
			return s.Weighted, true
		}
	}
	return down, false
}

// Repeats counts incidents by service.
func (p *Portfolio) Repeats() Services {
	var all Services
	place := map[string]int{}
	for _, e := range p.Counted() {
		all.Of++
		if len(e.Services) > 0 {
			all.N++
		}
		for i, name := range e.Services {
			if slices.Contains(e.Services[:i], name) {
				continue
			}
			at, known := place[name]
			if !known {
				at = len(all.Services)
				place[name] = at
				all.Services = append(all.Services, Service{Name: name})
			}
			s := &all.Services[at]
			s.Entries = append(s.Entries, e)
			if s.Last == nil && !e.At.IsZero() {
				s.Last = e
			}
			if down, ok := e.downtimeOf(name); ok {
				s.Down.add(e, down)
			}
		}
	}
	slices.SortFunc(all.Services, func(a, b Service) int {
		return cmp.Or(cmp.Compare(len(b.Entries), len(a.Entries)), cmp.Compare(a.Name, b.Name))
	})
	return all
}

// Downtimes is the weighted downtime of services, quarter by quarter.
type Downtimes struct {
	Usable // outages whose downtime is known, of all outages that name a service
	All    []QuarterDown
}

// QuarterDown is the weighted downtime of one service by incidents that began
// in one quarter. The newest quarter comes first, in it the longest downtime.
type QuarterDown struct {
	Quarter Quarter // zero for incidents without a date
	Service string
	Downtime
}

// Downtimes adds weighted downtime up by service and quarter. All of an
// incident's downtime counts for the quarter in which it began.
func (p *Portfolio) Downtimes() Downtimes {
	type key struct {
		Quarter
		service string
	}
	var all Downtimes
	place := map[key]int{}
	for _, e := range p.Counted() {
		known, outage := false, false
		for i, name := range e.Services {
			down, ok := e.downtimeOf(name)
			if !ok || slices.Contains(e.Services[:i], name) {
				continue
			}
			outage, known = true, known || down.Known()
			k := key{service: name}
			if !e.At.IsZero() {
				k.Quarter = quarterOf(e.At, p.Zone)
			}
			at, seen := place[k]
			if !seen {
				at = len(all.All)
				place[k] = at
				all.All = append(all.All, QuarterDown{Quarter: k.Quarter, Service: name})
			}
			all.All[at].add(e, down)
		}
		if outage {
			all.Of++
		}
		if known {
			all.N++
		}
	}
	slices.SortFunc(all.All, func(a, b QuarterDown) int {
		switch {
		case b.Quarter.Before(a.Quarter):
			return -1
		case a.Quarter.Before(b.Quarter):
			return 1
		}
		return cmp.Or(cmp.Compare(b.Lo, a.Lo), cmp.Compare(a.Service, b.Service))
	})
	return all
}
