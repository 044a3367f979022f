package record

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// Brief is what Join needs of a record: its names, what it refers to, the
// problems that it has by itself, and the places of what others may be told to
// be wrong with. It is small, holds on to nothing of the file, shows no secret
// of it, and can be written into a cache with MarshalBinary. It depends on the
// settings that the record was read with.
type Brief struct {
	Name  string // of the file
	ID    string // of the incident; the record's file's when it cannot be read as a record
	Title string

	status   incident.RecordStatus
	readable bool // there is an incident, if perhaps with holes
	plain    bool // there are no problems and no waivers, but for hints that are counted
	hints    int  // that are not told
	packed   string
}

// details is what a brief has packed.
type details struct {
	id, whole, status spot
	aliases           []alias
	relations         []tie
	attached          []string
	free              problem.List // of keys that were meant for waivers
	waivers           []waiving
	own               problem.List
}

// spot is a place in a record that problems are told of.
type spot struct {
	problem.Place
	silent bool // the value there could not be read, so nothing more is told of it
}

// alias is a former id.
type alias struct {
	name string
	spot
}

// tie is a relation to another record.
type tie struct {
	incident.RelationType
	id     string
	at, to spot // of the relation, and of the id in it
}

// waiving is a waiver. The rule is nil when it does not count; faults say why,
// or what else is wrong with it.
type waiving struct {
	rule   *problem.Rule
	reason string
	faults problem.List
	spot
}

// summary gives what others need to know of the record.
func (f *reading) summary(settings Settings) Brief {
	b := Brief{Name: f.name, ID: f.stem()}
	d := details{own: f.ownProblems(settings)}
	if inc := f.incident; inc != nil {
		if inc.ID != b.ID { // else it is a part of the name and takes no memory
			b.ID = f.publishable(inc.ID)
		}
		b.Title, b.status, b.readable = f.mask.hidden(inc.Title), inc.RecordStatus, true
		d.id, d.whole = f.spot("/id"), f.spot("")
		if b.unpublished() {
			d.status = f.spot("/record_status")
		}
		for i, name := range inc.Aliases {
			d.aliases = append(d.aliases, alias{f.publishable(name), f.spot(fmt.Sprintf("/aliases/%d", i))})
		}
		for i, r := range inc.Relations {
			if r.ID != "" {
				at := fmt.Sprintf("/relations/%d", i)
				d.relations = append(d.relations, tie{r.Type, f.publishable(r.ID), f.spot(at), f.spot(at + "/id")})
			}
		}
		d.attached = f.attachedFiles()
		d.free = f.mask.hiddenIn(f.mistypedWaivers())
		for i, w := range inc.Waivers {
			d.waivers = append(d.waivers, f.waiving(i, w, settings))
		}
	}
	if settings.CountHints && len(d.waivers) == 0 { // which may be of hints
		b.hints, d.own = d.own.Count(problem.Hint), d.own.Grave()
	}
	b.plain = len(d.own)+len(d.free)+len(d.waivers) == 0
	// One piece of memory takes less room than three.
	kept := b.Title + string(b.status) + d.pack(b)
	b.Title, kept = kept[:len(b.Title)], kept[len(b.Title):]
	b.status, b.packed = incident.RecordStatus(kept[:len(b.status)]), kept[len(b.status):]
	return b
}

// unpublished reports whether the record is not out yet.
func (b *Brief) unpublished() bool {
	return b.status == incident.Draft || b.status == incident.InReview
}

// ownProblems gives the problems of the record by itself as they are told:
// without secrets, and with the severities that the settings give them.
func (f *reading) ownProblems(settings Settings) problem.List {
	own := slices.Clone(f.mask.hiddenIn(f.problems))
	for i := range own {
		own[i].Early = own[i].Rule.Finished && own[i].Severity == problem.Hint && (f.incident == nil || !f.finished())
	}
	return weighed(own, settings)
}

// spot gives the place that a JSON pointer leads to.
func (f *reading) spot(pointer string) spot {
	place := f.document.Place(pointer)
	silent := pointer != "" && f.told[place] && f.document.Root.At(pointer) != nil
	place.Source = f.mask.hidden(place.Source)
	return spot{place, silent}
}

