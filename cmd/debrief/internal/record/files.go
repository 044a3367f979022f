package record

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/problem"
)

// List finds the records below a folder: files ending in .yaml or .yml, but
// not those in a record's own folder, which are attachments, and none whose
// name begins with a dot. What is no regular file is told and left alone; the
// problems tell it.
func List(fsys fs.FS, dir string) ([]string, problem.List, error) {
	var found []string
	var problems problem.List
	err := fs.WalkDir(fsys, dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == dir:
			return nil
		case strings.HasPrefix(entry.Name(), "."):
			return skip(entry)
		case !utf8.ValidString(entry.Name()):
			problems = append(problems, misnamed(name))
			return skip(entry)
		case entry.IsDir() && isRecordName(name):
			problems = append(problems, irregular(name, entry))
			return fs.SkipDir
		case entry.IsDir():
			return ownFolder(fsys, name)
		case !entry.Type().IsRegular():
			p := irregular(name, entry)
			if leadsToFolder(fsys, name) {
				p = elsewhere(p)
			}
			if name == path.Join(dir, publishedName) {
				p.Severity = problem.Error
			}
			problems = append(problems, p)
		case isRecordName(name):
			found = append(found, name)
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("list records: %w", err)
	}
	slices.Sort(found)
	if len(found) > mostRecords {
		problems = append(problems, problem.Problem{Place: problem.Place{File: found[mostRecords]}, Rule: recordFile, Severity: problem.Error,
			Message: fmt.Sprintf("the folder has %d records, more than %d; this is the first that is not read", len(found), mostRecords),
			Hint:    "make several sites of them, such as one for every decade"})
		found = found[:mostRecords]
	}
	return found, problems, nil
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// ownFolder skips a folder that lies beside a record of the same name.
func ownFolder(fsys fs.FS, name string) error {
	for _, ending := range []string{".yaml", ".yml"} {
		if info, err := fs.Stat(fsys, name+ending); err == nil && !info.IsDir() {
			return fs.SkipDir
		}
	}
	return nil
}

// misnamed tells of a file or a folder with a name that cannot be opened.
func misnamed(name string) problem.Problem {
	return problem.Problem{Place: problem.Place{File: strings.ToValidUTF8(name, "\uFFFD")}, Rule: recordFile, Severity: problem.Error,
		Message: fmt.Sprintf("the name %+q is not UTF-8 and is not read", path.Base(name)), Hint: "rename it"}
}

func isRecordName(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return true
	}
	return false
}

// leadsToFolder reports whether a link leads to a folder, in which there may be
// records.
func leadsToFolder(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.IsDir()
}

// elsewhere makes of what is told of a link what there is to say of one to a
// folder, of which all records would be lost.
func elsewhere(p problem.Problem) problem.Problem {
	p.Severity = problem.Error
	p.Message = path.Base(p.File) + " is a symbolic link to a folder and is not read"
	p.Hint = "put the folder itself here"
	return p
}

// irregular tells of a link, a device or a folder: an error where it stands for a
// record, which would be lost, and a warning elsewhere.
func irregular(name string, entry fs.DirEntry) problem.Problem {
	what, hint := "not a regular file", "put the file itself here"
	switch {
	case entry.Type()&fs.ModeSymlink != 0:
		what = "a symbolic link"
	case entry.IsDir():
		what, hint = "a folder", "name the folder otherwise"
	}
	p := problem.Problem{Place: problem.Place{File: name}, Rule: recordFile, Severity: problem.Warning,
		Message: fmt.Sprintf("%s is %s and is not read", path.Base(name), what),
		Hint:    hint}
	if isRecordName(name) {
		p.Severity = problem.Error
	}
	return p
}
