package page

import (
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
)

// indexKind is the class name of the site's first page.
const indexKind = "index"

// The first page stays small however many incidents there are.
const (
	mostOngoing = 20
	mostLatest  = 10
)

// indexPage is what index.html.tmpl gets.
type indexPage struct {
	Total     int // reports that are listed
	Count     string
	AsOf      moment
	Ongoing   []listEntry // the newest of them
	Standing  string      // "2 incidents are ongoing"
	More      facetLink   // to all ongoing ones; its path is empty when all are here
	Kinds     []facetLink
	Latest    []listEntry // the newest of the others
	All       facetLink   // to the archive
	Facets    []facet
	Doors     []door
	Fictional string // how many of those that count are examples; empty when none is
	Uncounted string // how many no number counts; empty when none is
}

// door leads from the first page to another part of the site.
type door struct{ Title, Path, Words string }

// doors are the parts of the site that the first page leads to, one a line.
func (r *Renderer) doors() []door {
	return []door{
		{r.say.Say("Archive"), archiveFolder + "index.html", r.say.Say("All incidents by year and month")},
		{r.say.Say("Kinds of incident"), kindsFolder + "index.html", r.say.Say("What each kind means and how it is measured")},
		{r.say.Say("Services"), servicesFolder + "index.html", r.say.Say("How each service has done")},
		{r.say.Say("Contributing factors"), factorsFolder + "index.html", r.say.Say("What comes back, and what is done about it")},
		{r.say.Say("Tags"), tagsFolder + "index.html", r.say.Say("The words that reports are filed under")},
		{r.say.Say("Trends"), "trends/index.html", r.say.Say("What the incidents have in common, and whether they change")},
		{r.say.Say("Actions"), actionsFolder + "index.html", r.say.Say("What was promised, and how far it is")},
		{r.say.Say("Periods"), periodsFolder + "index.html", r.say.Say("What happened in a month or a quarter")},
		{r.say.Say("Glossary"), glossaryFolder + "index.html", r.say.Say("What the words of reports mean")},
		{r.say.Say("Methods"), "methods/index.html", r.say.Say("How reports are made and checked")},
	}
}

// Index makes index.html: what is going on now, the newest incidents, and the
// ways to all others.
func (r *Renderer) Index(all *portfolio.Portfolio) ([]Coming, error) {
	return []Coming{coming(r, "index.html", nil, func() draft[indexPage] {
		return draft[indexPage]{sheet: sheet{Kind: indexKind, Description: r.indexDescription(all)}, template: "index.html.tmpl", data: r.indexPage(all)}
	})}, nil
}

func (r *Renderer) indexDescription(all *portfolio.Portfolio) string {
	told := r.say.Count(all.Count(), "%s incident report.", "%s incident reports.")
	if r.site.Organisation != "" {
		told = r.say.Count(all.Count(), "%s incident report of %s.", "%s incident reports of %s.", r.site.Organisation)
	}
	if len(all.Entries) == 0 {
		return told
	}
	return told + " " + r.standing(len(all.Ongoing()))
}

// standing says how many incidents are not over.
func (r *Renderer) standing(n int) string {
	if n == 0 {
		return r.say.Say("Nothing is ongoing.")
	}
	return r.say.Count(n, "%s incident is ongoing.", "%s incidents are ongoing.")
}

func (r *Renderer) indexPage(all *portfolio.Portfolio) indexPage {
	page := indexPage{Total: len(all.Entries), Count: r.incidents(all.Count()), AsOf: r.asOf()}
	if page.Total == 0 {
		return page
	}
	page.Facets, page.Doors, page.Kinds = r.facets(all), r.doors(), r.kindCounts(all)
	ongoing := all.Ongoing()
	if len(ongoing) > 0 {
		page.Standing = r.standing(len(ongoing))
	}
	for _, e := range ongoing[:min(len(ongoing), mostOngoing)] {
		page.Ongoing = append(page.Ongoing, r.headed(e))
	}
	if len(ongoing) > mostOngoing {
		page.More = facetLink{Words: r.say.Count(len(ongoing), "All %s ongoing incidents", "All %s ongoing incidents"), Path: stateFolder(incident.Ongoing) + "index.html"}
	}
	for _, e := range all.Entries {
		if len(page.Latest) == mostLatest {
			break
		}
		if !e.Ongoing || !e.Counts() {
			page.Latest = append(page.Latest, r.headed(e))
		}
	}
	page.All = facetLink{Words: r.say.Say("All incidents by month"), Path: archiveFolder + "index.html"}
	page.Fictional, page.Uncounted = r.fictional(all), r.uncounted(all.Entries)
	return page
}

// headed tells an incident with its headline.
func (r *Renderer) headed(e *portfolio.Entry) listEntry {
	row := r.entry(r.listing(e), "", "")
	row.Headed, row.Headline = true, r.headlineOf(e)
	return row
}

// fictional says how many of the reports that count are examples.
func (r *Renderer) fictional(all *portfolio.Portfolio) string {
	n := 0
	for _, e := range all.Entries {
		if e.Fictional && e.Counts() {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return r.say.Count(n, "%s of these reports is a fictional example and is marked as such.",
		"%s of these reports are fictional examples and are marked as such.")
}

// kindCounts counts the incidents of each kind, the known kinds in their order
// and the others after them by name.
func (r *Renderer) kindCounts(all *portfolio.Portfolio) []facetLink {
	var counts []facetLink
	for _, g := range all.Kinds() {
		if len(g.Own) == 0 {
			continue
		}
		kind := incident.Kind(g.Name)
		link := facetLink{Words: r.say.Kind(kind).Plural, Count: r.whole(len(g.Own)), Path: kindFolder(kind) + "index.html",
			Class: className("kind-", g.Name), Icon: kindIcon(kind)}
		if len(g.Own) == 1 {
			link.Words = r.say.Kind(kind).Label
		}
		counts = append(counts, link)
	}
	return counts
}
