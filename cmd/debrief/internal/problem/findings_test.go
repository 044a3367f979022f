package problem

import (
	"encoding/json"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	orderRule = &Rule{ID: "PM011", Name: "timeline-order", Severity: Warning, Title: "the timeline is in the order of time",
		Reason: "Readers **follow** a `timeline` downwards, see\n[the reference](https://example.org/a?b=c).", Source: "Debrief, for {at: …}"}
	bareRule = &Rule{ID: "PM001", Severity: Error}
)

// sample has every sort of place: before and after wide characters and tabs,
// on two lines, on none, beyond the end of a line, and on a line that is too
// long to be kept.
func sample() Findings {
	const emoji = "\t# 😀 メール: x"
	f := Findings{Version: "1.2.3", Problems: List{
		{Place: Place{File: "incidents/a b%é.yaml", Line: 3, Column: 4, Width: 1, Source: emoji}, Rule: bareRule,
			Message: `one, "two": 100 %` + "\nand <b> & three", Hint: "write {at: 15:04} or [so](../x/index.html)"},
		{Place: Place{File: "incidents/a b%é.yaml", Line: 3, Column: 11, Width: 4, Source: emoji}, Rule: orderRule, Severity: Warning,
			Message: "after them", Also: []Also{{Place: Place{File: "incidents/c.yaml", Line: 1, Column: 1, Source: "x"}, Message: "first here"}}},
		{Place: Place{File: "incidents/c.yaml"}, Rule: orderRule, Severity: Hint, Message: "the whole file"},
		{Place: Place{File: "incidents/c.yaml", Line: 2, Column: 9, Width: 3, Source: "short"}, Rule: orderRule, Severity: Hint, Message: "beyond"},
		{Place: Place{File: "/abs/c.yaml", Line: 2, Column: 70000, Width: 3}, Rule: orderRule, Severity: Hint, Message: "long line\x1b"},
	}, Waived: List{
		{Place: Place{File: "incidents/c.yaml", Line: 5, Column: 1, Width: 2, Source: "ab"}, Rule: orderRule, Severity: Warning,
			Message: "waived one", Waiver: "the source has no times"},
	}}
	return f
}

func TestFindingsText(t *testing.T) {
	t.Parallel()
	f := Findings{Problems: List{
		{Place: Place{File: "a.yaml", Line: 2, Column: 1}, Rule: &Rule{ID: "r"}, Message: "first", Severity: Hint},
		{Place: Place{File: "b.yaml"}, Rule: &Rule{ID: "r"}, Message: "whole"},
		{Place: Place{File: "b.yaml", Line: 1, Column: 1}, Rule: &Rule{ID: "r"}, Message: "second"},
	}}
	want := "a.yaml:2:1: hint: first [r]\n\nb.yaml: error: whole [r]\nb.yaml:1:1: error: second [r]\n\n2 errors, 1 hint in 2 files\n"
	if diff := cmp.Diff(want, f.Text(nil)); diff != "" {
		t.Error(diff)
	}
	f.Waived = f.Problems[:1]
	if got := f.Text(func(Problem) string { return "x\n" }); got != "x\n\nx\nx\n\n2 errors, 1 hint in 2 files; 1 waived\n" {
		t.Errorf("with another text: %q", got)
	}
	if got := (Findings{Waived: f.Waived}).Text(nil); got != "" {
		t.Errorf("without problems: %q", got)
	}
}

