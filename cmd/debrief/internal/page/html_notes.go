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
		n.split(parent)
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

// noter makes notes of one page's marks.
type noter struct {
	source   []byte
	notes    annotations
	ids      anchors // given out
	statuses []*noteNode
	room     []edge // for further ones
}

// edge is the beginning or the end of a mark among the nodes of a line.
type edge struct {
	ast.BaseInline
	note *annotation // nil for an end, and for a beginning without annotation
	open bool
}

var kindEdge = ast.NewNodeKind("Edge")

func (*edge) Kind() ast.NodeKind { return kindEdge }

// Dump is what goldmark prints for debugging.
func (e *edge) Dump(source []byte, level int) { ast.DumpHelper(e, source, level, nil, nil) }

// split cuts the parent's texts at the marks and puts edges between them.
func (n *noter) split(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; {
		next := c.NextSibling()
		if t, ok := c.(*ast.Text); ok {
			n.splitText(parent, t)
		}
		c = next
	}
}

func (n *noter) splitText(parent ast.Node, t *ast.Text) {
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
		parent.InsertBefore(parent, t, n.edgeOf(n.source[from:to]))
		at = to
	}
	if at > whole.Start {
		t.Segment = text.NewSegment(at, whole.Stop)
	}
}

func (n *noter) edgeOf(mark []byte) *edge {
	if len(n.room) == 0 {
		n.room = make([]edge, 64)
	}
	e := &n.room[0]
	n.room = n.room[1:]
	if string(mark) == markClose {
		return e
	}
	e.open = true
	digits := bytes.TrimSuffix(bytes.TrimPrefix(mark, []byte(markOpen)), []byte(markText))
	if i, err := strconv.Atoi(string(digits)); err == nil && i < len(n.notes) {
		e.note = &n.notes[i]
	}
	return e
}

// nest makes a node of each pair of edges and takes the edges out.
func (n *noter) nest(parent ast.Node) {
	var opened []*edge
	var edges []ast.Node
	for c := parent.FirstChild(); c != nil; {
		next := c.NextSibling()
		if e, ok := c.(*edge); ok {
			edges = append(edges, e)
			if e.open {
				opened = append(opened, e)
			} else if len(opened) > 0 {
				n.wrap(parent, opened[len(opened)-1], e)
				opened = opened[:len(opened)-1]
			}
		}
		c = next
	}
	for _, e := range edges {
		e.Parent().RemoveChild(e.Parent(), e)
	}
}

// wrap makes the note's node of what stands between two edges.
func (n *noter) wrap(parent ast.Node, from, to *edge) {
	if from.note == nil || parent.Kind() == ast.KindCodeSpan {
		return
	}
	if from.note.Kind == idNote {
		n.identify(parent, from.note.Value)
		return
	}
	note := &noteNode{annotation: *from.note}
	for c := from.NextSibling(); c != ast.Node(to); {
		next := c.NextSibling()
		note.AppendChild(note, c)
		c = next
	}
	parent.InsertAfter(parent, from, note)
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
