package feed

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/portfolio"
)

// mostNew is how many incidents a feed tells of.
const mostNew = 50

// newest gives the incidents that a feed tells of: those that were published or
// revised last, of one moment in the site's order. One of which no moment at
// all is known has no place in time and is left out.
func (f *Feed) newest() []Item {
	all := slices.DeleteFunc(slices.Clone(f.entries), func(e *portfolio.Entry) bool { return e.Changed.IsZero() })
	slices.SortStableFunc(all, func(a, b *portfolio.Entry) int { return b.Changed.Compare(a.Changed) })
	items := make([]Item, min(len(all), mostNew))
	for i := range items {
		items[i] = Item{all[i], f.tell(all[i])}
	}
	return items
}

// The parts of an Atom feed, RFC 4287.
type (
	atomFeed struct {
		XMLName   xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
		Language  string     `xml:"xml:lang,attr"`
		Title     string     `xml:"title"`
		ID        string     `xml:"id"`
		Updated   string     `xml:"updated"`
		Author    atomPerson `xml:"author"`
		Generator string     `xml:"generator"`
		Links     []atomLink `xml:"link"`
		Entries   []atomEntry
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel   string `xml:"rel,attr"`
		Type  string `xml:"type,attr"`
		Title string `xml:"title,attr,omitempty"`
		Href  string `xml:"href,attr"`
	}
	atomCategory struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr,omitempty"`
	}
	atomEntry struct {
		XMLName    xml.Name       `xml:"entry"`
		Title      string         `xml:"title"`
		ID         string         `xml:"id"`
		Published  string         `xml:"published,omitempty"`
		Updated    string         `xml:"updated"`
		Links      []atomLink     `xml:"link"`
		Categories []atomCategory `xml:"category"`
		Summary    string         `xml:"summary"`
	}
)

func (f *Feed) atom() ([]byte, error) {
	newest, s := f.newest(), f.site
	feed := atomFeed{
		Language: s.Say.Tag(), Title: clean(s.Title), ID: "urn:uuid:" + s.named("feed "+string(s.Audience)), Updated: moment(f.updated(newest)),
		Author: atomPerson{clean(cmp.Or(s.Organisation, s.Title))}, Generator: "Debrief",
	}
	if s.BaseURL != "" {
		feed.Links = append(feed.Links, atomLink{Rel: "self", Type: "application/atom+xml", Href: s.address("feed.xml")})
	}
	feed.Links = append(feed.Links, atomLink{Rel: "alternate", Type: "text/html", Href: s.address(indexName)})
	for _, it := range newest {
		feed.Entries = append(feed.Entries, f.atomEntry(it))
	}
	return xmlFile(feed)
}

func (f *Feed) atomEntry(it Item) atomEntry {
	e := atomEntry{
		Title: clean(f.title(it)), ID: "urn:uuid:" + f.site.named(it.identity()), Updated: moment(it.Changed),
		Links: []atomLink{
			{Rel: "alternate", Type: "text/html", Href: f.site.address(it.page())},
			{Rel: "alternate", Type: "text/markdown", Href: f.site.address(it.home() + "report.md")},
		},
		Categories: []atomCategory{{Term: clean(string(it.Kind)), Label: clean(it.Told.Kind)}},
		Summary:    clean(strings.Join(filled([]string{it.Told.Summary, strings.Join(f.facts(it), " · ")}), "\n\n")),
	}
	for _, k := range it.AlsoKinds {
		e.Categories = append(e.Categories, atomCategory{Term: clean(string(k))})
	}
	if !it.Published.IsZero() {
		e.Published = moment(it.Published)
	}
	return e
}

// updated is when the last of the incidents was; without any, the present day.
func (f *Feed) updated(newest []Item) time.Time {
	if len(newest) > 0 {
		return newest[0].Changed
	}
	return f.site.AsOf
}

// moment writes a moment with the offset it has.
func moment(t time.Time) string { return t.Format(time.RFC3339) }

// xmlFile writes a document.
func xmlFile(document any) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	e := xml.NewEncoder(&out)
	e.Indent("", " ")
	if err := e.Encode(document); err != nil {
		return nil, fmt.Errorf("write XML: %w", err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// clean leaves out the characters that XML 1.0 cannot hold, and those that are
// none.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r', r >= 0x20 && r <= 0xd7ff, r >= 0xe000 && r < 0xfffd, r >= 0x10000:
			return r
		}
		return -1
	}, text)
}
