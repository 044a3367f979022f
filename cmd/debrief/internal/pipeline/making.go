package pipeline

import (
	"bytes"
	"path"
	"slices"
	"sync"
	"sync/atomic"

	"debrief/cmd/debrief/internal/cache"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/publish"
)

// making hands the files of a site over to publish as they are made, and notes
// of them what the last files need.
type making struct {
	*edition
	out    *publish.Writer
	assets []page.File   // that pages may load
	used   atomic.Uint64 // those that any file names, a bit each

	memory   memory
	sumsNow  func() map[*portfolio.Entry]cache.Key // once: of the entries, with why they do not count
	sumOfAll func() cache.Key                      // once: of all of them
}

// notes is what is kept of files that were handed over.
type notes struct {
	Pages  int      // of HTML
	Mapped []string // the pages that search engines may show
	Uses   uint64   // the assets that they name
}

// add adds the notes of other files.
func (n *notes) add(more notes) {
	n.Pages, n.Mapped, n.Uses = n.Pages+more.Pages, append(n.Mapped, more.Mapped...), n.Uses|more.Uses
}

func newMaking(e *edition, out *publish.Writer) *making {
	m := &making{edition: e, out: out, assets: e.renderer.AllAssets()}
	m.sumsNow = sync.OnceValue(m.summedUp)
	m.sumOfAll = sync.OnceValue(func() cache.Key {
		sum, _ := m.sumOf(m.portfolio().Entries) // all are known
		return sum
	})
	return m
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
	return all, n, nil
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
	made, err := eachRanked(all, batch.rank, func(b batch) (notes, error) {
		if err := stopped(); err != nil {
			return notes{}, err
		}
		defer done()
		return m.batch(b)
	})
	if err != nil {
		return 0, err
	}
	var sum notes
	for _, s := range m.shown {
		sum.add(s.notes)
	}
	for _, n := range made {
		sum.add(n)
	}
	last, err := m.mapOf(sum.Mapped)
	if err != nil {
		return 0, err
	}
	_, _, err = m.put(append(last, m.loaded()...))
	return sum.Pages, err
}

// singly takes batches apart into such of one page each, as far as they can be,
// so that no more pages are in memory than are being made, and only those that
// have to be.
func singly(batches []batch) ([]batch, error) {
	all, err := eachRanked(batches, batch.rank, func(b batch) ([]batch, error) {
		if b.coming == nil {
			return []batch{b}, nil
		}
		pages, err := b.coming()
		if err != nil {
			return nil, err
		}
		single := make([]batch, len(pages))
		for i, c := range pages {
			single[i] = batch{at: c.Path, needs: &needs{of: c.Of, told: c.Told}, make: func() ([]page.File, error) {
				made, err := c.Make()
				return []page.File{made}, err
			}}
		}
		return single, nil
	})
	return slices.Concat(all...), err
}
