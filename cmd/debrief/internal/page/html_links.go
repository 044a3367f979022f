package page

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// timelineFile is the drawing beside a report that its Markdown shows.
const timelineFile = "timeline.svg"

// linkTransformer settles where links and images may lead: to http, https,
// mailto and places of this site. Other links become their text. Images of
// other hosts become links, the timeline's becomes the drawing itself.
type linkTransformer struct{}

// Transform visits every link and image, what is inside one before itself.
func (linkTransformer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	b := bodyOf(pc)
	walkUp(doc, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Link:
			settleLink(n)
		case *ast.AutoLink:
			settleAutoLink(n, reader.Source())
		case *ast.Image:
			settleImage(n, b)
		}
	})
}

// destination gives where a link leads as a browser would read it, and whether
// it may.
func destination(written []byte) (target string, ours, allowed bool) {
	target = string(util.URLEscape(stripMarks(bytes.Clone(written)), true))
	u, err := url.Parse(target)
	if err != nil || strings.ContainsRune(target, '\\') {
		return "", false, false
	}
	if u.Scheme == "" {
		return target, true, u.Host == "" && !strings.HasPrefix(target, "//")
	}
	scheme := strings.ToLower(u.Scheme)
	return target, false, slices.Contains([]string{"http", "https"}, scheme) && u.Host != "" || scheme == "mailto"
}

func settleLink(link *ast.Link) {
	target, _, allowed := destination(link.Destination)
	if !allowed {
		unwrap(link)
		return
	}
	if fragment, found := strings.CutPrefix(target, "index.html#"); found {
		target = "#" + fragment // a place of the page itself
	}
	link.Destination = []byte(target)
}

func settleAutoLink(link *ast.AutoLink, source []byte) {
	_, ours, allowed := destination(link.URL(source))
	email := link.AutoLinkType == ast.AutoLinkEmail
	if email || allowed && !ours {
		if !insideLink(link) {
			return
		}
	}
	words := ast.NewString(link.Label(source))
	words.SetRaw(true)
	link.Parent().ReplaceChild(link.Parent(), link, words)
}

func insideLink(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}

func settleImage(image *ast.Image, b *body) {
	target, ours, allowed := destination(image.Destination)
	switch {
	case !allowed:
		unwrap(image)
	case target == timelineFile && len(b.Timeline.Wide) > 0:
		settleTimeline(image, b)
	case !ours:
		linkInstead(image, target)
	default:
		image.Destination = []byte(target)
	}
}

// settleTimeline puts the drawing where a paragraph holds nothing but its
// image; elsewhere the image becomes a link to the file.
func settleTimeline(image *ast.Image, b *body) {
	paragraph := image.Parent()
	if paragraph.Kind() != ast.KindParagraph || paragraph.FirstChild() != paragraph.LastChild() {
		linkInstead(image, timelineFile)
		return
	}
	paragraph.Parent().ReplaceChild(paragraph.Parent(), paragraph, &picturesNode{Pictures: b.Timeline})
}

// linkInstead puts a link in the image's place, with its alternative text as
// the words; within another link the text alone.
func linkInstead(image *ast.Image, target string) {
	walkUp(image, func(n ast.Node) {
		if n.Kind() == ast.KindLink {
			unwrap(n)
		}
	})
	if insideLink(image) {
		unwrap(image)
		return
	}
	link := ast.NewLink()
	link.Destination = []byte(target)
	moveChildren(link, image)
	if link.FirstChild() == nil {
		link.AppendChild(link, ast.NewString([]byte(path.Base(target))))
	}
	image.Parent().ReplaceChild(image.Parent(), image, link)
}

// walkUp calls visit for every node below root, a node after its children.
// visit may move the node and its neighbours.
func walkUp(root ast.Node, visit func(ast.Node)) {
	var path []ast.Node // of every node above, the children as they were
	var up func(ast.Node)
	up = func(n ast.Node) {
		from := len(path)
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			path = append(path, c)
		}
		for i, to := from, len(path); i < to; i++ {
			c := path[i]
			up(c)
			visit(c)
		}
		path = path[:from]
	}
	up(root)
}

// unwrap puts a node's children in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		parent.InsertBefore(parent, n, c)
		c = next
	}
	parent.RemoveChild(parent, n)
}

func moveChildren(to, from ast.Node) {
	for c := from.FirstChild(); c != nil; {
		next := c.NextSibling()
		to.AppendChild(to, c)
		c = next
	}
}

// onlyLink gives the link that a paragraph consists of; nil when it holds
// anything else.
func onlyLink(n ast.Node, source []byte) *ast.Link {
	if n == nil || n.Kind() != ast.KindParagraph {
		return nil
	}
	var only *ast.Link
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok && len(bytes.TrimSpace(t.Value(source))) == 0 {
			continue
		}
		link, ok := c.(*ast.Link)
		if !ok || only != nil {
			return nil
		}
		only = link
	}
	return only
}
