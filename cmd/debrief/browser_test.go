package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chromium gives the path of the system's Chromium. Without one the test is
// skipped on a desk and fails where CI is set.
func chromium(t *testing.T) string {
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
func browser(t *testing.T) context.Context {
	t.Helper()
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()),
		chromedp.DisableGPU, chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.WSURLReadTimeout(time.Minute))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(func() { cancel(); stop() })
	if err := chromedp.Run(ctx); err != nil {
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

func (c *complaints) listen(ctx context.Context) {
	chromedp.ListenTarget(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *log.EventEntryAdded:
			if ev.Entry.Level == log.LevelError || ev.Entry.Source == log.SourceSecurity {
				c.add("%s: %s %s", ev.Entry.Source, ev.Entry.Text, ev.Entry.URL)
			}
		case *runtime.EventConsoleAPICalled:
			if ev.Type == runtime.APITypeError || ev.Type == runtime.APITypeWarning {
				c.add("console %s: %s", ev.Type, consoleText(ev.Args))
			}
		case *runtime.EventExceptionThrown:
			c.add("exception: %s", ev.ExceptionDetails.Error())
		case *network.EventRequestWillBeSent:
			if u, err := url.Parse(ev.Request.URL); err == nil && u.Scheme != "data" && u.Host != c.home {
				c.add("foreign request: %s", ev.Request.URL)
			}
		}
	})
}

func consoleText(args []*runtime.RemoteObject) string {
	var words []string
	for _, a := range args {
		words = append(words, string(a.Value)+a.Description)
	}
	return strings.Join(words, " ")
}

// tab opens an address in a new tab and gives what the page did wrong.
func tab(t *testing.T, parent context.Context, address string, before ...chromedp.Action) (context.Context, *complaints) {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent)
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(stop)
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	c := &complaints{home: u.Host}
	c.listen(ctx)
	actions := append([]chromedp.Action{log.Enable(), network.Enable(), runtime.Enable()}, before...)
	if err := chromedp.Run(ctx, append(actions, chromedp.Navigate(address))...); err != nil {
		t.Fatalf("open %s: %v", address, err)
	}
	return ctx, c
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
	var got drawing
	err := chromedp.Run(ctx, chromedp.Evaluate(drawn, &got, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
		return p.WithAwaitPromise(true)
	}))
	if err != nil {
		t.Fatalf("draw the charts: %v", err)
	}
	return got
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
	charts := 0
	for _, report := range pages(t, site) {
		t.Run(report, func(t *testing.T) {
			ctx, wrong := tab(t, chrome, server.URL+"/repo/"+report)
			got := draw(t, ctx)
			if got.Drawn != got.Figures {
				t.Errorf("%d of %d charts drawn", got.Drawn, got.Figures)
			}
			charts += got.Drawn
			for _, w := range wrong.all() {
				t.Error(w)
			}
		})
	}
	if charts == 0 {
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
	for _, report := range pages(t, site) {
		ctx, wrong := tab(t, chrome, "file://"+filepath.Join(site, filepath.FromSlash(report)))
		if got := draw(t, ctx); got.Drawn != got.Figures {
			t.Errorf("%s: %d of %d charts drawn", report, got.Drawn, got.Figures)
		}
		for _, w := range wrong.all() {
			t.Errorf("%s: %s", report, w)
		}
	}
}

// hiddenTables counts the tables under charts that a reader cannot see.
const hiddenTables = `[...document.querySelectorAll('figure.chart table')]
	.filter(t => !t.checkVisibility() || t.getBoundingClientRect().height < 10).length`

// TestBrowserWithoutScript wants every chart's table open without JavaScript.
func TestBrowserWithoutScript(t *testing.T) {
	site := sampleSite(t)
	server := httptest.NewServer(underPrefix("/", site))
	defer server.Close()
	chrome := browser(t)
	tables := 0
	for _, report := range pages(t, site) {
		ctx, wrong := tab(t, chrome, server.URL+"/"+report, emulation.SetScriptExecutionDisabled(true))
		var count, hidden int
		err := chromedp.Run(ctx, chromedp.Evaluate(`document.querySelectorAll('figure.chart table').length`, &count),
			chromedp.Evaluate(hiddenTables, &hidden))
		if err != nil {
			t.Fatalf("%s: %v", report, err)
		}
		tables += count
		if hidden > 0 {
			t.Errorf("%s: %d tables are hidden without JavaScript", report, hidden)
		}
		for _, w := range wrong.all() {
			t.Errorf("%s: %s", report, w)
		}
	}
	if tables == 0 {
		t.Error("no table under a chart in the whole sample site")
	}
}

// TestBrowserPrint wants the tables open on paper although the script had
// closed them.
func TestBrowserPrint(t *testing.T) {
	site := sampleSite(t)
	server := httptest.NewServer(underPrefix("/", site))
	defer server.Close()
	chrome := browser(t)
	for _, report := range pages(t, site) {
		ctx, _ := tab(t, chrome, server.URL+"/"+report)
		draw(t, ctx)
		var hidden int
		err := chromedp.Run(ctx, emulation.SetEmulatedMedia().WithMedia("print"),
			chromedp.Evaluate(`window.dispatchEvent(new Event('beforeprint'))`, nil),
			chromedp.Evaluate(hiddenTables, &hidden))
		if err != nil {
			t.Fatalf("%s: %v", report, err)
		}
		if hidden > 0 {
			t.Errorf("%s: %d tables are hidden in print", report, hidden)
		}
		var pdf []byte
		err = chromedp.Run(ctx, chromedp.ActionFunc(func(ctx context.Context) (err error) {
			pdf, _, err = page.PrintToPDF().Do(ctx)
			return err
		}))
		if err != nil || len(pdf) < 10_000 {
			t.Errorf("%s: print to PDF: %d bytes, %v", report, len(pdf), err)
		}
	}
}

// TestBrowserFits wants no page wider than a small phone, in both colour
// schemes and at two widths, and nothing that axe-core reports.
func TestBrowserFits(t *testing.T) {
	site := sampleSite(t)
	server := httptest.NewServer(underPrefix("/", site))
	defer server.Close()
	axe := axeScript(t)
	chrome := browser(t)
	for _, report := range pages(t, site) {
		for _, width := range []int64{320, 390, 1280} {
			for _, scheme := range []string{"light", "dark"} {
				t.Run(fmt.Sprintf("%s/%d/%s", report, width, scheme), func(t *testing.T) {
					ctx, _ := tab(t, chrome, server.URL+"/"+report,
						emulation.SetDeviceMetricsOverride(width, 800, 1, width < 600),
						emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
					draw(t, ctx)
					var wide int64
					if err := chromedp.Run(ctx, chromedp.Evaluate(`document.documentElement.scrollWidth`, &wide)); err != nil {
						t.Fatal(err)
					}
					if wide > width {
						t.Errorf("the page is %d px wide on a screen of %d", wide, width)
					}
					for _, v := range violations(t, ctx, axe) {
						t.Error(v)
					}
				})
			}
		}
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
	var found []string
	const run = `axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v =>
		v.id + ': ' + v.help + ' — ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 120)).join(' | ')))`
	err := chromedp.Run(ctx, chromedp.Evaluate(axe+";0", nil),
		chromedp.Evaluate(run, &found, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	if err != nil {
		t.Fatalf("run axe-core: %v", err)
	}
	return found
}
