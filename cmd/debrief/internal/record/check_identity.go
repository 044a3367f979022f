package record

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

var (
	slugForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{2,79}$`)
	wordForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)
	keptForm = regexp.MustCompile(`^([0-9]{4}|undated)$`) // addresses of the archive
)

// isAnchor reports whether an id can stand in an address after #: a letter or a
// number, and up to 79 more, or dots, colons, hyphens and underscores. As a pattern
// that takes 2 MB of memory.
func isAnchor(id string) bool {
	n := 0
	for _, c := range id {
		if n++; !unicode.IsLetter(c) && !unicode.IsNumber(c) && (n == 1 || !strings.ContainsRune("._:-", c)) {
			return false
		}
	}
	return 1 <= n && n <= 80
}

const slugHint = "3 to 80 small letters a to z, digits and hyphens, not a hyphen first"

// idIsFileName: the id is a slug and the name of the file, because it is the
// page's address for ever.
func (c *check) idIsFileName() {
	rule := identity
	stem := c.stem()
	switch {
	case !slugForm.MatchString(c.inc.ID) && c.wrote("/id"):
		c.tell("/id", rule, fmt.Sprintf("%q cannot be an id", shorten(c.inc.ID)), slugHint)
	case !slugForm.MatchString(c.inc.ID):
		c.tell("", rule, fmt.Sprintf("the file's name %q cannot be an id", shorten(stem)), "rename the file: "+slugHint)
	case incident.IsDevice(c.inc.ID):
		c.tell("/id", rule, fmt.Sprintf("the id %q is the name of a device on Windows, where no file can have it", c.inc.ID), "say what happened: "+c.inc.ID+"-mail-outage")
	case keptForm.MatchString(c.inc.ID):
		c.tell("/id", rule, fmt.Sprintf("the id %q is kept for the archive", c.inc.ID), "say what happened: "+c.inc.ID+"-mail-outage")
	case c.inc.ID != stem:
		c.tell("/id", rule, fmt.Sprintf("the id is %q, but the file's name is %q", c.inc.ID, stem),
			fmt.Sprintf("name the file %s.yaml, or take the id out of the record", c.inc.ID))
	}
}

// aliasesAreSlugs: former ids keep their pages, so they have the same form.
func (c *check) aliasesAreSlugs() {
	seen := map[string]bool{c.inc.ID: true}
	for i, alias := range c.inc.Aliases {
		pointer := fmt.Sprintf("/aliases/%d", i)
		switch {
		case alias == "":
		case !slugForm.MatchString(alias):
			c.tell(pointer, identity, fmt.Sprintf("%q cannot be an id", shorten(alias)), slugHint)
		case incident.IsDevice(alias):
			c.tell(pointer, identity, fmt.Sprintf("%q is the name of a device on Windows, where no file can have it", alias), "take it out: no page can have had that address")
		case keptForm.MatchString(alias):
			c.tell(pointer, identity, fmt.Sprintf("the id %q is kept for the archive", alias), "take it out: that address leads to a list of incidents")
		case seen[alias]:
			c.tell(pointer, identity, fmt.Sprintf("%q is the record's id or an alias already", alias), "take it out")
		}
		seen[alias] = true
	}
}

// kindIsSlug: a kind of an organisation's own has a page too.
func (c *check) kindIsSlug() {
	if kind := string(c.inc.Kind); kind != "" && !wordForm.MatchString(kind) {
		c.tell("/kind", source.Malformed, fmt.Sprintf("%q cannot be a kind", shorten(kind)), "small letters a to z, digits and hyphens")
	}
	for i, kind := range c.inc.AlsoKinds {
		if kind != "" && !wordForm.MatchString(string(kind)) {
			c.tell(fmt.Sprintf("/also_kinds/%d", i), source.Malformed, fmt.Sprintf("%q cannot be a kind", shorten(string(kind))),
				"small letters a to z, digits and hyphens")
		}
	}
}

// idsAreUnique: within one list an id names one thing, and can be an anchor.
func (c *check) idsAreUnique() {
	for _, list := range idLists(c.inc) {
		first := map[string]int{}
		for i, id := range list.ids {
			pointer := fmt.Sprintf("%s/%d/id", list.pointer, i)
			before, twice := first[id]
			switch {
			case id == "":
			case !isAnchor(id):
				c.tell(pointer, identity, fmt.Sprintf("%q cannot be an id", shorten(id)), "letters, digits, and . _ : - after the first")
			case twice:
				c.tell(pointer, identity, fmt.Sprintf("the id %q is used twice in %s", id, strings.TrimPrefix(list.pointer, "/")),
					"give one of them another id",
					c.elsewhere(fmt.Sprintf("%s/%d/id", list.pointer, before), "it is first used here"))
			default:
				first[id] = i
			}
		}
	}
}

// idList is a list of things with ids, in the order of the file.
type idList struct {
	pointer string
	ids     []string
}

func idLists(inc *incident.Incident) []idList {
	lists := []idList{
		listIDs("/timeline", inc.Timeline, func(e incident.Entry) string { return e.ID }),
		listIDs("/sources", inc.Sources, func(s incident.Source) string { return s.ID }),
		listIDs("/attachments", inc.Attachments, func(a incident.Attachment) string { return a.ID }),
	}
	if i := inc.Impact; i != nil {
		lists = append(lists, listIDs("/impact/slo", i.SLOs, func(s incident.SLO) string { return s.ID }),
			listIDs("/impact/series", i.Series, func(s incident.Series) string { return s.ID }))
	}
	if cause := inc.Cause; cause != nil {
		lists = append(lists, listIDs("/root_cause/contributing_factors", cause.Factors, func(f incident.Factor) string { return f.ID }))
	}
	if r := inc.Remediation; r != nil {
		lists = append(lists, listIDs("/remediation/actions", r.Actions, func(a incident.Action) string { return a.ID }))
	}
	for _, path := range paths(inc) {
		lists = append(lists, listIDs(path.pointer, path.hops, func(h incident.Hop) string { return h.ID }))
	}
	return lists
}

func listIDs[T any](pointer string, items []T, id func(T) string) idList {
	list := idList{pointer: pointer, ids: make([]string, len(items))}
	for i, item := range items {
		list.ids[i] = id(item)
	}
	return list
}

// tooNew reports, as the only problem, a record in a form that this version
// does not know: its other faults would be none in the version it was made for.
func (f *reading) tooNew() bool {
	n := f.document.Root.Get("schema")
	if n == nil || n.Kind != source.Scalar || n.Quoted || n.Null() {
		return false
	}
	digits := strings.TrimLeft(n.Text, "+-")
	if strings.Trim(digits, "0123456789") != "" || strings.TrimPrefix(n.Text, "+") == fmt.Sprint(schemaVersion) {
		return false // it is no whole number, which reading tells, or the right one
	}
	message := fmt.Sprintf("schema %s needs a newer Debrief: this one reads schema %d", shorten(n.Text), schemaVersion)
	if strings.Trim(digits, "0") == "" || strings.HasPrefix(n.Text, "-") {
		message = fmt.Sprintf("there is no schema %s: this Debrief reads schema %d", shorten(n.Text), schemaVersion)
	}
	f.tell(problem.Error, "/schema", source.Malformed, message,
		fmt.Sprintf("write schema: %d if the record has that form, or leave it out", schemaVersion))
	return true
}
