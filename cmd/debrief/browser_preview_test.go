package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const (
	previewed     = "2026-04-12-invoice-quarantine-000"
	previewedPage = "incidents/" + previewed + "/"
)

// write changes a file of the project that is served.
func (s *serving) write(name, text string) {
	s.tb.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
		s.tb.Fatal(err)
	}
}

func (s *serving) read(name string) string {
	s.tb.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil {
		s.tb.Fatal(err)
	}
	return string(text)
}

// withoutHints writes the previewed record so that nothing is to be said of it.
func (s *serving) withoutHints() {
	s.tb.Helper()
	const evidence = "    evidence: [s-chat]\n"
	name := "incidents/" + previewed + ".yaml"
	s.write(name, strings.NewReplacer("  - id: counsel\n", "  - id: counsel\n"+evidence, "  - id: closed\n", "  - id: closed\n"+evidence).Replace(s.read(name)))
	s.until(" ms, no problems\n")
}

// becomes waits until an expression is true in a page, which may be loaded anew
// meanwhile.
func becomes(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	var got bool
	var err error
	for range 600 {
		if got, err = chromedp.Run(ctx, chromedp.Evaluate[bool](`!!(`+expression+`)`)); got {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	text, _ := chromedp.Run(ctx, chromedp.Evaluate[string](`document.body.innerText.slice(0, 500) + "\n----\n" + `+panelText))
	t.Fatalf("it does not become true that %s (%v); the page says\n%s", expression, err, text)
}

// panelText is what the panel shows; empty when there is none.
const panelText = `(() => {
	const panel = document.querySelector("debrief-preview")?.shadowRoot.querySelector(".panel");
	return panel && panel.checkVisibility() ? panel.innerText : "";
})()`

// words evaluates an expression that gives text.
func words(t *testing.T, ctx context.Context, expression string) string {
	t.Helper()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](expression))
	if err != nil {
		t.Fatalf("evaluate %s: %v", expression, err)
	}
	return text
}

// TestBrowserPreviewReloads changes a text far down, and one above it, and wants
// both to show without a hand, with the reader where the reader was.
func TestBrowserPreviewReloads(t *testing.T) {
	s := serve(t, manyRecords(t, 7))
	s.withoutHints()
	ctx, wrong := tab(t, browser(t), s.address+previewedPage, view{width: 1280})
	draw(t, ctx)
	const place = `Math.round(document.getElementById("lessons").getBoundingClientRect().top)`
	number(t, ctx, `document.getElementById("lessons").scrollIntoView(), window.scrollBy(0, -70), 0`)
	time.Sleep(300 * time.Millisecond) // charts that came near are drawn
	before := number(t, ctx, place)

	name := "incidents/" + previewed + ".yaml"
	text := s.read(name)
	s.write(name, strings.Replace(text, "The model takes over for all mail.", "This is new. "+strings.Repeat("It makes the page longer. ", 40), 1))
	becomes(t, ctx, `document.body.innerText.includes("This is new.") && document.readyState === "complete"`)
	time.Sleep(300 * time.Millisecond)
	if after := number(t, ctx, place); after < before-3 || after > before+3 {
		t.Errorf("the heading stands at %d, stood at %d", after, before)
	}
	if y := number(t, ctx, `Math.round(window.scrollY)`); y < 1000 {
		t.Errorf("the page is at %d, which is not far down", y)
	}
	if shown := words(t, ctx, panelText); shown != "" {
		t.Errorf("there is a panel without a problem: %s", shown)
	}
	s.write("config.yaml", strings.Replace(s.read("config.yaml"), "Mail incidents", "Other incidents", 1))
	becomes(t, ctx, `document.title.includes("Other incidents")`)
	for _, w := range wrong.all() {
		t.Error(w)
	}
}

// TestBrowserPreviewPanel wants problems in the page while the last good state
// stays, and the panel to go away with them.
func TestBrowserPreviewPanel(t *testing.T) {
	s := serve(t, manyRecords(t, 7))
	s.withoutHints()
	ctx, wrong := tab(t, browser(t), s.address+previewedPage, view{width: 1280})
	name := "incidents/" + previewed + ".yaml"
	good := s.read(name)
	s.write(name, strings.Replace(good, "at: 2026-04-09T14:20+03:00", "at: yesterday", 1))
	becomes(t, ctx, panelText+`.includes('"yesterday" is not a time')`)
	shown := words(t, ctx, panelText)
	for _, want := range []string{"1\u00a0error", "In this page’s record", "The page is as it was before the errors.", name + ":55:9", "PM001 form",
		"55 |     at: yesterday\n     |         ^~~~~~~~~", "Hint: write it like"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the panel does not say %q:\n%s", want, shown)
		}
	}
	if lead := words(t, ctx, `document.querySelector("debrief-preview").shadowRoot.querySelector(".item a.rule").href`); lead != s.address+"methods/rules/index.html#PM001" {
		t.Errorf("the rule leads to %s", lead)
	}
	const ask = `document.querySelector("debrief-preview").shadowRoot.querySelector`
	becomes(t, ctx, ask+`("[role=status]").textContent.startsWith("Preview: 1\u00a0error")`)
	if title := words(t, ctx, `document.querySelector("h1").textContent`); !strings.Contains(title, "Genuine invoices") {
		t.Errorf("the last good page is not shown, but %q", title)
	}

	number(t, ctx, ask+`(".bar").click(), 0`)
	becomes(t, ctx, ask+`(".bar").getAttribute("aria-expanded") === "false" && !`+ask+`(".list").checkVisibility()`)
	s.write("config.yaml", "title: [\n")
	becomes(t, ctx, panelText+`.includes("2\u00a0errors")`)
	s.write("config.yaml", "title: Renamed\n")
	becomes(t, ctx, `document.title.includes("Renamed") && `+panelText+`.includes("1\u00a0error")`)
	if open := number(t, ctx, ask+`(".list").checkVisibility() ? 1 : 0`); open != 0 {
		t.Error("a folded panel is open after a reload")
	}

	s.write(name, good)
	becomes(t, ctx, panelText+` === ""`)
	becomes(t, ctx, ask+`("[role=status]").textContent === "Preview: no problems any more"`)
	for _, w := range wrong.all() {
		t.Error(w)
	}
	s.stop()
	becomes(t, ctx, panelText+`.includes("Preview stopped")`)
}

