package page

import (
	"regexp"
	"slices"

	"debrief/cmd/debrief/internal/portfolio"
)

// archiveKind is the class name of the page of all years.
const archiveKind = "archive"

// archivePage is what archive.html.tmpl gets.
type archivePage struct {
	Crumbs  []crumb
	Root    string
	Years   []yearRow
	Undated directoryItem // its count is empty when there is none
	Total   string        // "8 incidents"
	Note    string        // on what is not counted; may be empty
}

// yearRow is one year of the archive with its months that have incidents.
type yearRow struct {
	Year, Path, Count string
	Months            []facetLink
}

// yearDetails is what the page of a year says above its incidents.
type yearDetails struct {
	Months       []facetLink
	Newer, Older crumb // the years beside it that have incidents; Path may be empty
}

var archiveForm = regexp.MustCompile(`^incidents/(index\.html$|[0-9]{4}/|undated/)`)

// IsArchive reports whether the page at a path of the site is one of the
// archive, by year and month; what else lies below incidents/ is one incident's.
func IsArchive(path string) bool { return archiveForm.MatchString(path) }

// Archive makes the pages of all incidents by year and month.
func (r *Renderer) Archive(all *portfolio.Portfolio) ([]Coming, error) {
	years, undated := all.Archive()
	pages := []Coming{coming(r, archiveFolder+"index.html", nil, func() draft[archivePage] { return r.allYears(all, years, undated) })}
	pages = append(pages, r.undated(all, undated)...)
	for i := range years {
		pages = append(pages, r.year(all, years, i)...)
	}
	return pages, nil
}

// archive is the step of the way that all pages of the archive share.
func (r *Renderer) archive() crumb {
	return crumb{Words: r.say.Say("Archive"), Path: archiveFolder + "index.html"}
}

func (r *Renderer) allYears(all *portfolio.Portfolio, years []portfolio.Year, undated []*portfolio.Entry) draft[archivePage] {
	data := archivePage{Crumbs: []crumb{r.home(), {Words: r.say.Say("Archive")}}, Root: rootOf(archiveFolder), Total: r.incidents(all.Count()), Note: r.uncounted(all.Entries)}
	for _, y := range years {
		data.Years = append(data.Years, yearRow{Year: yearName(y.Year), Path: yearFolder(y.Year) + "index.html", Count: r.whole(len(y.Own)), Months: r.months(y)})
	}
	if len(undated) > 0 {
		data.Undated = directoryItem{Title: r.say.Say("Undated"), Path: undatedFolder + "index.html", Count: r.whole(portfolio.Count(undated))}
	}
	return draft[archivePage]{sheet: sheet{Kind: archiveKind, Title: r.say.Say("Archive"), Description: r.say.Say("All incidents by year and month.")},
		template: "archive.html.tmpl", data: data}
}

// months gives the months of a year that have incidents, the earliest first.
func (r *Renderer) months(y portfolio.Year) []facetLink {
	var links []facetLink
	for _, m := range slices.Backward(y.Months) {
		link := facetLink{Words: r.monthName(m.Month), Path: yearFolder(y.Year) + "index.html#m" + m.Name[5:], Count: r.whole(len(m.Own))}
		if r.isLong(y) {
			link.Path = monthFolder(m) + "index.html"
		}
		links = append(links, link)
	}
	return links
}

// isLong reports whether a year has more incidents than one page holds: then
// each of its months has pages of its own.
func (r *Renderer) isLong(y portfolio.Year) bool { return len(y.Entries) > r.pageSize }

// year makes the page of a year, and those of its months where it is long.
func (r *Renderer) year(all *portfolio.Portfolio, years []portfolio.Year, i int) []Coming {
	y := years[i]
	details := &yearDetails{Months: r.months(y)}
	if i > 0 {
		details.Newer = crumb{Words: yearName(years[i-1].Year), Path: yearFolder(years[i-1].Year) + "index.html"}
	}
	if i+1 < len(years) {
		details.Older = crumb{Words: yearName(years[i+1].Year), Path: yearFolder(years[i+1].Year) + "index.html"}
	}
	l := list{Folder: yearFolder(y.Year), Above: []crumb{r.home(), r.archive()}, Title: yearName(y.Year), Group: y.Group, Months: true, year: details}
	if !r.isLong(y) {
		return r.list(all, l)
	}
	l.folded = true
	pages := r.list(all, l)
	above := append(slices.Clone(l.Above), crumb{Words: l.Title, Path: l.Folder + "index.html"})
	for j, m := range y.Months {
		pages = append(pages, r.list(all, list{Folder: monthFolder(m), Above: above, Title: r.month(y.Year, m.Month), Group: m.Group, Months: true, year: r.beside(y, j)})...)
	}
	return pages
}

// beside gives the months of the year before and after one, that have
// incidents.
func (r *Renderer) beside(y portfolio.Year, j int) *yearDetails {
	step := func(m portfolio.Month) crumb {
		return crumb{Words: r.month(y.Year, m.Month), Path: monthFolder(m) + "index.html"}
	}
	d := &yearDetails{}
	if j > 0 {
		d.Newer = step(y.Months[j-1])
	}
	if j+1 < len(y.Months) {
		d.Older = step(y.Months[j+1])
	}
	return d
}

// undated makes the list of the incidents whose day is not known.
func (r *Renderer) undated(all *portfolio.Portfolio, entries []*portfolio.Entry) []Coming {
	if len(entries) == 0 {
		return nil
	}
	return r.list(all, list{Folder: undatedFolder, Above: []crumb{r.home(), r.archive()}, Title: r.say.Say("Undated"),
		Lead:  r.say.Say("It is not known when these incidents began."),
		Group: portfolio.GroupOf("undated", entries)})
}
