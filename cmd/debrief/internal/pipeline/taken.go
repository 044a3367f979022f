package pipeline

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/record"
)

// taken is what a build keeps of a record when the record's own files are made.
type taken struct {
	name  string
	brief *record.Brief // nil when all are put together and its files are made
	shown *shown        // nil when these readers do not get to see it
	// others are the ids of incidents that its page tells of, so that its files
	// are made when all are known; tells is what it told of them in the last
	// build, which made the files.
	others []string
	tells  []tale
	files  []publish.Made
	key    cache.Key
	// asBefore says that it is as it was when the build began.
	asBefore bool
	text     cache.Key // of what the search shows
	draft    string    // its id, when it is not published yet
	err      error
}

// taking takes records into a build, many at once: each becomes its files as
// soon as it is read, and only what the pages across incidents need is kept.
type taking struct {
	*making
	stopped  func() error
	settings record.Settings
	// sumsOfFiles are those of the project's files, by path, as they were when the
	// build began; nil where nothing is kept.
	sumsOfFiles map[string]cache.Key
	vain        atomic.Bool // a record has an error, so that nothing is going to be published
	ids         sync.Map    // that are taken
	held        atomic.Int64

	keeper portfolio.Keeper // of what is kept of incidents

	there map[string]bool   // the ids and aliases of what is shown
	byID  map[string]*taken // what is shown

	read, made func() // tell how far it is
}

// mostHeld is how many incidents that tell of others are held in memory until
// all are known; beyond it they are read again.
const mostHeld = 250

// take reads one record. The error is for what could not be read; what is wrong
// with making its files waits until it is known that no record has errors.
func (t *taking) take(name string) (*taken, error) {
	if err := t.stopped(); err != nil {
		return nil, err
	}
	defer t.read()
	end := t.project.watch.begin(Reading)
	var k *taken
	var there []string
	sum, looked := t.sumsOfFiles[t.project.folder.path(name)]
	key := keyOfRecord(name, sum)
	if looked {
		k, there = t.recall(name, key)
	}
	if k == nil {
		data, err := record.Text(t.project.folder.files, name)
		end()
		if err != nil {
			return nil, err
		}
		k = t.anew(name, data, there)
		k.asBefore = looked && k.key == key
		return k, nil
	}
	k.asBefore = true
	end()
	if _, twice := t.ids.LoadOrStore(k.brief.ID, true); twice {
		t.vain.Store(true)
	}
	return k, nil
}

// keyOfRecord gives the key of a record whose text has a sum.
func keyOfRecord(name string, text cache.Key) cache.Key {
	return cache.NewMix().Add(name, string(text[:])).Key()
}

// anew takes a record of which nothing is known but the paths of files that were
// made of it and taken over.
func (t *taking) anew(name string, data []byte, there []string) *taken {
	file := t.check(name, data)
	k := &taken{name: name, brief: new(file.Brief()), key: keyOfRecord(name, cache.KeyOf(data))}
	inc := sound(file)
	if inc == nil {
		t.vain.Store(true)
		return k
	}
	if inc.RecordStatus == incident.Draft || inc.RecordStatus == incident.InReview {
		k.draft = inc.ID
	}
	if _, twice := t.ids.LoadOrStore(inc.ID, true); twice || t.vain.Load() {
		t.vain.Store(true)
		return k
	}
	k.shown, k.err = t.seen(inc, folderOf(name))
	if k.shown != nil {
		k.others, k.shown.there = othersOf(k.shown.incident), there
	}
	switch {
	case k.err != nil:
	case k.shown == nil:
		k.err = t.memorise(k, nil)
	case len(k.others) == 0:
		k.err = t.finish(k)
	case t.held.Add(1) > mostHeld:
		k.shown.lighten(&portfolio.Entry{ID: inc.ID, Title: inc.Title, Aliases: inc.Aliases})
	}
	return k
}

// sound gives the incident of a record without errors; nil when it has some.
func sound(file *record.File) *incident.Incident {
	if brief := file.Brief(); !brief.Sound() {
		return nil
	}
	return file.Incident()
}

// check reads and checks the text of a record.
func (t *taking) check(name string, data []byte) *record.File {
	defer t.project.watch.begin(Reading)()
	return record.ReadText(t.project.folder.files, name, data, t.settings)
}

