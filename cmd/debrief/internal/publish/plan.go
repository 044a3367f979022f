package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
)

// plan is what has to happen in the output folder.
type plan struct {
	changed []File   // to be written, in order
	same    int      // files that stand there already
	stale   []string // to be removed, in order
	kept    []string // once written by Debrief, changed since by someone else: left alone
}

// owned tells which files of the folder earlier builds wrote.
type owned struct {
	listed map[string]string // by the manifest
	begun  map[string]string // by a build that was cut short
}

func readOwned(root *os.Root) (owned, error) {
	listed, err := readManifest(root, manifestName)
	if err != nil {
		return owned{}, err
	}
	begun, err := readManifest(root, stagedManifest)
	return owned{listed, begun}, err
}

// planned compares the finished files with the folder. The error names every
// file of someone else that stands in the way.
func planned(root *os.Root, files []File, own owned) (plan, error) {
	var p plan
	var faults []error
	fresh := map[string]bool{}
	for _, f := range files {
		fresh[f.Path] = true
	}
	if err := p.sweep(root, own, fresh); err != nil {
		return p, err
	}
	for _, f := range files {
		same, err := p.stands(root, f, own)
		switch {
		case err != nil:
			faults = append(faults, err)
		case same:
			p.same++
		default:
			p.changed = append(p.changed, f)
		}
	}
	return p, errors.Join(faults...)
}

// sweep finds what earlier builds wrote and this one does not.
func (p *plan) sweep(root *os.Root, own owned, fresh map[string]bool) error {
	written := maps.Clone(own.begun)
	if written == nil {
		written = map[string]string{}
	}
	maps.Copy(written, own.listed)
	for _, name := range slices.Sorted(maps.Keys(written)) {
		if fresh[name] {
			continue
		}
		data, err := readPlain(root, name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case errors.Is(err, errNotPlain):
			p.kept = append(p.kept, name)
		case err != nil:
			return fmt.Errorf("read old file: %w", err)
		case sum(data) == own.listed[name] || sum(data) == own.begun[name]:
			p.stale = append(p.stale, name)
		case own.listed[name] != "":
			p.kept = append(p.kept, name)
		}
	}
	return nil
}

// stands reports whether f is in the folder as it is. The error tells that
// something is in its place that Debrief did not write.
func (p *plan) stands(root *os.Root, f File, own owned) (bool, error) {
	if b := blocker(root, f.Path); b != "" && !slices.Contains(p.stale, b) {
		return false, foreign(b)
	}
	info, err := look(root, f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case errors.Is(err, errNotPlain):
		return false, foreign(f.Path)
	case err != nil:
		return false, fmt.Errorf("look at old file: %w", err)
	case info.IsDir():
		return false, p.emptied(root, f.Path)
	}
	data, err := root.ReadFile(f.Path)
	if err != nil {
		return false, fmt.Errorf("read old file: %w", err)
	}
	if bytes.Equal(data, f.Data) {
		return true, nil
	}
	if _, ok := own.listed[f.Path]; ok || own.begun[f.Path] == sum(data) {
		return false, nil
	}
	return false, foreign(f.Path)
}

// emptied is nil when the folder, which stands where a file should be, holds
// nothing but what will be removed.
func (p *plan) emptied(root *os.Root, dir string) error {
	return fs.WalkDir(root.FS(), dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("look into old folder: %w", err)
		}
		if !d.IsDir() && !slices.Contains(p.stale, name) {
			return foreign(name)
		}
		return nil
	})
}

func foreign(name string) error {
	return fmt.Errorf("%s is in the way and was not written by Debrief: move it away or choose another output folder",
		strings.TrimPrefix(name, "./"))
}
