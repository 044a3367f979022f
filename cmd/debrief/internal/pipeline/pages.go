package pipeline

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path"
	"slices"

	"debrief/cmd/debrief/internal/feed"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/record"
	"debrief/cmd/debrief/internal/schema"
)

// batch is some files of the site that are made together.
type batch struct {
	// at is the path of the one file, or of the folder that all of them lie in,
	// with a slash at its end. No other batch has files there, but for one whose
	// folder lies within.
	at string
	// mine tells which files below the folder can be of the batch; nil for all.
	mine func(path string) bool
	// has tells of files that they are there for certain, without making them;
	// nil where nothing is known.
	has func(path string) bool
	of  *shown // whose they are; nil when they are not one incident's
	// loose says that they are as they lie in the project: a preview holds none of
	// them, and reads them whenever they are asked for.
	loose bool
	make  func() ([]page.File, error)
	// coming gives the files of make one by one; nil for a batch that is made as
	// one.
	coming func() ([]page.Coming, error)
	number int // of the batch among all, while those that are not one incident's are made
	// needs is what the files are made from; nil where that is not told.
	needs *needs
	// each puts the files of make out one after another; nil likewise.
	each func(put func(page.File) error) error
	// write writes the one file of make, which may be long; nil likewise.
	write func(to io.Writer, part feed.Part) error
}

// toCome gives pages across incidents that are not made yet.
type toCome func(*portfolio.Portfolio) ([]page.Coming, error)

// across is a batch of pages across incidents.
func (e *edition) across(at string, pages toCome) batch {
	return batch{at: at,
		make:   func() ([]page.File, error) { return page.Made(pages(e.portfolio())) },
		coming: func() ([]page.Coming, error) { return pages(e.portfolio()) },
	}
}

// lists is a batch of lists of incidents that have something in common.
func (e *edition) lists(at string, pages toCome) batch {
	b := e.across(at, pages)
	b.has = e.isList
	return b
}

func (b batch) only(mine func(path string) bool) batch {
	b.mine = mine
	return b
}

// batches gives all that the site consists of but for what its pages load.
func (e *edition) batches() []batch {
	var all []batch
	for _, s := range e.shown {
		all = append(all, batch{at: s.home() + "/", of: s, make: func() ([]page.File, error) { return e.reported(s, e.linked) }})
		for i, a := range s.incident.Attachments {
			all = append(all, batch{at: path.Join(s.home(), a.Path), loose: true, make: func() ([]page.File, error) {
				f, err := e.attached(s, i)
				return []page.File{f}, err
			}})
		}
	}
	return append(append(all, e.aliases()...), e.common()...)
}

// aliases gives the pages at former addresses.
func (e *edition) aliases() []batch {
	var all []batch
	for _, s := range e.shown {
		title, former := s.names()
		for _, alias := range former {
			all = append(all, batch{at: path.Join("incidents", alias) + "/", needs: &needs{told: func() any { return []string{s.id(), title} }},
				make: func() ([]page.File, error) { return e.renderer.Moved(s.id(), title, alias) }})
		}
	}
	return all
}

// common gives the files that are not one incident's. What is added here is
// built and previewed.
func (e *edition) common() []batch {
	r := e.renderer
	return append(append(e.forms(),
		e.across("index.html", r.Index),
		e.across(actionsFolder, r.Actions),
		e.across(periodsFolder, r.Periods),
		e.across("glossary/", r.Glossary),
		e.across("incidents/", r.Archive).only(page.IsArchive),
		e.lists("kinds/", r.Kinds),
		e.lists("services/", r.Services),
		e.lists("factors/", r.Factors),
		e.lists("tags/", r.Tags),
		e.lists("severities/", r.Severities),
		e.lists("states/", r.States),
		e.across(trendsFolder, r.Trends),
	), []batch{
		e.search(),
		{at: "methods/", needs: &needs{told: e.toldOfMethods}, make: func() ([]page.File, error) { return e.renderer.Methods(e.project.methods(e.shown)) }},
		{at: "schema/", needs: &needs{}, make: func() ([]page.File, error) {
			return []page.File{{Path: "schema/incident.v1.json", Data: schema.Incident()}, {Path: "schema/config.v1.json", Data: schema.Config()}}, nil
		}},
		{at: "pages/", needs: &needs{}, make: e.renderer.Own},
		{at: "404.html", needs: &needs{}, make: e.renderer.NotFound},
		{at: ".nojekyll", needs: &needs{}, make: func() ([]page.File, error) { return []page.File{{Path: ".nojekyll"}}, nil }}, // GitHub Pages then shows the files as they are
	}...)
}

