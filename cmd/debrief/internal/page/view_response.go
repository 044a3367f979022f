package page

import (
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

// noticedPoints tells how it was noticed and who took part.
func (c *composer) noticedPoints(r *incident.Response) []string {
	var all points
	if d := r.Detection; d != nil {
		all.add("Alert", escape(d.Alert))
		if d.EarliestEvidence != nil {
			all.add("Earliest evidence", c.when(d.EarliestEvidence)+c.note(d.EarliestEvidence))
		}
		all.add("What would have shown it sooner", c.sentence(d.Gap))
	}
	var roles []string
	for _, role := range r.Roles {
		roles = append(roles, c.role(role))
	}
	all.add("Roles", strings.Join(roles, ", "))
	all.add("Teams", names(r.Teams, c.owner))
	if r.BCPActivated != nil {
		all.add("Business-continuity plan", map[bool]string{true: "activated", false: "not activated"}[*r.BCPActivated])
	}
	return all
}

// note tells an author's remark on a time, after a colon.
func (c *composer) note(t *incident.Time) string {
	if t == nil || tidy(t.Note) == "" {
		return ""
	}
	return ": " + escape(t.Note)
}

func (c *composer) role(r incident.Role) string {
	words := escape(r.Role)
	if r.Name != "" {
		words += " " + escape(r.Name)
	}
	if r.Team != "" {
		words += " (" + escape(c.owner(r.Team)) + ")"
	}
	return words
}

func (c *composer) workaround(w incident.Workaround) string {
	text := c.prose.blocks(w.Text)
	if text == "" {
		return ""
	}
	var when []string
	if w.From != nil {
		when = append(when, "from "+c.when(w.From))
	}
	if w.To != nil {
		when = append(when, "until "+c.when(w.To))
	}
	if len(when) == 0 {
		return text
	}
	return leading(upperFirst(strings.Join(when, " "))+":", text)
}

func (c *composer) communication(m incident.Communication) string {
	words := c.when(m.At) + ", " + link(phrase("", m.Channel), m.URL)
	if said := c.sentence(m.Text); said != "" {
		words += ": " + said
	}
	return words
}

// leading puts words before blocks: into their first line where that is a
// paragraph's.
func leading(words, blocks string) string {
	if startsBlock.MatchString(blocks) {
		return words + "\n\n" + blocks
	}
	return words + " " + blocks
}
