package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// project is what a project's files say.
type project struct {
	Outcome

	settings  config.Config
	asOf      time.Time
	published record.Published
	records   record.Set
	folder    folder // of the records
	watch     *watch

	countHints bool // of records, instead of telling them
}

// readProject reads the settings and all records.
func readProject(opts Options) (project, error) {
	p := project{watch: opts.watch()}
	if err := p.readSettings(opts); err != nil {
		return p, err
	}
	if err := p.readRecords(opts); err != nil {
		return p, err
	}
	p.Problems.Sort()
	return p, nil
}

func (p *project) readSettings(opts Options) error {
	at := opts.folder(opts.Config)
	if _, err := fs.Stat(at.files, at.name); opts.Demanded.Config && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read settings: there is no file %s", opts.Config)
	}
	settings, problems, err := config.Read(at.files, at.name, Rules(), opts.languages())
	if err != nil {
		return err
	}
	if opts.BaseURL != "" {
		settings.BaseURL = opts.BaseURL
	}
	if opts.Audience != "" {
		settings.Audience.Build = opts.Audience
	}
	zone, err := time.LoadLocation(settings.Timezone)
	if err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	p.settings, p.asOf = settings, opts.AsOf.Clock(zone)
	p.Problems = at.placed(problems)
	p.checkOwn(opts, at)
	p.Files = []string{at.place(at.name)}
	if settings.BaseURL != "" {
		p.Rules = settings.BaseURL + page.RulesPath
	}
	return nil
}

func (p *project) readRecords(opts Options) error {
	files, listed, err := eachRecord(p, opts, func(f *record.File) *record.File { return f })
	if err != nil {
		return err
	}
	defer p.watch.begin(Checking)()
	p.join(files, listed)
	return nil
}

// checkRecords reads the records for their problems alone: it keeps no incident.
func (p *project) checkRecords(opts Options) error {
	briefs, listed, err := eachRecord(p, opts, (*record.File).Brief)
	if err != nil {
		return err
	}
	defer p.watch.begin(Checking)()
	p.joined(record.Join(briefs, listed, p.recordSettings()))
	return nil
}

// eachRecord finds and reads the records, and gives what is to be kept of each.
func eachRecord[T any](p *project, opts Options, kept func(*record.File) T) ([]T, problem.List, error) {
	names, listed, err := p.list(opts)
	if err != nil {
		return nil, nil, err
	}
	if p.published, err = record.ReadPublished(p.folder.files, p.folder.name); err != nil {
		return nil, nil, err
	}
	settings := p.recordSettings()
	done := p.watch.steps(Reading, len(names))
	all, err := each(names, func(name string) (T, error) {
		var none T
		if err := opts.stopped(); err != nil {
			return none, err
		}
		defer done()
		defer p.watch.begin(Reading)()
		f, err := record.Read(p.folder.files, name, settings)
		if err != nil {
			return none, err
		}
		return kept(f), nil
	})
	return all, listed, err
}

// list finds the records; the problems tell what else lies there.
func (p *project) list(opts Options) ([]string, problem.List, error) {
	p.folder = opts.folder(opts.Incidents)
	info, err := fs.Stat(p.folder.files, p.folder.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, fmt.Errorf("no incidents folder here: there is no %s in %s; %s", opts.Incidents, opts.Dir, opts.wayToRecords())
	case err != nil:
		return nil, nil, fmt.Errorf("look for incidents: %w", err)
	case !info.IsDir():
		return nil, nil, fmt.Errorf("no incidents folder here: %s is a file", opts.Incidents)
	}
	return record.List(p.folder.files, p.folder.name)
}

// wayToRecords says what to do where there is no folder with records: one of
// the folders above may be the project.
func (o Options) wayToRecords() string {
	above := o.Dir
	for range 8 {
		above = filepath.Join(above, "..")
		if info, err := os.Stat(filepath.Join(above, o.Incidents)); err == nil && info.IsDir() && filepath.IsLocal(o.Incidents) {
			return fmt.Sprintf("a folder above has one: call with --chdir %s", above)
		}
	}
	return "begin a record with \"debrief new\", or name another folder with --incidents or another project with --chdir"
}

