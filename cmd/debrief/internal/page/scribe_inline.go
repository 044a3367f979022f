package page

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inline writes what stands in one paragraph, heading or cell.
func (s *scribe) inline(parent ast.Node) string {
	w := lineWriter{scribe: s}
	w.children(parent)
	w.flush(false)
	return strings.TrimRight(w.out.String(), " ")
}

// lineWriter gathers neighbouring texts into one run, for what must be escaped
// depends on the neighbours.
type lineWriter struct {
	*scribe
	out strings.Builder
	run strings.Builder
}

// flush writes the run. link says that a link follows, which an exclamation
// mark before it would make an image.
func (w *lineWriter) flush(link bool) {
	run := tidyRun(w.run.String())
	w.run.Reset()
	start := w.out.Len() == 0 || strings.HasSuffix(w.out.String(), "\n")
	if start {
		run = strings.TrimLeft(run, " ")
	}
	written := escapeRun(run, start)
	if link && strings.HasSuffix(run, "!") && !strings.HasSuffix(written, `\!`) {
		written = strings.TrimSuffix(written, "!") + `\!`
	}
	w.out.WriteString(written)
}

// tidyRun is tidy for a part of a line: a space at its ends stays.
func tidyRun(text string) string {
	const blank = " \n\t"
	words := tidy(text)
	if words == "" && text != "" {
		return " "
	}
	if strings.TrimLeft(text, blank) != text {
		words = " " + words
	}
	if strings.TrimRight(text, blank) != text {
		words += " "
	}
	return words
}

func (w *lineWriter) children(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

func (w *lineWriter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.String:
		w.run.Write(n.Value)
	case *ast.CodeSpan:
		w.flush(false)
		w.out.WriteString(w.codeSpan(string(rawText(n, w.source))))
	case *ast.Emphasis:
		w.emphasis(n)
	case *east.Strikethrough:
		w.strikethrough(n)
	case *ast.Link:
		w.link(n, string(n.Destination))
	case *ast.Image:
		w.image(n)
	case *ast.AutoLink:
		w.autoLink(n)
	default:
		w.children(n)
	}
}

func (w *lineWriter) text(n *ast.Text) {
	w.run.WriteString(resolved(n.Segment.Value(w.source)))
	switch {
	case n.HardLineBreak() && !w.cell && !w.strong:
		trimmed := strings.TrimRight(w.run.String(), " ")
		w.run.Reset()
		w.run.WriteString(trimmed)
		w.flush(false)
		w.out.WriteString("\\\n")
	case n.HardLineBreak() || n.SoftLineBreak():
		w.run.WriteByte(' ')
	}
}

func (w *lineWriter) emphasis(n *ast.Emphasis) {
	if n.Level == 2 && w.strong {
		w.children(n)
		return
	}
	w.wrapped(n, strings.Repeat("*", n.Level))
}

func (w *lineWriter) strikethrough(n ast.Node) {
	if w.struck {
		w.children(n)
		return
	}
	w.wrapped(n, "~~")
}

func (w *lineWriter) wrapped(n ast.Node, mark string) {
	if w.plain {
		w.children(n)
		return
	}
	w.flush(false)
	inside := *w.scribe
	inside.strong = inside.strong || mark == "**"
	inside.struck = inside.struck || mark == "~~"
	w.out.WriteString(mark + inside.inside(n) + mark)
}

// inside writes what stands within a mark, where nothing begins a line.
func (s *scribe) inside(n ast.Node) string {
	w := lineWriter{scribe: s}
	w.children(n)
	w.flush(false)
	return w.out.String()
}

// link writes a link that may be followed, and the text alone of any other.
func (w *lineWriter) link(n ast.Node, address string) {
	destination, safe := destinationOf(resolved([]byte(address)))
	if !safe || isReserved(destination) {
		w.children(n)
		return
	}
	w.flush(true)
	text := w.inside(n)
	if strings.TrimSpace(text) == "" {
		text = escapeRun(tidy(address), true)
	}
	w.out.WriteString("[" + text + "](" + destination + ")")
}

// isReserved reports whether an address is one that the page itself gives a
// meaning to: the place of a chart or of the timeline.
func isReserved(address string) bool {
	address = strings.TrimPrefix(address, "./")
	return strings.HasPrefix(address, "index.html#chart-") || strings.HasPrefix(address, "#chart-") || address == timelineFile
}

// image keeps an image of the record's own folder; one of another host becomes
// a link to it.
func (w *lineWriter) image(n *ast.Image) {
	destination, safe := destinationOf(resolved(n.Destination))
	if !safe || isReserved(destination) || scheme.MatchString(destination) {
		w.link(n, string(n.Destination))
		return
	}
	w.flush(false)
	w.out.WriteString("![" + escapeRun(tidy(plainText(n, w.source)), true) + "](" + destination + ")")
}

// autoLink writes an address that is its own text.
func (w *lineWriter) autoLink(n *ast.AutoLink) {
	label := string(n.Label(w.source))
	if n.AutoLinkType == ast.AutoLinkEmail {
		w.run.WriteString(label)
		return
	}
	destination, safe := destinationOf(string(n.URL(w.source)))
	if !safe || !scheme.MatchString(destination) {
		w.run.WriteString(label)
		return
	}
	w.flush(true)
	if label == destination {
		w.out.WriteString("<" + label + ">")
		return
	}
	w.out.WriteString("[" + escapeRun(tidy(label), true) + "](" + destination + ")")
}

// codeSpan sets code in a line, between more backticks than it holds in a row.
func (s *scribe) codeSpan(code string) string {
	code = strings.ReplaceAll(tidyLines(code), "\n", " ")
	if s.cell && !s.free {
		code = strings.ReplaceAll(code, "|", `\|`)
	}
	if strings.Trim(code, " ") == "" {
		return ""
	}
	ticks := "`"
	for strings.Contains(code, ticks) {
		ticks += "`"
	}
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") || strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ") {
		code = " " + code + " "
	}
	return ticks + code + ticks
}

// rawText is the text of a code span as written.
func rawText(n ast.Node, source []byte) []byte {
	var raw []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			raw = append(raw, c.Segment.Value(source)...)
			if c.SoftLineBreak() {
				raw = append(raw, ' ')
			}
		case *ast.String:
			raw = append(raw, c.Value...)
		}
	}
	return raw
}

// plainText is the text under a node without any markup.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.WriteString(resolved(c.Segment.Value(source)))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(source))
		default:
			b.WriteString(plainText(c, source))
		}
	}
	return b.String()
}
