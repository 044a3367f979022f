package preview

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

func (p *preview) path(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

// must wants none of these to be an error.
func (p *preview) must(errs ...error) {
	p.t.Helper()
	if err := errors.Join(errs...); err != nil {
		p.t.Fatal(err)
	}
}

// until waits until a page has a text.
func (p *preview) until(path, text string) {
	p.t.Helper()
	var body string
	for range 1000 {
		if _, body = p.ask("GET", path); strings.Contains(body, text) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	p.t.Fatalf("%s never says %q", path, text)
}

// TestSaves saves a record as editors and tools do.
func TestSaves(t *testing.T) {
	t.Parallel()
	const name = "incidents/mail-late.yaml"
	for how, save := range map[string]func(p *preview, text string){
		"in place": func(p *preview, text string) { p.write(name, text) },
		"by renaming": func(p *preview, text string) {
			p.write("incidents/.mail-late.yaml.tmp", text)
			p.must(os.Rename(p.path("incidents/.mail-late.yaml.tmp"), p.path(name)))
		},
		"from another folder": func(p *preview, text string) {
			p.write("tmp/x", text)
			p.must(os.Rename(p.path("tmp/x"), p.path(name)))
		},
		"like vim": func(p *preview, text string) {
			p.write("incidents/4913", "")
			p.must(os.Remove(p.path("incidents/4913")), os.Rename(p.path(name), p.path(name+"~")))
			p.write(name, text)
			p.must(os.Remove(p.path(name + "~")))
		},
		"like emacs": func(p *preview, text string) {
			p.must(os.Symlink("me@here.1:2", p.path("incidents/.#mail-late.yaml")))
			p.write("incidents/#mail-late.yaml#", text)
			p.must(os.Rename(p.path(name), p.path(name+"~")))
			p.write(name, text)
			p.must(os.Remove(p.path("incidents/.#mail-late.yaml")), os.Remove(p.path("incidents/#mail-late.yaml#")))
		},
		"in two steps": func(p *preview, text string) {
			p.write(name, text[:40])
			time.Sleep(50 * time.Millisecond)
			p.write(name, text)
		},
		"the same size at the same time": func(p *preview, text string) {
			info, err := os.Stat(p.path(name))
			p.must(err)
			p.write(name, text)
			p.must(os.Chtimes(p.path(name), info.ModTime(), info.ModTime()))
		},
		"with all others": func(p *preview, text string) {
			p.must(os.Rename(p.path("incidents"), p.path("away")))
			time.Sleep(50 * time.Millisecond)
			p.write(name, text)
			p.write("incidents/mail-late/data.csv", "minute,delay\n")
		},
	} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			p := start(t)
			for round := range 3 {
				title := fmt.Sprintf("Mail was %d late", round)
				save(p, record(title))
				p.until("/incidents/mail-late/", title)
				p.must(os.RemoveAll(p.path("away")))
			}
			if list, notices := p.shop.Findings(); len(list.Text()) > 0 && list.HasErrors() || len(notices) > 0 {
				t.Errorf("afterwards there are %v\n%s", notices, list.Text())
			}
		})
	}
}

func TestFoldersComeAndGo(t *testing.T) {
	t.Parallel()
	p := start(t)
	p.until("/incidents/mail-late/", "Mail was late")
	p.must(os.Rename(p.path("incidents"), p.path("away")))
	for p.rebuilt.Load() == 0 {
		time.Sleep(5 * time.Millisecond)
	}
	p.until("/incidents/mail-late/", "Mail was late") // the last good state
	p.write("incidents/new/er/mail-lost.yaml", record("Mail was lost"))
	p.until("/incidents/mail-lost/", "Mail was lost")
	p.until("/incidents/mail-late/", "There is no page here")

	p.must(os.Rename(p.path("incidents/new"), p.path("incidents/old")))
	p.write("incidents/new/er/mail-twice.yaml", record("Mail came twice"))
	p.until("/incidents/mail-twice/", "Mail came twice")
	p.until("/incidents/mail-lost/", "Mail was lost")
	p.write("incidents/new/er/mail-twice.yaml", record("Mail came thrice"))
	p.until("/incidents/mail-twice/", "Mail came thrice")

	p.write("templates/404.html.tmpl", "<p>A page of our own</p>\n")
	p.until("/nothing", "A page of our own")
	p.must(os.RemoveAll(p.path("templates")))
	p.until("/nothing", "There is no page here")
}

func TestBurst(t *testing.T) {
	t.Parallel()
	p := start(t)
	for i := range 500 {
		p.write(fmt.Sprintf("incidents/mail-%03d.yaml", i), record(fmt.Sprintf("Mail was late for the %d. time", i)))
	}
	p.until("/incidents/mail-499/", "499. time")
	p.until("/incidents/mail-000/", "0. time")
	p.until("/search/", "501 incidents")
	if n := p.rebuilt.Load(); n > 60 {
		t.Errorf("500 files were taken in in %d steps", n)
	}
}

// Where the system does not tell of changes, the files are looked at anyway.
func TestBlindEyes(t *testing.T) {
	t.Parallel()
	var told []string
	e := openEyes(func(text string) { told = append(told, text) })
	defer e.close()
	e.blind(errors.New("no space left on device"))
	e.blind(errors.New("again"))
	if len(told) != 1 || !strings.Contains(told[0], "no space left on device") {
		t.Errorf("told are %q", told)
	}
	if g, more := e.wait(t.Context()); !more || len(g.touched) != 0 {
		t.Errorf("saw %v, %v", g, more)
	}
}

// Who writes a file in place empties it first, and a slow disk takes its time
// from there to the text: that moment is not shown as an empty record.
func TestEmptyForAMoment(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "mail-late.yaml")
	for how, text := range map[string]string{"written at last": "title: Mail was late\n", "never written": ""} {
		t.Run(how, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				events := make(chan fsnotify.Event, 2)
				e := eyes{events: events, poll: time.NewTicker(time.Hour)}
				put := func(text string, op fsnotify.Op) {
					if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
						t.Error(err)
					}
					events <- fsnotify.Event{Name: name, Op: op}
				}
				go func() {
					put("", fsnotify.Create)
					if text != "" {
						time.Sleep(unwritten / 2)
						put(text, fsnotify.Write)
					}
				}()
				g, more := e.wait(t.Context())
				if data, err := os.ReadFile(name); !more || len(g.touched) == 0 || string(data) != text || err != nil {
					t.Errorf("%v were seen, with %q in it (%v, %v)", g.touched, data, more, err)
				}
			})
		})
	}
}

func TestFollow(t *testing.T) {
	t.Parallel()
	e := openEyes(func(text string) { t.Error(text) })
	defer e.close()
	dir := t.TempDir()
	inner := filepath.Join(dir, "inner")
	if !e.follow([]string{dir, inner}, nil) || e.follows[inner] {
		t.Error("a folder that is not there is followed, or one that is there is not")
	}
	if e.follow([]string{dir, inner}, nil) {
		t.Error("something is new although nothing is")
	}
	if err := os.Mkdir(inner, 0o755); err != nil {
		t.Fatal(err)
	}
	if !e.follow([]string{dir, inner}, nil) || !e.follows[inner] {
		t.Error("a folder that came is not followed")
	}
	if !e.follow([]string{dir, inner}, []string{inner}) {
		t.Error("a folder that came again is not followed")
	}
	e.follow([]string{dir}, nil)
	if e.follows[inner] || len(e.system.WatchList()) != 1 {
		t.Errorf("followed are %v", e.system.WatchList())
	}
}
