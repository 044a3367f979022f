package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// The parts of a JSON Feed, version 1.1. Source: jsonfeed.org/version/1.1.
type (
	jsonFeed struct {
		Version  string       `json:"version"`
		Title    string       `json:"title"`
		HomePage string       `json:"home_page_url,omitempty"`
		FeedURL  string       `json:"feed_url,omitempty"`
		Authors  []jsonAuthor `json:"authors,omitempty"`
		Language string       `json:"language"`
		Items    []jsonItem   `json:"items"`
	}
	jsonAuthor struct {
		Name string `json:"name"`
	}
	jsonItem struct {
		ID        string   `json:"id"`
		URL       string   `json:"url,omitempty"`
		Title     string   `json:"title"`
		Text      string   `json:"content_text"`
		Summary   string   `json:"summary,omitempty"`
		Image     string   `json:"image,omitempty"`
		Published string   `json:"date_published,omitempty"`
		Modified  string   `json:"date_modified"`
		Tags      []string `json:"tags"`
	}
)

func (f *Feed) jsonFeed() ([]byte, error) {
	s := f.site
	feed := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: s.Title, HomePage: s.absolute(indexName), FeedURL: s.absolute("feed.json"),
		Language: s.Say.Tag(), Items: []jsonItem{}}
	if s.Organisation != "" {
		feed.Authors = []jsonAuthor{{s.Organisation}}
	}
	for _, it := range f.newest() {
		feed.Items = append(feed.Items, f.jsonItem(it))
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(feed); err != nil {
		return nil, fmt.Errorf("write JSON Feed: %w", err)
	}
	return out.Bytes(), nil
}

func (f *Feed) jsonItem(it Item) jsonItem {
	item := jsonItem{
		ID: "urn:uuid:" + f.site.named(it.identity()), URL: f.site.absolute(it.page()), Title: f.title(it), Summary: it.Told.Summary,
		Text:     strings.Join(filled([]string{it.Told.Summary, strings.Join(f.facts(it), " · ")}), "\n\n"),
		Image:    f.site.absolute(it.home() + "card.png"),
		Modified: moment(it.Changed), Tags: append([]string{string(it.Kind)}, it.Tags...),
	}
	if !it.Published.IsZero() {
		item.Published = moment(it.Published)
	}
	return item
}
