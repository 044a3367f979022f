package pipeline

import (
	"crypto/sha256"
	"fmt"

	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/record"
	"debrief/cmd/debrief/internal/search"
)

// memory is what builds keep of the records for the next one. What a record
// becomes depends on its text, its attachments, what others are called that it
// tells of, and on what all depend on: settings, templates, options, program.
type memory struct {
	records *cache.Shelf // by the names of the files
	texts   *cache.Shelf // that the search shows, by id
	batches *cache.Shelf // files across incidents, by where they are
	forms   *cache.Shelf // parts of those for machines, by form and first incident
}

// memorised is what is kept of a record without errors.
type memorised struct {
	_        struct{} `cbor:",toarray"`
	Brief    []byte
	Attached [sha256.Size]byte // what it attaches
	Draft    string
	Shown    *memorisedReport // nil when these readers do not get to see it
}

// memorisedReport is what is kept of an incident that is shown.
type memorisedReport struct {
	_       struct{} `cbor:",toarray"`
	ID      string
	Waivers []incident.Waiver
	Tells   []tale // of others
	Zone    string
	Entry   []byte
	Sum     cache.Key    // of the entry and its zone
	Found   *search.Page // without its text, which has the key
	Text    cache.Key
	Files   []publish.Made
	Notes   notes
}

// remember opens what the last build kept; it keeps nothing without a folder.
func (o Options) remember(kept *cache.Folder) (memory, error) {
	if kept == nil {
		return memory{}, nil
	}
	all, err := o.common()
	if err != nil {
		return memory{}, err
	}
	return memory{
		records: kept.Shelf("records", all), texts: kept.Shelf("texts", all), batches: kept.Shelf("pages", all), forms: kept.Shelf("forms", all),
	}, nil
}

// close keeps what was of use for the next build, unless this one failed. That
// it cannot be kept is no fault of the site.
func (m memory) close(failed bool) {
	for _, shelf := range []*cache.Shelf{m.batches, m.forms, m.texts, m.records} {
		if failed {
			shelf.Leave()
		} else {
			_ = shelf.Close()
		}
	}
}

// recall gives a record that is as it was; nil when it is not, is not known, or
// its files are not there any more, but for those whose paths it gives.
func (t *taking) recall(name string, key cache.Key) (was *taken, there []string) {
	room, _ := t.rooms.Get().(*[]byte)
	if room == nil {
		room = new([]byte)
	}
	defer t.rooms.Put(room)
	data := t.memory.records.GetIn(*room, name, key)
	if data == nil {
		return nil, nil
	}
	*room = data
	var m memorised // which holds nothing of the data
	k := &taken{name: name, key: key, brief: &record.Brief{}}
	if cache.Decode(data, &m) != nil || k.brief.UnmarshalBinary(m.Brief) != nil {
		return nil, nil
	}
	if now, err := record.Sum(t.project.folder.files, k.brief.Attached()); err != nil || now != m.Attached {
		return nil, nil
	}
	k.draft = m.Draft
	if m.Shown == nil {
		return k, nil
	}
	if !t.recallReport(k, m.Shown) {
		return nil, nil
	}
	if !k.waits() && !t.keep(k) {
		return nil, k.todo.there
	}
	return k, nil
}

func (t *taking) recallReport(k *taken, m *memorisedReport) bool {
	zone, err := incident.LoadZone(m.Zone)
	entry := &portfolio.Entry{}
	if err != nil || entry.UnmarshalBinary(m.Entry) != nil || m.Found == nil || !t.memory.texts.Has(m.ID, m.Text) {
		return false
	}
	entry.Zone = zone
	if !entry.At.IsZero() {
		entry.At = entry.At.In(t.project.zone())
	}
	k.shown = &shown{waivers: m.Waivers, folder: folderOf(k.name), entry: func() *portfolio.Entry { return entry }, sum: m.Sum}
	t.keeper.Keep(entry)
	m.Found.ID = entry.ID
	k.shown.found.by, k.shown.found.page = t.renderer, m.Found
	k.text, k.todo = m.Text, &todo{tells: m.Tells, files: m.Files, notes: m.Notes}
	for _, tale := range m.Tells {
		k.todo.others = append(k.todo.others, tale.ID)
	}
	return true
}

