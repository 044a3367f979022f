package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
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
	var info fs.FileInfo
	if !w.fresh {
		info = w.present.same(f)
	}
	staged := info == nil
	if staged {
		var err error
		if info, err = w.write(f); err != nil {
			return Made{}, w.wrap(fmt.Errorf("stage %s: %w", f.Path, err))
		}
	}
	if info != nil {
		made.ModTime = info.ModTime().UnixNano()
	}
	w.add(made, staged, info)
	return made, nil
}

// write stages a file. There is none, without an error, where another of the
// site is in its way, which Commit tells.
func (w *Writer) write(f File) (fs.FileInfo, error) {
	if err := w.stage.open(w.folder); err != nil {
		return nil, err
	}
	info, err := writeNew(filepath.Join(w.stage.next(), filepath.FromSlash(f.Path)), f.Data)
	if w.clash(f.Path, err) {
		return nil, nil //nolint:nilnil // the comment says what that means
	}
	return info, err
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
// time are enough to know; where the time differs, the bytes are compared.
func (w *Writer) Keep(m Made) bool {
	if w.fresh || w.ctx.Err() != nil || unfit(m.Path) != "" {
		return false
	}
	info := w.present.find(m)
	if info == nil {
		return false
	}
	w.add(m, false, info)
	return true
}

func (w *Writer) add(m Made, staged bool, info fs.FileInfo) {
	n := note{path: m.Path, size: m.Size, sum: m.Sum, page: -1, staged: staged}
	if info != nil {
		n.time = info.ModTime().UnixNano()
	}
	if !staged {
		n.inode = inodeOn(w.present.device, info)
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if isPage(m.Path) {
		n.page = w.pages.add(&outline{links: m.Links, anchors: m.Anchors, places: m.Places})
	}
	w.notes.add(n)
}

// present is the site that is there.
type present struct {
	folder  string
	device  uint64   // that the folder is on
	folders sync.Map // paths of folders in it, to whether they are plain ones
	buffers sync.Pool
}

func (p *present) at(name string) string { return filepath.Join(p.folder, filepath.FromSlash(name)) }

// look gives the plain file at a path, without following any symbolic link;
// nil when there is none.
func (p *present) look(name string) fs.FileInfo {
	if !p.isFolder(path.Dir(name)) {
		return nil
	}
	info, err := os.Lstat(p.at(name))
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return info
}

// find gives a file when it is as it was made; else nil.
func (p *present) find(m Made) fs.FileInfo {
	info := p.look(m.Path)
	if info == nil || info.Size() != m.Size {
		return nil
	}
	if info.ModTime().UnixNano() != m.ModTime {
		if sum, err := sumOf(p.at(m.Path)); err != nil || sum != m.Sum {
			return nil
		}
	}
	return info
}

func (p *present) isFolder(dir string) bool {
	if dir == "." {
		return true
	}
	if known, ok := p.folders.Load(dir); ok {
		return known.(bool)
	}
	is := false
	if p.isFolder(path.Dir(dir)) {
		info, err := os.Lstat(p.at(dir))
		is = err == nil && info.IsDir()
	}
	p.folders.Store(dir, is)
	return is
}

// same gives the file at the path of f when it has the same bytes; else nil.
// One that cannot be read has not.
func (p *present) same(f File) fs.FileInfo {
	info := p.look(f.Path)
	if info == nil || info.Size() != int64(len(f.Data)) {
		return nil
	}
	old, err := os.Open(p.at(f.Path))
	if err != nil {
		return nil
	}
	defer old.Close() //nolint:errcheck // it was only read
	buffer, ok := p.buffers.Get().(*[compareSize]byte)
	if !ok {
		buffer = new([compareSize]byte)
	}
	defer p.buffers.Put(buffer)
	for rest := f.Data; len(rest) > 0; {
		n, err := old.Read(buffer[:min(len(rest), compareSize)])
		if err != nil || !bytes.Equal(buffer[:n], rest[:n]) {
			return nil
		}
		rest = rest[n:]
	}
	return info
}

// compareSize is how much is compared at once: most files at once.
const compareSize = 64 << 10

func sumOf(name string) (sum [sha256.Size]byte, err error) {
	file, err := os.Open(name)
	if err != nil {
		return sum, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return sum, err
	}
	hash.Sum(sum[:0])
	return sum, nil
}
