package record

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// Fixed is what Fix made of a record.
type Fixed struct {
	Data []byte   // the text; the one that was given when nothing was done
	Done []string // what was done, such as "sorted 7 timeline entries"
	Left []string // what was not done, and why
}

// Fix mends what needs no knowledge of what happened: words that YAML tools
// differ on get quotes, the timeline is sorted, and the modeline is put in.
// Everything else stays as it is, byte by byte: comments, empty lines, quotes
// and line ends. The result says the same as before; where it would not, it is
// not done. A text that is not the YAML of a record is left alone.
//
// The name is the record's slash path from the project's folder on; without
// one, as for a record elsewhere, there is no modeline.
func Fix(name string, data []byte, settings Settings) Fixed {
	fixed := Fixed{Data: data}
	for line := range bytes.Lines(data) {
		if len(line) > longestLine {
			fixed.Left = []string{fmt.Sprintf("nothing was fixed: a line has more than %d bytes", longestLine)}
			return fixed
		}
	}
	now, ok := open(name, data, settings)
	if !ok {
		return fixed
	}
	for _, mend := range []func(*opened) mended{quoteWords, sortEntries, addModeline} {
		m := mend(now)
		if m.data == nil {
			fixed.Left = append(fixed.Left, m.left...)
			continue
		}
		then, ok := open(name, m.data, settings)
		if !ok || !now.saysTheSame(then) {
			fixed.Left = append(fixed.Left, m.undone+": the record would not say the same afterwards")
			continue
		}
		now, fixed.Data = then, m.data
		fixed.Done = append(fixed.Done, m.done)
	}
	return fixed
}

// longestLine is the length of a line, in bytes, up to which Fix looks for
// places in it: to find all of them takes the square of that.
const longestLine = 1 << 14

// mended is one repair: the new text, nil for none, and the words for it.
type mended struct {
	data         []byte
	done, undone string
	left         []string // why there is none, where there should be one
}

// opened is a record as it is written and as it is read.
type opened struct {
	name     string
	data     []byte
	document *source.Document // as written: short times are still short
	expanded *source.Document // with all times in full
	unread   problem.List     // what could not be read
	settings Settings

	incident incident.Incident // the timeline in the order of the file
	ids      []string          // of the timeline's entries, as far as they are written
}

// open reads a record; false when it cannot be read as one.
func open(name string, data []byte, settings Settings) (*opened, bool) {
	o := &opened{name: name, data: data, settings: settings}
	var problems problem.List
	o.document, problems = source.Parse(name, data)
	if o.document == nil || len(problems) > 0 || o.document.Root.Kind != source.Object {
		return nil, false
	}
	f := &reading{name: name}
	f.document, _ = source.Parse(name, data)
	if f.tooNew() {
		return nil, false
	}
	f.expandTimes(settings)
	value, problems := form().Decode(f.document)
	o.unread = slices.Concat(f.problems, problems)
	o.expanded, o.incident = f.document, value
	for _, entry := range value.Timeline {
		o.ids = append(o.ids, entry.ID)
	}
	f.incident = &o.incident
	f.fillIn(settings)
	return o, true
}

// problems gives those of the record: without those that are waived, and those.
func (o *opened) problems() (told, waived problem.List) {
	b := read(o.name, o.data, o.settings).summary(o.settings)
	return b.settle(nil, o.settings)
}

// order gives the entries of the timeline, by their index in the file, in the
// order in which a page shows them; false when one has no time.
func (o *opened) order() ([]int, bool) {
	sorted := o.incident
	sorted.Timeline = slices.Clone(o.incident.Timeline)
	sortTimeline(&sorted)
	at := map[*incident.Time]int{}
	for i, entry := range o.incident.Timeline {
		if entry.At == nil {
			return nil, false
		}
		at[entry.At] = i
	}
	order := make([]int, len(sorted.Timeline))
	for i, entry := range sorted.Timeline {
		order[i] = at[entry.At]
	}
	return order, true
}

// shown gives the incident with the timeline as a page shows it, and with the
// ids that are written alone: the others go by the order.
func (o *opened) shown() (incident.Incident, bool) {
	inc := o.incident
	order, ok := o.order()
	inc.Timeline = nil
	for _, i := range order {
		entry := o.incident.Timeline[i]
		entry.ID = o.ids[i]
		inc.Timeline = append(inc.Timeline, entry)
	}
	return inc, ok
}

// saysTheSame reports whether two texts are the same incident, with the same
// faults.
func (o *opened) saysTheSame(other *opened) bool {
	if o.unread.Count(problem.Error) != other.unread.Count(problem.Error) {
		return false
	}
	one, ok := o.shown()
	two, same := other.shown()
	if !ok || !same { // there is an entry without a time, so nothing was sorted
		one, two = o.incident, other.incident
	}
	return reflect.DeepEqual(one, two)
}

// cut is a stretch of bytes with what comes into its place.
type cut struct {
	from, to int
	text     string
}

// splice puts texts into their places.
func splice(data []byte, cuts []cut) []byte {
	slices.SortFunc(cuts, func(a, b cut) int { return a.from - b.from })
	var out bytes.Buffer
	at := 0
	for _, c := range cuts {
		out.Write(data[at:c.from])
		out.WriteString(c.text)
		at = c.to
	}
	out.Write(data[at:])
	return out.Bytes()
}
