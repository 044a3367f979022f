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

	"debrief/cmd/debrief/internal/config"
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
	// AsOf is the present day; what is later than it is a slip. Nothing is when
	// AsOf is zero.
	AsOf time.Time
	// Build is whom the site is built for; public when empty.
	Build incident.Audience
	// MaxGap is how long an impact may go on without an entry in the timeline;
	// 30 minutes when zero.
	MaxGap time.Duration
	// Published are the ids whose pages are out already.
	Published Published
	// Words are those that the wording rules let pass.
	Words []string
	// Language is what records are written in, as BCP 47 has it; en when empty.
	Language string
	// Rules gives rules another severity.
	Rules []config.Rule
	// Known are the names that records use.
	Known Registry
	// CountHints says that nobody wants to read hints: they are counted.
	CountHints bool
}

// Set is what a folder of records says.
type Set struct {
	// Incidents are those without errors, sorted by id. Join gives none.
	Incidents []*incident.Incident
	// Problems are those of all files, sorted by place.
	Problems problem.List
	// Waived are the problems that records waive, sorted by place.
	Waived problem.List
	// Hints is how many there are that are not among the problems, because they
	// were to be counted.
	Hints int
	// Files are the records that were looked at, sorted.
	Files []string

	folders map[string]string
	faulty  map[string]bool // by file
}

// Folder gives the folder with the attachments of an incident of the set,
// relative to the file system that was read.
func (s Set) Folder(id string) string { return s.folders[id] }

// Sound reports whether a record of the set has no errors, so that its incident
// may be shown.
func (s Set) Sound(file string) bool { return !s.faulty[file] }

// ReadAll reads all records below a folder: List, ReadPublished, Read and JoinFiles in one. The
// error is only for a folder or file that could not be read.
func ReadAll(fsys fs.FS, dir string, settings Settings) (Set, error) {
	names, problems, err := List(fsys, dir)
	if err != nil {
		return Set{}, err
	}
	if settings.Published, err = ReadPublished(fsys, dir); err != nil {
		return Set{}, err
	}
	files := make([]*File, len(names))
	for i, name := range names {
		if files[i], err = Read(fsys, name, settings); err != nil {
			return Set{}, err
		}
	}
	return JoinFiles(files, problems, settings), nil
}

// Read reads one record by itself, with its attachments. Reading several at
// once is safe.
func Read(fsys fs.FS, name string, settings Settings) (*File, error) {
	data, err := Text(fsys, name)
	if err != nil {
		return nil, err
	}
	return ReadText(fsys, name, data, settings), nil
}

// Text gives the text of a record; of one that is too large no more than tells
// so.
func Text(fsys fs.FS, name string) ([]byte, error) {
	data, err := readLimited(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read record: %w", err)
	}
	return data, nil
}

// ReadText is Read for those who have the text.
func ReadText(fsys fs.FS, name string, data []byte, settings Settings) *File {
	f := read(name, data, settings)
	if f.incident != nil {
		checkAttachedFiles(f, fsys, settings)
	}
	return &File{incident: f.incident, brief: f.summary(settings)}
}

// Again gives the incident of a record that ReadText has found sound, by the very
// same text: nothing is checked once more.
func Again(name string, data []byte, settings Settings) *incident.Incident {
	f := decoded(name, data, settings)
	if f.incident != nil {
		sortTimeline(f.incident)
	}
	return f.incident
}

// Incident gives what the record says; nil when it cannot be read as a record.
// It may have holes when Sound says that there are errors.
func (f *File) Incident() *incident.Incident { return f.incident }

// Brief gives what Join needs of the record.
func (f *File) Brief() Brief { return f.brief }

// Join puts records together: it checks what shows only in their company, and
// gives the problems of all of them and those found while listing. It changes
// none of the briefs, so that a record can be read anew and all be joined again.
func Join(briefs []Brief, listed problem.List, settings Settings) Set {
	order := make([]*Brief, len(briefs))
	for i := range briefs {
		order[i] = &briefs[i]
	}
	slices.SortStableFunc(order, func(a, b *Brief) int { return cmp.Compare(a.Name, b.Name) })
	set := Set{Files: make([]string, 0, len(order)), folders: make(map[string]string, len(order)), faulty: map[string]bool{}}
	inCompany, ofList := checkSet(order, settings.Published)
	set.tell(listed, settings)
	set.tell(ofList, settings)
	for i, b := range order {
		set.Files = append(set.Files, b.Name)
		problems, waived := b.settle(inCompany[i], settings)
		set.tell(problems, settings)
		set.Hints += b.hints
		set.Waived = append(set.Waived, waived...)
		if !b.readable || problems.HasErrors() {
			set.faulty[b.Name] = true
			continue
		}
		set.folders[b.ID] = b.folder()
	}
	set.Problems.Sort()
	set.Waived.Sort()
	return set
}

