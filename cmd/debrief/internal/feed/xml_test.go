package feed

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// readFeed is an Atom feed as a reader's program takes it.
type readFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Title   string   `xml:"http://www.w3.org/2005/Atom title"`
	ID      string   `xml:"http://www.w3.org/2005/Atom id"`
	Updated string   `xml:"http://www.w3.org/2005/Atom updated"`
	Author  string   `xml:"http://www.w3.org/2005/Atom author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"http://www.w3.org/2005/Atom link"`
	Entries []struct {
		Title     string `xml:"title"`
		ID        string `xml:"id"`
		Updated   string `xml:"updated"`
		Published string `xml:"published"`
		Summary   string `xml:"summary"`
		Link      []struct {
			Rel  string `xml:"rel,attr"`
			Type string `xml:"type,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Category []struct {
			Term string `xml:"term,attr"`
		} `xml:"category"`
	} `xml:"http://www.w3.org/2005/Atom entry"`
}

func TestAtom(t *testing.T) {
	hostile := one("b", "2026-05-01T10:00Z", func(inc *incident.Incident) { inc.Title = bad })
	text := made(t, site(), "feed.xml", one("a", "2026-05-01", revised("2026-05-02", "2026-06-01T08:00+02:00")), hostile)
	var f readFeed
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if f.Title != "Mail & more" || f.Author != "Example <Ltd>" || len(f.Links) != 2 || f.Links[0].Rel != "self" || f.Links[0].Href != "https://example.org/repo/feed.xml" {
		t.Errorf("%+v", f)
	}
	if f.Updated != "2026-06-01T08:00:00+02:00" {
		t.Errorf("updated %s", f.Updated)
	}
	ids := map[string]bool{f.ID: true}
	for _, e := range f.Entries {
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil {
			t.Error(err)
		}
		if e.Title == "" || e.Summary == "" || ids[e.ID] || !strings.HasPrefix(e.ID, "urn:uuid:") || len(e.Link) == 0 || e.Link[0].Rel != "alternate" || len(e.Category) == 0 {
			t.Errorf("%+v", e)
		}
		ids[e.ID] = true
	}
	if got := f.Entries[0].Published; got != "2026-05-02T00:00:00Z" {
		t.Errorf("published %s", got)
	}
	if got := f.Entries[0].Link[0].Href; got != "https://example.org/repo/incidents/a/" {
		t.Errorf("link %s", got)
	}
	if f.Entries[1].Published != "" {
		t.Error("a day of publication is made up")
	}
	if got, want := f.Entries[1].Title, clean(bad); got != want || strings.ContainsAny(got, "\x00\x07\ufffe\ufffd") {
		t.Errorf("title %q, want %q", got, want)
	}
}

func TestEmptyFeeds(t *testing.T) {
	var f readFeed
	if err := xml.Unmarshal([]byte(made(t, site(), "feed.xml")), &f); err != nil || f.Updated != "2026-11-22T00:00:00Z" || f.ID == "" {
		t.Errorf("%v %+v", err, f)
	}
	if got := made(t, site(), "feed.json"); !strings.Contains(got, `"items": []`) {
		t.Error(got)
	}
	if got := made(t, site(), "incidents.json"); !json.Valid([]byte(got)) || !strings.Contains(got, `"incidents":[`) {
		t.Error(got)
	}
}

func TestJSONFeed(t *testing.T) {
	text := made(t, site(), "feed.json", one("a", "2026-05-01", func(inc *incident.Incident) { inc.Title, inc.Tags = bad, []string{"mail"} }))
	var f struct {
		Version  string `json:"version"`
		Title    string `json:"title"`
		HomePage string `json:"home_page_url"`
		FeedURL  string `json:"feed_url"`
		Items    []struct {
			ID       string   `json:"id"`
			URL      string   `json:"url"`
			Title    string   `json:"title"`
			Text     string   `json:"content_text"`
			Modified string   `json:"date_modified"`
			Tags     []string `json:"tags"`
		} `json:"items"`
	}
	if err := json.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || f.HomePage != "https://example.org/repo/" || f.FeedURL != "https://example.org/repo/feed.json" || len(f.Items) != 1 {
		t.Fatalf("%+v", f)
	}
	it := f.Items[0]
	if it.Title != bad || it.URL != "https://example.org/repo/incidents/a/" || it.Modified != "2026-05-01T00:00:00Z" || strings.Join(it.Tags, " ") != "outage mail" {
		t.Errorf("%+v", it)
	}
	if want := "Summary of a.\n\nOutage · Resolved · a day · 38 min · Web and Mail"; it.Text != want {
		t.Errorf("text %q, want %q", it.Text, want)
	}
}

func TestSitemap(t *testing.T) {
	f := feedOf(site(), []Item{one("a", "2026-05-01", revised("2026-05-02")), one("timeless", "", nil)})
	files, err := f.Sitemap([]string{"incidents/a/index.html", "incidents/timeless/index.html", "index.html", "kinds/a b/index.html"})
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	var read struct {
		URL []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	}
	if err := xml.Unmarshal(files[0].Data, &read); err != nil {
		t.Fatal(err)
	}
	const base = "https://example.org/repo/"
	if got, want := fmt.Sprint(read.URL), fmt.Sprintf("[{%sincidents/a/ 2026-05-02} {%sincidents/timeless/ } {%s 2026-05-02} {%skinds/a%%20b/ 2026-05-02}]", base, base, base, base); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestLargeSitemap wants a list of several where one would be too long.
func TestLargeSitemap(t *testing.T) {
	pages := make([]string, mostURLs+1)
	for i := range pages {
		pages[i] = fmt.Sprintf("p/%d/index.html", i)
	}
	files, err := feedOf(site(), nil).Sitemap(pages)
	if err != nil || len(files) != 3 {
		t.Fatal(len(files), err)
	}
	for i, want := range []string{"<loc>https://example.org/repo/sitemap-2.xml</loc>", "<loc>https://example.org/repo/p/0/</loc>", "<loc>https://example.org/repo/p/50000/</loc>"} {
		if !strings.Contains(string(files[i].Data), want) {
			t.Errorf("%s has no %s", files[i].Path, want)
		}
	}
	if parts := feedOf(site(), nil).sitemapParts(pages[:100], mostURLs, 2000); len(parts) < 7 || len(parts) > 14 {
		t.Errorf("%d parts by their bytes", len(parts))
	}
}

func TestRobots(t *testing.T) {
	internal := site()
	internal.Audience = incident.Internal
	if got := made(t, internal, "robots.txt"); got != "User-agent: *\nDisallow: /\n" {
		t.Error(got)
	}
	if files, _ := feedOf(internal, nil).Sitemap([]string{"index.html"}); len(files) > 0 {
		t.Error("a site that is not public has a sitemap")
	}
	if got := made(t, site(), "robots.txt"); got != "User-agent: *\nDisallow:\n\nSitemap: https://example.org/repo/sitemap.xml\n" {
		t.Error(got)
	}
}
