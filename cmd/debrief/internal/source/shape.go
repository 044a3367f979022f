package source

import (
	"fmt"
	"reflect"
	"strings"

	"debrief/cmd/debrief/internal/problem"
)

// Enum is what a string type has that takes only certain words.
type Enum interface {
	// Words gives the known words in their natural order.
	Words() []string
	// Open reports whether another word is kept, with a warning, or refused.
	Open() bool
}

// Shape is the compiled form of T. It is never changed after Compile and may
// be used by several readers at once.
type Shape[T any] struct {
	read  reader
	plans map[reflect.Type]*plan
}

// reader reads one node into a value and reports whether something was set.
type reader func(r *Reading, n *Node, into reflect.Value) bool

// plan is the compiled form of one struct.
type plan struct {
	fields map[string]*field
	names  []string // the keys in the struct's order
	needed []*field
	extra  int // index of the field for x- keys; -1 for none
}

type field struct {
	name  string
	index int
	need  bool
	read  reader
	below *plan // of a struct or of a list of structs; for hints
}

// Form says how a type is read that is not told by tags alone.
type Form struct {
	of   reflect.Type
	read reader
}

// FormOf makes a form from a function that reads one node. It gives false
// after having told the reading what is wrong. The node is never Broken.
func FormOf[T any](read func(*Reading, *Node) (T, bool)) Form {
	return Form{
		of: reflect.TypeFor[T](),
		read: func(r *Reading, n *Node, into reflect.Value) bool {
			value, ok := read(r, n)
			if ok {
				into.Set(reflect.ValueOf(value))
			}
			return ok
		},
	}
}

// Compile prepares the reading of documents into T, a struct. It panics when a
// field has a type that nothing tells how to read.
func Compile[T any](forms ...Form) *Shape[T] {
	c := compiler{forms: map[reflect.Type]reader{}, plans: map[reflect.Type]*plan{}}
	for _, f := range forms {
		c.forms[f.of] = f.read
	}
	t := reflect.TypeFor[T]()
	c.plan(t)
	return &Shape[T]{read: c.reader(t), plans: c.plans}
}

// Decode reads a document. The value holds all that could be read, so that
// rules can look at it even when there are problems.
func (s *Shape[T]) Decode(d *Document) (T, problem.List) {
	var value T
	r := &Reading{document: d, plans: s.plans}
	switch {
	case d.Empty():
		r.Tell(d.Root, Missing, "the file is empty", "write something, or delete it")
	case d.Root.Kind != Broken:
		s.read(r, d.Root, reflect.ValueOf(&value).Elem())
	}
	return value, r.problems
}

type compiler struct {
	forms map[reflect.Type]reader
	plans map[reflect.Type]*plan
}

// plan compiles a struct by its tags, once.
func (c *compiler) plan(t reflect.Type) {
	if c.plans[t] != nil {
		return
	}
	p := &plan{fields: map[string]*field{}, extra: -1}
	c.plans[t] = p
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		name := tag.Get("json")
		switch name {
		case "", "-":
			continue
		case "x-*":
			p.extra = i
			continue
		}
		f := &field{name: name, index: i, need: tag.Get("need") == "yes", read: c.reader(t.Field(i).Type), below: c.below(t.Field(i).Type)}
		p.fields[name] = f
		p.names = append(p.names, name)
		if f.need {
			p.needed = append(p.needed, f)
		}
	}
}

// below gives the plan of the struct that a type is, points to or lists.
func (c *compiler) below(t reflect.Type) *plan {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return c.plans[t]
}

var (
	enumType = reflect.TypeFor[Enum]()
	anyType  = reflect.TypeFor[any]()
)

// reader gives the way to read a type: its form, else its words, else what its
// kind says. Structs get their plan even when they have a form.
func (c *compiler) reader(t reflect.Type) reader {
	if t.Kind() == reflect.Struct && tagged(t) {
		c.plan(t)
	}
	if read := c.forms[t]; read != nil {
		return read
	}
	if t.Kind() == reflect.String && t.Implements(enumType) {
		return enumReader(t)
	}
	switch t.Kind() {
	case reflect.Struct:
		return readStruct
	case reflect.Pointer:
		return pointerReader(c.reader(t.Elem()))
	case reflect.Slice:
		return listReader(c.reader(t.Elem()))
	case reflect.Map:
		if t.Key().Kind() == reflect.String && t.Elem() == anyType {
			return readFreeMap
		}
	case reflect.String:
		return readText
	case reflect.Bool:
		return readBool
	case reflect.Int:
		return readInt
	case reflect.Float64:
		return readFloat
	}
	panic(fmt.Sprintf("source: nothing tells how to read a %s", t))
}

func tagged(t reflect.Type) bool {
	for i := range t.NumField() {
		if name := t.Field(i).Tag.Get("json"); name != "" && !strings.HasPrefix(name, "-") {
			return true
		}
	}
	return false
}
