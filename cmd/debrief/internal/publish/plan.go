package publish

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// plan is what stands in the output folder and what becomes of it.
type plan struct {
	there  []bool   // by the index of a note: a file of ours stands in its place
	stale  []string // to be removed, sorted
	kept   []string // once written by Debrief, changed since by someone else, no longer part of the site; sorted
	others []string // plain files of others and those kept, which stay
	// alone names something for which the folder has to stay the one that it
	// is; empty when it can become another.
	alone string
	seen  []seen // the folders in it
}

// seen is a folder as it was when it was looked into.
type seen struct {
	name    string
	state   folderState
	settled bool // any change since shows in its state
}

// planner makes a plan.
type planner struct {
	plan
	ctx    context.Context
	folder string
	site   *finder
	old    listed
	doomed map[string]bool // folders where the site has a file, and those in them
	way    []string        // what stands in the way of the site
}

// planned looks at everything in the folder. The error names every file of
// someone else that stands in the way.
func (w *Writer) planned(s *site) (*plan, listed, error) {
	old, err := readListed(w.folder, s)
	if err != nil {
		return nil, old, err
	}
	p := planner{ctx: w.ctx, folder: w.folder, site: &finder{site: s}, old: old, doomed: map[string]bool{}, plan: plan{there: make([]bool, s.len())}}
	if err := walkTree(w.ctx, w.present.now, p.look); err != nil {
		return nil, old, fmt.Errorf("look into output folder: %w", err)
	}
	slices.Sort(p.stale)
	slices.Sort(p.kept)
	return &p.plan, old, inTheWay(p.way)
}

// look looks at a folder in the output folder and gives those in it that are to
// be looked at too.
func (p *planner) look(f *folder) (below []string, err error) {
	full := filepath.Join(p.folder, filepath.FromSlash(f.name))
	if f.name != "." && !canEmpty(full, f.state) {
		p.alone = f.name
	}
	p.seen = append(p.seen, seen{f.name, f.state, f.state.settled(f.at)})
	doomed := p.doomed[f.name]
	for i, e := range f.entries {
		name := f.path(i)
		switch {
		case name == manifestName || name == stagingName:
		case e.kind.IsDir():
			ours, err := p.below(name, doomed)
			if err != nil {
				return nil, err
			}
			if ours {
				below = append(below, name)
			}
		case e.kind.IsRegular():
			p.file(name, doomed)
		default:
			p.odd(name, doomed)
		}
	}
	return below, nil
}

// below looks at a folder that stands in another, and reports whether files of
// the site or of the one before are in it. It is doomed when the site has a file
// in its place, or in that of a folder above it.
func (p *planner) below(name string, doomed bool) (ours bool, err error) {
	if _, is := p.site.file(name); is {
		doomed = true
	}
	if p.site.folder(name) || p.old.folder(name) {
		if doomed {
			p.doomed[name] = true
		}
		return true, nil
	}
	if doomed {
		return false, p.nameAll(name)
	}
	p.alone = name
	return false, nil
}

// nameAll puts a folder of someone else in the way: what is in it, or itself
// where that is nothing.
func (p *planner) nameAll(name string) error {
	n := len(p.way)
	err := fs.WalkDir(os.DirFS(p.folder), name, func(inner string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			p.way = append(p.way, inner)
		}
		return err
	})
	if len(p.way) == n {
		p.way = append(p.way, name)
	}
	return err
}

// odd looks at what is neither a plain file nor a folder.
func (p *planner) odd(name string, doomed bool) {
	_, is := p.site.file(name)
	switch {
	case is || doomed || p.site.folder(name):
		p.way = append(p.way, name)
		return
	case p.old.has(name):
		p.kept = append(p.kept, name)
	}
	p.alone = name
}

func (p *planner) file(name string, doomed bool) {
	if i, is := p.site.file(name); is {
		p.there[i] = p.old.known[i] || !p.site.note(i).staged
		if !p.there[i] {
			p.way = append(p.way, name)
		}
		return
	}
	ours := p.old.has(name)
	switch {
	case ours && p.old.wrote(name, filepath.Join(p.folder, filepath.FromSlash(name))):
		p.stale = append(p.stale, name)
		return
	case doomed || p.site.folder(name):
		p.way = append(p.way, name)
		return
	case ours:
		p.kept = append(p.kept, name)
	}
	p.others = append(p.others, name)
}
