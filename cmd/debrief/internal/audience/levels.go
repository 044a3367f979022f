package audience

import "debrief/cmd/debrief/internal/incident"

// Levels gives, for the places of a record, who may see what stands there: the
// strictest of all marks on the way to it and of the redactions that name it.
// The pointers go by index, as the record is written. A place that is not
// there, and every place of a record that cannot be filtered, is restricted.
func Levels(inc *incident.Incident) func(pointer string) incident.Audience {
	levels := map[string]incident.Audience{}
	root, err := grow(inc)
	if err == nil {
		for i := range inc.Redact {
			r := &inc.Redact[i]
			if at := root.find(r.Path); at != nil {
				at.aim().stricter(r.Audience)
			}
		}
		root.collect(levels, "")
	}
	return func(pointer string) incident.Audience {
		if level, ok := levels[pointer]; ok {
			return level
		}
		return incident.Restricted
	}
}

// stricter marks a place and all below it.
func (n *node) stricter(mark incident.Audience) {
	n.audience = strictest(n.audience, mark)
	for _, child := range n.children {
		child.stricter(mark)
	}
}

func (n *node) collect(levels map[string]incident.Audience, pointer string) {
	switch {
	case n.item && named(behind(n.value.Type())):
		pointer += "/" + escape.Replace(n.id)
	case n.key != "":
		pointer += "/" + escape.Replace(n.key)
	}
	if n.tag.Get("json") != "x-*" { // free keys stand at their struct's place and are stricter
		levels[pointer] = n.audience
	}
	for _, child := range n.children {
		child.collect(levels, pointer)
	}
}
