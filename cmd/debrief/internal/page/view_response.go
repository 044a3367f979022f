package page

import (
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/words"
)

// noticedPoints tells how it was noticed and who took part.
func (c *composer) noticedPoints(r *incident.Response) []string {
	all, say := c.points(), c.say.Say
	if d := r.Detection; d != nil {
		all.add(say("Alert"), escape(d.Alert))
		if d.EarliestEvidence != nil {
			all.add(say("Earliest evidence"), c.say.Colon(c.when(d.EarliestEvidence), escape(d.EarliestEvidence.Note)))
		}
		all.add(say("What would have shown it sooner"), c.sentence(d.Gap))
	}
	var roles []string
	for _, role := range r.Roles {
		roles = append(roles, c.role(role))
	}
	all.add(say("Roles"), c.say.Commas(roles))
	all.add(say("Teams"), c.names(r.Teams, c.owner))
	if r.BCPActivated != nil {
		state := say("not activated")
		if *r.BCPActivated {
			state = say("activated")
		}
		all.add(say("Business-continuity plan"), state)
	}
	return all.list
}

func (c *composer) role(r incident.Role) string {
	words := escape(r.Role)
	if r.Name != "" {
		words += " " + escape(r.Name)
	}
	if r.Team != "" {
		words = c.say.Bracketed(words, escape(c.owner(r.Team)))
	}
	return words
}

func (c *composer) workaround(w incident.Workaround) string {
	text := c.prose.blocks(w.Text)
	if text == "" {
		return ""
	}
	when := ""
	switch l := c.say; {
	case w.From != nil && w.To != nil:
		when = l.SayAs("time", "from %s until %s", c.when(w.From), c.when(w.To))
	case w.From != nil:
		when = l.SayAs("time", "from %s", c.when(w.From))
	case w.To != nil:
		when = l.SayAs("time", "until %s", c.when(w.To))
	default:
		return text
	}
	return leading(c.say.Lead(upperFirst(when)), text)
}

func (c *composer) communication(m incident.Communication) string {
	channel := link(words.Phrase(c.say, "channel", m.Channel), m.URL)
	return c.say.Colon(c.say.Commas([]string{c.when(m.At), channel}), c.sentence(m.Text))
}

// leading puts words before blocks: into their first line where that is a
// paragraph's.
func leading(words, blocks string) string {
	if startsBlock.MatchString(blocks) {
		return words + "\n\n" + blocks
	}
	return words + " " + blocks
}
