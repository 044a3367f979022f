package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime/debug"
	"slices"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/record"
)

// Check reads the settings and all records and gives their problems. The error
// is only for what could not be read.
func Check(opts Options) (Outcome, error) {
	p := project{watch: opts.watch()}
	if err := p.readSettings(opts); err != nil {
		return p.Outcome, err
	}
	if err := p.checkRecords(opts); err != nil {
		return p.Outcome, err
	}
	p.Problems.Sort()
	return p.Outcome, nil
}

// Build reads a project and writes its site. When there is an error among the
// problems, or an error at all, nothing is written. What the last build was
// made from and made is kept, so that one from the same is done at once.
func Build(opts Options) (done Outcome, err error) {
	kept := cache.Open(opts.Cache)
	p := project{watch: opts.watch(), countHints: true}
	defer func() { done.Spent, err = p.watch.spent(), opts.blaming(err) }()
	end := p.watch.begin(Reading)
	before, err := opts.materials(kept)
	end()
	if err != nil {
		return Outcome{}, err
	}
	if err := p.readSettings(opts); err != nil {
		return p.Outcome, err
	}
	if done, same, err := p.unchanged(opts, kept, before.key); same || err != nil {
		return done, err
	}
	var m *making
	if !p.Problems.HasErrors() {
		opts.Cache, err = p.claim(opts)
		kept = cache.Open(opts.Cache)
	}
	if err == nil && !p.Problems.HasErrors() {
		m, err = p.begin(opts)
	}
	if err != nil || p.Problems.HasErrors() {
		return p.vain(opts, err)
	}
	err = p.build(m, opts, kept, &before)
	p.Problems.Sort()
	if err != nil || p.Problems.HasErrors() {
		return p.Outcome, errors.Join(err, m.out.Abort())
	}
	if kept != nil && opts.still(before) {
		keep(kept, before.key, p.Outcome, m.out.Seal())
	}
	return p.Outcome, nil
}

// vain reads the records although there is going to be no site, for their
// problems; those of people's own come before an error.
func (p *project) vain(opts Options, inTheWay error) (Outcome, error) {
	if err := p.checkRecords(opts); err != nil {
		return p.Outcome, err
	}
	p.Problems.Sort()
	if p.Problems.HasErrors() {
		return p.Outcome, nil
	}
	return p.Outcome, inTheWay
}

// claim gets the cache ready and gives its folder; none when nothing can be kept
// in it. It must not get into the output folder, nor among what people wrote.
func (p *project) claim(opts Options) (dir string, err error) {
	if opts.Cache == "" {
		return "", nil
	}
	err = publish.Apart("cache", opts.Cache, opts.Dir, opts.within(opts.Out), opts.within(opts.Incidents), opts.within(opts.Templates))
	if err != nil {
		return "", err
	}
	if err := cache.Open(opts.Cache).Claim(); err != nil {
		p.Unkept = err.Error()
		return "", nil //nolint:nilerr // the site is made all the same
	}
	return opts.Cache, nil
}

// begin gets everything ready for the files of a site.
func (p *project) begin(opts Options) (*making, error) {
	e, err := p.empty(opts)
	if err != nil || p.Problems.HasErrors() {
		return nil, err
	}
	ctx, options := p.into(opts)
	out, err := publish.Begin(ctx, opts.within(opts.Out), options)
	if err != nil {
		return nil, err
	}
	return newMaking(e, out), nil
}

// into gives the context of a build and its options for publish.
func (p *project) into(opts Options) (context.Context, publish.Options) {
	ctx := opts.Context
	if ctx == nil {
		ctx = context.Background()
	}
	return ctx, publish.Options{
		Version: opts.Version, AsOf: opts.AsOf.String(), Audience: string(p.settings.Audience.Build), BaseURL: p.settings.BaseURL,
		Project: opts.Dir, Sources: []string{opts.within(opts.Config), opts.within(opts.Incidents), opts.within(opts.Templates)},
		Turn: opts.Turn, Waiting: opts.Waiting, Spare: opts.Cache,
	}
}

