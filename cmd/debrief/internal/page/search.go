package page

import "debrief/cmd/debrief/internal/search"

// searchKind is the class name of the page that finds incidents.
const searchKind = "search"

// searchPath is the page that finds incidents.
const searchPath = "search/index.html"

// searchPage is what search.html.tmpl gets.
type searchPage struct {
	Total  int
	Facets []searchFacet // those that have values
}

// searchFacet is one way to choose among all incidents.
type searchFacet struct {
	Title  string
	Values []search.FacetCount
}

// Search makes the page that finds incidents, and its index over them, which
// come newest first.
func (r *Renderer) Search(all []*search.Page) ([]File, error) {
	var files []File
	err := r.SearchEach(all, func(f File) error {
		files = append(files, f)
		return nil
	})
	return files, err
}

// SearchEach is Search for those who want one file at a time: the index's files
// are named by what is in them, so that none is known before it is made. It ends
// with the first error of put.
func (r *Renderer) SearchEach(all []*search.Page, put func(File) error) error {
	data := searchPage{Total: len(all)}
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
	if err != nil {
		return err
	}
	if err := put(page); err != nil {
		return err
	}
	return search.Each(all, func(f search.File) error { return put(File(f)) })
}
