package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// spare is a tree that a build leaves for the next one: what both sites have in
// common, as hard links. It is trusted no further than its inodes show.
type spare struct {
	dir    string   // where it is, or would be; empty when there is to be none
	folder string   // the output folder that it is for
	lock   *os.File // of the tree, while it is brought up to date
	busy   bool     // another has its lock
	read   readOnce // the tree
	wait   func()   // until the tree is read; nil when nobody reads it
}

// Names in a spare's folder.
const (
	spareMarkerName = "made-by-debrief"
	spareTreeName   = "tree"
)

// choose finds the place of the spare for an output folder in another folder.
func (sp *spare) choose(in, folder string) {
	if in == "" {
		return
	}
	in, err := resolve(in)
	if err != nil {
		return
	}
	dir := filepath.Join(in, spareName(folder))
	if !holds(folder, dir) && !holds(dir, folder) {
		sp.dir, sp.folder = dir, folder
	}
}

func spareName(folder string) string {
	sum := sha256.Sum256([]byte(folder))
	return "spare-" + hex.EncodeToString(sum[:8])
}

func (sp *spare) tree() string { return filepath.Join(sp.dir, spareTreeName) }

// marker is what stands in the marker file.
func (sp *spare) marker() string {
	return "Debrief keeps hard links to the files of a site here, for the next build. This is always safe to delete.\n" + sp.folder + "\n"
}

// is reports whether there is a spare of ours for the output folder.
func (sp *spare) is() bool {
	entries, err := os.ReadDir(sp.dir)
	if err != nil || len(entries) != 2 || !entries[0].Type().IsRegular() || entries[0].Name() != spareMarkerName ||
		!entries[1].IsDir() || entries[1].Name() != spareTreeName {
		return false
	}
	text, err := os.ReadFile(filepath.Join(sp.dir, spareMarkerName))
	return err == nil && string(text) == sp.marker()
}

// open locks the spare, if there is one on a device.
func (sp *spare) open(device uint64) bool {
	if sp.lock != nil {
		return true
	}
	if sp.dir == "" || !sp.is() {
		return false
	}
	if state, err := stateOf(sp.tree()); err != nil || state.device != device {
		return false
	}
	file, busy, err := lock(sp.tree())
	sp.lock, sp.busy, sp.read.root, sp.read.inodes = file, busy, sp.tree(), listsInodes(sp.tree())
	return err == nil && !busy
}

// readAhead begins to read the spare of a site in which something changes; end has
// to follow.
func (w *Writer) readAhead() (end func()) {
	if w.fresh || !w.stage.begun || w.stage.inside || !w.stage.alike || !w.spare.open(w.device) {
		return func() {}
	}
	w.spare.wait, end = w.spare.read.ahead(w.ctx)
	return end
}

// close lets the spare go.
func (sp *spare) close() {
	if sp.lock != nil {
		_ = sp.lock.Close() // it was only locked
		sp.lock = nil
	}
}

// drop throws the spare away, unless another is at work in it. That it cannot
// be is no fault of the site: none that is odd is ever used.
func (sp *spare) drop() {
	sp.close()
	if sp.dir != "" && !sp.busy {
		_ = os.RemoveAll(sp.dir)
	}
}

// take makes a tree the spare, and reports whether it could.
func (sp *spare) take(tree string) bool {
	if sp.dir == "" || sp.busy {
		return false
	}
	sp.drop()
	if os.MkdirAll(sp.dir, 0o700) != nil || os.WriteFile(filepath.Join(sp.dir, spareMarkerName), []byte(sp.marker()), 0o600) != nil {
		sp.drop()
		return false
	}
	if os.Rename(tree, sp.tree()) != nil {
		sp.drop()
		return false
	}
	return true
}

// errOdd says that a spare has something in it that no build puts there.
var errOdd = errors.New("the spare tree is not as it was left")

// dress brings the spare up to date, so that it is the new site with the files
// of others. What is the very file that the new site has stays; everything else
// is removed, and linked anew.
func (w *Writer) dress(s *site, p *plan) error {
	tree := w.spare.tree()
	if err := likeOld(tree, w.folder); err != nil {
		return err
	}
	model, err := modelFolder(tree)
	if err != nil {
		return err
	}
	d := dresser{site: &finder{site: s}, present: &w.present, device: w.device, tree: tree, right: make([]bool, s.len()), others: map[string]uint64{}, folders: map[string]bool{}}
	for _, name := range p.others {
		info, err := os.Lstat(w.present.at(name))
		if err != nil {
			return err
		}
		d.others[name] = inodeOn(w.device, info)
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			d.folders[dir] = true
		}
	}
	if w.spare.wait != nil {
		w.spare.wait()
	}
	err = walkTree(w.ctx, w.spare.read.now, func(f *folder) ([]string, error) {
		if f.state.device != model.device || f.name != "." && f.state.kept != model.kept {
			return nil, errOdd
		}
		return d.tidy(f)
	})
	if err != nil {
		return err
	}
	return w.linkInto(tree, d.missing(w))
}

// modelFolder tells how a folder that is made in a tree now would be.
func modelFolder(tree string) (folderState, error) {
	name := filepath.Join(tree, ".debrief-model")
	if err := os.Mkdir(name, 0o755); err != nil {
		return folderState{}, err
	}
	state, err := stateOf(name)
	return state, errors.Join(err, os.Remove(name))
}

// dresser takes out of a tree what does not belong there.
type dresser struct {
	site    *finder
	present *present
	device  uint64 // that both trees are on
	tree    string
	right   []bool            // files of the site that are there, by index
	others  map[string]uint64 // inodes of others' files that are missing
	folders map[string]bool   // that those lie in
}

