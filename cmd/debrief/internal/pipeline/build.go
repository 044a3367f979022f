package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/publish"
)

// Check reads the settings and all records and gives their problems. The error
// is only for what could not be read.
func Check(opts Options) (Outcome, error) {
	p, err := readProject(opts)
	return p.Outcome, err
}

// Build reads a project and writes its site. When there is an error among the
// problems, or an error at all, nothing is written.
func Build(opts Options) (Outcome, error) {
	p, err := readProject(opts)
	if err != nil || p.Problems.HasErrors() {
		return p.Outcome, err
	}
	err = p.build(opts)
	return p.Outcome, err
}

func (p *project) build(opts Options) error {
	e, err := p.edition(opts)
	if err != nil {
		return err
	}
	files, err := e.all(opts)
	if err != nil {
		return err
	}
	written, err := p.publish(opts, files)
	var broken publish.BrokenLinks
	if errors.As(err, &broken) {
		if blamed, rest := p.blame(broken, files); len(rest) == 0 {
			p.Problems = append(p.Problems, blamed...)
			p.Problems.Sort()
			return nil
		}
	}
	if err != nil {
		return err
	}
	p.Site, p.Audience, p.Shown, p.Pages, p.Tables = written, p.settings.Audience.Build, len(e.shown), countPages(files), e.tables
	p.Drafts, p.Homeless = p.drafts(), p.settings.BaseURL == ""
	return nil
}

// drafts gives the ids of the records that are not published yet.
func (p *project) drafts() []string {
	var ids []string
	for _, inc := range p.records.Incidents {
		if inc.RecordStatus == incident.Draft || inc.RecordStatus == incident.InReview {
			ids = append(ids, inc.ID)
		}
	}
	return ids
}

// edition gets everything ready for the site's files to be made.
func (p *project) edition(opts Options) (*edition, error) {
	incidents, err := p.filtered(audience.Filter)
	if err != nil {
		return nil, err
	}
	templates, err := opts.templates()
	if err != nil {
		return nil, err
	}
	e := &edition{project: p, tables: tables(templates)}
	if e.renderer, err = page.New(templates, p.site(opts)); err != nil {
		return nil, err
	}
	for _, inc := range incidents {
		e.shown = append(e.shown, p.show(inc, p.records.Folder(inc.ID)))
	}
	e.linked = links(e.shown)
	return e, nil
}

func (p *project) publish(opts Options, files []publish.File) (publish.Result, error) {
	ctx := opts.Context
	if ctx == nil {
		ctx = context.Background()
	}
	return publish.Write(ctx, opts.within(opts.Out), files, publish.Options{
		Version: opts.Version, AsOf: opts.AsOf.String(), Audience: string(p.settings.Audience.Build), BaseURL: p.settings.BaseURL,
		Project: opts.Dir, Sources: []string{opts.within(opts.Config), opts.within(opts.Incidents), opts.within(opts.Templates)},
		Waiting: opts.Waiting,
	})
}

// tables reports whether charts show as tables with these templates.
func tables(templates fs.FS) bool {
	return !page.Runtime(page.Embedded()) && (templates == nil || !page.Runtime(templates))
}

func countPages(files []publish.File) int {
	n := 0
	for _, f := range files {
		if strings.HasSuffix(f.Path, ".html") {
			n++
		}
	}
	return n
}

func join[T any](slots [][]T) []T { return slices.Concat(slots...) }
