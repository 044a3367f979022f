package page

import (
	"strings"

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
func measures() grid {
	return grid{Columns: columnsOf("Measure", "Value", "What it is")}
}

// measure adds a number unless there is none.
func (g *grid) measure(name, value, meaning string) {
	if value != "" {
		g.Rows = append(g.Rows, []string{name, value, meaning})
	}
}

func (c *composer) outageView() kindView {
	block, o := c.inc.Outage, c.Outage
	word := disruptionWords(block.Mode)
	view := kindView{Heading: "The " + word + " in numbers", Facts: factsGrid()}
	view.Facts.add("Share of users by region", c.population(block.Population))

	m := measures()
	m.measure("Full downtime", c.downtime(o.Full), "the service was gone for everybody")
	m.measure("Any-impact time", c.downtime(o.Any), "anybody was hit; overlaps are counted once")
	m.measure("Weighted downtime", c.downtime(o.Weighted), "each moment counts by the share of users hit")
	if o.Windows > 1 {
		m.measure("Windows", whole(int64(o.Windows)), "separate stretches of harm")
		m.measure("Longest window", c.lengthIfKnown(o.Longest), "the longest of them")
	}
	period := wholeDays(o.Period)
	m.measure("Availability by any impact", soFar(o.Any, c.availability(o.AvailabilityAny)), "1 − any-impact time / "+period)
	m.measure("Availability, weighted", soFar(o.Weighted, c.availability(o.AvailabilityWeighted)), "1 − weighted downtime / "+period)
	if o.Full.Hi == nil || *o.Full.Hi > 0 {
		m.measure("Availability by full downtime", soFar(o.Full, c.availability(o.AvailabilityFull)), "1 − full downtime / "+period)
	}
	m.measure("Request availability", c.availability(o.RequestAvailability), "requests answered well / all requests")
	m.measure("Used of a 99.9"+nbsp+"% time budget", soFar(o.Weighted, c.share(o.BudgetOf999)), "weighted downtime / (0.1"+nbsp+"% of "+period+")")
	var p parts
	p.table("Downtime and availability", m, "")
	p.table("By service", c.byService(o), "Downtimes of several services are not to be added.")
	if !c.drawn("windows") || len(o.Steps) > 0 {
		p.table("Windows", c.windows(block.Windows), "")
	}
	view.Parts = p
	return view
}

// soFar adds to words what a downtime that goes on makes of them.
func soFar(d report.Duration, words string) string {
	if words == "" || !d.SoFar {
		return words
	}
	return words + " so far"
}

// share tells a ratio that says something; it is empty when an input is not
// known.
func (c *composer) share(r report.Ratio) string { return c.told(r, ratioWords) }

// availability tells a ratio with the digits that availabilities differ in.
func (c *composer) availability(r report.Ratio) string { return c.told(r, availabilityWords) }

func (c *composer) told(r report.Ratio, words func(report.Ratio) string) string {
	if r.Undefined == report.Unknown || r.Undefined == report.NotWritten {
		return ""
	}
	return c.ratio(r, words)
}

func (c *composer) population(shares []incident.Share) string {
	var words []string
	for _, s := range shares {
		words = append(words, escape(regionWords(s.Name))+" "+percentWords(s.Share))
	}
	return strings.Join(words, ", ")
}

// downtime tells a length of an outage, of which none at all is worth telling.
func (c *composer) downtime(d report.Duration) string {
	if d.Hi != nil && *d.Hi == 0 {
		return c.known("0"+nbsp+"min", d.Status)
	}
	if !d.Known() {
		return c.lengthIfKnown(d)
	}
	return c.known(downtimeWords(d), d.Status)
}

// byService is the table of each service's downtimes; it is empty when all
// services had the same.
func (c *composer) byService(o *report.Outage) grid {
	g, differ := grid{Columns: columnsOf("Service", "Full downtime", "Any-impact time", "Weighted downtime")}, false
	for _, s := range o.Services {
		differ = differ || durationWords(s.Any) != durationWords(o.Any) || durationWords(s.Weighted) != durationWords(o.Weighted)
		g.Rows = append(g.Rows, []string{escape(c.service(s.Service)), c.downtime(s.Full), c.downtime(s.Any), c.downtime(s.Weighted)})
	}
	if !differ {
		return grid{}
	}
	return g
}

func (c *composer) windows(windows []incident.Window) grid {
	g := grid{Columns: columnsOf("From", "To", "Extent", "Share of users", "Services", "Regions", "Remark")}
	for _, w := range windows {
		g.Rows = append(g.Rows, []string{
			c.when(w.From), c.when(w.To), saidFirst("level", w.Level), c.fraction(w.Fraction),
			names(w.Services, c.service), names(w.Regions, regionWords), escape(w.Basis),
		})
	}
	return g.compact()
}

// fraction tells a share that the record gives as a number in 0..1.
func (c *composer) fraction(n *incident.Number) string {
	if n == nil {
		return ""
	}
	words := absentWords(n.Word)
	if n.Known() {
		r := n.Range()
		words = ratioWords(report.Ratio{Lo: r.Lo, Hi: r.Hi, Value: r.Value, Approx: r.Approx})
	}
	return c.known(c.worded(words, words, n.Text), n.Status) + c.cite(n.Sources...)
}
