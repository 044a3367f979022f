package cache

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
)

// Folder is a folder on disk that things are kept in. A nil Folder keeps
// nothing.
type Folder struct{ dir string }

// Open gives the folder at dir, which is made when something is kept; nil when
// dir is empty.
func Open(dir string) *Folder {
	if dir == "" {
		return nil
	}
	return &Folder{dir}
}

// A file begins with the magic, then come the key, the sum of the rest, and
// the rest.
const magic = "debrief cache 1\n"

const headLength = len(magic) + 2*sha256.Size

// Get gives what was kept under a name with the same key; nil when nothing was.
func (f *Folder) Get(name string, key Key) []byte {
	if f == nil {
		return nil
	}
	at := filepath.Join(f.dir, name)
	if !isPlain(at) {
		return nil
	}
	data, err := os.ReadFile(at)
	if err != nil || len(data) < headLength || !bytes.HasPrefix(data, []byte(magic)) {
		return nil
	}
	head, rest := data[len(magic):headLength], data[headLength:]
	if sum := KeyOf(rest); !bytes.Equal(head, append(key[:len(key):len(key)], sum[:]...)) {
		return nil
	}
	return rest
}

// Put keeps something under a name, in the place of what was there.
func (f *Folder) Put(name string, key Key, data []byte) error {
	if f == nil {
		return nil
	}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(f.dir, name+".*")
	if err != nil {
		return err
	}
	sum := KeyOf(data)
	for _, part := range [][]byte{[]byte(magic), key[:], sum[:], data} {
		if err == nil {
			_, err = file.Write(part)
		}
	}
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(file.Name(), filepath.Join(f.dir, name))
	}
	if err != nil {
		err = errors.Join(err, os.Remove(file.Name()))
	}
	return err
}

// isPlain reports whether a file is there, and is neither a link, through which
// another's would be read or written, nor a pipe that gives no end.
func isPlain(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode().IsRegular()
}
