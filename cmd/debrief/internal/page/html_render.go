package page

import (
	"bytes"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"debrief/cmd/debrief/internal/words"
)

// nodeRenderer writes the nodes of our own, and those of goldmark's that a
// page writes in another way.
type nodeRenderer struct{ say *words.Language }

// RegisterFuncs says which nodes these are.
func (r nodeRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindNote, around(noteTags))
	reg.Register(kindSection, around(sectionTags))
	reg.Register(kindBanner, around(bannerTags))
	reg.Register(kindFigure, around(r.figureTags))
	reg.Register(kindPictures, around(picturesTags))
	reg.Register(kindTableBox, around(tableBoxTags))
	reg.Register(ast.KindHeading, around(r.headingTags))
	reg.Register(ast.KindListItem, around(r.listItemTags))
	reg.Register(east.KindTable, around(tableTags))
	reg.Register(east.KindTableCell, around(cellTags))
	reg.Register(ast.KindLink, around(linkTags))
	reg.Register(ast.KindAutoLink, renderAddress)
	reg.Register(ast.KindImage, renderImage)
}

// outflow is the HTML of a page on its way. Nothing that is written there fails.
type outflow struct{ *bytes.Buffer }

// Buffered is of util.BufWriter, so that goldmark puts no buffer of its own
// before this one.
func (outflow) Buffered() int { return 0 }

// Flush is of util.BufWriter.
func (outflow) Flush() error { return nil }

// put writes texts one after another.
func put(w util.BufWriter, texts ...string) {
	for _, text := range texts {
		_, _ = w.WriteString(text)
	}
}

// tags writes what stands before a node's children, and on leaving what stands
// after them.
type tags func(w util.BufWriter, n ast.Node, source []byte, entering bool)

func around(t tags) renderer.NodeRendererFunc {
	return func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		t(w, n, source, entering)
		return ast.WalkContinue, nil
	}
}

// attr writes an attribute, whose value may come in parts; nothing when that is
// empty.
func attr(w util.BufWriter, name string, value ...string) {
	whole := 0
	for _, part := range value {
		whole += len(part)
	}
	if whole == 0 {
		return
	}
	put(w, " ", name, `="`)
	escaped(w, value...)
	put(w, `"`)
}

// escaped writes plain text.
func escaped(w util.BufWriter, texts ...string) {
	for _, text := range texts {
		from := 0
		for i := range len(text) {
			if reference := util.EscapeHTMLByte(text[i]); reference != nil {
				put(w, text[from:i], string(reference))
				from = i + 1
			}
		}
		put(w, text[from:])
	}
}

// className makes one class name of a word of the record.
func className(prefix, word string) string {
	if !strings.ContainsFunc(word, unicode.IsSpace) {
		return prefix + word
	}
	return prefix + strings.Join(strings.Fields(word), "-")
}

func isDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func noteTags(w util.BufWriter, n ast.Node, _ []byte, entering bool) {
	note := n.(*noteNode)
	element := "span"
	switch note.annotation.Kind {
	case timeNote:
		element = "time"
	case stretchNote, besideNote, axisNote, statusNote, chipNote:
	default:
		return
	}
	if !entering {
		put(w, "</", element, ">")
		return
	}
	put(w, "<", element)
	switch note.annotation.Kind {
	case timeNote:
		attr(w, "datetime", note.Value)
		attr(w, "data-day", note.Title)
	case stretchNote:
		day, joint := "", note.Title
		if first, rest, _ := strings.Cut(joint, " "); isDate(first) {
			day, joint = first, rest
		}
		attr(w, "data-ends", note.Value)
		attr(w, "data-joint", joint)
		attr(w, "data-day", day)
	case besideNote:
		attr(w, "class", "beside")
	case axisNote:
		attr(w, "class", "time-axis")
	case statusNote:
		put(w, ` role="note" tabindex="0"`)
		attr(w, "class", "mark ", className("mark-", note.Value))
		attr(w, "aria-describedby", note.describedBy)
		attr(w, "data-why", note.Title)
	case chipNote:
		attr(w, "class", "chip ", className("chip-", note.Value))
	}
	put(w, ">")
}

func sectionTags(w util.BufWriter, n ast.Node, _ []byte, entering bool) {
	id := n.(*sectionNode).id
	switch {
	case n.FirstChild() == nil:
	case id == "" && entering:
		put(w, "<div class=\"opening\">\n")
	case id == "":
		put(w, "</div>\n")
	case entering:
		put(w, "<section")
		attr(w, "class", className("section-", id))
		put(w, ">\n")
	default:
		put(w, "</section>\n")
	}
}

func bannerTags(w util.BufWriter, n ast.Node, _ []byte, entering bool) {
	if !entering {
		put(w, "</aside>\n")
		return
	}
	put(w, `<aside role="note"`)
	attr(w, "class", "banner banner-", n.(*bannerNode).class)
	put(w, ">\n")
}

func (r nodeRenderer) figureTags(w util.BufWriter, n ast.Node, _ []byte, entering bool) {
	if !entering {
		put(w, "</details>\n</figure>\n")
		return
	}
	f := n.(*figureNode)
	put(w, `<figure class="chart"`)
	attr(w, "id", "chart-", f.figure.ID)
	put(w, ">\n")
	if f.data != nil {
		put(w, `<script type="application/json" class="chart-data">`)
		_, _ = w.Write(f.data)
		put(w, "</script>\n")
	}
	put(w, "<details open>\n<summary>")
	escaped(w, r.say.Say("Data table"))
	put(w, "</summary>\n")
}

