package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// sortEntries puts the entries of the timeline in the order of time, each with
// the comments that belong to it.
func sortEntries(o *opened) mended {
	timeline := o.document.Root.Get("timeline")
	if timeline == nil || timeline.Kind != source.List {
		return mended{}
	}
	order, ok := o.order()
	if !ok || slices.IsSorted(order) {
		return mended{}
	}
	if _, waived := o.problems(); waives(waived, timelineOrder) {
		return mended{}
	}
	if why := o.unsortable(timeline); why != "" {
		return mended{left: []string{"the timeline was not sorted: " + why}}
	}
	m := mended{done: fmt.Sprintf("sorted %d timeline entries", len(order)), undone: "the timeline was not sorted"}
	full, ok := open(o.name, splice(o.data, o.timesInFull(order)), o.settings)
	if !ok {
		return mended{left: []string{m.undone + ": its short times could not be written in full"}}
	}
	data, why := full.reordered(order)
	if why != "" {
		return mended{left: []string{m.undone + ": " + why}}
	}
	m.data = data
	return m
}

func waives(waived problem.List, rule *problem.Rule) bool {
	return slices.ContainsFunc(waived, func(p problem.Problem) bool { return p.Rule == rule })
}

// unsortable says why entries cannot change their places, whatever their form.
func (o *opened) unsortable(timeline *source.Node) string {
	first, last := o.lines(timeline)
	for _, p := range o.unread {
		if p.Severity == problem.Error && p.Line >= first && p.Line <= last {
			return "there are errors in it"
		}
	}
	named := o.namedEntries()
	for i, id := range o.ids {
		if name := o.incident.Timeline[i].ID; id == "" && named[name] {
			return fmt.Sprintf("%s is named elsewhere, an id that goes by the order; write it as id: %s into its entry", name, name)
		}
	}
	return ""
}

// lines gives the first and the last line of a node, as problems count them.
func (o *opened) lines(n *source.Node) (first, last int) {
	from, to := o.document.Span(n)
	return o.document.PlaceOf(n).Line, o.document.PlaceOf(n).Line + strings.Count(string(o.data[from:to]), "\n") + 1
}

// linkToEntry finds the fragment that leads to an entry.
var linkToEntry = regexp.MustCompile(`#t-(t\d+)`)

// namedEntries gives the ids of entries that a redaction, a revision or a link
// names, among them all that go by the order.
func (o *opened) namedEntries() map[string]bool {
	pointers := []string{}
	for _, r := range o.incident.Redact {
		pointers = append(pointers, r.Path)
	}
	for _, r := range o.incident.Revisions {
		pointers = append(pointers, r.Fields...)
	}
	named := map[string]bool{}
	for _, p := range pointers {
		if entry, ok := strings.CutPrefix(p, "/timeline/"); ok {
			id, _, _ := strings.Cut(entry, "/")
			named[id] = true
		}
	}
	for _, link := range linkToEntry.FindAllSubmatch(o.data, -1) {
		named[string(link[1])] = true
	}
	return named
}

// timesInFull gives the cuts that write out the short times of entries that get
// another one before them: they would mean another moment.
func (o *opened) timesInFull(order []int) []cut {
	var cuts []cut
	written, expanded := o.document.Root.Get("timeline"), o.expanded.Root.Get("timeline")
	for place, i := range order {
		if place > 0 && order[place-1] == i-1 {
			continue
		}
		short, full := moment(written.Items[i].Get("at")), moment(expanded.Items[i].Get("at"))
		if short == nil || full == nil || short.Text == full.Text {
			continue
		}
		from, to := o.document.Span(short)
		quote := ""
		if short.Quoted && strings.ContainsRune(`"'`, rune(o.data[from])) {
			quote = string(o.data[from])
		}
		cuts = append(cuts, cut{from, to, quote + full.Text + quote})
	}
	return cuts
}

// reordered gives the text with the entries in another order, or says why it
// cannot.
func (o *opened) reordered(order []int) (data []byte, why string) {
	timeline := o.document.Root.Get("timeline")
	for _, item := range timeline.Items {
		if item.Kind != source.Object {
			return nil, "not all of it are entries"
		}
	}
	from, _ := o.document.Span(timeline)
	if from < len(o.data) && o.data[from] == '[' {
		return o.reorderedInBrackets(timeline, order)
	}
	return o.reorderedLines(timeline, order)
}

// reorderedInBrackets exchanges the entries of a list in brackets; what stands
// between them stays where it is.
func (o *opened) reorderedInBrackets(timeline *source.Node, order []int) (data []byte, why string) {
	var cuts []cut
	for place, i := range order {
		from, to := o.document.Span(timeline.Items[place])
		if place > 0 {
			if between := o.data[cuts[place-1].to:from]; strings.Trim(string(between), " \t\r\n,") != "" {
				return nil, "there are comments between the entries, and it is a list in brackets"
			}
		}
		begin, end := o.document.Span(timeline.Items[i])
		cuts = append(cuts, cut{from, to, string(o.data[begin:end])})
	}
	return splice(o.data, cuts), ""
}