// join takes the records in, with all their problems.
func (p *project) join(files []*record.File, listed problem.List) {
	p.joined(record.JoinFiles(files, listed, p.recordSettings()))
}

// joined takes in what was found when records were put together.
func (p *project) joined(set record.Set) {
	p.records, p.Records, p.Hints = set, len(set.Files), set.Hints
	p.folder.placeIn(set.Problems)
	p.Problems = append(set.Problems, p.Problems...)
	p.records.Problems = nil // they are told
	p.Waived = p.folder.placed(set.Waived)
	p.Files = slices.Grow(p.Files, len(set.Files))
	for _, name := range set.Files {
		p.Files = append(p.Files, p.folder.place(name))
	}
}

// recordSettings gives what records fall back on and are checked by.
func (p *project) recordSettings() record.Settings {
	return record.Settings{
		DefaultAudience: p.settings.Audience.Default, Timezone: p.settings.Timezone, AsOf: p.asOf,
		Build: p.settings.Audience.Build, MaxGap: p.settings.Checks.MaxGap,
		Language: p.settings.Language, Words: p.settings.Checks.Words,
		Published: p.published,
		Rules:     p.settings.Checks.Rules, Known: known(p.settings), CountHints: p.countHints,
	}
}

// folder is a file or folder of the project: its name in a file system that
// has it, and where that file system begins as readers of problems see it.
type folder struct {
	files fs.FS
	name  string
	disk  string // where that file system is on the disk
	begin string // empty for the project's folder
}

// folder gives the place of a path, which may lie outside of the project.
func (o Options) folder(name string) folder {
	if filepath.IsLocal(name) {
		return folder{files: os.DirFS(o.Dir), disk: o.Dir, name: filepath.ToSlash(filepath.Clean(name))}
	}
	full := o.within(name)
	return folder{files: os.DirFS(filepath.Dir(full)), disk: filepath.Dir(full), name: filepath.Base(full), begin: filepath.ToSlash(filepath.Dir(filepath.Clean(name)))}
}

// within gives a path as it is from here, when it is relative to the project.
func (o Options) within(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(o.Dir, name)
}

// path gives the path of a file on the disk.
func (f folder) path(name string) string { return filepath.Join(f.disk, filepath.FromSlash(name)) }

// place gives a file as readers of problems know it.
func (f folder) place(name string) string {
	if f.begin == "" && fs.ValidPath(name) {
		return name // as it is, so that it takes no memory of its own
	}
	return path.Join(f.begin, name)
}

// placed gives the problems with their files as the reader knows them.
func (f folder) placed(list problem.List) problem.List {
	list = slices.Clone(list)
	f.placeIn(list)
	return list
}

// placeIn gives problems their files as the reader knows them. They then hold on
// to nothing that they were read from, and to what many say only once.
func (f folder) placeIn(list problem.List) {
	known := map[string]string{}
	own := func(texts ...*string) {
		for _, text := range texts {
			if _, is := known[*text]; !is {
				one := strings.Clone(*text)
				known[one] = one
			}
			*text = known[*text]
		}
	}
	for i := range list {
		p := &list[i]
		p.File, p.Also = f.place(p.File), slices.Clone(p.Also)
		own(&p.File, &p.Source, &p.Message, &p.Hint, &p.Waiver)
		for k := range p.Also {
			p.Also[k].File = f.place(p.Also[k].File)
			own(&p.Also[k].File, &p.Also[k].Source, &p.Also[k].Message)
		}
	}
}

// folderOf gives the folder with the attachments of the record in a file.
func folderOf(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// idOf gives the id that a record has by the name of its file.
func idOf(name string) string { return path.Base(folderOf(name)) }
