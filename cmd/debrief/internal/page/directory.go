package page

import (
	"debrief/cmd/debrief/internal/portfolio"
)

// directoryKind is the class name of pages that list lists.
const directoryKind = "directory"

// directory is a list of lists, such as all kinds, before it is cut into pages.
type directory struct {
	Folder string // with a slash at its end
	Title  string
	Lead   string
	Items  []directoryItem
	Empty  string // what is said when there are none

	// Others are told below the items; their title may be empty.
	Others     []directoryItem
	OtherTitle string
}

// directoryItem is one list of a directory.
type directoryItem struct {
	Title, Path string // Path is empty for one without incidents
	Icon, Tone  string // may be empty
	Lead        string // what it means, in a sentence; may be empty
	Count       string // "3 incidents"; empty when there is no list
	Latest      fact   // its words may be empty
	Note        string // on what is listed and not counted; may be empty
}

// directoryPage is what directory.html.tmpl gets.
type directoryPage struct {
	Root       string // leads from the page to the site's folder
	Crumbs     []crumb
	Title      string
	Lead       string
	Empty      string
	First      bool
	Items      []directoryItem
	Others     []directoryItem
	OtherTitle string
	Paging     paging
}

// home is the first step of the way to every list.
func (r *Renderer) home() crumb {
	return crumb{Words: r.say.Say("Incidents"), Path: "index.html"}
}

// item tells a list of a directory.
func (r *Renderer) item(title, folder string, g portfolio.Group) directoryItem {
	item := directoryItem{Title: title, Path: folder + "index.html", Count: r.incidents(len(g.Own)), Note: r.elsewhere(g)}
	if last := g.Last(); last != nil {
		item.Latest = r.dayFact(r.say.SayAs("incident", "Latest"), last)
	}
	return item
}

// directory gives all pages of a directory.
func (r *Renderer) directory(d directory) []Coming {
	var pages []Coming
	for _, part := range pagesOf(d.Items, r.pageSize) {
		all := func() draft[directoryPage] { return r.directoryPage(d, part) }
		pages = append(pages, coming(r, partPath(d.Folder, part.Number), nil, all))
	}
	return pages
}

// directoryPage is one page of a directory.
func (r *Renderer) directoryPage(d directory, part part[directoryItem]) draft[directoryPage] {
	path := partPath(d.Folder, part.Number)
	data := directoryPage{Root: rootOf(path), Crumbs: []crumb{r.home(), {Words: d.Title}}, Title: d.Title, Lead: d.Lead, Empty: d.Empty,
		First: part.Number == 1, Items: part.Items, Paging: r.pagingOf(d.Folder, part.Number, part.Of)}
	title := d.Title
	if !data.First {
		title = r.say.Say("%s, page %s", d.Title, r.whole(part.Number))
	}
	if part.Number == part.Of {
		data.Others, data.OtherTitle = d.Others, d.OtherTitle
	}
	return draft[directoryPage]{sheet: sheet{Kind: directoryKind, Title: title, Description: d.Lead}, template: "directory.html.tmpl", data: data}
}
