package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// structs gives every struct below a type by the name in the catalogue.
func structs(t reflect.Type, name string, into map[string]reflect.Type) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if name == "" {
		name = t.Name()
	}
	if t.Kind() != reflect.Struct || into[name] != nil {
		return
	}
	into[name] = t
	for i := range t.NumField() {
		f := t.Field(i)
		switch tag := f.Tag.Get("json"); {
		case tag == "" || tag == "-" || tag == "x-*":
		case f.Type.Kind() == reflect.Struct && f.Type.Name() == "":
			structs(f.Type, name+"."+tag, into)
		default:
			structs(f.Type, "", into)
		}
	}
}

func everyStruct() map[string]reflect.Type {
	all := map[string]reflect.Type{}
	structs(reflect.TypeFor[incident.Incident](), "", all)
	form, _ := config.Form()
	structs(form, "Config", all)
	return all
}

// TestEveryKeyIsTold: no key without a description, no description without a
// key.
func TestEveryKeyIsTold(t *testing.T) {
	t.Parallel()
	all := keys()
	idle := maps.Clone(all)
	for name, object := range everyStruct() {
		for i := range object.NumField() {
			tag := object.Field(i).Tag.Get("json")
			if tag == "" || tag == "-" || tag == "x-*" {
				continue
			}
			k, under, ok := find(all, name, tag)
			if !ok || k.text == "" {
				t.Errorf("nothing is told of %s.%s", name, tag)
			}
			delete(idle, under)
		}
	}
	for name := range idle {
		t.Errorf("%s is told of and is no key", name)
	}
}

// sentence is how every description and every meaning reads.
var sentence = regexp.MustCompile(`^[^a-z].*\.$|^true .*\.$|t[0-9], …$`)

func TestDescriptionsAreSentences(t *testing.T) {
	t.Parallel()
	for name, k := range keys() {
		if n := len([]rune(k.text)); n > 160 || !sentence.MatchString(k.text) && !strings.HasSuffix(k.text, "…") {
			t.Errorf("%s: %q has %d characters or is no sentence", name, k.text, n)
		}
	}
	for name, words := range meanings {
		for word, meaning := range words {
			if !sentence.MatchString(meaning) {
				t.Errorf("%s.%s: %q is no sentence", name, word, meaning)
			}
		}
	}
}

// TestEveryWordIsTold: no meaning without a word. A word without a meaning
// panics.
func TestEveryWordIsTold(t *testing.T) {
	t.Parallel()
	idle := map[string]bool{}
	for name, words := range meanings {
		for word := range words {
			idle[name+"."+word] = true
		}
	}
	for _, object := range everyStruct() {
		for i := range object.NumField() {
			field := object.Field(i).Type
			for field.Kind() == reflect.Pointer || field.Kind() == reflect.Slice {
				field = field.Elem()
			}
			if enum, ok := reflect.Zero(field).Interface().(source.Enum); ok && field.Kind() == reflect.String {
				for _, word := range enum.Words() {
					if meaningOf(field.Name(), word) == "" {
						t.Errorf("nothing is told of %s.%s", field.Name(), word)
					}
					delete(idle, field.Name()+"."+word)
				}
			}
		}
	}
	for name := range idle {
		t.Errorf("%s is told of and is no word", name)
	}
}

// property is one key of one object of a schema.
type property struct {
	Description string
	Examples    []any
	Default     any
	AnyOf       []map[string]any
	AllOf       []map[string]any
	Type        any
}

type described struct{ Properties map[string]property }

// readable is what the tests read of a schema.
type readable struct {
	described
	Definitions map[string]described
}

// properties gives every property of a schema by its JSON pointer.
func properties(tb testing.TB, text []byte) map[string]property {
	tb.Helper()
	var s readable
	if err := json.Unmarshal(text, &s); err != nil {
		tb.Fatal(err)
	}
	all := map[string]property{}
	add := func(where string, o described) {
		for key, p := range o.Properties {
			all[fmt.Sprintf("%s/properties/%s", where, key)] = p
		}
	}
	add("#", s.described)
	for name, o := range s.Definitions {
		add("#/definitions/"+name, o)
	}
	return all
}

