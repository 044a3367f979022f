package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const richest = "2026-04-12-invoice-quarantine"

// exported writes a report of this repository as one file, and gives its path.
func exported(t *testing.T, flags ...string) string {
	t.Helper()
	var said strings.Builder
	file := filepath.Join(t.TempDir(), "report.html")
	args := append([]string{"export", richest, "-C", project, "--as-of", "2026-11-22", "--out", file}, flags...)
	if status := debrief(&said, args...); status != 0 {
		t.Fatal(said.String())
	}
	return file
}

// TestBrowserExport opens a report of one file from disk: everything is drawn,
// nothing is asked for and nothing refused.
func TestBrowserExport(t *testing.T) {
	if !bundled() {
		needRuntime(t)
	}
	chrome := browser(t)
	axe := axeScript(t)
	for _, width := range []int64{320, 1280} {
		ctx, wrong := tab(t, chrome, "file://"+exported(t), view{width: width})
		if got := draw(t, ctx); got.Drawn != got.Figures || got.Figures == 0 {
			t.Errorf("%d of %d charts drawn", got.Drawn, got.Figures)
		}
		pickZone(t, ctx, "utc")
		becomes(t, ctx, `document.querySelector(".key-facts time").textContent === "12 Apr 2026, 19:50 UTC"`)
		if n := number(t, ctx, `performance.getEntriesByType("resource").filter(e => !e.name.startsWith("data:")).length`); n != 0 {
			t.Errorf("%d files are asked for", n)
		}
		if wide := number(t, ctx, `document.documentElement.scrollWidth`); int64(wide) > width {
			t.Errorf("the page is %d px wide on a screen of %d", wide, width)
		}
		for _, v := range violations(t, ctx, axe) {
			t.Error(v)
		}
		for _, w := range wrong.all() {
			t.Error(w)
		}
	}
	ctx, wrong := tab(t, chrome, "file://"+exported(t, "--no-scripts"), view{scheme: "dark"})
	if hidden := number(t, ctx, hiddenTables); hidden > 0 || number(t, ctx, `document.querySelectorAll("figure.chart table").length`) == 0 {
		t.Errorf("%d tables are hidden, or there is none", hidden)
	}
	if n := number(t, ctx, `document.querySelectorAll("script:not([type]), select").length`); n != 0 {
		t.Errorf("%d scripts and choices in a file without scripts", n)
	}
	for _, w := range wrong.all() {
		t.Error(w)
	}
}

