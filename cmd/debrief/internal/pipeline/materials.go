package pipeline

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"

	"debrief/cmd/debrief/internal/cache"
)

// materials are what a site is made from: every file of the project that is read
// for it, the options, and the program.
type materials struct {
	key   cache.Key
	names cache.Key // of the files' paths alone
	// sums are those of the files, by the key of their path; nil where nothing is
	// kept. Once the records are read, those that were taken into the build as they
	// were are no longer among them.
	sums map[cache.Key]cache.Key
}

// sum gives the sum of a file; false where it is not known.
func (m materials) sum(name string) (cache.Key, bool) {
	sum, known := m.sums[cache.KeyOf([]byte(name))]
	return sum, known
}

// materials looks at what a site is made from. Where nothing is kept it is not
// asked for.
func (o Options) materials(kept *cache.Folder) (materials, error) {
	if kept == nil {
		return materials{}, nil
	}
	files, names, err := o.files()
	if err != nil {
		return materials{}, err
	}
	keys, err := each(files, new(summing).of)
	if err != nil {
		return materials{}, err
	}
	mix, sums := o.mixed(), make(map[cache.Key]cache.Key, len(files))
	for i, name := range files {
		mix.Add(name, string(keys[i][:]))
		sums[cache.KeyOf([]byte(name))] = keys[i]
	}
	return materials{mix.Key(), names, sums}, nil
}

// files gives the paths of the project's files, with their key.
func (o Options) files() (all []string, names cache.Key, err error) {
	for _, at := range []string{o.Config, o.Incidents, o.Templates} {
		below, err := filesBelow(o.within(at))
		if err != nil {
			return nil, names, err
		}
		all = append(all, below...)
	}
	return all, cache.NewMix().Add(all...).Key(), nil
}

// largest is the size of the largest file of a project that any part of a build
// reads, in bytes.
const largest = maxTemplate

// summing gives the sums of files, many at once.
type summing struct{ room sync.Pool } // for texts

// of sums up a file: what it holds, or its size where that says that nobody reads
// it. A link to a folder, which is not followed, holds where it leads.
func (s *summing) of(name string) (cache.Key, error) {
	file, err := os.Open(name)
	if err != nil {
		return cache.Key{}, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	info, err := file.Stat()
	switch {
	case err != nil:
		return cache.Key{}, err
	case info.IsDir():
		to, err := os.Readlink(name)
		return cache.KeyOf([]byte("a link to " + to)), err
	case info.Size() > largest:
		return cache.KeyOf(fmt.Append(nil, "too large: ", info.Size())), nil
	}
	text, ok := s.room.Get().(*bytes.Buffer)
	if !ok {
		text = new(bytes.Buffer)
	}
	defer s.room.Put(text)
	text.Reset()
	_, err = text.ReadFrom(file)
	return cache.KeyOf(text.Bytes()), err
}

// without leaves only what has to be looked at again when the site is made: not
// the records that became part of it as they were at first.
func (m *materials) without(all []*taken, path func(name string) string) {
	if m.sums == nil {
		return
	}
	for _, k := range all {
		if k.asBefore {
			delete(m.sums, cache.KeyOf([]byte(path(k.name))))
		}
	}
	rest := make(map[cache.Key]cache.Key, len(m.sums))
	maps.Copy(rest, m.sums)
	m.sums = rest // what was taken out gives its room back
}

// still reports whether a site was made from these materials: there are the same
// files, and those that have to be looked at again are as they were.
func (o Options) still(m materials) bool {
	files, names, err := o.files()
	if err != nil || names != m.names {
		return false
	}
	files = slices.DeleteFunc(files, func(name string) bool { _, again := m.sum(name); return !again })
	now := &summing{}
	_, err = each(files, func(name string) (any, error) {
		before, _ := m.sum(name)
		if sum, err := now.of(name); err != nil || sum != before {
			return nil, changedMeanwhile(name)
		}
		return nil, nil
	})
	return err == nil
}

// filesBelow gives the file at a path, or all files in the folder there but for
// what npm installs, sorted; none when nothing is there. The path may be a link;
// links to folders in it are given as they are. What is none of that, such as a
// link that leads nowhere, is left out.
func filesBelow(at string) ([]string, error) {
	info, err := os.Stat(at)
	switch {
	case os.IsNotExist(err):
		return nil, nil
	case err != nil:
		return nil, err
	case info.Mode().IsRegular():
		return []string{at}, nil
	case !info.IsDir():
		return nil, nil
	}
	var files []string
	err = filepath.WalkDir(at+string(filepath.Separator), func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "node_modules":
			return fs.SkipDir
		case entry.Type().IsRegular() || entry.Type()&fs.ModeSymlink != 0 && leads(name):
			files = append(files, name)
		}
		return nil
	})
	slices.Sort(files)
	return files, err
}

// leads reports whether a link leads to a file or to a folder.
func leads(link string) bool {
	info, err := os.Stat(link)
	return err == nil && (info.Mode().IsRegular() || info.IsDir())
}

// mixed begins a key with the options and the program.
func (o Options) mixed() cache.Mix {
	return cache.NewMix().Add(o.Program, o.Version, o.Dir, o.Config, o.Incidents, o.Templates, o.AsOf.String(), o.BaseURL, string(o.Audience),
		strconv.FormatBool(o.Demanded.Config), strconv.FormatBool(o.Demanded.Templates))
}
