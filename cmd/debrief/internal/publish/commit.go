package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Commit follows the links of all pages, writes the manifest and lets the new
// site take the place of the old one. After it, or Abort, the Writer is of no
// use. When it gives an error, the folder is as it was, but for what the
// package's text says of killed builds and of what cannot be taken back.
//
// Links that lead nowhere are an error of type BrokenLinks; all of them are
// named. So are all files that cannot be part of a site, and all files of
// others in their way.
func (w *Writer) Commit() (Result, error) {
	if w.ended {
		return Result{}, w.wrap(errors.New("the build has ended"))
	}
	result, err := w.commit()
	ended := w.end()
	if err == nil {
		ended = notCleared(ended)
	}
	return result, w.wrap(errors.Join(err, ended))
}

func (w *Writer) commit() (Result, error) {
	defer w.readAhead()()
	s, err := w.checked()
	if err != nil {
		return Result{}, err
	}
	result := Result{Files: s.len()}
	for i := range s.len() {
		if s.note(i).staged {
			result.Written++
		}
	}
	if result.Written == 0 {
		if sum, stands := manifestStands(w.folder, s, w.opts); stands {
			w.hold.stay()
			w.seal = sealOf(s, sum)
			return result, nil
		}
	}
	p, old, err := w.planned(s)
	if err != nil {
		return Result{}, err
	}
	sum, err := w.stageRest(s, p)
	if err != nil {
		return Result{}, fmt.Errorf("stage: %w", err)
	}
	result.Removed, result.Kept = len(p.stale), p.kept
	done, err := w.exchange(s, p, old)
	if !done && err == nil {
		err = w.journal(s, p)
	}
	if err != nil {
		return Result{}, err
	}
	w.hold.stay()
	w.seal = sealOf(s, sum)
	return result, nil
}

// checked gives the site when all of it is right.
func (w *Writer) checked() (*site, error) {
	if err := w.ctx.Err(); err != nil {
		return nil, err
	}
	if err := w.recall(); err != nil {
		return nil, err
	}
	s, err := siteOf(&w.notes)
	if err := errors.Join(errors.Join(w.refused...), err); err != nil {
		return nil, err
	}
	if err := errors.Join(w.clashed...); err != nil {
		return nil, err
	}
	return s, w.checkLinks(s)
}

// stageRest stages unchanged files that are not there under the very name that
// they have now, since the disk may be blind to case, and the manifest, of which
// it gives the sum.
func (w *Writer) stageRest(s *site, p *plan) (sum [sha256.Size]byte, err error) {
	if err := w.stage.open(w.folder); err != nil {
		return sum, err
	}
	for i := range s.len() {
		n := s.note(i)
		if n.staged || p.there[i] {
			continue
		}
		from := w.where(s, i)
		n.staged = true
		if err := copied(s.path(i), from, w.where(s, i)); err != nil {
			return sum, err
		}
	}
	file, err := os.Create(filepath.Join(w.stage.next(), manifestName))
	if err != nil {
		return sum, err
	}
	sum, err = writeManifest(file, s, w.opts)
	return sum, errors.Join(err, file.Close())
}
