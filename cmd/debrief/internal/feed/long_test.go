package feed

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
)

// TestParts wants a form that is put together of parts from an earlier one to be
// what it is when all is told, and an incident more or less to change few parts.
func TestParts(t *testing.T) {
	var items []Item
	for i := range 500 {
		items = append(items, one(fmt.Sprintf("i-%d", i), "2026-05-01", func(inc *incident.Incident) {
			inc.Remediation = &incident.Remediation{Actions: []incident.Action{{Title: "A", Due: instant("2026-12")}}[:i%2]}
		}))
	}
	for _, name := range []string{"incidents.json", "incidents.csv", "actions.csv", "actions.ics"} {
		kept, told := map[string][]byte{}, 0
		part := func(of []*portfolio.Entry, tell func() ([]byte, error)) ([]byte, error) {
			at := ""
			for _, e := range of {
				at += " " + e.ID
			}
			if data, there := kept[at]; there {
				return data, nil
			}
			told += len(of)
			data, err := tell()
			kept[at] = data
			return data, err
		}
		for _, some := range [][]Item{items, items[1:], slices.Delete(slices.Clone(items), 250, 251), items[:0], items[7:8]} {
			told = 0
			var got bytes.Buffer
			if err := feedOf(site(), some).Write(name, &got, part); err != nil {
				t.Fatal(err)
			}
			if want := made(t, site(), name, some...); got.String() != want {
				t.Errorf("%s of %d incidents: %d bytes, want %d", name, len(some), got.Len(), len(want))
			}
			if len(some) < len(items) && told > mostPart {
				t.Errorf("%s of %d incidents: %d are told again", name, len(some), told)
			}
		}
	}
}
