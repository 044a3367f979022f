package record_test

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// head is what every record has, without a timeline.
const head = "title: T\nkind: outage\nsummary: S\ntimes: {started: 2026-03-02T08:10Z}\n"

// pixels is the beginning of a PNG of a size.
func pixels(width, height uint32) []byte { return pngOf(width, height, "IDAT", nil) }

// frame is the beginning of a JPEG of a size.
func frame(width, height uint16) []byte {
	data := binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16([]byte{8}, height), width)
	return jpeg(segment(0xc2, append(data, 3)))
}

func TestLimitsAreTold(t *testing.T) {
	entries := func(n int) string {
		return head + "timeline:\n" + strings.Repeat("  - {at: 2026-03-02T08:10Z, text: Begun.}\n", n)
	}
	files := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "  - {id: a%d, path: a%d.csv, title: A}\n", i, i)
		}
		return entries(1) + "attachments:\n" + b.String()
	}
	laughs := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'j'; c++ {
		laughs += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9))
	}
	for _, tt := range []struct{ name, text, message, hint string }{
		{"file size", entries(1) + "# " + strings.Repeat("a", 1_000_000), "more than 1000000 bytes", "move long data into an attachment"},
		{"nesting in brackets", entries(1) + "x-a: " + strings.Repeat("[", 21) + strings.Repeat("]", 21) + "\n", "more than 20 lists and objects lie in one another", "write it flatter"},
		{"nesting without an end", "x-a: " + strings.Repeat("[", 100_000), "more than 20 lists and objects lie in one another", "write it flatter"},
		{"aliases", laughs, "the alias *i cannot be used", "write the value out"},
		{"entries", entries(2001), "the timeline has 2001 entries, more than 2000", "attach the whole log as a file"},
		{"text", entries(1) + "lessons: {lucky: [" + strings.Repeat("ab ", 16_667) + "]}\n", "this text has 50000 characters", ""},
		{"long text", entries(1) + "lessons: {lucky: [" + strings.Repeat("ab ", 16_667) + "cd]}\n", "this text has 50003 characters, more than 50000", "attach the rest as a file"},
		{"wide text", entries(1) + "lessons: {lucky: [" + strings.Repeat("障", 50_000) + "]}\n", "more than 50000", ""},
		{"marks", entries(1) + "lessons: {lucky: [" + strings.Repeat("\""+strings.Repeat("*a_", 5000)+"\", ", 2) + "]}\n", "more marks of Markdown", ""},
		{"more marks", entries(1) + "lessons: {lucky: [" + strings.Repeat("\""+strings.Repeat("*a_", 5000)+"\", ", 3) + "]}\n", "with this text the record has more marks of Markdown than can be shown: it alone has 10000 of", "attach code"},
		{"items", entries(1) + "tags: [" + strings.Repeat("a, ", 10_001) + "]\n", "more than 10000 items stand in one list", "attach long data as a file"},
		{"attachments", files(201), "201 files are attached, more than 200", "link to the rest"},
	} {
		_, problems := record.ReadOne("incidents/some.yaml", []byte(tt.text), settings)
		found := false
		for _, p := range problems {
			if strings.Contains(p.Message, tt.message) {
				found = found || p.Severity == problem.Error && p.Line > 0 && strings.Contains(p.Hint, tt.hint)
			}
		}
		if found != (tt.hint != "") {
			t.Errorf("%s: want %q: %t\n%.2000s", tt.name, tt.message, tt.hint != "", problems.Text())
		}
	}
	for name, data := range map[string][]byte{"a.png": pixels(40_001, 1000), "b.png": pixels(1<<31-1, 1<<31-1), "c.jpg": frame(65_000, 1000), "d.png": pixels(40_000, 1000), "e.jpg": frame(4000, 3000)} {
		fsys := fstest.MapFS{
			"incidents/one.yaml":    small("attachments: [{id: a, title: A, alt: A rack., path: " + name + "}]"),
			"incidents/one/" + name: {Data: data},
		}
		told := readAll(t, fsys).Problems.Text()
		if strings.Contains(told, "at most 40 million can be shown") != (name < "d") {
			t.Errorf("%s: %s", name, told)
		}
	}
	if told := readAll(t, fstest.MapFS{"incidents/one.yaml": small("attachments: [{id: a, title: A, path: a.csv}]"), "incidents/one/a.csv": {Data: make([]byte, 2_000_001)}}).Problems.Text(); !strings.Contains(told, "has 2000001 bytes; at most 2000000 can be attached") {
		t.Error(told)
	}
}

