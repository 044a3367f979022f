package pipeline

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"debrief/cmd/debrief/internal/cache"
)

// materials are what a site is made from: every file of the project that is read
// for it, the options, and the program.
type materials struct {
	key  cache.Key
	sums map[string]cache.Key // of the files, by path; nil where nothing is kept
}

// materials looks at what a site is made from. Where nothing is kept it is not
// asked for.
func (o Options) materials(kept *cache.Folder) (materials, error) {
	if kept == nil {
		return materials{}, nil
	}
	mix := o.mixed()
	var files []string
	for _, at := range []string{o.Config, o.Incidents, o.Templates} {
		below, err := filesBelow(o.within(at))
		if err != nil {
			return materials{}, err
		}
		files = append(files, below...)
	}
	keys, err := each(files, sumOf)
	if err != nil {
		return materials{}, err
	}
	sums := make(map[string]cache.Key, len(files))
	for i, name := range files {
		mix.Add(name, string(keys[i][:]))
		sums[name] = keys[i]
	}
	return materials{mix.Key(), sums}, nil
}

// largest is the size of the largest file of a project that any part of a build
// reads, in bytes.
const largest = maxTemplate

// sumOf sums up a file: what it holds, or its size where that says that nobody
// reads it. A link to a folder, which is not followed, holds where it leads.
func sumOf(name string) (cache.Key, error) {
	info, err := os.Stat(name)
	if err != nil {
		return cache.Key{}, err
	}
	if info.IsDir() {
		to, err := os.Readlink(name)
		return cache.KeyOf([]byte("a link to " + to)), err
	}
	if info.Size() > largest {
		return cache.KeyOf(fmt.Append(nil, "too large: ", info.Size())), nil
	}
	data, err := os.ReadFile(name)
	return cache.KeyOf(data), err
}

// filesBelow gives the file at a path, or all files in the folder there but for
// what npm installs, sorted; none when nothing is there. The folder may be
// reached by a link; links to folders in it are given as they are. What is none of
// that, such as a link that leads nowhere, is left out.
func filesBelow(at string) ([]string, error) {
	var files []string
	if info, err := os.Stat(at); err == nil && info.IsDir() {
		at += string(filepath.Separator) // so that a link to it is followed
	}
	err := filepath.WalkDir(at, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if name == at && os.IsNotExist(err) {
				return nil
			}
			return err
		case entry.IsDir() && entry.Name() == "node_modules":
			return fs.SkipDir
		}
		if !entry.IsDir() {
			if info, err := os.Stat(name); err == nil && (info.Mode().IsRegular() || info.IsDir()) {
				files = append(files, name)
			}
		}
		return nil
	})
	slices.Sort(files)
	return files, err
}

// mixed begins a key with the options and the program.
func (o Options) mixed() cache.Mix {
	return cache.NewMix().Add(o.Program, o.Version, o.Dir, o.Config, o.Incidents, o.Templates, o.AsOf.String(), o.BaseURL, string(o.Audience),
		strconv.FormatBool(o.Demanded.Config), strconv.FormatBool(o.Demanded.Templates))
}
