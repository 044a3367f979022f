package main

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// pickZone chooses a zone as a reader does.
func pickZone(t *testing.T, ctx context.Context, value string) {
	t.Helper()
	number(t, ctx, `(() => { const zone = document.getElementById("zone"); zone.value = "`+value+`"; zone.dispatchEvent(new Event("change")); return 0; })()`)
}

// inZone puts the browser's device into a zone.
func inZone(t *testing.T, ctx context.Context, zone string) {
	t.Helper()
	if _, err := chromedp.Call(ctx, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: zone}); err != nil {
		t.Fatal(err)
	}
}

// zonedSite builds a site in Berlin's zone with one report in which all forms
// of times stand: to the day, uncertain, within a day, across midnight.
func zonedSite(t *testing.T) string {
	t.Helper()
	return builtSite(t, map[string]string{"config.yaml": "title: Zones\ntimezone: Europe/Berlin\n", "incidents/zones.yaml": `title: "Mail stood still over midnight"
kind: outage
summary: "From 23:30 on mail stood still."
times:
  started: 2026-02-05T00:26+01:00
  detected: {earliest: 2026-02-05T08:05+01:00, latest: 2026-02-05T08:30+01:00}
  mitigated: {at: 2026-02-05T09:00+01:00, plus_minus: 5m}
  resolved: 2026-02-06
timeline:
  - {id: begins, at: 2026-02-05T00:26+01:00, text: "It begins."}
  - {id: runs, at: 2026-02-05T02:00+01:00, until: 2026-02-05T03:00+01:00, text: "It runs."}
  - {id: seen, at: {earliest: 2026-02-05T08:05+01:00, latest: 2026-02-05T08:30+01:00}, text: "It is seen."}
  - {id: ends, at: 2026-02-05T09:00+01:00, text: "It ends."}
impact:
  series:
    - {id: queue, title: "Queue", unit: messages, points: [[2026-02-05T00:00+01:00, 1], [2026-02-05T06:00+01:00, 9], [2026-02-05T09:00+01:00, 2]]}
`})
}

// builtSite builds a site of a project with these files, with the repository's
// templates, and gives its folder.
func builtSite(t *testing.T, files map[string]string, flags ...string) string {
	t.Helper()
	dir := projectOf(t, files)
	var said strings.Builder
	if status := debrief(&said, append([]string{"build", "-C", dir}, flags...)...); status != 0 {
		t.Fatal(said.String())
	}
	return filepath.Join(dir, "site")
}

// projectOf makes a project of these files, and gives its folder.
func projectOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const shownTexts = `(() => {
	return [...document.querySelectorAll("main :is(td, th, p, li, text, title, h3)")].filter(e => !e.closest(".beside") && (!e.checkVisibility || e.closest("svg") || e.checkVisibility()))
		.map(e => { const own = e.cloneNode(true); for (const b of own.querySelectorAll(document.documentElement.dataset.zone ? ".beside" : "no-such")) b.remove(); return own.textContent.replace(/\s+/g, " ").trim(); }).join("\n");
})()`

// beforeScripts opens an address and runs a script before those of the page.
func beforeScripts(ctx context.Context, script, address string) error {
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
		return err
	}
	return chromedp.Do(ctx, chromedp.Navigate(address))
}

