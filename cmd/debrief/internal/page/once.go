package page

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"sync"
)

// onces remembers what templates made of values, because most of a list's rows
// and of a page's frame say the same as others: {{once "labels" .Labels}} is
// {{template "labels" .Labels}} executed once for all that are equal. A template
// sees nothing but its value, so what is remembered is what it would make again.
type onces struct {
	mu   sync.RWMutex
	made map[madeOf]template.HTML
	size int
}

// madeOf is a template with the value that it was executed with.
type madeOf struct {
	template string
	value    any
}

// mostOnces is how many bytes are remembered; beyond them all is forgotten.
const mostOnces = 16 << 20

// make executes a template in the midst of a page's text, or remembers what it
// made of an equal value. A value that cannot be compared is never remembered.
func (o *onces) make(frames *template.Template, name string, value any) (template.HTML, error) {
	key := madeOf{name, value}
	comparable := reflect.ValueOf(value).Comparable()
	if comparable {
		o.mu.RLock()
		text, known := o.made[key]
		o.mu.RUnlock()
		if known {
			return text, nil
		}
	}
	var b strings.Builder
	if err := frames.ExecuteTemplate(&b, name, value); err != nil {
		return "", fmt.Errorf("render %s: %w", name, err)
	}
	text := template.HTML(b.String()) //nolint:gosec // html/template's own
	if comparable {
		o.remember(key, text)
	}
	return text, nil
}

func (o *onces) remember(key madeOf, text template.HTML) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.size += len(text); o.made == nil || o.size > mostOnces {
		o.made, o.size = map[madeOf]template.HTML{}, len(text)
	}
	o.made[key] = text
}
