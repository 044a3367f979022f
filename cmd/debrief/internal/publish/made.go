package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Made is a file that is part of a site: enough of it to find it again in the
// next build without making it, and small enough to be kept for every file.
type Made struct {
	Path    string
	Size    int64
	Sum     [sha256.Size]byte // of its bytes, by SHA-256
	ModTime int64             // of the file on the disk, in nanoseconds since 1970

	// What the link check needs of a page; nothing for other files.
	Links   []uint64 // the files it links to, as hashes of their paths, sorted
	Anchors []Anchor // the places in other files that it links to, sorted
	Places  []uint32 // the places in it that can be linked to, as hashes of their ids, sorted
}

// Anchor is a place in a file, both as hashes.
type Anchor struct {
	File  uint64
	Place uint32
}

// note is what a Writer keeps of a file.
type note struct {
	path    string
	size    int64
	sum     [sha256.Size]byte
	outline *outline // nil when it is no page
	staged  bool     // else it stands in the present site
}

// outline is what is kept of a page for the link check.
type outline struct {
	links   []uint64
	anchors []Anchor
	places  []uint32
}

func (m Made) note(staged bool) note {
	n := note{path: m.Path, size: m.Size, sum: m.Sum, staged: staged}
	if isPage(m.Path) {
		n.outline = &outline{links: m.Links, anchors: m.Anchors, places: m.Places}
	}
	return n
}

// pathHash and placeHash are the same in every build and on every machine.
func pathHash[T string | []byte](text T) uint64 {
	hash := uint64(14695981039346656037) // FNV-1a
	for i := range len(text) {
		hash = (hash ^ uint64(text[i])) * 1099511628211
	}
	return hash
}

func placeHash[T string | []byte](text T) uint32 {
	hash := pathHash(text)
	return max(1, uint32(hash)^uint32(hash>>32)) // zero is no place
}

// site is all that a finished site consists of, to be looked up.
type site struct {
	notes   []note           // sorted by path
	files   map[uint64]int32 // their indices, by the hash of the path
	folders map[uint64]int32 // of each folder the index of its index.html, or -1
}

// siteOf sorts notes. The error names every path that two files claim, and
// every pair that is one where upper and lower case are the same.
func siteOf(notes []note) (*site, error) {
	slices.SortFunc(notes, func(a, b note) int { return strings.Compare(a.path, b.path) })
	s := &site{notes: notes, files: make(map[uint64]int32, len(notes)), folders: map[uint64]int32{}}
	for i, n := range notes {
		s.files[pathHash(n.path)] = int32(i)
		dir := path.Dir(n.path)
		if i > 0 && dir == path.Dir(notes[i-1].path) && path.Base(n.path) != "index.html" {
			continue
		}
		for ; ; dir = path.Dir(dir) {
			if _, known := s.folders[pathHash(dir)]; !known {
				s.folders[pathHash(dir)] = -1
			}
			if dir == "." {
				break
			}
		}
		if path.Base(n.path) == "index.html" {
			s.folders[pathHash(path.Dir(n.path))] = int32(i)
		}
	}
	return s, clashes(notes)
}

// clashes finds files in each other's way. Notes are sorted by path.
func clashes(notes []note) error {
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
