package source

import (
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

// generic gives a value as nil, bool, int64, float64, string, []any or
// map[string]any. A whole number that does not fit keeps its digits as text.
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
	case intForm.MatchString(n.Text):
		if i, err := strconv.ParseInt(n.Text, 10, 64); err == nil {
			return i
		}
	case isNumber(n.Text):
		if f, err := strconv.ParseFloat(n.Text, 64); err == nil {
			return f
		}
	}
	return n.Text
}
