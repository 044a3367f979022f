package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// mover moves files within the output folder and can take it all back.
type mover struct {
	root  *os.Root
	aside int // old files kept in the staging folder
	back  []func() error
}

// all removes what is stale, then moves the staged files in; the manifest is
// the last of them.
func (m *mover) all(p *plan) error {
	for _, name := range p.stale {
		if err := m.setAside(name, false); err != nil {
			return err
		}
		m.clearFolders(name)
	}
	for i, f := range p.changed {
		if err := m.moveIn(numbered(stagedNew, i), f.Path); err != nil {
			return err
		}
	}
	return nil
}

// setAside keeps the old file for undo. With stay, it remains in place if the
// file system has hard links, so that readers never miss it.
func (m *mover) setAside(name string, stay bool) error {
	kept := numbered(stagedOld, m.aside)
	m.aside++
	if !stay || m.root.Link(name, kept) != nil {
		if err := m.root.Rename(name, kept); err != nil {
			return err
		}
	}
	m.back = append(m.back, func() error {
		return errors.Join(m.root.MkdirAll(path.Dir(name), 0o755), m.root.Rename(kept, name))
	})
	return nil
}

func (m *mover) moveIn(staged, name string) error {
	if err := m.makeFolder(path.Dir(name)); err != nil {
		return err
	}
	old, err := m.root.Lstat(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if old != nil && old.IsDir() {
		return foreign(name)
	}
	if old != nil {
		if err := m.setAside(name, true); err != nil {
			return err
		}
	}
	if err := m.root.Rename(staged, name); err != nil {
		return err
	}
	if old == nil {
		m.back = append(m.back, func() error { return m.root.Remove(name) })
	}
	return nil
}

func (m *mover) makeFolder(dir string) error {
	if _, err := m.root.Lstat(dir); err == nil {
		return nil
	}
	if err := m.makeFolder(path.Dir(dir)); err != nil {
		return err
	}
	if err := m.root.Mkdir(dir, 0o755); err != nil {
		return err
	}
	m.back = append(m.back, func() error { return m.root.Remove(dir) })
	return nil
}

// undo puts everything back, last move first.
func (m *mover) undo() error {
	var faults []error
	for i := len(m.back) - 1; i >= 0; i-- {
		faults = append(faults, m.back[i]())
	}
	return errors.Join(faults...)
}

// clearFolders removes the folders that the removal of a file left empty.
func (m *mover) clearFolders(name string) {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if m.root.Remove(dir) != nil {
			return
		}
	}
}
