package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
)

// The limits on the folder of a project's own templates.
const (
	// maxTemplate is the size of the largest file that is read from it, in bytes.
	maxTemplate = 5_000_000
	// mostTemplates is how many files and folders it has, without what npm installs.
	mostTemplates = 10_000
)

// fenced gives the files of a folder as far as they may be read: none to which
// only a link leads out of it, that is anything but a plain file, or that is
// larger than maxTemplate. The folder may itself be reached by a link.
type fenced struct{ root *os.Root }

func fence(dir string) (fenced, error) {
	root, err := os.OpenRoot(dir)
	return fenced{root}, err
}

// Open opens a file or a folder. Why it may not be read is an error that reads
// as the end of a sentence: "templates/own.css: it is not a plain file".
func (f fenced) Open(name string) (fs.File, error) {
	if fault, err := f.fault(name); fault != "" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("it " + fault)}
	} else if err != nil {
		return nil, err
	}
	return f.root.FS().Open(name)
}

// fault says why a file may not be read, such as "is a symbolic link that leads
// out of the folder"; empty when it may. The error is for one that is not there,
// or cannot be looked at.
func (f fenced) fault(name string) (fault string, err error) {
	info, err := f.root.Stat(filepath.FromSlash(name))
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission):
		return "", err
	case err != nil && f.leadsOut(name):
		return "leads out of the folder by a symbolic link", nil
	case err != nil:
		return "", err
	case info.IsDir():
		return "", nil
	case !info.Mode().IsRegular():
		return "is not a plain file", nil
	case info.Size() > maxTemplate:
		return fmt.Sprintf("has %d bytes, more than %d", info.Size(), maxTemplate), nil
	}
	return "", nil
}

// leadsOut reports whether a path leads somewhere, although not within the
// folder.
func (f fenced) leadsOut(name string) bool {
	_, err := os.Stat(filepath.Join(f.root.Name(), filepath.FromSlash(name)))
	return err == nil || errors.Is(err, fs.ErrNotExist)
}

// isFolder reports whether a path leads to a folder, be it out of this one.
func (f fenced) isFolder(name string) bool {
	info, err := os.Stat(filepath.Join(f.root.Name(), filepath.FromSlash(name)))
	return err == nil && info.IsDir()
}

// readEndings are those of files that pages are made with. Those of the site
// owner's own pages and of the logo are looked at by their names in the settings.
var readEndings = []string{".tmpl", ".css", ".js", ".yaml"}

// checkTemplates wants the files of the templates' folder to be such that can be
// read. A folder that is not there, or cannot be looked into, is told of where
// it is needed.
func (p *project) checkTemplates(at folder) {
	files, err := fence(at.path(at.name))
	if err != nil {
		return
	}
	defer files.root.Close() //nolint:errcheck // it was only read
	seen := 0
	tell := func(name, message, hint string) {
		p.Problems = append(p.Problems, problem.Problem{Place: problem.Place{File: at.place(path.Join(at.name, name))},
			Severity: problem.Error, Rule: config.Settings, Message: message, Hint: hint})
	}
	_ = fs.WalkDir(files.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error { // gives no error of its own
		switch {
		case err != nil:
			return nil //nolint:nilerr // what cannot be looked into is told when it is read
		case entry.IsDir() && entry.Name() == "node_modules":
			return fs.SkipDir
		}
		if seen++; seen > mostTemplates {
			tell("", fmt.Sprintf("the folder has more than %d files", mostTemplates), "keep nothing in it but what pages are made with")
			return fs.SkipAll
		}
		isRead := !entry.IsDir() && slices.Contains(readEndings, strings.ToLower(path.Ext(name)))
		hides := entry.Type()&fs.ModeSymlink != 0 && files.isFolder(name)
		if !isRead && !hides {
			return nil
		}
		if fault, _ := files.fault(name); fault != "" {
			hint := "put the file itself here, or take it away"
			if strings.HasPrefix(fault, "has ") {
				hint = "make it smaller"
			}
			tell(name, path.Base(name)+" "+fault, hint)
		} else if strings.EqualFold(path.Ext(name), ".tmpl") {
			p.checkTemplateText(files, name, at.place(path.Join(at.name, name)))
		}
		return nil
	})
}

// checkTemplateText wants a template to be text. One that cannot be read is told
// of where it is needed.
func (p *project) checkTemplateText(files fenced, name, called string) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return
	}
	if fault, line, column := page.TextFault(data); fault != "" {
		p.Problems = append(p.Problems, problem.Problem{Place: problem.Place{File: called, Line: line, Column: column, Width: 1},
			Severity: problem.Error, Rule: config.Settings, Message: path.Base(name) + " " + fault,
			Hint: "take it out, or save the file with the encoding UTF-8"})
	}
}
