package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"debrief/cmd/debrief/internal/problem"
)

// indentation tells lines that YAML wants further in, which the library lets
// pass: those that go on with brackets or quotes, or begin a block of text.
// The indent is that of the innermost list or object in lines of its own that y
// lies in; -1 at the top. It tells the first such line of each value.
func (b *builder) indentation(y *yaml.Node, indent int) {
	switch {
	case y.Kind == yaml.ScalarNode && y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		b.blockLines(y, indent)
	case y.Kind == yaml.ScalarNode:
		b.quotedLines(y, indent)
	case y.Style&yaml.FlowStyle != 0:
		b.bracketLines(y, y.Line, indent)
	default:
		for _, c := range y.Content {
			b.indentation(c, y.Column-1)
		}
	}
}

// bracketLines looks at the lines on which something within brackets stands
// that begin on another line, and reports whether one was told.
func (b *builder) bracketLines(y *yaml.Node, begin, indent int) bool {
	for _, c := range y.Content {
		if c.Line > begin && c.Line != b.looked {
			b.looked = c.Line
			if at := b.text.offset(c.Line, 1); b.beginsLine(at) && b.tooFarOut(at, indent, "]}") {
				return true
			}
		}
		if b.quotedLines(c, indent) || b.bracketLines(c, begin, indent) {
			return true
		}
	}
	return false
}

// quotedLines looks at the lines of a text in quotes but the first.
func (b *builder) quotedLines(y *yaml.Node, indent int) bool {
	if y.Kind != yaml.ScalarNode || y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 || y.Style&yaml.TaggedStyle != 0 || y.Anchor != "" {
		return false
	}
	begin := b.offset(y)
	written := b.text.data[begin:]
	written = written[:quotedEnd(written)]
	for i := range written {
		if (written[i] == '\n' || written[i] == '\r') && b.tooFarOut(begin+i+1, indent, "\"'") {
			return true
		}
	}
	return false
}

// offset gives the byte where a node begins. Nodes come in the order of the
// file, so a long line is gone through once.
func (b *builder) offset(y *yaml.Node) int {
	if y.Line != b.line || y.Column < b.column {
		b.line, b.column, b.at = y.Line, 1, b.text.offset(y.Line, 1)
	}
	for ; b.column < y.Column && b.at < len(b.text.data); b.column++ {
		_, size := utf8.DecodeRuneInString(b.text.data[b.at:])
		b.at += size
	}
	return b.at
}

// beginsLine reports whether an editor's line begins at a byte.
func (b *builder) beginsLine(at int) bool {
	return strings.ContainsRune("\r\n", rune(b.text.data[at-1]))
}

// tooFarOut tells a line that has no more spaces at its beginning than an
// indent, unless it is empty, a comment, or begins with what closes.
func (b *builder) tooFarOut(begin, indent int, closing string) bool {
	line := b.text.restOfLine(begin)
	content := strings.TrimLeft(line, " ")
	if len(line)-len(content) > indent {
		return false
	}
	content = strings.TrimLeft(content, " \t")
	if content == "" || strings.ContainsRune("#"+closing, rune(content[0])) {
		return false
	}
	hint := fmt.Sprintf("begin it with %d spaces or more", indent+1)
	if indent == 0 {
		hint = "begin it with a space or more"
	}
	b.lineFault(begin+len(line)-len(content), "this line goes on with brackets or quotes, and has to be indented further than where they belong", hint)
	return true
}

// blockLines looks for a block of text that the library takes for empty, since
// empty lines have more spaces than its first line.
func (b *builder) blockLines(y *yaml.Node, indent int) {
	begin := b.offset(y)
	head := b.text.restOfLine(begin)
	if strings.TrimSpace(y.Value) != "" || strings.ContainsAny(untilComment(head), "123456789") {
		return
	}
	rest := b.text.data[begin+len(head):]
	content := strings.TrimLeft(rest, " \r\n")
	at := len(rest) - len(content)
	if spaces := at - 1 - strings.LastIndexAny(rest[:at], "\r\n"); content != "" && content[0] == '#' && spaces > indent {
		b.lineFault(begin+len(head)+at, "this is the first line of a text, and an empty line above it has more spaces", "take the spaces out of the empty lines")
	}
}

func (b *builder) lineFault(offset int, message, hint string) {
	Add(&b.problems, b.text.name, func() problem.Place { return b.text.placeAt(offset, 1) },
		problem.Problem{Rule: YAML, Message: message, Hint: hint})
}
