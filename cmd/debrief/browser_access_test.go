package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// smallTargets names what can be pressed, is less than 24 px in one direction,
// stands in no running text, and has another target within 24 px around its
// middle (WCAG 2.2, 2.5.8).
const smallTargets = `(() => {
	const all = [...document.querySelectorAll("a[href], button, select, input, summary, textarea, [role=button]")].filter(e => e.getClientRects().length > 0 && e.checkVisibility({visibilityProperty: true}) && !e.matches(".skip"));
	const boxes = all.map(e => e.getBoundingClientRect());
	const inText = e => {
		if (!getComputedStyle(e).display.startsWith("inline") || e.closest("svg")) return false;
		const block = e.parentElement.closest("p, li, td, th, dd, dt, h1, h2, h3, h4, caption, figcaption, blockquote, aside, div");
		return [...block.childNodes].some(n => n.nodeType === 3 && n.data.trim().length > 1) || block.textContent.trim().length > e.textContent.trim().length + 3;
	};
	const crowded = (i) => {
		const b = boxes[i], x = b.left + b.width / 2, y = b.top + b.height / 2;
		return boxes.some((o, k) => k !== i && !all[k].contains(all[i]) && !all[i].contains(all[k]) &&
			Math.hypot(Math.max(o.left - x, 0, x - o.right), Math.max(o.top - y, 0, y - o.bottom)) < 12 - 0.5);
	};
	return all.flatMap((e, i) => (Math.min(boxes[i].width, boxes[i].height) < 24 - 0.5 && !inText(e) && crowded(i)) ?
		[e.localName + "." + (e.className.baseVal ?? e.className) + " “" + e.textContent.trim().slice(0, 30) + "” " + Math.round(boxes[i].width) + "×" + Math.round(boxes[i].height)] : []).slice(0, 8).join("; ");
})()`

// outOfOrder names headings that leave a level out, and pages without one of
// the first level.
const outOfOrder = `(() => {
	const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(e => e.checkVisibility());
	const bad = all.filter((e, i) => Number(e.localName[1]) > (i ? Number(all[i - 1].localName[1]) : 0) + 1).map(e => e.localName + " " + e.textContent);
	if (all.filter(e => e.localName === "h1").length !== 1) bad.push("not one h1");
	return bad.join("; ");
})()`

// sameIDs names ids that more than one element of a page has.
const sameIDs = `(all => [...new Set(all.filter((id, i) => all.indexOf(id) !== i))].join())([...document.querySelectorAll("[id]")].map(e => e.id))`

// unseen names what takes the focus without showing it.
const unseen = `(() => [...document.querySelectorAll("a[href], button, select, input, summary, [tabindex='0']")].filter(e => e.checkVisibility()).slice(0, 120).filter(e => {
	e.focus({preventScroll: true, focusVisible: true});
	if (document.activeElement !== e) return false;
	const style = getComputedStyle(e), shape = e.querySelector(".tl-shape");
	return !(style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) && !(shape && parseFloat(getComputedStyle(shape).strokeWidth) > 2);
}).map(e => e.localName + "." + (e.className.baseVal ?? e.className)).slice(0, 5).join("; "))()`

// TestBrowserTargets wants, on every type of page and on a phone too, targets
// that can be hit, headings in order, and a focus that is seen.
func TestBrowserTargets(t *testing.T) {
	site := sampleSite(t)
	chrome := browser(t)
	onEveryType(t, site, func(t *testing.T, page string) {
		for _, width := range []int64{320, 1280} {
			t.Run(fmt.Sprint(width), func(t *testing.T) {
				ctx, _ := tab(t, chrome, "file://"+filepath.Join(site, filepath.FromSlash(page)), view{width: width})
				for what, expression := range map[string]string{"targets": smallTargets, "headings": outOfOrder, "ids": sameIDs, "focus": unseen} {
					if found := words(t, ctx, expression); found != "" {
						t.Errorf("%s: %s", what, found)
					}
				}
				const skip = `(() => { const skip = document.querySelector("body > :first-child"); skip.focus(); const box = skip.getBoundingClientRect();
					return skip.matches("a.skip[href='#content']") && box.height >= 24 && box.width >= 24 && box.top >= 0 && !!document.querySelector("main#content"); })()`
				becomes(t, ctx, skip)
			})
		}
	})
}

