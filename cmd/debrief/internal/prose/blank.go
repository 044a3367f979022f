package prose

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Blank gives a Markdown text with everything that is not its author's running
// text made spaces: code, addresses, tags, the signs of Markdown, block
// quotations, and whatever stands in quotation marks, which is what others
// said, or a word that is spoken about. The result has the length of the text,
// so that an offset in one is the offset in the other. A line break in it is
// the end of a paragraph, a list item or a cell; other breaks are spaces.
func Blank(markdown string) string {
	source := []byte(markdown)
	return string(withoutQuotes(shown(source, false), source))
}

// Shown is Blank with all that is read: code and quotations too.
func Shown(markdown string) string { return string(shown([]byte(markdown), true)) }

// reader reads what authors wrote as the pages do: CommonMark with tables,
// strikethrough and bare addresses, without blocks of HTML.
var reader = newReader()

func newReader() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(util.PrioritizedSlice(parser.DefaultBlockParsers()).Remove(parser.NewHTMLBlockParser())...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
	goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify))
	return p
}

// longest and mostMarks bound the texts that are read as Markdown, whose
// reading can take long; longer ones are taken as they are.
const (
	longest   = 100_000
	mostMarks = 2_000
)

// marks are the characters that Markdown gives a meaning.
const marks = "\\`*_[]<>|~#&:@\n\t=+-"

// marksIn counts the marks, and the beginnings of addresses without any.
func marksIn(source []byte) int {
	n := bytes.Count(source, []byte("www."))
	for _, c := range source {
		if strings.IndexByte(marks, c) >= 0 {
			n++
		}
	}
	return n
}

var (
	blockStart = regexp.MustCompile(`^(?: {4}|\d{1,9}[.)])`)
)

func shown(source []byte, all bool) []byte {
	marks := marksIn(source)
	if marks == 0 && !blockStart.Match(source) || marks > mostMarks || len(source) > longest || HasHollowTables(string(source)) {
		return source
	}
	e := eraser{source: source, out: make([]byte, len(source)), all: all}
	for i, c := range source {
		e.out[i] = ' '
		if c == '\n' {
			e.out[i] = '\n'
		}
	}
	e.visit(reader.Parse(text.NewReader(source)))
	return e.out
}

// eraser copies what stays of a text.
type eraser struct {
	source, out []byte
	all         bool // code and quotations too
}

func (e *eraser) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		e.keep(n.Segment)
		if n.SoftLineBreak() || n.HardLineBreak() {
			e.join(n.Segment.Stop)
		}
		return
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		if e.all {
			e.lines(n.Lines())
		}
		return
	case *ast.CodeSpan, *ast.Blockquote:
		if !e.all {
			return
		}
	case *extast.TableCell:
		defer e.endCell(n)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		e.visit(c)
	}
}

func (e *eraser) lines(all *text.Segments) {
	for i := range all.Len() {
		line := all.At(i)
		copy(e.out[line.Start:line.Stop], e.source[line.Start:line.Stop])
	}
}

var sign = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|&(?:#?\\w{1,31});")

// keep copies a stretch without escapes and the names of characters.
func (e *eraser) keep(s text.Segment) {
	copy(e.out[s.Start:s.Stop], e.source[s.Start:s.Stop])
	for _, found := range sign.FindAllIndex(e.source[s.Start:s.Stop], -1) {
		from, to := s.Start+found[0], s.Start+found[1]
		if e.source[from] == '\\' {
			to = from + 1
		}
		blank(e.out[from:to])
	}
}

// join makes a space of the next line break.
func (e *eraser) join(from int) {
	for i := from; i < len(e.out); i++ {
		if e.source[i] == '\n' {
			e.out[i] = ' '
			return
		}
	}
}

// endCell makes a line break of what parts a cell from the next one.
func (e *eraser) endCell(n ast.Node) {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return
	}
	if end := lines.At(lines.Len() - 1).Stop; end < len(e.out) && e.out[end] == ' ' {
		e.out[end] = '\n'
	}
}

func blank(stretch []byte) {
	for i, c := range stretch {
		if c != '\n' {
			stretch[i] = ' '
		}
	}
}

// quotation finds what stands in quotation marks within a paragraph. Marks
// that are also other signs must lie close to words inside and away from them
// outside; a zero byte is something that was erased.
var quotation = regexp.MustCompile(`“[^“”\n]*”` + `|„[^“”„\n]*[“”]` + `|«[^«»\n]*»` + `|»[^«»\n]*«` + `|‹[^‹›\n]*›` +
	`|「[^「」\n]*」` + `|『[^『』\n]*』` + `|‚[^‘’\n]*[‘’]` +
	`|(?:^|[\s\x00([{—–/-])("[^\s"](?:[^"\n]*[^\s"])?"|‘[^\s‘’](?:[^‘\n]*?[^\s‘])?’)(?:$|[^\pL\pN])`)

// withoutQuotes makes spaces of all quotations.
func withoutQuotes(out, source []byte) []byte {
	if !strings.ContainsAny(string(out), `“„«»‹「『‚"‘`) {
		return out
	}
	marked := make([]byte, len(out))
	for i, c := range out {
		marked[i] = c
		if c == ' ' && source[i] > ' ' {
			marked[i] = 0
		}
	}
	out = slices.Clone(out)
	for at := 0; at < len(out); {
		found := quotation.FindSubmatchIndex(marked[at:])
		if found == nil {
			break
		}
		from, to := found[0], found[1]
		if found[2] >= 0 {
			from, to = found[2], found[3]
		}
		blank(out[at+from : at+to])
		at += to
	}
	return out
}
