package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"debrief/cmd/debrief/internal/problem"
)

// strays are characters that the library takes for line breaks, which they are
// to no editor, or passes over. They may stand in quotes alone.
const strays = "\u0085\u2028\u2029" + byteOrderMark

// harmless puts a letter of the same length in the place of each.
var harmless = strings.NewReplacer("\u0085", "é", "\u2028", "あ", "\u2029", "あ", byteOrderMark, "あ")

// stray finds the first such character that stands outside of quotes. The
// documents are what the library has read, none when it could not. Up to that
// character it has read the text as people do.
func stray(t *text, documents []yaml.Node) (problem.Problem, bool) {
	head := len(byteOrderMark) * t.headless
	if !strings.ContainsAny(t.data[head:], strays) {
		return problem.Problem{}, false
	}
	lines := *t
	plain := t.data[:head] + harmless.Replace(t.data[head:])
	if read, err := load([]byte(plain)); err == nil {
		documents, lines.counted = read, t.shown
	}
	outside := []byte(t.data)
	b := &builder{text: &lines}
	for i := range documents {
		b.blankQuotes(&documents[i], outside)
	}
	at := strings.IndexAny(string(outside[head:]), strays)
	if len(documents) == 0 || at < 0 {
		return problem.Problem{}, false
	}
	p := problem.Problem{Place: t.placeAt(head+at, 1), Rule: YAML}
	switch r, _ := utf8.DecodeRuneInString(t.data[head+at:]); r {
	case '\uFEFF':
		p.Message, p.Hint = "a byte order mark, which nobody sees, stands inside the text", "take it out; it belongs at the very beginning, once"
	default:
		p.Message = fmt.Sprintf("the character %U is a line break for some programs and none for others", r)
		p.Hint = fmt.Sprintf("begin a new line in its place, or take it out; in double quotes it can be written as \\u%04X", r)
	}
	return p, true
}

// blankQuotes writes blanks over all texts in quotes.
func (b *builder) blankQuotes(y *yaml.Node, data []byte) {
	if y.Kind == yaml.ScalarNode && y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		written := b.text.data[b.offset(y):]
		if strings.HasPrefix(written, `"`) || strings.HasPrefix(written, "'") {
			begin := len(data) - len(written)
			clear(data[begin : begin+quotedEnd(written)])
		}
	}
	for _, c := range y.Content {
		b.blankQuotes(c, data)
	}
}
