package pipeline

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"reflect"
	"slices"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// takeRecords reads the records that have changed. Without a folder of records
// the old ones stay.
func (n *snapshot) takeRecords(opts Options, old *snapshot, changed []string) error {
	names, listed, err := n.list(opts)
	if err != nil {
		if old == nil {
			return err
		}
		n.notices = append(n.notices, Notice{Place: problem.Place{File: filepath.ToSlash(opts.Incidents)}, Message: err.Error()})
		names, listed = slices.Sorted(maps.Keys(old.files)), old.listed
	}
	if n.published, err = record.ReadPublished(n.folder.files, n.folder.name); err != nil {
		if old == nil {
			return err
		}
		n.notices = append(n.notices, Notice{Place: problem.Place{File: filepath.ToSlash(opts.Incidents)}, Message: err.Error()})
		n.published = old.published
	}
	n.listed, n.files = listed, map[string]*record.File{}
	known := map[string]*record.File{}
	if old != nil && reflect.DeepEqual(n.recordSettings(), old.recordSettings()) {
		known = maps.Clone(old.files)
		for _, name := range opts.recordsWith(changed, n.folder) {
			delete(known, name)
		}
		for _, name := range old.unread {
			delete(known, name)
		}
	}
	var anew []string
	for _, name := range names {
		if f := known[name]; f != nil {
			n.files[name] = f
		} else {
			anew = append(anew, name)
		}
	}
	n.read(anew, old)
	n.join(slices.Collect(maps.Values(n.files)), listed)
	return nil
}

// recordsWith gives the names that records with the changed files have, if they
// are some: those themselves, and those in whose folders they lie.
func (o Options) recordsWith(changed []string, at folder) []string {
	var names []string
	for _, file := range changed {
		rel, err := filepath.Rel(o.within(o.Incidents), file)
		if err != nil || !filepath.IsLocal(rel) {
			continue
		}
		name := path.Join(at.name, filepath.ToSlash(rel))
		names = append(names, name)
		for dir := name; dir != at.name && dir != "."; dir = path.Dir(dir) {
			names = append(names, dir+".yaml", dir+".yml")
		}
	}
	return names
}

// matters reports whether a site is made from a file, or was.
func (o Options) matters(file string, old, now *snapshot) bool {
	if file == o.within(o.Config) || o.haveTemplates([]string{file}) {
		return true
	}
	return slices.ContainsFunc(o.recordsWith([]string{file}, now.folder), func(name string) bool {
		return old.files[name] != nil || now.files[name] != nil
	})
}

// read reads records. One that cannot be read stays as it was, with a notice.
func (n *snapshot) read(names []string, old *snapshot) {
	type reading struct {
		file *record.File
		err  error
	}
	settings := n.recordSettings()
	all, _ := each(names, func(name string) (reading, error) { // the errors are told one by one
		f, err := record.Read(n.folder.files, name, settings)
		return reading{f, err}, nil
	})
	for i, r := range all {
		name := names[i]
		if r.err == nil {
			n.files[name] = r.file
			continue
		}
		n.unread = append(n.unread, name)
		if old != nil && old.files[name] != nil {
			n.files[name] = old.files[name]
		}
		if !errors.Is(r.err, fs.ErrNotExist) { // else it went in this very moment
			n.notices = append(n.notices, Notice{Place: problem.Place{File: n.folder.place(name)}, Message: r.err.Error()})
		}
	}
}

// keepGood lets a record with errors be what it was when it last had none.
func (n *snapshot) keepGood(old *snapshot) {
	n.good = map[string]*incident.Incident{}
	byFolder, taken := map[string]string{}, map[string]bool{}
	for _, name := range slices.Backward(n.records.Files) { // of two with the same folder the first one counts
		byFolder[folderOf(name)] = name
	}
	for _, inc := range n.records.Incidents {
		n.good[byFolder[n.records.Folder(inc.ID)]] = inc
		taken[inc.ID] = true
	}
	if old == nil {
		return
	}
	for _, name := range n.records.Files {
		if last := old.good[name]; n.good[name] == nil && last != nil && !taken[last.ID] {
			n.good[name] = last
			taken[last.ID] = true
		}
	}
}

// takeDrafts makes of every incident what the readers would see of it.
func (n *snapshot) takeDrafts(old *snapshot) {
	n.drafts = map[*incident.Incident]draft{}
	same := old != nil && old.settings.Audience.Build == n.settings.Audience.Build
	var anew []*incident.Incident
	for _, name := range slices.Sorted(maps.Keys(n.good)) {
		inc := n.good[name]
		if same {
			if known, there := old.drafts[inc]; there {
				n.drafts[inc] = known
				continue
			}
		}
		anew = append(anew, inc)
	}
	made, _ := each(anew, func(inc *incident.Incident) (draft, error) { // the errors are told one by one
		out, _, err := audience.Draft(inc, n.settings.Audience.Build)
		return draft{out, err}, nil
	})
	for i, inc := range anew {
		n.drafts[inc] = made[i]
	}
}

// takeShown gets the incidents ready that are shown, with the reports of the old
// snapshot where nothing in them has changed.
func (n *snapshot) takeShown(old *snapshot) {
	type origin struct {
		name string
		as   *incident.Incident
	}
	var all []origin
	for _, name := range slices.Sorted(maps.Keys(n.good)) {
		switch d := n.drafts[n.good[name]]; {
		case d.err != nil:
			n.notices = append(n.notices, Notice{Place: problem.Place{File: n.folder.place(name)}, Message: d.err.Error()})
		case d.incident != nil:
			all = append(all, origin{name, d.incident})
		}
	}
	slices.SortFunc(all, func(a, b origin) int { return cmp.Compare(a.as.ID, b.as.ID) })
	incidents := make([]*incident.Incident, len(all))
	for i, o := range all {
		incidents[i] = o.as
	}
	before := map[string]*shown{}
	if old != nil && old.asOf.Equal(n.asOf) && old.asOf.Location().String() == n.asOf.Location().String() {
		for _, s := range old.shown {
			before[s.incident.ID] = s
		}
	}
	for i, inc := range audience.Among(incidents) {
		next := n.show(inc, folderOf(all[i].name))
		next.draft = all[i].as
		if s := before[inc.ID]; s != nil && s.draft == next.draft && s.folder == next.folder && reflect.DeepEqual(s.incident.Relations, inc.Relations) {
			next = s
		}
		n.shown = append(n.shown, next)
	}
	n.linked = links(n.shown)
	if old != nil && reflect.DeepEqual(n.linked, old.linked) {
		n.linked = old.linked
	}
}
