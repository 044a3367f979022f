package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// extent is how large a site is.
type extent struct {
	files int
	bytes int64
}

func extentOf(dir string) (extent, error) {
	var e extent
	err := eachFile(dir, func(_ string, info fs.FileInfo) {
		e.files++
		e.bytes += info.Size()
	})
	return e, err
}

// marks tell a file that was written anew from one that stayed, by what the
// system knows of it.
type marks map[string]fs.FileInfo

func marksOf(dir string) (marks, error) {
	all := marks{}
	err := eachFile(dir, func(name string, info fs.FileInfo) { all[name] = info })
	return all, err
}

// written counts the files of the folder that were not there before, as they
// are: all of them, and by the first folder of their paths.
func (m marks) written(dir string) (by map[string]int, all int, err error) {
	by = map[string]int{}
	err = eachFile(dir, func(name string, info fs.FileInfo) {
		old, there := m[name]
		if there && os.SameFile(old, info) && old.ModTime().Equal(info.ModTime()) && old.Size() == info.Size() {
			return
		}
		first, _, below := strings.Cut(filepath.ToSlash(name), "/")
		if !below {
			first = "."
		}
		by[first]++
		all++
	})
	return by, all, err
}

func eachFile(dir string, do func(name string, info fs.FileInfo)) error {
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		below, err := filepath.Rel(dir, name)
		if err == nil {
			do(below, info)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("look at files: %w", err)
	}
	return nil
}
