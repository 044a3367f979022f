package page

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"debrief/cmd/debrief/internal/chart"
	"debrief/cmd/debrief/internal/words"
)

// bannerTransformer makes banners of alerts: block quotes whose first line is
// [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION].
type bannerTransformer struct{}

var alertForm = regexp.MustCompile(`^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*\r?\n?$`)

// Transform visits every block quote.
func (bannerTransformer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var quotes []ast.Node // found first, for each takes its children elsewhere
	walkBlocks(doc, func(n ast.Node) {
		if n.Kind() == ast.KindBlockquote {
			quotes = append(quotes, n)
		}
	})
	for _, n := range quotes {
		first := n.FirstChild()
		if first == nil || first.Kind() != ast.KindParagraph || first.Lines().Len() == 0 {
			continue
		}
		line := first.Lines().At(0)
		found := alertForm.FindSubmatch(line.Value(reader.Source()))
		if found == nil {
			continue
		}
		dropFirstLine(first)
		banner := &bannerNode{class: strings.ToLower(string(found[1]))}
		n.Parent().ReplaceChild(n.Parent(), n, banner)
		moveChildren(banner, n)
	}
}

// dropFirstLine takes what stands before the first line break out of a
// paragraph, and the paragraph when nothing follows.
func dropFirstLine(paragraph ast.Node) {
	for c := paragraph.FirstChild(); c != nil; {
		next := c.NextSibling()
		paragraph.RemoveChild(paragraph, c)
		if t, ok := c.(*ast.Text); ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			break
		}
		c = next
	}
	if paragraph.FirstChild() == nil {
		paragraph.Parent().RemoveChild(paragraph.Parent(), paragraph)
	}
}

// figureTransformer makes figures of charts' places: a paragraph that is one
// link to #chart-<id>, followed by a table, where the page has such a figure.
// Each figure is placed once.
type figureTransformer struct{}

// Transform visits every paragraph.
func (figureTransformer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	b := bodyOf(pc)
	var paragraphs []ast.Node // found first, for each figure takes the table after it out of the way
	walkBlocks(doc, func(n ast.Node) {
		if onlyLink(n, reader.Source()) != nil {
			paragraphs = append(paragraphs, n)
		}
	})
	var placed []string
	for _, n := range paragraphs {
		table := n.NextSibling()
		id, found := strings.CutPrefix(string(onlyLink(n, reader.Source()).Destination), "#chart-")
		figure := b.figure(id)
		if !found || figure == nil || slices.Contains(placed, id) || table == nil || table.Kind() != east.KindTable {
			continue
		}
		placed = append(placed, id)
		node := &figureNode{figure: figure, data: b.data[id]}
		n.Parent().ReplaceChild(n.Parent(), n, node)
		node.AppendChild(node, table)
	}
}

func (b *body) figure(id string) *chart.Figure {
	for _, f := range b.Figures {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// sectionTransformer wraps each second-level heading and what follows it in a
// section, gives the headings within it ids, and the timeline's lists their
// class.
type sectionTransformer struct{}

// Transform goes over the top level of the page.
func (sectionTransformer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	b := bodyOf(pc)
	node := &sectionNode{}
	first := doc.FirstChild()
	doc.InsertBefore(doc, first, node)
	for c := first; c != nil; {
		next := c.NextSibling()
		switch c := c.(type) {
		case *ast.Heading:
			if c.Level == 2 {
				node = &sectionNode{id: idOf(c)}
				doc.InsertBefore(doc, c, node)
			}
			b.enter(node.id, c, textOf(c, reader.Source()))
		case *ast.List:
			if c.IsOrdered() && node.id == "timeline" {
				c.SetAttributeString("class", "events")
			}
		}
		node.AppendChild(node, c)
		c = next
	}
}

// enter lists a section's heading among the page's contents, and gives a
// heading within the section an id: that of the figure below it, which stays
// when the finding's numbers change, else one made of its words.
func (b *body) enter(section string, h *ast.Heading, words string) {
	switch figure, above := h.NextSibling().(*figureNode); {
	case section == "" || h.Level == 1:
	case h.Level == 2:
		b.contents = append(b.contents, heading{ID: section, Title: words})
	case idOf(h) != "":
	case above:
		h.SetAttributeString("id", b.ids.add("finding-", figure.figure.ID, 1))
	default:
		h.SetAttributeString("id", b.ids.add(section+"-", strings.ToLower(words), len(b.ids)))
	}
}

// tableTransformer puts every table into a box that scrolls, named by the
// heading above it.
type tableTransformer struct{ say *words.Language }

// Transform visits every table, in order.
func (t tableTransformer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var section string
	var heading ast.Node
	names := map[string]int{}
	walkBlocks(doc, func(n ast.Node) {
		switch {
		case n.Kind() == kindSection:
			section, heading = n.(*sectionNode).id, nil
		case n.Kind() == ast.KindHeading:
			heading = n
		case n.Kind() == east.KindTable && n.Parent().Kind() != kindTableBox:
			if section == "facts" {
				n.SetAttributeString("class", "key-facts")
			}
			box := &tableBox{}
			box.name(t.say, heading, names, reader.Source())
			n.Parent().ReplaceChild(n.Parent(), n, box)
			box.AppendChild(box, n)
		}
	})
}

// name takes the box's name from the heading above it; the second table with
// the same name has a number, for no two boxes may be called the same.
func (b *tableBox) name(say *words.Language, heading ast.Node, names map[string]int, source []byte) {
	b.label = say.Say("Table")
	if heading != nil {
		b.label = textOf(heading, source)
	}
	names[b.label]++
	switch count := names[b.label]; {
	case count > 1:
		b.label = say.Say("%s, table %s", b.label, strconv.Itoa(count))
	case heading != nil && idOf(heading) != "":
		b.labelledBy = idOf(heading)
	}
}

// textOf gives the words of a node without their markup.
func textOf(n ast.Node, source []byte) string {
	var words bytes.Buffer
	walk(n, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Text:
			words.Write(textValue(n, source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				words.WriteByte(' ')
			}
		case *ast.String:
			words.Write(n.Value)
		}
	})
	return words.String()
}

// textValue resolves what Markdown writes by backslash or by reference.
func textValue(t *ast.Text, source []byte) []byte {
	v := t.Value(source)
	if t.IsRaw() || t.Parent().Kind() == ast.KindCodeSpan {
		return v
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(v)))
}