func TestBrowserZones(t *testing.T) {
	site := zonedSite(t)
	server := httptest.NewServer(underPrefix("/", site))
	defer server.Close()
	chrome := browser(t)
	address := server.URL + "/incidents/zones/index.html"
	if !bundled() {
		needRuntime(t)
	}
	ctx, wrong := tab(t, chrome, address, view{width: 1280})
	draw(t, ctx)
	const written = `document.querySelector("main").innerHTML.replace(/ data-drawn="true"| _echarts_instance_="[^"]*"/g, "").replace(/<div class="plot"[^]*?<\/div><\/div>/g, "")`
	before := words(t, ctx, written)
	for _, tt := range []struct {
		zone, device string
		has, not     []string
	}{
		{"", "", []string{
			"5 Feb 2026, 00:26 CET (4 Feb, 23:26 UTC)", "between 08:05 and 08:30 CET on 5 Feb 2026 (07:05 and 07:30 UTC)",
			"00:26 CET (4 Feb, 23:26 UTC) It begins.", "02:00 to 03:00 CET (01:00 to 02:00 UTC) It runs.",
			"Times are those of Europe/Berlin", "about 5 Feb 2026, 09:00 CET (08:00 UTC), ±",
		}, nil},
		{"utc", "", []string{
			"4 Feb 2026, 23:26 UTC", "between 5 Feb 2026, 07:05 and 07:30 UTC", "4 Feb 2026, 23:26 UTC It begins.",
			"01:00 to 02:00 UTC It runs.", "between 07:05 and 07:30 UTC It is seen.", "about 5 Feb 2026, 08:00 UTC, ±", "Time in UTC",
			"1: 4 Feb 2026, 23:26 UTC: It begins.",
		}, []string{"CET", "(", "Europe/Berlin"}},
		{"device", "Asia/Kolkata", []string{
			"5 Feb 2026, 04:56 IST", "between 5 Feb 2026, 12:35 and 13:00 IST", "04:56 IST It begins.", "06:30 to 07:30 IST It runs.",
		}, []string{"CET", "UTC"}},
		{"device", "Pacific/Kiritimati", []string{"5 Feb 2026, 13:26 UTC+14", "15:00 to 16:00 UTC+14"}, []string{"CET"}},
		{"site", "Asia/Kolkata", []string{"5 Feb 2026, 00:26 CET", "02:00 to 03:00 CET It runs."}, []string{"UTC", "IST"}},
	} {
		t.Run(tt.zone+" "+tt.device, func(t *testing.T) {
			if tt.device != "" {
				inZone(t, ctx, tt.device)
			}
			pickZone(t, ctx, tt.zone)
			shown := words(t, ctx, shownTexts)
			for _, want := range tt.has {
				if !strings.Contains(shown, want) {
					t.Errorf("no %q", want)
				}
			}
			for _, line := range strings.Split(shown, "\n") {
				for _, not := range tt.not {
					if strings.Contains(line, not) && aTime.MatchString(line) {
						t.Errorf("%q in %q", not, line)
					}
				}
			}
			if !strings.Contains(shown, "6 Feb 2026") {
				t.Error("the day of the end has moved")
			}
			if t.Failed() {
				t.Log(shown)
			}
		})
	}
	t.Run("charts and announcement", func(t *testing.T) {
		pickZone(t, ctx, "utc")
		becomes(t, ctx, `[...document.querySelectorAll(".plot svg text")].some(e => e.textContent === "Time in UTC")`)
		becomes(t, ctx, `document.querySelector("[role=status]#zone-said").textContent === "Times are shown in UTC."`)
		pickZone(t, ctx, "")
		becomes(t, ctx, `[...document.querySelectorAll(".plot svg text")].some(e => e.textContent.startsWith("Time in Europe/Berlin"))`)
		becomes(t, ctx, `document.getElementById("zone-said").textContent === "Times are shown as reported."`)
	})
	t.Run("back as it was written", func(t *testing.T) {
		if after := words(t, ctx, written); after != before {
			t.Errorf("the page is not as it was before:\n%s", after)
		}
	})
	t.Run("kept on the device", func(t *testing.T) {
		pickZone(t, ctx, "utc")
		other, wrongToo := tab(t, chrome, address, view{width: 390})
		becomes(t, other, `document.getElementById("zone").value === "utc" && document.querySelector(".key-facts time").textContent === "4 Feb 2026, 23:26 UTC"`)
		pickZone(t, other, "")
		becomes(t, ctx, `document.getElementById("zone").value === "" && document.querySelector(".key-facts time").textContent.includes("CET")`)
		for _, w := range wrongToo.all() {
			t.Error(w)
		}
	})
	for _, w := range wrong.all() {
		t.Error(w)
	}
}

var aTime = regexp.MustCompile(`\d\d:\d\d`)

// TestBrowserZoneTicks wants the picture's axis to tell each instant in the
// chosen zone, at both widths, and days to begin where they do there.
func TestBrowserZoneTicks(t *testing.T) {
	site := zonedSite(t)
	chrome := browser(t)
	for _, width := range []int64{390, 1280} {
		ctx, _ := tab(t, chrome, "file://"+filepath.Join(site, "incidents", "zones", "index.html"), view{width: width})
		pickZone(t, ctx, "utc")
		const ticks = `[...document.querySelectorAll("svg.timeline")].find(e => e.checkVisibility())`
		n := number(t, ctx, ticks+`.querySelectorAll(".tl-when").length`)
		wrong := words(t, ctx, `[...`+ticks+`.querySelectorAll(".tl-when")].filter(e => !["date", "year"].includes(e.dataset.unit) && e.children[0].textContent.replace(/^[≈≤≥] /, "") !== e.dataset.at.slice(11, 16)).map(e => e.outerHTML).join()`)
		if n < 3 || wrong != "" {
			t.Errorf("%d px: %d ticks, wrong are %s", width, n, wrong)
		}
		if width == 1280 {
			// UTC's midnight lies an hour behind Berlin's.
			far := number(t, ctx, `Math.round((() => { const day = document.querySelector(".tl-days"), [from, to, start, end] = day.dataset.parts.split(";").map(p => p.split(" ").map(Number)).find(p => p[0] <= Date.parse("2026-02-05T00:00Z") && p[1] >= Date.parse("2026-02-05T00:00Z"));
				return 10 * Math.min(...[...day.children].map(e => Math.abs(Number(e.getAttribute("x1")) - (start + (end - start) * (Date.parse("2026-02-05T00:00Z") - from) / (to - from))))); })())`)
			if far != 0 {
				t.Errorf("the day begins %d tenths of a pixel beside where it should", far)
			}
			if got := words(t, ctx, `document.querySelector(".tl-zone").textContent`); got != "UTC, 2026" {
				t.Errorf("the axis is named %q", got)
			}
		}
	}
}

