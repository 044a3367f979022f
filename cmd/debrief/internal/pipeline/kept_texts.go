package pipeline

import (
	"crypto/sha256"

	"debrief/cmd/debrief/internal/audience"
	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/publish"
	"debrief/cmd/debrief/internal/search"
)

// keptTexts are what the search shows of incidents, which is kept on the disk.
// The files of a group are taken over where its texts are those of the last
// build.
type keptTexts struct {
	*taking

	// Of the group that was summed last:
	at    string
	key   cache.Key
	was   memorisedTexts
	texts [][]byte // nil where the sum was known
}

// memorisedTexts is what is kept of a group.
type memorisedTexts struct {
	Sum [sha256.Size]byte
	memorisedBatch
}

// Sum gives the sum of the texts of a group, one after another.
func (t *keptTexts) Sum(pages []*search.Page) ([sha256.Size]byte, error) {
	mix := cache.NewMix()
	for _, p := range pages {
		key := t.keyOfText(p)
		mix.Add(string(key[:]))
	}
	t.at, t.key, t.was, t.texts = "search/t/"+pages[0].ID, mix.Key(), memorisedTexts{}, nil
	if data := t.memory.batches.Get(t.at, t.key); data != nil && cache.Decode(data, &t.was) == nil {
		return t.was.Sum, nil
	}
	t.was = memorisedTexts{}
	hash := sha256.New()
	for _, p := range pages {
		text, err := t.text(p)
		if err != nil {
			return t.was.Sum, err
		}
		t.texts = append(t.texts, text)
		hash.Write(text)
	}
	t.was.Sum = [sha256.Size]byte(hash.Sum(nil))
	return t.was.Sum, nil
}

// Put takes the files of a group over, or puts them out.
func (t *keptTexts) Put(pages []*search.Page, name string) error {
	now := memorisedTexts{t.was.Sum, memorisedBatch{Notes: t.was.Notes}}
	whole := len(t.was.Files) == len(pages)
	for i, p := range pages {
		if i < len(t.was.Files) && t.was.Files[i].Path == search.TextPath(name, i) && t.out.Keep(t.was.Files[i]) {
			now.Files = append(now.Files, t.was.Files[i])
			continue
		}
		whole = false
		made, err := t.putText(p, name, i, &now.Notes)
		if err != nil {
			return err
		}
		now.Files = append(now.Files, made)
	}
	t.takeOver(now.memorisedBatch)
	if whole {
		return nil
	}
	if data, err := cache.Encode(now); err == nil {
		t.memory.batches.Put(t.at, t.key, data)
	}
	return nil
}

// putText puts out the file of one of the group, and adds notes of it.
func (t *keptTexts) putText(p *search.Page, name string, i int, all *notes) (publish.Made, error) {
	var text []byte
	if t.texts != nil {
		text = t.texts[i]
	} else {
		var err error
		if text, err = t.text(p); err != nil {
			return publish.Made{}, err
		}
	}
	file := page.File(search.TextFile(name, i, text))
	all.Uses |= t.uses(file.Data)
	return t.out.Put(publish.File(file))
}

// keyOfText gives the sum of an incident's text.
func (t *keptTexts) keyOfText(p *search.Page) cache.Key {
	if p.Text != nil {
		return cache.KeyOf(p.Text)
	}
	return t.byID[p.ID].text
}

// text gives an incident's text. One that is damaged is made again.
func (t *keptTexts) text(p *search.Page) ([]byte, error) {
	if p.Text != nil {
		return p.Text, nil
	}
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
