package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
)

// desk is a small project in a folder of its own.
type desk struct {
	t    *testing.T
	opts Options
}

func newDesk(t *testing.T) desk {
	t.Helper()
	asOf, err := incident.ParseInstant("2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	d := desk{t, Options{Dir: t.TempDir(), Config: "config.yaml", Incidents: "incidents", Templates: "templates", Out: "site",
		AsOf: asOf, BaseURL: "http://127.0.0.1:4321/"}}
	d.write("config.yaml", "title: Incidents\n")
	d.write("incidents/mail-a.yaml", recordText("Mail was late", ""))
	d.write("incidents/mail-b.yaml", recordText("Mail was lost", "relations: [{type: related, id: mail-a}]\n"))
	d.write("incidents/mail-c.yaml", recordText("Mail came twice", "attachments: [{id: d, path: data.csv, title: Data}]\n"))
	d.write("incidents/mail-c/data.csv", "minute,delay\n")
	return d
}

func recordText(title, more string) string {
	return fmt.Sprintf(`title: %q
kind: outage
summary: "What happened: %s."
times: {started: 2026-05-04T09:00Z, detected: 2026-05-04T09:10Z, resolved: 2026-05-04T10:00Z}
timeline:
  - {at: 2026-05-04T09:00Z, text: "It begins."}
%s`, title, title, more)
}

func (d desk) path(name string) string { return filepath.Join(d.opts.Dir, filepath.FromSlash(name)) }

