package audience

import (
	"reflect"
	"slices"
	"strconv"
	"sync"

	"debrief/cmd/debrief/internal/incident"
)

var (
	audienceType = reflect.TypeFor[incident.Audience]()
	redactType   = reflect.TypeFor[[]incident.Redaction]()
	wordType     = reflect.TypeFor[incident.Word]()
	pointType    = reflect.TypeFor[incident.Point]()
	whole        = []reflect.Type{reflect.TypeFor[incident.Instant](), reflect.TypeFor[incident.Duration]()}
)

// structForm is what a struct's type says of its places, read once.
type structForm struct {
	whole    bool   // it is one value, without places
	mark     int    // the field with the mark; -1 for none
	identity int    // the field with what pointers go by; -1 for none
	named    bool   // a name and its value
	sort     string // what references to it are called; empty for none
	fields   []fieldForm
}

// fieldForm is what a field's type and tags say.
type fieldForm struct {
	index int
	name  string            // the pointer's segment; empty where a pointer passes through
	ref   string            // what it names; empty for nothing
	need  bool              // without it there is no item
	least incident.Audience // the default is at least as strict; empty for none
	free  bool              // keys of the author's own
}

// noField is the form of what is no field.
var noField fieldForm

// structForms are the forms by type; they are the same in every run.
var structForms sync.Map

func formOf(t reflect.Type) *structForm {
	if known, ok := structForms.Load(t); ok {
		return known.(*structForm)
	}
	form := &structForm{whole: slices.Contains(whole, t), mark: -1, identity: identityOf(t), named: named(t), sort: sorts[t]}
	if f, ok := t.FieldByName("Audience"); ok && f.Type == audienceType {
		form.mark = f.Index[0]
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type == audienceType || f.Type == redactType || f.Tag.Get("json") == "-" && f.Type != wordType {
			continue
		}
		form.fields = append(form.fields, fieldForm{index: i, name: keyOf(t, f), ref: f.Tag.Get("ref"), need: f.Tag.Get("need") == "yes",
			least: incident.Audience(f.Tag.Get("least")), free: f.Tag.Get("json") == "x-*"})
	}
	structForms.Store(t, form)
	return form
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

// identityOf gives the field with the id or the name of an item; -1 when it has
// none.
func identityOf(t reflect.Type) int {
	if slices.Contains(elsewhere, t) {
		return -1
	}
	for _, name := range []string{"ID", "Name"} {
		if f, ok := t.FieldByName(name); ok && f.Type.Kind() == reflect.String && (name == "ID" || named(t)) {
			return f.Index[0]
		}
	}
	return -1
}

// named reports whether t is one entry of a map that is kept as a list: a name
// and its value, without keys of their own.
func named(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.NumField() == 2 && t.Field(0).Name == "Name" && t.Field(0).Tag == ""
}

// sorts names what references may point at, as the tag ref does.
var sorts = map[reflect.Type]string{
	reflect.TypeFor[incident.Source](): "source",
	reflect.TypeFor[incident.Factor](): "factor",
	reflect.TypeFor[incident.Hop]():    "hop",
}