// tell takes problems in, or counts them.
func (s *Set) tell(list problem.List, settings Settings) {
	if settings.CountHints {
		s.Hints += list.Count(problem.Hint)
		list = list.Grave()
	}
	s.Problems = append(s.Problems, list...)
}

// JoinFiles is Join for those who keep the files: it gives the incidents too.
func JoinFiles(files []*File, listed problem.List, settings Settings) Set {
	briefs := make([]Brief, len(files))
	for i, f := range files {
		briefs[i] = f.brief
	}
	set := Join(briefs, listed, settings)
	for _, f := range files {
		if set.Sound(f.brief.Name) {
			set.Incidents = append(set.Incidents, f.incident)
		}
	}
	slices.SortFunc(set.Incidents, func(a, b *incident.Incident) int { return cmp.Compare(a.ID, b.ID) })
	return set
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

// ReadOne reads one record by itself: what only shows in the company of other
// records and files is not checked. The incident is nil when there are errors.
func ReadOne(name string, data []byte, settings Settings) (*incident.Incident, problem.List) {
	f := read(name, data, settings)
	b := f.summary(settings)
	problems, _ := b.settle(nil, settings)
	problems.Sort()
	if problems.HasErrors() {
		return nil, problems
	}
	return f.incident, problems
}

// File is one record that was read.
type File struct {
	incident *incident.Incident
	brief    Brief
}

// reading is one record being read. The incident is nil when the text cannot be
// read as a record at all; it may have holes when there are errors.
type reading struct {
	name     string
	document *source.Document
	incident *incident.Incident
	problems problem.List
	told     map[problem.Place]bool // where a value could not be read
	secrets  secrets
	mask     *mask // of the secrets: no problem may show them
}

// read does all that one file alone needs.
func read(name string, data []byte, settings Settings) *reading {
	f := decoded(name, data, settings)
	if f.incident != nil {
		checkRecord(f, settings)
		sortTimeline(f.incident)
	}
	return f
}

// decoded is a record whose rules were not looked at yet, with what goes without
// saying filled in.
func decoded(name string, data []byte, settings Settings) *reading {
	f := &reading{name: name}
	f.document, f.problems = source.Parse(name, data)
	f.secrets = secretsIn(string(data))
	f.mask = newMask(f.secrets)
	if f.document == nil || source.Full(f.problems) || f.tooNew() {
		return f
	}
	f.expandTimes(settings)
	value, problems := form().Decode(f.document)
	f.problems = append(f.problems, problems...)
	f.told = unreadPlaces(f.problems)
	if f.document.Root.Kind != source.Object {
		return f
	}
	f.incident = &value
	f.fillIn(settings)
	return f
}

// stem is the file's name without folder and extension: the record's id.
func (f *reading) stem() string {
	base := path.Base(f.name)
	return strings.TrimSuffix(base, path.Ext(base))
}

// folder is where the record's attachments are.
func (f *reading) folder() string { return path.Join(path.Dir(f.name), f.stem()) }

// unreadPlaces gives the places of the values that could not be read.
func unreadPlaces(problems problem.List) map[problem.Place]bool {
	told := map[problem.Place]bool{}
	for _, p := range problems {
		if p.Severity == problem.Error && p.Rule != source.Missing {
			told[p.Place] = true
		}
	}
	return told
}

// tell tells that the record breaks a rule at the place that a JSON pointer
// leads to, and the places that belong to it. Of a value that could not be read
// nothing more is told: it would be about a value that nobody wrote.
func (f *reading) tell(s problem.Severity, pointer string, rule *problem.Rule, message, hint string, also ...problem.Also) {
	f.tellInto(&f.problems, s, pointer, rule, message, hint, also...)
}

func (f *reading) tellInto(problems *problem.List, s problem.Severity, pointer string, rule *problem.Rule, message, hint string, also ...problem.Also) {
	place := f.document.Place(pointer)
	if f.told[place] && pointer != "" && f.document.Root.At(pointer) != nil {
		return
	}
	source.Add(problems, f.name, func() problem.Place { return place },
		problem.Problem{Severity: s, Rule: rule, Message: message, Hint: hint, Also: also})
}

// elsewhere is a second place that belongs to a problem.
func (f *reading) elsewhere(pointer, message string) problem.Also {
	return problem.Also{Place: f.document.Place(pointer), Message: message}
}