// TestBrowserPaper opens every type of page with a dark screen, with and without
// JavaScript, and prints it. Without, every chart's table is open; on paper are
// light grounds, no navigation, and everything open.
func TestBrowserPaper(t *testing.T) {
	site := sampleSite(t)
	chrome := browser(t)
	var tables atomic.Int64
	onEveryType(t, site, func(t *testing.T, page string) {
		for _, noScript := range []bool{false, true} {
			t.Run(map[bool]string{false: "scripts", true: "no scripts"}[noScript], func(t *testing.T) {
				ctx, wrong := tab(t, chrome, "file://"+filepath.Join(site, filepath.FromSlash(page)), view{scheme: "dark", noScript: noScript})
				if noScript {
					tables.Add(int64(number(t, ctx, `document.querySelectorAll('figure.chart table').length`)))
					if hidden := number(t, ctx, hiddenTables); hidden > 0 {
						t.Errorf("%d tables are hidden without JavaScript", hidden)
					}
				} else {
					draw(t, ctx)
				}
				if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print",
					Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}); err != nil {
					t.Fatal(err)
				}
				number(t, ctx, `window.dispatchEvent(new Event('beforeprint')), 0`)
				if hidden := number(t, ctx, hiddenTables); hidden > 0 {
					t.Errorf("%d tables are hidden on paper", hidden)
				}
				if dark := words(t, ctx, darkGrounds); dark != "" {
					t.Errorf("dark grounds on paper: %s", dark)
				}
				if shown := words(t, ctx, `[...document.querySelectorAll("nav, .zone, .skip, .permalink, form, [role=search]")].filter(e => !e.matches(".facet") && e.getClientRects().length > 0 && !e.closest("footer")).map(e => e.className || e.localName).join()`); shown != "" {
					t.Errorf("on paper: %s", shown)
				}
				if closed := number(t, ctx, `[...document.querySelectorAll("main details")].filter(d => d.checkVisibility() && [...d.children].some(c => c.localName !== "summary" && !(c.checkVisibility() && c.getBoundingClientRect().height > 0))).length`); closed != 0 {
					t.Errorf("%d details are closed on paper", closed)
				}
				if wide := number(t, ctx, `[...document.querySelectorAll(".plot")].filter(p => p.scrollWidth > p.clientWidth + 1 || p.getBoundingClientRect().width > 680).length`); wide != 0 {
					t.Errorf("%d charts are cut", wide)
				}
				if bare := number(t, ctx, `[...document.querySelectorAll("main a[href^='http']:not(.address)")].filter(a => !getComputedStyle(a, "::after").content.includes(a.getAttribute("href"))).length`); bare != 0 {
					t.Errorf("%d links out of the site do not say where they lead", bare)
				}
				if cut := words(t, ctx, `[...document.querySelectorAll("main :is(h1, h2, h3, .heading)")].filter(e => { const s = getComputedStyle(e); return s.breakInside !== "avoid" || s.breakAfter !== "avoid"; }).map(e => e.textContent).join("; ")`); cut != "" {
					t.Errorf("headings that the end of a sheet may cut or leave alone: %s", cut)
				}
				stamp := words(t, ctx, `document.documentElement.dataset.stamp`)
				if !strings.Contains(stamp, "Data as of") || !strings.Contains(stamp, "Audience: public") || !strings.Contains(words(t, ctx, `document.querySelector(".stamp").innerText`), "Data as of") {
					t.Errorf("the head of paper says %q", stamp)
				}
				if pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF()); err != nil || len(pdf) < 10_000 {
					t.Errorf("print to PDF: %d bytes, %v", len(pdf), err)
				}
				for _, w := range wrong.all() {
					t.Error(w)
				}
			})
		}
	})
	if tables.Load() == 0 {
		t.Error("no table under a chart in the whole sample site")
	}
}

// TestBrowserPhoneHeadings wants headings of one rank to be of one size on a
// phone, where a report's key facts alone stand back, and the masthead's search and
// zone to stand together.
func TestBrowserPhoneHeadings(t *testing.T) {
	site := sampleSite(t)
	chrome := browser(t)
	for _, page := range []string{"periods/index.html", "methods/index.html", "incidents/index.html", "glossary/index.html"} {
		ctx, _ := tab(t, chrome, "file://"+filepath.Join(site, filepath.FromSlash(page)), view{width: 390})
		if sizes := words(t, ctx, `[...new Set([...document.querySelectorAll("main section > h2, main section > .heading > h2")].map(h => getComputedStyle(h).fontSize))].join()`); sizes == "" || strings.Contains(sizes, ",") {
			t.Errorf("%s: headings of %s", page, sizes)
		}
	}
	ctx, _ := tab(t, chrome, "file://"+filepath.Join(site, "incidents", richest, "index.html"), view{width: 390})
	if gap := number(t, ctx, `document.querySelector(".zone").getBoundingClientRect().left - document.querySelector(".find").getBoundingClientRect().right`); gap < 0 || gap > 32 {
		t.Errorf("%v px between the search and the zone, want them side by side", gap)
	}
}

const darkGrounds = `[...document.querySelectorAll("*")].filter(e => {
	const [r, g, b, a = 1] = (getComputedStyle(e).backgroundColor.match(/[\d.]+/g) || []).map(Number);
	const box = e.getBoundingClientRect();
	return a > 0.5 && 0.3 * r + 0.6 * g + 0.1 * b < 128 && box.width > 40 && box.height > 30;
}).map(e => e.localName + "." + e.className).join()`

