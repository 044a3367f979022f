package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// save changes a file of the project in one step, as editors do, waits until
// the preview has taken it in, and gives the state that a page then has.
func (s *serving) save(t *testing.T, name, text, page string) string {
	t.Helper()
	before := strings.Count(s.said.String(), " changed: ")
	full := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.WriteFile(full+"~", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(full+"~", full); err != nil {
		t.Fatal(err)
	}
	s.taken(t, before)
	return s.tag(t, page)
}

// taken waits until there are more changes than before.
func (s *serving) taken(t *testing.T, before int) {
	t.Helper()
	for range 1000 {
		if strings.Count(s.said.String(), " changed: ") > before {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("the change is not taken in\n%s", s.said)
}

var tagged = regexp.MustCompile(`data-seen="([^"]*)"`)

// tag gives the state that the server has of a page.
func (s *serving) tag(t *testing.T, page string) string {
	t.Helper()
	_, text := get(t, s.address+page)
	found := tagged.FindSubmatch(text)
	if found == nil {
		t.Fatalf("%s says no state", page)
	}
	return string(found[1])
}

// openToPatch opens a page and waits until it can be patched. It is marked, and
// keeps the mark until it is loaded anew.
func openToPatch(t *testing.T, parent context.Context, address string, v view) (context.Context, *complaints) {
	t.Helper()
	ctx, wrong := tab(t, parent, address, v)
	readyToPatch(t, ctx)
	return ctx, wrong
}

func readyToPatch(t *testing.T, ctx context.Context) {
	t.Helper()
	becomes(t, ctx, `document.readyState === "complete" && performance.getEntriesByType("resource").some((e) => e.initiatorType === "fetch" && e.responseEnd > 0)`)
	time.Sleep(50 * time.Millisecond) // it is parsed
	number(t, ctx, `window.kept = 1`)
}

// shows waits until the page is in a state.
func shows(t *testing.T, ctx context.Context, tag string) {
	t.Helper()
	becomes(t, ctx, `document.readyState === "complete" && document.querySelector("script[data-seen]").dataset.seen === "`+tag+`"`)
}

// asServed is the page as it stands, without what scripts have made of it.
const asServed = `(() => {
	const page = document.documentElement.cloneNode(true);
	for (const made of page.querySelectorAll("debrief-preview, .plot, script[src*='assets/echarts.']")) made.remove();
	for (const figure of page.querySelectorAll("figure.chart")) {
		delete figure.dataset.drawn;
		for (const table of figure.querySelectorAll("details")) table.open = true;
	}
	for (const each of page.querySelectorAll("*")) { // in one order
		const all = [...each.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
		for (const attribute of all) each.setAttributeNode(each.removeAttributeNode(attribute));
	}
	return page.outerHTML;
})()`

// asLoaded wants a page to stand as it does when it is loaded anew in another tab.
// That one shows nothing else: a page of the preview there would load itself anew
// at the next change, and one of two loads at once ends the other.
func asLoaded(t *testing.T, ctx, other context.Context, address, what string) {
	t.Helper()
	if _, err := chromedp.Run(other, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	got, want := words(t, ctx, asServed), words(t, other, asServed)
	if _, err := chromedp.Run(other, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	if got != want {
		at := 0
		for at < min(len(got), len(want)) && got[at] == want[at] {
			at++
		}
		at = max(0, at-100)
		t.Errorf("after %s the page is not as loaded anew:\n%.400s\nwant\n%.400s", what, got[at:], want[at:])
	}
}

var (
	suspicion = regexp.MustCompile(`(?m)^  - id: suspicion\n(?:    .*\n)*`) // an entry
	lessons   = regexp.MustCompile(`(?m)^lessons:\n(?:[ #].*\n|\n)*`)       // a section
)

// TestBrowserPreviewPatches makes the changes that a writer makes and wants each
// to show as if the page were loaded anew, in place where that can be.
func TestBrowserPreviewPatches(t *testing.T) {
	s := serve(t, manyRecords(t, 14))
	chrome := browser(t)
	record := "incidents/" + previewed + ".yaml"
	good := s.read(record)
	if err := os.Mkdir(filepath.Join(s.dir, "templates"), 0o755); err != nil {
		t.Fatal(err)
	}
	layout, err := os.ReadFile(filepath.Join(project, "templates", "layout.html.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	in := func(old, now string) string { return strings.Replace(good, old, now, 1) }
	const entry = "  - id: activation\n"
	other, _ := tab(t, chrome, "about:blank", view{width: 1280})
	for _, tt := range []struct {
		name, page, file, text string
		loaded                 bool   // anew
		want                   string // is true then
	}{
		{"a paragraph", previewedPage, record, in("In the night from 12", "This is new. In the night from 12"), false, `document.querySelector("main").textContent.includes("This is new.")`},
		{"the title", previewedPage, record, in("Genuine invoices were held", "Real invoices were held"), false, `document.title.startsWith("Real") && document.querySelector("h1").textContent.startsWith("Real")`},
		{"a new entry", previewedPage, record, in(entry, "  - {id: extra, at: 2026-04-12T20:00+03:00, type: note, text: \"Nobody looks.\"}\n"+entry), false, `document.body.textContent.includes("Nobody looks.")`},
		{"an entry taken out", previewedPage, record, suspicion.ReplaceAllString(good, ""), false, `!document.body.textContent.includes("Hijacked accounts of one")`},
		{"a section taken out", previewedPage, record, lessons.ReplaceAllString(good, ""), false, `!document.getElementById("lessons")`},
		{"a chart", previewedPage, record, in("2026-04-13T08:06+03:00", "2026-04-13T08:07+03:00"), true, `document.querySelector("figure.chart")`},
		{"a template", previewedPage, "templates/layout.html.tmpl", strings.Replace(string(layout), "{{.Body}}", "<p>Ours</p>{{.Body}}", 1), false, `document.querySelector("main > p").textContent === "Ours"`},
		{"a script of a template's own", previewedPage, "templates/layout.html.tmpl", strings.Replace(string(layout), "{{.Body}}", `{{.Body}}<script src="/ours.js"></script>`, 1), true, `document.querySelector("main > script")`},
		{"the stylesheet", previewedPage, "templates/theme.css", ":root { --paper: rgb(1, 2, 3); }\n", true, `getComputedStyle(document.documentElement).backgroundColor === "rgb(1, 2, 3)"`},
		{"the settings", previewedPage, "config.yaml", strings.Replace(s.read("config.yaml"), "Mail incidents", "Renamed", 1), false, `document.title.endsWith("Renamed")`},
		{"the title, in the list", "", record, in("Genuine invoices were held", "Real invoices were held"), false, `document.body.textContent.includes("Real invoices were held")`},
		{"a new record, in the list", "", "incidents/2026-05-01-new.yaml", "title: A new one\nkind: outage\nsummary: Mail was late.\ntimes: {started: 2026-05-01T09:00Z}\ntimeline: [{at: 2026-05-01T09:00Z, text: It begins.}]\n", false, `document.body.textContent.includes("A new one")`},
		{"an earlier day, in the list", "", record, strings.ReplaceAll(good, "2026-0", "2025-0"), false, `document.body.textContent.includes("2025")`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(tt.file)))
			defer func() {
				n := strings.Count(s.said.String(), " changed: ")
				if err != nil {
					_ = os.Remove(filepath.Join(s.dir, filepath.FromSlash(tt.file)))
				} else {
					s.write(tt.file, string(before))
				}
				s.taken(t, n)
			}()
			ctx, _ := openToPatch(t, chrome, s.address+tt.page, view{width: 1280})
			if tt.text == string(before) {
				t.Fatal("nothing is changed")
			}
			shows(t, ctx, s.save(t, tt.file, tt.text, tt.page))
			if words(t, ctx, `String(!!(`+tt.want+`))`) != "true" {
				t.Errorf("it is not true that %s", tt.want)
			}
			if loaded := number(t, ctx, `window.kept || 0`) == 0; loaded != tt.loaded {
				t.Errorf("loaded anew: %v, want %v", loaded, tt.loaded)
			}
			asLoaded(t, ctx, other, s.address+tt.page, tt.name)
			if got := draw(t, ctx); bundled() && (got.Drawn != got.Figures || got.Figures == 0 && tt.page != "") {
				t.Errorf("%d of %d charts drawn", got.Drawn, got.Figures)
			}
		})
	}
}

// TestBrowserPreviewPatchesLeaveTheReader wants focus, place and what was opened
// as they were, and an error not to touch the page.
func TestBrowserPreviewPatchesLeaveTheReader(t *testing.T) {
	s := serve(t, manyRecords(t, 7))
	record := "incidents/" + previewed + ".yaml"
	good := s.read(record)
	ctx, wrong := openToPatch(t, browser(t), s.address+previewedPage, view{width: 1280})
	draw(t, ctx)
	const place = `Math.round(document.getElementById("lessons").getBoundingClientRect().top)`
	const link = `document.querySelector(".masthead a")`
	number(t, ctx, link+`.focus(), document.querySelectorAll("main details").forEach((each) => { each.open = !each.open }), 0`)
	number(t, ctx, `document.getElementById("lessons").scrollIntoView(), window.scrollBy(0, -70), 0`)
	time.Sleep(300 * time.Millisecond) // charts that came near are drawn
	const opened = `[...document.querySelectorAll("main details")].map((each) => each.open).join()`
	before, open := number(t, ctx, place), words(t, ctx, opened)

	s.save(t, record, strings.Replace(good, "at: 2026-04-09T14:20+03:00", "at: yesterday", 1), previewedPage)
	becomes(t, ctx, panelText+`.includes("is not a time")`)
	shows(t, ctx, s.save(t, record, strings.Replace(good, "In the night from 12", strings.Repeat("This is new. ", 40)+"In the night from 12", 1), previewedPage))
	becomes(t, ctx, `!`+panelText+`.includes("is not a time") && document.body.textContent.includes("This is new.")`)
	time.Sleep(100 * time.Millisecond)
	if after := number(t, ctx, place); after < before-3 || after > before+3 {
		t.Errorf("the heading stands at %d, stood at %d", after, before)
	}
	if number(t, ctx, `window.kept || 0`) == 0 || words(t, ctx, opened) != open || words(t, ctx, `String(document.activeElement === `+link+`)`) != "true" {
		t.Error("the page is not as the reader left it")
	}
	for _, w := range wrong.all() {
		t.Error(w)
	}
}

// TestBrowserPreviewPatchesAnything changes records at random and wants the page
// as it is when it is loaded anew.
func TestBrowserPreviewPatchesAnything(t *testing.T) {
	const edits = 8 // of each record
	s := serve(t, manyRecords(t, 7))
	chrome := browser(t)
	other, _ := tab(t, chrome, "about:blank", view{width: 1280})
	records, err := filepath.Glob(filepath.Join(s.dir, "incidents", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	patched, loaded := 0, 0
	for n, file := range records {
		id := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(id, func(t *testing.T) { // each ends its tab: a browser holds few connections to one host
			name, page := "incidents/"+id+".yaml", "incidents/"+id+"/"
			ctx, wrong := openToPatch(t, chrome, s.address+page, view{width: 1280})
			draw(t, ctx)
			random := rand.New(rand.NewPCG(7, uint64(n)))
			good, tag := s.read(name), s.tag(t, page)
			for range edits {
				next, what := editedAtRandom(random, good)
				if next == s.read(name) {
					continue
				}
				now := s.save(t, name, next, page)
				shows(t, ctx, now)
				if now != tag { // else it has an error, or nothing that shows
					good, tag = next, now
					if number(t, ctx, `window.kept || 0`) == 1 {
						patched++
					} else {
						loaded++
						readyToPatch(t, ctx)
					}
				}
				if asLoaded(t, ctx, other, s.address+page, what); t.Failed() {
					return
				}
			}
			for _, w := range wrong.all() {
				t.Error(w)
			}
		})
	}
	t.Logf("%d changes were patched, %d loaded anew", patched, loaded)
	if patched < len(records) {
		t.Errorf("only %d changes were patched", patched)
	}
}

var (
	aWord  = regexp.MustCompile(`\b[a-z]{4,}\b`)
	aDigit = regexp.MustCompile(`[1-8]`)
)

// editedAtRandom changes a record as writers do, rightly or wrongly.
func editedAtRandom(random *rand.Rand, text string) (edited, what string) {
	lines := strings.Split(text, "\n")
	for range 1 + random.IntN(2) {
		at := random.IntN(len(lines))
		end := at + 1 // of what belongs to the line
		for end < len(lines) && indent(lines[end]) > indent(lines[at]) {
			end++
		}
		what += fmt.Sprintf("%d %q ", at, lines[at])
		switch random.IntN(5) {
		case 0:
			lines = slices.Delete(lines, at, end)
			what += "is deleted; "
		case 1:
			lines = slices.Insert(lines, end, slices.Clone(lines[at:end])...)
			what += "is there twice; "
		case 2:
			lines[at] = aDigit.ReplaceAllString(lines[at], "9")
			what += "has other digits; "
		default:
			key, value, _ := strings.Cut(lines[at], ": ")
			if value == "" {
				key, value = "", key
			} else {
				key += ": "
			}
			lines[at] = key + aWord.ReplaceAllString(value, "changed")
			what += "has other words; "
		}
		if len(lines) < 5 {
			return text, "nothing"
		}
	}
	return strings.Join(lines, "\n"), what
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " -")) }