// decode reads the text of a record that was checked before.
func (t *taking) decode(name string, data []byte) *incident.Incident {
	defer t.project.watch.begin(Reading)()
	return record.Again(name, data, t.settings)
}

// seen gives a record as the readers get to see it; nil when they do not.
func (t *taking) seen(inc *incident.Incident, folder string) (*shown, error) {
	out, is, err := audience.Filter(inc, t.project.settings.Audience.Build)
	if err != nil || !is {
		return nil, err
	}
	return t.project.show(out, folder), nil
}

// othersOf gives the ids of the incidents that an incident's page tells of.
func othersOf(inc *incident.Incident) []string {
	var ids []string
	for _, r := range inc.Relations {
		if r.ID != "" {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// finish makes an incident's own files and drops what no other page needs.
func (t *taking) finish(k *taken) error {
	defer t.made()
	s := k.shown
	end := t.project.watch.begin(Reports)
	files, err := t.reported(s)
	entry := s.entry()
	t.searched(s, entry)
	end()
	if err != nil {
		return err
	}
	made, notes, err := t.put(files, s.there...)
	if err != nil {
		return err
	}
	for i := range s.incident.Attachments { // one by one: together they may be large
		f, err := t.attached(s, i)
		if err != nil {
			return err
		}
		more, its, err := t.put([]page.File{f}, s.there...)
		if err != nil {
			return err
		}
		made = append(made, more...)
		notes.add(its)
	}
	s.notes = notes
	s.lighten(entry)
	t.keeper.Keep(entry)
	s.found.page.ID = entry.ID
	return t.memorise(k, made)
}

// lighten drops all that pages of other incidents and across incidents do not
// need.
func (s *shown) lighten(entry *portfolio.Entry) {
	s.waivers, s.incident = s.incident.Waivers, nil
	s.report, s.entry = nil, func() *portfolio.Entry { return entry }
}

// gather gives the incidents that are shown, by id, now that all are known, and
// makes the files of those that tell of others.
func (t *taking) gather(all []*taken) error {
	t.there, t.byID = map[string]bool{}, map[string]*taken{}
	for _, k := range all {
		if k.err != nil {
			return k.err
		}
		if k.shown != nil {
			t.shown = append(t.shown, k.shown)
			t.byID[k.shown.id()], t.there[k.shown.id()] = k, true
			_, former := k.shown.names()
			for _, alias := range former {
				t.there[alias] = true
			}
		}
	}
	slices.SortFunc(t.shown, func(a, b *shown) int { return cmp.Compare(a.id(), b.id()) })
	t.linked = links(t.shown)
	later := slices.DeleteFunc(slices.Clone(all), func(k *taken) bool { return len(k.others) == 0 || k.shown == nil })
	_, err := each(later, func(k *taken) (any, error) {
		if err := t.stopped(); err != nil {
			return nil, err
		}
		return nil, t.complete(k)
	})
	return err
}

// complete makes the files of an incident that tells of others, or takes them
// over when it would tell the same as before.
func (t *taking) complete(k *taken) error {
	tales := t.tales(k.others)
	if k.files != nil && slices.Equal(k.tells, tales) && t.keep(k) {
		t.made()
		return nil
	}
	if k.shown.report == nil {
		inc, err := t.readAgain(k)
		if err != nil {
			return err
		}
		k.shown.incident = inc
	}
	k.tells = tales
	t.project.tell(k.shown, audience.Near(k.shown.incident, t.there))
	k.shown.found.by = nil
	return t.finish(k)
}

// readAgain gives the incident of a record that was dropped, or was not read.
func (t *taking) readAgain(k *taken) (*incident.Incident, error) {
	file := t.project.folder.place(k.name)
	data, err := record.Text(t.project.folder.files, k.name)
	if err != nil {
		return nil, err
	}
	if keyOfRecord(k.name, cache.KeyOf(data)) != k.key {
		return nil, changedMeanwhile(file)
	}
	inc := t.decode(k.name, data)
	if inc == nil {
		return nil, changedMeanwhile(file)
	}
	found, err := t.seen(inc, k.shown.folder)
	if err != nil {
		return nil, err
	}
	if found == nil {
		return nil, changedMeanwhile(file)
	}
	return found.incident, nil
}
