package pipeline

import (
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
	keys, err := each(files, func(name string) (cache.Key, error) {
		data, err := os.ReadFile(name)
		return cache.KeyOf(data), err
	})
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

// filesBelow gives the file at a path, or all files in the folder there but for
// what npm installs, sorted; none when nothing is there. What is neither a file
// nor a folder, such as a link that leads nowhere, is left out.
func filesBelow(at string) ([]string, error) {
	var files []string
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
			if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
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
