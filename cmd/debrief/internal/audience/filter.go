package audience

import (
	"fmt"
	"reflect"
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// Filter gives a deep copy of inc as reader may see it. Nothing of the record
// is shown, and shown is false, unless the reader may see its headline or its
// public summary and the record is published or retracted.
//
// The error tells of a redaction that cannot be applied; then there is no copy,
// for a silent miss would be a leak.
func Filter(inc *incident.Incident, reader incident.Audience) (out *incident.Incident, shown bool, err error) {
	if err := known(inc, reader); err != nil {
		return nil, false, err
	}
	switch inc.RecordStatus {
	case incident.Published, incident.Retracted:
		return Draft(inc, reader)
	}
	return nil, false, nil
}

// Draft is Filter for those who are still writing: it shows records that are
// not published yet as well. It is for their eyes and not for a site.
func Draft(inc *incident.Incident, reader incident.Audience) (out *incident.Incident, shown bool, err error) {
	if err := known(inc, reader); err != nil {
		return nil, false, err
	}
	out, err = filtered(inc, reader)
	if err != nil {
		return nil, false, fmt.Errorf("filter %s: %w", inc.ID, err)
	}
	if out.Summary.Headline == nil && out.Summary.Public == nil {
		return nil, false, nil
	}
	return out, true, nil
}

func known(inc *incident.Incident, reader incident.Audience) error {
	if !slices.Contains(reader.Words(), string(reader)) {
		return fmt.Errorf("filter %s: %q is not an audience", inc.ID, reader)
	}
	return nil
}

// Among gives the incidents of a site, which are filtered already, without the
// relations to any that is not among them: their ids alone would tell that they
// exist. What loses a relation is a copy; the others are as they were.
func Among(shown []*incident.Incident) []*incident.Incident {
	there := map[string]bool{}
	for _, inc := range shown {
		there[inc.ID] = true
		for _, alias := range inc.Aliases {
			there[alias] = true
		}
	}
	all := make([]*incident.Incident, len(shown))
	for i, inc := range shown {
		all[i] = Near(inc, there)
	}
	return all
}

// Near does for one incident what Among does for all; there are the ids and the
// former ids of all that are shown.
func Near(inc *incident.Incident, there map[string]bool) *incident.Incident {
	leadsAway := func(r incident.Relation) bool { return r.ID != "" && !there[r.ID] }
	if !slices.ContainsFunc(inc.Relations, leadsAway) {
		return inc
	}
	out := *inc
	out.Relations = slices.DeleteFunc(slices.Clone(inc.Relations), leadsAway)
	return &out
}

func filtered(inc *incident.Incident, reader incident.Audience) (*incident.Incident, error) {
	root, err := grow(inc)
	if err != nil {
		return nil, err
	}
	for i := range inc.Redact {
		if err := root.redact(&inc.Redact[i], reader); err != nil {
			return nil, err
		}
	}
	b := builder{reader: reader, ids: map[string]map[string]bool{}}
	value, ok := b.build(root)
	if !ok {
		return &incident.Incident{}, nil
	}
	out := value.Addr().Interface().(*incident.Incident)
	out.Audience = reader
	withhold(root, inc, out)
	withholdSums(root, inc, out)
	for i := range out.Revisions {
		out.Revisions[i].Fields = root.visible(out.Revisions[i].Fields)
	}
	out.Gaps = gaps(b.gaps)
	return out, nil
}

// gaps gives the pointers to the lists that lost an item, but for those in
// hidden places, whose very names may be secret.
func gaps(lists []*node) []string {
	var pointers []string
	for _, list := range lists {
		if list.parent.reached() {
			pointers = append(pointers, list.pointer())
		}
	}
	slices.Sort(pointers)
	return slices.Compact(pointers)
}

// withhold tells of the three milestones that every report needs that they are
// known but not published, where nothing visible gives them.
func withhold(root *node, inc, out *incident.Incident) {
	times := reflect.ValueOf(&out.Times).Elem()
	for _, m := range []incident.Milestone{incident.Started, incident.Detected, incident.ResolvedAt} {
		if inc.Milestone(m) == nil || out.Milestone(m) != nil {
			continue
		}
		place := root.find("/times/" + string(m))
		if place.redaction == nil {
			times.Field(place.index).Set(reflect.ValueOf(&incident.Time{Word: incident.Withheld}))
		}
	}
}
