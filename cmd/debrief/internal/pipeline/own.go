package pipeline

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/publish"
)

// checkOwn wants the files of the site owner's own pages to be there; a page
// without one is left out.
func (p *project) checkOwn(opts Options, at folder) {
	templates := cmp.Or(opts.Templates, "templates") // commands that make no pages have no flag for it
	pages := slices.Clone(p.settings.Pages)
	for i := range pages {
		pages[i].Place.File = at.place(pages[i].Place.File)
	}
	p.settings.Pages = slices.DeleteFunc(pages, func(own config.OwnPage) bool {
		name := filepath.Join(opts.within(templates), filepath.FromSlash(own.File))
		info, err := os.Stat(name)
		why := ""
		switch {
		case errors.Is(err, fs.ErrNotExist):
			why = "there is no file " + path.Join(filepath.ToSlash(templates), own.File)
		case err != nil:
			why = err.Error()
		case !info.Mode().IsRegular():
			why = path.Join(filepath.ToSlash(templates), own.File) + " is not a file"
		default:
			return false
		}
		p.Problems = append(p.Problems, problem.Problem{Place: own.Place, Severity: problem.Error, Rule: config.Settings,
			Message: why, Hint: "write the page's text into it, in Markdown, or take the page out of pages"})
		return true
	})
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
