package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/page"
)

// builtAgain builds a project with what earlier builds kept, and from nothing
// into another folder, and wants the same from both. It gives what the first
// said.
func builtAgain(t *testing.T, dir, kept string, flags ...string) string {
	t.Helper()
	var again, anew strings.Builder
	args := append([]string{"build", "-C", dir, "--as-of", "2026-11-22"}, flags...)
	first := debrief(&again, append(args, "--cache", kept)...)
	clean := filepath.Join(t.TempDir(), "site")
	second := debrief(&anew, append(args, "--no-cache", "--out", clean)...)
	if first != second {
		t.Fatalf("status %d with a cache, %d without:\n%s\n%s", first, second, &again, &anew)
	}
	if first != 0 {
		if told := strings.ReplaceAll(anew.String(), clean, "site"); told != again.String() {
			t.Fatalf("told with a cache:\n%s\nand without:\n%s", &again, told)
		}
		return again.String()
	}
	site := filepath.Join(dir, "site")
	if was, is := files(t, clean), files(t, site); !slices.Equal(was, is) {
		t.Fatalf("files without a cache:\n%s\nwith one:\n%s", was, is)
	}
	for _, name := range files(t, clean) {
		if !bytes.Equal(content(t, clean, name), content(t, site, name)) {
			t.Errorf("%s is not the same with a cache", name)
		}
	}
	summary := func(s string) string {
		lines := strings.Split(strings.TrimSpace(s), "\n")
		return ofWriting.ReplaceAllString(lines[len(lines)-1], "")
	}
	if one, two := summary(again.String()), strings.ReplaceAll(summary(anew.String()), clean, "site"); one != two {
		t.Errorf("told with a cache:\n%s\nand without:\n%s", one, two)
	}
	return again.String()
}

var ofWriting = regexp.MustCompile(`, \d+ written, \d+ removed`)

