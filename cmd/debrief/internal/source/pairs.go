package source

import (
	"fmt"

	"debrief/cmd/debrief/internal/problem"
)

// Pair is a text under a key.
type Pair struct {
	Key, Value string // the value is empty where none is written
	Line       int
}

// Pairs reads a file that is one list of texts, each under a key, such as a
// catalogue of translations. Keys may be whole sentences.
func Pairs(name string, data []byte) ([]Pair, problem.List) {
	doc, problems := parse(name, data, maxSentence)
	if doc == nil || doc.Empty() {
		return nil, problems
	}
	for i := range problems {
		if problems[i].Hint == tooManyHint {
			problems[i].Hint = "take out texts that the program does not have"
			return nil, problems
		}
	}
	tell := func(n *Node, message string) {
		Add(&problems, name, func() problem.Place { return doc.PlaceOf(n) },
			problem.Problem{Rule: YAML, Message: message, Hint: "write every text under its key, as in \"Sources\": \"Quellen\""})
	}
	if doc.Root.Kind != Object {
		tell(doc.Root, fmt.Sprintf("%s is not a list of texts under keys", name))
		return nil, problems
	}
	pairs := make([]Pair, 0, len(doc.Root.Fields))
	for _, f := range doc.Root.Fields {
		switch {
		case f.Value.Kind != Scalar:
			tell(f.Value, fmt.Sprintf("%s is not a text", quote(f.Key.Text)))
		case f.Value.Null():
			pairs = append(pairs, Pair{Key: f.Key.Text, Line: f.Key.line})
		default:
			pairs = append(pairs, Pair{Key: f.Key.Text, Value: f.Value.Text, Line: f.Key.line})
		}
	}
	return pairs, problems
}
