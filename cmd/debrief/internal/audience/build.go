package audience

import (
	"reflect"

	"debrief/cmd/debrief/internal/incident"
)

// builder makes the copy for one reader.
type builder struct {
	reader incident.Audience
	ids    map[string]map[string]bool // what references may name, by sort
	gaps   []*node                    // lists that lost an item
}

// build gives the copy of what stands at n, of n's type; false when the reader
// gets nothing there.
func (b *builder) build(n *node) (reflect.Value, bool) {
	var v reflect.Value
	switch {
	case n.redaction != nil:
		v, n.kept = n.replacement()
	case n.given:
		v, n.kept = b.copy(n)
	}
	if !n.kept {
		return reflect.Value{}, false
	}
	if n.value.Kind() == reflect.Pointer {
		p := reflect.New(n.value.Type().Elem())
		p.Elem().Set(v)
		return p, true
	}
	return v, true
}

// copy gives the copy of the value behind n's pointer or interface.
func (b *builder) copy(n *node) (reflect.Value, bool) {
	visible := b.reader.MaySee(n.audience)
	v := n.value
	if v.Kind() == reflect.Interface && v.IsNil() {
		return v, visible
	}
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch {
	case v.Kind() == reflect.Struct && len(n.children) > 0:
		return b.structure(n, v)
	case v.Kind() == reflect.Slice && n.ref != "":
		return b.references(n, v)
	case v.Kind() == reflect.Slice:
		return b.list(n, v)
	case v.Kind() == reflect.Map:
		return b.dict(n, v)
	case n.ref != "":
		return v, visible && b.ids[n.ref][v.String()]
	}
	return v, visible
}

func (b *builder) structure(n *node, v reflect.Value) (reflect.Value, bool) {
	form, out := formOf(v.Type()), reflect.New(v.Type()).Elem()
	given, kept, lost := false, false, false
	for _, c := range inOrder(n) {
		value, ok := b.build(c)
		if !ok && c.redaction == nil && b.reader.MaySee(n.audience) {
			value, ok = stand(v.Type(), c)
		}
		given = given || c.given
		if ok {
			out.Field(c.index).Set(value)
			kept = true
		} else if c.given && (c.need || form.named || v.Type() == pointType && n.needs(c)) {
			lost = true
		}
	}
	if n.parent == nil {
		return out, true
	}
	if lost || !kept && (given || !b.reader.MaySee(n.audience)) {
		return out, false
	}
	b.remember(form.sort, v)
	return out, true
}

// needs reports whether a point is none without the given part of it: its time,
// and in a curve, which has no gaps, its value.
func (n *node) needs(part *node) bool { return part.key == "0" || n.parent.key == "curve" }

// inOrder gives n's children; those of a record with its sources first, since
// references ask which of them are left. Factors and hops stand before the
// references to them as it is.
func inOrder(n *node) []*node {
	if n.parent != nil {
		return n.children
	}
	sources := n.find("/sources")
	order := []*node{sources}
	for _, c := range n.children {
		if c != sources {
			order = append(order, c)
		}
	}
	return order
}

// stand gives what stands for a hidden number without which its neighbours
// would tell a wrong story: how many were hit.
func stand(t reflect.Type, hidden *node) (reflect.Value, bool) {
	if t != reflect.TypeFor[incident.Count]() || hidden.key != "affected" || !hidden.given {
		return reflect.Value{}, false
	}
	hidden.kept = true
	return reflect.ValueOf(&incident.Number{Word: incident.Withheld}), true
}

// remember notes the id of what is kept, for references to it.
func (b *builder) remember(sort string, v reflect.Value) {
	if sort == "" {
		return
	}
	if b.ids[sort] == nil {
		b.ids[sort] = map[string]bool{}
	}
	b.ids[sort][identity(v)] = true
}

func (b *builder) list(n *node, v reflect.Value) (reflect.Value, bool) {
	out := reflect.MakeSlice(v.Type(), 0, v.Len())
	for _, item := range n.children {
		if value, ok := b.build(item); ok {
			item.place = out.Len()
			out = reflect.Append(out, value)
		}
	}
	if out.Len() < v.Len() {
		b.gaps = append(b.gaps, n)
	}
	return out, out.Len() > 0 || v.Len() == 0 && b.reader.MaySee(n.audience)
}

func (b *builder) dict(n *node, v reflect.Value) (reflect.Value, bool) {
	out := reflect.MakeMap(v.Type())
	for _, c := range n.children {
		if value, ok := b.build(c); ok {
			out.SetMapIndex(reflect.ValueOf(c.key), value)
		}
	}
	return out, out.Len() > 0 || v.Len() == 0 && b.reader.MaySee(n.audience)
}

// references gives a list of ids without those that the reader may not know.
// Hidden sources leave one HiddenSource behind, however many they are.
func (b *builder) references(n *node, v reflect.Value) (reflect.Value, bool) {
	var out []string
	hidden := false
	for _, item := range n.children {
		value, ok := b.build(item)
		switch {
		case ok:
			item.place = len(out)
			out = append(out, value.String())
		case item.redaction == nil && b.reader.MaySee(item.audience):
			hidden = true
		}
	}
	if hidden && n.ref == "source" {
		out = append(out, incident.HiddenSource)
	}
	return reflect.ValueOf(out), len(out) > 0 || v.Len() == 0 && b.reader.MaySee(n.audience)
}
