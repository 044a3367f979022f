package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"debrief/cmd/debrief/internal/corpus"
)

// seed is that of the corpus.
const seed = 1

// asOf is the present day of every build.
const asOf = "2026-11-22"

// side is a program with its project, of which it makes a site.
type side struct {
	program string
	args    []string
	dir     string // the project
	keep    map[string]bool
	site    string
	caches  string
}

// debriefSide makes a project with so many records.
func (b *bench) debriefSide(dir string, records int) (side, error) {
	s := side{program: b.debrief, dir: filepath.Join(dir, "project"), site: filepath.Join(dir, "site"), caches: filepath.Join(dir, "caches"),
		keep: map[string]bool{"config.yaml": true, "incidents": true}}
	s.args = []string{"build", "--as-of", asOf, "--out", s.site}
	return s, corpus.Write(s.dir, records, seed)
}

// hugoSide makes a project with the incidents of a site.
func (b *bench) hugoSide(dir, from string) (side, error) {
	s := side{program: b.hugo, dir: filepath.Join(dir, "project"), site: filepath.Join(dir, "site"), caches: filepath.Join(dir, "caches"),
		keep: map[string]bool{"hugo.yaml": true, "layouts": true, "static": true, "content": true}}
	s.args = []string{"build", "--noBuildLock", "--destination", s.site, "--cacheDir", filepath.Join(s.caches, "hugo")}
	return s, hugoProject(s.dir, from)
}

// cold puts aside what earlier builds made, and builds.
func (s side) cold() (cost, error) {
	for _, made := range []string{s.site, s.caches} {
		if err := putAside(made); err != nil {
			return cost{}, err
		}
	}
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return cost{}, fmt.Errorf("clear: %w", err)
	}
	for _, e := range entries {
		if s.keep[e.Name()] {
			continue
		}
		if err := os.RemoveAll(filepath.Join(s.dir, e.Name())); err != nil {
			return cost{}, fmt.Errorf("clear: %w", err)
		}
	}
	return s.build()
}

// putAside moves a folder away, if there is one. It stays on the disk: for a
// minute after files were deleted ext4 takes several times as long to make new ones.
func putAside(dir string) error {
	for n := 1; ; n++ {
		to := fmt.Sprintf("%s-%d", dir, n)
		if _, err := os.Lstat(to); err == nil {
			continue
		}
		if err := os.Rename(dir, to); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("put aside: %w", err)
		}
		return nil
	}
}

// build builds with whatever is there from the last time. Caches in the user's
// folders are those of the side alone.
func (s side) build() (cost, error) {
	if err := os.MkdirAll(s.caches, 0o755); err != nil {
		return cost{}, fmt.Errorf("make a folder for caches: %w", err)
	}
	return measured(s.dir, []string{"HOME=" + s.caches, "XDG_CACHE_HOME=" + s.caches, "SOURCE_DATE_EPOCH="}, s.program, s.args...)
}

// times builds cold so many times and gives the median.
func (s side) times(runs int) (cost, error) {
	var all []cost
	for range runs {
		took, err := s.cold()
		if err != nil {
			return cost{}, err
		}
		all = append(all, took)
	}
	return median(all), nil
}
