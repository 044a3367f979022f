package page

import (
	"cmp"
	"slices"
	"strings"

	"debrief/cmd/debrief/internal/portfolio"
)

// listKind is the class name of pages that list incidents.
const listKind = "list"

// list is a list of incidents before it is cut into pages.
type list struct {
	Folder string  // with a slash at its end
	Above  []crumb // the pages above it, from the outermost
	Title  string
	Lead   string // what it means, in a sentence; may be empty
	Icon   string // of the sprite; may be empty
	Tone   string // a class that colours the icon; may be empty
	Group  portfolio.Group
	Months bool // its sections are months, not years
	// also tells why an incident of the list is counted elsewhere; nil where
	// none is.
	also func(*portfolio.Entry) string
	// parts gives the pieces of factors that an incident is listed for; nil
	// where there are none.
	parts func(*portfolio.Entry) []factorPart

	// What the first page tells above its incidents; each may be nil.
	kind    *kindDetails
	service bool // it is a service's
	year    *yearDetails
	perYear []yearLink

	folded bool // its incidents stand on pages below it alone
}

// crumb is one step of the way to a page; the last one has no path.
type crumb struct{ Words, Path string }

// listPage is what list.html.tmpl gets: one page of a list of incidents.
type listPage struct {
	Root       string // leads from the page to the site's folder
	Crumbs     []crumb
	Title      string
	Lead       string
	Icon, Tone string
	First      bool // the first page of the list
	Facts      []fact
	Notes      []string // on what is listed and not counted
	Kind       *kindDetails
	Service    *serviceDetails
	Year       *yearDetails
	PerYear    []yearLink
	Sections   []listSection
	Paging     paging
	Charts     []trendChart // on the first page of a kind or a service
}

// fact is a name with what is known of it.
type fact struct {
	Name, Words string
	Datetime    string // of a day; may be empty
	Path        string // of what it comes from; may be empty
}

// listSection is the incidents of one year or month on a page.
type listSection struct {
	ID, Title string
	Entries   []listEntry
}

// listEntry is one incident of a list.
type listEntry struct {
	*listed
	Root     string
	Also     string // where it is counted instead; empty when it is counted here
	Headed   bool   // its headline is shown
	Headline string // empty where it is not
	Services []string
	More     string // how many more services there are; may be empty
	Parts    []factorPart
	Row      listRow
}

// listRow is what every list shows of an incident, for templates that see
// nothing else of it. Two of an incident are equal where they show the same.
type listRow struct {
	Of         *listed
	Root, Also string
	Services   string // some of them, and how many more there are; may be empty
}

// rowLabels is the labels of a row, with what is said beside them.
type rowLabels struct {
	labels
	Also, Services string
}

// Link leads from the page to the report.
func (r listRow) Link() string { return r.Root + r.Of.Path }

// Labels is for templates that see nothing else of a row.
func (r listRow) Labels() rowLabels { return rowLabels{r.Of.labels, r.Also, r.Services} }

// Link leads from the page to the report.
func (e listEntry) Link() string { return e.Row.Link() }

// Labels is for templates that see nothing else of an incident.
func (e listEntry) Labels() rowLabels { return e.Row.Labels() }

// mostServices is how many services a list names of one incident.
const mostServices = 3

// entry tells an incident as a page shows it. Also says where it is counted
// instead; empty when it is counted here.
func (r *Renderer) entry(l *listed, root, also string) listEntry {
	e := listEntry{listed: l, Root: root, Also: also, Services: l.Services}
	if more := len(l.Services) - mostServices; more > 1 {
		e.Services, e.More = l.Services[:mostServices], r.say.Say("and %s more", r.whole(more))
	}
	e.Row = listRow{Of: l, Root: root, Also: also, Services: strings.Join(e.Services, r.say.SayAs("list", ", "))}
	if e.More != "" {
		e.Row.Services += " " + e.More
	}
	return e
}

// list gives all pages of a list.
func (r *Renderer) list(all *portfolio.Portfolio, l list) []Coming {
	var pages []Coming
	entries := l.Group.Entries
	if l.folded {
		entries = nil
	}
	for _, part := range pagesOf(entries, r.pageSize) {
		of := part.Items
		if part.Number == 1 && l.isDrawn() {
			of = l.Group.Entries
		}
		all := func() draft[listPage] { return r.listPage(all, l, part) }
		pages = append(pages, coming(r, partPath(l.Folder, part.Number), of, all))
	}
	return pages
}

// listPage begins one page of a list.
func (r *Renderer) listPage(all *portfolio.Portfolio, l list, part part[*portfolio.Entry]) draft[listPage] {
	path := partPath(l.Folder, part.Number)
	data := listPage{
		Root: rootOf(path), Crumbs: append(l.Above[:len(l.Above):len(l.Above)], crumb{Words: l.Title}), Title: l.Title, Lead: l.Lead, Icon: l.Icon, Tone: l.Tone,
		First: part.Number == 1, Year: l.year, Paging: r.pagingOf(l.Folder, part.Number, part.Of),
	}
	title := l.Title
	if data.First {
		data.Facts, data.Notes = r.factsOf(l), r.notesOf(l)
		data.Kind, data.PerYear = l.kind, l.perYear
	} else {
		title = r.say.Say("%s, page %s", l.Title, r.whole(part.Number))
	}
	return draft[listPage]{
		sheet: sheet{Kind: listKind, Title: title, Description: r.listDescription(l)}, template: "list.html.tmpl", data: data,
		fill: func(s *sheet, data *listPage) error {
			data.Sections = r.sections(l, part.Items, data.Root)
			if !data.First || !l.isDrawn() {
				return nil
			}
			return r.draw(all, l, s, data)
		},
	}
}

