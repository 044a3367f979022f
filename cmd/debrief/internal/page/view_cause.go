package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/words"
)

// composeCause fills the section on why it happened.
func (c *composer) composeCause() {
	cause := c.inc.Cause
	if cause == nil {
		return
	}
	v := &c.view.Cause
	v.Summary = c.text(cause.Summary)
	if cause.Confidence != "" {
		v.Certainty = said(c.say, "confidence", cause.Confidence)
	}
	v.Trigger = c.trigger(cause.Trigger)
	for i, f := range cause.Factors {
		v.Factors = append(v.Factors, c.factor(i, f))
	}
	for _, r := range cause.RuledOut {
		v.RuledOut = append(v.RuledOut, c.ruledOut(r))
	}
	v.Questions = c.allBlocks(cause.OpenQuestions)
}

func (c *composer) trigger(t *incident.Trigger) string {
	if t == nil {
		return ""
	}
	var details []string
	if t.Category != "" {
		details = append(details, said(c.say, "category", t.Category))
	}
	if t.At != nil {
		details = append(details, c.when(t.At))
	}
	trigger := c.say.Say("Trigger")
	lead := c.lead(trigger)
	if len(details) > 0 {
		lead = c.say.Lead(c.say.Bracketed("**"+trigger+"**", c.say.Items(details))) + " "
	}
	return lead + c.remark(t.Text, t.Status) + c.cite(t.Evidence...)
}

// remark tells prose in one line with its status; what was refuted is struck.
func (c *composer) remark(text string, s incident.Status) string {
	if s == incident.Refuted {
		return c.struck(text) + c.mark(s)
	}
	return c.sentence(text) + c.mark(s)
}

// factor tells one contributing factor and what is done about it.
func (c *composer) factor(i int, f incident.Factor) string {
	var lists []string
	if f.Category != "" {
		lists = append(lists, c.toList(words.UpperFirst(words.Phrase(c.say, "category", f.Category)), categoryFolder(f.Category)))
	}
	for _, shared := range c.site.Factors {
		if shared.Name == f.ID {
			lists = append(lists, c.toList(cmp.Or(shared.Title, shared.Name), sharedFolder(shared.Name)))
		}
	}
	told := ""
	if len(lists) > 0 {
		told = c.lead(strings.Join(lists, " · "))
	}
	told += c.remark(f.Text, f.Status) + c.cite(f.Evidence...)
	if met := c.metBy(f.ID); met != "" {
		told += " → " + met
	}
	return told + c.view.notes.id(c.factors[i])
}

// metBy links to the actions that answer a factor: "action 1", "actions 1 and
// 3".
func (c *composer) metBy(factor string) string {
	if factor == "" || c.inc.Remediation == nil {
		return ""
	}
	var links []string
	for i, a := range c.inc.Remediation.Actions {
		if slices.Contains(a.Factors, factor) {
			links = append(links, "["+strconv.Itoa(i+1)+"](#"+c.actions[i]+")")
		}
	}
	switch len(links) {
	case 0:
		return ""
	case 1:
		return c.say.Say("action %s", links[0])
	}
	return c.say.Say("actions %s", c.say.List(links))
}

// ruledOut tells an idea that turned out wrong. It is struck where it is
// marked as refuted; elsewhere the text itself says what was found.
func (c *composer) ruledOut(r incident.RuledOut) string {
	return c.remark(r.Text, r.Status) + c.cite(r.Evidence...)
}

func (c *composer) allBlocks(all []string) []string {
	var blocks []string
	for _, text := range all {
		if b := c.prose.blocks(text); b != "" {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// composeRemediation fills the section on what was done and is being done.
func (c *composer) composeRemediation() {
	r := c.inc.Remediation
	if r == nil {
		return
	}
	v := &c.view.Remediation
	v.Immediate = c.allBlocks(r.Immediate)
	v.None = c.prose.blocks(r.NoActions)
	if balance := c.actionsBalance(); balance != "" {
		v.Balance = c.say.Say("%s, as of %s.", upperFirst(balance), c.asOf())
	}
	say := c.say.Say
	g := grid{Columns: columnsOf(say("No."), say("Action"), say("Type"), say("Owner"), say("Due"), say("State"))}
	for i, a := range r.Actions {
		g.Rows = append(g.Rows, []string{
			strconv.Itoa(i+1) + c.view.notes.id(c.actions[i]), c.actionText(a), c.actionType(a),
			escape(c.owner(a.Owner)), c.date(a.Due), c.actionState(a),
		})
	}
	v.Actions = g.compact()
}

func (c *composer) actionText(a incident.Action) string {
	words := escape(a.Title)
	if a.Ticket != "" {
		words = c.say.Bracketed(words, c.ticket(a.Ticket))
	}
	if verify := c.line(a.Verify); verify != "" {
		words = c.say.FullStop(words) + " *" + c.say.Lead(c.say.Say("Done when")) + "* " + verify
	}
	if decision := c.line(a.Decision); decision != "" {
		words = c.say.FullStop(words) + " *" + c.say.Lead(c.say.Say("Decision")) + "* " + decision
	}
	return words
}

// ticket links to a ticket by its address, or names one that is not an address.
func (c *composer) ticket(ticket string) string {
	if scheme.MatchString(ticket) {
		return link(c.say.Say("ticket"), ticket)
	}
	return c.say.Say("ticket %s", escape(ticket))
}

func (c *composer) actionType(a incident.Action) string {
	var words []string
	if a.Type != "" {
		words = append(words, said(c.say, "action type", a.Type))
	}
	if a.Priority != "" {
		words = append(words, escape(string(a.Priority)))
	}
	return upperFirst(c.say.Commas(words))
}

// date tells an instant that was written; it is empty for none.
func (c *composer) date(i incident.Instant) string {
	if i.IsZero() {
		return ""
	}
	return c.zone.Written(i)
}

// actionState tells how far an action is, and whether it is late.
func (c *composer) actionState(a incident.Action) string {
	status := a.Status
	if status == "" {
		status = incident.ActionOpen
	}
	words := c.chip("action-"+slugOf(string(status)), saidFirst(c.say, "action", status))
	if status == incident.ActionDone && !a.DoneAt.IsZero() {
		words += " " + c.zone.Written(a.DoneAt)
	}
	if c.overdue(a) {
		words = c.say.Commas([]string{words, c.chip("action-overdue", "**"+c.say.SayAs("action", "overdue")+"**")})
	}
	return words
}

// overdue reports whether an action is late at the as-of day: its due day is
// over and it is neither done nor refused.
func (c *composer) overdue(a incident.Action) bool {
	if a.Due.IsZero() || a.Status == incident.ActionDone || a.Status == incident.ActionWontDo {
		return false
	}
	if a.ID != "" {
		return c.Actions.OverdueIDs[a.ID]
	}
	_, over := a.Due.Bounds(c.Zone)
	return !over.After(c.AsOf)
}

// composeLessons fills the lists of what is taken from it.
func (c *composer) composeLessons() {
	l := c.inc.Lessons
	if l == nil {
		return
	}
	say := c.say.Say
	for _, list := range []struct {
		title string
		texts []string
	}{{say("What went well"), l.WentWell}, {say("What went poorly"), l.WentPoorly}, {say("Where luck helped"), l.Lucky}, {say("Surprises"), l.Surprises}} {
		if items := c.allBlocks(list.texts); len(items) > 0 {
			c.view.Lessons = append(c.view.Lessons, listing{Title: list.title, Items: items})
		}
	}
}
