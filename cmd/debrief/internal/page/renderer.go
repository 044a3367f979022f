package page

import (
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"strings"
	texttemplate "text/template"
	"time"

	"github.com/yuin/goldmark"

	"debrief/cmd/debrief/internal/words"
)

// Renderer makes the pages of one site. It may be used by several goroutines.
// Between pages it keeps only how reports are listed and the longest lists of
// actions, and reports do not change.
type Renderer struct {
	site      Site
	pageSize  int // of lists
	say       *words.Language
	frames    *template.Template
	markdown  goldmark.Markdown
	assets    assets
	cards     *cards
	teller    *teller
	methods   *texttemplate.Template
	lister    lister
	surrounds surrounds
	long      longLists // of actions
	buffers   buffers
	zone      *time.Location // of the site's own times
	now       moment         // the present day of the build
	ownTexts  []string       // of the site owner's own pages, in their order
}

// New makes a renderer from the project's own templates, which may be nil or
// hold only some files: those that are built in stand in for the others.
func New(templates fs.FS, site Site) (*Renderer, error) {
	return newRenderer(over(templates), site)
}

// over lays templates, which may be nil, over those that are built in.
func over(templates fs.FS) layers {
	if templates == nil {
		return layers{Embedded()}
	}
	return layers{templates, Embedded()}
}

// Languages lists, by their tags, the languages that the words of pages can be
// told in with a project's templates, which may be nil.
func Languages(templates fs.FS) ([]string, error) { return words.Available(over(templates)...) }

// pageTemplates are the templates of whole pages and of what they share.
func pageTemplates() []string {
	return []string{
		"layout.html.tmpl",
		"index.html.tmpl",
		"404.html.tmpl",
		"ledger.html.tmpl",
		"actions.html.tmpl",
		"action-list.html.tmpl",
		"owners.html.tmpl",
		"periods.html.tmpl",
		"period.html.tmpl",
		"glossary.html.tmpl",
		"lists.html.tmpl",
		"list.html.tmpl",
		"directory.html.tmpl",
		"archive.html.tmpl",
		"moved.html.tmpl",
		"icons.html.tmpl",
		"trends.html.tmpl",
		"search.html.tmpl",
	}
}

// sayings are the functions by which templates tell things in the language of
// the site: {{say "Incident reports"}}, {{count 3 "%s incident" "%s incidents"}}.
func sayings(l *words.Language) map[string]any {
	return map[string]any{
		"say": l.Say, "sayAs": l.SayAs, "count": l.Count,
		"sayAround": func(text string) place { return placeIn(l.Say(text)) },
	}
}

// place is the one place in a text, for a template that puts markup there: {{with sayAround "Data as of %s."}}{{.Before}}<time>…</time>{{.After}}{{end}}.
type place struct{ Before, After string }

func placeIn(text string) place {
	before, after, _ := strings.Cut(text, "%s")
	return place{before, after}
}

// readFrames reads the templates of pages, with what they remember of each other.
func readFrames(templates fs.FS, say *words.Language) (*template.Template, error) {
	var remembered onces
	frames := template.New("")
	once := func(name string, value any) (template.HTML, error) { return remembered.make(frames, name, value) }
	if _, err := frames.Funcs(printing()).Funcs(sayings(say)).Funcs(template.FuncMap{"once": once}).ParseFS(templates, pageTemplates()...); err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	return frames, nil
}

func newRenderer(templates layers, site Site) (*Renderer, error) {
	say, err := words.Read(site.language(), templates...)
	if err != nil {
		return nil, err
	}
	frames, err := readFrames(templates, say)
	if err != nil {
		return nil, err
	}
	used, err := readAssets(templates, site, say)
	if err != nil {
		return nil, err
	}
	drawer, err := newCards(site, used.style)
	if err != nil {
		return nil, err
	}
	if drawer != nil {
		if used.card, err = drawer.siteCard(site, say); err != nil {
			return nil, err
		}
	}
	told, err := newTeller(templates, site, say)
	if err != nil {
		return nil, err
	}
	methods, err := newMethodsTemplates(templates, say)
	if err != nil {
		return nil, err
	}
	own, err := readOwn(templates, site.Pages)
	if err != nil {
		return nil, err
	}
	zone := site.Zone()
	return &Renderer{pageSize: cmp.Or(site.PageSize, pageSize), zone: zone, now: asOf(site, say.In(zone)), ownTexts: own, site: site, say: say, frames: frames, markdown: newMarkdown(say), assets: used, cards: drawer, teller: told, methods: methods}, nil
}
