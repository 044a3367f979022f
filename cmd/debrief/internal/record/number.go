package record

import (
	"fmt"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// numberWords are the words that may stand for a number.
var numberWords = []string{string(incident.Unknown), string(incident.NotApplicable), string(incident.Withheld)}

// readNumber reads a number: a word, a plain number, or an object.
func readNumber(r *source.Reading, n *source.Node) (incident.Number, bool) {
	if n.Kind != source.Object {
		return readPlainNumber(r, n)
	}
	var number incident.Number
	r.Struct(n, &number, map[string]func(*source.Node) bool{"value": func(value *source.Node) bool {
		plain, ok := readPlainNumber(r, value)
		number.Word, number.Value = plain.Word, plain.Value
		return ok
	}})
	if n.Get("value") == nil && n.Get("min") == nil && n.Get("max") == nil {
		r.Tell(n, source.Malformed, "this number has neither value nor min nor max", "write value: unknown if nothing is known")
		return number, false
	}
	return number, numberHolds(r, n, number)
}

// numberHolds checks that the parts of a number do not contradict each other.
func numberHolds(r *source.Reading, n *source.Node, number incident.Number) bool {
	value, pm := n.Get("value"), n.Get("plus_minus")
	switch {
	case number.Word != "" && (number.Min != nil || number.Max != nil || pm != nil):
		r.Tell(value, source.Malformed, fmt.Sprintf("%q cannot stand beside bounds", number.Word),
			"take value out and keep min and max, or the other way round")
	case pm != nil && value == nil:
		r.Tell(pm, source.Malformed, "plus_minus needs a number in value", "write value, or say it with min and max")
	case number.PlusMinus != nil && *number.PlusMinus < 0:
		r.Tell(pm, source.Malformed, fmt.Sprintf("plus_minus is %s, less than zero", shorten(pm.Text)), "")
	case above(number.Min, number.Max):
		r.Tell(n.Get("min"), source.Malformed, fmt.Sprintf("min (%s) is more than max (%s)", shorten(n.Get("min").Text), shorten(n.Get("max").Text)), "exchange them")
	case above(number.Min, number.Value):
		r.Tell(value, source.Malformed, fmt.Sprintf("value (%s) is less than min (%s)", shorten(value.Text), shorten(n.Get("min").Text)), boundsHint)
	case above(number.Value, number.Max):
		r.Tell(value, source.Malformed, fmt.Sprintf("value (%s) is more than max (%s)", shorten(value.Text), shorten(n.Get("max").Text)), boundsHint)
	default:
		return true
	}
	return false
}

const boundsHint = "min ≤ value ≤ max"

func above(a, b *float64) bool { return a != nil && b != nil && *a > *b }

// readPlainNumber reads a word or a number.
func readPlainNumber(r *source.Reading, n *source.Node) (incident.Number, bool) {
	if n.Kind == source.Scalar && slices.Contains(numberWords, n.Text) {
		return incident.Number{Word: incident.Word(n.Text)}, true
	}
	if near := meantWord(n, numberWords); near != "" {
		r.Wrong(n, "a number", fmt.Sprintf("did you mean %s?", near))
		return incident.Number{}, false
	}
	value, ok := r.Float(n)
	return incident.Number{Value: &value}, ok
}

// readPoint reads one measure: [instant, number], or [instant, null] for a gap.
func readPoint(r *source.Reading, n *source.Node) (incident.Point, bool) {
	const want = "pairs of a time and a number"
	if n.Kind != source.List || len(n.Items) != 2 {
		r.Wrong(n, want, "write [2025-01-31T14:05Z, 12], with null for a gap")
		return incident.Point{}, false
	}
	at, value := n.Items[0], n.Items[1]
	if at.Kind == source.Broken || value.Kind == source.Broken {
		return incident.Point{}, false
	}
	moment, ok := readInstant(r, at)
	if value.Null() {
		return incident.Point{At: moment}, ok
	}
	number, fine := r.Float(value)
	return incident.Point{At: moment, Value: &number}, ok && fine
}
