package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/record"
	"debrief/cmd/debrief/internal/report"
)

// Check reads the settings and all records and gives their problems. The error
// is only for what could not be read.
func Check(opts Options) (Outcome, error) {
	p, err := readProject(opts)
	return p.outcome(), err
}

// Build reads a project and writes its site. When there is an error among the
// problems, or an error at all, nothing is written.
func Build(opts Options) (Outcome, error) {
	p, err := readProject(opts)
	if err != nil || p.problems.HasErrors() {
		return p.outcome(), err
	}
	shown, err := audience.FilterSet(p.records.Incidents, p.settings.Audience.Build)
	if err != nil {
		return p.outcome(), err
	}
	reports, err := each(shown, func(inc *incident.Incident) (*report.Report, error) {
		return report.Of(inc, p.asOf), nil
	})
	if err != nil {
		return p.outcome(), err
	}
	templates, err := opts.templates()
	if err != nil {
		return p.outcome(), err
	}
	pages, err := p.pages(templates, opts, reports)
	if err != nil {
		return p.outcome(), err
	}
	downloads, err := each(shown, p.downloads)
	if err != nil {
		return p.outcome(), err
	}
	done := p.outcome()
	done.Audience, done.Shown, done.Pages = p.settings.Audience.Build, len(shown), countPages(pages)
	done.Tables = !page.Runtime(page.Embedded()) && (templates == nil || !page.Runtime(templates))
	done.Site, err = p.publish(opts, append(pages, join(downloads)...))
	var broken publish.BrokenLinks
	if errors.As(err, &broken) {
		return p.blame(broken)
	}
	return done, err
}

func (p *project) outcome() Outcome {
	return Outcome{Problems: p.problems, Files: p.files, Records: len(p.records.Files)}
}

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
	all := append(join(perReport), append(index, missing...)...)
	all = append(all, r.Assets(all)...)
	files := []publish.File{{Path: ".nojekyll"}} // GitHub Pages then shows the files as they are
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

// downloads gives an incident's record and its attachments, as far as they are
// shown.
func (p *project) downloads(inc *incident.Incident) ([]publish.File, error) {
	home := path.Join("incidents", inc.ID)
	data, err := record.Encode(inc)
	if err != nil {
		return nil, err
	}
	files := []publish.File{{Path: path.Join(home, "record.json"), Data: data}}
	for _, a := range inc.Attachments {
		data, err := fs.ReadFile(p.folder.files, path.Join(p.records.Folder(inc.ID), a.Path))
		if err != nil {
			return nil, fmt.Errorf("read attachment: %w", err)
		}
		files = append(files, publish.File{Path: path.Join(home, a.Path), Data: data})
	}
	return files, nil
}

func (p *project) publish(opts Options, files []publish.File) (publish.Result, error) {
	return publish.Write(opts.within(opts.Out), files, publish.Options{
		Version: opts.Version, AsOf: opts.AsOf.String(), Audience: string(p.settings.Audience.Build), BaseURL: p.settings.BaseURL,
		Project: opts.Dir, Sources: []string{opts.within(opts.Incidents), opts.within(opts.Templates)},
	})
}

// blame gives links that lead nowhere as problems of the records that they
// come from. Links of other pages are the program's own error.
func (p *project) blame(broken publish.BrokenLinks) (Outcome, error) {
	var own publish.BrokenLinks
	for _, link := range broken {
		file := p.recordOf(link.Page)
		if file == "" {
			own = append(own, link)
			continue
		}
		p.problems = append(p.problems, problem.Problem{
			Place: problem.Place{File: file}, Rule: "link", Severity: problem.Error,
			Message: fmt.Sprintf("the report links to %q: %s", link.Target, link.Why),
			Hint:    "links go to the web, to ../<id>/index.html, or to an attachment that these readers may see",
		})
	}
	p.problems.Sort()
	if own != nil {
		return p.outcome(), fmt.Errorf("publish: %w", own)
	}
	return p.outcome(), nil
}

// recordOf gives the record that a page of an incident was made from; empty
// for other pages.
func (p *project) recordOf(of string) string {
	parts := strings.Split(of, "/")
	if len(parts) != 3 || parts[0] != "incidents" {
		return ""
	}
	folder := p.records.Folder(parts[1])
	for _, name := range p.records.Files {
		if folder != "" && strings.TrimSuffix(name, path.Ext(name)) == folder {
			return p.folder.place(name)
		}
	}
	return ""
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

func join[T any](slots [][]T) []T {
	var all []T
	for _, s := range slots {
		all = append(all, s...)
	}
	return all
}
