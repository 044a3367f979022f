package page

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	authors "debrief/cmd/debrief/internal/prose"
)

// prose reads what authors wrote as Markdown: CommonMark with tables,
// strikethrough and bare addresses, and without HTML, which is plain text.
type prose struct{ parser parser.Parser }

func newProse() prose {
	p := parser.NewParser(
		parser.WithBlockParsers(without(parser.DefaultBlockParsers(), parser.NewHTMLBlockParser())...),
		parser.WithInlineParsers(without(parser.DefaultInlineParsers(), parser.NewRawHTMLParser())...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
	goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify))
	return prose{p}
}

// maxNesting is how deep quotations and lists may lie in each other, and
// maxMarks how many marks of emphasis, links and code a text may hold, so that
// no text takes long to read; one beyond them is shown as written.
const (
	maxNesting = 24
	maxMarks   = 10_000
)

// blocks writes an author's Markdown anew, so that it can stand between other
// blocks and changes none of them: HTML shows as text, every fence is closed,
// headings are bold paragraphs, links lead where they may, and definitions of
// links are used up. It has no blank line at its ends, and may be empty.
func (p prose) blocks(markdown string) string {
	markdown = strings.TrimSpace(tidyLines(markdown))
	if isPlain(markdown) {
		return escape(markdown)
	}
	source := []byte(markdown)
	for _, s := range []scribe{{source: source}, {source: source, plain: true}} {
		doc, ok := p.parse(source)
		if !ok {
			break
		}
		written := strings.Join(s.blocks(doc), "\n")
		again, ok := p.parse([]byte(written))
		if ok && strings.Join((&scribe{source: []byte(written), plain: s.plain}).blocks(again), "\n") == written {
			return written
		}
	}
	return paragraphsAsWritten(markdown)
}

// line is blocks for a place that holds one line only, such as a table cell:
// paragraphs and list items follow one another, code is set in the line.
func (p prose) line(markdown string) string { return p.lineBy(scribe{cell: true}, markdown) }

// sentence is line for a place that is no table's cell.
func (p prose) sentence(markdown string) string {
	return p.lineBy(scribe{cell: true, free: true}, markdown)
}

// strong is sentence for a place within bold text.
func (p prose) strong(markdown string) string {
	return p.lineBy(scribe{cell: true, free: true, strong: true}, markdown)
}

// struck is sentence for a place within text that is struck through.
func (p prose) struck(markdown string) string {
	return p.lineBy(scribe{cell: true, free: true, struck: true}, markdown)
}

func (p prose) lineBy(s scribe, markdown string) string {
	markdown = strings.TrimSpace(tidyLines(markdown))
	if isPlain(markdown) {
		return escape(markdown)
	}
	s.source = []byte(markdown)
	for _, s.plain = range []bool{false, true} {
		doc, ok := p.parse(s.source)
		if !ok {
			break
		}
		inCell := s
		inCell.free = false
		written := escapeOrdinal(inCell.lineOf(doc))
		if !p.staysSo(inCell, written) {
			continue
		}
		if s.free {
			return escapeOrdinal(s.lineOf(doc))
		}
		return written
	}
	return escape(markdown)
}

// staysSo reports whether a line reads back as it was meant, from a table's
// cell and within its mark.
func (p prose) staysSo(s scribe, line string) bool {
	mark := ""
	switch {
	case s.struck:
		mark = "~~"
	case s.strong:
		mark = "**"
	}
	s.source = []byte("| a |\n| --- |\n| " + mark + line + mark + " |\n")
	s.strong, s.struck, s.plain = false, false, false
	doc := p.parser.Parse(text.NewReader(s.source))
	table := doc.FirstChild()
	if table == nil || table != doc.LastChild() || table.ChildCount() != 2 {
		return false
	}
	if line == "" {
		mark = ""
	}
	return s.inline(table.LastChild().FirstChild()) == mark+line+mark
}

func (p prose) parse(source []byte) (ast.Node, bool) {
	if isTooMarked(source) {
		return nil, false
	}
	doc := p.parser.Parse(text.NewReader(source))
	return doc, depth(doc) <= 3*maxNesting
}

// isTooMarked reports whether a text could take long, or much memory, to read as
// Markdown.
func isTooMarked(source []byte) bool {
	return deepest(source) > maxNesting || marksIn(source) > maxMarks || authors.HasHollowTables(string(source))
}

// isPlain reports whether text is a single paragraph without any markup, as
// most is.
func isPlain(text string) bool {
	return !strings.ContainsAny(text, "\\`*_[]<>|~#&:@\n\t=+-") && !strings.Contains(text, "www.") && !ordinal.MatchString(text)
}

// deepest gives how deep quotations and lists lie in each other at most, as
// the marks and the indentation at the beginnings of lines tell.
func deepest(source []byte) int {
	deep := 0
	for line := range strings.Lines(string(source)) {
		words := strings.TrimLeft(line, " \t")
		marks := 0
		for _, word := range strings.Fields(words) {
			if strings.Trim(word, ">-+*0123456789.)") != "" {
				break
			}
			marks += max(1, strings.Count(word, ">"))
		}
		if marks > 0 {
			marks += (len(line) - len(words)) / 2
		}
		deep = max(deep, marks)
	}
	return deep
}

func marksIn(source []byte) int {
	marks := 0
	for _, c := range source {
		if strings.IndexByte("*_[~`<&", c) >= 0 {
			marks++
		}
	}
	return marks
}

func depth(n ast.Node) int {
	deep := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		deep = max(deep, depth(c))
	}
	return deep + 1
}

func paragraphsAsWritten(text string) string {
	var written []string
	for _, paragraph := range strings.Split(text, "\n\n") {
		if line := escape(paragraph); line != "" {
			written = append(written, line)
		}
	}
	return strings.Join(written, "\n\n")
}

// resolved is a stretch of Markdown text as it shows: escapes and entities
// stand for their characters.
func resolved(raw []byte) string {
	var b strings.Builder
	for i := 0; i < len(raw); {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			b.WriteByte(raw[i+1])
			i += 2
		case raw[i] == '&':
			reference := entity.Find(raw[i:])
			if reference == nil {
				reference = raw[i : i+1]
			}
			b.Write(util.ResolveEntityNames(util.ResolveNumericReferences(reference)))
			i += len(reference)
		default:
			b.WriteByte(raw[i])
			i++
		}
	}
	return b.String()
}

// plain gives the words of an author's Markdown without any markup, as plain
// text.
func (p prose) plain(markdown string) string {
	source := []byte(tidyLines(markdown))
	doc, ok := p.parse(source)
	if !ok {
		return tidy(markdown)
	}
	var words []string
	for _, block := range leaves(doc) {
		words = append(words, plainText(block, source))
	}
	return tidy(strings.Join(words, " "))
}

// leaves lists the blocks that hold a line of text, in order.
func leaves(n ast.Node) []ast.Node {
	if first := n.FirstChild(); first != nil && first.Type() == ast.TypeInline {
		return []ast.Node{n}
	}
	var all []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		all = append(all, leaves(c)...)
	}
	return all
}
