package pipeline

import (
	"crypto/sha256"
	"fmt"
	"os"

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
}

// memorised is what is kept of a record without errors.
type memorised struct {
	Brief    []byte
	Attached [sha256.Size]byte // what it attaches
	Draft    string
	Shown    *memorisedReport // nil when these readers do not get to see it
}

// memorisedReport is what is kept of an incident that is shown.
type memorisedReport struct {
	ID      string
	Waivers []incident.Waiver
	Tells   []tale // of others
	Zone    string
	Entry   *portfolio.Entry
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
	return memory{records: kept.Shelf("records", all), texts: kept.Shelf("texts", all)}, nil
}

// close keeps what was of use for the next build, unless this one failed. That
// it cannot be kept is no fault of the site.
func (m memory) close(failed bool) {
	for _, shelf := range []*cache.Shelf{m.texts, m.records} {
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
	data := t.memory.records.Get(name, key)
	if data == nil {
		return nil, nil
	}
	var m memorised
	k := &taken{name: name, key: key}
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
	if len(k.others) == 0 && !t.keep(k) {
		return nil, k.shown.there
	}
	return k, nil
}

func (t *taking) recallReport(k *taken, m *memorisedReport) bool {
	zone, err := incident.LoadZone(m.Zone)
	if err != nil || m.Entry == nil || m.Found == nil || t.memory.texts.Get(m.ID, m.Text) == nil {
		return false
	}
	m.Entry.Zone = zone
	if !m.Entry.At.IsZero() {
		m.Entry.At = m.Entry.At.In(t.project.zone())
	}
	k.shown = &shown{waivers: m.Waivers, folder: folderOf(k.name), notes: m.Notes, entry: func() *portfolio.Entry { return m.Entry }}
	k.shown.found.by, k.shown.found.page = t.renderer, m.Found
	t.keyOfText(m.ID, m.Text)
	k.tells, k.files = m.Tells, m.Files
	for _, tale := range m.Tells {
		k.others = append(k.others, tale.ID)
	}
	return true
}

// keep takes over the files that the last build made of a record.
func (t *taking) keep(k *taken) bool {
	for _, m := range k.files {
		if !t.out.Keep(m) {
			return false
		}
		k.shown.there = append(k.shown.there, m.Path)
	}
	t.used.Or(k.shown.notes.Uses)
	t.note(k.files...)
	k.files = nil
	return true
}

// memorise keeps what was made of a record.
func (t *taking) memorise(k *taken, files []publish.Made) {
	if t.memory.records == nil {
		return
	}
	brief, err := k.brief.MarshalBinary()
	if err != nil {
		return
	}
	m := memorised{Brief: brief, Draft: k.draft}
	if m.Attached, err = record.Sum(t.project.folder.files, k.brief.Attached()); err != nil {
		return
	}
	if s := k.shown; s != nil {
		entry, found := s.entry(), *s.found.page
		text := found.Text
		found.Text = nil
		m.Shown = &memorisedReport{
			ID: entry.ID, Waivers: s.waivers, Tells: k.tells, Zone: entry.Zone.String(),
			Entry: entry, Found: &found, Text: cache.KeyOf(text), Files: files, Notes: s.notes,
		}
		if !t.memory.texts.Put(entry.ID, m.Shown.Text, text) {
			return
		}
		s.found.page.Text = nil
		t.keyOfText(entry.ID, m.Shown.Text)
	}
	if data, err := cache.Encode(m); err == nil {
		t.memory.records.Put(k.name, k.key, data)
	}
}

// keyOfText notes under which key an incident's text for the search is kept.
func (t *taking) keyOfText(id string, key cache.Key) { t.keys.Store(id, key) }

// text gives an incident's text for the search, which is kept on the disk.
func (t *taking) text(p *search.Page) ([]byte, error) {
	key, _ := t.keys.Load(p.ID)
	if key, is := key.(cache.Key); is {
		if data := t.memory.texts.Get(p.ID, key); data != nil {
			return data, nil
		}
	}
	return nil, fmt.Errorf("the cache was changed while the site was made: build again, or with --no-cache")
}

// tale is what an incident's page tells of another one.
type tale struct {
	ID    string
	Title string // empty when it has none
	There bool   // it is shown
}

// tales gives what pages tell of the incidents with these ids.
func (t *taking) tales(ids []string, there map[string]bool) []tale {
	all := make([]tale, len(ids))
	for i, id := range ids {
		all[i] = tale{id, t.linked.Reports[id], there[id]}
	}
	return all
}

// common gives the key of all that every record's files depend on.
func (o Options) common() (cache.Key, error) {
	mix := o.mixed()
	for _, at := range []string{o.Config, o.Templates} {
		files, err := filesBelow(o.within(at))
		if err != nil {
			return cache.Key{}, err
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				return cache.Key{}, err
			}
			mix.Add(name, string(data))
		}
	}
	return mix.Key(), nil
}
