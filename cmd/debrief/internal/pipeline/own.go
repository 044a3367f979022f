package pipeline

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/publish"
)

// checkOwn wants the files of the site owner's own pages to be there; a page
// without one is left out.
func (p *project) checkOwn(opts Options, at folder) {
	templates := cmp.Or(opts.Templates, "templates") // commands that make no pages have no flag for it
	p.checkTemplates(opts.folder(templates))
	files, err := fence(opts.within(templates))
	if err == nil {
		defer files.root.Close() //nolint:errcheck // it was only read
	}
	p.checkLogo(files, templates, at)
	pages := slices.Clone(p.settings.Pages)
	for i := range pages {
		pages[i].Place.File = at.place(pages[i].Place.File)
	}
	p.settings.Pages = slices.DeleteFunc(pages, func(own config.OwnPage) bool {
		called := path.Join(filepath.ToSlash(templates), own.File)
		hint := "write the page's text into it, in Markdown, or take the page out of pages"
		why := unusable(files, own.File, called)
		if why == "" {
			why = unshowable(files, own.File, called)
		}
		if why == "" {
			return false
		}
		if strings.HasPrefix(why, called+" has ") {
			hint = "shorten it, or make two pages"
		}
		p.Problems = append(p.Problems, problem.Problem{Place: own.Place, Severity: problem.Error, Rule: config.Settings,
			Message: why, Hint: hint})
		return true
	})
}

// checkLogo wants the file of the logo; without it there is none.
func (p *project) checkLogo(files fenced, templates string, at folder) {
	theme := &p.settings.Theme
	if theme.Logo == "" {
		return
	}
	why := unusable(files, theme.Logo, path.Join(filepath.ToSlash(templates), theme.Logo))
	if why == "" {
		return
	}
	place := theme.Place
	place.File = at.place(place.File)
	p.Problems = append(p.Problems, problem.Problem{Place: place, Severity: problem.Error, Rule: config.Settings,
		Message: why, Hint: "put the picture there, or take logo out of theme"})
	theme.Logo = ""
}

// unusable says why a file in the templates' folder, that is called so, cannot
// be used; empty when it can.
func unusable(files fenced, name, called string) string {
	if files.root == nil {
		return "there is no file " + called
	}
	fault, err := files.fault(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no file " + called
	case err != nil:
		return err.Error()
	case fault != "":
		return called + " " + fault
	}
	if info, err := files.root.Stat(filepath.FromSlash(name)); err != nil || info.IsDir() {
		return called + " is not a file"
	}
	return ""
}

// unshowable says why the text of a page, whose file is called so, cannot be
// shown; empty when it can.
func unshowable(files fenced, name, called string) string {
	info, err := files.root.Stat(filepath.FromSlash(name))
	switch {
	case err != nil:
		return err.Error()
	case info.Size() > page.MaxOwn:
		return fmt.Sprintf("%s has %d bytes, more than %d", called, info.Size(), page.MaxOwn)
	}
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return err.Error()
	}
	if fault := page.OwnFault(text); fault != "" {
		return called + " " + fault
	}
	return ""
}

// blameOwn gives the problem of a link that leads nowhere and stands on a page
// of the site owner's own.
func (p *project) blameOwn(link publish.BrokenLink) (problem.Problem, bool) {
	for _, own := range p.settings.Pages {
		if (page.OwnPage{Name: own.Name}).Path() == link.Page {
			return problem.Problem{Place: own.Place, Rule: config.Settings, Severity: problem.Error,
				Message: fmt.Sprintf("the page %s links to %q: %s", own.File, link.Target, link.Why),
				Hint:    "links go to the web, or to a page of the site, such as ../../methods/index.html",
			}, true
		}
	}
	return problem.Problem{}, false
}