// TestBrowserZoneWithoutStorage wants the choice to work where a browser keeps
// nothing, and the control to be there for a keyboard, large enough.
func TestBrowserZoneWithoutStorage(t *testing.T) {
	site := zonedSite(t)
	chrome := browser(t)
	address := "file://" + filepath.Join(site, "incidents", "zones", "index.html")
	for _, width := range []int64{320, 1280} {
		ctx, wrong := tab(t, chrome, "about:blank", view{width: width})
		if err := beforeScripts(ctx, `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } })`, address); err != nil {
			t.Fatal(err)
		}
		becomes(t, ctx, `(r => r.height >= 24 && r.width >= 24 && r.right <= innerWidth)(document.getElementById("zone").getBoundingClientRect()) && getComputedStyle(document.querySelector(".zone")).visibility === "visible"`)
		if wide := number(t, ctx, `document.documentElement.scrollWidth`); int64(wide) > width {
			t.Errorf("the page is %d px wide on a screen of %d", wide, width)
		}
		pickZone(t, ctx, "utc")
		becomes(t, ctx, `document.querySelector(".key-facts time").textContent === "4 Feb 2026, 23:26 UTC"`)
		for _, w := range wrong.all() {
			if !strings.Contains(w, "about:blank") {
				t.Error(w)
			}
		}
	}
	ctx, _ := tab(t, chrome, address, view{noScript: true})
	if n := number(t, ctx, `document.querySelector(".zone").getClientRects().length`); n != 0 {
		t.Error("without JavaScript there is a choice that does nothing")
	}
}

// TestBrowserZonePreview changes a report that is read in another zone than it
// tells, and wants what is new in the chosen zone.
func TestBrowserZonePreview(t *testing.T) {
	s := serve(t, manyRecords(t, 7))
	record := "incidents/" + previewed + ".yaml"
	good := s.read(record)
	ctx, wrong := openToPatch(t, browser(t), s.address+previewedPage, view{width: 1280})
	pickZone(t, ctx, "utc")
	const entry = "  - id: activation\n"
	shows(t, ctx, s.save(t, record, strings.Replace(good, entry,
		"  - {id: extra, at: 2026-04-12T20:00+03:00, type: note, text: \"Nobody looks.\"}\n"+entry, 1), previewedPage))
	becomes(t, ctx, `document.querySelector("#t-extra time").textContent === "17:00 UTC" && document.querySelector(".key-facts time").textContent === "12 Apr 2026, 19:50 UTC"`)
	if number(t, ctx, `window.kept || 0`) == 0 {
		t.Error("the page was loaded anew")
	}
	pickZone(t, ctx, "")
	becomes(t, ctx, `document.querySelector("#t-extra").textContent.includes("20:00 EEST (17:00 UTC)")`)
	for _, w := range wrong.all() {
		t.Error(w)
	}
}

// TestBrowserZoneEverywhere chooses the device's zone on one page from disk and
// goes through every type of page: the choice stays, times of day are told in
// that zone, days do not move, and nothing is told twice.
func TestBrowserZoneEverywhere(t *testing.T) {
	site := sampleSite(t)
	chrome := browser(t)
	ctx, wrong := tab(t, chrome, "file://"+filepath.Join(site, "incidents", richest, "index.html"), view{width: 1280})
	inZone(t, ctx, "Asia/Kolkata")
	pickZone(t, ctx, "device")
	const times = `[...document.querySelectorAll("main time, footer time")].filter(e => e.checkVisibility()).map(e => e.dateTime + " " + e.textContent.trim()).join("\n")`
	moved := 0
	for _, page := range pageTypes(t, site) {
		if page == "404.html" {
			continue // its links are from the root
		}
		address := "file://" + filepath.Join(site, filepath.FromSlash(page))
		if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
			t.Fatal(err)
		}
		if number(t, ctx, `document.querySelectorAll("#zone").length`) == 0 {
			if clock := words(t, ctx, `[...document.querySelectorAll("main time")].filter(e => /T/.test(e.dateTime) && /[0-9]:[0-9]/.test(e.textContent)).map(e => e.outerHTML).join()`); clock != "" {
				t.Errorf("%s: no choice of a zone for %s", page, clock)
			}
			continue
		}
		becomes(t, ctx, `document.getElementById("zone").value === "device" && document.documentElement.dataset.zone`)
		chosen := strings.Split(words(t, ctx, times), "\n")
		pickZone(t, ctx, "")
		written := strings.Split(words(t, ctx, times), "\n")
		pickZone(t, ctx, "device")
		for _, each := range written {
			when, told, _ := strings.Cut(each, " ")
			switch stays := slices.Contains(chosen, each); {
			case !strings.Contains(when, "T") && !stays:
				t.Errorf("%s: the day %s, told as %q, has moved", page, when, told)
			case strings.Contains(when, "T") && aTime.MatchString(told) && stays:
				t.Errorf("%s: %s stays %q", page, when, told)
			case !stays:
				moved++
			}
		}
	}
	if moved < 50 {
		t.Errorf("%d times are told in another zone", moved)
	}
	for _, w := range wrong.all() {
		t.Error(w)
	}
}
