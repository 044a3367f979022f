package main

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// searchable builds a site of many reports, one of them with words of several
// scripts.
func searchable(t *testing.T) string {
	t.Helper()
	dir := manyRecords(t, 30)
	const record = `title: Kühlung im Rechenzentrum Zürich fiel aus
kind: outage
services: [mail-delivery]
external_ids: [{system: servicehealth, id: EX7654321, url: "https://status.rechner.example/n/1"}]
summary: Die Straße wurde gesperrt. メール配信の障害が発生しました。
times: {started: 2026-06-01T10:00Z, resolved: 2026-06-01T11:00Z}
timeline:
  - {at: 2026-06-01T10:00Z, type: impact, text: Der Host kaelte1.rechner.example antwortet nicht.}
`
	if err := os.WriteFile(filepath.Join(dir, "incidents", "2026-06-01-kuehlung.yaml"), []byte(record), 0o644); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	if status := debrief(&said, "build", "-C", dir, "--as-of", "2026-11-22"); status != 0 {
		t.Fatal(said.String())
	}
	return filepath.Join(dir, "site")
}

// press types keys as a reader does.
func press(t *testing.T, ctx context.Context, keys string) {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.KeyEvent(keys)); err != nil {
		t.Fatalf("press %q: %v", keys, err)
	}
}

// keys presses keys by their names. Their letters are not sent by themselves,
// because a browser leaves them out when a script has taken the key.
func keys(t *testing.T, ctx context.Context, names ...string) {
	t.Helper()
	letters := map[string]string{"/": "/", "Enter": "\r"}
	codes := map[string]int64{"/": 191, "Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40}
	for _, name := range names {
		down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: name, Text: letters[name], WindowsVirtualKeyCode: codes[name]}
		up := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: name, WindowsVirtualKeyCode: codes[name]}
		for _, p := range []input.DispatchKeyEventParams{down, up} {
			if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, p); err != nil {
				t.Fatalf("press %s: %v", name, err)
			}
		}
	}
}

// TestBrowserSearch finds incidents as a reader does, from a server and from
// disk.
func TestBrowserSearch(t *testing.T) {
	site := searchable(t)
	server := httptest.NewServer(underPrefix("/repo/", site))
	defer server.Close()
	chrome := browser(t)
	for name, home := range map[string]string{"served": server.URL + "/repo/", "from disk": "file://" + filepath.ToSlash(site) + "/"} {
		t.Run(name, func(t *testing.T) {
			ctx, wrong := tab(t, chrome, home+"index.html", view{width: 1280})
			fromMasthead(t, ctx)
			onSearchPage(t, ctx)
			byAddress(t, ctx, home+"search/index.html")
			for _, w := range wrong.all() {
				t.Error(w)
			}
		})
	}
}

// fromMasthead goes from the first page to a report, and from there to the page
// of all results.
func fromMasthead(t *testing.T, ctx context.Context) {
	t.Helper()
	keys(t, ctx, "/")
	becomes(t, ctx, `document.activeElement.id === "find" && document.activeElement.value === ""`)
	press(t, ctx, "invoices")
	becomes(t, ctx, `document.querySelectorAll(".find-panel [role=option] mark").length > 1`)
	becomes(t, ctx, `document.activeElement.getAttribute("aria-expanded") === "true" && /^[0-9]+ results/.test(document.querySelector(".find-form [role=status]").textContent)`)
	keys(t, ctx, "ArrowDown", "ArrowDown")
	becomes(t, ctx, `document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).matches("[aria-selected=true]:nth-child(2)")`)
	keys(t, ctx, "Escape")
	becomes(t, ctx, `document.activeElement === document.body && document.querySelector(".find-panel").hidden`)
	keys(t, ctx, "/")
	becomes(t, ctx, `document.activeElement.id === "find" && getSelection().toString() === "invoices" && !document.querySelector(".find-panel").hidden`)
	keys(t, ctx, "ArrowDown", "Enter")
	becomes(t, ctx, `location.pathname.includes("-invoice-quarantine-") && document.readyState === "complete"`)
	keys(t, ctx, "/")
	becomes(t, ctx, `document.activeElement.id === "find"`)
	press(t, ctx, "outlok")
	keys(t, ctx, "Enter")
	becomes(t, ctx, `/\/search\/(index.html)?$/.test(location.pathname) && document.readyState === "complete"`)
	if got := words(t, ctx, `location.search`); got != "?q=outlok" {
		t.Fatalf("the address asks for %q", got)
	}
}

