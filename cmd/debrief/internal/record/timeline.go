package record

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// sortTimeline puts the entries in time order: by the first moment they may
// have been, by the last one, then by id. An entry without any bound stays
// behind the one it follows in the file; those before the first bounded entry
// stay at the beginning.
func sortTimeline(inc *incident.Incident) {
	zone := inc.Zone()
	if isSorted(inc.Timeline, zone) {
		return
	}
	var groups []group
	var head []incident.Entry
	for _, entry := range inc.Timeline {
		span := entry.At.Span(zone)
		switch {
		case !span.IsZero():
			groups = append(groups, group{span: span, entries: []incident.Entry{entry}})
		case len(groups) == 0:
			head = append(head, entry)
		default:
			last := &groups[len(groups)-1]
			last.entries = append(last.entries, entry)
		}
	}
	slices.SortStableFunc(groups, group.compare)
	sorted := head
	for _, g := range groups {
		sorted = append(sorted, g.entries...)
	}
	inc.Timeline = sorted
}

// isSorted reports whether there are entries, in time order.
func isSorted(timeline []incident.Entry, zone *time.Location) bool {
	var before incident.Span
	id := ""
	for _, entry := range timeline {
		span := entry.At.Span(zone)
		if span.IsZero() {
			continue
		}
		if !before.IsZero() && cmp.Or(compareSpans(before, span), compareIDs(id, entry.ID)) > 0 {
			return false
		}
		before, id = span, entry.ID
	}
	return len(timeline) > 0
}

// group is an entry with bounds and those without that follow it.
type group struct {
	span    incident.Span
	entries []incident.Entry
}

func (g group) compare(other group) int {
	return cmp.Or(compareSpans(g.span, other.span), compareIDs(g.entries[0].ID, other.entries[0].ID))
}

// compareSpans orders by the first moment, then by the last.
func compareSpans(a, b incident.Span) int {
	return cmp.Or(first(a).Compare(first(b)), last(a).Compare(last(b)))
}

// first gives the lower bound; what has only an upper one is told where that
// one is.
func first(s incident.Span) time.Time {
	if s.Lo.IsZero() {
		return s.Hi
	}
	return s.Lo
}

func last(s incident.Span) time.Time {
	if s.Hi.IsZero() {
		return s.Lo
	}
	return s.Hi
}

// compareIDs puts t2 before t10: ids that differ only in the number at their
// end go by that number.
func compareIDs(a, b string) int {
	stemA, stemB := strings.TrimRight(a, "0123456789"), strings.TrimRight(b, "0123456789")
	if stemA == stemB {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	}
	return cmp.Compare(a, b)
}