// TestBrowserZoomed wants every type of page to be read at 400 per cent on a
// screen of 1280 px without scrolling sideways, and in colours that the system
// sets.
func TestBrowserZoomed(t *testing.T) {
	site := sampleSite(t)
	chrome := browser(t)
	onEveryType(t, site, func(t *testing.T, page string) {
		ctx, _ := tab(t, chrome, "file://"+filepath.Join(site, filepath.FromSlash(page)), view{})
		if _, err := chromedp.Call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 320, Height: 256, DeviceScaleFactor: 4}); err != nil {
			t.Fatal(err)
		}
		draw(t, ctx)
		if wide := number(t, ctx, `document.documentElement.scrollWidth`); wide > 320 {
			t.Errorf("%d px wide where 320 are seen", wide)
		}
		if stuck := words(t, ctx, `[...document.querySelectorAll("body *")].filter(e => ["fixed", "sticky"].includes(getComputedStyle(e).position) && e.getBoundingClientRect().height > 100 && !e.matches("td, th")).map(e => e.className).join()`); stuck != "" {
			t.Errorf("%s hides what is under it", stuck)
		}
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}}); err != nil { //nolint:misspell // the name of a media feature
			t.Fatal(err)
		}
		// What tells a kind, a state or a banner by its shape has to be seen.
		if lost := words(t, ctx, `[...document.querySelectorAll(".kind, .state, .banner, .chip[class*=chip-rule-]")].filter(e => e.checkVisibility()).filter(e => {
			const before = getComputedStyle(e, "::before");
			return before.backgroundColor === getComputedStyle(e).backgroundColor || before.backgroundColor === "rgba(0, 0, 0, 0)";
		}).map(e => e.className).join()`); lost != "" {
			t.Errorf("no shape of %s", lost)
		}
	})
}

// TestBrowserFromBothSides wants a record in languages that are written from
// right to left to stand in a page that is not, and nothing to run over.
func TestBrowserFromBothSides(t *testing.T) {
	const title, summary = "تعذّر الوصول إلى البريد", "توقّف البريد من الساعة 09:12 حتى 09:50. الخدمة Outlook عادت."
	const entry, action = "המסלול הישן הוחזר, relay-7 כבוי.", "לבדוק כל מסלול לפני שהוא נכנס לתוקף (SMTP)."
	site := builtSite(t, map[string]string{"config.yaml": "title: Mail\ntimezone: Asia/Jerusalem\n", "incidents/rtl.yaml": `title: "` + title + `"
kind: outage
summary: "` + summary + `"
times: {started: 2026-05-04T09:12+03:00, resolved: 2026-05-04T09:50+03:00}
timeline:
  - {at: 2026-05-04T09:12+03:00, type: impact, text: "` + title + `."}
  - {at: 2026-05-04T09:50+03:00, type: action, text: "` + entry + `"}
root_cause: {summary: "` + entry + `"}
remediation: {actions: [{id: a1, title: "` + action + `", type: prevent, status: open}]}
`})
	axe := axeScript(t)
	chrome := browser(t)
	for _, page := range []string{"index.html", "incidents/rtl/index.html"} {
		for _, width := range []int64{320, 1280} {
			ctx, _ := tab(t, chrome, "file://"+filepath.Join(site, filepath.FromSlash(page)), view{width: width})
			if wide := number(t, ctx, `document.documentElement.scrollWidth`); int64(wide) > width {
				t.Errorf("%s is %d px wide on a screen of %d", page, wide, width)
			}
			for _, v := range violations(t, ctx, axe) {
				t.Error(v)
			}
			for _, text := range []string{title, summary} {
				// The text begins at the right of its block.
				const begins = `(() => { const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_ALL);
					for (let n; (n = walk.nextNode());) { if (n.nodeType !== 3 || !n.data.includes(WORDS) || !n.parentElement.checkVisibility() || n.parentElement.closest("svg")) continue;
						const r = document.createRange(), at = n.data.indexOf(WORDS); r.setStart(n, at); r.setEnd(n, at + 1);
						return Math.round(n.parentElement.closest("h1, h2, h3, p, li, td, th").getBoundingClientRect().right - r.getBoundingClientRect().right); } return 9999; })()`
				if got := number(t, ctx, strings.ReplaceAll(begins, "WORDS", `"`+text+`"`)); got > 24 {
					t.Errorf("%s: %q begins %d px from the right", page, text, got)
				}
			}
		}
	}
}
