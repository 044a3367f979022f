package problem

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // its source holds the schema
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"
)

// sarifSchema reads the JSON schema of OASIS, which the imported module has as
// a constant and keeps to itself, from the module's source.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	pkg, err := build.Import("github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif", ".", build.FindOnly)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(pkg.Dir, "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	value := file.Scope.Lookup("schema").Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit).Value
	text, err := strconv.Unquote(value)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	return compiler.MustCompile("sarif.json")
}

func TestSARIFFollowsItsSchema(t *testing.T) {
	t.Parallel()
	schema := sarifSchema(t)
	for name, f := range map[string]Findings{
		"sample": sample(), "nothing": {Version: "1.0.0"},
		"no rule":   {Problems: List{{Place: Place{File: "a.yaml"}, Message: "m"}}},
		"odd names": {Problems: List{{Place: Place{File: "../a:b\\c\xff[1]#?.yaml", Line: 1, Column: 1}, Rule: bareRule, Message: "m"}}},
	} {
		data, err := f.SARIF()
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
	// The schema itself must be one that finds faults.
	for _, broken := range []string{`{"version": "2.1.0"}`, `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "colour": 1}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "m"}, "level": "hint"}]}]}`} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(broken))
		if err != nil || schema.Validate(value) == nil {
			t.Errorf("the schema lets pass %s (error %v)", broken, err)
		}
	}
}

// Columns are UTF-16 code units: an emoji counts two, a letter of Japanese one.
func TestSARIFRegions(t *testing.T) {
	t.Parallel()
	const line = "\t# 😀 メール: x"
	for _, tt := range []struct {
		column, width int
		source        string
		want          sarifRegion
	}{
		{1, 1, line, sarifRegion{StartColumn: 1, EndColumn: 2, Snippet: &sarifSnippet{Text: "\t"}}},
		{4, 1, line, sarifRegion{StartColumn: 4, EndColumn: 6, Snippet: &sarifSnippet{Text: "😀"}}},
		{6, 3, line, sarifRegion{StartColumn: 7, EndColumn: 10, Snippet: &sarifSnippet{Text: "メール"}}},
		{11, 4, line, sarifRegion{StartColumn: 12, EndColumn: 16, Snippet: &sarifSnippet{Text: "x"}}},
		{9, 3, "short", sarifRegion{StartColumn: 9, EndColumn: 12}},
		{6, 0, "short", sarifRegion{StartColumn: 6, EndColumn: 7}},
		{1, 0, "", sarifRegion{StartColumn: 1, EndColumn: 2}},
		{70000, 3, "", sarifRegion{}},
	} {
		tt.want.StartLine, tt.want.EndLine = 7, 7
		got := Place{File: "a.yaml", Line: 7, Column: tt.column, Width: tt.width, Source: tt.source}.region()
		if diff := cmp.Diff(&tt.want, got); diff != "" {
			t.Errorf("column %d of %q (-want +got):\n%s", tt.column, tt.source, diff)
		}
	}
}

func TestSARIF(t *testing.T) {
	t.Parallel()
	data, err := sample().SARIF()
	if err != nil {
		t.Fatal(err)
	}
	again, err := sample().SARIF()
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("a second time it is not the same (error %v)", err)
	}
	var log sarifLog
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if got, want := run.Tool.Driver.Rules[1], (sarifRule{
		ID: "PM011", Name: "timeline-order", Default: sarifDefault{Level: "warning"},
		Short: sarifMessage{Text: "the timeline is in the order of time"},
		Full:  &sarifMessage{Text: "Readers follow a timeline downwards, see the reference (https://example.org/a?b=c)."},
		Help: sarifMessage{
			Text:     "Readers follow a timeline downwards, see the reference (https://example.org/a?b=c).\n\nSource: Debrief, for {{at: …}}\n\ndebrief explain PM011 shows an example.",
			Markdown: "Readers **follow** a `timeline` downwards, see\n[the reference](https://example.org/a?b=c).\n\nSource: Debrief, for {{at: …}}\n\ndebrief explain PM011 shows an example.",
		},
	}); !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	if got, want := run.Tool.Driver.Rules[0].Short.Text, "PM001"; got != want {
		t.Errorf("a rule without a text is described as %q", got)
	}
	first := run.Results[0]
	if want := "one, \"two\": 100 %\nand <b> & three\nhint: write {{at: 15:04}} or \\[so\\](../x/index.html)"; first.Message.Text != want {
		t.Errorf("message %q, want %q", first.Message.Text, want)
	}
	if got, want := first.Locations[0].Physical.File, (sarifFile{URI: "incidents/a%20b%25%C3%A9.yaml", Base: "%SRCROOT%"}); got != want {
		t.Errorf("file %v, want %v", got, want)
	}
	if got, want := run.Results[4].Locations[0].Physical.File, (sarifFile{URI: "file:///abs/c.yaml"}); got != want {
		t.Errorf("file %v, want %v", got, want)
	}
	if whole := run.Results[2]; whole.Locations[0].Physical.Region != nil || whole.Level != "note" || *whole.RuleIndex != 1 {
		t.Errorf("the problem of a whole file: %v", whole)
	}
	if related := run.Results[1].Related; len(related) != 1 || related[0].ID != 1 || related[0].Message.Text != "first here" {
		t.Errorf("related %v", related)
	}
	last := run.Results[len(run.Results)-1]
	if want := []sarifSuppression{{Kind: "inSource", Justification: "the source has no times"}}; len(run.Results) != 6 || !cmp.Equal(last.Suppressions, want) {
		t.Errorf("%d results, the last suppressed by %v", len(run.Results), last.Suppressions)
	}
}

// Whatever the line, the units from the start to the end column are the text
// that people see underlined.
func TestSARIFColumnsAreThoseOfEditors(t *testing.T) {
	t.Parallel()
	letters := rapid.SampledFrom([]rune("a\t é\u0301メ😀👩\u200d🚒\U0010FFFF"))
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SliceOfN(letters, 1, 12).Draw(t, "line")
		column := rapid.IntRange(1, len(line)).Draw(t, "column")
		width := rapid.IntRange(1, len(line)-column+1).Draw(t, "width")
		region := Place{File: "a.yaml", Line: 1, Column: column, Width: width, Source: string(line)}.region()
		units := utf16.Encode(line)[region.StartColumn-1 : region.EndColumn-1]
		if got, want := string(utf16.Decode(units)), string(line[column-1:column-1+width]); got != want || region.Snippet.Text != want {
			t.Errorf("columns %d to %d are %q, the snippet is %q, want %q", region.StartColumn, region.EndColumn, got, region.Snippet.Text, want)
		}
	})
}
