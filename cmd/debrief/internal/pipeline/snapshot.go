package pipeline

import (
	"path/filepath"
	"reflect"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// snapshot is a project at one moment. But for what its slots make on demand it
// never changes; the next one takes over what is still right.
type snapshot struct {
	project
	edition
	notices []Notice
	listed  problem.List            // while listing the records
	files   map[string]*record.File // by name
	unread  []string                // the names of records that could not be read
	broken  error                   // why the templates are older ones
	good    map[string]*incident.Incident
	drafts  map[*incident.Incident]draft // by the record's own incident
	slots   map[string]*slot
	retired [][]page.File // what older pages load, which may still be open; latest first
}

// draft is an incident as the readers would see it; nil when they would not.
type draft struct {
	incident *incident.Incident
	err      error
}

// incomplete reports whether trying again might help although no file has
// changed.
func (s *snapshot) incomplete() bool { return len(s.unread) > 0 || s.broken != nil }

// take reads what has changed since the old snapshot; all, if there is none. The
// error is for then alone.
func (w *Workshop) take(old *snapshot, changed []string) (*snapshot, error) {
	n := &snapshot{}
	if err := n.takeSettings(w.opts, old); err != nil {
		return nil, err
	}
	if err := n.takeRecords(w.opts, old, changed); err != nil {
		return nil, err
	}
	n.Problems.Sort()
	n.keepGood(old)
	n.takeDrafts(old)
	if err := n.takeTemplates(w.opts, old, changed); err != nil {
		return nil, err
	}
	n.edition.project = &n.project
	n.takeShown(old)
	n.takeSlots(old)
	return n, nil
}

// takeSettings reads the settings. With errors in them, the old ones stay.
func (n *snapshot) takeSettings(opts Options, old *snapshot) error {
	err := n.readSettings(opts)
	if old == nil {
		return err
	}
	if err != nil || n.Problems.HasErrors() {
		n.settings, n.asOf = old.settings, old.asOf
	}
	if err != nil {
		n.notices = append(n.notices, Notice{Place: problem.Place{File: filepath.ToSlash(opts.Config)}, Message: err.Error()})
	}
	return nil
}

// takeTemplates reads the templates if they have changed, or what all pages say
// of the site. With errors in them, the old ones stay.
func (n *snapshot) takeTemplates(opts Options, old *snapshot, changed []string) error {
	if old != nil && old.broken == nil && !opts.haveTemplates(changed) && reflect.DeepEqual(n.site(opts), old.site(opts)) {
		n.renderer, n.retired, n.tables = old.renderer, old.retired, old.tables
		return nil
	}
	templates, err := opts.templates()
	if err != nil && old == nil {
		return err
	}
	if err == nil {
		n.tables = tables(templates)
		n.renderer, err = page.New(templates, n.site(opts))
	}
	if old != nil {
		n.retired = old.retired
		if err == nil && old.renderer != nil {
			n.retired = append([][]page.File{old.renderer.AllAssets()}, old.retired[:min(len(old.retired), mostRetired-1)]...)
		}
	}
	if err != nil {
		n.broken, n.renderer = err, nil
		n.notices = append(n.notices, opts.notice(err))
		if old != nil {
			n.renderer, n.tables = old.renderer, old.tables
		}
	}
	return nil
}

// mostRetired is how many older stylesheets are still served to pages that were
// made with them.
const mostRetired = 8

// haveTemplates reports whether files of the templates' folder are among these.
func (o Options) haveTemplates(files []string) bool {
	return slices.ContainsFunc(files, func(file string) bool {
		rel, err := filepath.Rel(o.within(o.Templates), file)
		return err == nil && filepath.IsLocal(rel)
	})
}
