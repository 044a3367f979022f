package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// glossaryKind is the class name of the pages of the glossary.
const glossaryKind = "glossary"

// glossaryFolder is where the glossary stands.
const glossaryFolder = "glossary/"

// glossaryPage is what glossary.html.tmpl gets.
type glossaryPage struct {
	Root    string
	AsOf    moment
	Letters []letterView
	Groups  []letterGroup
	Turn    paging
	Own     int // how many terms come from reports
}

// letterView leads to the terms with a letter.
type letterView struct{ Letter, Path string }

// letterGroup is the terms with a letter.
type letterGroup struct {
	Letter, ID string
	Terms      []termView
}

// termView is one term with everything that it means.
type termView struct {
	ID, Term string
	letter   string // that it stands under
	Meanings []meaningView
}

// meaningView is one meaning of a term.
type meaningView struct {
	Sort    string // "Kind", "Metric"; empty for a term of reports
	Text    string
	Method  string // where its formula stands, relative to the site's folder; may be empty
	Reports []placeView
	More    string // that there are further reports; may be empty
}

// mostReports is how many reports a meaning names; the newest.
const mostReports = 10

// onePage is up to how many terms the glossary is one page.
const onePage = 200

// Glossary makes the glossary: the site's own words, and those that reports
// explain.
func (r *Renderer) Glossary(all *portfolio.Portfolio) ([]Coming, error) {
	terms := r.terms(all)
	size := r.pageSize
	if len(terms) <= onePage {
		size = onePage
	}
	parts := pagesOf(terms, size)
	letters := lettersOf(parts)
	var pages []Coming
	for _, part := range parts {
		all := func() draft[glossaryPage] { return r.glossaryPage(letters, part) }
		pages = append(pages, coming(r, partPath(glossaryFolder, part.Number), nil, all))
	}
	return pages, nil
}

func (r *Renderer) glossaryPage(letters []letterView, part part[termView]) draft[glossaryPage] {
	path := partPath(glossaryFolder, part.Number)
	page := glossaryPage{Root: rootOf(path), AsOf: r.dataAsOf(), Letters: letters, Groups: grouped(part.Items), Turn: r.pagingOf(glossaryFolder, part.Number, part.Of)}
	title := r.say.Say("Glossary")
	if part.Number > 1 {
		title = r.say.Say("%s, page %s", title, r.say.Whole(int64(part.Number)))
	}
	return draft[glossaryPage]{sheet: sheet{Kind: glossaryKind, Title: title, Stamp: []string{title}, Description: r.say.Say("What the words of these reports mean.")},
		template: "glossary.html.tmpl", data: page}
}

// terms gives every term in alphabetical order, each once.
func (r *Renderer) terms(all *portfolio.Portfolio) []termView {
	index := map[string]int{}
	var terms []termView
	at := func(name string) *termView {
		key := strings.ToLower(name)
		i, known := index[key]
		if !known {
			i = len(terms)
			index[key], terms = i, append(terms, termView{Term: name})
		}
		return &terms[i]
	}
	for _, w := range r.siteTerms() {
		t := at(w.name)
		t.Meanings = append(t.Meanings, meaningView{Sort: w.sort, Text: w.meaning, Method: w.method})
	}
	for _, e := range all.Entries {
		for _, own := range e.Glossary() {
			if name := tidy(own.Name); name != "" {
				r.addMeaning(at(name), r.plain(own.Meaning), e)
			}
		}
	}
	order := r.say.Order()
	for i := range terms {
		terms[i].letter = order.Initial(sortKey(terms[i].Term))
	}
	slices.SortStableFunc(terms, func(a, b termView) int {
		return cmp.Or(order.CompareInitials(a.letter, b.letter), order.Compare(sortKey(a.Term), sortKey(b.Term)), order.Compare(a.Term, b.Term))
	})
	for i := 1; i < len(terms); i++ { // one heading has one form of its letter
		if order.CompareInitials(terms[i-1].letter, terms[i].letter) == 0 {
			terms[i].letter = terms[i-1].letter
		}
	}
	ids := anchors{}
	for i := range terms {
		terms[i].ID = ids.add("", termID(terms[i].Term), i+1)
	}
	return terms
}

// addMeaning adds what a report means by a term: to the reports that mean the
// same by it, where there are some.
func (r *Renderer) addMeaning(t *termView, text string, e *portfolio.Entry) {
	for i := range t.Meanings {
		m := &t.Meanings[i]
		if !strings.EqualFold(strings.TrimRight(m.Text, "."), strings.TrimRight(text, ".")) {
			continue
		}
		switch {
		case len(m.Reports) < mostReports:
			m.Reports = append(m.Reports, placeOfReport(e))
		default:
			m.More = r.say.Say("and further reports")
		}
		return
	}
	t.Meanings = append(t.Meanings, meaningView{Text: text, Reports: []placeView{placeOfReport(e)}})
}

// termID gives the anchor of a term; one without a letter of ASCII has its
// place instead.
func termID(term string) string {
	if slug := strings.ToLower(slugOf(term)); slug != "" {
		return "term-" + slug
	}
	return ""
}

// sortKey is what a term is sorted by: its letters, digits and spaces, without
// case.
func sortKey(term string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' {
			return unicode.ToLower(r)
		}
		return -1
	}, term)
}

// grouped puts terms under their letters.
func grouped(terms []termView) []letterGroup {
	var groups []letterGroup
	for _, t := range terms {
		letter := t.letter
		if n := len(groups); n == 0 || groups[n-1].Letter != letter {
			groups = append(groups, letterGroup{Letter: letter, ID: letterID(letter)})
		}
		last := &groups[len(groups)-1]
		last.Terms = append(last.Terms, t)
	}
	return groups
}

// lettersOf leads to the first term of every letter, on whatever page it is.
func lettersOf(parts []part[termView]) []letterView {
	var letters []letterView
	for _, p := range parts {
		for _, g := range grouped(p.Items) {
			if n := len(letters); n == 0 || letters[n-1].Letter != g.Letter {
				letters = append(letters, letterView{Letter: g.Letter, Path: partPath(glossaryFolder, p.Number) + "#" + g.ID})
			}
		}
	}
	return letters
}

func letterID(letter string) string {
	if letter == words.OtherSign {
		return "letter-other"
	}
	return "letter-" + strings.ToLower(letter)
}
