package page

import (
	"github.com/yuin/goldmark/ast"

	"debrief/cmd/debrief/internal/chart"
)

// The nodes that a page's tree has beside goldmark's own.
var (
	kindNote     = ast.NewNodeKind("Note")
	kindSection  = ast.NewNodeKind("Section")
	kindBanner   = ast.NewNodeKind("Banner")
	kindFigure   = ast.NewNodeKind("Figure")
	kindPictures = ast.NewNodeKind("Pictures")
	kindTableBox = ast.NewNodeKind("TableBox")
)

// noteNode is a stretch of a line with its annotation.
type noteNode struct {
	ast.BaseInline
	annotation
	describedBy string // the id of the status word in the legend, if it is there
}

// sectionNode is a second-level heading with all that belongs to it; its id is
// the heading's. The one without an id is what stands before the first.
type sectionNode struct {
	ast.BaseBlock
	id string
}

// bannerNode is an alert: a block quote that begins with [!NOTE] or the like.
type bannerNode struct {
	ast.BaseBlock
	class string
}

// figureNode is a chart with the table of its numbers, its only child.
type figureNode struct {
	ast.BaseBlock
	figure *chart.Figure
	data   []byte // for the script; nil where no chart is drawn
}

// picturesNode is the timeline's drawing, in both widths.
type picturesNode struct {
	ast.BaseBlock
	chart.Pictures
}

// tableBox is a table in a box of its own that it can be scrolled in.
type tableBox struct {
	ast.BaseBlock
	labelledBy string // the id of the heading that names it; empty where label does
	label      string
}

func (*noteNode) Kind() ast.NodeKind     { return kindNote }
func (*sectionNode) Kind() ast.NodeKind  { return kindSection }
func (*bannerNode) Kind() ast.NodeKind   { return kindBanner }
func (*figureNode) Kind() ast.NodeKind   { return kindFigure }
func (*picturesNode) Kind() ast.NodeKind { return kindPictures }
func (*tableBox) Kind() ast.NodeKind     { return kindTableBox }

// Dump is what goldmark prints for debugging.
func (n *noteNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump is what goldmark prints for debugging.
func (n *sectionNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump is what goldmark prints for debugging.
func (n *bannerNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump is what goldmark prints for debugging.
func (n *figureNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump is what goldmark prints for debugging.
func (n *picturesNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Dump is what goldmark prints for debugging.
func (n *tableBox) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
