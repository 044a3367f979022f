package page

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// scribe writes a tree of Markdown down again, in one fixed way: bullets are
// stars, fences are closed, paragraphs are one line, and every character that
// was text is text again. What stands around it uses dashes for its own lists,
// so that two lists never become one.
type scribe struct {
	source []byte
	cell   bool // for a table's cell: one line, pipes escaped in code too
	free   bool // one line as in a cell, but not in one: pipes stay in code
	plain  bool // leave emphasis out
	strong bool // within bold text already
	struck bool // within text that is struck through already
}

// blocks writes the blocks of a container, a blank line between them.
func (s *scribe) blocks(parent ast.Node) []string {
	var lines []string
	var before ast.Node
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		block := s.block(c, before)
		if len(block) == 0 {
			continue
		}
		if tight := before != nil && isTight(parent); before != nil && !tight {
			lines = append(lines, "")
		}
		lines, before = append(lines, block...), c
	}
	return lines
}

func isTight(parent ast.Node) bool {
	list, ok := parent.Parent().(*ast.List)
	return ok && parent.Kind() == ast.KindListItem && list.IsTight
}

func (s *scribe) block(n, before ast.Node) []string {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return s.paragraph(n)
	case *ast.Heading:
		return s.heading(n)
	case *ast.ThematicBreak:
		return []string{"___"}
	case *ast.CodeBlock:
		return fenced("", s.lines(n))
	case *ast.FencedCodeBlock:
		return fenced(language(n.Language(s.source)), s.lines(n))
	case *ast.Blockquote:
		return prefixed("> ", "> ", s.blocks(n))
	case *ast.List:
		return s.list(n, before)
	case *east.Table:
		return s.table(n)
	}
	return nil
}

func (s *scribe) paragraph(n ast.Node) []string {
	line := s.inline(n)
	if strings.TrimSpace(line) == "" {
		return nil
	}
	return strings.Split(line, "\n")
}

// heading makes a bold paragraph: the page's own headings are its outline.
func (s *scribe) heading(n ast.Node) []string {
	if s.plain {
		return s.paragraph(n)
	}
	inside := *s
	inside.strong = true
	line := strings.TrimSpace(inside.inline(n))
	if line == "" {
		return nil
	}
	return []string{"**" + line + "**"}
}

func (s *scribe) lines(n ast.Node) []string {
	var lines []string
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		lines = append(lines, strings.TrimRight(string(segment.Value(s.source)), "\n"))
	}
	return lines
}

var languageForm = regexp.MustCompile(`^[A-Za-z0-9+#.-]{1,20}$`)

func language(name []byte) string {
	if !languageForm.Match(name) {
		return ""
	}
	return string(name)
}

// fenced sets lines of code between fences longer than any in the code.
func fenced(language string, lines []string) []string {
	fence := "```"
	for strings.Contains(strings.Join(lines, "\n"), fence) {
		fence += "`"
	}
	block := append([]string{fence + language}, lines...)
	return append(block, fence)
}

func prefixed(first, rest string, lines []string) []string {
	written := make([]string, len(lines))
	for i, line := range lines {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		written[i] = prefix + line
		if line == "" {
			written[i] = strings.TrimRight(prefix, " ")
		}
	}
	return written
}

// list writes a list. Its marker differs from that of a list right before it.
func (s *scribe) list(list *ast.List, before ast.Node) []string {
	previous, follows := before.(*ast.List)
	marker := "*"
	if list.IsOrdered() {
		marker = ")"
	}
	if follows && previous.IsOrdered() == list.IsOrdered() && isEven(previous) {
		marker = map[string]string{"*": "+", ")": "."}[marker]
	}
	number := list.Start
	var lines []string
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		lead := marker + " "
		if list.IsOrdered() {
			lead = strconv.Itoa(number) + marker + " "
			number++
		}
		if !list.IsTight && item != list.FirstChild() {
			lines = append(lines, "")
		}
		content := s.blocks(item)
		if len(content) == 0 {
			content = []string{""}
		}
		lines = append(lines, prefixed(lead, strings.Repeat(" ", len(lead)), content)...)
	}
	return lines
}

// isEven reports whether a list has an even number of lists of its sort right
// before it, and so the first of the two markers.
func isEven(list *ast.List) bool {
	even := true
	for p := list.PreviousSibling(); p != nil; p = p.PreviousSibling() {
		previous, ok := p.(*ast.List)
		if !ok || previous.IsOrdered() != list.IsOrdered() {
			break
		}
		even = !even
	}
	return even
}

func (s *scribe) table(table *east.Table) []string {
	inside := *s
	inside.cell = true
	var lines []string
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, strings.TrimSpace(inside.inline(cell)))
		}
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
		if row.Kind() == east.KindTableHeader {
			lines = append(lines, rule(table.Alignments))
		}
	}
	return lines
}

func rule(columns []east.Alignment) string {
	var b strings.Builder
	for _, a := range columns {
		b.WriteString(map[east.Alignment]string{east.AlignLeft: "| :--- ", east.AlignRight: "| ---: ",
			east.AlignCenter: "| :---: ", east.AlignNone: "| --- "}[a])
	}
	return b.String() + "|"
}

// lineOf writes all blocks on one line.
func (s *scribe) lineOf(n ast.Node) string {
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if part := strings.TrimSpace(s.blockLine(c)); part != "" {
			parts = append(parts, part)
		}
	}
	between := " "
	switch n.Kind() {
	case ast.KindList, east.KindTable:
		between = "; "
		if list, ok := n.(*ast.List); ok && list.IsOrdered() {
			parts = counting(list.Start, parts)
		}
	case east.KindTableRow, east.KindTableHeader:
		between = ", "
	}
	return strings.Join(parts, between)
}

// counting puts the numbers of an ordered list before its items.
func counting(first int, items []string) []string {
	for i := range items {
		items[i] = strconv.Itoa(first+i) + ". " + items[i]
	}
	return items
}

func (s *scribe) blockLine(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Heading:
		return strings.Join(s.heading(n), " ")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return s.codeSpan(strings.Join(s.lines(n), " "))
	case *ast.Paragraph, *ast.TextBlock, *east.TableCell:
		return s.inline(n)
	case *ast.List, *ast.ListItem, *ast.Blockquote, *east.Table, *east.TableHeader, *east.TableRow:
		return s.lineOf(n)
	}
	return ""
}
