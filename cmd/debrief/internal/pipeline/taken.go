package pipeline

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/record"
)

// taken is what a build keeps of a record when the record's own files are made.
type taken struct {
	name  string
	brief record.Brief
	shown *shown // nil when these readers do not get to see it
	later bool   // it tells of others, so its files are made when all are known
	draft string // its id, when it is not published yet
	err   error
}

// taking takes records into a build, many at once: each becomes its files as
// soon as it is read, and only what the pages across incidents need is kept.
type taking struct {
	*making
	stopped  func() error
	settings record.Settings
	vain     atomic.Bool // a record has an error, so that nothing is going to be published
	ids      sync.Map    // that are taken
	held     atomic.Int64

	read, made func() // tell how far it is
}

// mostHeld is how many incidents that tell of others are held in memory until
// all are known; beyond it they are read again.
const mostHeld = 1000

// take reads one record. The error is for what could not be read; what is wrong
// with making its files waits until it is known that no record has errors.
func (t *taking) take(name string) (*taken, error) {
	if err := t.stopped(); err != nil {
		return nil, err
	}
	defer t.read()
	file, err := t.open(name)
	if err != nil {
		return nil, err
	}
	k := &taken{name: name, brief: file.Brief()}
	inc := sound(file)
	if inc == nil {
		t.vain.Store(true)
		return k, nil
	}
	if inc.RecordStatus == incident.Draft || inc.RecordStatus == incident.InReview {
		k.draft = inc.ID
	}
	if _, twice := t.ids.LoadOrStore(inc.ID, true); twice || t.vain.Load() {
		t.vain.Store(true)
		return k, nil
	}
	k.shown, k.err = t.seen(inc, folderOf(name))
	switch {
	case k.shown == nil:
	case !tellsOfOthers(inc):
		k.err = t.finish(k.shown)
	case t.held.Add(1) <= mostHeld:
		k.later = true
	default:
		k.later = true
		k.shown.lighten(nil)
	}
	return k, nil
}

// sound gives the incident of a record without errors; nil when it has some.
func sound(file *record.File) *incident.Incident {
	if brief := file.Brief(); !brief.Sound() {
		return nil
	}
	return file.Incident()
}

// open reads and checks a record.
func (t *taking) open(name string) (*record.File, error) {
	defer t.project.watch.begin(Reading)()
	return record.Read(t.project.folder.files, name, t.settings)
}

// seen gives a record as the readers get to see it; nil when they do not.
func (t *taking) seen(inc *incident.Incident, folder string) (*shown, error) {
	out, is, err := audience.Filter(inc, t.project.settings.Audience.Build)
	if err != nil || !is {
		return nil, err
	}
	return t.project.show(out, folder), nil
}

// tellsOfOthers reports whether an incident's page depends on other incidents.
func tellsOfOthers(inc *incident.Incident) bool {
	return slices.ContainsFunc(inc.Relations, func(r incident.Relation) bool { return r.ID != "" })
}

// finish makes an incident's own files and drops what no other page needs.
func (t *taking) finish(s *shown) error {
	defer t.made()
	end := t.project.watch.begin(Reports)
	files, err := t.incident(s)
	entry := s.entry()
	t.searched(s, entry)
	end()
	if err != nil {
		return err
	}
	if s.notes, err = t.put(files...); err != nil {
		return err
	}
	s.lighten(entry)
	return nil
}

// lighten drops all that pages of other incidents and across incidents do not
// need.
func (s *shown) lighten(entry *portfolio.Entry) {
	inc := s.incident
	s.incident = &incident.Incident{ID: inc.ID, Title: inc.Title, Aliases: inc.Aliases, Waivers: inc.Waivers}
	s.report, s.entry = nil, func() *portfolio.Entry { return entry }
}

// gather gives the incidents that are shown, by id, now that all are known, and
// makes the files of those that tell of others.
func (t *taking) gather(all []*taken) error {
	there := map[string]bool{}
	for _, k := range all {
		if k.err != nil {
			return k.err
		}
		if k.shown != nil {
			t.shown = append(t.shown, k.shown)
			there[k.shown.incident.ID] = true
			for _, alias := range k.shown.incident.Aliases {
				there[alias] = true
			}
		}
	}
	slices.SortFunc(t.shown, func(a, b *shown) int { return cmp.Compare(a.incident.ID, b.incident.ID) })
	t.linked = links(t.shown)
	later := slices.DeleteFunc(slices.Clone(all), func(k *taken) bool { return !k.later })
	_, err := each(later, func(k *taken) (any, error) {
		if err := t.stopped(); err != nil {
			return nil, err
		}
		if k.shown.report == nil {
			if err := t.again(k); err != nil {
				return nil, err
			}
		}
		t.project.tell(k.shown, audience.Near(k.shown.incident, there))
		return nil, t.finish(k.shown)
	})
	return err
}

// again reads a record that was dropped.
func (t *taking) again(k *taken) error {
	file, err := t.open(k.name)
	if err != nil {
		return err
	}
	inc := sound(file)
	if inc == nil || inc.ID != k.shown.incident.ID {
		return changedMeanwhile(t.project.folder.place(k.name))
	}
	found, err := t.seen(inc, k.shown.folder)
	if err != nil {
		return err
	}
	if found == nil {
		return changedMeanwhile(t.project.folder.place(k.name))
	}
	k.shown.incident = found.incident
	return nil
}
