package page

import (
	"bytes"
	"encoding/json"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/report"
)

var (
	linkedBlock  = regexp.MustCompile(`<script type="application/ld\+json">(.*?)</script>`)
	propertyMeta = regexp.MustCompile(`<meta property="([^"]+)" content="([^"]*)">`)
)

// linkedIn gives what a page tells of itself in JSON-LD.
func linkedIn(t *testing.T, page string) []map[string]any {
	t.Helper()
	found := linkedBlock.FindAllStringSubmatch(page, -1)
	if len(found) != 1 {
		t.Fatalf("%d blocks of JSON-LD", len(found))
	}
	var data struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(found[0][1]), &data); err != nil || data.Context != "https://schema.org" {
		t.Fatalf("%v in %s", err, found[0][1])
	}
	return data.Graph
}

func propertiesIn(page string) map[string]string {
	all := map[string]string{}
	for _, m := range propertyMeta.FindAllStringSubmatch(page, -1) {
		all[m[1]] = m[2]
	}
	return all
}

// filesOf gives the files of a report that tells of no other.
func filesOf(r *Renderer, rep *report.Report) ([]File, error) {
	return r.Incident(rep, portfolio.Of(rep, r.zone), Linked{})
}

// reported gives the files of a report by their names in its folder.
func reported(t *testing.T, site Site, inc *incident.Incident) map[string][]byte {
	t.Helper()
	made, err := filesOf(rendererFor(t, site), report.Of(inc, fixtureDay))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range made {
		files[strings.TrimPrefix(f.Path, "incidents/"+inc.ID+"/")] = f.Data
	}
	return files
}

// brazen is an incident whose words try to break out.
func brazen() *incident.Incident {
	inc := &incident.Incident{
		ID: "2026-01-a", Title: `Out </script><script>alert(1)</script> <!-- "&`, Kind: incident.Outage, Fictional: true, State: incident.Resolved,
		Tags: []string{"mail"}, Services: []string{"outlook-com"},
		Revisions: []incident.Revision{{Version: 2, At: instantOf("2026-02-02T10:00+01:00"), Type: incident.Correction}, {Version: 1, At: instantOf("2026-02-01"), Type: incident.Final}},
	}
	inc.Times.Started = startedAt("2026-01-03T10:00Z")
	inc.Summary.Headline = &incident.Text{Text: "A *headline* </script>."}
	return inc
}

// TestHeadOfReport wants a report to be told of, and hostile words to stay
// where they belong.
func TestHeadOfReport(t *testing.T) {
	files := reported(t, sampleSite(), brazen())
	page := string(files["index.html"])
	if n := strings.Count(page, "<script"); n != 2 { // JSON-LD and site.js
		t.Errorf("%d scripts", n)
	}
	if strings.Contains(linkedBlock.FindString(page), "<!--") {
		t.Error("a comment begins in the JSON-LD")
	}
	n := linkedIn(t, page)[0]
	for key, want := range map[string]any{
		"headline": "Fictional example: " + brazen().Title, "description": "A headline </script>.", "datePublished": "2026-02-01",
		"dateModified": "2026-02-02T10:00+01:00", "version": 2.0, "identifier": "2026-01-a", "genre": "Fictional example", "inLanguage": "en",
		"url": "https://example.org/repo/incidents/2026-01-a/", "image": "https://example.org/repo/incidents/2026-01-a/card.png",
	} {
		if n[key] != want {
			t.Errorf("%s is %v, want %v", key, n[key], want)
		}
	}
	for _, key := range []string{"author", "publisher", "isPartOf", "about", "breadcrumb"} {
		if n[key] == nil {
			t.Errorf("no %s", key)
		}
	}
	p := propertiesIn(page)
	for key, want := range map[string]string{
		"og:type": "article", "og:url": "https://example.org/repo/incidents/2026-01-a/", "og:image:width": "1200", "og:locale": "en_GB",
		"article:published_time": "2026-02-01", "article:tag": "mail",
	} {
		if p[key] != want {
			t.Errorf("%s is %q, want %q", key, p[key], want)
		}
	}
	if picture, err := png.DecodeConfig(bytes.NewReader(files["card.png"])); err != nil || picture.Width != 1200 || picture.Height != 630 {
		t.Errorf("card.png: %+v, %v", picture, err)
	}
}

