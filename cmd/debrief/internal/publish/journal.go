package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
)

// journal is what has to be done in the output folder when all is staged. It
// can be done again from any point on.
type journal struct {
	Remove []string  `json:"remove"`
	Put    []putting `json:"put"`
}

type putting struct {
	Path string `json:"path"`
	Over bool   `json:"over"` // a file of ours stands there
}

// journal moves the staged files into the output folder one by one, in one turn.
func (w *Writer) journal(s *site, p *plan) error {
	_, err := w.opts.Turn.take(w.ctx, func() (bool, error) {
		err := w.move(s, p)
		return err == nil, err
	})
	return err
}

// move does so. When it fails on the way, everything is taken back.
func (w *Writer) move(s *site, p *plan) error {
	j := journal{Remove: p.stale}
	for i := range s.len() {
		if s.note(i).staged {
			j.Put = append(j.Put, putting{Path: s.path(i), Over: p.there[i]})
		}
	}
	j.Put = append(j.Put, putting{Path: manifestName, Over: true})
	if err := errors.Join(w.stageBoth(s), j.write(w.stage.dir)); err != nil {
		return fmt.Errorf("stage: %w", err)
	}
	m := mover{stage: w.stage.dir, folder: w.folder, sure: map[string]bool{".": true}}
	err := m.all(j)
	if err == nil {
		return nil
	}
	err = fmt.Errorf("move into place: %w", err)
	if undone := m.undo(); undone != nil {
		w.stage.begun = false // the next build needs it
		return errors.Join(err, fmt.Errorf("take back: %w", undone), errors.New("the folder is partly new: mend this and build again, which finishes it"))
	}
	return err
}

// stageBoth stages the manifest that lists the files of both sites. While it
// stands, nothing of either can be taken for someone else's, whatever becomes of
// this build and of its hidden folder.
func (w *Writer) stageBoth(s *site) error {
	file, err := os.Create(w.stage.file(bothName))
	if err != nil {
		return err
	}
	return errors.Join(writeBoth(file, w.folder, s, w.opts), file.Close())
}

func (j journal) write(dir string) error {
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	draft := filepath.Join(dir, draftName)
	if err := os.WriteFile(draft, data, 0o644); err != nil {
		return err
	}
	return os.Rename(draft, filepath.Join(dir, journalName))
}

// finishJournal does the rest of what a killed build has begun.
func finishJournal(dir, folder string) error {
	data, err := os.ReadFile(filepath.Join(dir, journalName))
	if err != nil {
		return err
	}
	var j journal
	if err := json.Unmarshal(data, &j); err != nil {
		return fmt.Errorf("read journal: %w", err)
	}
	if err := os.RemoveAll(filepath.Join(dir, asideName)); err != nil {
		return err
	}
	m := mover{stage: dir, folder: folder, sure: map[string]bool{".": true}, again: true}
	if m.old, err = readListed(folder, nil); err != nil {
		return err
	}
	return m.all(j)
}

// mover moves files within the output folder and can take it all back.
type mover struct {
	stage, folder string
	sure          map[string]bool // folders that are plain ones
	again         bool            // a part has been done before
	old           listed          // in the manifest that stands there; only when again
	aside         int             // old files kept in the hidden folder
	back          []func() error
}

func (m *mover) at(name string) string { return filepath.Join(m.folder, filepath.FromSlash(name)) }

func (m *mover) staged(name string) string {
	return filepath.Join(m.stage, nextName, filepath.FromSlash(name))
}

// all lets the manifest of both sites take the place of the old one, removes what
// is stale, then moves the staged files in; the new manifest is the last of them.
func (m *mover) all(j journal) error {
	if err := os.Mkdir(filepath.Join(m.stage, asideName), 0o755); err != nil {
		return err
	}
	if m.again && !slices.ContainsFunc(j.Put, func(p putting) bool { return m.waits(p.Path) }) {
		return nil // all is done, and what is stale may be another's by now
	}
	if err := m.listBoth(); err != nil {
		return err
	}
	for _, name := range j.Remove {
		if err := m.remove(name); err != nil {
			return err
		}
	}
	for _, p := range j.Put {
		if err := m.moveIn(p); err != nil {
			return err
		}
	}
	return nil
}