// tidy does so in one folder, and gives the folders in it that stay.
func (d *dresser) tidy(f *folder) (below []string, err error) {
	now := d.present.known(f.name)
	for i, e := range f.entries {
		name := f.path(i)
		switch {
		case e.kind.IsDir() && (d.site.folder(name) || d.folders[name]):
			below = append(below, name)
		case e.kind.IsDir():
			err = os.RemoveAll(d.at(name))
		case !e.kind.IsRegular():
			err = errOdd
		case !d.belongs(name, e.inode, now.inode(f.entry(i), d.device)):
			err = os.Remove(d.at(name))
		}
		if err != nil {
			return nil, err
		}
	}
	return below, nil
}

func (d *dresser) at(name string) string { return filepath.Join(d.tree, filepath.FromSlash(name)) }

// belongs reports whether a file in the tree is the one that it should be; present
// is the inode that the site has at its path.
func (d *dresser) belongs(name string, inode, present uint64) bool {
	if i, is := d.site.file(name); is {
		d.right[i] = !d.site.note(i).staged && inode != 0 && inode == present
		return d.right[i]
	}
	if want, is := d.others[name]; is && inode != 0 && inode == want {
		delete(d.others, name)
		return true
	}
	return false
}

// missing gives the files that are not in the tree yet.
func (d *dresser) missing(w *Writer) (all []place) {
	for i, right := range d.right {
		if !right {
			all = append(all, place{w.where(d.site.site, i), d.site.path(i)})
		}
	}
	for name := range d.others {
		all = append(all, place{w.present.at(name), name})
	}
	return append(all, place{filepath.Join(w.stage.next(), manifestName), manifestName})
}

// place is where a file is, and the path that it has in a tree.
type place struct{ from, name string }

// linkInto links files into a tree.
func (w *Writer) linkInto(tree string, all []place) error {
	return atSameTime(len(all), func(i int) error {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		to := filepath.Join(tree, filepath.FromSlash(all[i].name))
		return withFolders(to, func() error { return os.Link(all[i].from, to) })
	})
}

// exchangeSpare lets the spare, once it is up to date, take the place of the
// site, which becomes the spare. It is not done, without an error, where there
// is none, or one that is odd: that is thrown away.
func (w *Writer) exchangeSpare(s *site, p *plan, known func(name string) bool) (done bool, err error) {
	if !w.spare.open(w.device) {
		return false, nil
	}
	if w.dress(s, p) != nil {
		if w.ctx.Err() == nil { // else there is no time for it, and the next build looks at it anew
			w.spare.drop()
		}
		return false, w.ctx.Err()
	}
	done, err = w.swap(w.spare.tree(), w.spare.tree())
	if err != nil || !done {
		w.spare.drop()
		return done, err
	}
	if err := w.late(w.spare.tree(), p, known); err != nil {
		return true, notCleared(err)
	}
	err = clearStage(w.stage.dir)
	w.trim(s, p)
	return true, notCleared(err)
}

// trim takes out of the spare, which was the site, what the site has no more:
// so it needs no room, and nothing outlives there what was taken out of a site.
func (w *Writer) trim(s *site, p *plan) {
	tree := w.spare.tree()
	gone := slices.Concat(p.stale, []string{manifestName})
	for i := range s.len() {
		if s.note(i).staged && p.there[i] {
			gone = append(gone, s.path(i))
		}
	}
	err := atSameTime(len(gone), func(i int) error {
		err := os.Remove(filepath.Join(tree, filepath.FromSlash(gone[i])))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	for _, name := range p.stale {
		for dir := path.Dir(name); dir != "." && os.Remove(filepath.Join(tree, filepath.FromSlash(dir))) == nil; dir = path.Dir(dir) {
		}
	}
	if err != nil {
		w.spare.drop()
	}
}

// late moves into the site what someone has put into the old tree since it was
// looked into.
func (w *Writer) late(tree string, p *plan, known func(name string) bool) error {
	c := sweeper{from: tree, to: w.folder, known: known, seen: make(map[string]bool, len(p.seen))}
	changed := make([]bool, len(p.seen))
	_ = atSameTime(len(p.seen), func(i int) error {
		was := p.seen[i]
		now, err := stateOf(filepath.Join(tree, filepath.FromSlash(was.name)))
		changed[i] = err != nil || !was.settled || now.changed != was.state.changed
		return nil //nolint:nilerr // a folder that cannot be looked at counts as changed
	})
	for _, was := range p.seen {
		c.seen[was.name] = true
	}
	for i, was := range p.seen {
		if !changed[i] {
			continue
		}
		if err := c.carryFrom(was.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// finishSpare moves into the site what was put into a spare, after a build was
// killed at the exchange of the two. A spare that is gone is no loss, and what is
// in the way in the site has no place there: anyone may have damaged the spare.
func finishSpare(tree, folder string) error {
	sp := spare{dir: filepath.Dir(tree), folder: folder}
	if filepath.Base(tree) != spareTreeName || filepath.Base(sp.dir) != spareName(folder) || !sp.is() {
		return nil
	}
	other, err := readListed(folder, nil)
	if err != nil {
		return err
	}
	if one, err := readListed(tree, nil); err == nil && len(one.files) > 0 { // else it is damaged
		c := sweeper{from: tree, to: folder, known: func(name string) bool { return one.has(name) || other.has(name) }, lenient: true}
		return c.carryFrom(".")
	}
	return nil
}

// notCleared says what an error means that came after the new site was in its place.
func notCleared(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("the new site is in its place, but the old one could not be cleared away: %w", err)
}
