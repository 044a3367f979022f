package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// Encode gives an incident in the record's form as indented JSON, which is a
// readable record itself: keys in the order of the types, what is not set left
// out, and the short form of a value where it says everything. The error is
// only for free values under x- keys that JSON cannot hold.
func Encode(inc *incident.Incident) ([]byte, error) {
	w := &writer{}
	w.Grow(4 << 10)
	w.value(reflect.ValueOf(inc).Elem())
	if w.err != nil {
		return nil, fmt.Errorf("encode incident %s: %w", inc.ID, w.err)
	}
	var out bytes.Buffer
	out.Grow(2 * w.Len())
	if err := json.Indent(&out, w.Bytes(), "", "  "); err != nil {
		return nil, fmt.Errorf("encode incident %s: %w", inc.ID, err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// writer writes compact JSON.
type writer struct {
	bytes.Buffer
	err error
}

// value writes what a value is, in its shortest form.
func (w *writer) value(v reflect.Value) {
	if !formed[v.Type()] {
		w.plain(v)
		return
	}
	switch value := v.Interface().(type) {
	case incident.Instant:
		w.text(value.String())
	case incident.Duration:
		w.text(value.String())
	case incident.Time:
		w.time(v, value)
	case incident.Number:
		w.number(v, value)
	case incident.Text:
		w.short(v, value.Text)
	case incident.Severity:
		w.short(v, value.Level)
	case incident.Summary:
		w.summary(v, value)
	case incident.Answer:
		w.answer(value)
	case incident.Point:
		w.point(value)
	case []incident.Term:
		w.object(len(value), func(i int) (string, any) { return value[i].Name, value[i].Meaning })
	case []incident.NamedNumber:
		w.object(len(value), func(i int) (string, any) { return value[i].Name, value[i].Number })
	case []incident.Share:
		w.object(len(value), func(i int) (string, any) { return value[i].Name, value[i].Share })
	case incident.Extra:
		w.free(map[string]any(value))
	}
}

// formed are the types that have a form of their own.
var formed = map[reflect.Type]bool{
	reflect.TypeFor[incident.Instant](): true, reflect.TypeFor[incident.Duration](): true, reflect.TypeFor[incident.Time](): true,
	reflect.TypeFor[incident.Number](): true, reflect.TypeFor[incident.Text](): true, reflect.TypeFor[incident.Severity](): true,
	reflect.TypeFor[incident.Summary](): true, reflect.TypeFor[incident.Answer](): true, reflect.TypeFor[incident.Point](): true,
	reflect.TypeFor[[]incident.Term](): true, reflect.TypeFor[[]incident.NamedNumber](): true, reflect.TypeFor[[]incident.Share](): true,
	reflect.TypeFor[incident.Extra](): true,
}

// plain writes what needs no form of its own.
func (w *writer) plain(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		w.value(v.Elem())
	case reflect.Struct:
		w.fields(v, nil)
	case reflect.Slice:
		w.WriteByte('[')
		for i := range v.Len() {
			w.comma(i)
			w.value(v.Index(i))
		}
		w.WriteByte(']')
	case reflect.String:
		w.text(v.String())
	case reflect.Bool:
		w.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Int:
		w.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Float64:
		w.float(v.Float())
	default:
		w.err = fmt.Errorf("a %s has no form", v.Type())
	}
}

func (w *writer) comma(i int) {
	if i > 0 {
		w.WriteByte(',')
	}
}

// fields writes a struct as an object. Words stand in for keys that the struct
// keeps elsewhere.
func (w *writer) fields(v reflect.Value, words map[string]incident.Word) {
	w.WriteByte('{')
	n := 0
	key := func(name string) {
		w.comma(n)
		n++
		w.text(name)
		w.WriteByte(':')
	}
	for _, f := range walkedFields(v.Type()) {
		name, field := f.key, v.Field(f.index)
		switch {
		case words[name] != "":
			key(name)
			w.text(string(words[name]))
		case field.IsZero() || field.Kind() == reflect.Slice && field.Len() == 0:
		case name == "x-*":
			extra := field.Interface().(incident.Extra)
			for _, name := range slices.Sorted(maps.Keys(extra)) {
				key(name)
				w.free(extra[name])
			}
		default:
			key(name)
			w.value(field)
		}
	}
	w.WriteByte('}')
}

// short writes a value as a text of it, if that says everything, or as an
// object.
func (w *writer) short(v reflect.Value, text string) {
	if has := given(v); has == 0 || has == 1 && text != "" {
		w.text(text)
		return
	}
	w.fields(v, nil)
}

func (w *writer) time(v reflect.Value, t incident.Time) {
	switch has := given(v); {
	case has == 0 || has == 1 && t.Word != "":
		w.text(string(t.Word))
	case has == 1 && t.At != (incident.Instant{}):
		w.text(t.At.String())
	default:
		w.fields(v, map[string]incident.Word{"at": t.Word})
	}
}

func (w *writer) number(v reflect.Value, n incident.Number) {
	switch has := given(v); {
	case has == 0 || has == 1 && n.Word != "":
		w.text(string(n.Word))
	case has == 1 && n.Value != nil:
		w.float(*n.Value)
	default:
		w.fields(v, map[string]incident.Word{"value": n.Word})
	}
}

// given gives how many fields of a struct have a value.
func given(v reflect.Value) (n int) {
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			n++
		}
	}
	return n
}

