package source

import (
	"fmt"
	"reflect"

	"debrief/cmd/debrief/internal/problem"
)

// Reading is one document being decoded: forms read through it and tell it
// what is wrong.
type Reading struct {
	document *Document
	plans    map[reflect.Type]*plan
	problems problem.List
}

// Tell tells that a node breaks a rule.
func (r *Reading) Tell(n *Node, rule *problem.Rule, message, hint string) {
	Add(&r.problems, r.document.Name(), func() problem.Place { return r.document.PlaceOf(n) },
		problem.Problem{Severity: rule.Severity, Rule: rule, Message: message, Hint: hint})
}

// Wrong tells that a node has the wrong type; want says what it takes: "a
// number", "a list of texts".
func (r *Reading) Wrong(n *Node, want, hint string) {
	r.Tell(n, Malformed, fmt.Sprintf("%s takes %s, not %s", n.named(), want, n), hint)
}

// Struct reads the keys of an object into the struct that target points to.
// The keys in own are left to the functions there, which report whether
// something was written.
func (r *Reading) Struct(n *Node, target any, own map[string]func(*Node) bool) bool {
	return r.object(n, reflect.ValueOf(target).Elem(), own)
}

// Text reads a scalar as text.
func (r *Reading) Text(n *Node) (string, bool) {
	var s string
	ok := readText(r, n, reflect.ValueOf(&s).Elem())
	return s, ok
}

// Float reads a number.
func (r *Reading) Float(n *Node) (float64, bool) {
	var f float64
	ok := readFloat(r, n, reflect.ValueOf(&f).Elem())
	return f, ok
}

// Strings reads a list of texts.
func (r *Reading) Strings(n *Node) ([]string, bool) {
	var s []string
	ok := listReader(readText)(r, n, reflect.ValueOf(&s).Elem())
	return s, ok
}
