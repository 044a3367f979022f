package page

import (
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/words"
)

// tellMethods fills what the page of methods tells of numbers and words.
func (r *Renderer) tellMethods(v *methodsView, rules int) {
	v.Zone = escape(r.say.Say("Months and quarters of this site are those of the zone %s.", r.site.Zone().String()))
	for _, g := range r.metricGroups() {
		group := metricGroupView{ID: g.ID, Title: escape(g.Title)}
		for _, m := range g.Metrics {
			group.Metrics = append(group.Metrics, r.metricView(m))
		}
		v.Groups = append(v.Groups, group)
	}
	for _, c := range r.say.Certainties() {
		v.Certainties = append(v.Certainties, wordView{Word: escape(words.UpperFirst(words.Phrase(r.say, "status", c.Status))), Meaning: escape(c.Meaning)})
	}
	for _, s := range r.site.Severities {
		v.Schemes = append(v.Schemes, r.say.Colon("**"+escape(s.Scheme)+"**", escape(r.say.Say("%s, gravest first", strings.Join(s.Levels, " · ")))))
	}
	v.Audience = escape(r.audienceOf(r.site.Audience))
	v.Checked = link(r.say.Count(rules, "Before a page is made, the record is held against %s rule.", "Before a page is made, the record is held against %s rules."), "rules/index.html") + " " +
		escape(r.say.Say("They are about its form, its times, its figures, the cause and the actions, the wording, and what must not become public. Each has its reason, its source and an example."))
}

func (r *Renderer) metricView(m metric) metricView {
	v := metricView{ID: m.ID, Name: escape(m.Name), Means: escape(m.Meaning)}
	if m.Formula != "" {
		v.Formula = code(m.Formula)
	}
	if m.Unit != "" {
		v.Notes = append(v.Notes, "**"+r.say.Lead(r.say.Say("Unit"))+"** "+escape(m.Unit))
	}
	for _, e := range m.Edges {
		v.Notes = append(v.Notes, escape(e))
	}
	if m.Source != "" {
		v.Notes = append(v.Notes, "**"+r.say.Lead(r.say.Say("Source"))+"** "+escape(m.Source))
	}
	return v
}

// audienceOf says whom a build for an audience is for.
func (r *Renderer) audienceOf(a incident.Audience) string {
	switch a {
	case incident.Public, "":
		return r.say.Say("This site is built for everybody (public).")
	case incident.Customers:
		return r.say.Say("This site is built for customers; it holds what is public or for customers.")
	case incident.Internal:
		return r.say.Say("This site is built for internal readers; it holds all but what is restricted to a few.")
	}
	return r.say.Say("This site is built for a few named readers; it holds everything.")
}