func (d desk) write(name, text string) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Dir(d.path(name)), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(d.path(name), []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

func (d desk) remove(name string) {
	d.t.Helper()
	if err := os.RemoveAll(d.path(name)); err != nil {
		d.t.Fatal(err)
	}
}

func (d desk) open() *Workshop {
	d.t.Helper()
	w, err := Open(d.opts)
	if err != nil {
		d.t.Fatal(err)
	}
	return w
}

// file gives a file of the workshop's site, or why there is none.
func file(w *Workshop, name string) string {
	data, err := w.File(name)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// sameAsBuild wants the workshop to have the files of a build, and no others.
func (d desk) sameAsBuild(w *Workshop) {
	d.t.Helper()
	opts := d.opts
	opts.Out = d.t.TempDir()
	done, err := Build(opts)
	if err != nil || done.Problems.HasErrors() {
		d.t.Fatalf("build: %v\n%s", err, done.Problems.Text())
	}
	built := 0
	err = fs.WalkDir(os.DirFS(opts.Out), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == "manifest.json" {
			return err
		}
		built++
		want, err := os.ReadFile(filepath.Join(opts.Out, name))
		if got := file(w, name); got != string(want) {
			d.t.Errorf("%s is not as built: %.300q, want %.300q", name, got, want)
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	var all []page.File
	now := w.now.Load()
	for _, s := range now.slots {
		files, err := s.get()
		if err != nil {
			d.t.Errorf("%s: %v", s.at, err)
		}
		for _, f := range files {
			if below := strings.HasSuffix(s.at, "/") && strings.HasPrefix(f.Path, s.at); f.Path != s.at && !below {
				d.t.Errorf("the batch at %s makes %s", s.at, f.Path)
			}
		}
		all = append(all, files...)
	}
	if n := len(all) + len(now.renderer.Assets(all)); n != built {
		d.t.Errorf("the workshop has %d files, the build %d", n, built)
	}
	if got := now.Problems.Grave().Text(); got != done.Problems.Text() || now.Problems.Count(problem.Hint) != done.Hints {
		d.t.Errorf("problems are\n%swant\n%s and %d hints", now.Problems.Text(), done.Problems.Text(), done.Hints)
	}
	if checked, err := Check(opts); err != nil || now.Problems.Text() != checked.Problems.Text() {
		d.t.Errorf("problems are\n%swant\n%s, %v", now.Problems.Text(), checked.Problems.Text(), err)
	}
}

// TestWorkshopIsTheBuild changes a project at random and wants every file as a
// build from nothing makes it.
func TestWorkshopIsTheBuild(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	random := rand.New(rand.NewPCG(1, 2))
	w := d.open()
	d.sameAsBuild(w)
	for step := range 60 {
		what := d.edit(random, step)
		w.Refresh(nil)
		if random.IntN(3) > 0 {
			continue // the next look is after several changes
		}
		d.sameAsBuild(w)
		if t.Failed() {
			t.Fatalf("after step %d: %s", step, what)
		}
	}
	d.sameAsBuild(w)
}

// edit makes one random change that leaves the project without errors.
func (d desk) edit(random *rand.Rand, step int) string {
	id := string(rune('a' + random.IntN(6)))
	name := "incidents/mail-" + id + ".yaml"
	title := fmt.Sprintf("Mail was late for the %d. time", step)
	switch random.IntN(9) {
	case 0:
		d.write("config.yaml", fmt.Sprintf("title: Incidents %d\ntimezone: %s\n", step, []string{"UTC", "Europe/Helsinki"}[step%2]))
		return "settings"
	case 1:
		d.write("templates/theme.css", fmt.Sprintf(":root { --ink: #%06d; }\n", step))
		return "stylesheet"
	case 2:
		d.remove("templates")
		return "no templates"
	case 3:
		d.write("incidents/mail-c/data.csv", fmt.Sprintf("minute,delay\n%d,1\n", step))
		return "attachment"
	case 4:
		if id != "a" && id != "c" { // others are related to a, and c has an attachment
			d.remove(name)
			return "without " + name
		}
	case 5:
		if id != "a" && id != "c" {
			d.write(name, recordText(title, fmt.Sprintf("relations: [{type: related, id: mail-a}]\naliases: [old-%s]\n", id)))
			return "related " + name
		}
	case 6:
		d.write("incidents/deep/er/mail-g.yaml", recordText(title, ""))
		return "deeper"
	case 7:
		d.remove("incidents/deep")
		return "not deeper"
	}
	if id != "c" {
		d.write(name, recordText(title, ""))
	}
	return "anew " + name
}

func TestLastGoodStays(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.open()
	const home = "incidents/mail-a/index.html"
	before := file(w, home)

	d.write("incidents/mail-a.yaml", "title: [\n")
	d.write("incidents/new.yaml", "title: [\n")
	change, changed := w.Refresh(nil)
	if !changed || !slices.Equal(change.Files, []string{"incidents/mail-a.yaml", "incidents/new.yaml"}) || len(change.Problems) == 0 || change.Reports != 0 {
		t.Errorf("changed %v: %+v", changed, change)
	}
	if file(w, home) != before {
		t.Error("the last good page is gone")
	}
	if _, err := w.File("incidents/new/index.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a record that never was good has a page: %v", err)
	}
	found := w.PageFindings("incidents/new/index.html")
	if found.Record != "incidents/new.yaml" || !found.Problems.HasErrors() {
		t.Errorf("its address tells of %q:\n%s", found.Record, found.Problems.Text())
	}
	if _, changed := w.Refresh(nil); changed {
		t.Error("a refresh without a change tells of one")
	}

	d.remove("incidents/new.yaml")
	d.write("incidents/mail-a.yaml", recordText("Mail was late again", ""))
	if change, _ := w.Refresh(nil); change.Reports == 0 || len(change.Problems) != 0 {
		t.Errorf("after mending: %+v", change)
	}
	if !strings.Contains(file(w, home), "Mail was late again") {
		t.Error("the mended page is not shown")
	}
	d.sameAsBuild(w)
}

func TestOnlyWhatChangedIsMadeAnew(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.open()
	made := func(name string) *product { return w.now.Load().slots["incidents/mail-"+name+"/"].product }
	a, b, c := made("a"), made("b"), made("c")
	d.write("incidents/mail-c/data.csv", "minute,delay\n1,2\n")
	if change, _ := w.Refresh(nil); change.Reports != 1 || !slices.Equal(change.Files, []string{"incidents/mail-c/data.csv"}) {
		t.Errorf("after a change of an attachment: %+v", change)
	}
	if made("a") != a || made("b") != b || made("c") == c {
		t.Error("not just the page with the attachment is made anew")
	}
	c = made("c")
	d.write("incidents/mail-b.yaml", recordText("Mail was lost", "relations: [{type: related, id: mail-a}]\ntags: [mail]\n"))
	w.Refresh(nil)
	if made("a") != a || made("b") == b || made("c") != c {
		t.Error("not just the page of the changed record is made anew")
	}
	d.write("incidents/notes.txt", "no record")
	if change, changed := w.Refresh(nil); changed {
		t.Errorf("a file that is no record changes something: %+v", change)
	}
}

func TestAttachmentsAreNotHeld(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.open()
	const name = "incidents/mail-c/data.csv"
	file(w, "incidents/mail-c/index.html")
	for _, text := range []string{"minute,delay\n1,2\n", "minute,delay\n3,4\n"} {
		d.write(name, text)
		if got := file(w, name); got != text {
			t.Errorf("the attachment is %q, want it as it lies there: %q", got, text)
		}
	}
	for at, s := range w.now.Load().slots {
		for _, f := range s.product.last() {
			if f.Path == name {
				t.Errorf("%s holds the attachment", at)
			}
		}
	}
	d.remove(name)
	if _, err := w.File(name); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an attachment that is gone: %v", err)
	}
}

func TestTroubleIsToldAndPasses(t *testing.T) {
	t.Parallel()
	layout := "templates/layout.html.tmpl"
	for name, tt := range map[string]struct {
		spoil, mend func(d desk)
		want        string // file:line and the message's beginning
	}{
		"a template's syntax": {
			func(d desk) { d.write(layout, "<!doctype html>\n<p>{{.Title</p>\n") },
			func(d desk) { d.remove("templates") },
			"templates/layout.html.tmpl:2: bad character",
		},
		"a template that stops": {
			func(d desk) { d.write(layout, "<!doctype html>\n\n{{.Title.Nothing}}\n") },
			func(d desk) { d.remove("templates") },
			`templates/layout.html.tmpl:3: executing "layout.html.tmpl"`,
		},
		"settings": {
			func(d desk) { d.write("config.yaml", "title: Incidents\ntimezone: Nowhere\n") },
			func(d desk) { d.write("config.yaml", "title: Incidents\n") },
			"config.yaml:2: ",
		},
		"no records": {
			func(d desk) { d.remove("incidents") },
			func(d desk) { newRecords(d) },
			"incidents:0: no incidents folder here",
		},
		"a logo that is not there": {
			func(d desk) { d.write("config.yaml", "title: Incidents\ntheme: {logo: no.svg}\n") },
			func(d desk) { d.write("config.yaml", "title: Incidents\n") },
			"config.yaml:2: there is no file templates/no.svg",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			w := d.open()
			const home = "incidents/mail-a/index.html"
			before := file(w, home)
			tt.spoil(d)
			w.Refresh(nil)
			if got := file(w, home); got != before {
				t.Errorf("the last good page is not shown, but %.200s", got)
			}
			found := w.PageFindings(home)
			var told []string
			for _, n := range found.Notices {
				told = append(told, fmt.Sprintf("%s:%d: %s", n.File, n.Line, n.Message))
			}
			for _, p := range found.Problems {
				told = append(told, fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message))
			}
			if !slices.ContainsFunc(told, func(s string) bool { return strings.HasPrefix(s, tt.want) }) {
				t.Errorf("told is %q, want %q", told, tt.want)
			}
			if name == "a template that stops" {
				if found := w.PageFindings("nowhere"); len(found.Notices) != 1 {
					t.Errorf("an address that leads nowhere tells of %v", found.Notices)
				}
			}
			tt.mend(d)
			w.Refresh(nil)
			if found := w.PageFindings(home); len(found.Notices) > 0 || found.Problems.HasErrors() {
				t.Errorf("after mending: %v\n%s", found.Notices, found.Problems.Text())
			}
			d.sameAsBuild(w)
		})
	}
}

