package page

import (
	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// mostRelated is how many incidents the chart of relations can join.
const mostRelated = 30

// relations tells how incidents belong together.
func (t *trends) relations() {
	g := t.all.Relations()
	c := trendChart{ID: "relations", Topic: t.say.Say("Related incidents"), Finding: t.relationsFinding(g),
		Usable: t.say.Say("%s of %s incidents have a relation to another here", t.whole(len(g.Nodes)), t.whole(len(t.all.Entries)))}
	say := t.say.Say
	if g.Outside > 0 {
		c.Notes = append(c.Notes, t.say.Count(g.Outside, "%s relation leads to something that is not on this site.", "%s relations lead to things that are not on this site."))
	}
	if len(g.Edges) == 0 {
		t.add(c, nil)
		return
	}
	c.Table = trendTable{Caption: say("Relations between incidents"), Columns: []chart.Column{{Title: say("Incident")}, {Title: say("Relation")}, {Title: say("Other incident")}}}
	for i := len(g.Edges) - 1; i >= 0; i-- {
		edge := g.Edges[i]
		c.Table.add(func() []trendCell {
			return []trendCell{t.one(edge.From), plainCell(t.relation(edge.Type)), t.one(edge.To)}
		})
	}
	if len(g.Nodes) > mostRelated {
		c.Notes = append(c.Notes, say("There are more than %s incidents: the table tells them without a drawing.", t.whole(mostRelated)))
		t.add(c, nil)
		return
	}
	c.Notes = append(c.Notes, say("The oldest incident is at the top. Dashed lines are leads and mere relations; they are not counted."))
	t.add(c, func(id, label string, table chart.Table) (chart.Figure, error) {
		spec := chart.ArcSpec{ID: id, Label: label, Table: table}
		place := map[*portfolio.Entry]int{}
		for i, e := range g.Nodes {
			place[e] = i
			date := say("no date")
			if !e.At.IsZero() {
				date = t.say.Date(e.At.In(t.days.Location()), words.ShortDate)
			}
			spec.Names = append(spec.Names, date+" · "+t.name(e))
		}
		for _, edge := range g.Edges {
			kind := t.relation(edge.Type)
			spec.Arcs = append(spec.Arcs, chart.Arc{From: place[edge.From], To: place[edge.To], Kind: kind, Strong: edge.Type == incident.RecurrenceOf,
				Dashed: edge.Type == "related" || edge.Type == "possible_match", Tip: t.name(edge.From) + "\n" + kind + "\n" + t.name(edge.To)})
		}
		return chart.NewArcs(spec)
	})
}

func (t *trends) relation(r incident.RelationType) string {
	return words.Phrase(t.say, "relation", r)
}

func (t *trends) relationsFinding(g portfolio.Graph) string {
	switch n := len(g.Recurrences); {
	case len(g.Edges) == 0 && n == 0:
		return t.say.Say("No relation between incidents is recorded")
	case n == 0:
		return t.say.Count(len(g.Edges), "No recurrence is recorded; %s relation joins two incidents", "No recurrence is recorded; %s relations join incidents")
	}
	return t.say.Count(len(g.Recurrences), "%s incident is the recurrence of an earlier one", "%s incidents are recurrences of earlier ones")
}