// keep takes over the files that the last build made of a record.
func (t *taking) keep(k *taken) bool {
	files, dated := t.keepFiles(k.todo.files)
	if len(files) < len(k.todo.files) {
		for _, f := range files {
			k.todo.there = append(k.todo.there, f.Path)
		}
		return false
	}
	if dated {
		t.date(k, files)
	}
	t.note(k)
	k.todo = nil
	return true
}

// date keeps what is kept of a record anew, with the times that its files have now.
func (t *taking) date(k *taken, files []publish.Made) {
	var m memorised
	data := t.memory.records.Get(k.name, k.key)
	if data == nil || cache.Decode(data, &m) != nil || m.Shown == nil {
		return
	}
	m.Shown.Files = files
	if data, err := cache.Encode(m); err == nil {
		t.memory.records.Put(k.name, k.key, data)
	}
}

// memorise keeps what was made of a record. Where some files were taken over, not
// all that was made is known, and nothing is kept.
func (t *taking) memorise(k *taken) error {
	if t.memory.records == nil {
		return nil
	}
	brief, err := k.brief.MarshalBinary()
	if err != nil {
		return fmt.Errorf("keep %s: %w", k.name, err)
	}
	m := memorised{Brief: brief, Draft: k.draft}
	if m.Attached, err = record.Sum(t.project.folder.files, k.brief.Attached()); err != nil {
		return nil //nolint:nilerr // what was made of it is no fault of the site
	}
	if k.shown != nil {
		if m.Shown, err = t.memoriseReport(k); err != nil || m.Shown == nil || len(k.todo.there) > 0 {
			return err
		}
	}
	data, err := cache.Encode(m)
	if err == nil {
		t.memory.records.Put(k.name, k.key, data)
	}
	return err
}

// memoriseReport gives what is kept of an incident that is shown; nil when its
// text cannot be kept.
func (t *taking) memoriseReport(k *taken) (*memorisedReport, error) {
	s := k.shown
	entry, found := s.entry(), *s.found.page
	data, sum, err := summed(entry)
	if err != nil {
		return nil, fmt.Errorf("keep %s: %w", k.name, err)
	}
	s.sum = sum
	text := found.Text
	found.Text = nil
	m := &memorisedReport{
		ID: entry.ID, Waivers: s.waivers, Tells: k.todo.tells, Zone: entry.Zone.String(),
		Entry: data, Sum: sum, Found: &found, Text: cache.KeyOf(text), Files: k.todo.files, Notes: k.todo.notes,
	}
	if !t.memory.texts.Put(entry.ID, m.Text, text) {
		return nil, nil //nolint:nilnil // the comment says what that means
	}
	s.found.page.Text = nil
	k.text = m.Text
	return m, nil
}

// tale is what an incident's page tells of another one.
type tale struct {
	ID    string
	Title string // empty when it has none
	There bool   // it is shown
}

// tales gives what pages tell of the incidents with these ids.
func (t *taking) tales(ids []string) []tale {
	all := make([]tale, len(ids))
	for i, id := range ids {
		all[i] = tale{id, t.linked.Reports[id], t.there[id]}
	}
	return all
}

// common gives the key of all that every record's files depend on.
func (o Options) common() (cache.Key, error) {
	mix, sums := o.mixed(), &summing{}
	for _, at := range []string{o.Config, o.Templates} {
		files, err := filesBelow(o.within(at))
		if err != nil {
			return cache.Key{}, err
		}
		for _, name := range files {
			sum, err := sums.of(name)
			if err != nil {
				return cache.Key{}, err
			}
			mix.Add(name, string(sum[:]))
		}
	}
	return mix.Key(), nil
}
