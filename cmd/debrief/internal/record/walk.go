package record

import (
	"reflect"
	"strconv"
	"sync"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// The walk passes once over an incident and sorts what it finds by what the
// rules look at, each with the JSON pointer to where it stands in the record.

type (
	placedTime struct {
		pointer, key string
		*incident.Time
	}
	placedNumber struct {
		pointer, key string
		*incident.Number
	}
	placedText struct {
		pointer, key string
		text         string
		markdown     bool
	}
	placedReference struct {
		pointer string
		to      string // source, factor, hop
		id      string
	}
)

// found is all that one incident holds of these things.
type found struct {
	times      []placedTime
	numbers    []placedNumber
	texts      []placedText
	references []placedReference
	// stricter are the pointers to what has an audience of its own, or a mark.
	stricter []string
}

// field is what the walk knows of where it is.
type field struct {
	pointer, key string
	ref          string // what a text there refers to; empty when it does not
	markdown     bool
}

// walkedField is what a field's tag says.
type walkedField struct {
	index    int
	key, ref string
	markdown bool
	least    bool
}

// walked are the fields by type; they are the same in every run.
var walked sync.Map

// walkedFields gives the fields of a struct that stand in a record.
func walkedFields(t reflect.Type) []walkedField {
	if known, ok := walked.Load(t); ok {
		return known.([]walkedField)
	}
	var fields []walkedField
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		if key := tag.Get("json"); key != "" && key != "-" {
			fields = append(fields, walkedField{i, key, tag.Get("ref"), tag.Get("text") == "markdown", tag.Get("least") != ""})
		}
	}
	walked.Store(t, fields)
	return fields
}

func walk(inc *incident.Incident) found {
	all := found{texts: make([]placedText, 0, 32+6*len(inc.Timeline))}
	all.value(reflect.ValueOf(inc).Elem(), field{})
	return all
}

var (
	extraType   = reflect.TypeFor[incident.Extra]()
	instantType = reflect.TypeFor[incident.Instant]()
	lengthType  = reflect.TypeFor[incident.Duration]()
)

func (all *found) value(v reflect.Value, at field) {
	if v.Type() == extraType || v.Type() == instantType || v.Type() == lengthType {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			all.pointer(v, at)
			all.value(v.Elem(), at)
		}
	case reflect.Slice:
		all.slice(v, at)
	case reflect.Struct:
		for _, f := range walkedFields(v.Type()) {
			if inner := v.Field(f.index); !inner.IsZero() {
				switch {
				case f.least:
					all.stricter = append(all.stricter, at.pointer+"/"+f.key)
				case f.key == "audience" && at.pointer != "":
					all.stricter = append(all.stricter, at.pointer)
				}
				all.value(inner, field{pointer: at.pointer + "/" + f.key, key: f.key, ref: f.ref, markdown: f.markdown})
			}
		}
	case reflect.String:
		all.text(v.String(), at)
	}
}

// pointer keeps times and numbers, which are always pointed to.
func (all *found) pointer(v reflect.Value, at field) {
	switch value := v.Interface().(type) {
	case *incident.Time:
		all.times = append(all.times, placedTime{at.pointer, at.key, value})
	case *incident.Number:
		all.numbers = append(all.numbers, placedNumber{at.pointer, at.key, value})
	}
}

// slice goes through a list, or through one that is a map in the record.
func (all *found) slice(v reflect.Value, at field) {
	switch list := v.Interface().(type) {
	case []incident.Term:
		for _, term := range list {
			pointer := at.pointer + "/" + source.Escape(term.Name)
			all.texts = append(all.texts, placedText{pointer, "", term.Name, false}, placedText{pointer, "text", term.Meaning, false})
		}
	case []incident.NamedNumber:
		for _, n := range list {
			pointer := at.pointer + "/" + source.Escape(n.Name)
			all.texts = append(all.texts, placedText{pointer, "", n.Name, false})
			all.value(reflect.ValueOf(n.Number), field{pointer: pointer, key: at.key})
		}
	case []incident.Share:
		for _, s := range list {
			all.texts = append(all.texts, placedText{at.pointer + "/" + source.Escape(s.Name), "", s.Name, false})
		}
	case []incident.Point:
	default:
		for i := range v.Len() {
			all.value(v.Index(i), field{pointer: at.pointer + "/" + strconv.Itoa(i), key: at.key, ref: at.ref, markdown: at.markdown})
		}
	}
}

func (all *found) text(s string, at field) {
	if s == "" {
		return
	}
	if at.ref != "" {
		all.references = append(all.references, placedReference{at.pointer, at.ref, s})
	}
	all.texts = append(all.texts, placedText{at.pointer, at.key, s, at.markdown})
}