// TestBrowserPreviewDrafts wants drafts in the page and the list, marked, and a
// page that does not exist yet to appear by itself.
func TestBrowserPreviewDrafts(t *testing.T) {
	s := serve(t, manyRecords(t, 1))
	ctx, wrong := tab(t, browser(t), s.address+"incidents/mail-late/", view{})
	becomes(t, ctx, `document.body.innerText.includes("There is no page here")`)
	draft := "title: Mail was late\nkind: outage\nrecord_status: draft\nsummary: Mail was late.\ntimes: {started: 2026-05-04T09:00Z}\n" +
		"timeline: [{at: 2026-05-04T09:00Z, text: It begins.}]\n"
	s.write("incidents/mail-late.yaml", draft)
	becomes(t, ctx, `document.body.innerText.includes("This report is being written and has not been reviewed")`)
	if _, err := chromedp.Run(ctx, chromedp.Navigate(s.address)); err != nil {
		t.Fatal(err)
	}
	becomes(t, ctx, `[...document.querySelectorAll("li, tr, article")].some(e => e.textContent.includes("Mail was late") && e.textContent.includes("Draft"))`)
	for _, w := range wrong.all() {
		if !strings.Contains(w, "404") { // Chromium complains of a page that is not there
			t.Error(w)
		}
	}
}

// TestBrowserPreviewTemplates breaks a template and mends it.
func TestBrowserPreviewTemplates(t *testing.T) {
	dir := manyRecords(t, 1)
	if err := os.Mkdir(filepath.Join(dir, "templates"), 0o755); err != nil {
		t.Fatal(err)
	}
	s := serve(t, dir)
	layout, err := os.ReadFile(filepath.Join(project, "templates", "layout.html.tmpl"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, _ := tab(t, browser(t), s.address, view{})
	s.write("templates/layout.html.tmpl", strings.Replace(string(layout), "{{.Body}}", "{{.Body | nothing}}", 1))
	becomes(t, ctx, panelText+`.includes("templates/layout.html.tmpl:")`)
	if !strings.Contains(words(t, ctx, panelText), "{{.Body | nothing}}") || len(words(t, ctx, `document.querySelector("main").innerText`)) < 100 {
		t.Errorf("the panel says %s", words(t, ctx, panelText))
	}
	s.write("templates/layout.html.tmpl", strings.Replace(string(layout), "{{.Body}}", "<p>Ours</p>{{.Body}}", 1))
	becomes(t, ctx, `document.body.innerText.includes("Ours") && `+panelText+` === ""`)
	s.write("templates/theme.css", ":root { --paper: rgb(1, 2, 3); }\n")
	becomes(t, ctx, `getComputedStyle(document.documentElement).backgroundColor === "rgb(1, 2, 3)"`)
}

// TestBrowserPreviewFits wants the panel to leave the page readable and axe-core
// silent, on a phone and a desk, in both colour schemes, and not on paper.
func TestBrowserPreviewFits(t *testing.T) {
	s := serve(t, manyRecords(t, 7))
	name := "incidents/" + previewed + ".yaml"
	s.write(name, strings.Replace(strings.Replace(s.read(name), "at: 2026-04-09T14:20+03:00", "at: yesterday", 1), "kind: false-positive", "kind: mishap", 1))
	s.until("1 error, 1 warning")
	axe := axeScript(t)
	chrome := browser(t)
	for _, width := range []int64{390, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(fmt.Sprintf("%d/%s", width, scheme), func(t *testing.T) {
				ctx, wrong := tab(t, chrome, s.address+previewedPage, view{width: width, scheme: scheme})
				becomes(t, ctx, panelText+`.includes("1\u00a0error")`)
				const high = `Math.round(document.querySelector("debrief-preview").shadowRoot.querySelector(".panel").offsetHeight)`
				if n := number(t, ctx, high); width < 600 && n > 80 {
					t.Errorf("the panel is %d px high on a phone before anyone opens it", n)
				}
				number(t, ctx, `window.before = 1, localStorage.setItem("debrief-preview-folded", "false"), location.reload(), 0`)
				becomes(t, ctx, `!window.before && `+panelText+`.includes("is not a time")`)
				if n := number(t, ctx, high); n > 350 {
					t.Errorf("the open panel is %d px high of 800", n)
				}
				if wide := number(t, ctx, `document.documentElement.scrollWidth`); int64(wide) > width {
					t.Errorf("the page is %d px wide", wide)
				}
				for _, w := range wrong.all() { // before axe-core, which does what no page of ours may
					t.Error(w)
				}
				for _, v := range violations(t, ctx, axe) {
					t.Error(v)
				}
				becomes(t, ctx, `window.scrollTo(0, 1e6), document.querySelector("footer").getBoundingClientRect().bottom <=
					document.querySelector("debrief-preview").shadowRoot.querySelector(".panel").getBoundingClientRect().top + 1`)
				if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
					t.Fatal(err)
				}
				becomes(t, ctx, panelText+` === "" && document.querySelector("debrief-preview").getClientRects().length === 0`)
				number(t, ctx, `localStorage.clear(), 0`)
			})
		}
	}
}