// TestBuiltAgain changes a project in all the ways there are, one after the
// other and by chance, and wants every build to give what one from nothing does.
func TestBuiltAgain(t *testing.T) {
	t.Parallel()
	dir, kept := manyRecords(t, 14), t.TempDir()
	if said := builtAgain(t, dir, kept); strings.Contains(said, " 0 written") {
		t.Fatal(said)
	}
	if said := builtAgain(t, dir, kept); !strings.Contains(said, " 0 written, 0 removed") {
		t.Errorf("nothing was changed: %s", said)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range 18 {
		changes := waysToChange()
		change := changes[i%len(changes)]
		what := change(t, rnd, dir, kept)
		flags := []string(nil)
		if i%7 == 6 {
			flags = []string{"--audience", "internal"}
		}
		builtAgain(t, dir, kept, flags...)
		if t.Failed() {
			t.Fatalf("step %d: %s", i, what)
		}
	}
}

// waysToChange are changes of a project, of its site or of what is kept. Each
// tells what it did.
func waysToChange() []func(t *testing.T, rnd *rand.Rand, dir, kept string) string {
	return []func(*testing.T, *rand.Rand, string, string) string{
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // a title, which others may tell
			name := oneOf(t, rnd, dir, "incidents/*.yaml")
			edit(t, name, func(text string) string {
				return regexp.MustCompile(`(?m)^title: "?`).ReplaceAllString(text, fmt.Sprintf("${0}Anew %d ", rnd.IntN(1000)))
			})
			return "another title: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // one that others' pages are told from
			name, other := oneOf(t, rnd, dir, "incidents/*.yaml"), oneOf(t, rnd, dir, "incidents/*.yaml")
			edit(t, name, func(text string) string {
				text = regexp.MustCompile(`(?m)^(  level: |severity: \{level: ).*?([,}]|$)`).ReplaceAllString(text, fmt.Sprintf("${1}SEV%d$2", rnd.IntN(5)))
				id := strings.TrimSuffix(filepath.Base(other), ".yaml")
				return regexp.MustCompile(`(?m)^relations:$`).ReplaceAllString(text, "relations:\n  - {type: has_part, id: "+id+"}")
			})
			return "another severity, and a part: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // what only its report and the search tell
			name := oneOf(t, rnd, dir, "incidents/*.yaml")
			edit(t, name, func(text string) string {
				return regexp.MustCompile(`(?m)^(    text: ")`).ReplaceAllString(text, fmt.Sprintf("${1}Anew%d ", rnd.IntN(1000)))
			})
			return "other words: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // gone
			name := oneOf(t, rnd, dir, "incidents/*.yaml")
			must(t, os.Rename(name, name+".away"))
			return "gone: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // a file of the site
			name := oneOf(t, rnd, dir, "site/*/*/*.html")
			edit(t, name, func(text string) string { return text + "<!-- changed -->" })
			return "changed: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // back
			back, _ := filepath.Glob(filepath.Join(dir, "incidents/*.away"))
			for _, name := range back {
				must(t, os.Rename(name, strings.TrimSuffix(name, ".away")))
			}
			return fmt.Sprint("back: ", back)
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // not published any more
			name := oneOf(t, rnd, dir, "incidents/*.yaml")
			edit(t, name, func(text string) string {
				return strings.Replace(text, "record_status: published", "record_status: draft", 1)
			})
			return "a draft: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string {
			name := oneOf(t, rnd, dir, "site/incidents/*/record.json")
			must(t, os.Remove(name))
			return "removed: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, kept string) string { // what is kept is damaged
			name := oneOf(t, rnd, kept, "*")
			data, err := os.ReadFile(name)
			must(t, err)
			for range 5 {
				data[rnd.IntN(len(data))] ^= 0x55
			}
			must(t, os.WriteFile(name, data, 0o644))
			return "damaged: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, kept string) string { // or cut short
			name := oneOf(t, rnd, kept, "*")
			info, err := os.Stat(name)
			must(t, err)
			must(t, os.Truncate(name, rnd.Int64N(info.Size())))
			return "cut short: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // a setting
			edit(t, filepath.Join(dir, "config.yaml"), func(text string) string {
				return strings.Replace(text, "title: ", fmt.Sprintf("title: No. %d of ", rnd.IntN(1000)), 1)
			})
			return "another name of the site"
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // a template
			must(t, os.MkdirAll(filepath.Join(dir, "templates"), 0o755))
			must(t, os.WriteFile(filepath.Join(dir, "templates", "own.css"), fmt.Appendf(nil, ".own-%d { color: red }\n", rnd.IntN(1000)), 0o644))
			return "another stylesheet"
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // an attachment
			name := oneOf(t, rnd, dir, "incidents/*/*")
			info, err := os.Stat(name)
			must(t, err)
			if info.IsDir() || filepath.Ext(name) != ".txt" && filepath.Ext(name) != ".csv" {
				return "no change"
			}
			edit(t, name, func(text string) string { return text + "\nmore\n" })
			return "attachment: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // touched only
			name := oneOf(t, rnd, dir, "site/*/*/index.html")
			info, err := os.Stat(name)
			must(t, err)
			must(t, os.Chtimes(name, info.ModTime().AddDate(-3, 0, 0), info.ModTime().AddDate(-3, 0, 0)))
			return "older: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // a record that is not sound
			name := oneOf(t, rnd, dir, "incidents/*.yaml")
			edit(t, name, func(text string) string { return strings.Replace(text, "record_status: ", "record_status: x", 1) })
			return "an error: " + name
		},
		func(t *testing.T, rnd *rand.Rand, dir, _ string) string { // and mended
			all, err := filepath.Glob(filepath.Join(dir, "incidents/*.yaml"))
			must(t, err)
			for _, name := range all {
				edit(t, name, func(text string) string { return strings.Replace(text, "record_status: x", "record_status: ", 1) })
			}
			return "mended"
		},
	}
}

// oneOf gives one of the files by chance.
func oneOf(t *testing.T, rnd *rand.Rand, dir, pattern string) string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
	must(t, err)
	all = slices.DeleteFunc(all, func(name string) bool { info, err := os.Stat(name); return err != nil || info.Mode()&fs.ModeType != 0 })
	if len(all) == 0 {
		t.Fatalf("no file %s", pattern)
	}
	return all[rnd.IntN(len(all))]
}

