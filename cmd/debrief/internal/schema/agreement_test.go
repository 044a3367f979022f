package schema_test

import (
	"bytes"
	"errors"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"go.yaml.in/yaml/v4"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
	"debrief/cmd/debrief/internal/schema"
	"debrief/cmd/debrief/internal/source"
)

// blind is a fault of form that a schema cannot see.
type blind struct {
	rule, message string // the id, and what the message matches
	why           string
}

// numeral is what a parser of YAML takes for a number.
const numeral = `[-+]?[0-9.]+([eE][-+]?[0-9]+)?|0x[0-9a-fA-F]+|0o[0-7]+|[-+]?\.(inf|nan)`

// blindSpots are all of them. One that is no longer needed fails the test.
var blindSpots = []blind{
	{"PM060", ``, "the editor's YAML parser tells it, or it is not in the parsed document any more"},
	{"PM059", `^the file is empty`, "an editor has nothing to hold against a schema"},
	{"PM001", `^the key ".*" is written twice`, "a parsed object has each key once; the editor's YAML parser tells it"},
	{"PM001", `counts from|is earlier than|leads beyond`, "a short time depends on the entry before it"},
	{"PM001", `^".*-02-29.*" does not exist`, "a pattern does not know the leap years"},
	{"PM001", `is not a time zone$`, "the names of zones are a database that changes"},
	{"PM001", `contradict each other$`, "a schema does not compare values"},
	{"PM001", `cannot stand beside bounds$`, "a schema that said it would not tell the author why"},
	{"PM001", `^(min|value) \(.*\) is (more|less) than`, "a schema does not compare values"},
	{"PM001", `has more digits than can be kept$|is too (large|small) for "`, "a parser of YAML has rounded the number already"},
	{"PM001", `takes a whole number, not the number [-+]?[0-9]+(\.0*)?([eE].*)?$`, "1.0 and 1e3 are whole numbers to JSON"},
	{"PM001", `takes a (whole )?number, not the text "([-+]?0[0-9xo]|[-+]?\.(inf|nan))`, "numbers are read before the schema sees them: 010, 0x1F, .inf"},
	{"PM001", `^"(` + numeral + `)" is not a time$`, "2000.0 is the whole number 2000 to JSON, and thus a year"},
	{"PM001", `^"(` + numeral + `)" cannot be a kind$`, "what looks like a number is one to YAML, and patterns are for text"},
	{"PM001", `is not a SHA-256 sum$`, "a sum of digits alone is a number to YAML, so that any number may be one"},
}

func (b blind) covers(p problem.Problem) bool {
	return p.Rule.ID == b.rule && regexp.MustCompile(b.message).MatchString(p.Message)
}

// structural reports whether a problem is one of form.
func structural(p problem.Problem) bool {
	return p.Severity == problem.Error && slices.Contains([]string{"PM001", "PM003", "PM059", "PM060"}, p.Rule.ID)
}

// checked reads one file as the checker does.
type checked func(name string, data []byte) problem.List

func checkRecord(name string, data []byte) problem.List {
	_, problems := record.ReadOne(name, data, record.Settings{DefaultAudience: "public"})
	return problems
}

func checkConfig(name string, data []byte) problem.List {
	_, problems, err := config.Read(fstest.MapFS{name: {Data: data}}, name, record.Rules(), nil)
	if err != nil {
		panic(err)
	}
	return problems
}

func compiled(tb testing.TB, text []byte) *jsonschema.Schema {
	tb.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		tb.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		tb.Fatal(err)
	}
	s, err := compiler.Compile("schema.json")
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// valid holds a text against a schema: nil when it fits. The second result is
// false for what is no YAML.
func valid(s *jsonschema.Schema, data []byte) (*jsonschema.ValidationError, bool) {
	var documents []yaml.Node
	isYAML := yaml.Load(data, &documents, yaml.WithAllDocuments()) == nil
	var told *jsonschema.ValidationError
	if !isYAML || len(documents) == 0 {
		return told, isYAML // editors leave an empty file alone
	}
	if err := s.Validate(seen(&documents[0])); err != nil && !errors.As(err, &told) {
		panic(err)
	}
	return told, isYAML
}