// isDrawn reports whether the first page of a list has charts of all its
// incidents: that of a kind or a service has.
func (l list) isDrawn() bool { return l.kind != nil || l.service }

// draw adds what a kind or a service has of trends, and a service of its own.
func (r *Renderer) draw(all *portfolio.Portfolio, l list, s *sheet, data *listPage) (err error) {
	if l.service {
		data.Service = r.serviceDetails(l.Group)
	}
	data.Charts, err = r.miniFigures(all, l.Group.Own, data.Root)
	s.Plots = slices.ContainsFunc(data.Charts, func(c trendChart) bool { return c.Data != nil })
	return err
}

// listDescription tells a list in one or two sentences.
func (r *Renderer) listDescription(l list) string {
	count := r.say.Count(len(l.Group.Own), "%s incident: %s.", "%s incidents: %s.", l.Title)
	if last := l.Group.Last(); last != nil {
		count = r.say.Count(len(l.Group.Own), "%s incident: %s. The latest began on %s.", "%s incidents: %s. The latest began on %s.",
			l.Title, r.say.In(last.At.Location()).Date(last.At))
	}
	if l.Lead == "" {
		return count
	}
	return l.Lead + " " + count
}

// factsOf tells how many incidents of a list there are, and which are the first
// and the last.
func (r *Renderer) factsOf(l list) []fact {
	facts := []fact{{Name: r.say.Say("Incidents"), Words: r.whole(len(l.Group.Own))}}
	first, last := l.Group.First(), l.Group.Last()
	if last == nil {
		return facts
	}
	if first != last {
		facts = append(facts, r.dayFact(r.say.Say("First"), first))
	}
	return append(facts, r.dayFact(r.say.SayAs("incident", "Latest"), last))
}

// dayFact tells when an incident began, with a link to it.
func (r *Renderer) dayFact(name string, e *portfolio.Entry) fact {
	m := r.momentOf(e)
	return fact{Name: name, Words: m.Words, Datetime: m.Datetime, Path: reportPath(e.ID)}
}

// notesOf tells what is listed and not counted.
func (r *Renderer) notesOf(l list) []string {
	var notes []string
	if elsewhere := r.elsewhere(l.Group); elsewhere != "" {
		notes = append(notes, elsewhere)
	}
	if not := r.uncounted(l.Group.Entries); not != "" {
		notes = append(notes, not)
	}
	return notes
}

// elsewhere tells how many incidents of a kind's list are mainly of another;
// empty when none is.
func (r *Renderer) elsewhere(g portfolio.Group) string {
	n := portfolio.Count(g.Entries) - len(g.Own)
	if n == 0 {
		return ""
	}
	return r.say.Count(n, "%s more is listed here and counted under its own kind.", "%s more are listed here and counted under their own kinds.")
}

// sections puts the incidents of a page under their years or months.
func (r *Renderer) sections(l list, entries []*portfolio.Entry, root string) []listSection {
	var all []listSection
	rows := make([]listEntry, 0, len(entries)) // of all sections
	for _, e := range entries {
		id, title := r.sectionOf(e, l.Months)
		if n := len(all); n == 0 || all[n-1].ID != id {
			all = append(all, listSection{ID: id, Title: title})
			rows = rows[len(rows):]
		}
		also := ""
		if l.also != nil {
			also = l.also(e)
		}
		shown := r.entry(r.listing(e), root, also)
		if l.parts != nil {
			shown.Parts = l.parts(e)
		}
		rows = append(rows, shown)
		all[len(all)-1].Entries = rows
	}
	return all
}

// sectionOf gives the section that an incident stands in.
func (r *Renderer) sectionOf(e *portfolio.Entry, months bool) (id, title string) {
	switch {
	case e.At.IsZero():
		return "undated", r.say.Say("Undated")
	case months:
		return "m" + e.At.Format("01"), r.month(e.At.Year(), e.At.Month())
	}
	return "y" + yearName(e.At.Year()), yearName(e.At.Year())
}

// yearLink leads to the first incident of a year in a list.
type yearLink struct {
	Year, Count string
	Path        string // empty where there is none in the year
}

// perYear counts the incidents of a list by year, oldest first, with the years
// between that had none.
func (r *Renderer) perYear(folder string, g portfolio.Group) []yearLink {
	var links []yearLink
	count, at, newest, oldest := map[int]int{}, map[int]int{}, 0, 0
	for i, e := range g.Entries {
		if e.At.IsZero() {
			continue
		}
		year := e.At.Year()
		if _, seen := at[year]; !seen {
			at[year] = i
		}
		newest, oldest = cmp.Or(newest, year), year
	}
	for _, e := range g.Own {
		if !e.At.IsZero() {
			count[e.At.Year()]++
		}
	}
	if newest == oldest || newest-oldest > mostYears {
		return nil
	}
	for year := oldest; year <= newest; year++ {
		link := yearLink{Year: yearName(year), Count: r.whole(count[year])}
		if i, there := at[year]; there {
			link.Path = partPath(folder, partWith(i, r.pageSize)) + "#y" + yearName(year)
		}
		links = append(links, link)
	}
	return links
}

// mostYears is how many years a line of years spans.
const mostYears = 40
