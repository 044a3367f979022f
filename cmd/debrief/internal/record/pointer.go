package record

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// follow goes along a JSON pointer through an incident, into lists of items
// with ids by id and into other lists by index. It says why the pointer leads
// to nothing, or gives an empty string when it leads to something written.
func follow(inc *incident.Incident, pointer string) string {
	v := reflect.ValueOf(inc).Elem()
	for segment := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		segment = source.Unescape(segment)
		next, fault := step(v, segment)
		if fault != "" {
			return fault
		}
		v = next
	}
	if !v.IsValid() || v.IsZero() && v.Kind() != reflect.Float64 {
		return "nothing is written there"
	}
	return ""
}

func step(v reflect.Value, segment string) (reflect.Value, string) {
	for v.IsValid() && (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) {
		v = v.Elem()
	}
	if !v.IsValid() {
		return v, fmt.Sprintf("there is nothing to find %q in", shorten(segment))
	}
	switch v.Kind() {
	case reflect.Struct:
		return key(v, segment)
	case reflect.Map:
		if item := v.MapIndex(reflect.ValueOf(segment)); item.IsValid() {
			return item, ""
		}
	case reflect.Slice:
		return item(v, segment)
	}
	return v, fmt.Sprintf("there is no %q", shorten(segment))
}

// key finds a key of an object by the tags; keys that begin with x- are in the
// object's map.
func key(v reflect.Value, segment string) (reflect.Value, string) {
	for i := range v.NumField() {
		switch name := keyOf(v.Type(), i); {
		case name == segment && name != "-":
			return v.Field(i), ""
		case name == "x-*" && strings.HasPrefix(segment, "x-"):
			return step(v.Field(i), segment)
		}
	}
	return v, fmt.Sprintf("there is no key %q", shorten(segment))
}

// keyOf gives the segment that leads to a field: its key, or its place in a
// point, which is written as a list of two.
func keyOf(t reflect.Type, field int) string {
	if t == reflect.TypeFor[incident.Point]() {
		return strconv.Itoa(field)
	}
	return t.Field(field).Tag.Get("json")
}

// item finds an item of a list by its id or name, or by index where items have
// neither.
func item(v reflect.Value, segment string) (reflect.Value, string) {
	index, err := strconv.Atoi(segment)
	inside := err == nil && index >= 0 && index < v.Len() && strconv.Itoa(index) == segment
	name, named := nameField(v.Type().Elem())
	if !named && inside {
		return v.Index(index), ""
	}
	for i := range v.Len() {
		if !named || v.Index(i).Field(name).String() != segment {
			continue
		}
		if isKey(v.Type().Elem()) {
			return v.Index(i).Field(1), ""
		}
		return v.Index(i), ""
	}
	if named && inside {
		return v, fmt.Sprintf("items of this list are named, here %q", v.Index(index).Field(name).String())
	}
	return v, fmt.Sprintf("there is no item %q", shorten(segment))
}

// nameField gives the field that names the items of a list.
func nameField(t reflect.Type) (int, bool) {
	if t.Kind() != reflect.Struct {
		return 0, false
	}
	name := "ID"
	if isKey(t) {
		name = "Name"
	}
	switch t {
	case reflect.TypeFor[incident.External](), reflect.TypeFor[incident.Relation]():
		return 0, false // their ids are those of other things
	}
	f, ok := t.FieldByName(name)
	if !ok {
		return 0, false
	}
	return f.Index[0], true
}

// isKey reports whether items of t are written as a key and its value: the
// name of the first field is the key, the second field its value.
func isKey(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[incident.Term](), reflect.TypeFor[incident.NamedNumber](), reflect.TypeFor[incident.Share]():
		return true
	}
	return false
}
