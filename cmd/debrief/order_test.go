package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// room is one package under internal with its place in the order. ARCHITECTURE.md
// has the same table.
type room struct {
	name    string
	floor   int
	outside []string // the modules it alone may import
	beside  []string // rooms on its own floor that it may import
}

func rooms() []room {
	return []room{
		{name: "main", floor: 7},
		{name: "bench", floor: 7},
		{name: "cli", floor: 6, outside: []string{"github.com/spf13/cobra", "github.com/spf13/pflag"}},
		{name: "pipeline", floor: 5},
		{name: "preview", floor: 5, outside: []string{"github.com/fsnotify/fsnotify"}, beside: []string{"pipeline"}},
		{name: "publish", floor: 4, outside: []string{"golang.org/x/net", "golang.org/x/sys"}},
		{name: "page", floor: 3, outside: []string{"github.com/yuin/goldmark"}, beside: []string{"search", "words"}},
		{name: "search", floor: 3, outside: []string{"golang.org/x/text"}},
		{name: "words", floor: 3, outside: []string{"golang.org/x/text"}},
		{name: "feed", floor: 3, beside: []string{"words"}},
		{name: "schema", floor: 3, outside: []string{"github.com/invopop/jsonschema"}},
		{name: "record", floor: 2, beside: []string{"audience"}},
		{name: "audience", floor: 2},
		{name: "portfolio", floor: 2, beside: []string{"report"}},
		{name: "report", floor: 2},
		{name: "chart", floor: 2, outside: []string{"github.com/go-echarts/go-echarts/v2"}},
		{name: "card", floor: 2, outside: []string{"golang.org/x/image"}},
		{name: "scaffold", floor: 2},
		{name: "corpus", floor: 2},
		{name: "cache", floor: 1, outside: []string{"github.com/fxamacker/cbor/v2"}},
		{name: "config", floor: 1, outside: []string{"github.com/spf13/viper"}, beside: []string{"source", "incident", "problem"}},
		{name: "source", floor: 1, outside: []string{"go.yaml.in/yaml/v4"}, beside: []string{"incident", "problem"}},
		{name: "prose", floor: 1, outside: []string{"github.com/yuin/goldmark"}},
		{name: "incident", floor: 1},
		{name: "problem", floor: 1},
	}
}

const (
	module  = "debrief"
	indoors = module + "/cmd/debrief/internal/"
)

// imports are the import paths of every room, without those of its tests.
type imports map[string][]string

// breaches says, in order, what the imports do against the table.
func breaches(table []room, found imports) []string {
	var all []string
	byName := map[string]room{}
	for _, r := range table {
		byName[r.name] = r
	}
	for name, paths := range found {
		own, ok := byName[name]
		if !ok {
			all = append(all, fmt.Sprintf("room %s is not in the table", name))
			continue
		}
		for _, p := range paths {
			if why := breach(own, p, byName); why != "" {
				all = append(all, fmt.Sprintf("room %s imports %s: %s", name, p, why))
			}
		}
	}
	for _, r := range table {
		if _, ok := found[r.name]; !ok {
			all = append(all, fmt.Sprintf("room %s of the table does not exist", r.name))
		}
	}
	slices.Sort(all)
	return all
}

func breach(own room, imported string, byName map[string]room) string {
	if name, inside := strings.CutPrefix(imported, indoors); inside {
		other, ok := byName[name]
		switch {
		case !ok:
			return "it is not in the table"
		case other.floor > own.floor:
			return "it is on a higher floor"
		case other.floor == own.floor && !slices.Contains(own.beside, name):
			return "it is on the same floor"
		}
		return ""
	}
	switch first, _, _ := strings.Cut(imported, "/"); {
	case first == module:
		return "it is no room"
	case !strings.Contains(first, "."):
		return "" // the standard library
	}
	for _, allowed := range own.outside {
		if imported == allowed || strings.HasPrefix(imported, allowed+"/") {
			return ""
		}
	}
	return "this dependency belongs to another room or to none"
}

// readImports reads the import statements of all rooms below a folder: main's
// own files, and each folder of internal.
func readImports(fsys fs.FS) (imports, error) {
	found := imports{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == "testdata" {
				return fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ImportsOnly)
		if err != nil {
			return err
		}
		own := roomOf(name)
		if found[own] == nil {
			found[own] = []string{} // a room that imports nothing is a room
		}
		for _, spec := range file.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			found[own] = append(found[own], p)
		}
		return nil
	})
	return found, err
}

// roomOf gives the room that a file belongs to.
func roomOf(name string) string {
	dir := path.Dir(name)
	if dir == "." {
		return "main"
	}
	return strings.TrimPrefix(dir, "internal/")
}

func TestOrderOfRooms(t *testing.T) {
	t.Parallel()
	found, err := readImports(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range breaches(rooms(), found) {
		t.Error(b)
	}
}

func TestOneRoomForEachDependency(t *testing.T) {
	t.Parallel()
	owner := map[string]string{}
	shared := map[string]string{
		"github.com/yuin/goldmark": "page",   // prose must read as pages do
		"golang.org/x/text":        "search", // it folds letters; words names regions and puts names in order in every language
	}
	for _, r := range rooms() {
		for _, m := range r.outside {
			if owner[m] != "" && shared[m] != owner[m] {
				t.Errorf("%s belongs to %s and to %s", m, owner[m], r.name)
			}
			owner[m] = r.name
		}
	}
}

// TestBreachesAreFound keeps the table honest: each made-up breach is found,
// and nothing else.
func TestBreachesAreFound(t *testing.T) {
	t.Parallel()
	table := []room{
		{name: "high", floor: 2, outside: []string{"example.com/own"}},
		{name: "near", floor: 2, beside: []string{"high"}},
		{name: "low", floor: 1},
	}
	for _, tt := range []struct{ room, imports, want string }{
		{"high", "strings", ""},
		{"high", indoors + "low", ""},
		{"high", "example.com/own/part", ""},
		{"near", indoors + "high", ""},
		{"low", indoors + "high", "it is on a higher floor"},
		{"high", indoors + "near", "it is on the same floor"},
		{"high", indoors + "attic", "it is not in the table"},
		{"low", module + "/cmd/other", "it is no room"},
		{"low", "example.com/own", "this dependency belongs to another room or to none"},
		{"high", "example.com/owner", "this dependency belongs to another room or to none"},
	} {
		found := imports{"high": nil, "near": nil, "low": nil}
		found[tt.room] = []string{tt.imports}
		var want []string
		if tt.want != "" {
			want = []string{fmt.Sprintf("room %s imports %s: %s", tt.room, tt.imports, tt.want)}
		}
		if got := breaches(table, found); !slices.Equal(got, want) {
			t.Errorf("%s imports %s: found %q, want %q", tt.room, tt.imports, got, want)
		}
	}
	got := breaches(table, imports{"high": nil, "cellar": nil, "low": nil})
	if want := []string{"room cellar is not in the table", "room near of the table does not exist"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}
