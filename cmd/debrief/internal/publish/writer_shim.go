package publish

import (
	"context"
	"sync"
)

// Writer is a stand-in until the real one is merged.
type Writer struct {
	mu    sync.Mutex
	dir   string
	opts  Options
	files []File
}

// Made is a file that is part of the site.
type Made struct{ Path string }

// Begin gets a build ready.
func Begin(_ context.Context, dir string, opts Options) (*Writer, error) {
	return &Writer{dir: dir, opts: opts}, nil
}

// Put takes a file in.
func (w *Writer) Put(f File) (Made, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.files = append(w.files, f)
	return Made{f.Path}, nil
}

// Commit publishes.
func (w *Writer) Commit() (Result, error) { return Write(w.dir, w.files, w.opts) }

// Abort drops all.
func (w *Writer) Abort() error { return nil }

// Keep takes over a file.
func (w *Writer) Keep(Made) bool { return false }
