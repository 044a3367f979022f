package page

import (
	"strings"
	"time"

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
	var points points
	points.add("What suffered", enumerated(wordsOf(impact.Dimensions)))
	points.add("Functions hit", names(impact.Functions, asWritten))
	points.add("Support", c.supportPoint(impact.Support))
	points.add("Data", c.dataPoint(impact.Data))
	points.add("Service-level agreement", c.agreementPoint(impact.SLA))
	points.add("Cost", c.costPoint(impact.Financial))
	points.add("In public", c.reputationPoint(impact.Reputation))
	for _, s := range impact.Series {
		if !isMeasured(s) {
			points.add(escape(upperFirst(seriesTitle(s))), "no value is known.")
		}
	}
	return points
}

// points is a list of remarks, each with a bold lead.
type points []string

func (p *points) add(lead, words string) {
	if words != "" {
		*p = append(*p, "**"+lead+":** "+words)
	}
}

func wordsOf[E ~string](all []E) []string {
	words := make([]string, len(all))
	for i, w := range all {
		words[i] = said("", w)
	}
	return words
}

func asWritten(name string) string { return name }

func (c *composer) supportPoint(s *incident.Support) string {
	if s == nil {
		return ""
	}
	var words []string
	for _, n := range []struct {
		number *incident.Number
		unit   string
	}{{s.Tickets, "ticket"}, {s.Complaints, "complaint"}} {
		if n.number != nil {
			words = append(words, c.howMany(n.number, n.unit))
		}
	}
	return strings.Join(words, "; ")
}

// basis tells in brackets how a number was come by.
func basis(n *incident.Number) string {
	if said := remarks(n); len(said) > 0 {
		return " (" + strings.Join(said, "; ") + ")"
	}
	return ""
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
		parts = append(parts, names(d.Classes, asWritten))
	}
	for _, n := range []struct {
		number *incident.Number
		unit   string
	}{{d.Records, "record"}, {d.Subjects, "person"}} {
		if n.number != nil {
			parts = append(parts, c.howMany(n.number, n.unit))
		}
	}
	if len(d.Dimensions) > 0 {
		parts = append(parts, "harm to "+enumerated(wordsOf(d.Dimensions)))
	}
	return joined(strings.Join(parts, "; "), ". ", c.sentence(d.Text))
}

// joined puts a joint between two words if there are both.
func joined(before, joint, after string) string {
	if before == "" || after == "" {
		return before + after
	}
	return before + joint + after
}

// howMany tells a number with its unit and how it was come by; of a number that
// is not known it says which.
func (c *composer) howMany(n *incident.Number, unit string) string {
	if !n.Known() {
		return "number of " + plural(2, unit) + ": " + c.number(n, "")
	}
	return c.number(n, unit) + basis(n)
}

func (c *composer) agreementPoint(s *incident.SLA) string {
	if s == nil {
		return ""
	}
	words := map[incident.Answer]string{incident.Yes: "breached", incident.No: "not breached", incident.AnswerUnknown: "whether it was breached is not known"}[s.Breached]
	return joined(words, ": ", c.sentence(s.Reason))
}

func (c *composer) costPoint(f *incident.Financial) string {
	if f == nil {
		return ""
	}
	var parts []string
	for _, cost := range []struct {
		name   string
		number *incident.Number
	}{{"direct", f.DirectCost}, {"indirect", f.IndirectCost}, {"recovered", f.Recoveries}, {"credits to customers", f.SLACredits}} {
		if cost.number == nil {
			continue
		}
		parts = append(parts, cost.name+" "+c.money(cost.number, f.Currency)+basis(cost.number))
	}
	return strings.Join(parts, "; ")
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
		said = "The press reported on it."
	}
	return said
}

// budgetPoint tells what an objective's error budget had to bear, as far as no
// figure tells it.
func (c *composer) budgetPoint(b report.Budget) string {
	var words []string
	if used := c.ratio(b.Incident, ratioWords); used != "" && !c.drawn("budget") {
		words = append(words, "this incident used "+used+c.budgetSize(b))
	}
	if used := c.ratio(b.Window, ratioWords); used != "" && !c.drawn("budget") {
		words = append(words, "the whole window used "+used)
	}
	if rate := c.told(b.BurnRate, multipleWords); rate != "" && b.BurnRate.Undefined == "" {
		words = append(words, "while it lasted the budget burnt at "+rate+" the rate that would just use it up")
	}
	switch {
	case len(words) == 0 && c.drawn("budget"):
		return ""
	case len(words) == 0:
		words = []string{"what this incident used of it is not known"}
	}
	return "**[Error budget](" + toMethods + methodOf("error-budget") + ")** of " + escape(b.SLO.ID) + c.objective(b.SLO) + ": " + strings.Join(words, "; ") + "."
}

func (c *composer) objective(slo incident.SLO) string {
	words := percentWords(slo.Target) + " over " + wholeDays(slo.Window.Length())
	if sli := escape(slo.SLI); sli != "" {
		words = sli + ", " + words
	}
	return " (" + words + ")"
}

// wholeDays tells the length of a period in days where it is some number of
// them.
func wholeDays(d time.Duration) string {
	if d%(24*time.Hour) == 0 {
		return whole(int64(d/(24*time.Hour))) + nbsp + "d"
	}
	return lengthWords(d)
}

func (c *composer) budgetSize(b report.Budget) string {
	switch {
	case b.AllowedTime != nil:
		return " of the budget of " + budgetWords(*b.AllowedTime)
	case b.Allowed != nil:
		return " of the budget of " + countWords(roundedCount(*b.Allowed)) + " bad events"
	}
	return " of the budget"
}
