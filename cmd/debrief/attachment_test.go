package main

import (
	"path"
	"slices"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/record"
)

// TestAttachmentsLeaveThePagesNames: whatever file a build puts beside a
// report, check refuses it as the name of an attachment.
func TestAttachmentsLeaveThePagesNames(t *testing.T) {
	t.Parallel()
	site := buildSample(t, "--base-url", "https://status.example.com/", "--audience", "internal")
	var names []string
	for _, name := range files(t, site) {
		parts := strings.Split(name, "/")
		if len(parts) < 3 || parts[0] != "incidents" || path.Ext(name) == ".txt" || path.Ext(name) == ".csv" {
			continue // the sample attaches such files
		}
		names = append(names, parts[2])
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) < 5 || !slices.Contains(names, "card.png") {
		t.Errorf("a report's files are %v", names)
	}
	for _, own := range names {
		for _, name := range []string{own, strings.ToUpper(own), own + "/a.txt"} {
			text := "title: T\nkind: outage\nsummary: S\ntimes: {started: unknown}\ntimeline: [{at: unknown, text: A}]\n" +
				"attachments: [{id: a, title: A, alt: A, path: " + name + "}]\n"
			if _, problems := record.ReadOne("incidents/some.yaml", []byte(text), record.Settings{}); !problems.HasErrors() {
				t.Errorf("%s may be attached", name)
			}
		}
	}
}
