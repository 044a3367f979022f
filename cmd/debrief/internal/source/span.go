package source

import (
	"strings"
	"unicode/utf8"
)

// Span gives the bytes of the file that a node takes, from its first one to
// behind its last one: with quotes and brackets, without comments around it.
// Where nothing is written they are the same.
func (d *Document) Span(n *Node) (from, to int) {
	from = d.text.offset(n.line, n.column)
	if n.unwritten() {
		return from, from
	}
	return from, max(from, d.endOf(n, from))
}

func (n *Node) unwritten() bool { return n.Kind == Scalar && n.Text == "" && !n.Quoted }

func (d *Document) endOf(n *Node, from int) int {
	rest := d.text.data[from:]
	switch {
	case n.block:
		return from + blockEnd(rest, n.Text)
	case n.Quoted:
		return from + quotedEnd(rest)
	case n.Kind == Scalar:
		return from + textEnd(rest, n.Text)
	}
	to := from
	for _, child := range n.children() {
		if !child.unwritten() {
			_, end := d.Span(child)
			to = max(to, end)
		}
	}
	if n.flow {
		return closingEnd(d.text.data, max(to, from+1))
	}
	return to
}

// children gives the keys and values of an object, or the items of a list.
func (n *Node) children() []*Node {
	all := n.Items
	for _, f := range n.Fields {
		all = append(all, f.Key, f.Value)
	}
	return all
}

// white are the characters that YAML may take away or put in when it folds
// lines.
const white = " \t\r\n\u0085\u2028\u2029"

// textEnd gives where a text that rest begins with ends, however its lines are
// broken and indented.
func textEnd(rest, text string) int {
	at := 0
	for _, r := range text {
		if strings.ContainsRune(white, r) {
			continue
		}
		next := len(rest) - len(strings.TrimLeft(rest[at:], white))
		if !strings.HasPrefix(rest[next:], string(r)) {
			break
		}
		at = next + utf8.RuneLen(r)
	}
	return at
}

// blockEnd gives where a block scalar ends that rest begins with: at the end of
// a line. Empty lines at its end belong to it where its head says so.
func blockEnd(rest, text string) int {
	head := strings.IndexAny(rest, "\r\n")
	if head < 0 {
		return len(rest)
	}
	end := head
	if strings.Trim(text, white) != "" {
		end += textEnd(rest[head:], text)
	}
	if !strings.Contains(untilComment(rest[:head]), "+") {
		return end
	}
	blank := rest[end : len(rest)-len(strings.TrimLeft(rest[end:], " \t\r\n"))]
	if last := strings.LastIndexAny(blank, "\r\n"); last > 0 {
		return end + len(strings.TrimRight(blank[:last+1], " \t")) - len(lineBreak(blank[:last+1]))
	}
	return end
}

// lineBreak gives the line break that a text ends with.
func lineBreak(text string) string {
	if strings.HasSuffix(text, "\r\n") {
		return "\r\n"
	}
	return text[len(text)-1:]
}

// closingEnd gives the offset after the bracket that closes a collection whose
// last item ends before at.
func closingEnd(data string, at int) int {
	for at < len(data) {
		switch data[at] {
		case ']', '}':
			return at + 1
		case '#':
			end := strings.IndexAny(data[at:], "\r\n")
			if end < 0 {
				return len(data)
			}
			at += end
		default:
			at++
		}
	}
	return at
}
