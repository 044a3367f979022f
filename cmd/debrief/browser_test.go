package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"debrief/cmd/debrief/internal/page"
)

// chromium gives the path of the system's Chromium. Without one the test is
// skipped on a desk and fails where CI is set.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("no Chromium on this machine: install the package chromium")
	}
	t.Skip("no Chromium on this machine: install it to run the browser tests")
	return ""
}

// browser starts one headless Chromium for the test.
func browser(t testing.TB) context.Context {
	t.Helper()
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()),
		chromedp.DisableGPU, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(func() { cancel(); stop() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return ctx
}

// complaints collects what a page does that it must not: console errors,
// exceptions, refused content and requests to other hosts.
type complaints struct {
	mu   sync.Mutex
	home string // the only host that may be asked
	list []string
}

func (c *complaints) add(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, fmt.Sprintf(format, args...))
}

func (c *complaints) all() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]string(nil), c.list...)
}

func (c *complaints) hear(event any) {
	switch event := event.(type) {
	case *log.EventEntryAdded:
		if event.Entry.Level == log.EntryLevelError || event.Entry.Source == log.EntrySourceSecurity {
			c.add("%s: %s %s", event.Entry.Source, event.Entry.Text, event.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if event.Type == runtime.ConsoleAPICalledTypeError || event.Type == runtime.ConsoleAPICalledTypeWarning {
			c.add("console %s: %s", event.Type, consoleText(event.Args))
		}
	case *runtime.EventExceptionThrown:
		c.add("exception: %s %s", event.ExceptionDetails.Text, event.ExceptionDetails.Exception.Description)
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(event.Request.URL); err == nil && u.Scheme != "data" && u.Host != c.home {
			c.add("foreign request: %s", event.Request.URL)
		}
	}
}

func consoleText(args []*runtime.RemoteObject) string {
	var words []string
	for _, a := range args {
		words = append(words, string(a.Value)+a.Description)
	}
	return strings.Join(words, " ")
}

// view is how a page is looked at.
type view struct {
	width    int64  // 0 leaves the browser's own
	scheme   string // light or dark; empty leaves the browser's own
	noScript bool
}

func (v view) set(ctx context.Context) error {
	var errs []error
	if v.width > 0 {
		_, err := chromedp.Call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: v.width, Height: 800, DeviceScaleFactor: 1, Mobile: v.width < 600})
		errs = append(errs, err)
	}
	if v.scheme != "" {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: v.scheme}}})
		errs = append(errs, err)
	}
	_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.noScript})
	return errors.Join(append(errs, err)...)
}

// tab opens an address in a new tab and gives what the page did wrong.
func tab(t *testing.T, parent context.Context, address string, v view) (context.Context, *complaints) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	wrong := &complaints{home: u.Host}
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithListener(wrong.hear))
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(stop)
	_, logs := chromedp.Call(ctx, log.Enable, cdp.Empty{})
	_, requests := chromedp.Call(ctx, network.Enable, network.EnableParams{})
	if err := errors.Join(logs, requests, v.set(ctx), chromedp.Do(ctx, chromedp.Navigate(address))); err != nil {
		t.Fatalf("open %s: %v", address, err)
	}
	return ctx, wrong
}

// drawn scrolls every chart into view and waits until it says that it is drawn.
const drawn = `(async () => {
	const figures = [...document.querySelectorAll('figure.chart')].filter(f => f.querySelector('script.chart-data'));
	for (const f of figures) {
		f.scrollIntoView({block: 'center'});
		for (let i = 0; i < 100 && f.dataset.drawn !== 'true'; i++) await new Promise(r => setTimeout(r, 50));
	}
	return {figures: figures.length,
		drawn: figures.filter(f => f.dataset.drawn === 'true' && f.querySelector('canvas, svg')).length};
})()`

type drawing struct{ Figures, Drawn int }

func draw(t *testing.T, ctx context.Context) drawing {
	t.Helper()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[drawing](drawn, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("draw the charts: %v", err)
	}
	return got
}

// number evaluates an expression in the page.
func number(t *testing.T, ctx context.Context, expression string) int {
	t.Helper()
	n, err := chromedp.Run(ctx, chromedp.Evaluate[int](expression))
	if err != nil {
		t.Fatalf("evaluate %s: %v", expression, err)
	}
	return n
}

