package record

import (
	"cmp"
	"fmt"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// checkSet checks what shows only when all records are read. A record that has
// errors of its own is still there for the others.
func checkSet(files []*file) {
	files = slices.DeleteFunc(slices.Clone(files), func(f *file) bool { return f.incident == nil })
	slices.SortStableFunc(files, func(a, b *file) int { return cmp.Compare(a.name, b.name) })
	byID := idsAreUnique(files)
	former := aliasesAreFree(files, byID)
	relationsLeadSomewhere(files, byID, former)
	for _, t := range []incident.RelationType{"duplicate_of", "part_of", "caused_by"} {
		relationsRunOneWay(files, byID, t)
	}
}

// idsAreUnique gives the record of each id; the first one keeps it.
func idsAreUnique(files []*file) map[string]*file {
	byID := map[string]*file{}
	for _, f := range files {
		id := f.incident.ID
		if other := byID[id]; other != nil {
			f.problem("/id", problem.Error, "duplicate-id", fmt.Sprintf("the id %q is used twice", id),
				"an id is a page's address: rename one of the files",
				other.elsewhere("/id", "it is first used here"))
			continue
		}
		byID[id] = f
	}
	return byID
}

// aliasesAreFree gives the record that each former id leads to.
func aliasesAreFree(files []*file, byID map[string]*file) map[string]*file {
	former := map[string]*file{}
	for _, f := range files {
		for i, alias := range f.incident.Aliases {
			pointer := fmt.Sprintf("/aliases/%d", i)
			other, what := byID[alias], "the id of another record"
			if other == nil {
				other, what = former[alias], "an alias of another record"
			}
			switch {
			case alias == "" || other == f:
			case other != nil:
				f.problem(pointer, problem.Error, "duplicate-id", fmt.Sprintf("%q is %s", alias, what),
					"an address leads to one page: take the alias out of one of them",
					other.elsewhere("", "that record is this"))
			default:
				former[alias] = f
			}
		}
	}
	return former
}

// relationsLeadSomewhere: a relation by id leads to a record of the set.
func relationsLeadSomewhere(files []*file, byID, former map[string]*file) {
	ids := make([]string, 0, len(byID))
	for _, f := range files {
		ids = append(ids, f.incident.ID)
	}
	for _, f := range files {
		for i, r := range f.incident.Relations {
			if r.ID == "" || byID[r.ID] != nil {
				continue
			}
			hint := "for an incident elsewhere write external: {system: …, id: …}"
			if now := former[r.ID]; now != nil {
				hint = fmt.Sprintf("it is now called %q", now.incident.ID)
			} else if near := source.Nearest(r.ID, ids); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			f.problem(fmt.Sprintf("/relations/%d/id", i), problem.Error, "reference", fmt.Sprintf("there is no incident %q", shorten(r.ID)), hint)
		}
	}
}

// relationsRunOneWay tells each record from which a relation leads back to
// itself over others.
func relationsRunOneWay(files []*file, byID map[string]*file, t incident.RelationType) {
	for _, f := range files {
		for i, r := range f.incident.Relations {
			if r.Type == t && r.ID != f.incident.ID && reaches(byID, t, r.ID, f.incident.ID, map[string]bool{}) {
				f.problem(fmt.Sprintf("/relations/%d", i), problem.Error, "relation",
					fmt.Sprintf("%s leads from %q back to this incident", t, r.ID), "one of the two relations is the wrong way round")
			}
		}
	}
}

func reaches(byID map[string]*file, t incident.RelationType, from, to string, passed map[string]bool) bool {
	if from == to {
		return true
	}
	f := byID[from]
	if f == nil || passed[from] {
		return false
	}
	passed[from] = true
	for _, r := range f.incident.Relations {
		if r.Type == t && r.ID != "" && reaches(byID, t, r.ID, to, passed) {
			return true
		}
	}
	return false
}
