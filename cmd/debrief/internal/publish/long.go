package publish

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
)

// PutFrom is Put for a file that is too long to be in memory: write writes its
// bytes. A page cannot be one. An error of write is given as it is, and the build
// can then only be aborted.
func (w *Writer) PutFrom(name string, write func(to io.Writer) error) (Made, error) {
	if isPage(name) {
		return Made{}, w.wrap(fmt.Errorf("stage %s: a page cannot be written bit by bit", name))
	}
	if !w.fit(name) {
		return Made{}, nil
	}
	l := &long{w: w, path: name, sum: sha256.New()}
	if !w.fresh {
		l.begin()
	}
	out := bufio.NewWriterSize(l, compareSize)
	err := write(out)
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = l.end()
	}
	if err = errors.Join(err, l.close()); err != nil {
		return Made{}, err
	}
	made := Made{Path: name, Size: l.size, Sum: [sha256.Size]byte(l.sum.Sum(nil)), ModTime: l.time}
	w.add(made, l.staged)
	return made, nil
}

// long is a file that is taken in bit by bit. As long as it is the same as the
// one of the present site, nothing is written.
type long struct {
	w    *Writer
	path string
	sum  hash.Hash // of what was taken in
	size int64

	old    *os.File // of the present site, while it is the same; nil for none
	length int64    // of that
	buffer []byte

	staged bool
	file   *os.File // that is staged; nil where another is in its way, which Commit tells
	time   int64    // of the file, in nanoseconds since 1970
}

// begin opens the file of the present site.
func (l *long) begin() {
	if old, there := l.w.present.open(l.path); old != nil {
		l.old, l.length, l.time, l.buffer = old, there.size, there.time, make([]byte, compareSize)
	}
}

// Write takes in what comes next.
func (l *long) Write(data []byte) (int, error) {
	if err := l.w.ctx.Err(); err != nil {
		return 0, l.w.wrap(err)
	}
	if !l.staged && !l.same(data) {
		if err := l.stage(); err != nil {
			return 0, l.fault(err)
		}
	}
	if l.file != nil {
		if _, err := l.file.Write(data); err != nil {
			return 0, l.fault(err)
		}
	}
	l.sum.Write(data)
	l.size += int64(len(data))
	return len(data), nil
}

// same reports whether data come next in the file of the present site.
func (l *long) same(data []byte) bool {
	if l.old == nil {
		return false
	}
	for len(data) > 0 {
		next := l.buffer[:min(len(data), len(l.buffer))]
		if _, err := io.ReadFull(l.old, next); err != nil || !bytes.Equal(next, data[:len(next)]) {
			return false
		}
		data = data[len(next):]
	}
	return true
}

// stage begins a new file with all that was taken in, which stands in that of the
// present site.
func (l *long) stage() error {
	l.staged, l.time = true, 0
	if err := l.w.stage.open(l.w.folder); err != nil {
		return err
	}
	file, err := createNew(filepath.Join(l.w.stage.next(), filepath.FromSlash(l.path)))
	if l.w.clash(l.path, err) {
		return nil
	}
	if l.file = file; err != nil || l.size == 0 {
		return err
	}
	if _, err := l.old.Seek(0, io.SeekStart); err != nil {
		return err
	}
	again := sha256.New()
	if _, err := io.CopyN(io.MultiWriter(file, again), l.old, l.size); err != nil {
		return err
	}
	if !bytes.Equal(again.Sum(nil), l.sum.Sum(nil)) {
		return errors.New("the file of the present site has changed meanwhile")
	}
	return nil
}

// end is called when all was taken in.
func (l *long) end() error {
	if !l.staged && (l.old == nil || l.size != l.length) {
		if err := l.stage(); err != nil {
			return l.fault(err)
		}
	}
	if l.file == nil {
		return nil
	}
	info, err := l.file.Stat()
	if err != nil {
		return l.fault(err)
	}
	l.time = info.ModTime().UnixNano()
	return nil
}

func (l *long) close() error {
	if l.old != nil {
		_ = l.old.Close() // it was only read
	}
	if l.file == nil {
		return nil
	}
	return l.fault(l.file.Close())
}

func (l *long) fault(err error) error {
	if err == nil {
		return nil
	}
	return l.w.wrap(fmt.Errorf("stage %s: %w", l.path, err))
}