// onSearchPage narrows results by filters, and goes back.
func onSearchPage(t *testing.T, ctx context.Context) {
	t.Helper()
	const count = `parseInt(document.getElementById("found").textContent)`
	becomes(t, ctx, `document.querySelectorAll(".result.filled mark").length > 0 && document.querySelector(".remark").textContent.includes("“outlok”; shown is “outlook”")`)
	if missing := number(t, ctx, `[...document.querySelectorAll(".result.filled")].filter(r => !r.querySelector("h3 a[href]") || !r.querySelector(".kind") || !r.querySelector(".state") || !r.querySelector(".passage mark, h3 mark")).length`); missing > 0 {
		t.Errorf("%d results lack their title, kind, state or the words that were found", missing)
	}
	all := number(t, ctx, count)
	box := words(t, ctx, `[...document.querySelectorAll(".choices fieldset:nth-child(2) ~ fieldset input")].find(b => parseInt(b.parentElement.querySelector(".count").textContent) < `+count+`).id`)
	want := number(t, ctx, `parseInt(document.getElementById("`+box+`").parentElement.querySelector(".count").textContent)`)
	number(t, ctx, `document.getElementById("`+box+`").focus(), document.activeElement.click(), 0`)
	becomes(t, ctx, count+` === `+strconv.Itoa(want))
	facet, value, _ := strings.Cut(box, "-")
	becomes(t, ctx, `new URLSearchParams(location.search).get("`+facet+`") === "`+value+`" && document.activeElement.id === "`+box+`"`)
	number(t, ctx, `history.back(), 0`)
	becomes(t, ctx, count+` === `+strconv.Itoa(all)+` && location.search === "?q=outlok"`)
	number(t, ctx, `history.forward(), 0`)
	becomes(t, ctx, count+` === `+strconv.Itoa(want))
	keys(t, ctx, "/")
	becomes(t, ctx, `document.activeElement.id === "q" && getSelection().toString() === "outlok"`)
	press(t, ctx, "zurich")
	becomes(t, ctx, `new URLSearchParams(location.search).get("q") === "zurich"`)
	keys(t, ctx, "ArrowDown")
	keys(t, ctx, "Escape")
}

// byAddress opens links that someone was sent.
func byAddress(t *testing.T, ctx context.Context, page string) {
	t.Helper()
	open := func(query, expected string) {
		t.Helper()
		if _, err := chromedp.Run(ctx, chromedp.Navigate(page+query)); err != nil {
			t.Fatal(err)
		}
		becomes(t, ctx, expected)
	}
	const one = `document.querySelectorAll(".result.filled").length === 1 && document.querySelector(".result h3").textContent.startsWith("Kühlung")`
	for _, query := range []string{"?q=zurich", "?q=Z%C3%9CRICH+strasse", "?q=%E9%9A%9C%E5%AE%B3", "?q=EX7654321", "?q=7654321", "?q=kaelte1.rechner.example", "?q=rechner.example", "?q=kuhlungg"} {
		open(query, one)
	}
	open("?q=outage&kind=outage&sort=date", `document.querySelector("select").value === "date" && document.getElementById("kind-outage").checked && document.querySelectorAll(".result.filled").length > 1`)
	becomes(t, ctx, `(days => days.every((d, i) => !i || d <= days[i - 1]))([...document.querySelectorAll(".result time")].map(e => e.dateTime))`)
	const way = `[document.querySelector(".nothing").checkVisibility(), document.querySelectorAll(".result").length > 0]`
	open("?q=qqqqzzzz", `document.getElementById("found").textContent.startsWith("No results") && String(`+way+`) === "true,false"`)
	open("?kind=outage", `String(`+way+`) === "false,true"`)
	open("", `document.querySelectorAll(".result").length === 20`)
	number(t, ctx, `document.querySelector(".more").click(), 0`)
	becomes(t, ctx, `document.querySelectorAll(".result").length > 20 && document.activeElement.closest(".result:nth-child(21)")`)
	keys(t, ctx, "ArrowDown")
	becomes(t, ctx, `document.activeElement.closest(".result:nth-child(22)")`)
	keys(t, ctx, "ArrowUp", "Escape")
	becomes(t, ctx, `document.activeElement.id === "q"`)
	keys(t, ctx, "Escape")
	becomes(t, ctx, `document.activeElement === document.body`)
}

