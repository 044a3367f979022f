package publish

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"sync"
)

// present is the site that is there.
type present struct {
	readOnce
	buffers sync.Pool
}

// look gives the plain file at a path, without following any symbolic link;
// false when there is none.
func (p *present) look(name string) (found, bool) {
	dir, base := path.Split(name)
	f := p.known(path.Clean(dir))
	if f == nil {
		return found{}, false
	}
	file, is := f.find(base)
	return file, is && file.kind.IsRegular()
}

// keeps gives a file when it is as it was made.
func (p *present) keeps(m Made) (found, bool) {
	file, is := p.look(m.Path)
	if !is || file.size != m.Size {
		return file, false
	}
	if file.time == m.ModTime {
		return file, true
	}
	old, now := p.open(m.Path)
	if old == nil {
		return now, false
	}
	defer old.Close() //nolint:errcheck // it was only read
	sum, err := sumFrom(old)
	return now, err == nil && sum == m.Sum
}

// open opens a plain file; nil when there is none, or another one than when its
// folder was read.
func (p *present) open(name string) (*os.File, found) {
	was, is := p.look(name)
	if !is {
		return nil, was
	}
	file, err := openPlain(p.at(name))
	if err != nil {
		return nil, was
	}
	info, err := file.Stat()
	if err == nil {
		_, inode := inodeOf(info)
		if now := foundOf(info, inode); now.kind == was.kind && now.size == was.size && (was.inode == 0 || now.inode == was.inode) {
			now.inode = was.inode
			return file, now
		}
	}
	_ = file.Close() // it was only read
	return nil, was
}

// same gives the file at the path of f when it has the same bytes. One that
// cannot be read has not.
func (p *present) same(f File) (found, bool) {
	if was, is := p.look(f.Path); !is || was.size != int64(len(f.Data)) {
		return was, false
	}
	old, now := p.open(f.Path)
	if old == nil {
		return now, false
	}
	defer old.Close() //nolint:errcheck // it was only read
	buffer, ok := p.buffers.Get().(*[compareSize]byte)
	if !ok {
		buffer = new([compareSize]byte)
	}
	defer p.buffers.Put(buffer)
	for rest := f.Data; len(rest) > 0; {
		n, err := io.ReadFull(old, buffer[:min(len(rest), compareSize)])
		if err != nil || !bytes.Equal(buffer[:n], rest[:n]) {
			return now, false
		}
		rest = rest[n:]
	}
	return now, true
}

// compareSize is how much is compared at once: most files at once.
const compareSize = 64 << 10

// foundOf tells of a file what its folder's listing would.
func foundOf(info fs.FileInfo, inode uint64) found {
	return found{kind: info.Mode().Type(), size: info.Size(), time: info.ModTime().UnixNano(), inode: inode}
}
