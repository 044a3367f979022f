package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// exchange completes the new tree and lets it take the place of the old one in
// one step. It is not done, without an error, where that is not possible.
func (w *Writer) exchange(s *site, p *plan, old listed) (done bool, err error) {
	if p.alone != "" || w.stage.inside || !w.stage.alike {
		w.spare.drop()
		return false, nil
	}
	known := func(name string) bool {
		_, is := s.file(name)
		return is || old.has(name)
	}
	if w.fresh {
		w.spare.drop() // it has nothing that this site has
		w.spare.dir = ""
	} else {
		if done, err := w.exchangeSpare(s, p, known); done || err != nil {
			return done, err
		}
	}
	if !w.fresh && !w.canExchange() {
		return false, nil
	}
	next := w.stage.next()
	if all, err := w.link(s, p.others); !all || err != nil {
		return false, err
	}
	if err := w.hold.also(next); err != nil {
		return false, fmt.Errorf("lock new site: %w", err)
	}
	if w.fresh {
		given, err := w.opts.Turn.take(w.ctx, func() (bool, error) { return os.Rename(next, w.folder) == nil, nil }) // an empty folder gives way
		if given || err != nil {
			return given, err
		}
	}
	if done, err := w.swap(next, ""); !done || err != nil {
		return done, err
	}
	return true, w.putAway(s, p, known)
}

// swap lets a finished tree and the output folder change places. Until the
// hidden folder is cleared it tells where the old tree is, when that is not in
// it.
func (w *Writer) swap(next, place string) (done bool, err error) {
	if err := w.ctx.Err(); err != nil {
		return false, err
	}
	if err := os.WriteFile(w.stage.file(exchangeName), []byte(place), 0o644); err != nil {
		return false, fmt.Errorf("stage: %w", err)
	}
	done, err = w.opts.Turn.take(w.ctx, func() (bool, error) { return exchange(next, w.folder) == nil, nil })
	if err != nil {
		return false, err
	}
	if !done {
		return false, os.Remove(w.stage.file(exchangeName))
	}
	w.stage.begun = false // what is there now is the old site
	return true, nil
}

// putAway makes the old tree the spare, or clears it away where there is to be
// none.
func (w *Writer) putAway(s *site, p *plan, known func(name string) bool) error {
	next := w.stage.next()
	if w.spare.dir != "" {
		if err := w.late(next, p, known); err != nil {
			return notCleared(err)
		}
		if w.spare.take(next) {
			err := clearStage(w.stage.dir)
			w.trim(s, p)
			return notCleared(err)
		}
	}
	sweep := sweeper{from: next, to: w.folder, known: known}
	if err := sweep.all(); err != nil {
		return notCleared(err)
	}
	return notCleared(clearStage(w.stage.dir))
}

// canExchange tries with two empty folders whether the system and the file
// system know the exchange.
func (w *Writer) canExchange() bool {
	one, other := w.stage.file(probeName+"/1"), w.stage.file(probeName+"/2")
	err := errors.Join(os.MkdirAll(one, 0o755), os.MkdirAll(other, 0o755))
	can := err == nil && exchange(one, other) == nil
	return os.RemoveAll(w.stage.file(probeName)) == nil && can
}

// link brings everything that has not changed into the new tree. That is not
// all, without an error, when a file of others can only be where it is.
func (w *Writer) link(s *site, others []string) (all bool, err error) {
	next := w.stage.next()
	err = atSameTime(s.len(), func(i int) error {
		if err := w.ctx.Err(); err != nil || s.note(i).staged {
			return err
		}
		from, to := w.where(s, i), filepath.Join(next, filepath.FromSlash(s.path(i)))
		if linked(from, to) {
			return nil
		}
		return copied(s.path(i), from, to)
	})
	if err != nil {
		return false, fmt.Errorf("stage: %w", err)
	}
	for _, name := range others {
		from, to := filepath.Join(w.folder, filepath.FromSlash(name)), filepath.Join(next, filepath.FromSlash(name))
		if !linked(from, to) {
			return false, nil
		}
	}
	return true, nil
}

// linked links a file, if the file system can.
func linked(from, to string) bool {
	return withFolders(to, func() error { return os.Link(from, to) }) == nil
}

// finishExchange clears away the tree that is not the site's, after a build
// was killed at the exchange: the old one, or the new one before it.
func finishExchange(dir, folder string) error {
	if tree, err := os.ReadFile(filepath.Join(dir, exchangeName)); err != nil || len(tree) > 0 {
		return errors.Join(err, finishSpare(string(tree), folder))
	}
	next := filepath.Join(dir, nextName)
	if _, err := os.Lstat(next); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	one, err := readListed(next, nil)
	if err != nil {
		return err
	}
	other, err := readListed(folder, nil)
	if err != nil {
		return err
	}
	sweep := sweeper{from: next, to: folder, known: func(name string) bool { return one.has(name) || other.has(name) }}
	return sweep.all()
}

// sweeper clears a tree away that another has taken the place of. What someone
// has put into it in the meantime is moved into the other.
type sweeper struct {
	from, to string
	known    func(name string) bool // whether a file is publish's own
	seen     map[string]bool        // folders that carryFrom leaves out
	lenient  bool                   // what is in the way of something in the other is left where it is
}

// all removes the tree. The manifest goes last: until then it tells a later
// build what is its own.
func (s *sweeper) all() error {
	if err := s.clear("."); err != nil {
		return err
	}
	manifest := filepath.Join(s.from, manifestName)
	if err := os.Remove(manifest); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Remove(s.from)
}

func (s *sweeper) clear(dir string) error {
	full := filepath.Join(s.from, filepath.FromSlash(dir))
	entries, err := os.ReadDir(full)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		at := filepath.Join(s.from, filepath.FromSlash(name))
		switch {
		case name == manifestName:
		case e.IsDir():
			if err = s.clear(name); err == nil {
				err = removeFrom(full, at)
			}
		case e.Type().IsRegular() && (s.known(name) || s.linked(name)):
			err = removeFrom(full, at)
		default:
			err = s.carry(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// carryFrom moves what came too late out of a folder and those in it, and
// removes nothing.
func (s *sweeper) carryFrom(dir string) error {
	entries, err := os.ReadDir(filepath.Join(s.from, filepath.FromSlash(dir)))
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case name == manifestName:
		case e.IsDir():
			if !s.seen[name] {
				err = s.carryFrom(name)
			}
		case !e.Type().IsRegular() || !s.known(name) && !s.linked(name):
			err = s.carry(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// linked reports whether a file is in both trees.
func (s *sweeper) linked(name string) bool {
	one, err := os.Lstat(filepath.Join(s.from, filepath.FromSlash(name)))
	other, err2 := os.Lstat(filepath.Join(s.to, filepath.FromSlash(name)))
	return err == nil && err2 == nil && os.SameFile(one, other)
}

// carry moves what came too late into the site.
func (s *sweeper) carry(name string) error {
	from, to := filepath.Join(s.from, filepath.FromSlash(name)), filepath.Join(s.to, filepath.FromSlash(name))
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		if s.lenient {
			return nil
		}
		return fmt.Errorf("%s was put into the output folder while the sites changed places, and is in the way there: it is kept as %s; move it away", name, from)
	}
	return withFolders(to, func() error { return os.Rename(from, to) })
}

// removeFrom removes a file or an empty folder, also from a folder that its
// owner has made read-only.
func removeFrom(dir, name string) error {
	err := os.Remove(name)
	if errors.Is(err, fs.ErrPermission) && os.Chmod(dir, 0o700) == nil {
		return os.Remove(name)
	}
	return err
}
