package pipeline

import (
	"bytes"
	"crypto/sha256"
	"path"
	"slices"
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
	assets []page.File   // that pages may load
	used   atomic.Uint64 // those that any file names, a bit each

	mu    sync.Mutex
	files []noted
}

// noted is a file that was handed over, without what its links need.
type noted struct {
	Path    string
	Size    int64
	Sum     [sha256.Size]byte
	ModTime int64
}

// notes is what is kept of files that were handed over.
type notes struct {
	Pages  int      // of HTML
	Mapped []string // the pages that search engines may show
	Uses   uint64   // the assets that they name
}

func newMaking(e *edition, out *publish.Writer) *making {
	return &making{edition: e, out: out, assets: e.renderer.AllAssets()}
}

// put hands files over, but for those that are there already.
func (m *making) put(files []page.File, there ...string) ([]publish.Made, notes, error) {
	defer m.project.watch.begin(Writing)()
	var n notes
	all := make([]publish.Made, 0, len(files))
	for _, f := range files {
		if path.Ext(f.Path) == ".html" {
			n.Pages++
		}
		if isMapped(f) {
			n.Mapped = append(n.Mapped, f.Path)
		}
		n.Uses |= m.uses(f.Data)
		if slices.Contains(there, f.Path) {
			continue
		}
		made, err := m.out.Put(publish.File(f))
		if err != nil {
			return nil, n, err
		}
		all = append(all, made)
	}
	m.used.Or(n.Uses)
	m.note(all...)
	return all, n, nil
}

// note notes files for a build from the same.
func (m *making) note(files ...publish.Made) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, f := range files {
		m.files = append(m.files, noted{f.Path, f.Size, f.Sum, f.ModTime})
	}
}

// uses tells which assets a file names, a bit each.
func (m *making) uses(data []byte) (bits uint64) {
	const folder = "assets/"
	for at := bytes.Index(data, []byte(folder)); at >= 0; at = bytes.Index(data, []byte(folder)) {
		data = data[at:]
		for i, a := range m.assets {
			if bytes.HasPrefix(data, []byte(a.Path)) {
				bits |= 1 << i
			}
		}
		data = data[len(folder):]
	}
	return bits
}

// loaded gives the assets that any file names.
func (m *making) loaded() []page.File {
	var used []page.File
	for i, a := range m.assets {
		if m.used.Load()&(1<<i) != 0 {
			used = append(used, a)
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
		pages += n.Pages
		mapped = append(mapped, n.Mapped...)
	}
	last, err := m.mapOf(mapped)
	if err != nil {
		return 0, err
	}
	_, _, err = m.put(append(last, m.loaded()...))
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
	_, n, err := m.put(files)
	return n, err
}

func (m *making) oneByOne(b batch) (notes, error) {
	var all notes
	end := m.project.watch.begin(b.stage())
	err := b.each(func(f page.File) error {
		end()
		_, n, err := m.put([]page.File{f})
		all.Pages, all.Mapped = all.Pages+n.Pages, append(all.Mapped, n.Mapped...)
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
