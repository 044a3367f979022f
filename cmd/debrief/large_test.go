package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/cli"
	"debrief/cmd/debrief/internal/corpus"
)

// buildCorpus builds n invented records into a new folder.
func buildCorpus(tb testing.TB, n int, flags ...string) string {
	tb.Helper()
	dir := tb.TempDir()
	if err := corpus.Write(dir, n, 1); err != nil {
		tb.Fatal(err)
	}
	var said bytes.Buffer
	if status := cli.Main(append([]string{"build", "--chdir", dir, "--as-of", "2026-11-22"}, flags...), strings.NewReader(""), &said, &said); status != 0 {
		tb.Fatalf("exit %d\n%s", status, said.String())
	}
	return filepath.Join(dir, "site")
}

// anchored is what links can lead to: every file of a site, with the ids of
// those that are pages.
type anchored map[string]map[string]bool

// leads says why a link from a page leads nowhere; empty when it leads to a
// file, and to an element of it where it has a fragment. Prefix is the path of
// the site's folder.
func (a anchored) leads(prefix, from, link string) string {
	base, err := url.Parse(prefix + from)
	if err != nil {
		return err.Error()
	}
	target, err := base.Parse(link)
	if err != nil {
		return err.Error()
	}
	name, inside := strings.CutPrefix(target.Path, prefix)
	ids, known := a[name]
	switch {
	case !inside:
		return "leads out of the site"
	case !known:
		return "leads to no file"
	case target.Fragment != "" && strings.HasSuffix(name, ".html") && !ids[target.Fragment]:
		return "leads to no element of " + name
	}
	return ""
}

// TestLargeSite builds 1,000 incidents once for all that it wants of them.
func TestLargeSite(t *testing.T) {
	if testing.Short() {
		t.Skip("1,000 incidents take a quarter of a minute, and -short has none")
	}
	site := buildCorpus(t, 1000)
	t.Run("every link", func(t *testing.T) { everyLink(t, site) })
	t.Run("no long page", func(t *testing.T) { noLongPage(t, site) })
}

// everyLink follows every link and fragment of a site of 1,000
// incidents: as addresses at a root and under a folder, as paths on the disk,
// and one page of each folder as a server gives it.
func everyLink(t *testing.T, site string) {
	known, named := anchored{}, map[string][]string{}
	for _, name := range files(t, site) {
		known[name] = nil
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		ids := map[string]bool{}
		for _, n := range elements(t, content(t, site, name)) {
			if id, ok := attribute(n, "id"); ok {
				if ids[id] {
					t.Errorf("%s: two elements have the id %q", name, id)
				}
				ids[id] = true
			}
		}
		known[name], named[name] = ids, links(t, site, name)
	}
	for _, name := range pages(t, site) {
		if name == "404.html" {
			continue // see TestNotFoundPage
		}
		for _, prefix := range []string{"/", "/owner/repo/"} {
			for _, link := range named[name] {
				if why := known.leads(prefix, name, link); why != "" {
					t.Errorf("%s%s: link %q %s", prefix, name, link, why)
				}
			}
		}
	}
	served(t, site, named)
}

// served asks a server for all that one page of each folder of the site's top
// links to.
func served(t *testing.T, site string, named map[string][]string) {
	t.Helper()
	server := httptest.NewServer(underPrefix("/owner/repo/", site))
	defer server.Close()
	var tops []string
	for _, name := range pages(t, site) {
		top, _, _ := strings.Cut(name, "/")
		if name == "404.html" || slices.Contains(tops, top) {
			continue
		}
		tops = append(tops, top)
		for _, link := range named[name] {
			follow(t, server.URL+"/owner/repo/"+name, link)
			onDisk(t, site, name, link)
		}
	}
	if answer, err := http.Get(server.URL + "/owner/repo/nowhere/"); err != nil || answer.StatusCode != http.StatusNotFound {
		t.Errorf("a page that is not there: %v %v", answer, err)
	}
}

// longestPage is the number of bytes of HTML that no page exceeds.
const longestPage = 300_000

// noLongPage wants pages that a phone can open, however many
// incidents there are.
func noLongPage(t *testing.T, site string) {
	for _, name := range pages(t, site) {
		if n := len(content(t, site, name)); n > longestPage {
			t.Errorf("%s has %d bytes", name, n)
		}
	}
}
