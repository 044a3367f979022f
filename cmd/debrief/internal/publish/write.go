package publish

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
)

// Options says what a build is and which folders it must keep away from.
type Options struct {
	Version, AsOf, Audience string // told in the manifest

	BaseURL string   // the site's absolute address; empty when it is not known
	Project string   // the folder that the output folder must not be or hold
	Sources []string // folders that must not be, hold or lie in the output folder

	// Spare is a folder in which a tree for the next build may be kept, so that it
	// costs what has changed; empty for none. It is made when need be, and is
	// always safe to delete.
	Spare string
	// Turn is taken before the site changes; nil for none.
	Turn *Turn
	// Waiting is called once when another build is at work in the folder and
	// this one waits for it to end; nil for nothing.
	Waiting func()
}

// Result is what a build did to the output folder.
type Result struct {
	Files   int // in the site, without the manifest
	Written int // of them, because they were new or changed
	Removed int // written by an earlier build, no longer part of the site
	// Kept are files that an earlier build wrote, that are no longer part of
	// the site, and that someone has changed since: they were left alone.
	Kept []string
}

// Writer is a build on its way into an output folder.
type Writer struct {
	ctx     context.Context // of the whole build, which is one long call in pieces
	opts    Options
	dir     string // as the caller calls it
	folder  string // where that is, without symbolic links
	device  uint64 // that it is on
	fresh   bool   // nothing is there
	hold    *hold
	stage   stage
	present present
	outline outliner

	spare   spare
	mutex   sync.Mutex
	notes   notes
	pages   pages
	refused []error // files that cannot be part of any site
	clashed []error // files that could not be staged beside another
	ended   bool
	seal    Seal
}

// Begin gets a build into dir ready; it holds the folder's lock until Commit or
// Abort, one of which has to follow. When another build has the lock, it waits
// until that ends or ctx does. What a killed build has left is put in order.
//
// The error says why the folder cannot be an output folder; it is then as it
// was. When ctx ends, every other method fails with its error, as soon as the
// file at hand is done.
func Begin(ctx context.Context, dir string, opts Options) (*Writer, error) {
	w := &Writer{ctx: ctx, opts: opts, dir: dir}
	if opts.BaseURL != "" {
		base, err := url.Parse(opts.BaseURL)
		if err != nil {
			return nil, fmt.Errorf("read base address: %w", err)
		}
		w.outline.base = base
	}
	folder, err := outputFolder(dir, opts)
	if err != nil {
		return nil, err
	}
	w.folder = folder
	if w.hold, err = holdFolder(ctx, folder, opts.Waiting); err != nil {
		return nil, w.wrap(err)
	}
	if err := w.look(); err != nil {
		return nil, w.wrap(errors.Join(err, w.end()))
	}
	return w, nil
}

// look finds out what is in the folder, after putting it in order.
func (w *Writer) look() error {
	for _, place := range stagePlaces(w.folder) {
		if err := recoverStage(place, w.folder); err != nil {
			return err
		}
	}
	w.spare.choose(w.opts.Spare, w.folder)
	if err := checkManifest(w.folder); err != nil {
		return err
	}
	entries, err := os.ReadDir(w.folder)
	if err != nil {
		return fmt.Errorf("look into output folder: %w", err)
	}
	w.fresh = len(entries) == 0
	state, err := stateOf(w.folder)
	if err != nil {
		return fmt.Errorf("look into output folder: %w", err)
	}
	w.present.root, w.device = w.folder, state.device
	w.stage.choose(w.folder)
	return nil
}

func (w *Writer) wrap(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("publish to %s: %w", w.dir, err)
}

// Abort throws the build away and leaves the folder as it was. After Commit it
// does nothing.
func (w *Writer) Abort() error {
	if w.ended {
		return nil
	}
	return w.wrap(w.end())
}

// end removes what was staged and lets the folder go.
func (w *Writer) end() error {
	w.ended = true
	w.spare.close()
	return errors.Join(w.stage.remove(), w.hold.release())
}

// where gives the place on the disk where a file's bytes are now.
func (w *Writer) where(s *site, i int) string {
	name := filepath.FromSlash(s.path(i))
	if s.note(i).staged {
		return filepath.Join(w.stage.next(), name)
	}
	return filepath.Join(w.folder, name)
}

// Write makes dir hold the files, and the manifest that lists them, beside
// whatever else is there. When it gives an error, the folder is as it was.
//
// Broken links in the pages are an error of type BrokenLinks.
func Write(ctx context.Context, dir string, files []File, opts Options) (Result, error) {
	w, err := Begin(ctx, dir, opts)
	if err != nil {
		return Result{}, err
	}
	for _, f := range files {
		if _, err := w.Put(f); err != nil {
			return Result{}, errors.Join(err, w.Abort())
		}
	}
	return w.Commit()
}
