package source_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/source"
)

func TestSpan(t *testing.T) {
	t.Parallel()
	const text = `plain: a word # with a comment
lines: goes on
  in the next # line
number: -1.5
none:
single: 'it''s # no comment'
double: "a \" and
  # no comment either"
flow: {a: [1, 2], b: , "c": x } # {
empty: [ ]
long: [ # one
  a,  # ] two
  ]
kept: |+ # a comment
  one

  # no comment

# a comment
clipped: >-
  folded
  and more

items:
- a: 1
  b: |
    x
  # a comment
- "ö": {}
last: |2
   two`
	for _, breaks := range []string{"\n", "\r\n"} {
		data := strings.ReplaceAll("\ufeff"+text, "\n", breaks)
		doc, problems := source.Parse("a.yaml", []byte(data))
		if len(problems) > 0 {
			t.Fatal(problems.Text())
		}
		for pointer, want := range map[string]string{
			"/plain": "a word", "/lines": "goes on\n  in the next", "/number": "-1.5", "/none": "",
			"/single": "'it''s # no comment'", "/double": "\"a \\\" and\n  # no comment either\"",
			"/flow": `{a: [1, 2], b: , "c": x }`, "/flow/a": "[1, 2]", "/flow/c": "x", "/empty": "[ ]",
			"/long": "[ # one\n  a,  # ] two\n  ]", "/kept": "|+ # a comment\n  one\n\n  # no comment\n",
			"/clipped": ">-\n  folded\n  and more", "/items": "- a: 1\n  b: |\n    x\n  # a comment\n- \"ö\": {}",
			"/items/0": "a: 1\n  b: |\n    x", "/items/1": "\"ö\": {}", "/last": "|2\n   two",
		} {
			from, to := doc.Span(doc.Root.At(pointer))
			if diff := cmp.Diff(strings.ReplaceAll(want, "\n", breaks), data[from:to]); diff != "" {
				t.Errorf("%s with %q: %s", pointer, breaks, diff)
			}
		}
	}
}
