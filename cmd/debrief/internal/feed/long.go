package feed

import (
	"hash/fnv"
	"io"
	"iter"

	"debrief/cmd/debrief/internal/portfolio"
)

// Part gives what a form says of incidents that follow each other: what tell
// gives, or gave when everything of them was the same. It is good until the next
// call.
type Part func(of []*portfolio.Entry, tell func() ([]byte, error)) ([]byte, error)

// long is a form that has something of every incident: a head, what it says of
// incidents with something between them, and a tail.
type long struct {
	head, between, tail string
	tell                func(of []*portfolio.Entry) ([]byte, error)
}

// Parts gives the incidents in the parts that long forms are made of.
func (f *Feed) Parts() iter.Seq[[]*portfolio.Entry] {
	return func(yield func([]*portfolio.Entry) bool) {
		for rest := f.entries; len(rest) > 0; {
			n := firstPart(rest)
			if !yield(rest[:n:n]) {
				return
			}
			rest = rest[n:]
		}
	}
}

// write writes a long form.
func (f *Feed) write(l long, to io.Writer, part Part) error {
	before := l.head
	for of := range f.Parts() {
		data, err := part(of, func() ([]byte, error) { return l.tell(of) })
		if err != nil {
			return err
		}
		if _, err := io.WriteString(to, before); err != nil {
			return err
		}
		if _, err := to.Write(data); err != nil {
			return err
		}
		before = l.between
	}
	if len(f.entries) == 0 {
		l.tail = l.head + l.tail
	}
	_, err := io.WriteString(to, l.tail)
	return err
}

// How many incidents make a part: so many in the middle, and so many at most.
const (
	usualPart = 32
	mostPart  = 4 * usualPart
)

// firstPart gives how many of the incidents make the first part. It ends with
// an incident that always ends one, so that a new incident changes one part, not
// all that follow.
func firstPart(all []*portfolio.Entry) int {
	for i, e := range all[:min(len(all), mostPart)] {
		sum := fnv.New32a()
		_, _ = io.WriteString(sum, e.ID) // gives no error
		if sum.Sum32()%usualPart == 0 {
			return i + 1
		}
	}
	return min(len(all), mostPart)
}
