package page

import (
	"cmp"
	"maps"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// indexKind is the class name of the site's first page.
const indexKind = "index"

// indexPage is what index.html.tmpl gets.
type indexPage struct {
	Organisation string
	Total        int
	Fictional    int // of them
	Kinds        []kindCount
	Ongoing      []listed // newest first
	Years        []yearOf // the others, newest first
	Undated      []listed // no moment is known; by id
	AsOf         moment
}

// kindCount is how many reports there are of a kind.
type kindCount struct {
	Class string // kind-outage
	Label string // in the number that fits
	Count int
}

// yearOf is the reports of one year.
type yearOf struct {
	Year    int
	Reports []listed
}

// Index makes index.html: what is going on now, then the newest first.
func (r *Renderer) Index(all *portfolio.Portfolio) ([]File, error) {
	page := r.indexPage(all)
	file, err := r.page(sheet{Path: "index.html", Kind: indexKind, Description: page.description()}, "index.html.tmpl", page)
	return []File{file}, err
}

func (p indexPage) description() string {
	told := counted(p.Total, "incident report", "incident reports")
	if p.Organisation != "" {
		told += " of " + p.Organisation
	}
	if n := len(p.Ongoing); n > 0 {
		told += ", " + words.English().Whole(int64(n)) + " ongoing"
	}
	if p.AsOf.Words != "" {
		told += ", as of " + p.AsOf.Words
	}
	return told + "."
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1" + nbsp + one
	}
	return words.English().Whole(int64(n)) + nbsp + many
}

func (r *Renderer) indexPage(all *portfolio.Portfolio) indexPage {
	page := indexPage{Organisation: r.site.Organisation, Total: len(all.Entries), Kinds: kindCounts(all), AsOf: r.asOf()}
	for _, e := range all.Entries {
		if e.Fictional {
			page.Fictional++
		}
	}
	for _, l := range r.lister.all(all.Entries, r.listed) {
		switch {
		case l.ongoing:
			page.Ongoing = append(page.Ongoing, l)
		case l.at.IsZero():
			page.Undated = append(page.Undated, l)
		default:
			page.addToYear(l)
		}
	}
	return page
}

func (p *indexPage) addToYear(l listed) {
	if n := len(p.Years); n > 0 && p.Years[n-1].Year == l.at.Year() {
		p.Years[n-1].Reports = append(p.Years[n-1].Reports, l)
		return
	}
	p.Years = append(p.Years, yearOf{Year: l.at.Year(), Reports: []listed{l}})
}

// kindCounts counts the reports of each kind, the known kinds in their order
// and the others after them by name.
func kindCounts(all *portfolio.Portfolio) []kindCount {
	count := map[incident.Kind]int{}
	for _, e := range all.Entries {
		count[e.Kind]++
	}
	kinds := slices.Collect(maps.Keys(count))
	slices.SortFunc(kinds, func(a, b incident.Kind) int { return cmp.Or(cmp.Compare(placeOf(a), placeOf(b)), cmp.Compare(a, b)) })
	var counts []kindCount
	for _, k := range kinds {
		label := k.Profile().Plural
		if count[k] == 1 {
			label = k.Profile().Label
		}
		counts = append(counts, kindCount{Class: className("kind-", string(k)), Label: label, Count: count[k]})
	}
	return counts
}

// placeOf is a kind's place among the known ones; a word that is not known
// comes after them.
func placeOf(k incident.Kind) int {
	known := k.Words()
	if i := slices.Index(known, string(k)); i >= 0 {
		return i
	}
	return len(known)
}