// publishable gives a name by which records find each other. One that cannot
// be an id and is a secret is masked.
func (f *reading) publishable(name string) string {
	if slugForm.MatchString(name) {
		return name
	}
	return f.mask.hidden(name)
}

// attachedFiles gives the names of the files that the record attaches, sorted.
func (f *reading) attachedFiles() []string {
	names := map[string]bool{}
	for _, a := range f.incident.Attachments {
		if message, _ := pathFault(a.Path); a.Path != "" && message == "" {
			names[path.Join(f.folder(), a.Path)] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// folder is where the record's attachments are.
func (b *Brief) folder() string { return strings.TrimSuffix(b.Name, path.Ext(b.Name)) }

// stem is the id that the record has by its file's name.
func (b *Brief) stem() string { return path.Base(b.folder()) }

// Attached gives the files that the reading of the record depended on, besides
// its own text and the settings: what it attaches, by their names in the file
// system, sorted. Sum tells whether they are the same still.
func (b *Brief) Attached() []string { return b.open().attached }

// Sound reports whether the record has no errors by itself, so that its
// incident may be shown unless Join finds one in the company of others.
func (b *Brief) Sound() bool {
	told, _ := b.settle(nil, Settings{})
	return b.readable && !told.HasErrors()
}

// settle gives the problems of a record, its own and those in the company of
// others, as they are told: with the severities that the settings give them,
// and without those that the record waives, which come by themselves.
func (b *Brief) settle(inCompany problem.List, settings Settings) (told, waived problem.List) {
	inCompany = weighed(inCompany, settings)
	if b.plain {
		return inCompany, nil
	}
	d := b.open()
	told = slices.Concat(d.own, inCompany)
	full := source.Full(told)
	faults := d.free
	add := func(p problem.Problem) {
		source.Add(&faults, b.Name, func() problem.Place { return p.Place }, p)
	}
	var done []*problem.Rule
	for _, w := range d.waivers {
		for _, p := range w.faults {
			add(p)
		}
		if w.rule == nil {
			continue
		}
		before := len(waived)
		told = slices.DeleteFunc(told, func(p problem.Problem) bool {
			if p.Rule != w.rule {
				return false
			}
			p.Waiver = w.reason
			waived = append(waived, p)
			return true
		})
		switch {
		case w.silent:
		case slices.Contains(done, w.rule):
			add(problem.Problem{Place: w.Place, Severity: problem.Warning, Rule: waiver,
				Message: fmt.Sprintf("%s is waived above already", w.rule), Hint: "keep one of the two"})
		case len(waived) == before && !full:
			add(problem.Problem{Place: w.Place, Severity: problem.Warning, Rule: waiver,
				Message: fmt.Sprintf("this waiver waives nothing: the record has no problem with %s", w.rule), Hint: "take it out"})
		}
		done = append(done, w.rule)
	}
	return append(told, faults...), waived
}

// weighed gives problems the severities that the settings want. What is only a
// hint because the record is not finished stays one.
func weighed(list problem.List, settings Settings) problem.List {
	for _, r := range settings.Rules {
		severity, on := r.Severity.Severity()
		kept := make(problem.List, 0, len(list))
		for _, p := range list {
			switch {
			case p.Rule.ID != r.Rule:
			case !on:
				continue
			case !p.Early:
				p.Severity = severity
			}
			kept = append(kept, p)
		}
		list = kept
	}
	return list
}

// Sum sums up the files that a reading depends on: whether they are there and
// may be read, their sizes and their contents. With the same sum, text, name and
// settings a record reads the same. The error is for a file that is there and
// cannot be read.
func Sum(fsys fs.FS, names []string) ([sha256.Size]byte, error) {
	all := sha256.New()
	for _, name := range names {
		if fault, _ := fileFault(fsys, name); fault != "" {
			fmt.Fprintf(all, "%q %q\n", name, fault)
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return [sha256.Size]byte{}, fmt.Errorf("read attachment: %w", err)
		}
		fmt.Fprintf(all, "%q %d %x\n", name, len(data), sha256.Sum256(data))
	}
	return [sha256.Size]byte(all.Sum(nil)), nil
}
