package page

import (
	"fmt"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
)

func (t *trends) service(name string) string { return titleOf(t.r.site.Services, name) }

// services tells which services were hit, and how often.
func (t *trends) services() {
	s := t.all.Repeats()
	c := trendChart{ID: "services", Topic: t.say.Say("Services hit repeatedly"), Finding: t.servicesFinding(s),
		Usable: t.say.Say("%s of %s incidents name a service", t.whole(s.N), t.whole(s.Of)), Table: t.servicesTable(s)}
	if s.N == 0 {
		t.add(c, nil)
		return
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		spec := chart.BarSpec{ID: id, Label: label, Table: table, X: chart.Axis{Title: t.say.Say("Incidents that hit it"), Format: "count"}}
		for _, each := range s.Services {
			n := float64(len(each.Entries))
			spec.Bars = append(spec.Bars, chart.Bar{Name: t.service(each.Name), Lo: &n, Hi: &n, Text: t.lastSeen(each)})
		}
		return chart.NewBars(spec)
	})
}

// lastSeen tells how often a service was hit, and when last.
func (t *trends) lastSeen(s portfolio.Service) string {
	if s.Last == nil {
		return t.whole(len(s.Entries))
	}
	return t.say.Say("%s, last %s", t.whole(len(s.Entries)), t.days.Date(s.Last.At))
}

func (t *trends) servicesFinding(s portfolio.Services) string {
	switch {
	case s.Of == 0:
		return t.say.Say("No incident is counted yet")
	case s.N == 0:
		return t.say.Say("No incident names a service")
	}
	most := len(s.Services[0].Entries)
	var level []string
	next := 0
	for _, each := range s.Services {
		if len(each.Entries) == most {
			level = append(level, t.service(each.Name))
		} else {
			next = max(next, len(each.Entries))
		}
	}
	switch {
	case most == 1:
		return t.say.Count(len(level), "%s service was hit, once", "%s services were hit, none of them twice")
	case len(level) > 3:
		return t.say.Say("%s services were hit %s times each; none stands out", t.whole(len(level)), t.whole(most))
	case len(level) > 1:
		return t.say.Say("%s were hit %s times each", t.say.List(level), t.whole(most))
	case next == 0:
		return t.say.Say("%s was hit %s times; nothing else was", level[0], t.whole(most))
	}
	return t.say.Say("%s was hit %s; nothing else more than %s", level[0], t.times(most), t.times(next))
}

// times tells how often: once, twice, 4 times.
func (t *trends) times(n int) string {
	switch n {
	case 1:
		return t.say.Say("once")
	case 2:
		return t.say.Say("twice")
	}
	return t.say.Say("%s times", t.whole(n))
}

func (t *trends) servicesTable(s portfolio.Services) trendTable {
	say := t.say.Say
	table := trendTable{Caption: say("Incidents and weighted downtime by service"), Columns: []chart.Column{{Title: say("Service")}, {Title: say("Incidents"), Numeric: true},
		{Title: say("Last")}, {Title: say("Weighted downtime")}, {Title: say("Of how many outages"), Numeric: true}, {Title: say("Newest of them")}}}
	for _, each := range s.Services {
		table.add(func() []trendCell {
			place := t.r.servicePlace(each.Name)
			last := plainCell(say("not known"))
			if each.Last != nil {
				last = t.when(each.Last)
			}
			return []trendCell{plainCell(t.service(each.Name)), t.count(len(each.Entries), place), last, plainCell(t.downtime(each.Down)),
				plainCell(t.outOf(each.Down)), t.behind(each.Entries, place)}
		})
	}
	return table
}

func (t *trends) outOf(d portfolio.Downtime) string {
	if len(d.Entries)+len(d.Unknown) == 0 {
		return "–"
	}
	return t.say.Say("%s of %s", t.whole(len(d.Entries)), t.whole(len(d.Entries)+len(d.Unknown)))
}

// downtime tells a sum of downtimes.
func (t *trends) downtime(d portfolio.Downtime) string {
	switch {
	case len(d.Entries)+len(d.Unknown) == 0:
		return t.say.Say("no outage")
	case !d.IsKnown():
		return t.say.Say("not known")
	case d.Hi != nil && *d.Hi == d.Lo:
		return t.say.Length(d.Lo)
	case d.Hi == nil && d.Lo == 0:
		return t.say.Say("not known")
	}
	lo := d.Lo
	return t.say.Duration(report.Duration{Lo: &lo, Hi: d.Hi})
}

// serviceDays tells when each of the services was hit.
func (t *trends) serviceDays() {
	s := t.all.Repeats()
	c := trendChart{ID: "service-dates", Topic: t.say.Say("When they were hit"), Usable: t.say.Say("%s of %s incidents name a service", t.whole(s.N), t.whole(s.Of))}
	var rows []chart.StripRow
	c.Table = trendTable{Caption: t.say.Say("Dates of the incidents of the services hit most often"),
		Columns: []chart.Column{{Title: t.say.Say("Incident")}, {Title: t.say.Say("Service")}, {Title: t.say.Say("Date")}}}
	const drawn = 7
	dated := false
	for _, each := range s.Services[:min(len(s.Services), drawn)] {
		row := chart.StripRow{Name: t.service(each.Name), Text: t.times(len(each.Entries))}
		for _, e := range each.Entries {
			c.Table.add(func() []trendCell { return []trendCell{t.one(e), plainCell(t.service(each.Name)), t.when(e)} })
			if e.At.IsZero() {
				continue
			}
			dated = true
			row.Dots = append(row.Dots, chart.StripDot{Value: float64(e.At.Unix()), Tip: t.name(e) + "\n" + t.days.Date(e.At)})
		}
		rows = append(rows, row)
	}
	if !dated {
		return // the chart before this one says it all
	}
	c.Finding = t.serviceDaysFinding(s)
	if n := chart.StripShown(rows); n > 1 {
		c.Notes = append(c.Notes, t.say.Say("There are too many to draw them all: one in %s is drawn.", t.whole(n)))
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		return chart.NewStrip(chart.StripSpec{ID: id, Label: label, Table: table, Rows: rows, Dates: true, Zone: t.all.Zone, Title: t.say.Say("Date")})
	})
}

