package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// note is what a Writer keeps of a file.
type note struct {
	path   string
	sum    [sha256.Size]byte
	size   int64
	time   int64  // when it was written, in nanoseconds since 1970
	inode  uint64 // of the present site's file; 0 when it is not known
	page   int32  // its number among the pages; -1 when it is none
	staged bool   // else it stands in the present site
}

// notes are those of many files. None is moved when one more comes.
type notes struct {
	blocks [][]note
	n      int
}

// notesInBlock is how many notes are made room for at once.
const notesInBlock = 512

func (l *notes) add(n note) {
	if l.n%notesInBlock == 0 {
		l.blocks = append(l.blocks, make([]note, 0, notesInBlock))
	}
	last := &l.blocks[len(l.blocks)-1]
	*last = append(*last, n)
	l.n++
}

// sorted gives all of them by path.
func (l *notes) sorted() []*note {
	all := make([]*note, 0, l.n)
	for _, block := range l.blocks {
		for i := range block {
			all = append(all, &block[i])
		}
	}
	slices.SortFunc(all, func(a, b *note) int { return strings.Compare(a.path, b.path) })
	return all
}

// site is all that a finished site consists of, to be looked up.
type site struct {
	notes   []*note          // sorted by path
	files   map[uint64]int32 // their indices, by the hash of the path
	folders map[uint64]int32 // of each folder the index of its index.html, or -1
}

// siteOf sorts notes. The error names every path that two files claim, and
// every pair that is one where upper and lower case are the same.
func siteOf(all *notes) (*site, error) {
	s := &site{notes: all.sorted(), files: make(map[uint64]int32, all.n), folders: map[uint64]int32{}}
	last := ""
	for i, n := range s.notes {
		s.files[pathHash(n.path)] = int32(i)
		dir := path.Dir(n.path)
		if dir != last {
			s.addFolders(dir)
			last = dir
		}
		if path.Base(n.path) == "index.html" {
			s.folders[pathHash(dir)] = int32(i)
		}
	}
	if !s.plain() {
		return s, clashes(s.notes)
	}
	return s, nil
}

// addFolders adds a folder and those above it.
func (s *site) addFolders(dir string) {
	for ; ; dir = path.Dir(dir) {
		if _, known := s.folders[pathHash(dir)]; known {
			return
		}
		s.folders[pathHash(dir)] = -1
		if dir == "." {
			return
		}
	}
}

// plain reports whether it is certain at first sight that no file is in
// another's way: none is there twice, none has a folder's name, and no name has
// a letter that is the same as another where upper and lower case are.
func (s *site) plain() bool {
	if len(s.files) < len(s.notes) {
		return false
	}
	for folder := range s.folders {
		if _, is := s.files[folder]; is {
			return false
		}
	}
	return !slices.ContainsFunc(s.notes, func(n *note) bool {
		for i := range len(n.path) {
			if c := n.path[i]; 'A' <= c && c <= 'Z' || c >= 0x80 {
				return true
			}
		}
		return false
	})
}

// clashes finds files in each other's way. Notes are sorted by path.
func clashes(notes []*note) error {
	var faults []error
	seen := make(map[uint64]string, len(notes)) // by the hash of the lower-cased path; folders end in a slash
	for i, n := range notes {
		key := pathHash(strings.ToLower(n.path))
		if twin, ok := seen[key]; ok {
			faults = append(faults, fmt.Errorf("file %s: %s is in the way; where upper and lower case are the same they are one", n.path, twin))
		}
		seen[key] = n.path
		if i > 0 && path.Dir(n.path) == path.Dir(notes[i-1].path) {
			continue
		}
		for dir := path.Dir(n.path); dir != "."; dir = path.Dir(dir) {
			key := pathHash(strings.ToLower(dir))
			known, ok := seen[key]
			if ok && known != dir+"/" {
				faults = append(faults, fmt.Errorf("file %s: %s is in the way of its folder", n.path, known))
			}
			seen[key] = dir + "/"
		}
	}
	return errors.Join(faults...)
}

// file gives the index of the note with a path.
func (s *site) file(name string) (int, bool) {
	i, ok := s.files[pathHash(name)]
	return int(i), ok && s.notes[i].path == name
}

// folder reports whether files of the site lie below name.
func (s *site) folder(name string) bool {
	_, ok := s.folders[pathHash(name)]
	return ok
}

// shown gives the index of the file that a server shows for a path.
func (s *site) shown(hash uint64) (int32, bool) {
	if i, ok := s.files[hash]; ok {
		return i, true
	}
	i, ok := s.folders[hash]
	return i, ok && i >= 0
}
