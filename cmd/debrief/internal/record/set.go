package record

import (
	"fmt"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// company is all records in front of the rules that look at more than one. A
// record that has errors of its own is still there for the others.
type company struct {
	members  []*member // in the order of their names; those that could be read
	byID     map[string]*member
	former   map[string]*member // by alias
	searches int                // for the nearest id, each of which looks at all
}

// member is one of them.
type member struct {
	*Brief

	aliases   []alias
	relations []tie
	told      problem.List // in the company of the others
}

// checkSet gives what shows only when all records are read: for each one, and
// in the list of published ids.
func checkSet(briefs []*Brief, published Published) (ofRecords []problem.List, ofList problem.List) {
	co := &company{}
	all := make([]member, len(briefs))
	for i, b := range briefs {
		all[i].Brief = b
		if b.readable {
			d := b.open()
			all[i].aliases, all[i].relations = d.aliases, d.relations
			co.members = append(co.members, &all[i])
		}
	}
	co.idsAreUnique()
	co.aliasesAreFree()
	co.relationsLeadSomewhere()
	for _, way := range oneWay {
		co.relationsRunOneWay(way)
	}
	ofList = co.publishedStay(published, briefs)
	ofRecords = make([]problem.List, len(briefs))
	for i := range all {
		ofRecords[i] = all[i].told
	}
	return ofRecords, ofList
}

// tell tells that a record breaks a rule in the company of others.
func (m *member) tell(at spot, rule *problem.Rule, message, hint string, also ...problem.Also) {
	if at.silent {
		return
	}
	source.Add(&m.told, m.Name, func() problem.Place { return at.Place },
		problem.Problem{Severity: rule.Severity, Rule: rule, Message: message, Hint: hint, Also: also})
}

// idsAreUnique: an id names one record; the first one keeps it.
func (co *company) idsAreUnique() {
	co.byID = make(map[string]*member, len(co.members))
	for _, m := range co.members {
		if other := co.byID[m.ID]; other != nil {
			m.tell(m.open().id, identity, fmt.Sprintf("the id %q is used twice", m.ID),
				"an id is a page's address: rename one of the files",
				problem.Also{Place: other.open().id.Place, Message: "it is first used here"})
			continue
		}
		co.byID[m.ID] = m
	}
}

// aliasesAreFree: a former id leads to one record.
func (co *company) aliasesAreFree() {
	co.former = map[string]*member{}
	for _, m := range co.members {
		for _, a := range m.aliases {
			other, what := co.byID[a.name], "the id of another record"
			if other == nil {
				other, what = co.former[a.name], "an alias of another record"
			}
			switch {
			case a.name == "" || other == m:
			case other != nil:
				m.tell(a.spot, identity, fmt.Sprintf("%q is %s", a.name, what),
					"an address leads to one page: take the alias out of one of them",
					problem.Also{Place: other.open().whole.Place, Message: "that record is this"})
			default:
				co.former[a.name] = m
			}
		}
	}
}

// relationsLeadSomewhere: a relation by id leads to a record of the set.
func (co *company) relationsLeadSomewhere() {
	for _, m := range co.members {
		for _, r := range m.relations {
			if co.byID[r.id] != nil {
				continue
			}
			hint := "for an incident elsewhere write external: {system: …, id: …}"
			if now := co.former[r.id]; now != nil {
				hint = fmt.Sprintf("it is now called %q", now.ID)
			} else if near := co.nearest(r.id); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			m.tell(r.to, relations, fmt.Sprintf("there is no incident %q", shorten(r.id)), hint)
		}
	}
}

// mostSearches is how often the nearest id is looked for in one set: after so
// many slips it would only take time.
const mostSearches = 200

// nearest gives the id that was most likely meant; empty when none was.
func (co *company) nearest(written string) string {
	if co.searches++; co.searches > mostSearches {
		return ""
	}
	ids := make([]string, len(co.members))
	for i, m := range co.members {
		ids[i] = m.ID
	}
	return source.Nearest(written, ids)
}

// direction is a relation that never leads back, and the word for it from the
// other side; empty where there is none.
type direction struct{ forth, back incident.RelationType }

var oneWay = []direction{{forth: "duplicate_of"}, {"part_of", "has_part"}, {"caused_by", "causes"}}

// leads gives where a relation leads from and to, seen in the direction; false
// when it is another one.
func (d direction) leads(own string, r tie) (from, to string, ok bool) {
	switch {
	case r.id == own:
		return "", "", false
	case r.RelationType == d.forth:
		return own, r.id, true
	case d.back != "" && r.RelationType == d.back:
		return r.id, own, true
	}
	return "", "", false
}

// relationsRunOneWay tells each relation that leads back to where it began over
// others.
func (co *company) relationsRunOneWay(d direction) {
	next := map[string][]string{}
	for _, m := range co.members {
		for _, r := range m.relations {
			if from, to, ok := d.leads(m.ID, r); ok {
				next[from] = append(next[from], to)
			}
		}
	}
	round := rounds(next)
	for _, m := range co.members {
		for _, r := range m.relations {
			if from, to, ok := d.leads(m.ID, r); ok && round[from] == round[to] {
				m.tell(r.at, relations, fmt.Sprintf("%s leads from %q back to this incident", r.RelationType, r.id),
					"one of the two relations is the wrong way round")
			}
		}
	}
}
