package record_test

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/corpus"
	"debrief/cmd/debrief/internal/record"
)

// faultySet has a record for everything that Join tells or weighs.
func faultySet(t *testing.T) fstest.MapFS {
	fsys := fstest.MapFS{
		"incidents/a.yaml":             small("aliases: [old, b, \"\"]", "relations: [{type: part_of, id: b}, {type: related, id: gone}, {type: related, id: c2}]"),
		"incidents/b.yaml":             small("aliases: [old]", "relations: [{type: has_part, id: a}, {type: part_of, id: a}, {type: caused_by, id: old}, {type: related, id: [x]}]"),
		"incidents/more/a.yaml":        small("id: a", "x-lint-waive: [{rule: identity, reason: Why not., until: 2030-01-01}]"),
		"incidents/more/c.yaml":        small("record_status: draft", "id: c"),
		"incidents/waived.yaml":        small("lessons: {bad: [We should have tested.]}", "x-lint-waive: [{rule: counterfactual, reason: R}, {rule: counterfactual, reason: R}, {rule: acronym, reason: R}, {rule: nothing}]", "x-lint-waives: 1"),
		"incidents/relations.yaml":     small("relations: [{type: related, id: nowhere}]", "x-lint-waive: [{rule: relations, reason: R, until: 2030-01-01}]"),
		"incidents/secret.yaml":        small("relations: [{type: related, id: ghp_"+drawn(36)+"}]", "x-lint-waive: [{rule: ghp_"+drawn(36)+"}]"),
		"incidents/text.yaml":          {Data: []byte("just text")},
		"incidents/attached.yaml":      small("attachments: [{id: a, path: a.csv, title: A, bytes: 3}, {id: b, path: b.png, title: B}]"),
		"incidents/attached/a.csv":     {Data: []byte("1,2\n")},
		"incidents/published.txt":      {Data: []byte("c\nlost\nold\n")},
		"incidents/2026/unknown.yaml":  small("kinds: 1"),
		"incidents/2026/unknown2.yaml": {Data: []byte("\tx")},
	}
	files, err := filepath.Glob("testdata/*/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fsys[path.Join("incidents", path.Base(name))] = &fstest.MapFile{Data: data}
	}
	return fsys
}

// briefs reads all records below incidents.
func briefs(t *testing.T, fsys fstest.MapFS, settings record.Settings) []record.Brief {
	t.Helper()
	names, _, err := record.List(fsys, "incidents")
	if err != nil {
		t.Fatal(err)
	}
	var all []record.Brief
	for _, name := range names {
		f, err := record.Read(fsys, name, settings)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f.Brief())
	}
	return all
}

func TestJoinOfStoredBriefsIsTheSame(t *testing.T) {
	fsys := faultySet(t)
	set := settings
	set.Rules = []config.Rule{{Rule: "PM031", Severity: config.Off}, {Rule: "PM071", Severity: "error"}}
	var err error
	if set.Published, err = record.ReadPublished(fsys, "incidents"); err != nil {
		t.Fatal(err)
	}
	read := briefs(t, fsys, set)
	stored := make([]record.Brief, len(read))
	for i := range read {
		data, err := read[i].MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), drawn(36)) {
			t.Errorf("%s: the stored form has a secret in it", read[i].Name)
		}
		if err := stored[i].UnmarshalBinary(data); err != nil {
			t.Fatal(err)
		}
		clear(data)
	}
	want, got := record.Join(read, nil, set), record.Join(stored, nil, set)
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(record.Set{})); diff != "" {
		t.Error(diff)
	}
	if len(want.Problems) < 100 || len(want.Waived) < 1 {
		t.Errorf("only %d problems and %d waived ones were compared", len(want.Problems), len(want.Waived))
	}
}

func TestBriefTakesNothingElse(t *testing.T) {
	for _, b := range briefs(t, faultySet(t), settings) {
		data, err := b.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		for n := range data[:min(len(data), 300)] {
			var back record.Brief
			if back.UnmarshalBinary(data[:n]) == nil {
				t.Fatalf("%s: the first %d of %d bytes were taken", b.Name, n, len(data))
			}
		}
		if new(record.Brief).UnmarshalBinary(append(data, 0)) == nil {
			t.Errorf("%s: a byte too much was taken", b.Name)
		}
	}
}

func TestAnyBytesAreNoBriefOrOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := rapid.SliceOfN(rapid.ByteRange(0, 5), 0, 60).Draw(t, "bytes")
		var b record.Brief
		if b.UnmarshalBinary(data) == nil {
			record.Join([]record.Brief{b, b}, nil, settings)
		}
	})
}

// TestBriefIsSmall holds clean briefs against their share of the memory that
// 100,000 records may take: with the file's name, and all that the name is of.
func TestBriefIsSmall(t *testing.T) {
	_, text := corpus.Record(1, 5)
	clean := settings
	for _, r := range record.Rules() {
		if !r.Firm {
			clean.Rules = append(clean.Rules, config.Rule{Rule: r.ID, Severity: config.Off})
		}
	}
	for _, tt := range []struct {
		more string
		most float64
	}{
		{"", 400},
		{"relations:\n  - {type: related, id: 2018-12-10-handshake-expired-0466, note: \"elena took part in both.\"}\n", 500},
	} {
		all := make([]record.Brief, 500)
		before := heap()
		for i := range all {
			name := fmt.Sprintf("incidents/2026-03-%05d-relay-lost-its-queue.yaml", i)
			f, err := record.Read(fstest.MapFS{name: {Data: []byte(string(text) + tt.more)}}, name, clean)
			if err != nil {
				t.Fatal(err)
			}
			all[i] = f.Brief()
		}
		each := float64(heap()-before)/float64(len(all)) + float64(unsafe.Sizeof(all[0]))
		if problems := record.Join(all[:1], nil, clean).Problems; len(problems) > 2 {
			t.Fatal("the record is not clean: ", problems.Text())
		}
		if each > tt.most {
			t.Errorf("a brief takes %.0f bytes, more than %.0f", each, tt.most)
		}
		runtime.KeepAlive(all)
	}
}

// heap gives the bytes that are in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestSumTellsOfChanges(t *testing.T) {
	fsys := faultySet(t)
	file, err := record.Read(fsys, "incidents/attached.yaml", settings)
	if err != nil {
		t.Fatal(err)
	}
	b := file.Brief()
	names := b.Attached()
	if diff := cmp.Diff([]string{"incidents/attached/a.csv", "incidents/attached/b.png"}, names); diff != "" {
		t.Fatal(diff)
	}
	seen := map[[32]byte]string{}
	for _, change := range []struct {
		what string
		do   func()
	}{
		{"nothing", func() {}},
		{"another content", func() { fsys[names[0]] = &fstest.MapFile{Data: []byte("1,3\n")} }},
		{"another size", func() { fsys[names[0]] = &fstest.MapFile{Data: []byte("1,30\n")} }},
		{"a file more", func() { fsys[names[1]] = &fstest.MapFile{} }},
		{"a link", func() { fsys[names[1]] = &fstest.MapFile{Mode: os.ModeSymlink} }},
		{"a file less", func() { delete(fsys, names[0]) }},
	} {
		change.do()
		sum, err := record.Sum(fsys, names)
		if err != nil {
			t.Fatal(err)
		}
		if before, same := seen[sum]; same {
			t.Errorf("%s gives the sum of %s", change.what, before)
		}
		if again, _ := record.Sum(fsys, names); again != sum {
			t.Errorf("%s: another sum the second time", change.what)
		}
		seen[sum] = change.what
	}
}

func TestLongChainsAreJoinedSoon(t *testing.T) {
	const n = 5000
	name := func(i int) string { return fmt.Sprintf("r%05d", i%n) }
	all := make([]record.Brief, n)
	for i := range all {
		text := "title: T\nkind: outage\nsummary: S\nrelations: [{type: part_of, id: " + name(i+1) + "}, {type: related, id: none-of-" + name(i) + "}]\n"
		file, err := record.Read(fstest.MapFS{name(i) + ".yaml": {Data: []byte(text)}}, name(i)+".yaml", settings)
		if err != nil {
			t.Fatal(err)
		}
		all[i] = file.Brief()
	}
	told := 0
	for _, p := range record.Join(all, nil, settings).Problems {
		if strings.Contains(p.Message, "back to this incident") || strings.Contains(p.Message, "there is no incident") {
			told++
		}
	}
	if told != 2*n {
		t.Errorf("%d problems are told of a ring of %d", told, n)
	}
}
