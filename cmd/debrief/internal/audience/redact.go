package audience

import (
	"fmt"
	"reflect"
	"slices"

	"debrief/cmd/debrief/internal/incident"
)

// NotPublished is what stands in the place of words that were marked out.
const NotPublished = "Not published"

// fixed lists the keys without which there is no record to speak of.
var fixed = []string{"/schema", "/id", "/record_status", "/fictional"}

// instead gives what stands for keys that every report needs.
var instead = map[string]string{
	"/title": NotPublished, "/kind": "other", "/incident_state": string(incident.StateUnknown), "/timezone": "UTC",
}

// parts lists the keys that are a time's or a number's value: one of them
// taken out would leave something else than was meant, so all of it goes.
var parts = []string{"value", "min", "max", "plus_minus", "at", "earliest", "latest"}

// redact marks the place that r names, if r takes it from this reader.
func (n *node) redact(r *incident.Redaction, reader incident.Audience) error {
	at := n.find(r.Path)
	if at == nil {
		return fmt.Errorf("redact %s: there is nothing at this place", r.Path)
	}
	if reader.MaySee(r.Audience) {
		return nil
	}
	if slices.Contains(fixed, at.pointer()) {
		return fmt.Errorf("redact %s: a record cannot be shown without it; mark its summary instead", r.Path)
	}
	at = at.aim()
	if at.redaction == nil || isOmit(r) {
		at.redaction = r
	}
	return nil
}

func isOmit(r *incident.Redaction) bool { return r.Replace == "" || r.Replace == "omit" }

// aim gives the place that is taken out when n is meant.
func (n *node) aim() *node {
	if n.value.Kind() == reflect.Struct && named(n.value.Type()) {
		return n.children[1]
	}
	if n.parent == nil || !slices.Contains(parts, n.key) {
		return n
	}
	switch behind(n.parent.value.Type()) {
	case reflect.TypeFor[incident.Number](), reflect.TypeFor[incident.Time]():
		return n.parent
	}
	return n
}

func behind(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// replacement gives what stands at n in the place of what was redacted; false
// when nothing does, which is so wherever words have no room.
func (n *node) replacement() (reflect.Value, bool) {
	if word, ok := instead[n.pointer()]; ok && (isOmit(n.redaction) || n.key != "title") {
		return reflect.ValueOf(word).Convert(n.value.Type()), true
	}
	if isOmit(n.redaction) || !n.given || n.ref != "" {
		return reflect.Value{}, false
	}
	words, marked := n.redaction.Replace, n.redaction.Replace == "mark"
	if marked {
		words = NotPublished
	}
	return replaced(behind(n.value.Type()), n.key, words, marked)
}

// free lists the plain strings that hold words and not an id, an address or a
// name that something else goes by.
func free(key string) bool {
	return !slices.Contains([]string{"id", "url", "archived", "path", "sha256", "tz", "currency", "media_type", "prefix"}, key)
}

func replaced(t reflect.Type, key, words string, marked bool) (reflect.Value, bool) {
	original := words
	if marked {
		original = ""
	}
	switch t {
	case reflect.TypeFor[string]():
		return reflect.ValueOf(words), free(key)
	case reflect.TypeFor[any]():
		return reflect.ValueOf(words), true
	case reflect.TypeFor[[]string]():
		return reflect.ValueOf([]string{words}), true
	case reflect.TypeFor[incident.Text]():
		return reflect.ValueOf(incident.Text{Text: words}), true
	case reflect.TypeFor[incident.Number]():
		return reflect.ValueOf(incident.Number{Word: incident.Withheld, Text: original}), true
	case reflect.TypeFor[incident.Time]():
		return reflect.ValueOf(incident.Time{Word: incident.Withheld, Text: original}), true
	}
	if enum, ok := reflect.Zero(t).Interface().(interface{ Words() []string }); ok {
		return reflect.ValueOf(words).Convert(t), slices.Contains(enum.Words(), words)
	}
	if t.Kind() == reflect.Struct {
		return blank(t, words, marked)
	}
	return reflect.Value{}, false
}

// blank gives an item that says nothing but the words: each required key
// replaced. There is none where a required key has no room for words.
func blank(t reflect.Type, words string, marked bool) (reflect.Value, bool) {
	out := reflect.New(t).Elem()
	filled := false
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Tag.Get("need") != "yes" {
			continue
		}
		v, ok := replaced(behind(f.Type), f.Tag.Get("json"), words, marked)
		if !ok {
			return out, false
		}
		if f.Type.Kind() == reflect.Pointer {
			p := reflect.New(f.Type.Elem())
			p.Elem().Set(v)
			v = p
		}
		out.Field(i).Set(v)
		filled = true
	}
	return out, filled
}
