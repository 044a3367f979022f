package pipeline

import (
	"fmt"
	"runtime/debug"
	"sync"

	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
)

// slot is a batch of a snapshot with what was made of it.
type slot struct {
	batch
	product *product
}

// product is what a batch makes, once it was asked for. Snapshots share it as
// long as it is made from the same.
type product struct {
	mu    sync.Mutex
	made  bool
	files []page.File // the last good ones when there is an error
	err   error
}

// get makes the batch's files if nobody has yet. With an error they are those
// that could be made last, if any and if they are held.
func (s *slot) get() ([]page.File, error) {
	if s.loose {
		return s.try()
	}
	p := s.product
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.made {
		p.made = true
		files, err := s.try()
		if p.err = err; err == nil {
			p.files = files
		}
	}
	return p.files, p.err
}

// try makes the files. A panic is an error here: the next change may mend it.
func (s *slot) try() (files []page.File, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("internal error: %v\n%s", fault, debug.Stack())
		}
	}()
	return s.make()
}

// last gives what was made, without making anything.
func (p *product) last() []page.File {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.files
}

// takeSlots gives every batch its slot. What an incident's files are made from
// is known, so they are kept; those that are not one incident's may have
// changed with anything.
func (n *snapshot) takeSlots(old *snapshot) {
	n.slots = map[string]*slot{}
	if n.renderer == nil {
		return
	}
	for _, b := range append(n.batches(), n.sitemap(n.everyFile)) {
		s := &slot{batch: b, product: &product{}}
		if old != nil && old.slots[b.at] != nil {
			before := old.slots[b.at]
			if b.of != nil && b.of == before.of && n.renderer == old.renderer && n.linked == old.linked {
				s.product = before.product
			} else {
				s.product.files = before.product.last()
			}
		}
		n.slots[b.at] = s
	}
}

// everyFile makes all files of the site but the sitemap and what is loose, in
// the order in which a build has them, and leaves out what cannot be made.
func (s *snapshot) everyFile() ([]page.File, error) {
	var all []page.File
	for _, b := range s.batches() {
		if b.loose {
			continue
		}
		files, _ := s.slots[b.at].get() // its own page tells the error
		all = append(all, files...)
	}
	return all, nil
}

// asset gives a file that pages load; nil when there is none.
func (s *snapshot) asset(name string) []byte {
	if s.renderer == nil {
		return nil
	}
	for _, assets := range append([][]page.File{s.renderer.AllAssets()}, s.retired...) {
		for _, a := range assets {
			if a.Path == name {
				return a.Data
			}
		}
	}
	return nil
}

// since compares a snapshot with the one before it.
func (s *snapshot) since(old *snapshot) Change {
	var c Change
	for at, slot := range s.slots {
		if before := old.slots[at]; slot.of != nil && (before == nil || before.of != slot.of || s.renderer != old.renderer) {
			c.Reports++
		}
	}
	for at, slot := range old.slots {
		if slot.of != nil && s.slots[at] == nil {
			c.Reports++
		}
	}
	c.compare(old, s)
	return c
}

// compare finds the problems and notices that were not there before. One that
// has only moved is not new, and what a record lacks because it is not finished
// is no news.
func (c *Change) compare(old, s *snapshot) {
	known := map[string]int{}
	for _, p := range old.Problems {
		known[identity(p)]++
	}
	for _, p := range s.Problems {
		if known[identity(p)]--; known[identity(p)] < 0 && !p.Early {
			c.Problems = append(c.Problems, p)
		}
	}
	told := map[string]bool{}
	for _, n := range old.notices {
		told[n.File+n.Message] = true
	}
	for _, n := range s.notices {
		if !told[n.File+n.Message] {
			c.Notices = append(c.Notices, n)
		}
	}
}

func identity(p problem.Problem) string {
	return p.File + "\x00" + p.Severity.String() + "\x00" + p.Rule.String() + "\x00" + p.Message
}
