package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// room is one row of the table in ARCHITECTURE.md.
type room struct {
	name    string
	floor   int
	outside []string // modules that only this room imports
	beside  []string // rooms of its own floor that it may import
}

const rooms = "debrief/cmd/debrief/internal/"

var table = []room{
	{name: "main", floor: 7},
	{name: "cli", floor: 6, outside: []string{"github.com/spf13/cobra", "github.com/spf13/pflag"}},
	{name: "pipeline", floor: 5},
	{name: "publish", floor: 4, outside: []string{"golang.org/x/net/html"}},
	{name: "page", floor: 3, outside: []string{"github.com/yuin/goldmark"}},
	{name: "record", floor: 2},
	{name: "audience", floor: 2},
	{name: "report", floor: 2},
	{name: "chart", floor: 2, outside: []string{"github.com/go-echarts/go-echarts"}},
	{name: "config", floor: 1, outside: []string{"github.com/spf13/viper"}, beside: []string{"source", "problem", "incident"}},
	{name: "source", floor: 1, outside: []string{"go.yaml.in/yaml"}, beside: []string{"problem", "incident"}},
	{name: "incident", floor: 1},
	{name: "problem", floor: 1},
}

// listed is what `go list -json` tells of a package.
type listed struct {
	ImportPath string
	Imports    []string
}

func roomOf(path string) string {
	if path == "debrief/cmd/debrief" {
		return "main"
	}
	return strings.TrimPrefix(path, rooms)
}

// breaches names every import that the table does not allow.
func breaches(table []room, packages []listed) []string {
	at := map[string]room{}
	for _, r := range table {
		at[r.name] = r
	}
	var found []string
	for _, p := range packages {
		from, ok := at[roomOf(p.ImportPath)]
		if !ok {
			found = append(found, roomOf(p.ImportPath)+" is not in the table")
			continue
		}
		for _, path := range p.Imports {
			if why := forbidden(at, table, from, path); why != "" {
				found = append(found, fmt.Sprintf("%s imports %s: %s", from.name, path, why))
			}
		}
	}
	return found
}

func forbidden(at map[string]room, table []room, from room, path string) string {
	if strings.HasPrefix(path, "debrief/") {
		to, ok := at[roomOf(path)]
		switch {
		case !ok:
			return "not in the table"
		case to.floor > from.floor:
			return "it stands higher"
		case to.floor == from.floor && !slices.Contains(from.beside, to.name):
			return "it stands on the same floor"
		}
		return ""
	}
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return "" // the standard library
	}
	for _, r := range table {
		if slices.ContainsFunc(r.outside, func(module string) bool { return strings.HasPrefix(path, module) }) {
			if r.name != from.name {
				return "it belongs to " + r.name
			}
			return ""
		}
	}
	return "no room owns it"
}

// TestOrderOfRooms reads the imports of every package of this module.
func TestOrderOfRooms(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "debrief/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) < len(table)-1 {
		t.Fatalf("go list names %d packages, the table has %d rooms", len(packages), len(table))
	}
	for _, b := range breaches(table, packages) {
		t.Error(b)
	}
}

// TestOrderFindsBreaches gives the test made-up packages that break the order.
func TestOrderFindsBreaches(t *testing.T) {
	for _, c := range []struct{ from, imports, want string }{
		{"incident", rooms + "record", "stands higher"},
		{"report", rooms + "audience", "same floor"},
		{"page", "go.yaml.in/yaml/v4", "belongs to source"},
		{"record", "github.com/pkg/errors", "no room owns it"},
		{"helpers", "fmt", "not in the table"},
		{"page", rooms + "report", ""},
		{"config", rooms + "source", ""},
		{"cli", "github.com/spf13/cobra", ""},
		{"publish", "golang.org/x/net/html/atom", ""},
	} {
		got := strings.Join(breaches(table, []listed{{ImportPath: rooms + c.from, Imports: []string{c.imports}}}), "; ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s imports %s: %q, want %q", c.from, c.imports, got, c.want)
		}
	}
}
