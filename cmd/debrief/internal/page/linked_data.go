package page

import (
	"cmp"
	"strings"
)

// linkedData is what a page tells of itself in the words of schema.org, as
// JSON-LD. What is not known is left out.
type linkedData struct {
	Context string `json:"@context"`
	Graph   []node `json:"@graph"`
}

// node is one thing that is told of.
type node struct {
	Type        any      `json:"@type"` // a string, or several
	ID          string   `json:"@id,omitempty"`
	URL         string   `json:"url,omitempty"`
	Name        string   `json:"name,omitempty"`
	Headline    string   `json:"headline,omitempty"`
	Description string   `json:"description,omitempty"`
	Identifier  string   `json:"identifier,omitempty"`
	Version     int      `json:"version,omitempty"`
	Published   string   `json:"datePublished,omitempty"`
	Modified    string   `json:"dateModified,omitempty"`
	Status      string   `json:"creativeWorkStatus,omitempty"`
	Genre       string   `json:"genre,omitempty"`
	Language    string   `json:"inLanguage,omitempty"`
	Image       string   `json:"image,omitempty"`
	Keywords    []string `json:"keywords,omitempty"`
	Author      *node    `json:"author,omitempty"`
	Publisher   *node    `json:"publisher,omitempty"`
	PartOf      *node    `json:"isPartOf,omitempty"`
	About       []node   `json:"about,omitempty"`
	Breadcrumb  *node    `json:"breadcrumb,omitempty"`
	Position    int      `json:"position,omitempty"`
	Item        string   `json:"item,omitempty"`
	Items       []node   `json:"itemListElement,omitempty"`
}

// Types of schema.org.
const (
	webPage        = "WebPage"
	collectionPage = "CollectionPage"
)

func (r *Renderer) linkedData(s sheet, canonical string) linkedData {
	n := node{
		Type: s.typeOf(), ID: canonical, URL: canonical, Name: cmp.Or(s.Title, r.site.Title), Description: s.Description,
		Language: r.site.language(), PartOf: r.website(), Breadcrumb: r.breadcrumb(s, canonical),
	}
	graph := []node{n}
	switch a := s.About.Article; {
	case a != nil:
		graph[0] = r.articleNode(n, *a, s)
	case s.Kind == indexKind:
		site := *r.website()
		site.Description, site.Language, site.Publisher = s.Description, r.site.language(), r.publisher()
		graph = []node{site, n}
	}
	return linkedData{Context: "https://schema.org", Graph: graph}
}

// typeOf is what a page is: told by its maker, else by its place.
func (s sheet) typeOf() any {
	first, _, below := strings.Cut(s.Path, "/")
	switch {
	case s.About.Article != nil:
		return []string{"Report", "TechArticle"}
	case s.About.Type != "":
		return s.About.Type
	case !below && s.Path != "index.html", first == "methods", first == "glossary", first == "search":
		return webPage
	}
	return collectionPage
}

func (r *Renderer) articleNode(n node, a article, s sheet) node {
	n.Name, n.Headline = s.Title, a.Headline
	n.Identifier, n.Version, n.Published, n.Modified, n.Status, n.Genre, n.Keywords = a.ID, a.Version, a.Published, a.Modified, a.Status, a.Genre, a.Tags
	n.Author, n.Publisher = r.publisher(), r.publisher()
	if s.About.Picture != nil {
		n.Image = r.site.BaseURL + s.About.Picture.Path
	}
	n.About = append(n.About, node{Type: "Thing", Name: a.Kind})
	for _, service := range a.Services {
		n.About = append(n.About, node{Type: "Service", Name: service})
	}
	return n
}

// publisher is whose site it is; nil when nothing is said.
func (r *Renderer) publisher() *node {
	if r.site.Organisation == "" {
		return nil
	}
	return &node{Type: "Organization", Name: r.site.Organisation} //nolint:misspell // as schema.org writes it
}

func (r *Renderer) website() *node {
	n := &node{Type: "WebSite", Name: r.site.Title}
	if base := r.site.BaseURL; base != "" {
		n.ID, n.URL = base+"#site", base
	}
	return n
}

// breadcrumb is the way from the site's first page to a page, by the pages of
// the main menu that it lies below; nil on the first page itself.
func (r *Renderer) breadcrumb(s sheet, canonical string) *node {
	if s.Kind == indexKind || s.Kind == missingKind {
		return nil
	}
	list := &node{Type: "BreadcrumbList"}
	add := func(name, address string) {
		list.Items = append(list.Items, node{Type: "ListItem", Position: len(list.Items) + 1, Name: name, Item: address})
	}
	add(r.site.Title, r.site.BaseURL)
	for _, above := range r.navigation("") {
		folder, isFolder := strings.CutSuffix(above.Path, "index.html")
		if isFolder && folder != "" && above.Path != s.Path && strings.HasPrefix(s.Path, folder) {
			add(above.Title, r.site.address(above.Path))
		}
	}
	add(s.Title, canonical)
	return list
}

// address is where a page will be; empty when that is not known.
func (s Site) address(path string) string {
	if s.BaseURL == "" {
		return ""
	}
	return s.BaseURL + strings.TrimSuffix(path, "index.html")
}

// isPublic reports whether everybody may read the site.
func (s Site) isPublic() bool { return s.Audience == "" || s.Audience == "public" }
