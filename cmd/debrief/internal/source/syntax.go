package source

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"debrief/cmd/debrief/internal/problem"
)

// syntaxProblem turns the library's error into a problem with its place.
func syntaxProblem(t *text, err error) problem.Problem {
	var fault *yaml.LoadError
	if !errors.As(err, &fault) {
		return problem.Problem{Place: t.placeAt(0, 1), Rule: YAML, Message: err.Error()}
	}
	offset := t.offset(fault.Mark.Line, fault.Mark.Column)
	p := problem.Problem{Place: t.placeAt(offset, 1), Rule: YAML}
	if strings.HasPrefix(t.data[offset:], "\t") || strings.Contains(fault.Message, "tab") {
		p.Message = "a tab cannot stand here"
		p.Hint = "indent with spaces"
		return p
	}
	if _, name, ok := strings.Cut(fault.Message, "unknown anchor '"); ok {
		name, _, _ = strings.Cut(name, "'")
		p.Width = 1 + utf8.RuneCountInString(name)
		p.Message, p.Hint = aliasMessage(name), aliasHint
		return p
	}
	if line, ok := directive(t, fault); ok {
		p.Place = t.placeAt(strings.Index(t.data, line), utf8.RuneCountInString(line))
		p.Message, p.Hint = fmt.Sprintf("the line %s cannot be used", cut(line)), "take it out"
		return p
	}
	if at := conflictMark.FindStringIndex(t.data); at != nil {
		p.Place = t.placeAt(at[0], at[1]-at[0])
		p.Message, p.Hint = "a merge conflict is left here", "keep one side and take the marks out"
		return p
	}
	for _, e := range explanations {
		if strings.Contains(fault.Message, e.fault) {
			p.Message, p.Hint = e.message, e.hint
			return withContext(t, p, fault)
		}
	}
	p.Message = "this is not YAML: " + fault.Message
	return withContext(t, p, fault)
}

// conflictMark is what version control writes between two sides of a conflict.
var conflictMark = regexp.MustCompile(`(?m)^(<{7}|={7}\r?$|>{7})`)

// directive gives the line for YAML's readers at the top of a text that is at
// fault: one that the library does not know, or one without --- behind it.
func directive(t *text, fault *yaml.LoadError) (line string, ok bool) {
	line, rest, _ := strings.Cut(strings.TrimPrefix(t.data, byteOrderMark), "\n")
	unknown := strings.Contains(fault.Message, "directive") || strings.Contains(fault.Message, "incompatible YAML document")
	return strings.TrimRight(line, " \t\r"), strings.HasPrefix(line, "%") && (unknown || !strings.Contains("\n"+rest, "\n---"))
}

// explanations say what the library's commonest faults mean for an author.
var explanations = []struct{ fault, message, hint string }{
	{"nesting", fmt.Sprintf("more than %d lists and objects lie in one another", MaxDepth), "write it flatter"},
	{"exceeded max depth", fmt.Sprintf("more than %d lists and objects lie in one another", MaxDepth), "write it flatter"},
	{"mapping values are not allowed", "a second colon on this line, or a key that is indented further than its neighbours",
		"put text with a colon in quotes, or line the keys up"},
	{"found character that cannot start any token", "no value can begin with this character", "put the text in quotes"},
	{"did not find expected ',' or ']'", "the list that begins with [ has no end here",
		"close it with ], and put texts with commas or brackets in quotes"},
	{"did not find expected ',' or '}'", "the object that begins with { has no end here",
		"close it with }, and put texts with commas or braces in quotes"},
	{"found unexpected end of stream", "the file ends inside a quoted text", "close the quotes"},
	{"could not find expected ':'", "a key without a colon", "write key: value"},
	{"did not find expected key", "a key was expected here", "line the keys up, and put text with quotes or colons in quotes"},
	{"found unknown escape character", "this is no escape in a text in double quotes",
		"write \\\\ for a backslash, or use single quotes"},
	{"block sequence entries are not allowed", "an item of a list cannot stand here", "put the dash on a line of its own below the key"},
	{"did not find expected node content", "a value was expected here", "write one, and close what is open"},
	{"found a comment without preceding whitespace", "a comment begins right behind a value", "write a space before #"},
	{"did not find expected '-' indicator", "the next item of the list was expected here", "line the dashes up"},
}

// withContext adds the place where the construct began that went wrong.
func withContext(t *text, p problem.Problem, fault *yaml.LoadError) problem.Problem {
	begin := fault.ContextMark
	if fault.ContextMsg == "" || begin.Line < 1 || begin.Line == fault.Mark.Line {
		return p
	}
	p.Also = append(p.Also, problem.Also{
		Place:   t.placeAt(t.offset(begin.Line, begin.Column), 1),
		Message: "it begins here",
	})
	return p
}
