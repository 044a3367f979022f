package audience

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"debrief/cmd/debrief/internal/incident"
)

// envelope lists the keys that always go with a record that is shown: what it
// is called, what sort of thing it is, and whether it is over.
var envelope = []string{"schema", "id", "title", "kind", "also_kinds", "fictional", "severity/level", "severity/scheme",
	"incident_state", "record_status", "timezone", "services"}

// node is one place of a record: a value with the audience that it is for.
type node struct {
	parent   *node
	key      string // the pointer's segment; empty where a pointer passes through
	id       string // of an item with an id or a name, which pointers go by
	item     bool   // stands in a list
	field    int    // in the parent, if that is a struct
	tag      reflect.StructTag
	value    reflect.Value // as the record has it
	given    bool          // something is written here
	audience incident.Audience
	children []*node

	redaction *incident.Redaction // takes the value from this reader
	kept      bool                // the reader gets it; set while building
	place     int                 // among the kept items of its list
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

var (
	audienceType = reflect.TypeFor[incident.Audience]()
	redactType   = reflect.TypeFor[[]incident.Redaction]()
	wordType     = reflect.TypeFor[incident.Word]()
	pointType    = reflect.TypeFor[incident.Point]()
	whole        = []reflect.Type{reflect.TypeFor[incident.Instant](), reflect.TypeFor[incident.Duration]()}
)

// grow makes the tree of a record's places. The error tells of a type that it
// cannot look into, which a new field of an incident may bring.
func grow(inc *incident.Incident) (*node, error) {
	root := &node{value: reflect.ValueOf(inc).Elem(), given: true, audience: inc.Audience}
	return root, root.grow(marks{fallback: inc.Audience})
}

func (n *node) grow(way marks) error {
	n.audience = way.effective()
	v := n.value
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Struct:
		if slices.Contains(whole, v.Type()) {
			return nil
		}
		return n.growStruct(v, way)
	case reflect.Slice:
		n.children = make([]*node, 0, v.Len())
		for i := range v.Len() {
			item := &node{parent: n, key: strconv.Itoa(i), id: identity(v.Index(i)), item: true,
				value: v.Index(i), given: true, tag: n.tag}
			if err := n.add(item, way); err != nil {
				return err
			}
		}
		return nil
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			if err := n.add(&node{parent: n, key: k.String(), value: v.MapIndex(k), given: true}, way); err != nil {
				return err
			}
		}
		return nil
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64, reflect.Uint64, reflect.Float64:
		return nil
	}
	return fmt.Errorf("look into %s: a %s cannot be filtered", n.pointer(), v.Type())
}

func (n *node) add(child *node, way marks) error {
	n.children = append(n.children, child)
	return child.grow(way)
}

func (n *node) growStruct(v reflect.Value, way marks) error {
	form := formOf(v.Type())
	if form.mark >= 0 && n.parent != nil {
		way.marked = strictest(way.marked, incident.Audience(v.Field(form.mark).String()))
		n.audience = way.effective()
	}
	if form.named {
		way.marked = strictest(way.marked, markOf(v.Field(1)))
	}
	all := make([]node, len(form.fields)) // in one piece of memory
	n.children = make([]*node, 0, len(form.fields))
	for i, f := range form.fields {
		value := v.Field(f.index)
		all[i] = node{parent: n, key: f.key, field: f.index, tag: f.tag, value: value, given: !value.IsZero()}
		if err := n.add(&all[i], all[i].narrow(way, f)); err != nil {
			return err
		}
	}
	return nil
}

// structForm is what a struct's type says of its places, read once.
type structForm struct {
	mark   int  // the field with the mark; -1 for none
	named  bool // a name and its value
	fields []fieldForm
}

type fieldForm struct {
	index int
	key   string
	tag   reflect.StructTag
	least incident.Audience // the default is at least as strict; empty for none
	free  bool              // keys of the author's own
}

// structForms are the forms by type; they are the same in every run.
var structForms sync.Map

func formOf(t reflect.Type) *structForm {
	if known, ok := structForms.Load(t); ok {
		return known.(*structForm)
	}
	form := &structForm{mark: -1, named: named(t)}
	if f, ok := t.FieldByName("Audience"); ok && f.Type == audienceType {
		form.mark = f.Index[0]
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type == audienceType || f.Type == redactType || f.Tag.Get("json") == "-" && f.Type != wordType {
			continue
		}
		form.fields = append(form.fields, fieldForm{i, keyOf(t, f), f.Tag, incident.Audience(f.Tag.Get("least")), f.Tag.Get("json") == "x-*"})
	}
	structForms.Store(t, form)
	return form
}

// markOf gives the mark on a named item's value: it holds for the name too,
// which is the value's key.
func markOf(v reflect.Value) incident.Audience {
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.Kind() == reflect.Struct {
		if mark := v.FieldByName("Audience"); mark.IsValid() {
			return incident.Audience(mark.String())
		}
	}
	return ""
}

// narrow gives the marks that hold at a field of a struct.
func (n *node) narrow(way marks, f fieldForm) marks {
	if n.enveloped() {
		return marks{marked: incident.Public}
	}
	if f.least != "" {
		way.fallback = strictest(way.fallback, f.least)
	}
	if f.free {
		return marks{marked: strictest(way.effective(), incident.Internal)}
	}
	return way
}

func (n *node) enveloped() bool {
	top := n.parent.parent == nil || n.parent.key == "severity"
	return top && slices.Contains(envelope, strings.TrimPrefix(n.pointer(), "/"))
}

// keyOf gives the segment by which a pointer goes to a field. A pointer passes
// through the field of free keys, and through the value of a named item.
func keyOf(t reflect.Type, f reflect.StructField) string {
	if t == pointType {
		return strconv.Itoa(f.Index[0])
	}
	if key := f.Tag.Get("json"); key != "x-*" && key != "-" {
		return key
	}
	return ""
}

// elsewhere lists the items whose ids are those of other things.
var elsewhere = []reflect.Type{reflect.TypeFor[incident.External](), reflect.TypeFor[incident.Relation]()}

// identity gives the id or the name of an item; empty when it has none.
func identity(item reflect.Value) string {
	if item.Kind() != reflect.Struct || slices.Contains(elsewhere, item.Type()) {
		return ""
	}
	for _, name := range []string{"ID", "Name"} {
		if f := item.FieldByName(name); f.IsValid() && f.Kind() == reflect.String && (name == "ID" || named(item.Type())) {
			return f.String()
		}
	}
	return ""
}

// named reports whether t is one entry of a map that is kept as a list: a name
// and its value, without keys of their own.
func named(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.NumField() == 2 && t.Field(0).Name == "Name" && t.Field(0).Tag == ""
}
