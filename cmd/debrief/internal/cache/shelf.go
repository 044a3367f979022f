package cache

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"sync"
)

// Shelf keeps many things, each under a name and a key. What is put on it
// counts for the next one when it is closed. A nil Shelf keeps nothing. But for
// Close it is safe for many goroutines. Programs that have the same shelf open
// at once do each other no harm; what one of them keeps, the others may lose.
type Shelf struct {
	folder *Folder
	name   string
	all    Key // of what everything on it depends on

	mu    sync.Mutex
	data  *os.File
	end   int64
	slots map[string]slot
	fault error // the first that stood in the way of keeping something
}

// slot is where in the data a thing is.
type slot struct {
	Key, Sum short
	At       int64
	Length   int32
	used     bool // by now: else it is of no use for the next time
}

// short is as much of a key as tells things of one name apart: there are very
// many of them.
type short [16]byte

func (k Key) short() short { return short(k[:]) }

// longest is how many bytes a thing may have.
const longest = math.MaxInt32

// Shelf opens the shelf with a name. What was kept with another key for all of
// it is forgotten.
func (f *Folder) Shelf(name string, all Key) *Shelf {
	if f == nil {
		return nil
	}
	s := &Shelf{folder: f, name: name, all: all, slots: map[string]slot{}}
	if index := f.Get(name, all); index != nil {
		if err := Decode(index, &s.slots); err != nil {
			s.slots = map[string]slot{}
		}
	}
	if s.fault = s.open(); s.fault == nil {
		s.end, s.fault = s.data.Seek(0, io.SeekEnd)
	}
	return s
}

// open opens the data, to which is only ever appended; new data when nothing of
// the old is of use. Another program may still be at work with the old.
func (s *Shelf) open() error {
	if err := os.MkdirAll(s.folder.dir, 0o700); err != nil {
		return err
	}
	if !isPlain(s.place()) {
		s.slots = map[string]slot{}
	}
	if len(s.slots) == 0 {
		if err := os.Remove(s.place()); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	file, err := os.OpenFile(s.place(), os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err == nil {
		s.data = file
	}
	return err
}

// place is where the data are.
func (s *Shelf) place() string { return filepath.Join(s.folder.dir, s.name+".data") }

// Get gives what was kept under a name with the same key, by now or the last
// time, and keeps it for the next time; nil when nothing was.
func (s *Shelf) Get(name string, key Key) []byte {
	if s == nil || s.data == nil {
		return nil
	}
	s.mu.Lock()
	at, there := s.slotOf(name, key)
	s.mu.Unlock()
	if !there {
		return nil
	}
	data := make([]byte, at.Length)
	if _, err := s.data.ReadAt(data, at.At); err != nil || KeyOf(data).short() != at.Sum {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.use(name, at)
	return data
}

// Has reports whether Get is going to give something, as far as that is known
// without reading it, and keeps it for the next time.
func (s *Shelf) Has(name string, key Key) bool {
	if s == nil || s.data == nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	at, there := s.slotOf(name, key)
	if there {
		s.use(name, at)
	}
	return there
}

// use keeps a thing for the next time.
func (s *Shelf) use(name string, at slot) {
	if !at.used {
		at.used = true
		s.slots[name] = at
	}
}

// slotOf finds what was kept under a name with the same key.
func (s *Shelf) slotOf(name string, key Key) (slot, bool) {
	at, there := s.slots[name]
	return at, there && at.Key == key.short() && at.Length >= 0 && at.At >= 0 && at.At+int64(at.Length) <= s.end
}

// Put keeps something for the next time, and reports whether it could.
func (s *Shelf) Put(name string, key Key, data []byte) bool {
	if s == nil || s.data == nil || len(data) > longest {
		return false
	}
	sum := KeyOf(data).short()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fault != nil {
		return false
	}
	if _, s.fault = s.data.Write(data); s.fault == nil {
		s.end, s.fault = s.data.Seek(0, io.SeekCurrent)
	}
	if s.fault == nil {
		s.slots[name] = slot{key.short(), sum, s.end - int64(len(data)), int32(len(data)), true}
	}
	return s.fault == nil
}

// Leave closes the shelf and leaves what was kept before as it was.
func (s *Shelf) Leave() {
	if s != nil && s.data != nil {
		_ = s.data.Close() // what was written counts for nothing
	}
}

// Close keeps what was got and put, and nothing else.
func (s *Shelf) Close() error {
	if s == nil || s.data == nil {
		return nil
	}
	err := s.fault
	if err == nil && !s.stands() {
		err = errors.New("another program has begun new data")
	}
	maps.DeleteFunc(s.slots, func(_ string, at slot) bool { return !at.used })
	if err == nil {
		err = s.tidy()
	}
	if err = errors.Join(err, s.data.Close()); err != nil {
		return err
	}
	index, err := Encode(s.slots)
	if err != nil {
		return err
	}
	return s.folder.Put(s.name, s.all, index)
}

// stands reports whether the data are still those that the next one finds.
func (s *Shelf) stands() bool {
	own, err := s.data.Stat()
	there, err2 := os.Stat(s.place())
	return err == nil && err2 == nil && os.SameFile(own, there)
}

// tidy writes the data anew when most of it is of no use any more.
func (s *Shelf) tidy() error {
	var used int64
	for _, at := range s.slots {
		used += int64(at.Length)
	}
	if s.end < 2*used+tolerated {
		return nil
	}
	anew, err := os.CreateTemp(s.folder.dir, s.name+".*")
	if err != nil {
		return err
	}
	var end int64
	for name, at := range s.slots {
		data := make([]byte, at.Length)
		if _, err = s.data.ReadAt(data, at.At); err == nil {
			_, err = anew.WriteAt(data, end)
		}
		if err != nil {
			return errors.Join(err, anew.Close(), os.Remove(anew.Name()))
		}
		at.At = end
		s.slots[name], end = at, end+int64(at.Length)
	}
	if err := os.Rename(anew.Name(), s.place()); err != nil {
		return errors.Join(err, anew.Close(), os.Remove(anew.Name()))
	}
	err = s.data.Close()
	s.data, s.end = anew, end
	return err
}

// tolerated is how many bytes of no use are not worth writing all anew.
const tolerated = 1 << 20
