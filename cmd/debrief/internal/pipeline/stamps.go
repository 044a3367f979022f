package pipeline

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// stamps tell of every file that a site may be made from when it was written,
// by its path as it is from here.
type stamps struct {
	files   map[string]fs.FileInfo
	folders []string // that a change could show in, sorted
}

// look takes the stamps of a project's files: it opens none of them. What is
// not there, or cannot be looked into, has none.
func look(opts Options) stamps {
	s := stamps{files: map[string]fs.FileInfo{}}
	s.stamp(opts.within(opts.Config))
	s.below(opts.within(opts.Incidents))
	s.below(opts.within(opts.Templates))
	slices.Sort(s.folders)
	s.folders = slices.Compact(s.folders)
	return s
}

// stamp looks at one file; its folder tells when it comes or goes.
func (s *stamps) stamp(name string) {
	s.folders = append(s.folders, filepath.Dir(name))
	if info, err := os.Stat(name); err == nil {
		s.files[name] = info
	}
}

// below looks at everything in a folder but for hidden files and what npm
// installs. The folder above tells when this one comes or goes.
func (s *stamps) below(dir string) {
	s.folders = append(s.folders, filepath.Dir(dir))
	_ = fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error { // gives no error of its own
		switch {
		case err != nil:
			return nil //nolint:nilerr // what cannot be looked into has no stamps
		case name != "." && strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules":
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			s.folders = append(s.folders, filepath.Join(dir, filepath.FromSlash(name)))
			return nil
		}
		if info, err := entry.Info(); err == nil {
			s.files[filepath.Join(dir, filepath.FromSlash(name))] = info
		}
		return nil
	})
}

// since gives the files that came, went or changed since earlier stamps, and
// those of the touched ones that have a stamp, sorted.
func (s stamps) since(before stamps, touched []string) []string {
	changed := map[string]bool{}
	for name, info := range s.files {
		if old, there := before.files[name]; !there || differ(old, info) {
			changed[name] = true
		}
	}
	for name := range before.files {
		if _, there := s.files[name]; !there {
			changed[name] = true
		}
	}
	for _, name := range touched {
		if _, there := s.files[name]; there {
			changed[name] = true
		}
	}
	return slices.Sorted(maps.Keys(changed))
}

func differ(old, now fs.FileInfo) bool {
	return old.Size() != now.Size() || !old.ModTime().Equal(now.ModTime()) || old.Mode() != now.Mode() || !os.SameFile(old, now)
}
