package source

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"debrief/cmd/debrief/internal/problem"
)

// The limits on one document, so that no file can take the program's time or
// memory.
const (
	// MaxBytes is the size of the largest file that is read.
	MaxBytes = 1_000_000
	// MaxDepth is how many lists and objects may lie in one another.
	MaxDepth = 20
	// MaxItems is how many items a list has, or keys an object.
	MaxItems = 10_000
	// maxKey is the length of the longest key in runes, and maxSentence where a
	// key may be a sentence.
	maxKey      = 100
	maxSentence = 1000
)

const tooManyHint = "attach long data as a file, or keep what readers need"

// Parse reads a file that holds one YAML document. The document is nil when
// there is none to go on with; otherwise the problems are faults in its tree
// that readers pass over.
func Parse(name string, data []byte) (*Document, problem.List) { return parse(name, data, maxKey) }

// parse is Parse with keys of so many runes.
func parse(name string, data []byte, longest int) (*Document, problem.List) {
	if len(data) > MaxBytes {
		return nil, problem.List{tooLarge(name)}
	}
	t := newText(name, data)
	if p, ok := unreadable(t); ok {
		return nil, problem.List{p}
	}
	documents, err := load(data)
	if p, ok := stray(t, documents); ok {
		return nil, problem.List{p}
	}
	if err != nil {
		return nil, problem.List{syntaxProblem(t, err)}
	}
	b := &builder{text: t, longest: longest}
	root := &Node{Kind: Scalar, line: 1, column: 1}
	if len(documents) > 0 && len(documents[0].Content) > 0 {
		b.spare = make([]Node, min(mostAtOnce, count(documents[0].Content[0])))
		root = b.node(documents[0].Content[0], nil, "", 1)
		b.indentation(documents[0].Content[0], -1)
	}
	if len(documents) > 1 {
		b.secondDocument(&documents[1])
	}
	return &Document{Root: root, text: t}, b.problems
}

// load runs the YAML library, whose composer panics on event orders that it
// takes for impossible.
func load(data []byte) (documents []yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("this is not YAML: %v", r)
		}
	}()
	err = yaml.Load(data, &documents, yaml.WithAllDocuments(),
		yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthFunc(checkDepth))))
	return documents, err
}

// errDepth stops the library long before its own limit; the exact rule is
// checked on the tree, where lists and objects can be told apart from
// indentation.
var errDepth = errors.New("nesting")

func checkDepth(depth int, _ *yaml.DepthContext) error {
	if depth > 5*MaxDepth {
		return errDepth
	}
	return nil
}

func tooLarge(name string) problem.Problem {
	return problem.Problem{Place: problem.Place{File: name, Line: 1, Column: 1}, Rule: YAML,
		Message: fmt.Sprintf("the file has more than %d bytes, which are the most that are read", MaxBytes),
		Hint:    "move long data into an attachment, or link to it"}
}

// unreadable finds the first character that no YAML text may hold.
func unreadable(t *text) (problem.Problem, bool) {
	for i, r := range t.data {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(t.data[i:], "\uFFFD"):
			return problem.Problem{Place: t.placeAt(i, 1), Rule: YAML,
				Message: fmt.Sprintf("the file is not UTF-8: byte 0x%02X at offset %d", t.data[i], i),
				Hint:    "save the file with the encoding UTF-8"}, true
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF:
			return problem.Problem{Place: t.placeAt(i, 1), Rule: YAML,
				Message: fmt.Sprintf("the control character %U cannot stand in a YAML file", r),
				Hint:    "remove it, or write it as an escape inside double quotes"}, true
		}
	}
	return problem.Problem{}, false
}
