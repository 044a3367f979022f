package publish

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

// Options says what a build is and which folders it must keep away from.
type Options struct {
	Version, AsOf, Audience string // told in the manifest

	BaseURL string   // the site's absolute address; empty when it is not known
	Project string   // the folder that the output folder must not be or hold
	Sources []string // folders that must not be, hold or lie in the output folder
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

// Places in the staging folder: the new files by number, the old ones that
// they replace by number, and the new manifest, from which the next build
// knows what is its own if this one is cut short.
const (
	stagedNew      = stagingName + "/new"
	stagedOld      = stagingName + "/old"
	stagedManifest = stagingName + "/manifest.json"
)

// Write makes dir hold the files, and the manifest that lists them, beside
// whatever else is there. When it gives an error, the folder is as it was.
//
// Broken links in the pages are an error of type BrokenLinks.
func Write(dir string, files []File, opts Options) (Result, error) {
	files, err := inOrder(files)
	if err != nil {
		return Result{}, fmt.Errorf("publish: %w", err)
	}
	if err := checkLinks(files, opts.BaseURL); err != nil {
		return Result{}, fmt.Errorf("publish: %w", err)
	}
	list, err := manifestOf(files, opts)
	if err != nil {
		return Result{}, fmt.Errorf("publish: %w", err)
	}
	root, err := open(dir, opts)
	if err != nil {
		return Result{}, fmt.Errorf("publish: %w", err)
	}
	result, err := replace(root, files, list)
	if err := errors.Join(err, root.Close()); err != nil {
		return Result{}, fmt.Errorf("publish to %s: %w", dir, err)
	}
	return result, nil
}

func replace(root *os.Root, files []File, list File) (Result, error) {
	own, err := readOwned(root)
	if err != nil {
		return Result{}, err
	}
	p, err := planned(root, files, own)
	if err != nil {
		return Result{}, err
	}
	if old, err := readPlain(root, manifestName); err != nil || string(old) != string(list.Data) {
		p.changed = append(p.changed, list)
	}
	if err := p.carryOut(root, list); err != nil {
		return Result{}, err
	}
	return Result{Files: len(files), Written: len(files) - p.same, Removed: len(p.stale), Kept: p.kept}, nil
}

// carryOut stages all new bytes, then moves them into place. Nothing of the
// old site is touched before every byte of the new one is on the disk.
func (p *plan) carryOut(root *os.Root, list File) (err error) {
	if len(p.changed)+len(p.stale) == 0 {
		return root.RemoveAll(stagingName)
	}
	if err := root.RemoveAll(stagingName); err != nil {
		return fmt.Errorf("clear staging folder: %w", err)
	}
	defer func() { err = errors.Join(err, root.RemoveAll(stagingName)) }()
	if err := p.stage(root, list); err != nil {
		return fmt.Errorf("stage: %w", err)
	}
	m := mover{root: root}
	if err := m.all(p); err != nil {
		return errors.Join(fmt.Errorf("move into place: %w", err), m.undo())
	}
	return nil
}

func (p *plan) stage(root *os.Root, list File) error {
	for _, dir := range []string{stagedNew, stagedOld} {
		if err := root.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	if err := root.WriteFile(stagedManifest, list.Data, 0o644); err != nil {
		return err
	}
	staging, err := root.OpenRoot(stagedNew)
	if err != nil {
		return err
	}
	defer staging.Close() //nolint:errcheck // only the folder is closed, no file
	for i, f := range p.changed {
		if err := staging.WriteFile(strconv.Itoa(i), f.Data, 0o644); err != nil {
			return fmt.Errorf("%s: %w", f.Path, err)
		}
	}
	return nil
}

func numbered(dir string, i int) string { return dir + "/" + strconv.Itoa(i) }
