package problem

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestText(t *testing.T) {
	place := func(line, column, width int, source string) Place {
		return Place{File: "incidents/db.yaml", Line: line, Column: column, Width: width, Source: source}
	}
	long := strings.Repeat("a", 100) + "WORD" + strings.Repeat("b", 200)
	tests := []struct {
		name    string
		problem Problem
		want    string
	}{
		{
			"a place with its mark and the way out",
			Problem{Place: place(4, 10, 9, "  - {at: yesterday, text: began}"), Rule: &Rule{ID: "time"},
				Message: `"yesterday" is not a time`, Hint: "write it like 2025-01-31T14:05:00Z, or 2025-01-31 if only the day is known"},
			"incidents/db.yaml:4:10: error: \"yesterday\" is not a time [time]\n" +
				"  4 |   - {at: yesterday, text: began}\n" +
				"    |          ^~~~~~~~~\n" +
				"  hint: write it like 2025-01-31T14:05:00Z, or 2025-01-31 if only the day is known\n",
		},
		{
			"a whole file",
			Problem{Place: Place{File: "incidents/db.yaml"}, Rule: &Rule{ID: "size"}, Severity: Warning, Message: "large"},
			"incidents/db.yaml: warning: large [size]\n",
		},
		{
			"a second place",
			Problem{Place: place(12, 1, 5, "title: b"), Rule: &Rule{ID: "duplicate-key"}, Message: `the key "title" is written twice`,
				Also: []Also{{Place: place(2, 1, 5, "title: a"), Message: "it is first written here"}}},
			"incidents/db.yaml:12:1: error: the key \"title\" is written twice [duplicate-key]\n" +
				"  12 | title: b\n" +
				"     | ^~~~~\n" +
				"  incidents/db.yaml:2:1: it is first written here\n" +
				"  2 | title: a\n" +
				"    | ^~~~~\n",
		},
		{
			"wide characters and tabs",
			Problem{Place: place(1, 5, 2, "\tメール障害"), Rule: &Rule{ID: "x"}, Message: "m"},
			"incidents/db.yaml:1:5: error: m [x]\n  1 |  メール障害\n    |        ^~~~\n",
		},
		{
			"a place after the end of the line",
			Problem{Place: place(1, 99, 7, "short"), Rule: &Rule{ID: "x"}, Message: "m"},
			"incidents/db.yaml:1:99: error: m [x]\n  1 | short\n    |      ^\n",
		},
		{
			"a long line",
			Problem{Place: place(1, 101, 4, long), Rule: &Rule{ID: "x"}, Message: "m"},
			"incidents/db.yaml:1:101: error: m [x]\n  1 | …" + long[40:200] + "…\n    | " + strings.Repeat(" ", 61) + "^~~~\n",
		},
		{
			"control characters never reach the terminal",
			Problem{Place: place(1, 1, 1, "a\x1b[31mb\u202e"), Rule: &Rule{ID: "x"}, Message: "m\x07\nn", Hint: "h\u0085"},
			"incidents/db.yaml:1:1: error: m\uFFFD n [x]\n  1 | a\uFFFD[31mb\uFFFD\n    | ^\n  hint: h\uFFFD\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.problem.Text()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestListText(t *testing.T) {
	list := List{
		{Place: Place{File: "b.yaml", Line: 1, Column: 1}, Rule: &Rule{ID: "r"}, Message: "second"},
		{Place: Place{File: "a.yaml", Line: 2, Column: 1}, Rule: &Rule{ID: "r"}, Message: "first", Severity: Hint},
		{Place: Place{File: "b.yaml"}, Rule: &Rule{ID: "r"}, Message: "whole"},
	}
	list.Sort()
	want := "a.yaml:2:1: hint: first [r]\nb.yaml: error: whole [r]\nb.yaml:1:1: error: second [r]\n2 errors, 1 hint in 2 files\n"
	if diff := cmp.Diff(want, list.Text()); diff != "" {
		t.Error(diff)
	}
	if got := (List{}).Text(); got != "" {
		t.Errorf("an empty list gives %q", got)
	}
	if got := (List{}).Counted(); got != "no problems" {
		t.Errorf("an empty list counts %q", got)
	}
}
