package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/schema"
)

// templates gives the project's own templates; nil when there are none.
func (o Options) templates() (fs.FS, error) {
	info, err := os.Stat(o.within(o.Templates))
	switch {
	case errors.Is(err, fs.ErrNotExist) && !o.Demanded.Templates:
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("look for templates: %w", err)
	case !info.IsDir():
		return nil, fmt.Errorf("look for templates: %s is a file", o.Templates)
	}
	return os.DirFS(o.within(o.Templates)), nil
}

// pages renders every page of the site and what the pages load.
func (p *project) pages(templates fs.FS, opts Options, reports []*report.Report) ([]publish.File, error) {
	r, err := page.New(templates, p.site(opts))
	if err != nil {
		return nil, err
	}
	linked := page.Linked{Reports: map[string]string{}}
	for _, rep := range reports {
		linked.Reports[rep.Incident.ID] = rep.Incident.Title
	}
	perReport, err := each(reports, func(rep *report.Report) ([]page.File, error) { return r.Incident(rep, linked) })
	if err != nil {
		return nil, err
	}
	index, err := r.Index(reports)
	if err != nil {
		return nil, err
	}
	missing, err := r.NotFound()
	if err != nil {
		return nil, err
	}
	methods, err := r.Methods(p.methods(reports))
	if err != nil {
		return nil, err
	}
	all := slices.Concat(join(perReport), index, missing, methods)
	all = append(all, r.Assets(all)...)
	files := []publish.File{
		{Path: ".nojekyll"}, // GitHub Pages then shows the files as they are
		{Path: "schema/incident.v1.json", Data: schema.Incident()},
		{Path: "schema/config.v1.json", Data: schema.Config()},
	}
	for _, f := range all {
		files = append(files, publish.File{Path: f.Path, Data: f.Data})
	}
	return files, nil
}

// site gives what all pages say of the site.
func (p *project) site(opts Options) page.Site {
	s := page.Site{
		Title: p.settings.Title, Organisation: p.settings.Organisation, BaseURL: p.settings.BaseURL,
		Language: p.settings.Language, Timezone: p.settings.Timezone, AsOf: p.asOf, AsOfGiven: opts.AsOf.String(),
		Audience: p.settings.Audience.Build, Accent: p.settings.Theme.Accent, Logo: p.settings.Theme.Logo, Version: opts.Version,
	}
	for _, link := range p.settings.Theme.Footer {
		s.Footer = append(s.Footer, page.Link{Title: link.Text, URL: link.URL})
	}
	for _, service := range p.settings.Services {
		s.Services = append(s.Services, page.Named{Name: service.Name, Title: service.Title})
	}
	for _, owner := range p.settings.Owners {
		s.Owners = append(s.Owners, page.Named{Name: owner.Name, Title: owner.Title})
	}
	return s
}
