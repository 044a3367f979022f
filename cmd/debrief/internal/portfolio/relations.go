package portfolio

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// Graph is how incidents of this site belong together.
type Graph struct {
	Nodes []*Entry // those with a relation to another, oldest first
	Edges []Edge   // each once, by the later incident and then the earlier one
	// Recurrences are the counted incidents that recur on an earlier one.
	Recurrences []*Entry
	Outside     int // relations to what is not on this site
}

// Edge is a relation as the record of From tells it: From is caused by, part
// of or a recurrence of To. A relation told from the other side is turned
// round.
type Edge struct {
	From, To *Entry
	Type     incident.RelationType
}

// Relations gathers the relations among the incidents.
func (p *Portfolio) Relations() Graph {
	var g Graph
	seen, recurs := map[Edge]bool{}, map[*Entry]bool{}
	for _, e := range p.Entries {
		for _, r := range e.Relations {
			other := p.Entry(r.ID)
			if other == nil || other == e {
				g.Outside++
				continue
			}
			if edge := edgeOf(e, other, r.Type); !seen[edge] {
				seen[edge] = true
				g.Edges = append(g.Edges, edge)
			}
			if r.Type == incident.RecurrenceOf && e.Counts() && !recurs[e] {
				recurs[e] = true
				g.Recurrences = append(g.Recurrences, e)
			}
		}
	}
	place := map[*Entry]int{}
	for _, edge := range g.Edges {
		for _, e := range []*Entry{edge.From, edge.To} {
			if _, known := place[e]; !known {
				place[e] = 0
				g.Nodes = append(g.Nodes, e)
			}
		}
	}
	slices.SortFunc(g.Nodes, func(a, b *Entry) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	for i, e := range g.Nodes {
		place[e] = i
	}
	slices.SortFunc(g.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(place[a.From], place[b.From]), cmp.Compare(place[a.To], place[b.To]), cmp.Compare(a.Type, b.Type))
	})
	return g
}

// edgeOf turns relations with two names, and those without a direction, to one
// side.
func edgeOf(from, to *Entry, relation incident.RelationType) Edge {
	switch relation {
	case "causes":
		return Edge{to, from, "caused_by"}
	case "has_part":
		return Edge{to, from, "part_of"}
	case "related", "possible_match":
		if from.At.Before(to.At) || from.At.Equal(to.At) && from.ID < to.ID {
			return Edge{to, from, relation}
		}
	}
	return Edge{from, to, relation}
}
