package audience

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

// envelope lists the keys that always go with a record that is shown: what it
// is called, what sort of thing it is, and whether it is over.
var envelope = []string{"schema", "id", "title", "kind", "also_kinds", "fictional", "severity/level", "severity/scheme",
	"incident_state", "record_status", "timezone", "services"}

// node is one place of a record: a value with the audience that it is for.
// Places at which nothing is written have none until they are asked for.
type node struct {
	parent     *node
	*fieldForm               // of the field that it is, or that it is an item of
	key        string        // the pointer's segment; empty where a pointer passes through
	id         string        // of an item with an id or a name, which pointers go by
	value      reflect.Value // as the record has it
	audience   incident.Audience
	children   []*node

	redaction *incident.Redaction // takes the value from this reader
	place     int                 // among the kept items of its list
	opened    bool                // its children are made
	item      bool                // stands in a list
	given     bool                // something is written here
	kept      bool                // the reader gets it; set while building
	lifted    bool                // it and all below are marked by a redaction
}

// marks is what stands on the way from the record's top to a place.
type marks struct {
	marked   incident.Audience // the strictest mark; empty without one
	fallback incident.Audience // decides without a mark
}

func (m marks) effective() incident.Audience {
	if m.marked != "" {
		return m.marked
	}
	return m.fallback
}

func strictest(a, b incident.Audience) incident.Audience {
	if a != "" && a.Level() >= b.Level() || b == "" {
		return a
	}
	return b
}

// grow makes the tree of what is written in a record. The error tells of a type
// that it cannot look into, which a new field of an incident may bring.
func grow(inc *incident.Incident) (*node, error) {
	root := newRoot(inc)
	return root, root.grow(marks{fallback: inc.Audience})
}

func newRoot(inc *incident.Incident) *node {
	return &node{fieldForm: &noField, value: reflect.ValueOf(inc).Elem(), given: true}
}

// grow makes the tree below n, of which the way has the marks.
func (n *node) grow(way marks) error {
	below, err := n.open(way)
	if err != nil {
		return err
	}
	inStruct := n.behind().Kind() == reflect.Struct
	for _, child := range n.children {
		way := below
		if inStruct {
			way = child.narrow(below)
		}
		if err := child.grow(way); err != nil {
			return err
		}
	}
	return nil
}

// open makes the children of n, without what is below them, and gives the marks
// that hold for them.
func (n *node) open(way marks) (below marks, err error) {
	n.opened, n.audience = true, way.effective()
	v := n.behind()
	switch v.Kind() {
	case reflect.Struct:
		if form := formOf(v.Type()); !form.whole {
			return n.openStruct(v, form, way), nil
		}
	case reflect.Slice:
		all := make([]node, v.Len()) // in one piece of memory
		n.children = make([]*node, v.Len())
		for i := range all {
			all[i] = node{parent: n, fieldForm: n.fieldForm, key: strconv.Itoa(i), id: identity(v.Index(i)), item: true, value: v.Index(i), given: true}
			n.children[i] = &all[i]
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			n.children = append(n.children, &node{parent: n, fieldForm: &noField, key: k.String(), value: v.MapIndex(k), given: true})
		}
	case reflect.Invalid, reflect.String, reflect.Bool, reflect.Int, reflect.Int64, reflect.Uint64, reflect.Float64:
	default:
		return way, fmt.Errorf("look into %s: a %s cannot be filtered", n.pointer(), v.Type())
	}
	return way, nil
}

// behind gives the value behind pointers and interfaces; the zero Value where
// one is nil.
func (n *node) behind() reflect.Value {
	v := n.value
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v
}

func (n *node) openStruct(v reflect.Value, form *structForm, way marks) marks {
	way = n.marked(v, form, way)
	n.audience = way.effective()
	given := 0
	for i := range form.fields {
		if form.named || !v.Field(form.fields[i].index).IsZero() {
			given++
		}
	}
	all := make([]node, 0, given) // in one piece of memory
	n.children = make([]*node, 0, given)
	for i := range form.fields {
		f := &form.fields[i]
		value := v.Field(f.index)
		zero := value.IsZero()
		if zero && !form.named {
			continue
		}
		all = append(all, node{parent: n, fieldForm: f, key: f.name, value: value, given: !zero})
		n.children = append(n.children, &all[len(all)-1])
	}
	return form.entered(v, way)
}

// absent gives the place of a field at which nothing is written, from now on a
// child of n like the others; nil when n is no struct with such a field.
func (n *node) absent(key string) *node {
	v := n.behind()
	if v.Kind() != reflect.Struct || key == "" {
		return nil
	}
	known := func(child *node) bool { return child.key == key }
	if slices.ContainsFunc(n.children, known) {
		return nil
	}
	form := formOf(v.Type())
	for i := range form.fields {
		if f := &form.fields[i]; f.name == key && !form.whole && v.Field(f.index).IsZero() {
			child := &node{parent: n, fieldForm: f, key: key, value: v.Field(f.index), opened: true}
			n.children = append(n.children, child)
			if child.audience = child.way().effective(); n.lifted {
				child.audience = strictest(child.audience, n.audience)
			}
			return child
		}
	}
	return nil
}

// way gives the marks on the way to n and at it.
func (n *node) way() marks {
	if n.parent == nil { // the record's audience is a default
		return marks{fallback: incident.Audience(n.value.Field(formOf(n.value.Type()).mark).String())}
	}
	way := n.parent.way()
	if v := n.parent.behind(); v.Kind() == reflect.Struct {
		way = n.narrow(formOf(v.Type()).entered(v, way))
	}
	if v := n.behind(); v.Kind() == reflect.Struct {
		way = n.marked(v, formOf(v.Type()), way)
	}
	return way
}

// marked adds the mark on the struct at n.
func (n *node) marked(v reflect.Value, form *structForm, way marks) marks {
	if form.mark >= 0 && n.parent != nil {
		way.marked = strictest(way.marked, incident.Audience(v.Field(form.mark).String()))
	}
	return way
}

// entered adds the mark on a named item's value, which holds for the name too:
// the name is the value's key.
func (f *structForm) entered(v reflect.Value, way marks) marks {
	if f.named {
		way.marked = strictest(way.marked, markOf(v.Field(1)))
	}
	return way
}

func markOf(v reflect.Value) incident.Audience {
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.Kind() == reflect.Struct {
		if form := formOf(v.Type()); form.mark >= 0 {
			return incident.Audience(v.Field(form.mark).String())
		}
	}
	return ""
}

// narrow gives the marks that hold at a field of a struct.
func (n *node) narrow(way marks) marks {
	if n.enveloped() {
		return marks{marked: incident.Public}
	}
	if n.least != "" {
		way.fallback = strictest(way.fallback, n.least)
	}
	if n.free {
		return marks{marked: strictest(way.effective(), incident.Internal)}
	}
	return way
}

func (n *node) enveloped() bool {
	switch up := n.parent; {
	case up.parent == nil:
		return slices.Contains(envelope, n.key)
	case up.parent.parent == nil && up.key == "severity":
		return slices.Contains(envelope, up.key+"/"+n.key)
	}
	return false
}

// identity gives the id or the name of an item; empty when it has none.
func identity(item reflect.Value) string {
	if item.Kind() != reflect.Struct {
		return ""
	}
	if form := formOf(item.Type()); form.identity >= 0 {
		return item.Field(form.identity).String()
	}
	return ""
}
