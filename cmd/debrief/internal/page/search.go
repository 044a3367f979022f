package page

import (
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/search"
)

// searchKind is the class name of the page that finds incidents.
const searchKind = "search"

// searchPath is the page that finds incidents.
const searchPath = "search/index.html"

// searchPage is what search.html.tmpl gets.
type searchPage struct {
	Total  int
	Note   string        // on what is found here and counted nowhere else; may be empty
	Facets []searchFacet // those that have values
}

// searchFacet is one way to choose among all incidents.
type searchFacet struct {
	Title  string
	Values []search.FacetCount
}

// Search makes the page that finds incidents, and its index over them, which
// come newest first, and puts the files out one after another. Texts has the
// texts of incidents; nil where all pages have them. The entries are of the same
// incidents.
func (r *Renderer) Search(all []*search.Page, entries []*portfolio.Entry, texts search.Texts, put func(File) error) error {
	all, data := r.faceted(all, entries), searchPage{Total: len(all)}
	if apart := r.allApart(entries); len(apart) > 0 {
		data.Note = r.say.Say("The numbers here are of all reports that can be found, also of those that nothing else counts: %s.", r.say.Commas(apart))
	}
	for _, facet := range []struct{ name, title string }{
		{"kind", r.say.Say("Kind")},
		{"severity", r.say.Say("Severity")},
		{"service", r.say.Say("Service")},
		{"year", r.say.Say("Year")},
		{"state", r.say.Say("State")},
	} {
		if values := search.FacetCounts(all, facet.name); len(values) > 0 {
			data.Facets = append(data.Facets, searchFacet{facet.title, values})
		}
	}
	page, err := r.page(sheet{Path: searchPath, Kind: searchKind, Title: r.say.Say("Find incidents"),
		Description: r.say.Count(len(all), "Search the report of %s incident by its words, kind, severity, service, year and state.",
			"Search the reports of %s incidents by their words, kind, severity, service, year and state.")}, "search.html.tmpl", data)
	if err == nil {
		err = put(page)
	}
	if err != nil {
		return err
	}
	return search.Join(all, texts, func(f search.File) error { return put(File(f)) })
}

// faceted gives pages with what their incidents are.
func (r *Renderer) faceted(all []*search.Page, entries []*portfolio.Entry) []*search.Page {
	byID := make(map[string]*portfolio.Entry, len(entries))
	for _, e := range entries {
		byID[e.ID] = e
	}
	pages, known := make([]*search.Page, len(all)), map[search.Facet]*search.Facet{}
	for i, p := range all {
		page := *p
		if e := byID[p.ID]; e != nil {
			page.Facets = knownFacets(known, r.searchFacets(e))
		}
		pages[i] = &page
	}
	return pages
}

// knownFacets gives facets, each of which is in memory once.
func knownFacets(known map[search.Facet]*search.Facet, facets []search.Facet) []*search.Facet {
	all := make([]*search.Facet, len(facets))
	for i, f := range facets {
		if known[f] == nil {
			known[f] = &f
		}
		all[i] = known[f]
	}
	return all
}
