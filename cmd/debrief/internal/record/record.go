package record

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// Settings are what a record falls back on.
type Settings struct {
	// DefaultAudience is for records without a mark; internal when empty.
	DefaultAudience incident.Audience
	// Timezone is for records that name none; UTC when empty.
	Timezone string
	// AsOf is the present day. A milestone that is later draws a warning; none
	// does when AsOf is zero.
	AsOf time.Time
}

// Set is what a folder of records says.
type Set struct {
	// Incidents are those without errors, sorted by id.
	Incidents []*incident.Incident
	// Problems are those of all files, sorted by place.
	Problems problem.List
	// Files are the records that were looked at, sorted.
	Files []string

	folders map[string]string
}

// Folder gives the folder with the attachments of an incident of the set,
// relative to the file system that was read.
func (s Set) Folder(id string) string { return s.folders[id] }

// ReadAll reads all records below a folder. The error is only for a folder or
// file that could not be read.
func ReadAll(fsys fs.FS, dir string, settings Settings) (Set, error) {
	found, problems, err := list(fsys, dir)
	if err != nil {
		return Set{}, fmt.Errorf("list records: %w", err)
	}
	files := make([]*file, len(found))
	for i, name := range found {
		data, err := readLimited(fsys, name)
		if err != nil {
			return Set{}, fmt.Errorf("read record: %w", err)
		}
		files[i] = read(name, data, settings)
		if files[i].incident != nil {
			checkAttachedFiles(files[i], fsys)
		}
	}
	checkSet(files)
	return join(found, files, problems), nil
}

// readLimited reads a file, but no more of it than tells that it is too large.
func readLimited(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	return io.ReadAll(io.LimitReader(f, source.MaxBytes+1))
}

// join puts the files together in the order that readers get.
func join(found []string, files []*file, problems problem.List) Set {
	set := Set{Files: found, Problems: problems, folders: map[string]string{}}
	for _, f := range files {
		set.Problems = append(set.Problems, f.problems...)
		if f.incident == nil || f.problems.HasErrors() {
			continue
		}
		set.Incidents = append(set.Incidents, f.incident)
		set.folders[f.incident.ID] = f.folder()
	}
	slices.SortFunc(set.Incidents, func(a, b *incident.Incident) int { return cmp.Compare(a.ID, b.ID) })
	set.Problems.Sort()
	return set
}

// ReadOne reads one record by itself: what only shows in the company of other
// records and files is not checked. The incident is nil when there are errors.
func ReadOne(name string, data []byte, settings Settings) (*incident.Incident, problem.List) {
	f := read(name, data, settings)
	f.problems.Sort()
	if f.problems.HasErrors() {
		return nil, f.problems
	}
	return f.incident, f.problems
}

// file is one record being read. The incident is nil when the text cannot be
// read as a record at all; it may have holes when there are errors.
type file struct {
	name     string
	document *source.Document
	incident *incident.Incident
	problems problem.List
	told     map[problem.Place]bool // where a value could not be read
}

// read does all that one file alone needs.
func read(name string, data []byte, settings Settings) *file {
	f := &file{name: name}
	f.document, f.problems = source.Parse(name, data)
	if f.document == nil || source.Full(f.problems) || f.tooNew() {
		return f
	}
	f.expandTimes()
	value, problems := form().Decode(f.document)
	f.problems = append(f.problems, problems...)
	f.told = unreadPlaces(f.problems)
	if f.document.Root.Kind != source.Object {
		return f
	}
	f.incident = &value
	f.fillIn(settings)
	checkRecord(f, settings)
	sortTimeline(f.incident)
	return f
}

// stem is the file's name without folder and extension: the record's id.
func (f *file) stem() string {
	base := path.Base(f.name)
	return strings.TrimSuffix(base, path.Ext(base))
}

// folder is where the record's attachments are.
func (f *file) folder() string { return path.Join(path.Dir(f.name), f.stem()) }

// unreadPlaces gives the places of the values that could not be read.
func unreadPlaces(problems problem.List) map[problem.Place]bool {
	told := map[problem.Place]bool{}
	for _, p := range problems {
		if p.Severity == problem.Error && p.Rule != "missing" && p.Rule != "unknown-key" {
			told[p.Place] = true
		}
	}
	return told
}

// problem tells what is wrong at the place that a JSON pointer leads to, and
// the places that belong to it. Of a value that could not be read nothing more
// is told: it would be about a value that nobody wrote.
func (f *file) problem(pointer string, s problem.Severity, rule, message, hint string, also ...problem.Also) {
	if source.Full(f.problems) {
		return
	}
	place := f.document.Place(pointer)
	if f.told[place] && pointer != "" && f.document.Root.At(pointer) != nil {
		return
	}
	source.Add(&f.problems, f.name, func() problem.Place { return place },
		problem.Problem{Severity: s, Rule: rule, Message: message, Hint: hint, Also: also})
}

// elsewhere is a second place that belongs to a problem.
func (f *file) elsewhere(pointer, message string) problem.Also {
	return problem.Also{Place: f.document.Place(pointer), Message: message}
}
