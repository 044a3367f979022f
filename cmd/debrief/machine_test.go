package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const somewhere = "https://example.org/repo/"

// manyBuilt builds a site of n incidents that knows where it will be.
func manyBuilt(t *testing.T, n int, flags ...string) string {
	t.Helper()
	dir := manyRecords(t, n)
	var out strings.Builder
	args := append([]string{"build", "--chdir", dir, "--as-of", "2026-11-22", "--base-url", somewhere}, flags...)
	if status := debrief(&out, args...); status != 0 {
		t.Fatalf("exit %d\n%s", status, out.String())
	}
	return filepath.Join(dir, "site")
}

var addressOfSite = regexp.MustCompile(regexp.QuoteMeta(somewhere) + `[^"'<>\s,;)\\]*`)

// TestEveryAddressForMachinesLeadsToAFile follows each address of the site in
// everything that machines read, to its place in the page.
func TestEveryAddressForMachinesLeadsToAFile(t *testing.T) {
	t.Parallel()
	site := manyBuilt(t, 50)
	followed, ids := 0, map[string]bool{}
	for _, name := range files(t, site) {
		data := content(t, site, name)
		switch filepath.Ext(name) {
		case ".xml", ".json", ".csv", ".txt", ".html":
		case ".ics":
			data = bytes.ReplaceAll(data, []byte("\r\n "), nil)
		default:
			continue
		}
		if name == "manifest.json" {
			continue
		}
		for _, address := range addressOfSite.FindAllString(string(data), -1) {
			path, fragment, _ := strings.Cut(strings.TrimPrefix(address, somewhere), "#")
			if path == "" || strings.HasSuffix(path, "/") {
				path += "index.html"
			}
			if _, err := os.Stat(filepath.Join(site, filepath.FromSlash(path))); err != nil {
				t.Errorf("%s: %s leads to no file", name, address)
				continue
			}
			followed++
			if fragment == "" || fragment == "site" { // a name, in JSON-LD
				continue
			}
			if !ids[path] {
				for _, n := range elements(t, content(t, site, path)) {
					if id, has := attribute(n, "id"); has {
						ids[path+"#"+id] = true
					}
				}
				ids[path] = true
			}
			if !ids[path+"#"+fragment] {
				t.Errorf("%s: %s: no such place", name, address)
			}
		}
	}
	if followed < 1000 {
		t.Errorf("only %d addresses were followed", followed)
	}
}

