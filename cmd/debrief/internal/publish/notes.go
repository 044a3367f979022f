package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
)

// note is what a Writer keeps of a file. It has no pointers, so that it costs
// nothing to have many of them in memory.
type note struct {
	sum    [sha256.Size]byte
	size   int64
	time   int64 // when it was written, in nanoseconds since 1970
	folder int32 // the number of its folder, among the notes' folders
	name   int32 // that of its name there, among the notes' names
	page   int32 // its number among the pages; -1 when it is none
	staged bool  // else it stands in the present site
}

// notes are those of many files, by number in the order in which they came. None
// is moved when one more comes.
type notes struct {
	blocks  [][]note
	n       int
	folders distinct // with a slash at the end; empty for the site itself
	names   distinct
	laid    laid // blocks that are full, of which none is asked for before recall
}

// notesInBlock is how many notes are made room for at once.
const notesInBlock = 512

// add adds a file of a path.
func (l *notes) add(path string, n note) {
	if l.n%notesInBlock == 0 {
		if n := len(l.blocks); n > 0 && l.laid.put(packedNotes(l.blocks[n-1])) {
			l.blocks[n-1] = nil
		}
		l.blocks = append(l.blocks, make([]note, 0, notesInBlock))
	}
	at := strings.LastIndexByte(path, '/') + 1
	n.folder, n.name = l.folders.number(path[:at]), l.names.number(path[at:])
	last := &l.blocks[len(l.blocks)-1]
	*last = append(*last, n)
	l.n++
}

// packedNotes gives notes in the form that unpackedNotes reads.
func packedNotes(all []note) []byte {
	data := make([]byte, 0, len(all)*(sha256.Size+8+8+4+4+4+1))
	for i := range all {
		n := &all[i]
		data = append(data, n.sum[:]...)
		for _, long := range []int64{n.size, n.time} {
			data = binary.LittleEndian.AppendUint64(data, uint64(long)) //nolint:gosec // as unpackedNotes reads it
		}
		for _, short := range []int32{n.folder, n.name, n.page} {
			data = binary.LittleEndian.AppendUint32(data, uint32(short)) //nolint:gosec // see above
		}
		if n.staged {
			data = append(data, 1)
		} else {
			data = append(data, 0)
		}
	}
	return data
}

func unpackedNotes(data []byte) []note {
	all := make([]note, 0, notesInBlock)
	for r := (unpacking{data: data}); len(r.data) > 0; {
		n := note{sum: [sha256.Size]byte(r.next(sha256.Size)), size: int64(r.uint64()), time: int64(r.uint64())} //nolint:gosec // as packedNotes wrote it
		n.folder, n.name, n.page = int32(r.uint32()), int32(r.uint32()), int32(r.uint32())                       //nolint:gosec // see above
		n.staged = r.next(1)[0] == 1
		all = append(all, n)
	}
	return all
}

func (l *notes) numbered(i int32) *note { return &l.blocks[i/notesInBlock][i%notesInBlock] }

// path gives that of a file: first its folder's, then its name.
func (l *notes) path(n *note) (folder, name []byte) {
	return l.folders.at(n.folder), l.names.at(n.name)
}

// sorted gives the numbers of all of them by path.
func (l *notes) sorted() []int32 {
	s := sorting{notes: l, folders: l.folders.sorted(), in: make([]int32, l.n), all: make([]int32, 0, l.n)}
	s.ends = make([]int32, l.folders.len()+1)
	for i := range int32(l.n) {
		s.ends[l.numbered(i).folder+1]++
	}
	for i := range s.folders {
		s.ends[i+1] += s.ends[i]
	}
	for i := range int32(l.n) {
		folder := l.numbered(i).folder
		s.in[s.ends[folder]] = i
		s.ends[folder]++
	}
	for len(s.folders) > 0 {
		s.next()
	}
	return s.all
}

// sorting puts the files of one folder after the other in order, each with those
// of the folders in it.
type sorting struct {
	notes   *notes
	folders []int32 // those to come, sorted
	in      []int32 // the files of all folders, by the folders' numbers
	ends    []int32 // of each folder, in them
	all     []int32 // those in order
}

// next does so for the first folder to come.
func (s *sorting) next() {
	folder, own := s.take()
	for len(s.folders) > 0 {
		inner := s.notes.folders.at(s.folders[0])
		if !bytes.HasPrefix(inner, folder) {
			break
		}
		n := 0
		for n < len(own) && bytes.Compare(s.name(own[n]), inner[len(folder):]) < 0 {
			n++
		}
		s.all = append(s.all, own[:n]...)
		own = own[n:]
		s.next()
	}
	s.all = append(s.all, own...)
}

// take gives the first folder to come and the files in it, sorted.
func (s *sorting) take() (folder []byte, own []int32) {
	number := s.folders[0]
	s.folders = s.folders[1:]
	begin := int32(0)
	if number > 0 {
		begin = s.ends[number-1]
	}
	own = s.in[begin:s.ends[number]]
	slices.SortFunc(own, func(a, b int32) int { return bytes.Compare(s.name(a), s.name(b)) })
	return s.notes.folders.at(number), own
}

func (s *sorting) name(file int32) []byte { return s.notes.names.at(s.notes.numbered(file).name) }

// distinct are texts that are kept once each, one after the other, with numbers
// from 0 on.
type distinct struct {
	all     []byte
	ends    []uint32
	numbers map[uint64]int32 // by hash, or by the next one that was free
}

func (t *distinct) len() int { return len(t.ends) }

func (t *distinct) at(number int32) []byte {
	begin := uint32(0)
	if number > 0 {
		begin = t.ends[number-1]
	}
	return t.all[begin:t.ends[number]]
}

// number gives the number of a text, which gets one when it has none.
func (t *distinct) number(text string) int32 {
	hash := pathHash(text)
	for ; ; hash++ {
		number, taken := t.numbers[hash]
		if !taken {
			break
		}
		if string(t.at(number)) == text {
			return number
		}
	}
	if t.numbers == nil {
		t.numbers = map[uint64]int32{}
	}
	number := int32(len(t.ends))
	t.numbers[hash] = number
	t.all = append(t.all, text...)
	t.ends = append(t.ends, uint32(len(t.all)))
	return number
}

// sorted gives the numbers of all texts, in the order of the texts.
func (t *distinct) sorted() []int32 {
	all := make([]int32, t.len())
	for i := range all {
		all[i] = int32(i)
	}
	slices.SortFunc(all, func(a, b int32) int { return bytes.Compare(t.at(a), t.at(b)) })
	return all
}
