package page

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"sync"
	"sync/atomic"
)

// onces remembers what templates made of values, because most of a list's rows
// and of a page's frame say the same as others: {{once "labels" .Labels}} is
// {{template "labels" .Labels}} executed once for all that are equal. A template
// sees nothing but its value, so what is remembered is what it would make again.
type onces struct {
	mu sync.RWMutex
	// made is what was made lately or asked for again, older what was before that:
	// it is forgotten when there is too much of both.
	made, older map[madeOf]template.HTML
	size        int // of made, in bytes

	types sync.Map // by type, whether all values of it can be compared

	under atomic.Int32 // how many are being made
}

// mostUnder is how many may be being made at once, in one another for the most part.
const mostUnder = 2000

var errDeep = errors.New("templates lie in one another without an end")

// madeOf is a template with the value that it was executed with.
type madeOf struct {
	template string
	value    any
}

// mostOnces is about how many bytes are remembered.
const mostOnces = 4 << 20

// make executes a template in the midst of a page's text, or remembers what it
// made of an equal value. A value that cannot be compared is never remembered.
func (o *onces) make(frames *template.Template, name string, value any) (template.HTML, error) {
	key := madeOf{name, value}
	comparable := o.isComparable(value)
	if comparable {
		if text, known := o.recall(key); known {
			return text, nil
		}
	}
	defer o.under.Add(-1)
	if o.under.Add(1) > mostUnder {
		return "", errDeep
	}
	var b bytes.Buffer
	err := frames.ExecuteTemplate(capped{&b, name}, name, value)
	if errors.Is(err, errDeep) {
		return "", errDeep // without a line for each of them
	}
	if err != nil {
		return "", fmt.Errorf("render %s: %w", name, err)
	}
	text := template.HTML(b.String()) //nolint:gosec // html/template's own
	if comparable {
		o.remember(key, text)
	}
	return text, nil
}

// isComparable reports whether a value can be compared. It looks into the value
// only where its type does not tell.
func (o *onces) isComparable(value any) bool {
	t := reflect.TypeOf(value)
	always, known := o.types.Load(t)
	if !known {
		always = t != nil && alwaysCompares(t)
		o.types.Store(t, always)
	}
	return always.(bool) || reflect.ValueOf(value).Comparable()
}

// alwaysCompares reports whether all values of a type can be compared: those of one
// with an interface in it may hold what cannot.
func alwaysCompares(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Interface:
		return false
	case reflect.Array:
		return alwaysCompares(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if !alwaysCompares(t.Field(i).Type) {
				return false
			}
		}
	}
	return t.Comparable()
}

func (o *onces) recall(key madeOf) (template.HTML, bool) {
	o.mu.RLock()
	text, known := o.made[key]
	old, was := o.older[key]
	o.mu.RUnlock()
	if !known && was {
		o.remember(key, old)
		return old, true
	}
	return text, known
}

func (o *onces) remember(key madeOf, text template.HTML) {
	o.mu.Lock()
	defer o.mu.Unlock()
	size := len(text) + int(reflect.TypeOf(key.value).Size()) + besides
	if o.size += size; o.made == nil || o.size > mostOnces/2 {
		o.made, o.older, o.size = map[madeOf]template.HTML{}, o.made, size
	}
	o.made[key] = text
}

// besides is about how many bytes are remembered of a text besides it and the
// value that it was made from.
const besides = 100