// TestBrowserReports opens every report as a reader would and wants the charts
// drawn and nothing to complain about.
func TestBrowserReports(t *testing.T) {
	site := sampleSite(t)
	if !bundled() {
		needRuntime(t)
	}
	server := httptest.NewServer(underPrefix("/repo/", site))
	defer server.Close()
	chrome := browser(t)
	var charts atomic.Int64
	onEveryType(t, site, func(t *testing.T, page string) {
		ctx, wrong := tab(t, chrome, server.URL+"/repo/"+page, view{})
		got := draw(t, ctx)
		if got.Drawn != got.Figures {
			t.Errorf("%d of %d charts drawn", got.Drawn, got.Figures)
		}
		charts.Add(int64(got.Drawn))
		for _, w := range wrong.all() {
			t.Error(w)
		}
	})
	if charts.Load() == 0 {
		t.Error("no chart in the whole sample site")
	}
}

// TestBrowserFromDisk opens the site without a server.
func TestBrowserFromDisk(t *testing.T) {
	site := sampleSite(t)
	if !bundled() {
		needRuntime(t)
	}
	chrome := browser(t)
	onEveryType(t, site, func(t *testing.T, page string) {
		ctx, wrong := tab(t, chrome, "file://"+filepath.Join(site, filepath.FromSlash(page)), view{})
		if got := draw(t, ctx); got.Drawn != got.Figures {
			t.Errorf("%d of %d charts drawn", got.Drawn, got.Figures)
		}
		for _, w := range wrong.all() {
			t.Error(w)
		}
	})
}

// hiddenTables counts the tables under charts that a reader cannot see.
const hiddenTables = `[...document.querySelectorAll('figure.chart table')]
	.filter(t => !t.checkVisibility() || t.getBoundingClientRect().height < 10).length`

// TestBrowserFits wants no type of page wider than its screen, on a phone and on
// a desk, in both colour schemes, and nothing that axe-core reports. What fits on
// the smallest phones is TestBrowserZoomed's.
func TestBrowserFits(t *testing.T) {
	site := sampleSite(t)
	server := httptest.NewServer(underPrefix("/", site))
	defer server.Close()
	fitting(t, server.URL+"/", pageTypes(t, site), 390, 1280)
}

