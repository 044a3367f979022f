package pipeline

import (
	"crypto/sha256"
	"slices"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/search"
)

// keptTexts are what the search has of incidents, which is kept on the disk.
// The files of a group are taken over where they show what those of the last
// build showed.
type keptTexts struct{ *taking }

// placeOf gives the name and the key under which something of pages is kept;
// false when the text of one is not.
func (t *keptTexts) placeOf(pages []*search.Page) (name string, key cache.Key, ok bool) {
	mix := cache.NewMix()
	for _, p := range pages {
		if p.Text != nil {
			return "", key, false
		}
		text := t.byID[p.ID].text
		mix.Add(string(text[:]))
	}
	return "t/" + pages[0].ID, mix.Key(), true
}

// Known gives what was kept of pages with the same texts.
func (t *keptTexts) Known(pages []*search.Page) []byte {
	name, key, ok := t.placeOf(pages)
	if !ok {
		return nil
	}
	return t.memory.texts.Get(name, key)
}

// Keep keeps something of pages.
func (t *keptTexts) Keep(pages []*search.Page, data []byte) {
	if name, key, ok := t.placeOf(pages); ok {
		t.memory.texts.Put(name, key, data)
	}
}

// Put takes the files of a group over, or puts them out.
func (t *keptTexts) Put(name string, sum [sha256.Size]byte, pages int, shown func() ([][]byte, error)) error {
	at := "search/t/" + name
	was, whole := t.recallBatch(at, cache.Key(sum))
	if whole && len(was.Files) == pages {
		return nil
	}
	texts, err := shown()
	if err != nil {
		return err
	}
	now := memorisedBatch{Files: was.Files, Notes: was.Notes}
	for i, data := range texts {
		file := page.File(search.TextFile(name, i, data))
		if slices.ContainsFunc(was.Files, func(m publish.Made) bool { return m.Path == file.Path }) {
			continue
		}
		made, n, err := t.put([]page.File{file})
		if err != nil {
			return err
		}
		now.Files = append(now.Files, made...)
		now.Notes.add(n)
	}
	t.memoriseBatch(at, cache.Key(sum), now)
	return nil
}

// Text gives an incident's text. One that is damaged is made again.
func (t *keptTexts) Text(p *search.Page) ([]byte, error) {
	k := t.byID[p.ID]
	if data := t.memory.texts.Get(p.ID, k.text); data != nil {
		return data, nil
	}
	inc, err := t.readAgain(k)
	if err != nil {
		return nil, err
	}
	data := t.renderer.Searched(audience.Near(inc, t.there), k.shown.entry()).Text
	t.memory.texts.Put(p.ID, cache.KeyOf(data), data)
	return data, nil
}
