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
	if !slices.Contains(reader.Words(), string(reader)) {
		return nil, false, fmt.Errorf("filter %s: %q is not an audience", inc.ID, reader)
	}
	switch inc.RecordStatus {
	case incident.Published, incident.Retracted:
	default:
		return nil, false, nil
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

// FilterSet filters all incidents and keeps those that are shown, in their
// order. Relations to incidents that are not among them are dropped: their ids
// alone would tell that they exist.
func FilterSet(incs []*incident.Incident, reader incident.Audience) ([]*incident.Incident, error) {
	var shown []*incident.Incident
	known := map[string]bool{}
	for _, inc := range incs {
		out, ok, err := Filter(inc, reader)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		shown = append(shown, out)
		known[out.ID] = true
		for _, alias := range out.Aliases {
			known[alias] = true
		}
	}
	for _, inc := range shown {
		inc.Relations = slices.DeleteFunc(inc.Relations, func(r incident.Relation) bool {
			return r.ID != "" && !known[r.ID]
		})
	}
	return shown, nil
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
			times.Field(place.field).Set(reflect.ValueOf(&incident.Time{Word: incident.Withheld}))
		}
	}
}
