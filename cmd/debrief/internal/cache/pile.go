package cache

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Pile is where one program lays texts aside that it reads again, so that they
// take no memory until then. It lasts until it is closed. A nil Pile takes
// nothing. But for Close it is safe for many goroutines.
type Pile struct {
	file    *os.File
	buffers sync.Pool // of *[]byte, to read into

	mu    sync.Mutex
	end   int64
	full  bool  // nothing more can be written
	fault error // the first of reading
}

// pileName begins the names of piles.
const pileName = "aside."

// Pile begins a pile; nil where there is no folder, or none can be written.
func (f *Folder) Pile() *Pile {
	if f == nil || os.MkdirAll(f.dir, 0o700) != nil {
		return nil
	}
	if left, err := filepath.Glob(filepath.Join(f.dir, pileName+"*")); err == nil {
		for _, name := range left { // of a program that was killed, where open files have to keep their names
			_ = os.Remove(name)
		}
	}
	file, err := os.CreateTemp(f.dir, pileName+"*")
	if err != nil {
		return nil
	}
	_ = os.Remove(file.Name()) // it stays until it is closed; where a system wants it named, Close removes it
	return &Pile{file: file}
}

// placeLength is how many bytes tell where in a pile a text is: at, length and
// sum.
const placeLength = 8 + 4 + 4

// Put lays a text aside and gives the place from which Get reads it again; empty
// when it could not.
func (p *Pile) Put(text string) (place string) {
	if p == nil || len(text) > longest {
		return ""
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.full {
		return ""
	}
	data := []byte(text)
	if _, err := p.file.WriteAt(data, p.end); err != nil {
		p.full = true
		return ""
	}
	at := make([]byte, 0, placeLength)
	at = binary.BigEndian.AppendUint64(at, uint64(p.end))     //nolint:gosec // never negative
	at = binary.BigEndian.AppendUint32(at, uint32(len(text))) //nolint:gosec // see above
	at = binary.BigEndian.AppendUint32(at, crc32.Checksum(data, castagnoli()))
	p.end += int64(len(text))
	return string(at)
}

func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) } // made once

// Get gives a text; none when it is not what was laid aside at the place, which
// Err tells.
func (p *Pile) Get(place string) string {
	at := []byte(place)
	buffer, is := p.buffers.Get().(*[]byte)
	if !is {
		buffer = new([]byte)
	}
	defer p.buffers.Put(buffer)
	length := binary.BigEndian.Uint32(at[8:])
	*buffer = slices.Grow((*buffer)[:0], int(length))
	data := (*buffer)[:length]
	_, err := p.file.ReadAt(data, int64(binary.BigEndian.Uint64(at))) //nolint:gosec // as Put wrote it
	if err == nil && crc32.Checksum(data, castagnoli()) != binary.BigEndian.Uint32(at[12:]) {
		err = errors.New("it is damaged")
	}
	if err == nil {
		return string(data)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fault == nil {
		p.fault = fmt.Errorf("read what the build laid aside in its cache: %w", err)
	}
	return ""
}

// Err gives the first error of reading what was laid aside. What was made since
// may be wrong.
func (p *Pile) Err() error {
	if p == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.fault
}

// Close ends the pile and removes it. What was laid aside cannot be read any more.
func (p *Pile) Close() {
	if p != nil {
		_ = p.file.Close() // what was written counts for nothing
		_ = os.Remove(p.file.Name())
	}
}