func edit(t *testing.T, name string, change func(string) string) {
	t.Helper()
	text, err := os.ReadFile(name)
	must(t, err)
	must(t, os.WriteFile(name, []byte(change(string(text))), 0o644))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestOneRecordChanged wants a change of one record to write few files, and none
// of other incidents.
func TestOneRecordChanged(t *testing.T) {
	t.Parallel()
	const changed = richest + "-000"
	dir, kept := manyRecords(t, 60), t.TempDir()
	builtAgain(t, dir, kept)
	before := inodes(t, filepath.Join(dir, "site"))
	name := filepath.Join(dir, "incidents", changed+".yaml")
	edit(t, name, func(text string) string { return strings.Replace(text, "summary:", "summary: # a remark\n ", 1) })
	if said := builtAgain(t, dir, kept); !strings.Contains(said, " 0 written") {
		t.Errorf("a remark was written: %s", said)
	}
	edit(t, name, func(text string) string {
		return regexp.MustCompile(`(?m)^title: `).ReplaceAllString(text, "title: Anew - ")
	})
	builtAgain(t, dir, kept)
	for path, info := range inodes(t, filepath.Join(dir, "site")) {
		if old := before[path]; strings.HasPrefix(path, "incidents/") && !page.IsArchive(path) && !strings.Contains(path, changed) && old != nil && !os.SameFile(old, info) {
			t.Errorf("%s was written", path)
		}
	}
}

func inodes(t *testing.T, site string) map[string]fs.FileInfo {
	t.Helper()
	all := map[string]fs.FileInfo{}
	for _, name := range files(t, site) {
		info, err := os.Stat(filepath.Join(site, filepath.FromSlash(name)))
		must(t, err)
		all[name] = info
	}
	return all
}

// TestFormsAreMadeOfParts wants what is kept of the forms for machines to
// outlast a build that has no use for it, and to be told again where it is
// damaged or gone.
func TestFormsAreMadeOfParts(t *testing.T) {
	t.Parallel()
	const changed = richest + "-000"
	dir, kept := manyRecords(t, 60), t.TempDir()
	name := filepath.Join(dir, "incidents", changed+".yaml")
	index, data := filepath.Join(kept, "forms"), filepath.Join(kept, "forms.data")
	builtAgain(t, dir, kept)
	before, err := os.ReadFile(index)
	must(t, err)
	edit(t, name, func(text string) string { return strings.Replace(text, "    text: \"", "    text: \"Anew ", 1) })
	builtAgain(t, dir, kept)
	if after, err := os.ReadFile(index); err != nil || len(after) != len(before) {
		t.Errorf("%d bytes of what is kept of forms, then %d: %v", len(before), len(after), err)
	}
	for i, harm := range []func(){
		func() {},
		func() {
			edit(t, data, func(text string) string { return strings.ReplaceAll(text, "incident", "accident") })
		},
		func() { must(t, os.Truncate(data, 1000)) },
		func() { must(t, os.Remove(data)) },
		func() { must(t, os.Remove(index)) },
	} {
		harm()
		edit(t, name, func(text string) string { return strings.Replace(text, "title: ", fmt.Sprintf("title: %d ", i), 1) })
		builtAgain(t, dir, kept)
	}
}

// TestSiteOfOtherTimes: files of a site that was copied or unpacked are read once,
// and then are known by their sizes and times again.
func TestSiteOfOtherTimes(t *testing.T) {
	t.Parallel()
	dir, kept := manyRecords(t, 20), t.TempDir()
	site, copied := filepath.Join(dir, "site"), time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	builtAgain(t, dir, kept)
	for _, name := range files(t, site) {
		must(t, os.Chtimes(filepath.Join(site, name), copied, copied))
	}
	another := func() {
		edit(t, filepath.Join(dir, "incidents", richest+"-000.yaml"), func(text string) string { return strings.Replace(text, "summary: ", "summary: And ", 1) })
	}
	another()
	builtAgain(t, dir, kept)
	known, err := filepath.Glob(filepath.Join(site, "incidents", "*", "report.md"))
	must(t, err)
	known = append(slices.DeleteFunc(known, func(name string) bool { return strings.Contains(name, richest+"-000") }), filepath.Join(site, "404.html"))
	for _, name := range known {
		edit(t, name, strings.ToUpper) // which only who reads it can see
		must(t, os.Chtimes(name, copied, copied))
	}
	another()
	var said strings.Builder
	if status := debrief(&said, "build", "-C", dir, "--as-of", "2026-11-22", "--cache", kept); status != 0 {
		t.Fatal(said.String())
	}
	for _, name := range known {
		text, err := os.ReadFile(name)
		must(t, err)
		if string(text) != strings.ToUpper(string(text)) {
			t.Errorf("%s was read again", name)
		}
	}
}
