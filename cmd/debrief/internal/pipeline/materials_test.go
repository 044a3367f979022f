package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/corpus"
	"debrief/cmd/debrief/internal/incident"
)

// TestChangedMeanwhile changes what a site is made from right after a build has
// looked at it, and changes it back when it is made, and wants the next build to
// know that the site is another one.
func TestChangedMeanwhile(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ what, file, from string }{
		{"a record", "incidents/2026-02-03-a.yaml", "The "}, {"a new record", "incidents/2026-02-03-b.yaml", ""},
		{"the settings", "config.yaml", "Invented "}, {"a template", "templates/own.css", "red"},
	} {
		for _, built := range []bool{false, true} { // records are read, or taken over
			t.Run(fmt.Sprint(tt.what, built), func(t *testing.T) {
				t.Parallel()
				opts := smallProject(t)
				if built {
					mustBuild(t, opts)
					change(t, filepath.Join(opts.Dir, "config.yaml"), "mail ", "post ")
				}
				name := filepath.Join(opts.Dir, filepath.FromSlash(tt.file))
				away := strings.Replace(name, ".yaml", ".away", 1)
				looks := 0
				opts.Clock = func() time.Time {
					if looks++; looks == 3 { // the first stage began at the second, and has ended
						if tt.from == "" {
							must(t, os.Rename(away, name))
						} else {
							change(t, name, tt.from, "Another ")
						}
					}
					return time.Time{}
				}
				mustBuild(t, opts)
				opts.Clock = nil
				if tt.from == "" {
					must(t, os.Rename(name, away))
				} else {
					change(t, name, "Another ", tt.from)
				}
				if again := mustBuild(t, opts); again.Site.Written == 0 {
					t.Error("nothing was written")
				}
				anew := opts
				anew.Out, anew.Cache = "anew", ""
				mustBuild(t, anew)
				sameTree(t, filepath.Join(opts.Dir, "site"), filepath.Join(opts.Dir, "anew"))
			})
		}
	}
}

// TestThroughLinks wants changes to be seen where the folders of records and of
// templates, or one in that of templates, are links.
func TestThroughLinks(t *testing.T) {
	t.Parallel()
	opts := smallProject(t)
	words := filepath.Join(opts.Dir, "templates", "wording", "en.yaml")
	must(t, os.Mkdir(filepath.Dir(words), 0o755))
	must(t, os.WriteFile(words, []byte("Incidents: Happenings\n"), 0o644))
	for _, name := range []string{"incidents", "templates"} {
		must(t, os.Rename(filepath.Join(opts.Dir, name), filepath.Join(opts.Dir, "real-"+name)))
		must(t, os.Symlink("real-"+name, filepath.Join(opts.Dir, name)))
	}
	must(t, os.Symlink("wording", filepath.Join(opts.Dir, "templates", "words")))
	must(t, os.Symlink("/", filepath.Join(opts.Dir, "incidents", "2026-02-03-a", "all")))
	mustBuild(t, opts)
	if again := mustBuild(t, opts); again.Site.Written > 0 {
		t.Errorf("%d files written", again.Site.Written)
	}
	for _, tt := range []struct{ file, from, to string }{
		{"real-incidents/2026-02-03-a.yaml", "The ", "A "}, {"real-templates/own.css", "red", "blue"}, {words, "Happen", "Occur"},
	} {
		change(t, filepath.Join(opts.Dir, strings.TrimPrefix(tt.file, opts.Dir)), tt.from, tt.to)
		if again := mustBuild(t, opts); again.Site.Written == 0 {
			t.Errorf("%s was changed, and nothing is written", tt.file)
		}
	}
}

// TestLaidAsideIsTheSame builds with all in memory, with much of it laid aside, and
// once more with what was kept: the site is the same.
func TestLaidAsideIsTheSame(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, corpus.Write(dir, 40, 7))
	asOf, err := incident.ParseInstant("2026-11-22")
	must(t, err)
	opts := Options{Dir: dir, Config: "config.yaml", Incidents: "incidents", Templates: "templates", Out: filepath.Join(dir, "memory"), AsOf: asOf, BaseURL: "https://example.org/"}
	memory := mustBuild(t, opts)
	opts.Out, opts.Cache = filepath.Join(dir, "aside"), filepath.Join(dir, ".cache")
	aside := mustBuild(t, opts)
	sameTree(t, filepath.Join(dir, "memory"), filepath.Join(dir, "aside"))
	if memory.Pages == 0 || aside.Pages != memory.Pages {
		t.Errorf("%d pages where much is laid aside, else %d", aside.Pages, memory.Pages)
	}
	records, err := filepath.Glob(filepath.Join(dir, "incidents", "*.yaml"))
	must(t, err)
	must(t, os.Remove(records[20]))
	mustBuild(t, opts)
	opts.Out, opts.Cache = filepath.Join(dir, "fewer"), ""
	mustBuild(t, opts)
	sameTree(t, filepath.Join(dir, "fewer"), filepath.Join(dir, "aside"))
}

// smallProject is a project with two records, of which one is away, an
// attachment and a stylesheet.
func smallProject(t *testing.T) Options {
	t.Helper()
	dir := t.TempDir()
	must(t, corpus.Write(dir, 2, 7))
	records, err := filepath.Glob(filepath.Join(dir, "incidents", "*.yaml"))
	must(t, err)
	must(t, os.Rename(records[0], filepath.Join(dir, "incidents", "2026-02-03-a.yaml")))
	must(t, os.Rename(records[1], filepath.Join(dir, "incidents", "2026-02-03-b.away")))
	must(t, os.MkdirAll(filepath.Join(dir, "templates"), 0o755))
	must(t, os.MkdirAll(filepath.Join(dir, "incidents", "2026-02-03-a"), 0o755))
	must(t, os.WriteFile(filepath.Join(dir, "incidents", "2026-02-03-a", "a.txt"), []byte("text\n"), 0o644))
	must(t, os.WriteFile(filepath.Join(dir, "templates", "own.css"), []byte(".e { color: red }\n"), 0o644))
	asOf, err := incident.ParseInstant("2026-11-22")
	must(t, err)
	return Options{Dir: dir, Config: "config.yaml", Incidents: "incidents", Templates: "templates", Out: "site", Cache: filepath.Join(dir, ".cache"), AsOf: asOf, Audience: incident.Internal}
}

func mustBuild(t *testing.T, opts Options) Outcome {
	t.Helper()
	done, err := Build(opts)
	if err != nil || done.Problems.HasErrors() {
		t.Fatal(err, done.Problems)
	}
	return done
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

func change(t *testing.T, name, from, to string) {
	t.Helper()
	text, err := os.ReadFile(name)
	must(t, err)
	if !strings.Contains(string(text), from) {
		t.Errorf("no %q in %s", from, name)
	}
	must(t, os.WriteFile(name, []byte(strings.Replace(string(text), from, to, 1)), 0o644))
}

// sameTree wants two folders to hold the same files.
func sameTree(t *testing.T, one, other string) {
	t.Helper()
	n := 0
	must(t, filepath.WalkDir(one, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		n++
		rel, err := filepath.Rel(one, name)
		must(t, err)
		was, err := os.ReadFile(name)
		must(t, err)
		if is, err := os.ReadFile(filepath.Join(other, rel)); err != nil || string(is) != string(was) {
			t.Errorf("%s differs: %v", rel, err)
		}
		return nil
	}))
	must(t, filepath.WalkDir(other, func(_ string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			n--
		}
		return err
	}))
	if n != 0 {
		t.Errorf("%d files more, or less", n)
	}
}