func picturesTags(w util.BufWriter, n ast.Node, _ []byte, entering bool) {
	if !entering {
		return
	}
	p := n.(*picturesNode)
	put(w, `<div class="picture picture-wide">`)
	_, _ = w.Write(inlineSVG(p.Wide))
	put(w, "</div>\n")
	if len(p.Narrow) > 0 {
		put(w, `<div class="picture picture-narrow">`)
		_, _ = w.Write(inlineSVG(p.Narrow))
		put(w, "</div>\n")
	}
}

// inlineSVG cuts off what stands before the svg element of a document.
func inlineSVG(document []byte) []byte {
	if i := bytes.Index(document, []byte("<svg")); i > 0 {
		document = document[i:]
	}
	return bytes.TrimSpace(document)
}

func tableBoxTags(w util.BufWriter, n ast.Node, _ []byte, entering bool) {
	if !entering {
		put(w, "</div>\n")
		return
	}
	box := n.(*tableBox)
	put(w, `<div class="table" role="region" tabindex="0"`)
	if box.labelledBy != "" {
		attr(w, "aria-labelledby", box.labelledBy)
	} else {
		attr(w, "aria-label", box.label)
	}
	put(w, ">\n")
}

var headingNames = [...]string{"h0", "h1", "h2", "h3", "h4", "h5", "h6"}

func (r nodeRenderer) headingTags(w util.BufWriter, n ast.Node, source []byte, entering bool) {
	tag, id := headingNames[n.(*ast.Heading).Level], idOf(n)
	linked := id != "" && tag != "h1"
	if entering {
		if linked {
			put(w, `<div class="heading">`)
		}
		put(w, "<", tag)
		attr(w, "id", id)
		put(w, ">")
		return
	}
	put(w, "</", tag, ">")
	if linked {
		permalink(w, id, r.say.Say("Link to “%s”", textOf(n, source)))
		put(w, "</div>")
	}
	put(w, "\n")
}

// permalink writes the small link beside a place that can be linked to.
func permalink(w util.BufWriter, id, label string) {
	put(w, `<a class="permalink"`)
	attr(w, "href", "#", id)
	attr(w, "aria-label", label)
	put(w, ">#</a>")
}

// listItemTags makes the number of an event the link to it.
func (r nodeRenderer) listItemTags(w util.BufWriter, n ast.Node, _ []byte, entering bool) {
	if !entering {
		put(w, "</li>\n")
		return
	}
	id := idOf(n)
	put(w, "<li")
	attr(w, "id", id)
	put(w, ">")
	list := n.Parent().(*ast.List)
	if class, _ := list.AttributeString("class"); class == "events" && id != "" {
		count := strconv.Itoa(number(list, n))
		put(w, `<a class="number"`)
		attr(w, "href", "#", id)
		attr(w, "aria-label", r.say.Say("Link to entry %s", count))
		put(w, ">", count, "</a>")
	}
	if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
		put(w, "\n")
	}
}

// number is what stands before a list item.
func number(list *ast.List, item ast.Node) int {
	n := list.Start
	for c := item.PreviousSibling(); c != nil; c = c.PreviousSibling() {
		n++
	}
	return n
}

func tableTags(w util.BufWriter, n ast.Node, _ []byte, entering bool) {
	if !entering {
		put(w, "</table>\n")
		return
	}
	class, _ := n.AttributeString("class")
	name, _ := class.(string)
	put(w, "<table")
	attr(w, "class", name)
	put(w, ">\n")
	if f := figureAround(n); f != nil && f.figure.Table.Caption != "" {
		put(w, "<caption>")
		escaped(w, f.figure.Table.Caption)
		put(w, "</caption>\n")
	}
}

func figureAround(n ast.Node) *figureNode {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if f, ok := p.(*figureNode); ok {
			return f
		}
	}
	return nil
}

// cellTags writes the first cell of a row as the row's heading. An empty cell
// heads nothing.
func cellTags(w util.BufWriter, n ast.Node, _ []byte, entering bool) {
	tag, scope := "td", ""
	switch {
	case n.FirstChild() == nil:
	case n.Parent().Kind() == east.KindTableHeader:
		tag, scope = "th", "col"
	case n.PreviousSibling() == nil:
		tag, scope = "th", "row"
	}
	if !entering {
		put(w, "</", tag, ">\n")
		return
	}
	put(w, "<", tag)
	attr(w, "id", idOf(n))
	attr(w, "scope", scope)
	if a := n.(*east.TableCell).Alignment; a != east.AlignNone {
		attr(w, "align", a.String())
	}
	put(w, ">")
}

func linkTags(w util.BufWriter, n ast.Node, _ []byte, entering bool) {
	if !entering {
		put(w, "</a>")
		return
	}
	link := n.(*ast.Link)
	put(w, `<a href="`)
	escaped(w, string(link.Destination))
	put(w, `"`)
	attr(w, "title", string(link.Title))
	put(w, ">")
}

// renderAddress writes a link whose words are its address.
func renderAddress(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := n.(*ast.AutoLink)
	target := util.URLEscape(link.URL(source), false)
	put(w, `<a class="address" href="`)
	if link.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(target), []byte("mailto:")) {
		put(w, "mailto:")
	}
	escaped(w, string(target))
	put(w, `">`)
	escaped(w, string(link.Label(source)))
	put(w, "</a>")
	return ast.WalkContinue, nil
}

// renderImage writes an image of this site, with its words as alternative.
func renderImage(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	image := n.(*ast.Image)
	put(w, `<img loading="lazy" src="`)
	escaped(w, string(image.Destination))
	put(w, `" alt="`)
	escaped(w, textOf(n, source))
	put(w, `"`)
	attr(w, "title", string(image.Title))
	put(w, ">")
	return ast.WalkSkipChildren, nil
}
