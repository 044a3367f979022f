package page

import (
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
)

// event is one timeline entry with its number and anchor on the page.
type event struct {
	*incident.Entry
	Number int    // from 1, as in the drawing
	Anchor string // the entry's id in the page: t-activation, t-7
	// Placed says that the entry has a place in time. Those that have none
	// come last.
	Placed bool
}

// eventsOf numbers the timeline: first what has a place in time, then what has
// none, each in the record's order.
func eventsOf(inc *incident.Incident) []event {
	var placed, others []event
	for i := range inc.Timeline {
		e := event{Entry: &inc.Timeline[i]}
		if e.Placed = e.At.Known(); e.Placed {
			placed = append(placed, e)
		} else {
			others = append(others, e)
		}
	}
	all := slices.Concat(placed, others)
	ids := anchors{}
	for i := range all {
		all[i].Number = i + 1
		all[i].Anchor = ids.add("t-", all[i].ID, i+1)
	}
	return all
}

// anchors are the ids given out on a page.
type anchors map[string]bool

// add gives the id of something with the prefix: its own name as far as an
// address can hold it, else its number. No two are alike.
func (a anchors) add(prefix, name string, number int) string {
	slug := slugOf(name)
	if slug == "" {
		slug = strconv.Itoa(number)
	}
	id := prefix + slug
	for n := 2; a[id]; n++ {
		id = prefix + slug + "-" + strconv.Itoa(n)
	}
	a[id] = true
	return id
}

// slugOf keeps letters, digits, dots, dashes and underscores of ASCII and puts
// one dash for each run of anything else.
func slugOf(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '_':
			b.WriteRune(r)
		case !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
