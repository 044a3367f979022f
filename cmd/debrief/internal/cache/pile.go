package cache

import (
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"sync"
)

// Pile is where one program lays texts aside that it reads again, so that they
// take no memory until then. It lasts until it is closed. A nil Pile takes
// nothing. But for Close it is safe for many goroutines.
type Pile struct {
	file *os.File

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

// Put lays a text aside and gives what reads it again; nil when it could not.
func (p *Pile) Put(text string) (read func() string) {
	if p == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.full {
		return nil
	}
	if _, err := p.file.WriteAt([]byte(text), p.end); err != nil {
		p.full = true
		return nil
	}
	at := &piece{pile: p, at: p.end, length: len(text), sum: crc32.Checksum([]byte(text), castagnoli())}
	p.end += int64(len(text))
	return at.read
}

// piece is where in a pile a text is.
type piece struct {
	pile   *Pile
	at     int64
	length int
	sum    uint32
}

func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) } // made once

// read gives the text; none when it is not what was laid aside, which Err tells.
func (p *piece) read() string {
	data := make([]byte, p.length)
	_, err := p.pile.file.ReadAt(data, p.at)
	if err == nil && crc32.Checksum(data, castagnoli()) != p.sum {
		err = errors.New("it is damaged")
	}
	if err == nil {
		return string(data)
	}
	p.pile.mu.Lock()
	defer p.pile.mu.Unlock()
	if p.pile.fault == nil {
		p.pile.fault = fmt.Errorf("read what the build laid aside in its cache: %w", err)
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
