package source

import (
	"encoding/json"
	"reflect"
	"strconv"
)

// readFreeMap reads an object whose keys and values are the author's own; an
// empty one is nil.
func readFreeMap(r *Reading, n *Node, into reflect.Value) bool {
	if n.Kind != Object {
		r.Wrong(n, "an object with keys", "")
		return false
	}
	if len(n.Fields) > 0 {
		into.Set(reflect.ValueOf(r.generic(n)).Convert(into.Type()))
	}
	return true
}

// generic gives a value as nil, bool, int64, float64, json.Number, string, []any
// or map[string]any. A number of which digits would be lost is a json.Number, or
// text where JSON has no such number.
func (r *Reading) generic(n *Node) any {
	switch n.Kind {
	case List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = r.generic(item)
		}
		return list
	case Object:
		object := make(map[string]any, len(n.Fields))
		for _, f := range n.Fields {
			object[f.Key.Text] = r.generic(f.Value)
		}
		return object
	case Scalar:
		return plainValue(n)
	}
	return nil
}

func plainValue(n *Node) any {
	switch {
	case n.Quoted:
		return n.Text
	case n.Null():
		return nil
	case isBool(n.Text):
		return n.Text[0] == 't' || n.Text[0] == 'T'
	case isNumber(n.Text):
		return plainNumber(n.Text)
	}
	return n.Text
}

// plainNumber gives a number so that it is written again as it is.
func plainNumber(text string) any {
	if i, err := strconv.ParseInt(text, 10, 64); err == nil && intForm.MatchString(text) {
		return i
	}
	f, err := strconv.ParseFloat(text, 64)
	decimal := Decimal(f)
	switch {
	case err == nil && (text == decimal || text == decimal+".0"):
		return f
	case json.Valid([]byte(text)):
		return json.Number(text)
	case err == nil && isKept(text, f):
		return f
	}
	return text
}
