package publish

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// site is all that a finished site consists of, to be looked up. Its files have
// indices, in the order of their paths.
type site struct {
	all    *notes
	order  []int32  // their numbers among all
	hashes []uint64 // of their paths, sorted
	files  []int32  // their indices, in the order of the hashes
	// begins has, by the first bits of a hash, where those with the same begin
	// among hashes.
	begins  []int32
	folders map[uint64]int32 // of each folder the index of its index.html, or -1
}

// siteOf sorts notes. The error names every path that two files claim, and
// every pair that is one where upper and lower case are the same.
func siteOf(all *notes) (*site, error) {
	s := &site{all: all, order: all.sorted(), folders: make(map[uint64]int32, all.folders.len())}
	s.sortHashes()
	last := int32(-1)
	for i := range s.order {
		n := s.note(i)
		folder, name := all.path(n)
		dir := bytes.TrimSuffix(folder, []byte("/"))
		if n.folder != last {
			s.addFolders(string(dir))
			last = n.folder
		}
		if string(name) == "index.html" {
			s.folders[folderHash(dir)] = int32(i)
		}
	}
	if !s.plain() {
		return s, s.clashes()
	}
	return s, nil
}

// folderHash is the hash of a folder's path, which is a dot for the site itself.
func folderHash(dir []byte) uint64 {
	if len(dir) == 0 {
		return pathHash(".")
	}
	return pathHash(dir)
}

// sortHashes fills what files are looked up by.
func (s *site) sortHashes() {
	s.hashes, s.files = make([]uint64, len(s.order)), make([]int32, len(s.order))
	for i := range s.order {
		s.hashes[i] = s.hash(i)
	}
	slices.Sort(s.hashes)
	s.begins = make([]int32, 1<<beginBits+1)
	for _, hash := range s.hashes {
		s.begins[hash>>(64-beginBits)+1]++
	}
	for i := range 1 << beginBits {
		s.begins[i+1] += s.begins[i]
	}
	for i := range s.order {
		at, _ := s.find(s.hash(i))
		s.files[at] = int32(i)
	}
}

// beginBits is how many bits of a hash the first step of a search goes by.
const beginBits = 14

// find finds a hash among those of the files.
func (s *site) find(hash uint64) (at int, found bool) {
	begin := hash >> (64 - beginBits)
	from, to := s.begins[begin], s.begins[begin+1]
	at, found = slices.BinarySearch(s.hashes[from:to], hash)
	return int(from) + at, found
}

// hash gives the hash of a file's path.
func (s *site) hash(i int) uint64 {
	folder, name := s.all.path(s.note(i))
	return hashMore(pathHash(folder), name)
}

func (s *site) len() int { return len(s.order) }

func (s *site) note(i int) *note { return s.all.numbered(s.order[i]) }

func (s *site) path(i int) string {
	folder, name := s.all.path(s.note(i))
	return string(folder) + string(name)
}

// hasPath reports whether a file has a path.
func hasPath[T string | []byte](s *site, i int, path T) bool {
	folder, name := s.all.path(s.note(i))
	return len(path) == len(folder)+len(name) && string(path[:len(folder)]) == string(folder) && string(path[len(folder):]) == string(name)
}

// file gives the index of the file with a path.
func (s *site) file(path string) (int, bool) {
	at, found := s.find(pathHash(path))
	if !found || !hasPath(s, int(s.files[at]), path) {
		return 0, false
	}
	return int(s.files[at]), true
}

// finder finds files of a site faster when they are asked for in the order of
// their paths.
type finder struct {
	*site
	next int // the index of the file that is likely to be asked for next
}

// file gives the index of the file with a path.
func (f *finder) file(path string) (int, bool) {
	i, is := f.next, f.next < f.len() && hasPath(f.site, f.next, path)
	if !is {
		i, is = f.site.file(path)
	}
	if is {
		f.next = i + 1
	}
	return i, is
}

// folder reports whether files of the site lie below name.
func (s *site) folder(name string) bool {
	_, ok := s.folders[pathHash(name)]
	return ok
}

// shown gives the index of the file that a server shows for a path.
func (s *site) shown(hash uint64) (int32, bool) {
	if at, found := s.find(hash); found {
		return s.files[at], true
	}
	i, ok := s.folders[hash]
	return i, ok && i >= 0
}

// addFolders adds a folder and those above it.
func (s *site) addFolders(dir string) {
	for dir = path.Clean(dir); ; dir = path.Dir(dir) {
		hash := pathHash(dir)
		if _, known := s.folders[hash]; known {
			return
		}
		s.folders[hash] = -1
		if dir == "." {
			return
		}
	}
}

// plain reports whether it is certain at first sight that no file is in
// another's way: none is there twice, none has a folder's name, and no name has
// a letter that is the same as another where upper and lower case are.
func (s *site) plain() bool {
	for i := range s.hashes[min(1, len(s.hashes)):] {
		if s.hashes[i] == s.hashes[i+1] {
			return false
		}
	}
	for folder := range s.folders {
		if _, is := s.find(folder); is {
			return false
		}
	}
	odd := func(c rune) bool { return 'A' <= c && c <= 'Z' || c >= 0x80 }
	return !bytes.ContainsFunc(s.all.folders.all, odd) && !bytes.ContainsFunc(s.all.names.all, odd)
}

// clashes finds files in each other's way.
func (s *site) clashes() error {
	var faults []error
	seen := make(map[uint64]string, s.len()) // by the hash of the lower-cased path; folders end in a slash
	last := "/"
	for i := range s.order {
		name := s.path(i)
		key := pathHash(strings.ToLower(name))
		if twin, ok := seen[key]; ok {
			faults = append(faults, fmt.Errorf("file %s: %s is in the way; where upper and lower case are the same they are one", name, twin))
		}
		seen[key] = name
		if path.Dir(name) == last {
			continue
		}
		last = path.Dir(name)
		for dir := last; dir != "."; dir = path.Dir(dir) {
			key := pathHash(strings.ToLower(dir))
			known, ok := seen[key]
			if ok && known != dir+"/" {
				faults = append(faults, fmt.Errorf("file %s: %s is in the way of its folder", name, known))
			}
			seen[key] = dir + "/"
		}
	}
	return errors.Join(faults...)
}
