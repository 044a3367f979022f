package page

import (
	"fmt"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// composeHappened fills the section on the impact and how it was met.
func (c *composer) composeHappened() {
	h := &c.view.Happened
	if impact := c.inc.Impact; impact != nil {
		h.Summary = c.text(impact.Summary)
		h.Points = c.impactPoints(impact)
	}
	for _, b := range c.Budgets {
		if point := c.budgetPoint(b); point != "" {
			h.Points = append(h.Points, point)
		}
	}
	if r := c.inc.Response; r != nil {
		h.Noticed = c.noticedPoints(r)
		for _, w := range r.Workarounds {
			h.Workarounds = append(h.Workarounds, c.workaround(w))
		}
		for _, m := range r.Communications {
			h.Communications = append(h.Communications, c.communication(m))
		}
	}
	h.Figures = c.figuresIn("what-happened")
}

// impactPoints tells what the key facts have no room for, a sentence each.
func (c *composer) impactPoints(impact *incident.Impact) []string {
	points, say := c.points(), c.say.Say
	points.add(say("What suffered"), c.say.List(c.dimensions(impact.Dimensions)))
	points.add(say("Functions hit"), c.names(impact.Functions, asWritten))
	points.add(say("Support"), c.supportPoint(impact.Support))
	points.add(say("Data"), c.dataPoint(impact.Data))
	points.add(say("Service-level agreement"), c.agreementPoint(impact.SLA))
	points.add(say("Cost"), c.costPoint(impact.Financial))
	points.add(say("In public"), c.reputationPoint(impact.Reputation))
	for _, s := range impact.Series {
		if !isMeasured(s) {
			points.add(escape(upperFirst(seriesTitle(c.say, s))), say("no value is known."))
		}
	}
	return points.list
}

// points is a list of remarks, each with a bold lead.
type points struct {
	of   *composer
	list []string
}

func (c *composer) points() *points { return &points{of: c} }

func (p *points) add(lead, words string) {
	if words != "" {
		p.list = append(p.list, p.of.lead(lead)+words)
	}
}

func (c *composer) dimensions(all []incident.Dimension) []string {
	words := make([]string, len(all))
	for i, w := range all {
		words[i] = said(c.say, "dimension", w)
	}
	return words
}

func asWritten(name string) string { return name }

func (c *composer) supportPoint(s *incident.Support) string {
	if s == nil {
		return ""
	}
	say := c.say.Say
	return c.say.Items(c.howMany(
		tally{s.Tickets, say("%s\u00a0ticket"), say("%s\u00a0tickets"), say("number of tickets: %s")},
		tally{s.Complaints, say("%s\u00a0complaint"), say("%s\u00a0complaints"), say("number of complaints: %s")},
	))
}

// basis adds in brackets how a number was come by.
func (c *composer) basis(words string, n *incident.Number) string {
	return c.say.Bracketed(words, c.say.Items(remarks(n)))
}

// remarks are an author's words on how a number was come by.
func remarks(n *incident.Number) []string {
	if n == nil {
		return nil
	}
	var said []string
	for _, words := range []string{n.Basis, n.Note} {
		if words = escape(words); words != "" {
			said = append(said, words)
		}
	}
	return said
}

func (c *composer) dataPoint(d *incident.DataImpact) string {
	if d == nil {
		return ""
	}
	var parts []string
	if len(d.Classes) > 0 {
		parts = append(parts, c.names(d.Classes, asWritten))
	}
	say := c.say.Say
	parts = append(parts, c.howMany(
		tally{d.Records, say("%s\u00a0record"), say("%s\u00a0records"), say("number of records: %s")},
		tally{d.Subjects, say("%s\u00a0person"), say("%s\u00a0people"), say("number of people: %s")},
	)...)
	if len(d.Dimensions) > 0 {
		parts = append(parts, say("harm to %s", c.say.List(c.dimensions(d.Dimensions))))
	}
	words, text := c.say.Items(parts), c.sentence(d.Text)
	if words != "" && text != "" {
		words = c.say.SayAs("sentence", "%s.", words)
	}
	return c.say.Sentences(words, text)
}

// tally is a number of something of ours, with its words for one, for many and
// for a number that is not known.
type tally struct {
	number             *incident.Number
	one, many, unknown string
}

// howMany tells numbers, those that were written, with their units and how they
// were come by.
func (c *composer) howMany(tallies ...tally) []string {
	var all []string
	for _, t := range tallies {
		form := t.many
		switch {
		case t.number == nil:
			continue
		case !t.number.Known():
			all = append(all, fmt.Sprintf(t.unknown, c.number(t.number, "")))
			continue
		case t.number.Unit != "":
			form = "%s"
		case c.say.IsOne(singular(t.number)):
			form = t.one
		}
		words := fmt.Sprintf(form, c.withUnit(t.number, t.number.Unit))
		words = c.worded(words, words, t.number.Text)
		all = append(all, c.basis(c.known(words, t.number.Status)+c.cite(t.number.Sources...), t.number))
	}
	return all
}

func (c *composer) agreementPoint(s *incident.SLA) string {
	if s == nil {
		return ""
	}
	words := ""
	switch s.Breached {
	case incident.Yes:
		words = c.say.Say("breached")
	case incident.No:
		words = c.say.Say("not breached")
	case incident.AnswerUnknown:
		words = c.say.Say("whether it was breached is not known")
	}
	return c.say.Colon(words, c.sentence(s.Reason))
}

func (c *composer) costPoint(f *incident.Financial) string {
	if f == nil {
		return ""
	}
	say := c.say.Say
	var parts []string
	for _, cost := range []struct {
		tell   string
		number *incident.Number
	}{{say("direct %s"), f.DirectCost}, {say("indirect %s"), f.IndirectCost}, {say("recovered %s"), f.Recoveries}, {say("credits to customers %s"), f.SLACredits}} {
		if cost.number == nil {
			continue
		}
		parts = append(parts, c.basis(fmt.Sprintf(cost.tell, c.money(cost.number, f.Currency)), cost.number))
	}
	return c.say.Items(parts)
}

// money tells an amount with its currency, which has no plural.
func (c *composer) money(n *incident.Number, currency string) string {
	words := c.amount(n, "")
	if n.Known() && n.Unit == "" {
		words += nbsp + escape(currency)
	}
	return c.known(words, n.Status) + c.cite(n.Sources...)
}

func (c *composer) reputationPoint(r *incident.Reputation) string {
	if r == nil {
		return ""
	}
	said := c.sentence(r.Text)
	if said == "" && r.Media != nil && *r.Media {
		said = c.say.Say("The press reported on it.")
	}
	return said
}

// budgetPoint tells what an objective's error budget had to bear, as far as no
// figure tells it.
func (c *composer) budgetPoint(b report.Budget) string {
	say := c.say.Say
	var words []string
	if used := c.ratio(b.Incident, c.say.Ratio); used != "" && !c.drawn("budget") {
		words = append(words, c.budgetUse(b, used))
	}
	if used := c.ratio(b.Window, c.say.Ratio); used != "" && !c.drawn("budget") {
		words = append(words, say("the whole window used %s", used))
	}
	if rate := c.told(b.BurnRate, c.say.Multiple); rate != "" && b.BurnRate.Undefined == "" {
		words = append(words, say("while it lasted the budget burnt at %s the rate that would just use it up", rate))
	}
	switch {
	case len(words) == 0 && c.drawn("budget"):
		return ""
	case len(words) == 0:
		words = []string{say("what this incident used of it is not known")}
	}
	lead := c.say.SayAs("budget", "%s of %s", "**["+say("Error budget")+"]("+toMethods+methodOf("error-budget")+")**", c.say.Bracketed(escape(b.SLO.ID), c.objective(b.SLO)))
	return c.say.SayAs("sentence", "%s.", c.say.Colon(lead, c.say.Items(words)))
}

func (c *composer) objective(slo incident.SLO) string {
	words := c.say.Say("%s over %s", c.say.Percent(slo.Target), c.say.Days(slo.Window.Length()))
	if sli := escape(slo.SLI); sli != "" {
		words = c.say.Commas([]string{sli, words})
	}
	return words
}

// budgetUse tells what the incident used of a budget, and how large that is.
func (c *composer) budgetUse(b report.Budget, used string) string {
	switch {
	case b.AllowedTime != nil:
		return c.say.Say("this incident used %s of the budget of %s", used, c.say.Budget(*b.AllowedTime))
	case b.Allowed != nil:
		return c.say.Say("this incident used %s of the budget of %s bad events", used, c.say.Amount(roundedCount(*b.Allowed)))
	}
	return c.say.Say("this incident used %s of the budget", used)
}