// Where pages are that are made from all actions.
const (
	actionsFolder = "actions/"
	periodsFolder = "periods/"
	trendsFolder  = "trends/"
)

// recordName is the filtered record beside its report.
const recordName = "record.json"

// reported gives an incident's report and its record, as far as they are shown:
// its files but for its attachments.
func (e *edition) reported(s *shown, linked *page.Linked) ([]page.File, error) {
	files, err := e.renderer.Incident(s.report(), s.entry(), *linked)
	if err != nil {
		return nil, err
	}
	data, err := record.Encode(s.incident)
	if err != nil {
		return nil, err
	}
	return append(files, page.File{Path: path.Join(s.home(), recordName), Data: data}), nil
}

// attached gives an incident's attachment of a number.
func (e *edition) attached(s *shown, i int) (page.File, error) {
	a := s.incident.Attachments[i]
	data, err := fs.ReadFile(e.project.folder.files, path.Join(s.folder, a.Path))
	if err != nil {
		return page.File{}, fmt.Errorf("read attachment: %w", err)
	}
	return page.File{Path: path.Join(s.home(), a.Path), Data: data}, nil
}

// rank says when to begin with the batch: with those that take long before all
// others, so that no processor waits for one at the end, and then with those of
// the newest incidents, so that pages that list the same ones are made together.
func (b batch) rank() int64 {
	switch {
	case b.at == searchFolder || b.at == trendsFolder:
		return math.MinInt64
	case b.needs == nil || len(b.needs.of) == 0 || b.needs.of[0].At.IsZero():
		return math.MaxInt64
	}
	return -b.needs.of[0].At.Unix()
}

// stage gives the stage of a build that the batch belongs to.
func (b batch) stage() Stage {
	switch {
	case b.of != nil:
		return Reports
	case b.at == searchFolder:
		return Searching
	case slices.Contains(feed.Names(), b.at):
		return Feeds
	default:
		return Lists
	}
}

func published(files []page.File) []publish.File {
	out := make([]publish.File, len(files))
	for i, f := range files {
		out[i] = publish.File(f)
	}
	return out
}

// templates gives the project's own templates; nil when there are none.
func (o Options) templates() (fs.FS, error) {
	info, err := os.Stat(o.within(o.Templates))
	switch {
	case errors.Is(err, fs.ErrNotExist) && !o.Demanded.Templates:
		return nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no folder %s; make it, or leave --templates out", o.Templates)
	case err != nil:
		return nil, fmt.Errorf("look for templates: %w", err)
	case !info.IsDir():
		return nil, fmt.Errorf("look for templates: %s is a file", o.Templates)
	}
	templates, err := fence(o.within(o.Templates))
	if err != nil {
		return nil, fmt.Errorf("look for templates: %w", err)
	}
	return templates, nil
}

// languages lists those that the words of pages can be told in; none where that
// cannot be known, which building the pages then tells.
func (o Options) languages() []string {
	if o.Templates == "" { // checking asks for none, and yet they may have words
		o.Templates = "templates"
	}
	templates, err := o.templates()
	if err != nil {
		return nil
	}
	known, err := page.Languages(templates)
	if err != nil {
		return nil
	}
	return known
}

// site gives what all pages say of the site.
func (p *project) site(opts Options) page.Site {
	s := page.Site{
		Title: p.settings.Title, Organisation: p.settings.Organisation, BaseURL: p.settings.BaseURL,
		Language: p.settings.Language, Timezone: p.settings.Timezone, AsOf: p.asOf, AsOfGiven: opts.AsOf.String(),
		Audience: p.settings.Audience.Build, Accent: p.settings.Theme.Accent, Logo: p.settings.Theme.Logo, Version: opts.Version,
	}
	for _, own := range p.settings.Pages {
		s.Pages = append(s.Pages, page.OwnPage{Title: own.Title, Name: own.Name, File: own.File, Menu: own.Menu})
	}
	for _, link := range p.settings.Theme.Footer {
		s.Footer = append(s.Footer, page.Link{Title: link.Text, URL: link.URL})
	}
	for _, service := range p.settings.Services {
		s.Services = append(s.Services, page.Named{Name: service.Name, Title: service.Title})
		s.ServiceFacts = append(s.ServiceFacts, page.ServiceFacts{Name: service.Name, Owner: service.Owner, SLOs: service.SLOs})
	}
	for _, factor := range p.settings.Factors {
		s.Factors = append(s.Factors, page.SharedFactor(factor))
	}
	for _, scheme := range p.settings.Severities {
		s.Severities = append(s.Severities, page.SeverityScheme(scheme))
	}
	for _, owner := range p.settings.Owners {
		s.Owners = append(s.Owners, page.Named{Name: owner.Name, Title: owner.Title})
	}
	return s
}
