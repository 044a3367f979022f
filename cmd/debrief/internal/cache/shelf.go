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
	slots map[short]slot // by name and key
	fault error          // the first that stood in the way of keeping something
}

// slot is where in the data a thing is. Very many are in memory, so they point
// to nothing.
type slot struct {
	sum    short
	at     int64
	length int32
	used   bool // by now: else it is of no use for the next time
}

// short is as much of a key as tells things apart that are in one folder.
type short [16]byte

func (k Key) short() short { return short(k[:]) }

// slotName stands for a name and a key.
func slotName(name string, key Key) short {
	return KeyOf(append(append(make([]byte, 0, 128), key[:]...), name...)).short()
}

// longest is how many bytes a thing may have.
const longest = math.MaxInt32

// Shelf opens the shelf with a name. What was kept with another key for all of
// it is forgotten.
func (f *Folder) Shelf(name string, all Key) *Shelf {
	if f == nil {
		return nil
	}
	s := &Shelf{folder: f, name: name, all: all, slots: readSlots(f.Get(name, all))}
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
		clear(s.slots)
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
func (s *Shelf) Get(name string, key Key) []byte { return s.GetIn(nil, name, key) }

// GetIn is Get for who has room for it: what it gives lies there, if it fits.
func (s *Shelf) GetIn(room []byte, name string, key Key) []byte {
	if s == nil || s.data == nil {
		return nil
	}
	place := slotName(name, key)
	s.mu.Lock()
	at, there := s.slotAt(place)
	s.mu.Unlock()
	if !there {
		return nil
	}
	if room == nil || cap(room) < int(at.length) {
		room = make([]byte, at.length)
	}
	data := room[:at.length]
	if _, err := s.data.ReadAt(data, at.at); err != nil || KeyOf(data).short() != at.sum {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.use(place, at)
	return data
}

// Has reports whether Get is going to give something, as far as that is known
// without reading it, and keeps it for the next time.
func (s *Shelf) Has(name string, key Key) bool {
	if s == nil || s.data == nil {
		return false
	}
	place := slotName(name, key)
	s.mu.Lock()
	defer s.mu.Unlock()
	at, there := s.slotAt(place)
	if there {
		s.use(place, at)
	}
	return there
}

// Len gives how many things are on it.
func (s *Shelf) Len() int {
	if s == nil {
		return 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.slots)
}

// use keeps a thing for the next time.
func (s *Shelf) use(place short, at slot) {
	if !at.used {
		at.used = true
		s.slots[place] = at
	}
}

// slotAt finds what was kept, as far as the data can have it.
func (s *Shelf) slotAt(place short) (slot, bool) {
	at, there := s.slots[place]
	return at, there && at.length >= 0 && at.at >= 0 && at.at <= s.end-int64(at.length)
}

// Put keeps something for the next time, and reports whether it could.
func (s *Shelf) Put(name string, key Key, data []byte) bool {
	if s == nil || s.data == nil || len(data) > longest {
		return false
	}
	place, sum := slotName(name, key), KeyOf(data).short()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fault != nil {
		return false
	}
	if _, s.fault = s.data.Write(data); s.fault == nil {
		s.end, s.fault = s.data.Seek(0, io.SeekCurrent)
	}
	if s.fault == nil {
		s.slots[place] = slot{sum, s.end - int64(len(data)), int32(len(data)), true}
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
	maps.DeleteFunc(s.slots, func(_ short, at slot) bool { return !at.used })
	if err == nil {
		err = s.tidy()
	}
	if err = errors.Join(err, s.data.Close()); err != nil {
		return err
	}
	return s.folder.Put(s.name, s.all, writtenSlots(s.slots))
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
		used += int64(at.length)
	}
	if s.end < 2*used+tolerated {
		return nil
	}
	anew, err := os.CreateTemp(s.folder.dir, s.name+".*")
	if err != nil {
		return err
	}
	var end int64
	for place, at := range s.slots {
		data := make([]byte, at.length)
		if _, err = s.data.ReadAt(data, at.at); err == nil {
			_, err = anew.WriteAt(data, end)
		}
		if err != nil {
			return errors.Join(err, anew.Close(), os.Remove(anew.Name()))
		}
		at.at = end
		s.slots[place], end = at, end+int64(at.length)
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
