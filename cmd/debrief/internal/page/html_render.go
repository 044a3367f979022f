package page

import (
	"bytes"
	"strconv"
	"strings"
	"time"

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

// tags gives what is written before and after a node's children.
type tags func(n ast.Node, source []byte) (before, after string)

func around(t tags) renderer.NodeRendererFunc {
	return func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		before, after := t(n, source)
		if !entering {
			before = after
		}
		_, err := w.WriteString(before)
		return ast.WalkContinue, err
	}
}

// attr writes an attribute; nothing when the value is empty.
func attr(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + escaped(value) + `"`
}

func escaped(text string) string { return string(util.EscapeHTML([]byte(text))) }

// className makes one class name of a word of the record.
func className(prefix, word string) string {
	return prefix + strings.Join(strings.Fields(word), "-")
}

func isDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func noteTags(n ast.Node, _ []byte) (before, after string) {
	note := n.(*noteNode)
	switch note.annotation.Kind {
	case timeNote:
		return "<time" + attr("datetime", note.Value) + attr("data-day", note.Title) + ">", "</time>"
	case stretchNote:
		day, joint := "", note.Title
		if first, rest, _ := strings.Cut(joint, " "); isDate(first) {
			day, joint = first, rest
		}
		return "<span" + attr("data-ends", note.Value) + attr("data-joint", joint) + attr("data-day", day) + ">", "</span>"
	case besideNote:
		return `<span class="beside">`, "</span>"
	case axisNote:
		return `<span class="time-axis">`, "</span>"
	case statusNote:
		return `<span role="note" tabindex="0"` + attr("class", "mark "+className("mark-", note.Value)) +
			attr("aria-describedby", note.describedBy) + attr("data-why", note.Title) + ">", "</span>"
	case chipNote:
		return "<span" + attr("class", "chip "+className("chip-", note.Value)) + ">", "</span>"
	}
	return "", ""
}

func sectionTags(n ast.Node, _ []byte) (before, after string) {
	id := n.(*sectionNode).id
	switch {
	case n.FirstChild() == nil:
		return "", ""
	case id == "":
		return "<div class=\"opening\">\n", "</div>\n"
	}
	return "<section" + attr("class", className("section-", id)) + ">\n", "</section>\n"
}

func bannerTags(n ast.Node, _ []byte) (before, after string) {
	return `<aside role="note"` + attr("class", "banner banner-"+n.(*bannerNode).class) + ">\n", "</aside>\n"
}

func (r nodeRenderer) figureTags(n ast.Node, _ []byte) (before, after string) {
	f := n.(*figureNode)
	before = `<figure class="chart"` + attr("id", "chart-"+f.figure.ID) + ">\n"
	if f.data != nil {
		before += `<script type="application/json" class="chart-data">` + string(f.data) + "</script>\n"
	}
	return before + "<details open>\n<summary>" + escaped(r.say.Say("Data table")) + "</summary>\n", "</details>\n</figure>\n"
}

func picturesTags(n ast.Node, _ []byte) (before, after string) {
	p := n.(*picturesNode)
	parts := []string{`<div class="picture picture-wide">`, inlineSVG(p.Wide), "</div>\n"}
	if len(p.Narrow) > 0 {
		parts = append(parts, `<div class="picture picture-narrow">`, inlineSVG(p.Narrow), "</div>\n")
	}
	return strings.Join(parts, ""), ""
}

// inlineSVG cuts off what stands before the svg element of a document.
func inlineSVG(document []byte) string {
	if i := bytes.Index(document, []byte("<svg")); i > 0 {
		document = document[i:]
	}
	return string(bytes.TrimSpace(document))
}

func tableBoxTags(n ast.Node, _ []byte) (before, after string) {
	box := n.(*tableBox)
	if box.labelledBy != "" {
		return `<div class="table" role="region" tabindex="0"` + attr("aria-labelledby", box.labelledBy) + ">\n", "</div>\n"
	}
	return `<div class="table" role="region" tabindex="0"` + attr("aria-label", box.label) + ">\n", "</div>\n"
}

func (r nodeRenderer) headingTags(n ast.Node, source []byte) (before, after string) {
	tag, id := "h"+strconv.Itoa(n.(*ast.Heading).Level), idOf(n)
	if id == "" || tag == "h1" {
		return "<" + tag + attr("id", id) + ">", "</" + tag + ">\n"
	}
	return `<div class="heading"><` + tag + attr("id", id) + ">",
		"</" + tag + ">" + permalink(id, r.say.Say("Link to “%s”", textOf(n, source))) + "</div>\n"
}

// permalink is the small link beside a place that can be linked to.
func permalink(id, label string) string {
	return `<a class="permalink"` + attr("href", "#"+id) + attr("aria-label", label) + ">#</a>"
}

// listItemTags makes the number of an event the link to it.
func (r nodeRenderer) listItemTags(n ast.Node, _ []byte) (before, after string) {
	id := idOf(n)
	before, after = "<li"+attr("id", id)+">", "</li>\n"
	list := n.Parent().(*ast.List)
	if class, _ := list.AttributeString("class"); class == "events" && id != "" {
		count := strconv.Itoa(number(list, n))
		before += `<a class="number"` + attr("href", "#"+id) + attr("aria-label", r.say.Say("Link to entry %s", count)) + ">" + count + "</a>"
	}
	if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
		before += "\n"
	}
	return before, after
}

// number is what stands before a list item.
func number(list *ast.List, item ast.Node) int {
	n := list.Start
	for c := item.PreviousSibling(); c != nil; c = c.PreviousSibling() {
		n++
	}
	return n
}

func tableTags(n ast.Node, _ []byte) (before, after string) {
	class, _ := n.AttributeString("class")
	name, _ := class.(string)
	before = "<table" + attr("class", name) + ">\n"
	if f := figureAround(n); f != nil && f.figure.Table.Caption != "" {
		before += "<caption>" + escaped(f.figure.Table.Caption) + "</caption>\n"
	}
	return before, "</table>\n"
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
func cellTags(n ast.Node, _ []byte) (before, after string) {
	tag, scope := "td", ""
	switch {
	case n.FirstChild() == nil:
	case n.Parent().Kind() == east.KindTableHeader:
		tag, scope = "th", "col"
	case n.PreviousSibling() == nil:
		tag, scope = "th", "row"
	}
	align := ""
	if a := n.(*east.TableCell).Alignment; a != east.AlignNone {
		align = a.String()
	}
	return "<" + tag + attr("id", idOf(n)) + attr("scope", scope) + attr("align", align) + ">", "</" + tag + ">\n"
}

func linkTags(n ast.Node, _ []byte) (before, after string) {
	link := n.(*ast.Link)
	return "<a href=\"" + escaped(string(link.Destination)) + `"` + attr("title", string(link.Title)) + ">", "</a>"
}

// renderAddress writes a link whose words are its address.
func renderAddress(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := n.(*ast.AutoLink)
	target := util.URLEscape(link.URL(source), false)
	if link.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(target), []byte("mailto:")) {
		target = append([]byte("mailto:"), target...)
	}
	_, err := w.WriteString(`<a class="address" href="` + escaped(string(target)) + `">` + escaped(string(link.Label(source))) + "</a>")
	return ast.WalkContinue, err
}

// renderImage writes an image of this site, with its words as alternative.
func renderImage(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	image := n.(*ast.Image)
	_, err := w.WriteString(`<img loading="lazy" src="` + escaped(string(image.Destination)) + `" alt="` + escaped(textOf(n, source)) + `"` +
		attr("title", string(image.Title)) + ">")
	return ast.WalkSkipChildren, err
}
