package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/record"
	"debrief/cmd/debrief/internal/report"
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
	shown, err := audience.FilterSet(p.records.Incidents, p.settings.Audience.Build)
	if err != nil {
		return err
	}
	reports, err := each(shown, p.report)
	if err != nil {
		return err
	}
	templates, err := opts.templates()
	if err != nil {
		return err
	}
	pages, err := p.pages(templates, opts, reports)
	if err != nil {
		return err
	}
	downloads, err := each(shown, p.downloads)
	if err != nil {
		return err
	}
	files := slices.Concat(pages, join(downloads))
	written, err := p.publish(opts, files)
	var broken publish.BrokenLinks
	if errors.As(err, &broken) && p.blame(broken, files) {
		return nil
	}
	if err != nil {
		return err
	}
	p.Site, p.Audience, p.Shown, p.Pages = written, p.settings.Audience.Build, len(shown), countPages(files)
	p.Tables = !page.Runtime(page.Embedded()) && (templates == nil || !page.Runtime(templates))
	return nil
}

func (p *project) report(inc *incident.Incident) (*report.Report, error) {
	return report.Of(inc, p.asOf), nil
}

// recordName is the filtered record beside its report.
const recordName = "record.json"

// downloads gives an incident's record and its attachments, as far as they are
// shown.
func (p *project) downloads(inc *incident.Incident) ([]publish.File, error) {
	home := path.Join("incidents", inc.ID)
	data, err := record.Encode(inc)
	if err != nil {
		return nil, err
	}
	files := []publish.File{{Path: path.Join(home, recordName), Data: data}}
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
		Project: opts.Dir, Sources: []string{opts.within(opts.Config), opts.within(opts.Incidents), opts.within(opts.Templates)},
	})
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
