package page

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
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
func (r *Renderer) Index(reports []*report.Report) ([]File, error) {
	page := r.indexPage(reports)
	var body bytes.Buffer
	if err := r.frames.ExecuteTemplate(&body, "index.html.tmpl", page); err != nil {
		return nil, fmt.Errorf("render index.html: %w", err)
	}
	file, err := r.frame(sheet{Path: "index.html", Kind: indexKind, Description: page.description(), Body: body.Bytes()})
	return []File{file}, err
}

func (p indexPage) description() string {
	words := counted(p.Total, "incident report", "incident reports")
	if p.Organisation != "" {
		words += " of " + p.Organisation
	}
	if n := len(p.Ongoing); n > 0 {
		words += ", " + whole(int64(n)) + " ongoing"
	}
	if p.AsOf.Words != "" {
		words += ", as of " + p.AsOf.Words
	}
	return words + "."
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1" + nbsp + one
	}
	return whole(int64(n)) + nbsp + many
}

func (r *Renderer) indexPage(reports []*report.Report) indexPage {
	page := indexPage{Organisation: r.site.Organisation, Total: len(reports), Kinds: kindCounts(reports), AsOf: r.site.asOf()}
	for _, rep := range reports {
		if rep.Incident.Fictional {
			page.Fictional++
		}
	}
	all := r.lister.all(reports, r.listed)
	slices.SortFunc(all, func(a, b listed) int { return cmp.Or(b.at.Compare(a.at), cmp.Compare(a.id, b.id)) })
	for _, l := range all {
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
func kindCounts(reports []*report.Report) []kindCount {
	count := map[incident.Kind]int{}
	for _, rep := range reports {
		count[rep.Incident.Kind]++
	}
	kinds := slices.Collect(maps.Keys(count))
	slices.SortFunc(kinds, func(a, b incident.Kind) int { return cmp.Or(cmp.Compare(placeOf(a), placeOf(b)), cmp.Compare(a, b)) })
	var all []kindCount
	for _, k := range kinds {
		label := k.Profile().Plural
		if count[k] == 1 {
			label = k.Profile().Label
		}
		all = append(all, kindCount{Class: className("kind-", string(k)), Label: label, Count: count[k]})
	}
	return all
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
