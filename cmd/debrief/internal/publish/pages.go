package publish

import (
	"encoding/binary"
	"fmt"
	"os"
	"slices"
	"sync"
)

// pages is what a Writer keeps of all pages for the link check: of each the
// files and places that it links to and its own places, packed. What the first
// pages link to, most others do too: it has a number, and is looked up once.
type pages struct {
	at      []pageAt
	blocks  [][]byte
	files   numbered[uint64]
	anchors numbered[Anchor]
	places  numbered[uint32]
	laid    laid // blocks that are full, of which none is asked for before recall
}

// pageAt is where a page begins.
type pageAt struct{ block, at uint32 }

// numbered are the first values of many, up to some number, and the numbers
// that stand for them.
type numbered[T comparable] struct {
	numbers map[T]int
	values  []T
}

// mostNumbered is how many values get numbers: enough for what is in the frame
// of all pages. Each takes two bytes at most.
const mostNumbered = 2048

// number gives the number of a value, from 1 on; 0 when it has none.
func (n *numbered[T]) number(value T) int {
	if number, known := n.numbers[value]; known {
		return number
	}
	if len(n.values) >= mostNumbered {
		return 0
	}
	if n.numbers == nil {
		n.numbers = map[T]int{}
	}
	n.values = append(n.values, value)
	n.numbers[value] = len(n.values)
	return len(n.values)
}

// pagesBlock is how many bytes of pages are made room for at once.
const pagesBlock = 32 << 10

// add keeps the outline of a page and gives the page's number.
func (p *pages) add(o *outline) int32 {
	most := 3*binary.MaxVarintLen32 + (8+1)*len(o.links) + (12+1)*len(o.anchors) + (4+1)*len(o.places)
	if n := len(p.blocks); n == 0 || cap(p.blocks[n-1])-len(p.blocks[n-1]) < most {
		if n > 0 && p.laid.put(p.blocks[n-1]) {
			p.blocks[n-1] = nil
		}
		p.blocks = append(p.blocks, make([]byte, 0, max(pagesBlock, most)))
	}
	block := &p.blocks[len(p.blocks)-1]
	p.at = append(p.at, pageAt{uint32(len(p.blocks) - 1), uint32(len(*block))})
	data := binary.AppendUvarint(*block, uint64(len(o.links)))
	for _, link := range o.links {
		number := p.files.number(link)
		if data = binary.AppendUvarint(data, uint64(number)); number == 0 {
			data = binary.LittleEndian.AppendUint64(data, link)
		}
	}
	data = binary.AppendUvarint(data, uint64(len(o.anchors)))
	for _, anchor := range o.anchors {
		number := p.anchors.number(anchor)
		if data = binary.AppendUvarint(data, uint64(number)); number == 0 {
			data = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint64(data, anchor.File), anchor.Place)
		}
	}
	data = binary.AppendUvarint(data, uint64(len(o.places)))
	for _, place := range o.places {
		number := p.places.number(place)
		if data = binary.AppendUvarint(data, uint64(number)); number == 0 {
			data = binary.LittleEndian.AppendUint32(data, place)
		}
	}
	*block = data
	return int32(len(p.at) - 1)
}

// each tells of every link of a page, with its number, and gives what follows on
// them: the page's own places.
func (p *pages) each(page int32, file func(number int, link uint64), anchor func(number int, link Anchor)) (places unpacking) {
	at := p.at[page]
	r := unpacking{data: p.blocks[at.block][at.at:]}
	for range r.length(1) {
		var link uint64
		number := int(r.uvarint())
		if number == 0 {
			link = r.uint64()
		} else {
			link = p.files.values[number-1]
		}
		file(number, link)
	}
	for range r.length(1) {
		var link Anchor
		number := int(r.uvarint())
		if number == 0 {
			link = Anchor{r.uint64(), r.uint32()}
		} else {
			link = p.anchors.values[number-1]
		}
		anchor(number, link)
	}
	return r
}

// has reports whether a page has a place.
func (p *pages) has(page int32, place uint32) bool {
	places := p.each(page, func(int, uint64) {}, func(int, Anchor) {})
	want := uint64(p.places.numbers[place])
	for range places.length(1) {
		if number := places.uvarint(); number == 0 && places.uint32() == place || number > 0 && number == want {
			return true
		}
	}
	return false
}

// leading follows links from pages, those with a number once.
type leading struct {
	*site
	pages          *pages
	files, anchors []bool // whether those with a number lead somewhere
}

func (s *site) leading(p *pages) *leading {
	l := &leading{site: s, pages: p}
	for _, file := range p.files.values {
		l.files = append(l.files, l.toFile(file))
	}
	for _, anchor := range p.anchors.values {
		l.anchors = append(l.anchors, l.toPlace(anchor))
	}
	return l
}

func (l *leading) toFile(hash uint64) bool {
	_, ok := l.shown(hash)
	return ok
}

func (l *leading) toPlace(a Anchor) bool {
	i, ok := l.shown(a.File)
	return ok && (l.note(int(i)).page < 0 || l.pages.has(l.note(int(i)).page, a.Place))
}

// from reports whether all links of a page lead somewhere.
func (l *leading) from(page int32) bool {
	all := true
	l.pages.each(page, func(number int, link uint64) {
		all = all && (number > 0 && l.files[number-1] || number == 0 && l.toFile(link))
	}, func(number int, link Anchor) {
		all = all && (number > 0 && l.anchors[number-1] || number == 0 && l.toPlace(link))
	})
	return all
}

// astray gives the files that have links which lead nowhere, in their order.
func (s *site) astray(p *pages) (files []int) {
	l := s.leading(p)
	var mutex sync.Mutex
	_ = atSameTime(s.len(), func(i int) error {
		if page := s.note(i).page; page >= 0 && !l.from(page) {
			mutex.Lock()
			defer mutex.Unlock()
			files = append(files, i)
		}
		return nil
	})
	slices.Sort(files)
	return files
}

// checkLinks follows the links of the whole site by the notes. Pages in which
// one leads nowhere are read again to tell which.
func (w *Writer) checkLinks(s *site) error {
	astray := s.astray(&w.pages)
	if len(astray) == 0 {
		return nil
	}
	c, err := newLinkCheck(w.linkTarget(s), w.opts.BaseURL)
	if err != nil {
		return err
	}
	var broken BrokenLinks
	for _, i := range astray {
		data, err := os.ReadFile(w.where(s, i))
		if err != nil {
			return fmt.Errorf("read page again: %w", err)
		}
		broken = append(broken, c.page(File{Path: s.path(i), Data: data})...)
	}
	if broken != nil {
		return broken
	}
	return nil
}

// linkTarget finds the files of the site for the exact check. One that cannot
// be read any more has no places.
func (w *Writer) linkTarget(s *site) Site {
	return func(name string) (func() []byte, bool) {
		i, ok := s.file(name)
		return func() []byte {
			data, err := os.ReadFile(w.where(s, i))
			if err != nil {
				return nil
			}
			return data
		}, ok
	}
}
