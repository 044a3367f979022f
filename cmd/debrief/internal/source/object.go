package source

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// freeKey begins the keys that nobody but the author knows.
const freeKey = "x-"

func readStruct(r *Reading, n *Node, into reflect.Value) bool {
	return r.object(n, into, nil)
}

// object reads an object by the plan of the struct's type.
func (r *Reading) object(n *Node, into reflect.Value, own map[string]func(*Node) bool) bool {
	p := r.plans[into.Type()]
	if n.Kind != Object {
		r.Wrong(n, "an object with keys", "write "+someKeys(p)+" below it")
		return false
	}
	var written []string // of the needed keys
	for _, f := range n.Fields {
		name := f.Key.Text
		known := p.fields[name]
		switch {
		case known == nil && p.extra >= 0 && strings.HasPrefix(name, freeKey):
			r.free(f, into.Field(p.extra))
		case known == nil:
			r.unknownKey(n, f.Key, p)
		default:
			if known.need {
				written = append(written, name)
			}
			r.field(known, f, into, own[name])
		}
	}
	r.missing(n, p, written)
	return true
}

func someKeys(p *plan) string {
	some := p.names
	if len(p.needed) > 0 {
		some = nil
		for _, f := range p.needed {
			some = append(some, f.name)
		}
	}
	return strings.Join(some[:min(3, len(some))], ", ")
}

// field reads the value of a known key. One without a value counts as not
// written; one that was read but says nothing must not be a needed one.
func (r *Reading) field(known *field, f Field, into reflect.Value, own func(*Node) bool) {
	switch {
	case f.Value.Kind == Broken:
		return
	case f.Value.Null():
		if known.need {
			r.Tell(f.Value, Missing, fmt.Sprintf("%s has no value", quote(known.name)), "it is needed: write one")
			return
		}
		r.Tell(f.Value, EmptyValue, fmt.Sprintf("%s has no value", quote(known.name)), "write one, or take the key out")
		return
	case known.need && f.Value.Blank():
		r.Tell(f.Value, Missing, fmt.Sprintf("%s is empty", quote(known.name)), "it is needed: write something")
		return
	case own != nil:
		own(f.Value)
	default:
		known.read(r, f.Value, into.Field(known.index))
	}
}

// missing tells all needed keys of an object that are not written.
func (r *Reading) missing(n *Node, p *plan, written []string) {
	for _, f := range p.needed {
		if !slices.Contains(written, f.name) {
			r.Tell(n, Missing, fmt.Sprintf("%s is missing %s", quote(f.name), n.where()),
				fmt.Sprintf("it is needed: write %s: …", f.name))
		}
	}
}

// unknownKey tells the key that was probably meant: one of this object, one of
// an object below it, or else those that come nearest.
func (r *Reading) unknownKey(n, key *Node, p *plan) {
	if Full(r.problems) {
		return
	}
	message := fmt.Sprintf("unknown key %s %s", quote(key.Text), n.where())
	r.Tell(key, Malformed, message, keyHint(key.Text, p))
}

func keyHint(written string, p *plan) string {
	if near := Nearest(written, p.names); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	for _, name := range p.names {
		if below := p.fields[name].below; below != nil && below.fields[written] != nil {
			return fmt.Sprintf("did you mean %q below %q?", written, name)
		}
	}
	if strings.Trim(written, "0123456789 ") == "" {
		return "if it belongs to the number before it, write the number without commas"
	}
	hint := "known here: " + strings.Join(nearestFew(written, p.names, 8), ", ")
	if len(p.names) > 8 {
		hint += ", …"
	}
	if p.extra >= 0 {
		hint += "; keys of your own begin with x-"
	}
	return hint
}

// free keeps a key that begins with x-, whatever its value is.
func (r *Reading) free(f Field, into reflect.Value) {
	if f.Value.Kind == Broken {
		return
	}
	if into.IsNil() {
		into.Set(reflect.MakeMap(into.Type()))
	}
	value := reflect.New(anyType).Elem()
	if v := r.generic(f.Value); v != nil {
		value.Set(reflect.ValueOf(v))
	}
	into.SetMapIndex(reflect.ValueOf(f.Key.Text), value)
}