// build makes the site. When there are errors among the problems, it is not
// published. From is what it is made from, as that was when the build began; the
// records that the site is made from are taken out of it.
func (p *project) build(m *making, opts Options, kept *cache.Folder, from *materials) (err error) {
	names, listed, err := p.list(opts)
	if err != nil {
		return err
	}
	if p.published, err = record.ReadPublished(p.folder.files, p.folder.name); err != nil {
		return err
	}
	t := &taking{making: m, stopped: opts.stopped, settings: p.recordSettings(), from: from}
	if t.memory, err = opts.remember(kept); err != nil {
		return err
	}
	defer func() { t.memory.close(err != nil || p.Problems.HasErrors()) }()
	if opts.Recalls != nil {
		opts.Recalls(t.memory.records.Len())
	}
	aside := kept.Pile()
	defer aside.Close()
	t.keeper.Aside = aside
	m.out.LayAside(aside)
	if kept != nil {
		t.texts = &keptTexts{taking: t}
	}
	m.afterSearch = t.dropSearched
	t.read, t.made = p.watch.steps(Reading, len(names)), p.watch.steps(Reports, 0)
	all, err := each(names, t.take)
	if err != nil {
		return err
	}
	from.without(all, p.folder.path)
	t.ids.Clear()
	briefs := make([]record.Brief, len(all))
	for i, k := range all {
		briefs[i] = *k.brief
		if !k.waits() { // its files are made
			k.brief = nil
		}
		if k.draft != "" {
			p.Drafts = append(p.Drafts, k.draft)
		}
	}
	end := p.watch.begin(Checking)
	p.joined(record.Join(briefs, listed, t.settings))
	p.records = record.Set{Files: p.records.Files, Waived: p.records.Waived} // the rest is not asked for
	if end(); p.Problems.HasErrors() {
		p.Drafts = nil
		return nil
	}
	slices.Sort(p.Drafts)
	if err := t.gather(all); err != nil {
		return err
	}
	little := t.little()
	pages, err := m.rest(little, opts.stopped)
	if err != nil {
		return err
	}
	if err := aside.Err(); err != nil {
		return err
	}
	shown, tables := len(m.shown), m.tables
	t.forget()
	if !little {
		debug.FreeOSMemory() // from here on a build needs little, but some of it in long pieces
	}
	defer p.watch.begin(Linking)()
	if p.Site, err = m.out.Commit(); err != nil {
		return p.blamed(err)
	}
	p.Audience, p.Shown, p.Pages, p.Tables, p.Homeless = p.settings.Audience.Build, shown, pages, tables, p.settings.BaseURL == ""
	return nil
}

// edition gets everything ready for the site's files to be made, from records
// that were read.
func (p *project) edition(opts Options) (*edition, error) {
	incidents, err := p.filtered(audience.Filter)
	if err != nil {
		return nil, err
	}
	e, err := p.empty(opts)
	if err != nil {
		return nil, err
	}
	for _, inc := range incidents {
		e.shown = append(e.shown, p.show(inc, p.records.Folder(inc.ID)))
	}
	e.linked = links(e.shown)
	return e, nil
}

// empty is an edition without any incident.
func (p *project) empty(opts Options) (*edition, error) {
	templates, err := opts.templates()
	if err != nil {
		return nil, err
	}
	e := &edition{project: p, tables: tables(templates), linked: links(nil)}
	e.renderer, err = page.New(templates, p.site(opts))
	return e, err
}

// tables reports whether charts show as tables with these templates.
func tables(templates fs.FS) bool {
	return !page.Runtime(page.Embedded()) && (templates == nil || !page.Runtime(templates))
}

// changedMeanwhile is the error of a record that changed while the site was
// made from it.
func changedMeanwhile(file string) error {
	return fmt.Errorf("%s was changed while the site was made: build again", file)
}

// blamed turns links that lead nowhere into problems of the records that they
// stand in, if all of them are such.
func (p *project) blamed(err error) error {
	var broken publish.BrokenLinks
	if !errors.As(err, &broken) {
		return err
	}
	blamed, rest := p.blame(broken, p.encoded)
	if len(rest) > 0 {
		return err
	}
	p.Problems = append(p.Problems, blamed...)
	return nil
}

// encoded gives the record beside the report in a folder of the site; nil when
// there is none.
func (p *project) encoded(home string) []byte {
	name := p.recordIn(path.Base(home))
	if name == "" || home != path.Join("incidents", path.Base(home)) {
		return nil
	}
	file, err := record.Read(p.folder.files, name, p.recordSettings())
	if err != nil {
		return nil
	}
	inc := sound(file)
	if inc == nil || inc.ID != path.Base(home) {
		return nil
	}
	seen, is, err := audience.Filter(inc, p.settings.Audience.Build)
	if err != nil || !is {
		return nil
	}
	data, err := record.Encode(seen)
	if err != nil {
		return nil
	}
	return data
}
