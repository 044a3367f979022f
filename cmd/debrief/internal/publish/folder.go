package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// outputFolder gives the place of the output folder, which may not be there
// yet. The error says why it cannot be one.
func outputFolder(dir string, opts Options) (string, error) {
	resolved, err := resolve(dir)
	if err != nil {
		return "", fmt.Errorf("find output folder: %w", err)
	}
	return resolved, apart(dir, resolved, opts)
}

// apart refuses an output folder in which something that people wrote could be
// mixed with what is generated.
func apart(dir, resolved string, opts Options) error {
	if opts.Project != "" {
		project, err := resolve(opts.Project)
		if err != nil {
			return fmt.Errorf("find project folder: %w", err)
		}
		if holds(resolved, project) {
			return fmt.Errorf("output folder %s is or holds the project itself: choose a folder of its own, such as site", dir)
		}
	}
	for _, source := range opts.Sources {
		found, err := resolve(source)
		if err != nil {
			return fmt.Errorf("find %s: %w", source, err)
		}
		if holds(resolved, found) || holds(found, resolved) {
			return fmt.Errorf("output folder %s and %s are not apart: choose a folder of its own, such as site", dir, source)
		}
	}
	return nil
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

// holds reports whether inner is outer or lies in it.
func holds(outer, inner string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
