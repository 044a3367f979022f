package portfolio

import (
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// ServiceQuarter is what the outages of one quarter took from a service.
type ServiceQuarter struct {
	Year, Quarter int
	// Entries are the outages that began in the quarter and count, newest first,
	// and Usable those of them whose weighted downtime of the service is known.
	Entries, Usable []*Entry
	// Down is the sum over Usable: the lower bounds and the upper bounds added
	// up. An end is open as soon as one of them is.
	Down report.Duration
}

// ServiceQuarters gives the quarters in which a service had outages, newest
// first. A group is the incidents of the service.
func ServiceQuarters(g Group) []ServiceQuarter {
	var all []ServiceQuarter
	for _, e := range g.Entries {
		if !e.Counts() || e.At.IsZero() || !isOutage(e.Kind) {
			continue
		}
		year, quarter := e.At.Year(), (int(e.At.Month())-1)/3+1
		if n := len(all); n == 0 || all[n-1].Year != year || all[n-1].Quarter != quarter {
			all = append(all, ServiceQuarter{Year: year, Quarter: quarter})
		}
		q := &all[len(all)-1]
		q.Entries = append(q.Entries, e)
		if down, known := downtimeOf(e, g.Name); known {
			q.Down = plus(q.Down, down, len(q.Usable) == 0)
			q.Usable = append(q.Usable, e)
		}
	}
	return all
}

// isOutage reports whether a kind tells of downtime.
func isOutage(k incident.Kind) bool {
	return k == incident.Outage || k.Profile().Extends == incident.Outage
}

// downtimeOf gives the weighted downtime of a service in an incident, and
// whether anything is known of it.
func downtimeOf(e *Entry, service string) (down report.Duration, known bool) {
	outage := e.Outage()
	if outage == nil {
		return down, false
	}
	for _, s := range outage.Services {
		if s.Service == service {
			return s.Weighted, s.Weighted.Known()
		}
	}
	if len(outage.Hit) > 0 && !slices.Contains(outage.Hit, service) || len(outage.Services) > 0 {
		return down, false
	}
	return outage.Weighted, outage.Weighted.Known()
}

// plus adds two lengths; the first of a sum stands for itself.
func plus(sum, d report.Duration, first bool) report.Duration {
	if first {
		return d
	}
	return report.Duration{
		Lo: added(orZero(sum.Lo), orZero(d.Lo)), Hi: added(sum.Hi, d.Hi), Nominal: added(sum.Nominal, d.Nominal),
		Written: sum.Written && d.Written, Approx: sum.Approx || d.Approx, SoFar: sum.SoFar || d.SoFar, AtLeast: sum.AtLeast || d.AtLeast,
		Status: incident.Weakest(sum.Status, d.Status),
	}
}

// added gives a + b; nil when one of them is.
func added(a, b *time.Duration) *time.Duration {
	if a == nil || b == nil {
		return nil
	}
	return new(*a + *b)
}

func orZero(d *time.Duration) *time.Duration {
	if d == nil {
		return new(time.Duration(0))
	}
	return d
}