// TestBrowserFitsMore does the same with the types of pages that the sample has
// none of: a site owner's own page, and the second pages of lists.
func TestBrowserFitsMore(t *testing.T) {
	dir := manyRecords(t, 170)
	settings, err := os.ReadFile(filepath.Join(dir, "config.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"config.yaml":          string(settings) + "\npages:\n  - {title: Imprint, file: imprint.md, menu: true}\n",
		"templates/imprint.md": "Example Ltd, 1 High Street.\n\n## Who answers\n\nWrite to [us](mailto:a@b.example).\n\n| Day | Hours |\n| --- | --- |\n| Monday | 9 to 5 |\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var said strings.Builder
	if status := debrief(&said, "build", "-C", dir, "--as-of", "2026-11-22"); status != 0 {
		t.Fatal(said.String())
	}
	server := httptest.NewServer(underPrefix("/", filepath.Join(dir, "site")))
	defer server.Close()
	more := slices.DeleteFunc(pageTypes(t, filepath.Join(dir, "site")), func(name string) bool {
		return !strings.Contains(name, "/page-") && !strings.Contains(name, "imprint")
	})
	if len(more) < 3 {
		t.Fatalf("only %v", more)
	}
	fitting(t, server.URL+"/", more, 320, 390, 1280)
}

// fitting opens pages at some widths, and looks at each in both colour schemes.
func fitting(t *testing.T, home string, pages []string, widths ...int64) {
	t.Helper()
	axe := axeScript(t)
	chrome := browser(t)
	onPages(t, pages, func(t *testing.T, page string) {
		for _, width := range widths {
			t.Run(fmt.Sprint(width), func(t *testing.T) {
				ctx, wrong := tab(t, chrome, home+page, view{width: width, scheme: "light"})
				for _, scheme := range []string{"light", "dark"} {
					if err := (view{scheme: scheme}).set(ctx); err != nil {
						t.Fatal(err)
					}
					draw(t, ctx)
					if wide := number(t, ctx, `document.documentElement.scrollWidth`); int64(wide) > width {
						t.Errorf("%s: the page is %d px wide on a screen of %d", scheme, wide, width)
					}
					for _, v := range violations(t, ctx, axe) {
						t.Errorf("%s: %s", scheme, v)
					}
				}
				for _, w := range wrong.all() {
					t.Error(w)
				}
			})
		}
	})
}

// TestBrowserRules wants a rule in sight under its id and its name, examples
// that are read without scrolling sideways, and no page of paper that ends with
// a heading or a caption.
func TestBrowserRules(t *testing.T) {
	site := sampleSite(t)
	server := httptest.NewServer(underPrefix("/", site))
	defer server.Close()
	chrome := browser(t)
	for _, width := range []int64{320, 1280} {
		for _, anchor := range []string{"PM011", "timeline-order"} {
			ctx, _ := tab(t, chrome, server.URL+"/"+page.RulesPath+"#"+anchor, view{width: width})
			becomes(t, ctx, `(top => top >= 0 && top < 150)(document.getElementById("PM011").getBoundingClientRect().top)`)
			becomes(t, ctx, `parseFloat(getComputedStyle(document.getElementById("PM011").parentElement).borderInlineStartWidth) > 0`)
			if n := number(t, ctx, `[...document.querySelectorAll("pre")].filter(p => p.scrollWidth > p.clientWidth + 1).length`); n > 0 {
				t.Errorf("%d examples are wider than a screen of %d", n, width)
			}
			if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
				t.Fatal(err)
			}
			broken := number(t, ctx, `[...document.querySelectorAll("main section:not(.section-themes) > *")].filter(e =>
				getComputedStyle(e).breakAfter !== (e.matches(".heading") || e.nextElementSibling?.matches("pre") ? "avoid" : "auto")).length`)
			if broken > 0 {
				t.Errorf("%d headings or captions that a page of paper may end with, or other places where none may", broken)
			}
		}
	}
}

// TestBrowserFromRightToLeft wants code to stay as it is on a site in a language
// that is written from right to left, and sentences to begin where theirs do.
func TestBrowserFromRightToLeft(t *testing.T) {
	dir := manyRecords(t, 1)
	settings := filepath.Join(dir, "config.yaml")
	text, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte(strings.Replace(string(text), "language: en", "language: ar", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	if status := debrief(&said, "build", "-C", dir); status != 0 {
		t.Fatal(said.String())
	}
	ctx, _ := tab(t, browser(t), "file://"+filepath.Join(dir, "site", filepath.FromSlash(page.RulesPath)), view{width: 390})
	becomes(t, ctx, `document.documentElement.dir === "rtl"`)
	if n := number(t, ctx, `[...document.querySelectorAll("pre, code")].filter(e => getComputedStyle(e).direction !== "ltr").length`); n > 0 {
		t.Errorf("%d pieces of code run from right to left", n)
	}
	const begins = `(() => { const p = document.querySelector("main p"), r = document.createRange();
		r.setStart(p.firstChild, 0); r.setEnd(p.firstChild, 1);
		return Math.round(r.getBoundingClientRect().left - p.getBoundingClientRect().left); })()`
	if x := number(t, ctx, begins); x > 20 {
		t.Errorf("an English sentence begins %d px from the left", x)
	}
}

// axeScript gives axe-core's source, empty when it is not installed on a desk.
func axeScript(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile("../../templates/node_modules/axe-core/axe.min.js")
	if err != nil && os.Getenv("CI") != "" {
		t.Fatalf("axe-core is missing: %v", err)
	}
	return string(src)
}

func violations(t *testing.T, ctx context.Context, axe string) []string {
	t.Helper()
	if axe == "" {
		return nil
	}
	const run = `axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v =>
		v.id + ': ' + v.help + ' — ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 120)).join(' | ')))`
	number(t, ctx, axe+";0")
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](run, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("run axe-core: %v", err)
	}
	return found
}

// TestBrowserNoticesFaults gives the browser tests a page that does what no
// page of ours may do, and wants each of it noticed.
func TestBrowserNoticesFaults(t *testing.T) {
	const bad = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src *">
		<title>Bad</title><script>alert(1)</script><img src="http://foreign.invalid/x.png"><script src="/loud.js"></script>`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/loud.js" {
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, `console.error("loud"); throw new Error("thrown")`)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, bad)
	}))
	defer server.Close()
	_, wrong := tab(t, browser(t), server.URL+"/", view{})
	all := strings.Join(wrong.all(), "\n")
	for _, want := range []string{"Content Security Policy", "foreign request: http://foreign.invalid/x.png", "console error", "exception"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not noticed; noticed are:\n%s", want, all)
		}
	}
}
