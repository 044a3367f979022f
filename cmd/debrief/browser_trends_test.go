package main

import (
	"bytes"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// thinCharts counts the charts with hardly a mark: they draw nothing of their
// data.
const thinCharts = `[...document.querySelectorAll('figure.chart')].filter(f => f.querySelector('script.chart-data') &&
	f.querySelectorAll('.plot svg path, .plot svg rect, .plot svg text').length < 8).map(f => f.id).length`

// TestBrowserTrends opens the pages of trends of the sample site and of one
// with several years of incidents, at two widths and in both colour schemes,
// and wants every chart drawn and named, the same finding in its heading and
// its label, and nothing to complain about.
func TestBrowserTrends(t *testing.T) {
	if !bundled() {
		needRuntime(t)
	}
	many := manyRecords(t, 60)
	var said strings.Builder
	if status := debrief(&said, "build", "--chdir", many, "--as-of", "2026-11-22"); status != 0 {
		t.Fatal(said.String())
	}
	chrome := browser(t)
	for name, site := range map[string]string{"sample": sampleSite(t), "many": filepath.Join(many, "site")} {
		server := httptest.NewServer(underPrefix("/repo/", site))
		defer server.Close()
		var charts atomic.Int64
		all := slices.DeleteFunc(pages(t, site), func(page string) bool {
			return !strings.HasPrefix(page, "trends/") || !bytes.Contains(content(t, site, page), []byte(`class="chart-data"`))
		})
		onPages(t, all, func(t *testing.T, trends string) {
			for _, width := range []int64{390, 1280} {
				for _, scheme := range []string{"light", "dark"} {
					t.Run(fmt.Sprintf("%s/%d/%s", name, width, scheme), func(t *testing.T) {
						ctx, wrong := tab(t, chrome, server.URL+"/repo/"+trends, view{width: width, scheme: scheme})
						got := draw(t, ctx)
						if got.Drawn != got.Figures {
							t.Errorf("%d of %d charts drawn", got.Drawn, got.Figures)
						}
						charts.Add(int64(got.Drawn))
						if n := number(t, ctx, thinCharts); n > 0 {
							t.Errorf("%d charts are all but empty", n)
						}
						const unnamed = `[...document.querySelectorAll('.plot')].filter(p =>
							p.getAttribute('aria-label') !== p.closest('section').querySelector('h2').textContent).length`
						if n := number(t, ctx, unnamed); n > 0 {
							t.Errorf("%d charts are not named by their findings", n)
						}
						if wide := number(t, ctx, `document.documentElement.scrollWidth`); int64(wide) > width {
							t.Errorf("the page is %d px wide on a screen of %d", wide, width)
						}
						for _, w := range wrong.all() {
							t.Error(w)
						}
					})
				}
			}
		})
		if charts.Load() < 40 {
			t.Errorf("%s: %d charts on all pages, want more", name, charts.Load())
		}
	}
}
