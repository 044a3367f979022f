package record_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/corpus"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/record"
)

// TestRecordsComeBack: every record of the sample, of the tests and of the
// corpus comes back from record.json with nothing lost, and the record.json of
// what came back is the same.
func TestRecordsComeBack(t *testing.T) {
	var names []string
	for _, pattern := range []string{"testdata/ok/*.yaml", "../../../../incidents/*.yaml", "../../testdata/*/incidents/*.yaml"} {
		some, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, some...)
	}
	n := 0
	for _, name := range names {
		if comesBack(t, filepath.Base(name), readFile(t, name)) {
			n++
		}
	}
	if n < 30 {
		t.Errorf("only %d of %d records have no errors", n, len(names))
	}
	for i := range 200 {
		if name, text := corpus.Record(11, i); !comesBack(t, name, text) {
			t.Errorf("%s has errors", name)
		}
	}
}

// comesBack reports whether a record has no errors; then it wants it back.
func comesBack(t interface {
	Helper()
	Fatal(...any)
}, name string, text []byte) bool {
	t.Helper()
	settings := record.Settings{Build: incident.Internal, DefaultAudience: incident.Internal}
	inc, problems := record.ReadOne(name, text, settings)
	if problems.HasErrors() {
		return false
	}
	if diff := cmp.Diff(inc, record.Again(name, text, settings), compare); diff != "" {
		t.Fatal(name, "without checks: ", diff)
	}
	back := again(t, inc)
	if diff := cmp.Diff(inc, back, compare); diff != "" {
		t.Fatal(name, diff)
	}
	one, err := record.Encode(inc)
	if err != nil {
		t.Fatal(err)
	}
	if two, err := record.Encode(back); err != nil || string(one) != string(two) {
		t.Fatal(name, err, cmp.Diff(string(one), string(two)))
	}
	return true
}

// TestGeneratedIncidentsComeBack writes something into any of an incident's
// fields and wants it back, if the record takes it.
func TestGeneratedIncidentsComeBack(t *testing.T) {
	var seeds []*incident.Incident
	for i := range 12 {
		name, text := corpus.Record(3, i)
		inc, problems := record.ReadOne(name, text, record.Settings{Build: incident.Internal})
		if problems.HasErrors() {
			t.Fatal(problems.Text())
		}
		seeds = append(seeds, inc)
	}
	for _, name := range records(t, "ok") {
		if inc, problems := record.ReadOne(filepath.Base(name), readFile(t, name), settings); !problems.HasErrors() {
			seeds = append(seeds, inc)
		}
	}
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		inc := again(t, rapid.SampledFrom(seeds).Draw(t, "seed")) // a copy
		for range rapid.IntRange(1, 8).Draw(t, "changes") {
			change(t, reflect.ValueOf(inc).Elem())
		}
		data, err := record.Encode(inc)
		if err != nil {
			t.Fatal(err)
		}
		read, problems := record.ReadOne("incidents/"+inc.ID+".yaml", data, record.Settings{Build: incident.Internal})
		if problems.HasErrors() {
			return // what was drawn is no record
		}
		taken++
		if diff := cmp.Diff(inc, read, compare); diff != "" {
			t.Fatal("lost on the way: ", diff)
		}
		if diff := cmp.Diff(read, again(t, read), compare); diff != "" {
			t.Fatal(diff)
		}
	})
	if taken == 0 {
		t.Error("no record was taken")
	}
}

// change writes another value into a field somewhere below v.
func change(t *rapid.T, v reflect.Value) {
	for {
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
			continue
		case reflect.Struct:
			var fields []int
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("json") != "-" && f.Name != "ID" && f.Name != "Schema" && f.Name != "Redact" && f.Name != "Attachments" {
					fields = append(fields, i)
				}
			}
			if len(fields) == 0 {
				return
			}
			v = v.Field(rapid.SampledFrom(fields).Draw(t, "field"))
			continue
		case reflect.Slice:
			if v.Len() == 0 && v.Type().Elem().Kind() == reflect.Struct && v.Type().Elem().NumField() == 2 {
				return // a key with its value, which one of the two alone is not
			}
			if v.Len() == 0 {
				v.Set(reflect.MakeSlice(v.Type(), 1, 1))
				if item := v.Index(0); item.Kind() == reflect.Struct && item.FieldByName("ID").IsValid() {
					item.FieldByName("ID").SetString("drawn") // else it gets one
				}
			}
			v = v.Index(rapid.IntRange(0, v.Len()-1).Draw(t, "item"))
			continue
		case reflect.String:
			v.SetString(strings.TrimSpace(prose().Draw(t, "text")))
		case reflect.Bool:
			v.SetBool(!v.Bool())
		case reflect.Int:
			v.SetInt(rapid.Int64Range(0, 5).Draw(t, "whole"))
		case reflect.Float64:
			v.SetFloat(rapid.Float64Range(0, 1e6).Draw(t, "number"))
		}
		return
	}
}