// TestHeadTellsOnlyWhatIsKnown wants nothing guessed.
func TestHeadTellsOnlyWhatIsKnown(t *testing.T) {
	files := reported(t, Site{Title: "T"}, &incident.Incident{ID: "a", Title: "A", Kind: "odd"})
	page := string(files["index.html"])
	n := linkedIn(t, page)[0]
	for _, key := range []string{"datePublished", "dateModified", "version", "author", "publisher", "url", "@id", "image", "genre", "keywords", "creativeWorkStatus"} {
		if n[key] != nil {
			t.Errorf("%s is %v", key, n[key])
		}
	}
	for key, value := range propertiesIn(page) {
		if value == "" || strings.HasPrefix(key, "article:") && key != "article:section" || key == "og:url" || key == "og:image" {
			t.Errorf("%s is %q", key, value)
		}
	}
	if files["card.png"] != nil {
		t.Error("there is a card without an address for it")
	}
}

func TestDescriptions(t *testing.T) {
	r := rendererFor(t, sampleSite())
	for _, tt := range []struct {
		sheet sheet
		want  string
	}{
		{sheet{Title: "Outages"}, "Outages in the incident reports of Example & Sons."},
		{sheet{Title: "Outages", Description: "Said."}, "Said."},
		{sheet{Description: strings.Repeat("word, ", 60)}, strings.TrimSuffix(strings.Repeat("word, ", 49), ", ") + "…"},
		{sheet{Description: strings.Repeat("長", 301)}, strings.Repeat("長", 299) + "…"},
	} {
		if got := r.describe(tt.sheet); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestTypesAndWays(t *testing.T) {
	for _, tt := range []struct {
		sheet sheet
		kind  string
		way   []string
	}{
		{sheet{Path: "kinds/outage/index.html", Title: "Outages"}, "CollectionPage", []string{"Mail incidents", "Outages"}},
		{sheet{Path: "methods/rules/index.html", Title: "Rules"}, "WebPage", []string{"Mail incidents", "Methods", "Rules"}},
		{sheet{Path: "404.html", Kind: missingKind, Title: "Page not found"}, "WebPage", nil},
		{sheet{Path: "about/index.html", Title: "About", About: about{Type: "AboutPage"}}, "AboutPage", []string{"Mail incidents", "About"}},
	} {
		n := linkedIn(t, framed(t, sampleSite(), tt.sheet))[0]
		if n["@type"] != tt.kind {
			t.Errorf("%s is a %v, want %s", tt.sheet.Path, n["@type"], tt.kind)
		}
		var way []string
		if list, ok := n["breadcrumb"].(map[string]any); ok {
			for _, step := range list["itemListElement"].([]any) {
				way = append(way, step.(map[string]any)["name"].(string))
			}
		}
		if strings.Join(way, " > ") != strings.Join(tt.way, " > ") {
			t.Errorf("%s: the way is %q, want %q", tt.sheet.Path, way, tt.way)
		}
	}
}

func TestLocale(t *testing.T) {
	for language, want := range map[string]string{"en": "en_GB", "de-CH": "de_CH", "zh-Hant-TW": "zh_TW", "ar": "", "sr-Latn": ""} {
		if got := localeOf(language); got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
}

// TestCardsWithoutTheLetters wants cards of titles that cannot be drawn to show
// what can be.
func TestCardsWithoutTheLetters(t *testing.T) {
	inc := brazen()
	inc.Title = "メール障害 🚒"
	one := reported(t, sampleSite(), inc)["card.png"]
	inc.Title = inc.ID
	if !bytes.Equal(one, reported(t, sampleSite(), inc)["card.png"]) {
		t.Error("the id does not stand in for the title")
	}
}
