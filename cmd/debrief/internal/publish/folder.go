package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// outputFolder gives the place of the output folder, which may not be there
// yet. The error says why it cannot be one.
func outputFolder(dir string, opts Options) (string, error) {
	resolved, err := resolve(dir)
	if err != nil {
		return "", fmt.Errorf("find output folder %s: %w", dir, err)
	}
	if slices.ContainsFunc(strings.Split(resolved, string(filepath.Separator)), isGits) {
		return "", fmt.Errorf("output folder %s is or lies in a .git folder, which is Git's own: choose a folder of its own, such as site", dir)
	}
	return resolved, Apart("output", dir, opts.Project, opts.Sources...)
}

func isGits(name string) bool { return strings.EqualFold(name, ".git") }

// Apart refuses a folder for what is generated, such as "output", in which that
// could be mixed with what people wrote: one that is or holds the project, or
// that is, holds or lies in one of the sources. An empty project is none. A
// folder that cannot be found, for want of permission say, cannot be written to
// either, and is let pass.
func Apart(what, dir, project string, sources ...string) error {
	resolved, err := resolve(dir)
	if err != nil {
		return nil //nolint:nilerr // the comment says why
	}
	if project != "" {
		found, err := resolve(project)
		if err != nil {
			return fmt.Errorf("find project folder: %w", err)
		}
		if holds(resolved, found) {
			return fmt.Errorf("%s folder %s is or holds the project itself: choose a folder of its own, such as %s", what, dir, such(what, project, sources))
		}
	}
	for _, source := range sources {
		found, err := resolve(source)
		if err != nil {
			return fmt.Errorf("find %s: %w", source, err)
		}
		switch overlap := holds(resolved, found) || holds(found, resolved); {
		case overlap && isSettings(source) && holds(found, resolved):
			return fmt.Errorf("%s folder %s is the settings file: choose a folder of its own, such as %s", what, dir, such(what, project, sources))
		case overlap:
			return fmt.Errorf("%s folder %s and %s are not apart: choose a folder of its own, such as %s", what, dir, source, such(what, project, sources))
		}
	}
	return nil
}

// isSettings reports whether a source is a file or looks like one: the others are
// folders.
func isSettings(source string) bool {
	info, err := os.Stat(source)
	if err != nil {
		return strings.HasSuffix(source, ".yaml") || strings.HasSuffix(source, ".yml")
	}
	return !info.IsDir()
}

// such gives a name for a folder for what is generated that is apart from what
// people wrote.
func such(what, project string, sources []string) string {
	names := map[string][]string{"output": {"site", "public", "www"}, "cache": {".cache", ".debrief-cache"}}[what]
	free := slices.IndexFunc(names, func(name string) bool {
		name = filepath.Join(project, name)
		return !slices.ContainsFunc(sources, func(source string) bool { return LiesIn(name, source) || LiesIn(source, name) })
	})
	return names[max(free, 0)]
}

// LiesIn reports whether a file, which may not be there yet, is the other one or
// lies in it, when all links are followed. What cannot be found lies nowhere.
func LiesIn(name, outer string) bool {
	inner, err := resolve(name)
	if err != nil {
		return false
	}
	found, err := resolve(outer)
	return err == nil && holds(found, inner)
}

// resolve gives the absolute path without symbolic links of a folder that may
// not exist yet.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	found, err := filepath.EvalSymlinks(abs)
	if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(abs) == abs {
		return found, err
	}
	parent, err := resolve(filepath.Dir(abs))
	return filepath.Join(parent, filepath.Base(abs)), err
}

// holds reports whether inner is outer or lies in it, by their names or, where
// one folder has several (on a disk that is blind to case, or mounted twice), by
// what they are.
func holds(outer, inner string) bool {
	rel, err := filepath.Rel(outer, inner)
	if err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return true
	}
	there, err := os.Stat(outer)
	for ; err == nil; inner = filepath.Dir(inner) {
		if info, err := os.Stat(inner); err == nil && os.SameFile(there, info) {
			return true
		}
		if filepath.Dir(inner) == inner {
			break
		}
	}
	return false
}
