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
	todo  *todo         // nil when its files are made
	err   error
	draft string // its id, when it is not published yet
	key   cache.Key
	text  cache.Key // of what the search shows
	// asBefore says that it is as it was when the build began.
	asBefore bool
}

// todo is what is known of the files of an incident before they are made.
type todo struct {
	// others are the ids of incidents that its page tells of, so that its files
	// are made when all are known; tells is what it told of them in the last
	// build, which made the files.
	others []string
	tells  []tale
	files  []publish.Made
	notes  notes
	there  []string // the paths of those that the last build made and that were taken over
}

// waits reports whether its files are made when all records are known.
func (k *taken) waits() bool { return k.todo != nil && len(k.todo.others) > 0 }

// taking takes records into a build, many at once: each becomes its files as
// soon as it is read, and only what the pages across incidents need is kept.
type taking struct {
	*making
	stopped  func() error
	settings record.Settings
	from     *materials  // what the site is made from, as that was when the build began
	vain     atomic.Bool // a record has an error, so that nothing is going to be published
	ids      sync.Map    // that are taken; *shown behind those of incidents that are shown, when they are taken
	held     atomic.Int64
	recalled atomic.Int64 // how many were taken over from the last build
	rooms    sync.Pool    // for what is kept of a record

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
	sum, looked := t.from.sum(t.project.folder.path(name))
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
		t.nowKnown(k)
		return k, nil
	}
	k.asBefore = true
	t.recalled.Add(1)
	end()
	if _, twice := t.ids.LoadOrStore(k.brief.ID, true); twice {
		t.vain.Store(true)
	}
	t.nowKnown(k)
	return k, nil
}

// nowKnown lets the pages of records that are taken after this one tell of it.
// Nothing of what is shown changes from here on until all are taken.
func (t *taking) nowKnown(k *taken) {
	if k.shown != nil {
		t.ids.Store(k.shown.id(), k.shown)
	}
}

// known gives what a page can tell of the incidents with these ids, if all of
// them were taken before; a record is mostly later than those that it tells of.
func (t *taking) known(ids []string) (linked *page.Linked, tells []tale, all bool) {
	linked = links(nil)
	for _, id := range ids {
		value, _ := t.ids.Load(id)
		s, is := value.(*shown)
		if !is {
			return nil, nil, false
		}
		title, _ := s.names()
		linked.Reports[id] = title
		tells = append(tells, tale{id, title, true})
	}
	return linked, tells, true
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
		k.todo = &todo{others: othersOf(k.shown.incident), there: there}
	}
	switch {
	case k.err != nil:
	case k.shown == nil:
		k.err = t.memorise(k)
	default:
		t.finishOrWait(k)
	}
	return k
}

// finishOrWait makes an incident's own files, unless its page tells of others
// that are not known yet.
func (t *taking) finishOrWait(k *taken) {
	linked, tells, all := t.known(k.todo.others)
	if all {
		k.todo.tells = tells
		k.err = t.finish(k, linked)
		return
	}
	if t.held.Add(1) > mostHeld {
		inc := k.shown.incident
		k.shown.lighten(&portfolio.Entry{ID: inc.ID, Title: inc.Title, Aliases: inc.Aliases})
	}
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

// finish makes an incident's own files, with what its page can tell of others,
// and drops what no other page needs.
func (t *taking) finish(k *taken, linked *page.Linked) error {
	defer t.made()
	s, there := k.shown, k.todo.there
	end := t.project.watch.begin(Reports)
	files, err := t.reported(s, linked)
	entry := s.entry()
	t.searched(s, entry)
	end()
	if err != nil {
		return err
	}
	made, notes, err := t.put(files, there...)
	if err != nil {
		return err
	}
	for i := range s.incident.Attachments { // one by one: together they may be large
		f, err := t.attached(s, i)
		if err != nil {
			return err
		}
		more, its, err := t.put([]page.File{f}, there...)
		if err != nil {
			return err
		}
		made = append(made, more...)
		notes.add(its)
	}
	s.lighten(entry)
	t.keeper.Keep(entry)
	s.found.page.ID = entry.ID
	k.todo.files, k.todo.notes = made, notes
	return t.done(k)
}

// done takes in what was made of an incident, and drops what is not needed any
// more.
func (t *taking) done(k *taken) error {
	t.note(k)
	err := t.memorise(k)
	k.todo = nil
	return err
}

// note adds up what is to be known of an incident's files.
func (t *taking) note(k *taken) {
	n := &k.todo.notes
	t.pages.Add(int64(n.Pages))
	t.used.Or(n.Uses)
	k.shown.mapped = namesIn(k.shown.home(), n.Mapped)
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
	later := slices.DeleteFunc(slices.Clone(all), func(k *taken) bool { return !k.waits() })
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
	tales := t.tales(k.todo.others)
	if k.todo.files != nil && slices.Equal(k.todo.tells, tales) && t.keep(k) {
		k.brief = nil
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
	k.todo.tells = tales
	t.project.tell(k.shown, audience.Near(k.shown.incident, t.there))
	k.shown.found.by = nil
	defer func() { k.brief = nil }()
	return t.finish(k, t.linked)
}

// little reports whether little is to be made, and what it is made from takes
// little memory.
func (t *taking) little() bool {
	return 2*int(t.recalled.Load()) > len(t.shown) && len(t.shown) <= mostAtOnce
}

// mostAtOnce is how many incidents may have all that pages across them are made
// from in memory at once: with 100,000 a build took 600 to 650 MiB instead of 580,
// and more time for clearing it.
const mostAtOnce = 30_000

// dropSearched drops what only own pages and the search need.
func (t *taking) dropSearched() {
	t.there, t.byID, t.linked = nil, nil, nil
	for _, s := range t.shown {
		s.found.page = nil
	}
}

// forget drops what is known of incidents when all files are made: the links of
// all of them are still to be checked, which takes memory too.
func (t *taking) forget() {
	t.sumsNow, t.sumOfAll = nil, nil
	t.edition = &edition{project: t.project}
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