// listBoth lets the manifest of both sites take the place of the old one, so that
// there is one at every moment.
func (m *mover) listBoth() error {
	both, place, kept := filepath.Join(m.stage, bothName), m.at(manifestName), filepath.Join(m.stage, asideName, manifestName)
	if _, err := os.Lstat(both); errors.Is(err, fs.ErrNotExist) { // it stands there
		return nil
	}
	if os.Link(place, kept) != nil {
		if err := copyNew(place, kept); errors.Is(err, fs.ErrNotExist) { // this is the first site
			kept = ""
		} else if err != nil {
			return err
		}
	}
	if err := os.Rename(both, place); err != nil {
		return err
	}
	m.back = append(m.back, func() error {
		if kept == "" {
			return os.Rename(place, both)
		}
		return errors.Join(copyNew(place, both), os.Rename(kept, place))
	})
	return nil
}

// waits reports whether a file is still staged.
func (m *mover) waits(name string) bool {
	_, err := os.Lstat(m.staged(name))
	return err == nil
}

func (m *mover) remove(name string) error {
	if !m.again || m.isFolder(path.Dir(name)) && m.old.wrote(name, m.at(name)) {
		if err := m.setAside(name, false); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	m.clearFolders(name)
	return nil
}

// clearFolders removes the folders that the removal of a file left empty, also
// before a build was killed.
func (m *mover) clearFolders(name string) {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if m.isFolder(dir) && os.Remove(m.at(dir)) != nil {
			return
		}
		delete(m.sure, dir)
	}
}

// setAside keeps the old file for undo. With stay, it remains in place if the
// file system has hard links, so that readers never miss it.
func (m *mover) setAside(name string, stay bool) error {
	kept := filepath.Join(m.stage, asideName, strconv.Itoa(m.aside))
	m.aside++
	if !stay || os.Link(m.at(name), kept) != nil {
		if err := os.Rename(m.at(name), kept); err != nil {
			return err
		}
	}
	m.back = append(m.back, func() error {
		return withFolders(m.at(name), func() error { return os.Rename(kept, m.at(name)) })
	})
	return nil
}

func (m *mover) moveIn(p putting) error {
	if m.again && !m.waits(p.Path) {
		return nil
	}
	if err := m.makeFolder(path.Dir(p.Path)); err != nil {
		return err
	}
	old, err := os.Lstat(m.at(p.Path))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if old != nil && (!old.Mode().IsRegular() || !p.Over) {
		return foreign(p.Path)
	}
	if old != nil {
		if err := m.setAside(p.Path, true); err != nil {
			return err
		}
	}
	if err := os.Rename(m.staged(p.Path), m.at(p.Path)); err != nil {
		return err
	}
	m.back = append(m.back, func() error { return os.Rename(m.at(p.Path), m.staged(p.Path)) })
	return nil
}

// isFolder reports whether a folder is there, without any symbolic link on the
// way.
func (m *mover) isFolder(dir string) bool {
	if dir == "." {
		return true
	}
	info, err := os.Lstat(m.at(dir))
	return err == nil && info.IsDir() && m.isFolder(path.Dir(dir))
}

func (m *mover) makeFolder(dir string) error {
	if m.sure[dir] {
		return nil
	}
	if err := m.makeFolder(path.Dir(dir)); err != nil {
		return err
	}
	m.sure[dir] = true
	info, err := os.Lstat(m.at(dir))
	if err == nil && !info.IsDir() {
		return foreign(dir)
	}
	if err == nil {
		return nil
	}
	if err := os.Mkdir(m.at(dir), 0o755); err != nil {
		return err
	}
	m.back = append(m.back, func() error { return os.Remove(m.at(dir)) })
	return nil
}

// undo puts everything back, last move first. What was staged is staged again,
// so that the journal stays true on the way.
func (m *mover) undo() error {
	var faults []error
	for _, back := range slices.Backward(m.back) {
		faults = append(faults, back())
	}
	return errors.Join(faults...)
}