// summary writes a public summary without a mark as plain text.
func (w *writer) summary(v reflect.Value, s incident.Summary) {
	if s.Public != nil && given(v) == 1 && reflect.DeepEqual(*s.Public, incident.Text{Text: s.Public.Text}) {
		w.text(s.Public.Text)
		return
	}
	w.fields(v, nil)
}

func (w *writer) answer(a incident.Answer) {
	if a == incident.Yes || a == incident.No {
		w.WriteString(string(a))
		return
	}
	w.text(string(a))
}

func (w *writer) point(p incident.Point) {
	w.WriteByte('[')
	w.text(p.At.String())
	w.WriteByte(',')
	if p.Value == nil {
		w.WriteString("null")
	} else {
		w.float(*p.Value)
	}
	w.WriteByte(']')
}

// object writes a list that is a map in the record.
func (w *writer) object(n int, item func(int) (string, any)) {
	w.WriteByte('{')
	for i := range n {
		name, value := item(i)
		w.comma(i)
		w.text(name)
		w.WriteByte(':')
		w.value(reflect.ValueOf(value))
	}
	w.WriteByte('}')
}

// free writes the author's own values, objects sorted by key. A fraction keeps
// its point, so that it is none of the whole numbers when it is read again.
func (w *writer) free(value any) {
	switch v := value.(type) {
	case nil:
		w.WriteString("null")
	case float64:
		text := source.Decimal(v)
		if !strings.ContainsAny(text, ".e") {
			text += ".0"
		}
		w.WriteString(text)
	case []any:
		w.WriteByte('[')
		for i, item := range v {
			w.comma(i)
			w.free(item)
		}
		w.WriteByte(']')
	case map[string]any:
		w.WriteByte('{')
		for i, key := range slices.Sorted(maps.Keys(v)) {
			w.comma(i)
			w.text(key)
			w.WriteByte(':')
			w.free(v[key])
		}
		w.WriteByte('}')
	case bool:
		w.WriteString(strconv.FormatBool(v))
	case int64:
		w.WriteString(strconv.FormatInt(v, 10))
	case json.Number:
		w.WriteString(v.String())
	case string:
		w.text(v)
	default:
		w.err = fmt.Errorf("a %T has no form", value)
	}
}

func (w *writer) float(f float64) { w.WriteString(source.Decimal(f)) }

// text writes a text so that it is the same in JSON, in YAML and inside HTML:
// <, >, &, controls and everything invisible are escaped.
func (w *writer) text(s string) {
	if isPlain(s) {
		w.WriteByte('"')
		w.WriteString(s)
		w.WriteByte('"')
		return
	}
	quoted, err := json.Marshal(s)
	if err != nil {
		w.err = err
		return
	}
	for _, r := range string(quoted) {
		if r < 0x10000 && (unicode.IsControl(r) || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF') {
			fmt.Fprintf(&w.Buffer, `\u%04x`, r)
			continue
		}
		w.WriteRune(r)
	}
}

// isPlain reports whether nothing in a text is escaped.
func isPlain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c >= 0x7f, c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		}
	}
	return true
}
