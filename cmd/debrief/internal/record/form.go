package record

import (
	"fmt"
	"sync"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// form is the record's form: the tags of the incident's types, and the values
// that may be written in more than one way.
var form = sync.OnceValue(func() *source.Shape[incident.Incident] {
	return source.Compile[incident.Incident](
		source.FormOf(readTime), source.FormOf(readClaim), source.FormOf(readInstant), source.FormOf(readDuration),
		source.FormOf(readNumber), source.FormOf(readPoint),
		source.FormOf(readTextForm), source.FormOf(readSeverity), source.FormOf(readSummary),
		source.FormOf(readTerms), source.FormOf(readNamedNumbers), source.FormOf(readShares),
	)
})

// readTextForm reads prose: a text, or an object with its mark.
func readTextForm(r *source.Reading, n *source.Node) (incident.Text, bool) {
	var t incident.Text
	if n.Kind == source.Object {
		return t, r.Struct(n, &t, nil)
	}
	text, ok := r.Text(n)
	return incident.Text{Text: text}, ok
}

// readSeverity reads the word unknown, a level alone, or an object.
func readSeverity(r *source.Reading, n *source.Node) (incident.Severity, bool) {
	var s incident.Severity
	if n.Kind == source.Object {
		return s, r.Struct(n, &s, nil)
	}
	level, ok := r.Text(n)
	return incident.Severity{Level: level}, ok
}

// readSummary reads an object, or a text that stands for the public summary.
func readSummary(r *source.Reading, n *source.Node) (incident.Summary, bool) {
	var s incident.Summary
	if n.Kind != source.Object {
		text, ok := r.Text(n)
		return incident.Summary{Public: &incident.Text{Text: text}}, ok
	}
	if n.Get("headline") == nil && n.Get("public") == nil && n.Get("internal") == nil {
		r.Tell(n, source.Missing, `"summary" tells nothing`, "write headline, public or internal below it, or the public summary as plain text")
	}
	return s, r.Struct(n, &s, nil)
}

// readTerms reads a glossary, in the order in which it is written.
func readTerms(r *source.Reading, n *source.Node) ([]incident.Term, bool) {
	return readMap(r, n, "a meaning for each term", func(name string, value *source.Node) (incident.Term, bool) {
		meaning, ok := r.Text(value)
		return incident.Term{Name: name, Meaning: meaning}, ok
	})
}

// readNamedNumbers reads numbers by name, in the order in which they are
// written.
func readNamedNumbers(r *source.Reading, n *source.Node) ([]incident.NamedNumber, bool) {
	return readMap(r, n, "a number for each name", func(name string, value *source.Node) (incident.NamedNumber, bool) {
		number, ok := readNumber(r, value)
		return incident.NamedNumber{Name: name, Number: &number}, ok
	})
}

// readShares reads shares by name, in the order in which they are written.
func readShares(r *source.Reading, n *source.Node) ([]incident.Share, bool) {
	return readMap(r, n, "a share for each name", func(name string, value *source.Node) (incident.Share, bool) {
		share, ok := r.Float(value)
		return incident.Share{Name: name, Share: share}, ok
	})
}

// readMap reads an object whose keys are data. An item that cannot be read is
// left out.
func readMap[T any](r *source.Reading, n *source.Node, want string, item func(string, *source.Node) (T, bool)) ([]T, bool) {
	if n.Kind != source.Object {
		r.Wrong(n, "an object with "+want, "write name: value below it")
		return nil, false
	}
	var all []T
	for _, f := range n.Fields {
		name, ok := r.Text(f.Key)
		switch {
		case f.Value.Kind == source.Broken || !ok:
		case f.Value.Null():
			r.Tell(f.Value, source.Missing, fmt.Sprintf("%q has no value", name), "")
		default:
			if value, ok := item(name, f.Value); ok {
				all = append(all, value)
			}
		}
	}
	return all, true
}