// TestFormsAgree wants every form to tell of the same incidents.
func TestFormsAgree(t *testing.T) {
	t.Parallel()
	site := manyBuilt(t, 60)
	var all struct {
		Count     int
		Incidents []struct{ ID, URL, Title string }
	}
	if err := json.Unmarshal(content(t, site, "incidents.json"), &all); err != nil || all.Count != 60 || len(all.Incidents) != 60 {
		t.Fatalf("%d of %d, %v", len(all.Incidents), all.Count, err)
	}
	rows, err := csv.NewReader(bytes.NewReader(content(t, site, "incidents.csv"))).ReadAll()
	if err != nil || len(rows) != 61 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, one := range all.Incidents {
		if row := rows[i+1]; row[0] != one.ID || row[1] != one.Title || row[2] != one.URL {
			t.Errorf("%v is not %+v", row, one)
		}
	}
	var feed struct {
		Entries []struct{} `xml:"entry"`
	}
	if err := xml.Unmarshal(content(t, site, "feed.xml"), &feed); err != nil || len(feed.Entries) != 50 {
		t.Errorf("%d entries, %v", len(feed.Entries), err)
	}
	for d := xml.NewDecoder(bytes.NewReader(content(t, site, "feed.xml"))); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

var location = regexp.MustCompile(`<loc>([^<]*)</loc>`)

// TestSitemapListsThePages wants the pages that may be shown by search engines,
// each once, and no other.
func TestSitemapListsThePages(t *testing.T) {
	t.Parallel()
	site := buildSample(t, "--base-url", somewhere)
	var want, got []string
	for _, name := range pages(t, site) {
		hidden := false
		for _, n := range elements(t, content(t, site, name)) {
			kind, _ := attribute(n, "name")
			refresh, _ := attribute(n, "http-equiv")
			hidden = hidden || n.Data == "meta" && (kind == "robots" || refresh == "refresh")
		}
		if !hidden {
			want = append(want, somewhere+strings.TrimSuffix(name, "index.html"))
		}
	}
	for _, m := range location.FindAllStringSubmatch(string(content(t, site, "sitemap.xml")), -1) {
		got = append(got, m[1])
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) || len(got) < 5 || slices.Contains(got, somewhere+"404.html") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestEveryPageTellsProgramsWhatItIs wants a title, a description, Open Graph
// and JSON-LD on every page, with and without the site's address.
func TestEveryPageTellsProgramsWhatItIs(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"", somewhere} {
		site := buildSample(t, "--base-url", base)
		titles := map[string]string{}
		for _, name := range pages(t, site) {
			head := headOf(t, content(t, site, name))
			if head.refreshes {
				continue // it leads on to another page
			}
			need := []string{"description", "og:title", "og:description", "og:type", "og:site_name", "og:locale", "twitter:card"}
			if base != "" && name != "404.html" {
				need = append(need, "canonical", "og:url", "og:image", "og:image:width", "og:image:height", "og:image:alt")
			}
			for _, key := range need {
				if head.meta[key] == "" {
					t.Errorf("%s (%q): no %s", name, base, key)
				}
			}
			if n := len([]rune(head.meta["description"])); n > 300 {
				t.Errorf("%s: %d characters of description", name, n)
			}
			if other := titles[head.title]; head.title == "" || other != "" {
				t.Errorf("%s: the title %q is that of %q too", name, head.title, other)
			}
			titles[head.title] = name
			record, _ := os.ReadFile(filepath.Join(site, filepath.Dir(filepath.FromSlash(name)), "record.json")) // of a report
			linkedDataIsWhole(t, name, base, head, bytes.Contains(record, []byte(`"revisions"`)))
			if image := head.meta["og:image"]; image != "" {
				picture, err := png.DecodeConfig(bytes.NewReader(content(t, site, strings.TrimPrefix(image, somewhere))))
				if err != nil || picture.Width != 1200 || picture.Height != 630 {
					t.Errorf("%s: %s: %+v, %v", name, image, picture, err)
				}
			}
		}
	}
}

// pageHead is what the head of a page tells.
type pageHead struct {
	title     string
	meta      map[string]string // by name or property, and canonical
	linked    []string
	refreshes bool
}

func headOf(t *testing.T, page []byte) pageHead {
	t.Helper()
	h := pageHead{meta: map[string]string{}}
	for _, n := range elements(t, page) {
		switch {
		case n.Data == "title" && n.Parent.Data == "head":
			h.title = n.FirstChild.Data
		case n.Data == "meta":
			key, _ := attribute(n, "name")
			property, _ := attribute(n, "property")
			h.meta[key+property], _ = attribute(n, "content")
			refresh, _ := attribute(n, "http-equiv")
			h.refreshes = h.refreshes || refresh == "refresh"
		case n.Data == "link" && isRel(n, "canonical"):
			h.meta["canonical"], _ = attribute(n, "href")
		case n.Data == "script":
			if kind, _ := attribute(n, "type"); kind == "application/ld+json" {
				h.linked = append(h.linked, n.FirstChild.Data)
			}
		}
	}
	return h
}

// linkedDataIsWhole wants what a page of its kind can tell; a report that was
// revised tells when.
func linkedDataIsWhole(t *testing.T, name, base string, head pageHead, revised bool) {
	t.Helper()
	var linked struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if len(head.linked) != 1 || json.Unmarshal([]byte(head.linked[0]), &linked) != nil || linked.Context != "https://schema.org" || len(linked.Graph) == 0 {
		t.Errorf("%s: JSON-LD %q", name, head.linked)
		return
	}
	for _, node := range linked.Graph {
		need := []string{"@type", "name", "description", "inLanguage"}
		if base != "" && name != "404.html" {
			need = append(need, "url", "@id")
		}
		if node["@type"] != "WebSite" {
			need = append(need, "isPartOf")
			if name != "index.html" && name != "404.html" {
				need = append(need, "breadcrumb")
			}
		}
		if types, several := node["@type"].([]any); several {
			if len(types) != 2 || types[0] != "Report" {
				t.Errorf("%s: %v", name, types)
			}
			need = append(need, "headline", "identifier", "author", "publisher", "about")
			if revised {
				need = append(need, "version", "datePublished", "dateModified")
			}
		}
		for _, key := range need {
			if node[key] == nil {
				t.Errorf("%s: no %s in JSON-LD", name, key)
			}
		}
	}
}
