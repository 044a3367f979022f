package record_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"debrief/cmd/debrief/internal/corpus"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/record"
)

// additions are what records of the tests have nowhere, or not in every object.
var additions = map[string]any{
	"x-note": map[string]any{"b": []any{1, "two", nil}, "a": true}, "audience": "internal",
	"unit": "mails", "name": "Anna Example", "alt": "A rack.", "next_update_by": "2026-03-03T10:00:00Z", "cause_addressed": "2026-03-05T10:00:00Z",
	"transactions": map[string]any{"affected": 5, "total": 10},
}

// TestEveryFieldComesBack wants every field of every block of a record back
// from record.json: those that records of the tests have, and additions to them.
func TestEveryFieldComesBack(t *testing.T) {
	set, tries := map[string]bool{}, map[string]int{}
	for _, inc := range someOfEach(t) {
		if !noteFields(reflect.ValueOf(inc).Elem(), set) {
			continue // nothing new
		}
		data, err := record.Encode(inc)
		if err != nil {
			t.Fatal(err)
		}
		var whole map[string]any
		if err := json.Unmarshal(data, &whole); err != nil {
			t.Fatal(err)
		}
		more := maps.Clone(additions)
		if len(inc.Sources) > 0 {
			more["evidence"] = []any{inc.Sources[0].ID}
		}
		everyObject("", whole, func(at string, object map[string]any) {
			for _, key := range slices.Sorted(maps.Keys(more)) {
				if _, there := object[key]; there || tries[at+key] == 3 {
					continue
				}
				object[key] = more[key]
				text, err := json.Marshal(whole)
				delete(object, key)
				if err != nil {
					t.Fatal(err)
				}
				tries[at+key]++
				if comesBack(t, inc.ID+".yaml", text) {
					tries[at+key] = 3
					with, _ := record.ReadOne(inc.ID+".yaml", text, record.Settings{Build: incident.Internal, DefaultAudience: incident.Internal})
					noteFields(reflect.ValueOf(with).Elem(), set)
				}
			}
		})
	}
	for _, field := range fieldsBelow(reflect.TypeFor[incident.Incident](), map[reflect.Type]bool{}) {
		if !set[field] {
			t.Errorf("no record has %s", field)
		}
	}
}

// someOfEach gives the records of the tests, of the sample and of the corpus.
func someOfEach(t *testing.T) []*incident.Incident {
	t.Helper()
	texts := map[string][]byte{}
	for _, pattern := range []string{"testdata/ok/*.yaml", "../../../../incidents/*.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			texts[filepath.Base(name)] = readFile(t, name)
		}
	}
	for i := range 200 {
		name, text := corpus.Record(11, i)
		texts[name] = text
	}
	var all []*incident.Incident
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if inc, problems := record.ReadOne(name, texts[name], record.Settings{Build: incident.Internal, DefaultAudience: incident.Internal}); !problems.HasErrors() {
			all = append(all, inc)
		}
	}
	return all
}

// everyObject visits the objects of a JSON text; of the places of items in
// lists it makes one.
func everyObject(at string, value any, visit func(at string, object map[string]any)) {
	switch v := value.(type) {
	case map[string]any:
		visit(at, v)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			everyObject(at+"/"+key, v[key], visit)
		}
	case []any:
		for _, item := range v {
			everyObject(at+"/-", item, visit)
		}
	}
}

// noteFields notes the fields that are set, and reports whether any is new.
func noteFields(v reflect.Value, set map[string]bool) (isNew bool) {
	switch v.Kind() {
	case reflect.Pointer:
		return !v.IsNil() && noteFields(v.Elem(), set)
	case reflect.Slice:
		for i := range v.Len() {
			isNew = noteFields(v.Index(i), set) || isNew
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() {
				name := fmt.Sprintf("%s.%s", v.Type().Name(), f.Name)
				isNew, set[name] = isNew || !set[name], true
				isNew = noteFields(v.Field(i), set) || isNew
			}
		}
	}
	return isNew
}

// fieldsBelow lists the fields of a type and of the types in it that stand in
// record.json.
func fieldsBelow(of reflect.Type, seen map[reflect.Type]bool) []string {
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct || seen[of] {
		return nil
	}
	seen[of] = true
	var all []string
	for i := range of.NumField() {
		if f := of.Field(i); f.IsExported() && f.Tag.Get("json") != "-" {
			all = append(append(all, fmt.Sprintf("%s.%s", of.Name(), f.Name)), fieldsBelow(f.Type, seen)...)
		}
	}
	return all
}