func TestNamed(t *testing.T) {
	t.Parallel()
	f := sample()
	told := f.Named(func(file string) string {
		if path.IsAbs(file) {
			return file
		}
		return path.Join("status/site", file)
	})
	for i, want := range []string{"status/site/incidents/a b%é.yaml", "status/site/incidents/a b%é.yaml", "status/site/incidents/c.yaml", "status/site/incidents/c.yaml", "/abs/c.yaml"} {
		if got := told.Problems[i].File; got != want {
			t.Errorf("problem %d is in %s, want %s", i, got, want)
		}
	}
	if got := told.Problems[1].Also[0].File + " " + told.Waived[0].File; got != "status/site/incidents/c.yaml status/site/incidents/c.yaml" {
		t.Errorf("also and waived: %s", got)
	}
	if diff := cmp.Diff(sample(), f); diff != "" {
		t.Errorf("the findings themselves have changed:\n%s", diff)
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	f := sample()
	f.Problems = f.Problems[:3]
	got, err := f.JSON()
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "version": 1,
  "problems": [
    {
      "file": "incidents/a b%é.yaml",
      "line": 3,
      "column": 4,
      "end_column": 5,
      "rule": "PM001",
      "name": "",
      "severity": "error",
      "message": "one, \"two\": 100 %\nand <b> & three",
      "hint": "write {at: 15:04} or [so](../x/index.html)",
      "source": "\t# 😀 メール: x",
      "also": [],
      "waiver": ""
    },
    {
      "file": "incidents/a b%é.yaml",
      "line": 3,
      "column": 11,
      "end_column": 15,
      "rule": "PM011",
      "name": "timeline-order",
      "severity": "warning",
      "message": "after them",
      "hint": "",
      "source": "\t# 😀 メール: x",
      "also": [
        {
          "file": "incidents/c.yaml",
          "line": 1,
          "column": 1,
          "end_column": 2,
          "message": "first here"
        }
      ],
      "waiver": ""
    },
    {
      "file": "incidents/c.yaml",
      "line": 0,
      "column": 0,
      "end_column": 0,
      "rule": "PM011",
      "name": "timeline-order",
      "severity": "hint",
      "message": "the whole file",
      "hint": "",
      "source": "",
      "also": [],
      "waiver": ""
    }
  ],
  "waived": [
    {
      "file": "incidents/c.yaml",
      "line": 5,
      "column": 1,
      "end_column": 3,
      "rule": "PM011",
      "name": "timeline-order",
      "severity": "warning",
      "message": "waived one",
      "hint": "",
      "source": "ab",
      "also": [],
      "waiver": "the source has no times"
    }
  ],
  "counts": {
    "errors": 1,
    "warnings": 1,
    "hints": 1,
    "waived": 1,
    "files": 2
  }
}
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestJSONIsAlwaysValid(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]Findings{
		"nothing": {},
		"no rule": {Problems: List{{Place: Place{File: "a.yaml"}, Message: "m"}}},
		"bytes":   {Problems: List{{Place: Place{File: "a\xff.yaml", Line: 1, Column: 2, Source: "\xc3\x28 \x00"}, Rule: bareRule, Message: "\xff\u2028</script>"}}},
	} {
		for form, encode := range map[string]func() ([]byte, error){"JSON": f.JSON, "SARIF": f.SARIF} {
			got, err := encode()
			if err != nil || !json.Valid(got) || !strings.HasSuffix(string(got), "}\n") || strings.Contains(string(got), "null") {
				t.Errorf("%s as %s: error %v\n%s", name, form, err, got)
			}
		}
	}
}

func TestGitHub(t *testing.T) {
	t.Parallel()
	want := `::error file=incidents/a b%25é.yaml,line=3,col=4,endColumn=4,title=PM001::one, "two": 100 %25 and <b> & three%0Ahint: write {at: 15:04} or [so](../x/index.html)
::warning file=incidents/a b%25é.yaml,line=3,col=11,endColumn=14,title=PM011 timeline-order::after them%0Aincidents/c.yaml:1:1: first here
::notice file=incidents/c.yaml,title=PM011 timeline-order::the whole file
::notice file=incidents/c.yaml,line=2,col=9,endColumn=11,title=PM011 timeline-order::beyond
::notice file=/abs/c.yaml,line=2,col=70000,endColumn=70002,title=PM011 timeline-order::long line` + "\uFFFD\n"
	if diff := cmp.Diff(want, sample().GitHub()); diff != "" {
		t.Error(diff)
	}
	odd := Findings{Problems: List{{Place: Place{File: "a:b,c%\r\n.yaml"}, Rule: bareRule, Message: "a::b, 5 %\r\n::error::made up"}}}
	want = "::error file=a%3Ab%2Cc%25%0D%0A.yaml,title=PM001::a::b, 5 %25  ::error::made up\n"
	if diff := cmp.Diff(want, odd.GitHub()); diff != "" {
		t.Error(diff)
	}
	escape := Findings{Problems: List{{Place: Place{File: "a\x1b[31m\u202e.yaml"}, Rule: bareRule, Message: "m"}}}
	if got := escape.GitHub(); got != "::error file=a\uFFFD[31m\uFFFD.yaml,title=PM001::m\n" {
		t.Errorf("%q", got)
	}
	unfinished := Findings{Problems: List{
		{Place: Place{File: "a.yaml", Line: 1, Column: 1}, Rule: orderRule, Severity: Hint, Message: "early", Early: true},
		{Place: Place{File: "a.yaml", Line: 2, Column: 1}, Rule: bareRule, Message: "wrong"},
		{Place: Place{File: "b.yaml", Line: 1, Column: 1}, Rule: bareRule, Message: "wrong"},
	}}
	want = "::error file=a.yaml,line=2,col=1,endColumn=1,title=PM001::wrong\n" +
		"::notice file=a.yaml::a final report would also need: PM011 timeline-order\n" +
		"::error file=b.yaml,line=1,col=1,endColumn=1,title=PM001::wrong\n"
	if diff := cmp.Diff(want, unfinished.GitHub()); diff != "" {
		t.Error(diff)
	}
	if got := (Findings{Waived: sample().Waived}).GitHub(); got != "" {
		t.Errorf("what is waived is told: %s", got)
	}
}

func TestPlain(t *testing.T) {
	t.Parallel()
	if got, want := orderRule.Plain(), "Readers follow a timeline downwards, see the reference (https://example.org/a?b=c)."; got != want {
		t.Errorf("plain %q, want %q", got, want)
	}
}
