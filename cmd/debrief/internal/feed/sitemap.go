package feed

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// What a sitemap may hold. Source: sitemaps.org/protocol.html.
const (
	mostURLs  = 50_000
	mostBytes = 50_000_000 // a little less than the 50 MiB allowed
)

type (
	sitemap struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []sitemapURL `xml:"url"`
	}
	sitemapIndex struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Parts   []sitemapURL `xml:"sitemap"`
	}
	sitemapURL struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
)

// File is a file of the site.
type File struct {
	Path string
	Data []byte
}

// isPublic reports whether search engines may be told of the site's pages.
func (f *Feed) isPublic() bool { return f.site.Audience == incident.Public || f.site.Audience == "" }

// Mapped reports whether the site has a sitemap.
func (f *Feed) Mapped() bool { return f.site.BaseURL != "" && f.isPublic() }

// Sitemap makes sitemap.xml of the paths of the site's pages; where they are
// too many, it is a list of sitemap-1.xml and so on. There is none where the
// site's address is not known, or the site is not public.
func (f *Feed) Sitemap(pages []string) ([]File, error) {
	if !f.Mapped() || len(pages) == 0 {
		return nil, nil
	}
	parts := f.sitemapParts(pages, mostURLs, mostBytes)
	if len(parts) == 1 {
		return files("sitemap.xml", sitemap{URLs: parts[0]})
	}
	var all []File
	var index sitemapIndex
	for i, part := range parts {
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		made, err := files(name, sitemap{URLs: part})
		if err != nil {
			return nil, err
		}
		all = append(all, made...)
		index.Parts = append(index.Parts, sitemapURL{Loc: f.site.absolute(name)})
	}
	made, err := files("sitemap.xml", index)
	return append(made, all...), err
}

func files(name string, document any) ([]File, error) {
	data, err := xmlFile(document)
	return []File{{name, data}}, err
}

// sitemapParts gives the addresses in parts with no more than so many of them
// and about so many bytes.
func (f *Feed) sitemapParts(pages []string, most, bytes int) [][]sitemapURL {
	const markup = 100 // around an address
	changed, last := map[string]string{}, time.Time{}
	for _, e := range f.entries {
		changed[Item{Entry: e}.page()] = day(e.Changed)
		if e.Changed.After(last) {
			last = e.Changed
		}
	}
	var parts [][]sitemapURL
	room := 0
	for i, page := range pages {
		u := sitemapURL{Loc: f.site.absolute(page), LastMod: day(last)}
		if own, known := changed[page]; known {
			u.LastMod = own
		}
		size := len(u.Loc) + markup
		if i == 0 || len(parts[len(parts)-1]) == most || size > room {
			parts, room = append(parts, nil), bytes
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], u)
		room -= size
	}
	return parts
}

// day writes the day of a moment; empty for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// robots makes robots.txt.
func (f *Feed) robots() ([]byte, error) {
	lines := []string{"User-agent: *", "Disallow:"}
	if !f.isPublic() {
		lines = []string{"User-agent: *", "Disallow: /"}
	} else if f.site.BaseURL != "" {
		lines = append(lines, "", "Sitemap: "+f.site.absolute("sitemap.xml"))
	}
	return []byte(strings.Join(lines, "\n") + "\n"), nil
}
