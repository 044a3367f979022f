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
	files    []*File // in the order of their names; those that could be read
	problems map[*File]problem.List
	byID     map[string]*File
	former   map[string]*File // by alias
}

// checkSet gives what shows only when all records are read: for each file, and
// in the list of published ids.
func checkSet(files []*File, published Published) (ofFiles []problem.List, ofList problem.List) {
	co := &company{problems: map[*File]problem.List{}}
	for _, f := range files {
		if f.incident != nil {
			co.files = append(co.files, f)
		}
	}
	co.idsAreUnique()
	co.aliasesAreFree()
	co.relationsLeadSomewhere()
	for _, way := range oneWay {
		co.relationsRunOneWay(way)
	}
	ofList = co.publishedStay(published, files)
	ofFiles = make([]problem.List, len(files))
	for i, f := range files {
		ofFiles[i] = co.problems[f]
	}
	return ofFiles, ofList
}

// tell tells that a record breaks a rule in the company of others.
func (co *company) tell(f *File, pointer string, rule *problem.Rule, message, hint string, also ...problem.Also) {
	list := co.problems[f]
	f.tellInto(&list, rule.Severity, pointer, rule, message, hint, also...)
	co.problems[f] = list
}

// idsAreUnique: an id names one record; the first one keeps it.
func (co *company) idsAreUnique() {
	co.byID = map[string]*File{}
	for _, f := range co.files {
		id := f.incident.ID
		if other := co.byID[id]; other != nil {
			co.tell(f, "/id", identity, fmt.Sprintf("the id %q is used twice", id),
				"an id is a page's address: rename one of the files",
				other.elsewhere("/id", "it is first used here"))
			continue
		}
		co.byID[id] = f
	}
}

// aliasesAreFree: a former id leads to one record.
func (co *company) aliasesAreFree() {
	co.former = map[string]*File{}
	for _, f := range co.files {
		for i, alias := range f.incident.Aliases {
			pointer := fmt.Sprintf("/aliases/%d", i)
			other, what := co.byID[alias], "the id of another record"
			if other == nil {
				other, what = co.former[alias], "an alias of another record"
			}
			switch {
			case alias == "" || other == f:
			case other != nil:
				co.tell(f, pointer, identity, fmt.Sprintf("%q is %s", alias, what),
					"an address leads to one page: take the alias out of one of them",
					other.elsewhere("", "that record is this"))
			default:
				co.former[alias] = f
			}
		}
	}
}

// relationsLeadSomewhere: a relation by id leads to a record of the set.
func (co *company) relationsLeadSomewhere() {
	ids := make([]string, 0, len(co.byID))
	for _, f := range co.files {
		ids = append(ids, f.incident.ID)
	}
	for _, f := range co.files {
		for i, r := range f.incident.Relations {
			if r.ID == "" || co.byID[r.ID] != nil {
				continue
			}
			hint := "for an incident elsewhere write external: {system: …, id: …}"
			if now := co.former[r.ID]; now != nil {
				hint = fmt.Sprintf("it is now called %q", now.incident.ID)
			} else if near := source.Nearest(r.ID, ids); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			co.tell(f, fmt.Sprintf("/relations/%d/id", i), relations, fmt.Sprintf("there is no incident %q", shorten(r.ID)), hint)
		}
	}
}

// direction is a relation that never leads back, and the word for it from the
// other side; empty where there is none.
type direction struct{ forth, back incident.RelationType }

var oneWay = []direction{{forth: "duplicate_of"}, {"part_of", "has_part"}, {"caused_by", "causes"}}

// leads gives where a relation leads from and to, seen in the direction; false
// when it is another one.
func (d direction) leads(own string, r incident.Relation) (from, to string, ok bool) {
	switch {
	case r.ID == "" || r.ID == own:
		return "", "", false
	case r.Type == d.forth:
		return own, r.ID, true
	case d.back != "" && r.Type == d.back:
		return r.ID, own, true
	}
	return "", "", false
}

// relationsRunOneWay tells each relation that leads back to where it began over
// others.
func (co *company) relationsRunOneWay(d direction) {
	next := map[string][]string{}
	for _, f := range co.files {
		for _, r := range f.incident.Relations {
			if from, to, ok := d.leads(f.incident.ID, r); ok {
				next[from] = append(next[from], to)
			}
		}
	}
	for _, f := range co.files {
		for i, r := range f.incident.Relations {
			if from, to, ok := d.leads(f.incident.ID, r); ok && leads(next, to, from, map[string]bool{}) {
				co.tell(f, fmt.Sprintf("/relations/%d", i), relations,
					fmt.Sprintf("%s leads from %q back to this incident", r.Type, r.ID), "one of the two relations is the wrong way round")
			}
		}
	}
}
