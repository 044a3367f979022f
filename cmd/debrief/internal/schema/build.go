package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/invopop/jsonschema"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// builder makes the schema of one file. The library reflects the types; the
// builder then goes over the objects and adds what it has no notion of.
type builder struct {
	top         reflect.Type // the struct that has the form of the whole file
	name        string       // what the catalogue of keys calls it
	keys        map[string]key
	forms       map[string]form
	text        string         // the form of a text that nothing more is told of
	defaults    map[string]any // by the keys that lead to a value, with :: between
	definitions jsonschema.Definitions
}

// The beginnings of references: those that the library makes, and those of
// draft-07.
const (
	reflected = "#/$defs/"
	defined   = "#/definitions/"
)

// root gives the schema of the whole file and fills the definitions with what
// it refers to.
func (b *builder) root() *jsonschema.Schema {
	objects := map[string]reflect.Type{}
	reflector := jsonschema.Reflector{
		Anonymous: true, ExpandedStruct: true, RequiredFromJSONSchemaTags: true,
		Namer: func(t reflect.Type) string {
			name := b.objectName(t)
			if t.Kind() == reflect.Struct && name != "" {
				objects[name] = t
			}
			return name
		},
		Mapper: b.value,
	}
	root := reflector.ReflectFromType(b.top)
	for name, object := range root.Definitions {
		b.complete(object, objects[name], name, nil)
		b.definitions[name] = object
	}
	b.complete(root, b.top, b.name, nil)
	return root
}

// objectName names the schema of a struct as the catalogue of keys does. A
// type that is also written in short has the definition of its object under
// another name.
func (b *builder) objectName(t reflect.Type) string {
	switch name := t.Name(); {
	case b.forms[name] != nil && t.Kind() == reflect.Struct:
		return name + "Object"
	case t == b.top:
		return b.name
	default:
		return name
	}
}

// value gives the schema of a type whose form is not told by its tags; nil for
// the others.
func (b *builder) value(t reflect.Type) *jsonschema.Schema {
	switch {
	case t == reflect.TypeFor[incident.Extra]():
		return &jsonschema.Schema{Type: "object"}
	case t.Kind() == reflect.Slice && b.forms[t.Elem().Name()+"s"] != nil:
		return b.ref(t.Elem().Name() + "s")
	case t == reflect.TypeFor[incident.Point](), t == reflect.TypeFor[incident.Instant](), t == reflect.TypeFor[incident.Duration]():
		return b.ref(t.Name())
	case t.Kind() == reflect.String && t.Name() == "string":
		return b.ref(b.text)
	case t.Kind() == reflect.String && b.forms[t.Name()] != nil:
		return b.ref(t.Name())
	case t.Kind() == reflect.String && t.Implements(reflect.TypeFor[source.Enum]()):
		b.definitions[t.Name()] = b.wordsOf(t)
		return &jsonschema.Schema{Ref: defined + t.Name()}
	}
	return nil
}

// ref refers to a form and defines it when it is referred to for the first
// time.
func (b *builder) ref(name string) *jsonschema.Schema {
	if _, ok := b.definitions[name]; !ok {
		form, known := b.forms[name]
		if !known {
			panic(fmt.Sprintf("schema: there is no form %q", name))
		}
		b.definitions[name] = nil // a form may refer to itself
		b.definitions[name] = form(b)
	}
	return &jsonschema.Schema{Ref: defined + name}
}

// complete adds to an object what its struct's tags and the catalogue say. The
// path leads to it from the top, as far as it has no name of its own.
func (b *builder) complete(s *jsonschema.Schema, t reflect.Type, name string, path []string) {
	for i := range t.NumField() {
		f := t.Field(i)
		switch tag := f.Tag.Get("json"); tag {
		case "", "-":
		case "x-*":
			s.Properties.Delete(tag)
			s.PatternProperties = map[string]*jsonschema.Schema{"^x-": {}}
		default:
			property, _ := s.Properties.Get(tag)
			here := slices.Concat(path, []string{tag})
			if f.Type.Kind() == reflect.Struct && f.Type.Name() == "" {
				b.complete(property, f.Type, name+"."+tag, here)
			}
			need := f.Tag.Get("need") == "yes"
			if need {
				s.Required = append(s.Required, tag)
			}
			s.Properties.Set(tag, b.property(property, b.told(name, tag, here), need, f.Tag.Get("text") == "markdown"))
		}
	}
	if more := demands()[name]; more != nil {
		more(s)
	}
}

// told gives what is told of a key of an object, and its default.
func (b *builder) told(object, tag string, path []string) key {
	k, _, ok := find(b.keys, strings.TrimSuffix(object, "Object"), tag)
	if !ok {
		panic(fmt.Sprintf("schema: nothing is told of the key %s.%s", object, tag))
	}
	top, _, _ := strings.Cut(object, ".") // in objects of other names the same key means something else
	if value, ok := b.defaults[strings.Join(path, "::")].(string); ok && value != "" && top == b.name {
		k.fallback = value
	}
	return k
}

// property gives the schema of a key's value, from that of its type.
func (b *builder) property(s *jsonschema.Schema, k key, need, markdown bool) *jsonschema.Schema {
	form := k.form
	if form == "" && markdown {
		form = "Prose"
	}
	inner := s
	if s.Items != nil {
		inner = s.Items
	}
	switch {
	case form != "":
		*inner = *b.ref(form)
	case strings.HasPrefix(inner.Ref, reflected):
		*inner = *b.reference(strings.TrimPrefix(inner.Ref, reflected))
	}
	if s.Items != nil && b.forms[strings.TrimPrefix(inner.Ref, defined)] != nil {
		s.Items = needed(inner)
	}
	s.Minimum, s.Maximum = k.least, k.most
	if k.between {
		s.Minimum, s.Maximum, s.ExclusiveMinimum, s.ExclusiveMaximum = "", "", k.least, k.most
	}
	if need {
		s = needed(s)
	} else {
		s = b.optional(s)
	}
	s.Description, s.Examples, s.Default = k.text, k.examples, k.fallback
	return s
}

// reference leads to an object by the name that the library gave it, or to the
// form that the object is one way to write.
func (b *builder) reference(name string) *jsonschema.Schema {
	if short, ok := strings.CutSuffix(name, "Object"); ok && b.forms[short] != nil {
		return b.ref(short)
	}
	return &jsonschema.Schema{Ref: defined + name}
}

// needed gives the schema of a key that must be there and say something. A
// reference is wrapped, because draft-07 ignores what stands beside one.
func needed(s *jsonschema.Schema) *jsonschema.Schema {
	switch {
	case s.Ref != "":
		return &jsonschema.Schema{AllOf: []*jsonschema.Schema{s}, Pattern: notBlank}
	case s.Type == "array":
		one := uint64(1)
		s.MinItems = &one
	}
	return s
}

// optional gives the schema of a key that may be there without a value.
func (b *builder) optional(s *jsonschema.Schema) *jsonschema.Schema {
	return anyOf(s, b.ref("Nothing"))
}

// typed makes a schema take values of several types.
func typed(s *jsonschema.Schema, types ...string) *jsonschema.Schema {
	if s.Extras == nil {
		s.Extras = map[string]any{}
	}
	s.Extras["type"] = types
	return s
}