func newRecords(d desk) {
	d.write("incidents/mail-a.yaml", recordText("Mail was late", ""))
}

func TestDraftsAreShownToTheirWriters(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("incidents/mail-d.yaml", recordText("A secret draft", "record_status: draft\n"))
	d.write("incidents/mail-e.yaml", recordText("A reviewed one", "record_status: in_review\n"))
	d.write("incidents/mail-f.yaml", recordText("An internal one", "audience: internal\n"))
	w := d.open()
	for name, want := range map[string]string{
		"incidents/mail-d/index.html": "being written and has not been reviewed",
		"incidents/mail-e/index.html": "has not been approved yet",
		"index.html":                  "Draft",
	} {
		if !strings.Contains(file(w, name), want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
	if _, err := w.File("incidents/mail-f/index.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what the audience may not see is shown: %v", err)
	}
	found := w.PageFindings("incidents/mail-f/index.html")
	if len(found.Notices) != 1 || !strings.Contains(found.Notices[0].Message, "for public readers") {
		t.Errorf("notices are %v, want one that says why there is no page", found.Notices)
	}
}

func TestLinksOfThePage(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("incidents/mail-d.yaml", recordText("Mail [again](../nowhere/index.html) and [again](../mail-b/index.html#timeline)", "")+"lessons: {lucky: [\"[See](../mail-a/index.html#no-such-place)\"]}\n")
	w := d.open()
	if list, _ := w.Findings(); list.HasErrors() {
		t.Fatal(list.Text())
	}
	found := w.PageFindings("incidents/mail-d/index.html")
	var told []string
	for _, p := range found.Problems {
		if p.Rule.Name == "dead-link" {
			told = append(told, p.File+": "+p.Message)
		}
	}
	for _, want := range []string{"../nowhere/index.html", "../mail-a/index.html#no-such-place"} {
		if !slices.ContainsFunc(told, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("%s is not told; told are %q", want, told)
		}
	}
	if len(told) != 2 {
		t.Errorf("told are %q, want two", told)
	}
	if found := w.PageFindings("index.html"); found.Problems.HasErrors() {
		t.Error("another page tells of it too")
	}
}
