package page

import (
	"fmt"
	"html/template"
	"io/fs"
	texttemplate "text/template"

	"github.com/yuin/goldmark"

	"debrief/cmd/debrief/internal/words"
)

// Renderer makes the pages of one site. It may be used by several goroutines.
// Between pages it keeps only how reports are listed, and reports do not change.
type Renderer struct {
	site     Site
	say      *words.Language
	frames   *template.Template
	markdown goldmark.Markdown
	assets   assets
	teller   *teller
	methods  *texttemplate.Template
	lister   lister
	ownTexts []string // of the site owner's own pages, in their order
}

// New makes a renderer from the project's own templates, which may be nil or
// hold only some files: those that are built in stand in for the others.
func New(templates fs.FS, site Site) (*Renderer, error) {
	all := layers{Embedded()}
	if templates != nil {
		all = layers{templates, Embedded()}
	}
	return newRenderer(all, site)
}

// pageTemplates are the templates of whole pages and of what they share.
func pageTemplates() []string {
	return []string{
		"layout.html.tmpl",
		"index.html.tmpl",
		"404.html.tmpl",
	}
}

// sayings are the functions by which templates tell things in the language of
// the site: {{say "Incident reports"}}, {{count 3 "%s incident" "%s incidents"}}.
func sayings(l *words.Language) map[string]any {
	return map[string]any{"say": l.Say, "sayAs": l.SayAs, "count": l.Count}
}

func newRenderer(templates fs.FS, site Site) (*Renderer, error) {
	say := words.English()
	frames, err := template.New("").Funcs(sayings(say)).ParseFS(templates, pageTemplates()...)
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	used, err := readAssets(templates, site)
	if err != nil {
		return nil, err
	}
	told, err := newTeller(templates, site)
	if err != nil {
		return nil, err
	}
	methods, err := newMethodsTemplates(templates)
	if err != nil {
		return nil, err
	}
	own, err := readOwn(templates, site.Pages)
	if err != nil {
		return nil, err
	}
	return &Renderer{ownTexts: own, site: site, say: say, frames: frames, markdown: newMarkdown(), assets: used, teller: told, methods: methods}, nil
}