// TestExamplesFit: an example or a default is a value that its own key takes.
func TestExamplesFit(t *testing.T) {
	t.Parallel()
	for name, text := range map[string][]byte{"incident.json": Incident(), "config.json": Config()} {
		document, err := validator.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		compiler := validator.NewCompiler()
		if err := compiler.AddResource(name, document); err != nil {
			t.Fatal(err)
		}
		all := properties(t, text)
		for _, where := range slices.Sorted(maps.Keys(all)) {
			p := all[where]
			s, err := compiler.Compile(name + where)
			if err != nil {
				t.Fatal(err)
			}
			for _, example := range append(p.Examples, p.Default) {
				if err := s.Validate(example); err != nil && example != nil {
					t.Errorf("%s %s: %v", name, where, err)
				}
			}
		}
	}
}

// TestWhatIsNotObviousHasExamples: texts, numbers and times have examples;
// words and objects explain themselves.
func TestWhatIsNotObviousHasExamples(t *testing.T) {
	t.Parallel()
	var definitions struct{ Definitions map[string]map[string]any }
	for name, text := range map[string][]byte{"incident": Incident(), "config": Config()} {
		if err := json.Unmarshal(text, &definitions); err != nil {
			t.Fatal(err)
		}
		for where, p := range properties(t, text) {
			if len(p.Examples) > 0 || p.Default != nil || obvious(p, definitions.Definitions) {
				continue
			}
			t.Errorf("%s %s has no example", name, where)
		}
	}
}

// obvious reports whether a value is yes or no, words, objects or a list of
// these.
func obvious(p property, definitions map[string]map[string]any) bool {
	s := map[string]any{}
	for _, way := range append(p.AnyOf, p.AllOf...) {
		s = way
		break
	}
	if items, ok := s["items"].(map[string]any); ok {
		s = items
	}
	if name, ok := strings.CutPrefix(fmt.Sprint(s["$ref"]), defined); ok {
		s = definitions[name]
	}
	known, _ := s["anyOf"].([]any)
	return s["enum"] != nil || s["type"] == "boolean" || s["type"] == "object" || p.Type != nil ||
		len(known) > 0 && known[0].(map[string]any)["enum"] != nil
}

// TestNothingIsIdle: every form and every definition is used.
func TestNothingIsIdle(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for name, text := range map[string][]byte{"incident": Incident(), "config": Config()} {
		var s struct{ Definitions map[string]any }
		if err := json.Unmarshal(text, &s); err != nil {
			t.Fatal(err)
		}
		for definition := range s.Definitions {
			used[definition] = true
			if !bytes.Contains(text, []byte(`"$ref": "`+defined+definition+`"`)) {
				t.Errorf("%s: nothing refers to %s", name, definition)
			}
		}
	}
	for name := range forms() {
		if !used[name] {
			t.Errorf("nothing has the form %s", name)
		}
	}
	for name := range demands() {
		if !used[name] {
			t.Errorf("there is no object %s", name)
		}
	}
}

// TestSameBytes: a schema made anew has the same bytes, all of which can be
// seen.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	b := &builder{top: reflect.TypeFor[incident.Incident](), name: "Incident", text: "Line"}
	text := b.document("An incident record of Debrief")
	if !bytes.Equal(text, Incident()) {
		t.Error("two schemas of the same types differ")
	}
	if i := bytes.IndexFunc(text, func(r rune) bool { return r == '\u202e' || r == '\u0085' || r == '\t' }); i >= 0 {
		t.Errorf("an invisible character at %d", i)
	}
	if !json.Valid(text) || !bytes.HasSuffix(text, []byte("}\n")) {
		t.Error("the schema is no JSON with a line end")
	}
}
