package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Put takes one finished file in. Many goroutines may call it at once. It
// writes only what differs from the site that is there, and keeps none of the
// bytes. The error is one of the disk, or that of the context. A path that
// cannot be a file's, or that others claim, is an error of Commit, which names
// all of them.
func (w *Writer) Put(f File) (Made, error) {
	if err := w.ctx.Err(); err != nil {
		return Made{}, w.wrap(err)
	}
	if !w.fit(f.Path) {
		return Made{}, nil
	}
	made := Made{Path: f.Path, Size: int64(len(f.Data)), Sum: sha256.Sum256(f.Data)}
	if isPage(f.Path) {
		o := w.outline.of(f)
		made.Links, made.Anchors, made.Places = o.links, o.anchors, o.places
	}
	var old found
	same := false
	if !w.fresh {
		old, same = w.present.same(f)
	}
	made.ModTime = old.time
	if !same {
		var err error
		if made.ModTime, err = w.write(f); err != nil {
			return Made{}, w.wrap(fmt.Errorf("stage %s: %w", f.Path, err))
		}
	}
	w.add(made, !same)
	return made, nil
}

// write stages a file and gives its time. There is none, without an error, where
// another of the site is in its way, which Commit tells.
func (w *Writer) write(f File) (time int64, err error) {
	if err := w.stage.open(w.folder); err != nil {
		return 0, err
	}
	info, err := writeNew(filepath.Join(w.stage.next(), filepath.FromSlash(f.Path)), f.Data)
	if w.clash(f.Path, err) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return info.ModTime().UnixNano(), nil
}

// clash reports whether an error is that of another file in the way, and notes
// it for Commit.
func (w *Writer) clash(name string, err error) bool {
	if !errors.Is(err, fs.ErrExist) && !errors.Is(err, syscall.ENOTDIR) && !errors.Is(err, syscall.EISDIR) {
		return false
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.clashed = append(w.clashed, fmt.Errorf("stage %s: %w", name, err))
	return true
}

// fit reports whether a path can be a file's; if not, it notes why for Commit.
func (w *Writer) fit(name string) bool {
	why := unfit(name)
	if why == "" {
		return true
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.refused = append(w.refused, fmt.Errorf("file %q: %s", name, why))
	return false
}

// Keep takes over a file of the present site that an earlier Put told of, and
// reports whether it could: the file must have the same bytes as then. Size and
// time are enough to know; where the time differs, the bytes are compared, and m
// gets the time that the file has.
func (w *Writer) Keep(m *Made) bool {
	if w.fresh || w.ctx.Err() != nil || unfit(m.Path) != "" {
		return false
	}
	there, is := w.present.keeps(*m)
	if !is {
		return false
	}
	m.ModTime = there.time
	w.add(*m, false)
	return true
}

func (w *Writer) add(m Made, staged bool) {
	n := note{size: m.Size, sum: m.Sum, time: m.ModTime, page: -1, staged: staged}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if isPage(m.Path) {
		n.page = w.pages.add(&outline{links: m.Links, anchors: m.Anchors, places: m.Places})
	}
	w.notes.add(m.Path, n)
}

func sumOf(name string) (sum [sha256.Size]byte, err error) {
	file, err := os.Open(name)
	if err != nil {
		return sum, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	return sumFrom(file)
}

func sumFrom(file io.Reader) (sum [sha256.Size]byte, err error) {
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return sum, err
	}
	hash.Sum(sum[:0])
	return sum, nil
}