// TestFirstView wants what a page needs before any chart comes near to be
// small: the page, its stylesheets and its scripts, compressed. Reports, which
// people are sent to, have less room than lists.
func TestFirstView(t *testing.T) {
	site := buildSample(t, "--base-url", somewhere)
	loads := regexp.MustCompile(`(?:<link rel="stylesheet" href|<script src)="([^"]*)"`)
	for _, report := range pages(t, site) {
		data := content(t, site, report)
		most := 45_000
		if bytes.Contains(data, []byte(`<body class="page-report"`)) {
			most = 40_000
		}
		total, parts := zipped(t, data), fmt.Sprintf("page %d", zipped(t, data))
		for _, found := range loads.FindAllSubmatch(data, -1) {
			file, fromRoot := strings.CutPrefix(string(found[1]), "/repo/")
			if !fromRoot {
				file = path.Join(path.Dir(report), file)
			}
			n := zipped(t, content(t, site, file))
			total, parts = total+n, parts+fmt.Sprintf(", %s %d", path.Base(file), n)
		}
		if total > most {
			t.Errorf("%s: %d bytes in the first view, more than %d: %s", report, total, most, parts)
		}
		if strings.Contains(report, richest) {
			t.Logf("%s: %d bytes: %s", report, total, parts)
		}
	}
}

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

// watchShifts notes every shift of what is in sight from when the page has come
// as a whole, and tells the server so. Before, a line's place may hang on words
// of it that the browser has not read yet. Where a script keeps the page from
// being shown, nothing can move before it.
const watchShifts = `window.shifts = [];
const whole = () => {
	new PerformanceObserver(list => {
		for (const e of list.getEntries()) window.shifts.push(e.value.toFixed(4) + " " + e.sources.map(s => s.node && (s.node.className?.baseVal ?? s.node.className ?? s.node.nodeName) + JSON.stringify([s.previousRect, s.currentRect]) + s.node?.textContent?.slice(0, 40)).join());
	}).observe({type: "layout-shift"});
	fetch("/whole");
};
document.addEventListener("readystatechange", () => {
	if (document.readyState !== "interactive") return;
	if (document.querySelector("script[blocking=render]")) whole();
	else requestAnimationFrame(() => requestAnimationFrame(whole));
});`

// TestBrowserSteady scrolls through every type of page as a reader does and
// wants nothing in sight to move by itself.
func TestBrowserSteady(t *testing.T) {
	if !bundled() {
		needRuntime(t)
	}
	site := sampleSite(t)
	chrome := browser(t)
	for _, width := range []int64{390, 1280} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			onEveryType(t, site, func(t *testing.T, page string) {
				if width > 1000 && !bytes.Contains(content(t, site, page), []byte(`class="chart-data"`)) {
					return // without charts it is no other than on a phone
				}
				server := httptest.NewServer(late(t, underPrefix("/", site)))
				t.Cleanup(server.Close)
				ctx, _ := tab(t, chrome, "about:blank", view{width: width})
				if err := beforeScripts(ctx, watchShifts, server.URL+"/"+page); err != nil {
					t.Fatal(err)
				}
				scrolled(t, ctx)
				becomes(t, ctx, `[...document.querySelectorAll("figure.chart")].every(f => !f.querySelector(".plot") || f.dataset.drawn === "true")`) // all were scrolled past
				if moved := words(t, ctx, `window.shifts.join("; ")`); moved != "" {
					t.Errorf("what is in sight moves: %s", moved)
				}
				number(t, ctx, `window.shifts = [], document.querySelector("main").style.marginTop = "90px", 0`)
				becomes(t, ctx, `window.shifts.length > 0`) // it would be noticed
			})
		})
	}
}

// late lets scripts come when the page has been shown without them for a while.
func late(t *testing.T, site http.Handler) http.Handler {
	whole := make(chan struct{})
	var once sync.Once
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/whole":
			once.Do(func() { close(whole) })
		case path.Ext(r.URL.Path) == ".js":
			select {
			case <-whole:
				time.Sleep(400 * time.Millisecond)
			case <-r.Context().Done():
			case <-time.After(30 * time.Second):
				t.Errorf("%s was asked for, but the page did not come as a whole", r.URL.Path)
			}
			site.ServeHTTP(w, r)
		default:
			site.ServeHTTP(w, r)
		}
	})
}

// scrolled goes down the page in steps of half a screen, and back to its top.
func scrolled(t *testing.T, ctx context.Context) {
	t.Helper()
	const down = `(async () => {
		for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
			scrollTo(0, y);
			await new Promise(r => requestAnimationFrame(() => setTimeout(r, 60)));
		}
		await new Promise(r => setTimeout(r, 300));
		scrollTo(0, 0);
		await new Promise(r => requestAnimationFrame(() => setTimeout(r, 60)));
		return "";
	})()`
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[string](down, chromedp.EvalAwaitPromise)); err != nil {
		t.Fatal(err)
	}
}
