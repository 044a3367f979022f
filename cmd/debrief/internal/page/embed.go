package page

import (
	"embed"
	"errors"
	"io/fs"
	"maps"
	"slices"
)

//go:embed embedded
var built embed.FS

// Embedded gives the templates, the stylesheet, the script and the chart
// runtime that are built into the binary.
func Embedded() fs.FS {
	inside, err := fs.Sub(built, "embedded")
	if err != nil {
		panic("page: the folder of built-in templates has an impossible name: " + err.Error())
	}
	return inside
}

// runtimeFile is the bundled chart runtime, beside the templates.
const runtimeFile = "echarts.js"

// Runtime reports whether templates hold the chart runtime. Without it, pages
// show their charts as tables.
func Runtime(templates fs.FS) bool {
	info, err := fs.Stat(templates, runtimeFile)
	return err == nil && info.Size() > 0
}

// layers are folders of templates lying over each other, file by file: a file
// of an earlier one stands before the file of the same name of a later one.
type layers []fs.FS

// ReadDir lists what any of the layers has in a folder, by name.
func (l layers) ReadDir(name string) ([]fs.DirEntry, error) {
	found := map[string]fs.DirEntry{}
	missing := true
	for _, layer := range l {
		entries, err := fs.ReadDir(layer, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		missing = missing && err != nil
		for _, e := range entries {
			if _, over := found[e.Name()]; !over {
				found[e.Name()] = e
			}
		}
	}
	if missing {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	names := slices.Sorted(maps.Keys(found))
	all := make([]fs.DirEntry, len(names))
	for i, n := range names {
		all[i] = found[n]
	}
	return all, nil
}

// Open opens the file in the first layer that has it. A file that is there
// and cannot be opened is an error and does not fall through.
func (l layers) Open(name string) (fs.File, error) {
	for _, layer := range l {
		f, err := layer.Open(name)
		if !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
