package pipeline

import (
	"bytes"
	"path"
	"slices"
	"strings"
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
	pages  atomic.Int64  // of HTML, of incidents

	memory      memory
	sumsNow     func() map[*portfolio.Entry]cache.Key // once: of the entries, with why they do not count
	sumOfAll    func() cache.Key                      // once: of all of them
	afterSearch func()                                // drops what it alone needs; nil for nothing
}

// notes is what is kept of files that were handed over.
type notes struct {
	_      struct{} `cbor:",toarray"`
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

// usualPages are the pages of nearly every incident that search engines may show.
const usualPages = "index.html"

// namesIn gives the names of files in a folder, each on a line.
func namesIn(folder string, paths []string) string {
	names := make([]string, len(paths))
	for i, name := range paths {
		names[i] = strings.TrimPrefix(name, folder+"/")
	}
	if all := strings.Join(names, "\n"); all != usualPages {
		return all
	}
	return usualPages // which takes no memory of its own
}

// pages gives the paths of an incident's pages that search engines may show.
func (s *shown) pages() (all []string) {
	for name := range strings.SplitSeq(s.mapped, "\n") {
		if name != "" {
			all = append(all, path.Join(s.home(), name))
		}
	}
	return all
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
		if path.Ext(f.Path) == ".html" {
			m.renderer.Spent(f.Data)
		}
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
// made, and gives how many pages the site has. Where little is to be made, all of
// it is one turn: what one goroutine is long at then leaves the others something
// to do.
func (m *making) rest(little bool, stopped func() error) (pages int, err error) {
	batches := append(m.aliases(), m.common()...)
	turns := inTurn(batches)
	if little {
		turns = [][]batch{slices.Concat(turns...)}
	}
	made, before := make([]notes, len(batches)), 0
	for n, turn := range turns {
		if before, err = m.turn(turn, made, before, n == len(turns)-1, stopped); err != nil {
			return 0, err
		}
		if slices.ContainsFunc(turn, func(b batch) bool { return b.at == actionsFolder }) {
			m.portfolio().DropActions()
		}
	}
	sum := notes{Pages: int(m.pages.Load())}
	for _, s := range m.shown {
		sum.Mapped = append(sum.Mapped, s.pages()...)
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

// turn makes batches, after so many that were made before, and gives how many are
// made then. To made it adds, by the number of each, what is to be known of its
// files. Those that are made as one are made while others are taken apart.
func (m *making) turn(batches []batch, made []notes, before int, last bool, stopped func() error) (int, error) {
	done := m.project.watch.stepsAfter(Lists, before, 0) // of how many nobody knows yet
	apart, err := eachRanked(batches, batch.rank, func(b batch) ([]batch, error) {
		if b.coming != nil {
			return b.apart()
		}
		n, err := m.wholly(b, done, stopped)
		made[b.number].add(n)
		return nil, err
	})
	if err != nil {
		return 0, err
	}
	for _, b := range batches {
		if b.coming == nil {
			before++
		}
	}
	single, of := slices.Concat(apart...), 0
	if last {
		of = before + len(single)
	}
	done = m.project.watch.stepsAfter(Lists, before, of)
	all, err := eachRanked(single, batch.rank, func(b batch) (notes, error) { return m.wholly(b, done, stopped) })
	for i, n := range all {
		made[single[i].number].add(n)
	}
	return before + len(single), err
}

// inTurn parts batches into those that are made at once, so that what takes much
// memory is not in memory together: first the search with all that is made as
// one, then what is made from all actions, first the trends, then the lists. Each
// batch has its number among all then.
func inTurn(batches []batch) [][]batch {
	turns := make([][]batch, 4)
	for i, b := range batches {
		turn := 3
		switch {
		case b.coming == nil:
			turn = 0
		case b.at == trendsFolder:
			turn = 1
		case b.at == actionsFolder || b.at == periodsFolder:
			turn = 2
		}
		b.number = i
		turns[turn] = append(turns[turn], b)
	}
	return turns
}

// wholly makes a batch, and gives what is to be known of its files.
func (m *making) wholly(b batch, done func(), stopped func() error) (notes, error) {
	if err := stopped(); err != nil {
		return notes{}, err
	}
	defer done()
	n, err := m.batch(b)
	if b.at == searchFolder && m.afterSearch != nil {
		m.afterSearch()
	}
	return n, err
}

// apart takes a batch that can be taken apart into such of one page each, so that
// no more pages are in memory than are being made, and only those that have to be.
func (b batch) apart() ([]batch, error) {
	pages, err := b.coming()
	if err != nil {
		return nil, err
	}
	single := make([]batch, len(pages))
	for i, c := range pages {
		single[i] = batch{at: c.Path, number: b.number, needs: &needs{of: c.Of, told: c.Told}, make: func() ([]page.File, error) {
			made, err := c.Make()
			return []page.File{made}, err
		}}
	}
	return single, nil
}
