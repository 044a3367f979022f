package cache

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// claimName is the first file in a folder, by which it can be told for a cache,
// also when all that is in it is damaged.
const claimName = "made-by-debrief"

const claim = "\nDebrief keeps here what the next build can use again. This is always safe to delete.\n"

// Claim makes the folder if need be and marks it, before anything is kept in it.
// The error says why nothing can be, or must be because someone else's files are
// in it.
func (f *Folder) Claim() error {
	if f == nil {
		return nil
	}
	entries, err := os.ReadDir(f.dir)
	if len(entries) == 0 && (err == nil || errors.Is(err, fs.ErrNotExist)) {
		return f.Put(claimName, Key{}, []byte(claim))
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == claimName || e.Type().IsRegular() && begunByUs(filepath.Join(f.dir, e.Name())) {
			return nil
		}
	}
	return fmt.Errorf("the folder %s has files in it that Debrief has not made; choose an empty one, such as .cache", f.dir)
}

// begunByUs reports whether a file is one that things are kept in.
func begunByUs(name string) bool {
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close() //nolint:errcheck // it was only read
	begins := make([]byte, len(magic))
	_, err = io.ReadFull(file, begins)
	return err == nil && string(begins) == magic
}
