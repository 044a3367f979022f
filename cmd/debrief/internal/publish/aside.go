package publish

import "errors"

// Aside is where texts lie that a build does not need for a while.
type Aside interface {
	// Put lays a text aside and gives the place of it; empty for one that is to
	// stay in memory.
	Put(text string) (place string)
	// Get gives the text that was laid aside at a place; an empty one where it
	// cannot be read any more.
	Get(place string) string
}

// LayAside says where the Writer lays aside until Commit what nobody asks for
// before, so that it takes no memory while the files are made. It is said before
// the first file, and has to be there until Commit has ended.
func (w *Writer) LayAside(to Aside) { w.notes.laid.to, w.pages.laid.to = to, to }

// laid are blocks of memory that are laid aside when they are full.
type laid struct {
	to     Aside    // nil for blocks that stay in memory
	places []string // of the first blocks; empty for one that is in memory
}

// put lays the next block aside, and reports whether it could.
func (l *laid) put(block []byte) bool {
	place := ""
	if l.to != nil && len(block) > 0 {
		place = l.to.Put(string(block))
	}
	l.places = append(l.places, place)
	return place != ""
}

// back calls use for the blocks that were laid aside, with their numbers.
func (l *laid) back(use func(number int, block []byte)) error {
	for i, place := range l.places {
		if place == "" {
			continue
		}
		block := l.to.Get(place)
		if block == "" {
			return errors.New("what was laid aside of the site's files cannot be read again")
		}
		use(i, []byte(block))
	}
	l.places = nil
	return nil
}

// recall brings back all that was laid aside.
func (w *Writer) recall() error {
	if err := w.notes.laid.back(func(i int, block []byte) { w.notes.blocks[i] = unpackedNotes(block) }); err != nil {
		return err
	}
	return w.pages.laid.back(func(i int, block []byte) { w.pages.blocks[i] = block })
}
