package pipeline

import (
	"io"

	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/publish"
)

// needs is what a batch that is not one incident's is made from, besides what
// every file depends on: settings, templates, options, program.
type needs struct {
	of   []*portfolio.Entry // incidents, as their entries tell them
	all  bool               // all incidents, likewise
	told func() any         // all else, in exported fields; nil for nothing
}

// memorisedBatch is what is kept of a batch.
type memorisedBatch struct {
	_     struct{} `cbor:",toarray"`
	Files []publish.Made
	Notes notes
}

// summed is an entry in the form that is kept, and its sum.
func summed(e *portfolio.Entry) ([]byte, cache.Key, error) {
	data, err := e.MarshalBinary()
	return data, cache.NewMix().Add(e.Zone.String(), string(data)).Key(), err
}

// keyOf gives the key of all that a batch is made from; false where that is not
// known, or nothing is kept.
func (m *making) keyOf(b batch) (cache.Key, bool) {
	if m.memory.batches == nil || b.needs == nil {
		return cache.Key{}, false
	}
	mix := cache.NewMix()
	if b.needs.all {
		all := m.sumOfAll()
		mix.Add(string(all[:]))
	}
	of, known := m.sumOf(b.needs.of)
	if mix.Add(string(of[:])); !known {
		return cache.Key{}, false
	}
	if b.needs.told != nil {
		told, err := cache.Encode(b.needs.told())
		if err != nil {
			return cache.Key{}, false
		}
		mix.Add(string(told))
	}
	return mix.Key(), true
}

// sumOf gives the sum of incidents in their order; false when one is not among
// those of the site.
func (m *making) sumOf(of []*portfolio.Entry) (cache.Key, bool) {
	sums := m.sumsNow()
	all := make([]byte, 0, len(of)*len(cache.Key{}))
	for _, e := range of {
		sum, known := sums[e]
		if !known {
			return cache.Key{}, false
		}
		all = append(all, sum[:]...)
	}
	return cache.KeyOf(all), true
}

// summedUp gives the sum of every entry, with why it does not count.
func (m *making) summedUp() map[*portfolio.Entry]cache.Key {
	byID := make(map[string]*shown, len(m.shown))
	for _, s := range m.shown {
		byID[s.id()] = s
	}
	all := make(map[*portfolio.Entry]cache.Key, len(m.shown))
	for _, e := range m.portfolio().Entries {
		sum := byID[e.ID].sum
		all[e] = cache.NewMix().Add(string(sum[:]), string(e.Apart())).Key()
	}
	return all
}

// recallBatch takes over what the last build made of a batch from the same. It
// gives the files that could be taken over, and whether they are all.
func (m *making) recallBatch(at string, key cache.Key) (was memorisedBatch, whole bool) {
	data := m.memory.batches.Get(at, key)
	if data == nil || cache.Decode(data, &was) != nil {
		return memorisedBatch{}, false
	}
	all, dated := len(was.Files), false
	was.Files, dated = m.keepFiles(was.Files)
	whole = len(was.Files) == all
	if m.takeOver(was); whole && dated {
		m.memoriseBatch(at, key, was)
	}
	return was, whole
}

// keepFiles takes files over as far as that can be, and gives those, in the same
// room. Dated says that some of them have another time now, so that it saves
// reading them when what is kept of them is kept anew.
func (m *making) keepFiles(files []publish.Made) (kept []publish.Made, dated bool) {
	kept = files[:0]
	for _, f := range files {
		before := f.ModTime
		if m.out.Keep(&f) {
			kept, dated = append(kept, f), dated || f.ModTime != before
		}
	}
	return kept, dated
}

// takeOver notes files that are part of the site without having been put out by put.
func (m *making) takeOver(b memorisedBatch) {
	m.used.Or(b.Notes.Uses)
}

// memoriseBatch keeps what was made of a batch.
func (m *making) memoriseBatch(at string, key cache.Key, made memorisedBatch) {
	if data, err := cache.Encode(made); err == nil {
		m.memory.batches.Put(at, key, data)
	}
}

// batch makes the files of a batch and hands them over, or takes them over from
// the last build.
func (m *making) batch(b batch) (notes, error) {
	key, known := m.keyOf(b)
	var was memorisedBatch
	if known {
		whole := false
		if was, whole = m.recallBatch(b.at, key); whole {
			if b.write != nil {
				m.keepParts(b.at)
			}
			return was.Notes, nil
		}
	}
	made, err := m.anew(b, was)
	if err == nil && known {
		m.memoriseBatch(b.at, key, made)
	}
	return made.Notes, err
}

// anew makes the files of a batch but for those that were taken over, and hands
// them over.
func (m *making) anew(b batch, was memorisedBatch) (memorisedBatch, error) {
	if b.write != nil {
		defer m.project.watch.begin(b.stage())()
		file, err := m.out.PutFrom(b.at, func(to io.Writer) error { return b.write(to, m.part(b.at)) })
		return memorisedBatch{Files: []publish.Made{file}}, err
	}
	made := memorisedBatch{Files: was.Files}
	var there []string
	for _, f := range was.Files {
		there = append(there, f.Path)
	}
	err := m.each(b, func(files []page.File) error {
		more, n, err := m.put(files, there...)
		made.Files = append(made.Files, more...)
		made.Notes.add(n)
		return err
	})
	return made, err
}

// each makes the files of a batch: all at once, or one after another where they
// can be.
func (m *making) each(b batch, put func([]page.File) error) error {
	end := m.project.watch.begin(b.stage())
	if b.each == nil {
		files, err := b.make()
		end()
		if err != nil {
			return err
		}
		return put(files)
	}
	err := b.each(func(f page.File) error {
		end()
		err := put([]page.File{f})
		end = m.project.watch.begin(b.stage())
		return err
	})
	end()
	return err
}
