package pipeline

import (
	"bytes"
	"path"
	"sync"
	"sync/atomic"

	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/publish"
)

// making hands the files of a site over to publish as they are made, and notes
// of them what the last files need.
type making struct {
	*edition
	out    *publish.Writer
	assets []asset

	mu    sync.Mutex
	files []publish.Made
}

// asset is a file that pages may load.
type asset struct {
	page.File
	used atomic.Bool
}

// notes is what is kept of files that were handed over.
type notes struct {
	pages  int      // of HTML
	mapped []string // the pages that search engines may show
}

func newMaking(e *edition, out *publish.Writer) *making {
	m := &making{edition: e, out: out}
	all := e.renderer.AllAssets()
	m.assets = make([]asset, len(all))
	for i, f := range all {
		m.assets[i].File = f
	}
	return m
}

// put hands files over.
func (m *making) put(files ...page.File) (notes, error) {
	defer m.project.watch.begin(Writing)()
	var n notes
	for _, f := range files {
		if path.Ext(f.Path) == ".html" {
			n.pages++
		}
		if isMapped(f) {
			n.mapped = append(n.mapped, f.Path)
		}
		m.use(f)
		made, err := m.out.Put(publish.File(f))
		if err != nil {
			return n, err
		}
		m.note(made)
	}
	return n, nil
}

// note notes a file for the next build.
func (m *making) note(made publish.Made) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files = append(m.files, made)
}

// use notes the assets that a file names.
func (m *making) use(f page.File) {
	for i := range m.assets {
		if a := &m.assets[i]; !a.used.Load() && bytes.Contains(f.Data, []byte(a.Path)) {
			a.used.Store(true)
		}
	}
}

// loaded gives the assets that any file names.
func (m *making) loaded() []page.File {
	var used []page.File
	for i := range m.assets {
		if a := &m.assets[i]; a.used.Load() {
			used = append(used, a.File)
		}
	}
	return used
}

// rest makes what is not one incident's, when the files of all incidents are
// made, and gives how many pages the site has.
func (m *making) rest(stopped func() error) (pages int, err error) {
	all, err := singly(append(m.aliases(), m.common()...))
	if err != nil {
		return 0, err
	}
	done := m.project.watch.steps(Lists, len(all))
	made, err := each(all, func(b batch) (notes, error) {
		if err := stopped(); err != nil {
			return notes{}, err
		}
		defer done()
		return m.batch(b)
	})
	if err != nil {
		return 0, err
	}
	var mapped []string
	var before []notes
	for _, s := range m.shown {
		before = append(before, s.notes)
	}
	for _, n := range append(before, made...) {
		pages += n.pages
		mapped = append(mapped, n.mapped...)
	}
	last, err := m.mapOf(mapped)
	if err != nil {
		return 0, err
	}
	_, err = m.put(append(last, m.loaded()...)...)
	return pages, err
}

// batch makes the files of a batch and hands them over.
func (m *making) batch(b batch) (notes, error) {
	if b.each != nil {
		return m.oneByOne(b)
	}
	end := m.project.watch.begin(b.stage())
	files, err := b.make()
	end()
	if err != nil {
		return notes{}, err
	}
	return m.put(files...)
}

func (m *making) oneByOne(b batch) (notes, error) {
	var all notes
	end := m.project.watch.begin(b.stage())
	err := b.each(func(f page.File) error {
		end()
		n, err := m.put(f)
		all.pages, all.mapped = all.pages+n.pages, append(all.mapped, n.mapped...)
		end = m.project.watch.begin(b.stage())
		return err
	})
	end()
	return all, err
}

// singly takes batches apart into such of one page each, as far as they can be,
// so that no more pages are in memory than are being made.
func singly(batches []batch) ([]batch, error) {
	var all []batch
	for _, b := range batches {
		if b.coming == nil {
			all = append(all, b)
			continue
		}
		pages, err := b.coming()
		if err != nil {
			return nil, err
		}
		for _, c := range pages {
			all = append(all, batch{at: c.Path, make: func() ([]page.File, error) {
				made, err := c.Make()
				return []page.File{made}, err
			}})
		}
	}
	return all, nil
}
