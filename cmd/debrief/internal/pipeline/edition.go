package pipeline

import (
	"path"
	"sync"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/report"
)

// edition is what a site is made from: the incidents as its readers get to see
// them, and what puts them into pages.
type edition struct {
	project  *project
	renderer *page.Renderer
	shown    []*shown // by id
	linked   *page.Linked
	tables   bool // charts show as tables, because there is no chart runtime
}

// shown is one incident as the readers get to see it.
type shown struct {
	incident *incident.Incident
	folder   string // of its attachments, in the file system with the records
	report   func() *report.Report

	draft *incident.Incident // before relations were taken out; for Workshop
}

// home is the incident's folder in the site.
func (s *shown) home() string { return path.Join("incidents", s.incident.ID) }

// filter says whether and how an incident is shown: audience.Filter, or
// audience.Draft.
type filter func(*incident.Incident, incident.Audience) (*incident.Incident, bool, error)

// filtered gives the incidents that are shown, in their order.
func (p *project) filtered(show filter) ([]*incident.Incident, error) {
	all, err := each(p.records.Incidents, func(inc *incident.Incident) (*incident.Incident, error) {
		out, _, err := show(inc, p.settings.Audience.Build)
		return out, err
	})
	if err != nil {
		return nil, err
	}
	return audience.Among(present(all)), nil
}

// present leaves out what is not there.
func present(all []*incident.Incident) []*incident.Incident {
	var there []*incident.Incident
	for _, inc := range all {
		if inc != nil {
			there = append(there, inc)
		}
	}
	return there
}

// show gets an incident ready, whose attachments lie in a folder.
func (p *project) show(inc *incident.Incident, folder string) *shown {
	asOf := p.asOf
	return &shown{incident: inc, folder: folder,
		report: sync.OnceValue(func() *report.Report { return report.Of(inc, asOf) })}
}

// reports gives the reports of all incidents, in their order.
func (e *edition) reports() []*report.Report {
	all, _ := each(e.shown, func(s *shown) (*report.Report, error) { return s.report(), nil }) // none has an error
	return all
}

// links says what reports may tell of each other.
func links(all []*shown) *page.Linked {
	linked := &page.Linked{Reports: map[string]string{}}
	for _, s := range all {
		linked.Reports[s.incident.ID] = s.incident.Title
	}
	return linked
}
