package portfolio

import (
	"cmp"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// downtimes adds the weighted downtimes of each service up.
func downtimes(entries []*Entry) []Downtime {
	var all []Downtime
	of := func(service string) *Downtime {
		i := slices.IndexFunc(all, func(d Downtime) bool { return d.Service == service })
		if i < 0 {
			i, all = len(all), append(all, Downtime{Service: service})
		}
		return &all[i]
	}
	for _, e := range entries {
		if !hasDowntime(e) {
			continue
		}
		for _, service := range servicesOf(e) {
			d := of(service)
			d.Of = append(d.Of, e)
			if weighted := weightedOf(e, service); weighted.Known() || weighted.Hi != nil {
				d.Usable = append(d.Usable, e)
				d.Weighted = downtimeSum(d.Weighted, weighted, len(d.Usable) == 1)
			}
		}
	}
	slices.SortFunc(all, func(a, b Downtime) int { return cmp.Compare(a.Service, b.Service) })
	return all
}

// hasDowntime reports whether an incident is one of those that have downtimes.
func hasDowntime(e *Entry) bool {
	return e.Outage != nil || e.Kind == incident.Outage || e.Kind.Profile().Extends == incident.Outage
}

// servicesOf gives the services of an outage, each once: those that its record
// names and those that its windows name.
func servicesOf(e *Entry) []string {
	var all []string
	add := func(name string) {
		if name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	for _, s := range e.Services {
		add(s)
	}
	if e.Outage != nil {
		for _, s := range e.Outage.Services {
			add(s.Service)
		}
	}
	return all
}

// weightedOf gives the weighted downtime that an outage brought to a service:
// that of the windows which name it, and of all where they name none.
func weightedOf(e *Entry, service string) report.Duration {
	switch {
	case e.Outage == nil:
		return report.Duration{}
	case len(e.Outage.Services) > 0:
		for _, s := range e.Outage.Services {
			if s.Service == service {
				return s.Weighted
			}
		}
		return report.Duration{}
	}
	return e.Outage.Weighted
}

// downtimeSum adds two durations, each between its bounds; first says that there is
// nothing yet to add to.
func downtimeSum(a, b report.Duration, first bool) report.Duration {
	if b.Lo == nil {
		b.Lo = new(time.Duration)
	}
	if first {
		return b
	}
	total := report.Duration{
		Lo: addUp(a.Lo, b.Lo), Hi: addUp(a.Hi, b.Hi), Nominal: addUp(a.Nominal, b.Nominal),
		Approx: a.Approx || b.Approx, SoFar: a.SoFar || b.SoFar, AtLeast: a.AtLeast || b.AtLeast,
		Status: incident.Weakest(a.Status, b.Status),
	}
	total.Written = total.Nominal != nil && a.Written && b.Written
	return total
}

// addUp adds two lengths; nil stands for one that is not known.
func addUp(a, b *time.Duration) *time.Duration {
	if a == nil || b == nil {
		return nil
	}
	total := *a + *b
	return &total
}