// serviceDaysFinding tells which service was hit last.
func (t *trends) serviceDaysFinding(s portfolio.Services) string {
	var last *portfolio.Service
	for i, each := range s.Services {
		if each.Last != nil && (last == nil || each.Last.At.After(last.Last.At)) {
			last = &s.Services[i]
		}
	}
	if since := countAfter(last.Entries, t.all.AsOf.AddDate(-1, 0, 0)); since > 1 && !last.Last.At.After(t.all.AsOf) {
		return t.say.Say("The newest of these incidents hit %s on %s, one of %s there in twelve months", t.service(last.Name), t.days.Date(last.Last.At), t.whole(since))
	}
	return t.say.Say("The newest of these incidents hit %s on %s", t.service(last.Name), t.days.Date(last.Last.At))
}

func countAfter(entries []*portfolio.Entry, moment time.Time) int {
	n := 0
	for _, e := range entries {
		if e.At.After(moment) {
			n++
		}
	}
	return n
}

// downtimes tells the weighted downtime of services by quarter.
func (t *trends) downtimes() {
	d := t.all.Downtimes()
	c := trendChart{ID: "downtime", Topic: t.say.Say("Weighted downtime"), Finding: t.downtimesFinding(d),
		Usable: t.say.Say("%s of %s outages usable", t.whole(d.N), t.whole(d.Of)),
		Notes: []string{t.say.Say("Downtime is weighted by the share of users that were hit, and counts for the quarter in which the incident began. An incident that hit several services counts for each: do not add them."),
			t.say.Say("Where it is not known exactly, the bar is hatched from the least to the most that it can have been; an arrow means that there is no upper bound.")}}
	say := t.say.Say
	c.Table = trendTable{Caption: say("Weighted downtime by service and quarter, the newest quarter first"), Columns: []chart.Column{{Title: say("Quarter and service")},
		{Title: say("Weighted downtime")}, {Title: say("Of how many outages"), Numeric: true}, {Title: say("Which")}}}
	for _, q := range d.All {
		c.Table.add(func() []trendCell {
			entries := newest(append(slices.Clone(q.Entries), q.Unknown...))
			key := fmt.Sprintf("%04d-q%d.%s", q.Quarter.Year, q.Quarter.N, q.Service)
			return []trendCell{plainCell(t.quarterOf(q)), plainCell(t.downtime(q.Downtime)), plainCell(t.outOf(q.Downtime)),
				t.behind(entries, t.listOf(c.ID, c.Topic, t.quarterOf(q), key, entries))}
		})
	}
	if d.Of == 0 {
		t.add(c, nil)
		return
	}
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		hours := longestDowntime(d) > 10*time.Hour
		spec := chart.BarSpec{ID: id, Label: label, Table: table, X: chart.Axis{Title: say("Weighted downtime, in minutes"), Format: "count"}}
		unit := time.Minute
		if hours {
			spec.X.Title, unit = say("Weighted downtime, in hours"), time.Hour
		}
		for _, q := range d.All {
			bar := chart.Bar{Name: t.quarterOf(q), Text: t.downtime(q.Downtime)}
			if q.IsKnown() && (q.Lo > 0 || q.Hi != nil) {
				bar.Lo = new(float64(q.Lo) / float64(unit))
				if q.Hi != nil {
					bar.Hi = new(float64(*q.Hi) / float64(unit))
				}
			}
			spec.Bars = append(spec.Bars, bar)
		}
		return chart.NewBars(spec)
	})
}

func longestDowntime(d portfolio.Downtimes) time.Duration {
	most := time.Duration(0)
	for _, q := range d.All {
		most = max(most, q.Lo)
		if q.Hi != nil {
			most = max(most, *q.Hi)
		}
	}
	return most
}

func (t *trends) quarterOf(q portfolio.QuarterDown) string {
	if q.Quarter == (portfolio.Quarter{}) {
		return t.say.Say("date not known, %s", t.service(q.Service))
	}
	return t.say.Say("%s Q%s, %s", year(q.Quarter.Year), t.whole(q.Quarter.N), t.service(q.Service))
}

func (t *trends) downtimesFinding(d portfolio.Downtimes) string {
	switch {
	case d.Of == 0:
		return t.say.Say("No outage names a service")
	case d.N == 0:
		return t.say.Say("The downtime of no outage is known")
	}
	var most *portfolio.QuarterDown
	for i, q := range d.All {
		if q.IsKnown() && (most == nil || q.Lo > most.Lo) {
			most = &d.All[i]
		}
	}
	if most.Lo == 0 {
		return t.say.Say("No downtime has a known lower bound")
	}
	return t.say.Say("The longest weighted downtime known: %s, %s", t.quarterOf(*most), t.downtime(most.Downtime))
}