// manyFiles is a folder with so many records, without any memory for them.
type manyFiles int

func (n manyFiles) Open(string) (fs.File, error) { return nil, fs.ErrNotExist }

func (n manyFiles) Stat(string) (fs.FileInfo, error) { return folderEntry{}, nil }

func (n manyFiles) ReadDir(string) ([]fs.DirEntry, error) {
	all := make([]fs.DirEntry, n)
	for i := range all {
		all[i] = recordEntry(i)
	}
	return all, nil
}

type recordEntry int

func (e recordEntry) Name() string               { return fmt.Sprintf("%07d.yaml", int(e)) }
func (e recordEntry) IsDir() bool                { return false }
func (e recordEntry) Type() fs.FileMode          { return 0 }
func (e recordEntry) Info() (fs.FileInfo, error) { return nil, fs.ErrNotExist }

type folderEntry struct{}

func (folderEntry) Type() fs.FileMode          { return fs.ModeDir }
func (folderEntry) Info() (fs.FileInfo, error) { return folderEntry{}, nil }

func (folderEntry) Name() string       { return "incidents" }
func (folderEntry) Size() int64        { return 0 }
func (folderEntry) Mode() fs.FileMode  { return fs.ModeDir }
func (folderEntry) ModTime() time.Time { return time.Time{} }
func (folderEntry) IsDir() bool        { return true }
func (folderEntry) Sys() any           { return nil }

func TestNumberOfRecordsIsBounded(t *testing.T) {
	names, problems, err := record.List(manyFiles(250_002), "incidents")
	if err != nil || len(names) != 250_000 || !problems.HasErrors() || problems[0].File != "incidents/0250000.yaml" {
		t.Errorf("%d records, %v: %s", len(names), err, problems.Text())
	}
}

// TestMemoryStaysFlat reads the worst files that the limits allow: what is used
// on the way is bounded, and a brief keeps next to nothing of it.
func TestMemoryStaysFlat(t *testing.T) {
	fill := func(begin, piece string, end string) string {
		return begin + strings.Repeat(piece, (999_000-len(begin)-len(end))/len(piece)) + end
	}
	lists := strings.Repeat("["+strings.Repeat("a,", 9_000)+"],", 54)
	for name, text := range map[string]string{
		"lists":     head + "x-a: [" + lists + "]\n",
		"objects":   fill(head+"x-a:\n", " - {a: b}\n", ""),
		"keys":      fill(head+"x-a:\n", "  - {?,?,?,?,?,?,?,?,?,?,?,?}\n", ""),
		"comments":  fill(head, "#\n", ""),
		"blanks":    fill(head, "\n", ""),
		"quotes":    fill(head+"x-a: \"", "\\x41", "\"\n"),
		"folds":     fill(head+"x-a: >\n", "  a\n\n", ""),
		"brackets":  fill(head+"x-a: ", "[", ""),
		"questions": fill("", "? ", ""),
		"dashes":    fill("", "- ", ""),
		"anchors":   fill(head+"x-a: [", "&a a, ", "]\n"),
		"tags":      fill(head+"x-a: [", "!a a, ", "]\n"),
		"unknown":   fill("", "a: b\n", ""),
		"entries":   fill(head+"timeline:\n", "  - {at: 2026-03-02T08:10Z, text: \"We should have tested.\"}\n", ""),
		"markdown":  fill(head+"lessons: {lucky: [\"", "*a_[`", "\"]}\n"),
		"words":     fill(head+"lessons: {lucky:\n", "    [\"The engineer forgot it. Human error, clearly. Anna Miller should have known, 10.1.2.3, +49 30 1234567\"],\n", "  }\n"),
		"secrets":   fill(head+"x-a: |\n", "  password=Winter2026 \n", ""),
		"at":        fill(head+"lessons: {lucky: [\"", "a@b.example ", "\"]}\n"),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			kept := heap()
			file, err := record.Read(fstest.MapFS{"some.yaml": {Data: []byte(text)}}, "some.yaml", settings)
			if err != nil {
				t.Fatal(err)
			}
			brief := file.Brief()
			runtime.ReadMemStats(&after)
			file = nil
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 700 {
				t.Errorf("%d MiB were used on the way", used)
			}
			if now := heap(); now > kept+2<<20 {
				t.Errorf("%d kB are kept", (now-kept)>>10)
			}
			runtime.KeepAlive(brief)
		})
	}
}
