package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBrowserHeads opens every type of page of a site that knows its address and wants
// nothing to be refused or asked of another host because of what its head tells
// programs, and the feeds' links large enough to press.
func TestBrowserHeads(t *testing.T) {
	site := buildSample(t, "--base-url", somewhere)
	server := httptest.NewServer(underPrefix("/repo/", site))
	defer server.Close()
	chrome := browser(t)
	onEveryType(t, site, func(t *testing.T, page string) {
		ctx, wrong := tab(t, chrome, server.URL+"/repo/"+page, view{width: 390})
		if n := number(t, ctx, `[...document.querySelectorAll("script[type='application/ld+json']")].filter(s => JSON.parse(s.textContent)["@graph"]).length`); n != 1 {
			t.Errorf("%d blocks of JSON-LD", n)
		}
		if n := number(t, ctx, `[...document.querySelectorAll(".feeds a")].filter(a => a.getBoundingClientRect().height >= 24).length`); n < 4 {
			t.Errorf("%d links to feeds can be pressed", n)
		}
		for _, w := range wrong.all() {
			t.Error(w)
		}
	})
}

// TestBrowserPreviewPatchesTheHead changes what a head tells programs and wants
// it patched in place.
func TestBrowserPreviewPatchesTheHead(t *testing.T) {
	s := serve(t, manyRecords(t, 7))
	chrome := browser(t)
	other, _ := tab(t, chrome, "about:blank", view{width: 1280})
	ctx, wrong := openToPatch(t, chrome, s.address+previewedPage, view{width: 1280})
	record := "incidents/" + previewed + ".yaml"
	text, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(record)))
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), `title: "`, `title: "Anew: `, 1)
	if changed == string(text) {
		changed = strings.Replace(string(text), "title: ", "title: Anew - ", 1)
	}
	shows(t, ctx, s.save(t, record, changed, previewedPage))
	becomes(t, ctx, `document.querySelector("script[type='application/ld+json']").textContent.includes("Anew")`)
	becomes(t, ctx, `document.querySelector("meta[property='og:title']").content.includes("Anew")`)
	if number(t, ctx, `window.kept || 0`) != 1 {
		t.Error("the page was loaded anew")
	}
	asLoaded(t, ctx, other, s.address+previewedPage, "a new title")
	for _, w := range wrong.all() {
		t.Error(w)
	}
}