// files reads the YAML files of a folder.
func files(tb testing.TB, folder string) map[string][]byte {
	tb.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil || len(names) == 0 {
		tb.Fatalf("no files in %s: %v", folder, err)
	}
	all := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		all[path.Join("incidents", filepath.Base(name))] = data
	}
	return all
}

func TestWhatIsRightFits(t *testing.T) {
	t.Parallel()
	incidents, settings := compiled(t, schema.Incident()), compiled(t, schema.Config())
	for _, tt := range []struct {
		folder string
		schema *jsonschema.Schema
		check  checked
	}{
		{"../record/testdata/ok", incidents, checkRecord},
		{"../../../../incidents", incidents, checkRecord},
		{"../config/testdata/ok", settings, checkConfig},
		{"../../../..", settings, checkConfig},
	} {
		for name, data := range files(t, tt.folder) {
			if problems := tt.check(name, data); problems.HasErrors() {
				t.Errorf("%s: the checker tells\n%s", name, problems.Text())
			}
			if told, ok := valid(tt.schema, data); told != nil || !ok {
				t.Errorf("%s: the schema tells\n%v", name, told)
			}
		}
	}
}

// TestFaultsOfFormAreSeen: where the checker finds a fault of form, the schema
// finds one at the same place.
func TestFaultsOfFormAreSeen(t *testing.T) {
	t.Parallel()
	used := map[blind]bool{}
	for _, tt := range []struct {
		folder string
		schema *jsonschema.Schema
		check  checked
	}{
		{"../record/testdata/err", compiled(t, schema.Incident()), checkRecord},
		{"../config/testdata/err", compiled(t, schema.Config()), checkConfig},
	} {
		for name, data := range files(t, tt.folder) {
			found := places(name, data, tt.schema)
			problems := tt.check(name, data)
			for _, p := range problems {
				spot := slices.IndexFunc(blindSpots, func(b blind) bool { return b.covers(p) })
				switch here := (position{p.Line, p.Column}); {
				case !structural(p) || found[here]:
				case spot < 0:
					t.Errorf("the schema does not see\n%s", p.Text())
				default:
					used[blindSpots[spot]] = true
				}
			}
			if len(found) > 0 && !problems.HasErrors() {
				t.Errorf("%s: only the schema finds a fault", name)
			}
		}
	}
	for _, b := range blindSpots {
		if !used[b] {
			t.Errorf("the schema sees it, or no file has it: %s %s", b.rule, b.message)
		}
	}
}

// position is a line and a column.
type position struct{ line, column int }

// places gives where the schema finds faults, as the checker names places.
func places(name string, data []byte, s *jsonschema.Schema) map[position]bool {
	found := map[position]bool{}
	told, _ := valid(s, data)
	document, _ := source.Parse(name, data)
	if told == nil || document == nil {
		return found
	}
	var walk func(*jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		for _, cause := range e.Causes {
			walk(cause)
		}
		if len(e.Causes) > 0 {
			return
		}
		pointer := pointerOf(e.InstanceLocation)
		for _, place := range placesOf(document, pointer, e.ErrorKind) {
			found[position{place.Line, place.Column}] = true
		}
	}
	walk(told)
	return found
}

func pointerOf(location []string) string {
	var b strings.Builder
	for _, segment := range location {
		b.WriteString("/" + source.Escape(segment))
	}
	return b.String()
}

// placesOf gives the places of one fault: an unknown key is at the key, and
// that a value is not nothing is no fault of its own.
func placesOf(d *source.Document, pointer string, k jsonschema.ErrorKind) []problem.Place {
	switch k := k.(type) {
	case *kind.Not:
		return nil
	case *kind.AdditionalProperties:
		var all []problem.Place
		for _, key := range k.Properties {
			if n := d.Root.At(pointer + "/" + source.Escape(key)); n != nil { // not one that reading refused
				all = append(all, d.KeyPlace(n))
			}
		}
		return all
	case *kind.DependentRequired:
		return []problem.Place{d.Place(pointer + "/" + source.Escape(k.Prop))}
	case *kind.Dependency:
		return []problem.Place{d.Place(pointer + "/" + source.Escape(k.Prop))}
	}
	return []problem.Place{d.Place(pointer)}
}
