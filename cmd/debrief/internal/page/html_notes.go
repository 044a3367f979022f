package page

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// legendID is the id of a status word's entry in the legend.
func legendID(status string) string { return "certainty-" + status }

// noteTransformer makes nodes of the marks. A mark whose end stands in other
// hands than its beginning (within an emphasis, say) or that has no annotation
// is taken out and its text stays.
type noteTransformer struct{}

// Transform goes over every line of text once.
func (noteTransformer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	b := bodyOf(pc)
	b.ids = anchors{}
	n := noter{source: reader.Source(), notes: b.Notes, ids: b.ids}
	for _, parent := range parentsOfMarks(doc, n.source) {
		n.nest(parent)
	}
	for _, status := range n.statuses {
		if id := legendID(status.Value); n.ids[id] {
			status.describedBy = id
		}
	}
}

// parentsOfMarks gives the nodes whose texts have marks, each once, in the order
// of their first ones.
func parentsOfMarks(doc ast.Node, source []byte) []ast.Node {
	var parents []ast.Node
	known := map[ast.Node]bool{}
	walk(doc, func(n ast.Node) {
		t, is := n.(*ast.Text)
		if !is || !bytes.Contains(t.Value(source), []byte(marksBegin)) {
			return
		}
		if p := n.Parent(); !known[p] {
			known[p] = true
			parents = append(parents, p)
		}
	})
	return parents
}

// walk calls visit for every node, a node before its children.
func walk(root ast.Node, visit func(ast.Node)) {
	visit(root)
	for c := root.FirstChild(); c != nil; {
		next := c.NextSibling()
		walk(c, visit)
		c = next
	}
}

// walkBlocks is walk for blocks alone: it does not go into what stands in lines.
func walkBlocks(root ast.Node, visit func(ast.Node)) {
	visit(root)
	for c := root.FirstChild(); c != nil && c.Type() != ast.TypeInline; {
		next := c.NextSibling()
		walkBlocks(c, visit)
		c = next
	}
}

// noter makes notes of one page's marks.
type noter struct {
	source   []byte
	notes    annotations
	ids      anchors // given out
	statuses []*noteNode
}

// begun is a mark that has begun among the nodes of a line.
type begun struct {
	note  *annotation // nil without annotation
	after ast.Node    // what stands before it; nil at the line's beginning
}

// nest cuts the parent's texts at the marks and makes a node of what stands
// between the beginning of each and its end.
func (n *noter) nest(parent ast.Node) {
	var open []begun
	for c := parent.FirstChild(); c != nil; {
		next := c.NextSibling()
		if t, ok := c.(*ast.Text); ok {
			open = n.split(parent, t, open)
		}
		c = next
	}
}

// split goes through the marks of one text: what stands before the last one is
// put before the text. It gives the marks that are open after it.
func (n *noter) split(parent ast.Node, t *ast.Text, open []begun) []begun {
	whole := t.Segment
	at := whole.Start
	for {
		next, end := nextMark(n.source[at:whole.Stop])
		if next < 0 {
			break
		}
		from, to := at+next, at+end
		if from > at {
			before := ast.NewTextSegment(text.NewSegment(at, from))
			before.SetRaw(t.IsRaw())
			parent.InsertBefore(parent, t, before)
		}
		switch mark := n.source[from:to]; {
		case string(mark) != markClose:
			open = append(open, begun{n.noteOf(mark), t.PreviousSibling()})
		case len(open) > 0:
			n.wrap(parent, open[len(open)-1], t)
			open = open[:len(open)-1]
		}
		at = to
	}
	if at > whole.Start {
		t.Segment = text.NewSegment(at, whole.Stop)
	}
	return open
}

// noteOf gives the annotation that a mark begins; nil where there is none.
func (n *noter) noteOf(mark []byte) *annotation {
	digits := bytes.TrimSuffix(bytes.TrimPrefix(mark, []byte(markOpen)), []byte(markText))
	if i, err := strconv.Atoi(string(digits)); err == nil && i < len(n.notes) {
		return &n.notes[i]
	}
	return nil
}

// wrap makes the note's node of what stands between a mark's beginning and a text.
func (n *noter) wrap(parent ast.Node, from begun, end *ast.Text) {
	if from.note == nil || parent.Kind() == ast.KindCodeSpan {
		return
	}
	if from.note.Kind == idNote {
		n.identify(parent, from.note.Value)
		return
	}
	note := &noteNode{annotation: *from.note}
	first := parent.FirstChild()
	if from.after != nil {
		first = from.after.NextSibling()
	}
	for c := first; c != ast.Node(end); {
		next := c.NextSibling()
		note.AppendChild(note, c)
		c = next
	}
	parent.InsertBefore(parent, end, note)
	if note.annotation.Kind == statusNote {
		n.statuses = append(n.statuses, note)
	}
}

// identify gives an id to the block that a line belongs to: to its list item
// or table row rather than to itself. The first block to claim an id has it.
func (n *noter) identify(line ast.Node, id string) {
	block := line
	for block.Type() == ast.TypeInline {
		block = block.Parent()
	}
	switch p := block.Parent(); {
	case p.Kind() == east.KindTableRow,
		p.Kind() == ast.KindListItem && (p.FirstChild() == block || block.Kind() == ast.KindTextBlock):
		block = p
	}
	if _, named := block.AttributeString("id"); named || n.ids[id] || id == "" {
		return
	}
	n.ids[id] = true
	block.SetAttributeString("id", id)
}

func idOf(n ast.Node) string {
	id, _ := n.AttributeString("id")
	s, _ := id.(string)
	return s
}
