package page

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	authors "debrief/cmd/debrief/internal/prose"
)

// ownKind is the class name of the pages of the site owner's own.
const ownKind = "own"

// MaxOwn is the size of the largest page of the site owner's own, in bytes.
const MaxOwn = 300_000

// deepestOwn is how deep quotations and lists may lie in one another there, and
// in what looks like them in code.
const deepestOwn = 100

// OwnFault says why a text cannot be a page of the site owner's own, as the end
// of a sentence: "has more marks …"; empty when it can. It is no text, or reading it
// would take too long, or too much memory.
func OwnFault(markdown []byte) string {
	fault, line, column := TextFault(markdown)
	switch {
	case len(markdown) > MaxOwn:
		return fmt.Sprintf("has %d bytes, more than %d", len(markdown), MaxOwn)
	case fault != "":
		return fmt.Sprintf("%s at line %d, column %d", fault, line, column)
	case deepest(markdown) > deepestOwn:
		return fmt.Sprintf("has quotations and lists that lie more than %d deep in one another", deepestOwn)
	case marksIn(markdown) > maxMarks:
		return fmt.Sprintf("has more than %d marks of emphasis, links and code", maxMarks)
	case authors.HasHollowTables(string(markdown)):
		return "has a table with far more cells than are written"
	}
	return ""
}

// readOwn reads the texts of the site owner's own pages, in their order.
func readOwn(templates fs.FS, pages []OwnPage) ([]string, error) {
	var texts []string
	for _, p := range pages {
		data, err := fs.ReadFile(templates, p.File)
		if err != nil {
			return nil, fmt.Errorf("read page: %w", err)
		}
		texts = append(texts, tidyLines(string(data)))
	}
	return texts, nil
}

// Own makes the pages of the site owner's own.
func (r *Renderer) Own() ([]File, error) {
	var files []File
	for i, p := range r.site.Pages {
		file, err := r.own(p, r.ownTexts[i])
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

func (r *Renderer) own(p OwnPage, markdown string) (File, error) {
	if !strings.HasPrefix(strings.TrimLeft(markdown, "\n"), "# ") {
		markdown = "# " + escape(p.Title) + "\n\n" + markdown
	}
	b := body{Markdown: markdown, Own: true}
	content, err := b.html(r.markdown, &bytes.Buffer{})
	if err != nil {
		return File{}, err
	}
	return r.frame(sheet{Path: p.Path(), Kind: ownKind, Title: p.Title, Description: cut(r.firstParagraph(markdown), 200),
		Contents: b.contents, Body: content})
}

// firstParagraph gives the words of the first paragraph of Markdown.
func (r *Renderer) firstParagraph(markdown string) string {
	pc := parser.NewContext()
	pc.Set(bodyKey, &body{})
	source := []byte(markdown)
	for c := r.markdown.Parser().Parse(text.NewReader(source), parser.WithContext(pc)).FirstChild(); c != nil; c = c.NextSibling() {
		for each := c.FirstChild(); each != nil; each = each.NextSibling() {
			if each.Kind() == ast.KindParagraph {
				return textOf(each, source)
			}
		}
	}
	return ""
}

// ownLinks are the links to the site owner's own pages, from a page whose way
// to the site's folder is root.
func (r *Renderer) ownLinks(root string) []Link {
	var all []Link
	for _, p := range r.site.Pages {
		all = append(all, Link{Title: p.Title, URL: root + p.Path()})
	}
	return all
}

// ownNavigation is what the owner's own pages add to the main menu.
func (r *Renderer) ownNavigation(path string) []navigation {
	var all []navigation
	for _, p := range r.site.Pages {
		if p.Menu {
			all = append(all, navigation{Title: p.Title, Path: p.Path(), Current: p.Path() == path})
		}
	}
	return all
}

// headingTransformer gives the headings of an owner's own page ids made of
// their words.
type headingTransformer struct{}

// Transform visits every heading.
func (headingTransformer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	b := bodyOf(pc)
	if !b.Own {
		return
	}
	walk(doc, func(n ast.Node) {
		if h, ok := n.(*ast.Heading); ok && h.Level > 1 && idOf(h) == "" {
			h.SetAttributeString("id", b.ids.add("own-", strings.ToLower(textOf(h, reader.Source())), len(b.ids)+1))
		}
	})
}
