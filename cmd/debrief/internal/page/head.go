package page

import (
	"cmp"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/card"
)

// about is what programs are told of a page beyond its title and description:
// chats that show a link, search engines, libraries. The zero value is right for
// a list.
type about struct {
	Type    string       // of schema.org; told by the page's place when empty
	Article *article     // of a page that is one incident's report
	Picture *linkPicture // for a link to the page; nil is the site's own
	Hidden  bool         // search engines are asked to leave the page out
}

// linkPicture is a picture for a link to a page.
type linkPicture struct {
	Path string // in the site
	Alt  string
}

// article is what programs are told of a report.
type article struct {
	ID                  string
	Headline            string // the title, with marks of what must not be taken for a true report
	Published, Modified string // as the revisions write them; empty without one
	Version             int    // 0 without one
	Status              string // "Preliminary", "Retracted"; empty for a finished report
	Genre               string // "Fictional example"; empty for a true one
	Kind                string
	Services, Tags      []string
}

// head is what the layout's head has for programs.
type head struct {
	Properties []property // Open Graph, in order
	Card       string     // how large a link's picture is shown
	LinkedData linkedData
	Feeds      []feedLink // those of the frame, as Data
	Data       []feedLink
	Hidden     bool
}

// property is one fact of Open Graph.
type property struct{ Name, Content string }

// feedLink is a form of the site's incidents for programs.
type feedLink struct{ Path, Type, Title string }

// mostDescribed is how many characters a description has at most.
const mostDescribed = 300

// describe gives a page without a description one.
func (r *Renderer) describe(s sheet) string {
	if s.Description == "" && s.Title != "" {
		return r.say.Say("%s in the incident reports of %s.", s.Title, cmp.Or(r.site.Organisation, r.site.Title))
	}
	return shortened(s.Description, mostDescribed)
}

// shortened cuts a text at the end of a word, so that it has no more than so
// many characters.
func shortened(text string, most int) string {
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	cut := string(letters[:most-1])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,.;:–") + "…"
}

// head gives what programs are told of a page. Canonical is its address, empty
// when that is not known; its description is told already.
func (r *Renderer) head(s sheet, canonical string) head {
	h := head{
		Card: "summary", LinkedData: r.linkedData(s, canonical),
		Hidden: s.About.Hidden || s.Kind == missingKind || !r.site.isPublic(),
	}
	add := func(name, content string) {
		if content != "" {
			h.Properties = append(h.Properties, property{name, content})
		}
	}
	kind, title := "website", cmp.Or(s.Title, r.site.Title)
	if a := s.About.Article; a != nil {
		kind, title = "article", a.Headline
	}
	add("og:type", kind)
	add("og:title", title)
	add("og:description", s.Description)
	add("og:url", canonical)
	add("og:site_name", r.site.Title)
	add("og:locale", localeOf(r.site.language()))
	if p := r.picture(s); p != nil {
		h.Card = "summary_large_image"
		add("og:image", r.site.BaseURL+p.Path)
		add("og:image:type", "image/png")
		add("og:image:width", strconv.Itoa(card.Width))
		add("og:image:height", strconv.Itoa(card.Height))
		add("og:image:alt", p.Alt)
	}
	if a := s.About.Article; a != nil {
		add("article:published_time", a.Published)
		add("article:modified_time", a.Modified)
		add("article:section", a.Kind)
		for _, tag := range a.Tags {
			add("article:tag", tag)
		}
	}
	return h
}

// picture is the picture for a link to a page; nil without one.
func (r *Renderer) picture(s sheet) *linkPicture {
	switch {
	case s.About.Picture != nil:
		return s.About.Picture
	case r.assets.card.Path != "":
		return &linkPicture{Path: r.assets.card.Path, Alt: r.site.Title}
	}
	return nil
}

// feedForms is how many of the forms are feeds; they come first.
const feedForms = 2

// data lists the forms of the site's incidents that every page leads to.
func (r *Renderer) data() []feedLink {
	return []feedLink{
		{"feed.xml", "application/atom+xml", r.say.Say("Atom feed")},
		{"feed.json", "application/feed+json", r.say.Say("JSON Feed")},
		{"incidents.json", "application/json", r.say.Say("Incidents (JSON)")},
		{"incidents.csv", "text/csv", r.say.Say("Incidents (CSV)")},
		{"actions.csv", "text/csv", r.say.Say("Actions (CSV)")},
		{"actions.ics", "text/calendar", r.say.Say("Due dates (iCalendar)")},
	}
}

// localeOf is a language with its country, as Open Graph wants it; empty when
// no country is known.
func localeOf(language string) string {
	base, rest, _ := strings.Cut(language, "-")
	for part := range strings.SplitSeq(rest, "-") {
		if len(part) == 2 {
			return strings.ToLower(base) + "_" + strings.ToUpper(part)
		}
	}
	switch strings.ToLower(language) { // where the language of the interface comes from
	case "en":
		return "en_GB"
	case "de":
		return "de_DE"
	case "es":
		return "es_ES"
	case "fr":
		return "fr_FR"
	case "ja":
		return "ja_JP"
	}
	return ""
}
