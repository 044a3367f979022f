package pipeline

import (
	"path"
	"sync"
	"time"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/feed"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/search"
)

// edition is what a site is made from: the incidents as its readers get to see
// them, and what puts them into pages.
type edition struct {
	project  *project
	renderer *page.Renderer
	shown    []*shown // by id
	linked   *page.Linked
	once     sync.Once
	gathered *portfolio.Portfolio // once

	listsOnce sync.Once
	known     map[string]bool // once; the lists that reports lead to
	telling   sync.Once
	told      *feed.Feed // once

	// texts has what the search shows of incidents, where that is kept apart from
	// the rest; nil where it is not.
	texts search.Texts

	tables bool // charts show as tables, because there is no chart runtime
}

// shown is one incident as the readers get to see it.
type shown struct {
	incident *incident.Incident // nil when it was dropped, because its own files are made
	waivers  []incident.Waiver  // then
	folder   string             // of its attachments, in the file system with the records
	report   func() *report.Report
	entry    func() *portfolio.Entry

	found  searched
	mapped string // the names of its pages that search engines may show, each on a line, once they were handed over

	sum cache.Key // of its entry, where anything is kept

	draft *incident.Incident // before relations were taken out; for Workshop
}

// home is the incident's folder in the site.
func (s *shown) home() string { return path.Join("incidents", s.id()) }

// id is the incident's.
func (s *shown) id() string {
	if s.incident == nil {
		return s.entry().ID
	}
	return s.incident.ID
}

// names are the incident's title and its former ids.
func (s *shown) names() (title string, aliases []string) {
	if s.incident == nil {
		e := s.entry()
		return e.Title, e.Aliases
	}
	return s.incident.Title, s.incident.Aliases
}

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
	s := &shown{folder: folder}
	p.tell(s, inc)
	return s
}

// tell makes what is shown that of an incident.
func (p *project) tell(s *shown, inc *incident.Incident) {
	asOf, zone := p.asOf, p.zone()
	told := sync.OnceValue(func() *report.Report { return report.Of(inc, asOf) })
	s.incident, s.report = inc, told
	s.entry = sync.OnceValue(func() *portfolio.Entry { return portfolio.Of(told(), zone) })
}

// zone is the zone of the site's own times; one that does not load is UTC.
func (p *project) zone() *time.Location {
	zone, err := incident.LoadZone(p.settings.Timezone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// portfolio gathers all incidents.
func (e *edition) portfolio() *portfolio.Portfolio {
	e.once.Do(func() {
		entries, _ := each(e.shown, func(s *shown) (*portfolio.Entry, error) { return s.entry(), nil }) // none has an error
		e.gathered = portfolio.New(entries, e.project.asOf, e.project.zone())
	})
	return e.gathered
}

// isList reports whether a report leads to a list at this path.
func (e *edition) isList(path string) bool {
	e.listsOnce.Do(func() {
		e.known = map[string]bool{}
		for _, s := range e.shown {
			for _, list := range page.ListsOf(s.incident) {
				e.known[list] = true
			}
		}
	})
	return e.known[path]
}

// links says what reports may tell of each other.
func links(all []*shown) *page.Linked {
	linked := &page.Linked{Reports: map[string]string{}}
	for _, s := range all {
		linked.Reports[s.id()], _ = s.names()
	}
	return linked
}
