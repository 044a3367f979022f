package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// open opens the output folder, making it if need be. The error says why the
// folder cannot be one.
func open(dir string, opts Options) (*os.Root, error) {
	resolved, err := resolve(dir)
	if err != nil {
		return nil, fmt.Errorf("find output folder: %w", err)
	}
	if err := apart(dir, resolved, opts); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(resolved, 0o755); err != nil {
		return nil, fmt.Errorf("make output folder: %w", err)
	}
	root, err := os.OpenRoot(resolved)
	if err != nil {
		return nil, fmt.Errorf("open output folder: %w", err)
	}
	return root, nil
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

// errNotPlain is the error of something in the folder that no build has
// written: a symbolic link, a device, a pipe.
var errNotPlain = errors.New("neither a plain file nor a folder")

// look gives what stands at a path, without following any symbolic link. The
// error is fs.ErrNotExist also where a file stands in the place of a folder,
// which blocker tells.
func look(root *os.Root, name string) (fs.FileInfo, error) {
	if name == "." {
		return root.Lstat(name)
	}
	parent, err := look(root, path.Dir(name))
	if err != nil {
		return nil, err
	}
	if !parent.IsDir() {
		return nil, &fs.PathError{Op: "look", Path: name, Err: fs.ErrNotExist}
	}
	info, err := root.Lstat(name)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "look", Path: name, Err: errNotPlain}
	}
	return info, err
}

// blocker gives the file that stands where a folder above name should be;
// empty when there is none.
func blocker(root *os.Root, name string) string {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if info, err := look(root, dir); err == nil && !info.IsDir() {
			return dir
		}
	}
	return ""
}

// readPlain reads a plain file, never through a symbolic link.
func readPlain(root *os.Root, name string) ([]byte, error) {
	info, err := look(root, name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errNotPlain}
	}
	return root.ReadFile(name)
}
