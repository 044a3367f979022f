package page

import (
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// composeKinds fills the sections of the kinds' own blocks, the incident's own
// kind first.
func (c *composer) composeKinds() {
	views := map[incident.Kind]kindView{}
	if c.Outage != nil {
		views[incident.Outage] = c.outageView()
	}
	if c.FalsePositive != nil {
		views[incident.FalsePositive] = c.falsePositiveView()
	}
	if c.Misrouting != nil {
		views[incident.Misrouting] = c.misroutingView()
	}
	own := c.inc.Kind
	if extended := own.Profile().Extends; extended != "" {
		own = extended
	}
	for _, kind := range []incident.Kind{own, incident.Outage, incident.FalsePositive, incident.Misrouting} {
		view, told := views[kind]
		delete(views, kind)
		view.Figures = c.figuresIn("kind-" + string(kind))
		if !told || len(view.Facts.Rows)+len(view.Parts)+len(view.Figures) == 0 {
			continue
		}
		if view.ID = "kind"; len(c.view.Kinds) > 0 {
			view.ID += "-" + string(kind)
		}
		c.view.Kinds = append(c.view.Kinds, view)
	}
}

// parts is a list of tables and lists under titles.
type parts []kindPart

func (p *parts) table(title string, g grid, note string) {
	if g = g.compact(); len(g.Rows) > 0 {
		*p = append(*p, kindPart{Title: title, Grid: g, Note: note})
	}
}

func (p *parts) list(title string, items []string) {
	if len(items) > 0 {
		*p = append(*p, kindPart{Title: title, List: items})
	}
}

// measures is a table of numbers with what each of them is.
func (c *composer) measures() grid {
	return grid{Columns: columnsOf(c.say.Say("Measure"), c.say.Say("Value"), c.say.Say("What it is"))}
}

// measure adds a number unless there is none.
func (g *grid) measure(name, value, meaning string) {
	if value != "" {
		g.Rows = append(g.Rows, []string{name, value, meaning})
	}
}

func (c *composer) outageView() kindView {
	block, o, say := c.inc.Outage, c.Outage, c.say.Say
	view := kindView{Heading: c.outageHeading(block.Mode), Facts: c.factsGrid()}
	view.Facts.add(say("Share of users by region"), c.population(block.Population))
	var p parts
	p.table(say("Downtime and availability"), c.downtimes(o), "")
	p.table(say("By service"), c.byService(o), say("Downtimes of several services are not to be added."))
	if !c.drawn("windows") || len(o.Steps) > 0 {
		p.table(say("Windows"), c.windows(block.Windows), "")
	}
	view.Parts = p
	return view
}

// outageHeading names an outage by how much of the service was gone.
func (c *composer) outageHeading(mode incident.OutageMode) string {
	say := c.say.Say
	switch mode {
	case incident.ModeFull, "":
		return say("The outage in numbers")
	case "partial":
		return say("The partial outage in numbers")
	case "intermittent":
		return say("The intermittent disruption in numbers")
	case "degraded":
		return say("The degradation in numbers")
	}
	return say("The disruption in numbers")
}

// downtimes is the table of an outage's downtimes and what they leave of the
// period.
func (c *composer) downtimes(o *report.Outage) grid {
	m, say, period := c.measures(), c.say.Say, c.say.Days(o.Period)
	m.measure(say("Full downtime"), c.downtime(o.Full), say("the service was gone for everybody"))
	m.measure(say("Any-impact time"), c.downtime(o.Any), say("anybody was hit; overlaps are counted once"))
	m.measure(say("Weighted downtime"), c.downtime(o.Weighted), say("each moment counts by the share of users hit"))
	if o.Windows > 1 {
		m.measure(say("Windows"), c.say.Whole(int64(o.Windows)), say("separate stretches of harm"))
		m.measure(say("Longest window"), c.lengthIfKnown(o.Longest), say("the longest of them"))
	}
	m.measure(say("Availability by any impact"), c.soFar(o.Any, c.availability(o.AvailabilityAny)), say("1 − any-impact time / %s", period))
	m.measure(say("Availability, weighted"), c.soFar(o.Weighted, c.availability(o.AvailabilityWeighted)), say("1 − weighted downtime / %s", period))
	if o.Full.Hi == nil || *o.Full.Hi > 0 {
		m.measure(say("Availability by full downtime"), c.soFar(o.Full, c.availability(o.AvailabilityFull)), say("1 − full downtime / %s", period))
	}
	m.measure(say("Request availability"), c.availability(o.RequestAvailability), say("requests answered well / all requests"))
	m.measure(say("Used of a %s time budget", c.say.Percent(0.999)), c.soFar(o.Weighted, c.share(o.BudgetOf999)),
		say("weighted downtime / (%s of %s)", c.say.Percent(0.001), period))
	return m
}

// soFar adds to words what a downtime that goes on makes of them.
func (c *composer) soFar(d report.Duration, words string) string {
	if words == "" || !d.SoFar {
		return words
	}
	return c.say.SayAs("duration", "%s so far", words)
}

// share tells a ratio that says something; it is empty when an input is not
// known.
func (c *composer) share(r report.Ratio) string { return c.told(r, c.say.Ratio) }

// availability tells a ratio with the digits that availabilities differ in.
func (c *composer) availability(r report.Ratio) string { return c.told(r, c.say.Availability) }

func (c *composer) told(r report.Ratio, words func(report.Ratio) string) string {
	if r.Undefined == report.Unknown || r.Undefined == report.NotWritten {
		return ""
	}
	return c.ratio(r, words)
}

func (c *composer) population(shares []incident.Share) string {
	var words []string
	for _, s := range shares {
		words = append(words, escape(c.say.Region(s.Name))+" "+c.say.Percent(s.Share))
	}
	return c.say.Commas(words)
}

// downtime tells a length of an outage, of which none at all is worth telling.
func (c *composer) downtime(d report.Duration) string {
	if d.Hi != nil && *d.Hi == 0 {
		return c.known(c.say.Budget(0), d.Status)
	}
	if !d.Known() {
		return c.lengthIfKnown(d)
	}
	return c.known(c.say.Downtime(d), d.Status)
}

// byService is the table of each service's downtimes; it is empty when all
// services had the same.
func (c *composer) byService(o *report.Outage) grid {
	say, length := c.say.Say, c.say.Duration
	g, differ := grid{Columns: columnsOf(say("Service"), say("Full downtime"), say("Any-impact time"), say("Weighted downtime"))}, false
	for _, s := range o.Services {
		differ = differ || length(s.Any) != length(o.Any) || length(s.Weighted) != length(o.Weighted)
		g.Rows = append(g.Rows, []string{escape(c.service(s.Service)), c.downtime(s.Full), c.downtime(s.Any), c.downtime(s.Weighted)})
	}
	if !differ {
		return grid{}
	}
	return g
}

func (c *composer) windows(windows []incident.Window) grid {
	say := c.say.Say
	g := grid{Columns: columnsOf(say("From"), say("To"), say("Extent"), say("Share of users"), say("Services"), say("Regions"), say("Remark"))}
	for _, w := range windows {
		g.Rows = append(g.Rows, []string{
			c.when(w.From), c.when(w.To), saidFirst(c.say, "level", w.Level), c.fraction(w.Fraction),
			c.names(w.Services, c.service), c.names(w.Regions, c.say.Region), escape(w.Basis),
		})
	}
	return g.compact()
}

// fraction tells a share that the record gives as a number in 0..1.
func (c *composer) fraction(n *incident.Number) string {
	if n == nil {
		return ""
	}
	words := c.say.Absent(n.Word)
	if n.Known() {
		r := n.Range()
		words = c.say.Ratio(report.Ratio{Lo: r.Lo, Hi: r.Hi, Value: r.Value, Approx: r.Approx})
	}
	return c.known(c.worded(words, words, n.Text), n.Status) + c.cite(n.Sources...)
}
