package source_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/source"
)

// colour is an open list of words, size a closed one.
type (
	colour string
	size   string
)

func (colour) Words() []string { return []string{"red", "green"} }
func (colour) Open() bool      { return true }
func (size) Words() []string   { return []string{"small", "large"} }
func (size) Open() bool        { return false }

type item struct {
	Name  string         `json:"name" need:"yes"`
	Count *int           `json:"count"`
	Extra map[string]any `json:"x-*"`
}

type settings struct {
	Title  string   `json:"title"`
	Share  float64  `json:"share"`
	Count  int      `json:"count"`
	On     bool     `json:"on"`
	Tags   []string `json:"tags"`
	Items  []item   `json:"items"`
	One    *item    `json:"one"`
	Colour colour   `json:"colour"`
	Size   size     `json:"size"`
}

var form = source.Compile[settings]()

func decode(t *testing.T, text string) (settings, string) {
	t.Helper()
	doc, problems := source.Parse("config.yaml", []byte(text))
	if doc == nil {
		return settings{}, problems.Text()
	}
	value, more := form.Decode(doc)
	problems = append(problems, more...)
	problems.Sort()
	return value, problems.Text()
}

func TestDecode(t *testing.T) {
	three := 3
	text := `
title: 2026-02-05
share: 1.50
count: -12
on: True
tags: ["no", 1.10, |-
  a
  b
]
`
	text = strings.Replace(text, "|-\n  a\n  b\n", "x\n", 1) + `
items:
  - {name: first, count: 3, x-note: {a: [1, 2.5, true, ~, "1", 99999999999999999999, 1.10, 12345678901234567890.123, 1e-400, +.5, -0.0, 1e3, +1.000000000000000001]}}
  - name: |
      second
one: {name: single}
colour: red
size: "large"
`
	want := settings{
		Title: "2026-02-05", Share: 1.5, Count: -12, On: true, Tags: []string{"no", "1.10", "x"},
		Items: []item{
			{Name: "first", Count: &three, Extra: map[string]any{"x-note": map[string]any{
				"a": []any{int64(1), 2.5, true, nil, "1", json.Number("99999999999999999999"),
					json.Number("1.10"), json.Number("12345678901234567890.123"), json.Number("1e-400"), 0.5, math.Copysign(0, -1), json.Number("1e3"),
					"+1.000000000000000001"}}}},
			{Name: "second"},
		},
		One: &item{Name: "single"}, Colour: "red", Size: "large",
	}
	got, problems := decode(t, text)
	if problems != "" {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeProblems(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"unknown key", "titel: a", `config.yaml:1:1: error: unknown key "titel" at the top level [PM001 form]
  1 | titel: a
    | ^~~~~
  hint: did you mean "title"?
`},
		{"a key that belongs elsewhere", "name: a", `config.yaml:1:1: error: unknown key "name" at the top level [PM001 form]
  1 | name: a
    | ^~~~
  hint: did you mean "name" below "items"?
`},
		{"a key like no other", "one: {name: a, zzzzzz: 1}", `config.yaml:1:16: error: unknown key "zzzzzz" in "one" [PM001 form]
  1 | one: {name: a, zzzzzz: 1}
    |                ^~~~~~
  hint: known here: name, count; keys of your own begin with x-
`},
		{"a needed key", "items:\n  - count: 1\n", `config.yaml:2:5: error: "name" is missing in an item of "items" [PM059 missing-key]
  2 |   - count: 1
    |     ^~~~~
  hint: it is needed: write name: …
`},
		{"a needed key without a value", "items: [{name: }]", `config.yaml:1:10: error: "name" has no value [PM059 missing-key]
  1 | items: [{name: }]
    |          ^~~~
  hint: it is needed: write one
`},
		{"a needed key with nothing in it", `items: [{name: "  "}]`, `config.yaml:1:16: error: "name" is empty [PM059 missing-key]
  1 | items: [{name: "  "}]
    |                ^~~~
  hint: it is needed: write something
`},
		{"a key without a value", "title:", `config.yaml:1:1: warning: "title" has no value [PM062 empty-value]
  1 | title:
    | ^~~~~
  hint: write one, or take the key out
`},
		{"text for a list", "tags: mail", `config.yaml:1:7: error: "tags" takes a list, not the text "mail" [PM001 form]
  1 | tags: mail
    |       ^~~~
  hint: write it as [mail]
`},
		{"a list for text", "title: [a, 'b']", `config.yaml:1:8: error: "title" takes text, not a list [PM001 form]
  1 | title: [a, 'b']
    |        ^~~~~~~~
  hint: put text that begins with [ or { in quotes
`},
		{"text for an object", "one: a", `config.yaml:1:6: error: "one" takes an object with keys, not the text "a" [PM001 form]
  1 | one: a
    |      ^
  hint: write name below it
`},
		{"a quoted number", `count: "12"`, `config.yaml:1:8: error: "count" takes a whole number, not the text "12" [PM001 form]
  1 | count: "12"
    |        ^~~~
  hint: take the quotes away
`},
		{"a number with separators", `count: 62,060`, `config.yaml:1:8: error: "count" takes a whole number, not the text "62,060" [PM001 form]
  1 | count: 62,060
    |        ^~~~~~
  hint: write it as 62060
`},
		{"a percentage", `share: 3.5 %`, `config.yaml:1:8: error: "share" takes a number, not the text "3.5 %" [PM001 form]
  1 | share: 3.5 %
    |        ^~~~~
  hint: write a share as a number from 0 to 1: 0.035
`},
		{"an octal number", `count: 010`, `config.yaml:1:8: error: "count" takes a whole number, not the text "010" [PM001 form]
  1 | count: 010
    |        ^~~
  hint: take the zeros at the beginning away; if it is not a number but a name, put it in quotes
`},
		{"no number", "share: .nan", `config.yaml:1:8: error: "share" takes a number, not the text ".nan" [PM001 form]
  1 | share: .nan
    |        ^~~~
  hint: write digits, like 12 or 0.5
`},
		{"a number out of range", "share: 1e999", `config.yaml:1:8: error: 1e999 is too large for "share" [PM001 form]
  1 | share: 1e999
    |        ^~~~~
  hint: write a number of at most 300 digits
`},
		{"a number next to nothing", "share: -1e-400", `config.yaml:1:8: error: -1e-400 is too small for "share" [PM001 form]
  1 | share: -1e-400
    |        ^~~~~~~
  hint: write 0, or a number with at most 300 decimals
`},
		{"more digits than a number has", "share: 9007199254740993", `config.yaml:1:8: error: 9007199254740993 has more digits than can be kept [PM001 form]
  1 | share: 9007199254740993
    |        ^~~~~~~~~~~~~~~~
  hint: write at most 15 significant digits
`},
		{"a truth value", "on: yes", `config.yaml:1:5: error: "on" takes true or false, not the text "yes" [PM001 form]
  1 | on: yes
    |     ^~~
  hint: write true, without quotes
`},
		{"no truth value", "on: maybe", `config.yaml:1:5: error: "on" takes true or false, not the text "maybe" [PM001 form]
  1 | on: maybe
    |     ^~~~~
  hint: write true or false
`},
		{"a bare no", "tags: [NO, SE]", `config.yaml:1:8: warning: NO without quotes is a truth value for many YAML tools; it is read as text here [PM061 bare-word]
  1 | tags: [NO, SE]
    |        ^~
  hint: write "NO", with the quotes
`},
		{"an item without a value", "tags:\n  - a\n  -\n", `config.yaml:3:4: error: an item of "tags" has no value [PM001 form]
  3 |   -
    |    ^
  hint: write one, or take the item out
`},
		{"a word of an open list", "colour: grene", `config.yaml:1:9: warning: "grene" is not a known word for "colour"; it is shown as written [PM063 unknown-word]
  1 | colour: grene
    |         ^~~~~
  hint: did you mean "green"? Known are: red, green
`},
		{"a word of a closed list", "size: huge", `config.yaml:1:7: error: "huge" is not a word for "size" [PM001 form]
  1 | size: huge
    |       ^~~~
  hint: one of: small, large
`},
		{"nothing", "# nothing\n", `config.yaml:1:1: error: the file is empty [PM059 missing-key]
  1 | # nothing
    | ^
  hint: write something, or delete it
`},
		{"a list at the top", "- a", `config.yaml:1:1: error: the top level takes an object with keys, not a list [PM001 form]
  1 | - a
    | ^
  hint: write title, share, count below it
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, got := decode(t, tt.text)
			got = got[:max(0, strings.LastIndexByte(strings.TrimSuffix(got, "\n"), '\n')+1)] // without the counting line
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s\ngot:\n%s", diff, got)
			}
		})
	}
}

func TestNumbersAreKept(t *testing.T) {
	for text, kept := range map[string]bool{
		"0": true, "-0.000": true, "0e5": true, "1.10": true, "+.5": true, "5.": true, "9007199254740992": true, "0.1": true, "123456789012345e-20": true,
		"0.30000000000000004": true, "1e40": true, "100000000000000000000000000000": true, "1E+3": true, "-0.00123": true, "1.7976931348623157e308": true,
		"9007199254740993": false, "1e-400": false, "0.1000000000000000000001": false, "12345678901234567890.123": false, "1e-99999999999999999999": false,
	} {
		_, problems := decode(t, "share: "+text)
		if (problems == "") != kept {
			t.Errorf("%s: %q", text, problems)
		}
	}
}