// TestBrowserSearchWithoutScript wants every value of every filter named with
// its number, the way to the page, and nothing that needs a script.
func TestBrowserSearchWithoutScript(t *testing.T) {
	site := sampleSite(t)
	chrome := browser(t)
	ctx, _ := tab(t, chrome, "file://"+filepath.Join(site, "search", "index.html"), view{noScript: true})
	if n := number(t, ctx, `[...document.querySelectorAll(".plainly li .count")].filter(c => c.checkVisibility() && parseInt(c.textContent) > 0).length`); n < 8 {
		t.Errorf("%d values with their number in sight", n)
	}
	if n := number(t, ctx, `[...document.querySelectorAll("input, select, button")].filter(e => e.checkVisibility({visibilityProperty: true})).length`); n > 0 {
		t.Errorf("%d fields in sight that need a script", n)
	}
	ctx, _ = tab(t, chrome, "file://"+filepath.Join(site, "index.html"), view{noScript: true})
	becomes(t, ctx, `document.querySelector(".find-link").checkVisibility() && document.querySelector(".find-link").getAttribute("href") === "search/index.html"`)
}

// TestBrowserSearchFits holds the page with results, filters and the list of the
// masthead against axe-core, small screens and both schemes.
func TestBrowserSearchFits(t *testing.T) {
	site := sampleSite(t)
	server := httptest.NewServer(underPrefix("/", site))
	defer server.Close()
	axe := axeScript(t)
	chrome := browser(t)
	for _, width := range []int64{320, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			ctx, _ := tab(t, chrome, server.URL+"/search/index.html?q=outlok", view{width: width, scheme: scheme})
			becomes(t, ctx, `document.querySelector(".result.filled mark")`)
			number(t, ctx, `document.querySelector(".choices").open = true, 0`)
			fits(t, ctx, axe, width)
			if width < 600 {
				continue
			}
			ctx, _ = tab(t, chrome, server.URL+"/index.html", view{width: width, scheme: scheme})
			keys(t, ctx, "/")
			becomes(t, ctx, `document.activeElement.id === "find"`)
			press(t, ctx, "mail")
			becomes(t, ctx, `document.querySelectorAll("[role=option]").length > 1`)
			fits(t, ctx, axe, width)
		}
	}
}

func fits(t *testing.T, ctx context.Context, axe string, width int64) {
	t.Helper()
	if wide := number(t, ctx, `document.documentElement.scrollWidth`); int64(wide) > width {
		t.Errorf("the page is %d px wide on a screen of %d", wide, width)
	}
	const small = `[...document.querySelectorAll(".finder :is(a, button, select, .choices label, summary, input[type=search]), .find :is(a, input)")].filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24).map(e => e.outerHTML).join("\n")`
	if targets := words(t, ctx, small); targets != "" {
		t.Errorf("too small to press on a screen of %d:\n%s", width, targets)
	}
	for _, v := range violations(t, ctx, axe) {
		t.Error(v)
	}
}

// TestBrowserSearchStaysInPlace wants nothing to move when scripts take over,
// and the results of a link that was sent to stand where they came.
func TestBrowserSearchStaysInPlace(t *testing.T) {
	site := sampleSite(t)
	server := httptest.NewServer(underPrefix("/", site))
	defer server.Close()
	chrome := browser(t)
	for _, width := range []int64{390, 1280} {
		for _, page := range []string{"index.html", "search/index.html", "search/index.html?q=mail"} {
			ctx, _ := tab(t, chrome, server.URL+"/"+page, view{width: width})
			becomes(t, ctx, `document.readyState === "complete" && (!document.querySelector("[data-finder]") || document.querySelector(".result.filled"))`)
			shift, err := chromedp.Run(ctx, chromedp.Evaluate[float64](`new Promise(done => {
				let sum = 0;
				new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; }).observe({type: "layout-shift", buffered: true});
				setTimeout(() => done(sum), 300);
			})`, chromedp.EvalAwaitPromise))
			if err != nil || shift > 0.01 {
				t.Errorf("%s at %d px shifts by %.3f, %v", page, width, shift, err)
			}
		}
	}
}
