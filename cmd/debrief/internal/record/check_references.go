package record

import (
	"debrief/cmd/debrief/internal/problem"
	"fmt"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// referencesLeadSomewhere: every source, factor and hop that is named is there.
func (c *check) referencesLeadSomewhere() {
	known := map[string][]string{}
	there := map[string]bool{"source " + incident.HiddenSource: true} // a filtered record has it
	for _, list := range idLists(c.inc) {
		for _, where := range []struct{ to, end string }{{"source", "/sources"}, {"factor", "/contributing_factors"}, {"hop", "/hops"}} {
			if !strings.HasSuffix(list.pointer, where.end) {
				continue
			}
			known[where.to] = append(known[where.to], list.ids...)
			for _, id := range list.ids {
				there[where.to+" "+id] = true
			}
		}
	}
	for _, r := range c.found.references {
		if !there[r.to+" "+r.id] && !source.Full(c.problems) {
			rule := references
			if r.to == "source" {
				rule = claimSource
			}
			c.tell(r.pointer, rule, fmt.Sprintf("there is no %s %q in this record", r.to, shorten(r.id)),
				referenceHint(r.id, r.to, known[r.to]))
		}
	}
}

// listedUnder says where the things are that can be referred to.
var listedUnder = map[string]string{
	"source": "sources", "factor": "root_cause.contributing_factors", "hop": "the hops of misrouting.intended and misrouting.actual",
}

func referenceHint(written, to string, known []string) string {
	if near := source.Nearest(written, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) == 0 {
		return fmt.Sprintf("list it under %s", listedUnder[to])
	}
	return fmt.Sprintf("listed under %s: %s", listedUnder[to], someOf(known))
}

// someOf writes out a list of ids, but not all of a long one.
func someOf(ids []string) string {
	const most = 12
	all := slices.Compact(slices.Sorted(slices.Values(ids)))
	all = slices.DeleteFunc(all, func(id string) bool { return id == "" })
	if len(all) > most {
		return strings.Join(all[:most], ", ") + ", …"
	}
	return strings.Join(all, ", ")
}

// relationsNameOne: a relation leads to one incident, and not to its own.
func (c *check) relationsNameOne() {
	for i, r := range c.inc.Relations {
		pointer := fmt.Sprintf("/relations/%d", i)
		own := slices.Contains(c.inc.Aliases, r.ID) || r.ID == c.inc.ID
		written := c.wrote(pointer + "/external")
		switch {
		case r.Type == "" && r.ID == "" && r.External == nil:
		case r.ID == "" && !written && !c.wrote(pointer+"/id"):
			c.tell(pointer, relations, "this relation leads nowhere",
				"write the id of an incident here, or external: {system: …, id: …} for one elsewhere")
		case r.ID != "" && written:
			c.tell(pointer+"/external", relations, "this relation has both id and external", "make two relations of it")
		case r.ID != "" && own:
			c.tell(pointer+"/id", relations, "this relation leads to the incident itself", "take it out")
		}
	}
}

// revisionsAreNumbered: versions count from 1, and each is there once.
func (c *check) revisionsAreNumbered() {
	first := map[int]int{}
	for i, r := range c.inc.Revisions {
		pointer := fmt.Sprintf("/revisions/%d/version", i)
		before, twice := first[r.Version]
		switch {
		case !c.wrote(pointer):
		case r.Version < 1:
			c.tell(pointer, revisions, fmt.Sprintf("%d is not a version", r.Version), "versions count from 1")
		case twice:
			c.tell(pointer, revisions, fmt.Sprintf("version %d is there twice", r.Version),
				"a published version keeps its number; give the new one the next",
				c.elsewhere(fmt.Sprintf("/revisions/%d/version", before), "it is first written here"))
		default:
			first[r.Version] = i
		}
	}
}

// pointersLeadSomewhere: a redaction that hits nothing hides nothing, which
// nobody would notice; a revision names what it changed.
func (c *check) pointersLeadSomewhere() {
	for i, r := range c.inc.Redact {
		where := fmt.Sprintf("/redact/%d/path", i)
		if fault := c.pointerFault(r.Path); fault != "" && r.Path != "" {
			c.tell(where, references, fmt.Sprintf("%q leads to nothing in this record: %s", shorten(r.Path), fault), pointerHint)
		}
	}
	for i, r := range c.inc.Revisions {
		for k, path := range r.Fields {
			if fault := c.pointerFault(path); fault != "" && path != "" {
				c.tellAs(problem.Warning, fmt.Sprintf("/revisions/%d/fields/%d", i, k),
					references, fmt.Sprintf("%q leads to nothing in this record: %s", shorten(path), fault), pointerHint)
			}
		}
	}
}

const pointerHint = "write a JSON pointer such as /response/roles; in a list of items with ids by id: /remediation/actions/a1/ticket"

// pointerFault says why a pointer leads to nothing; empty when it leads to
// something.
func (c *check) pointerFault(path string) string {
	if !strings.HasPrefix(path, "/") {
		return "it does not begin with /"
	}
	if path == "/" {
		return "it names no key"
	}
	return follow(c.inc, path)
}
