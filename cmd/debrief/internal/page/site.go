package page

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
)

// Site is what every page of a site says of it.
type Site struct {
	Title        string // required
	Organisation string
	// BaseURL is where the site will be, with the scheme and a slash at the
	// end; empty when nobody knows. Canonical links and 404.html need it.
	BaseURL  string
	Language string // BCP 47; empty is English
	Timezone string // IANA; empty is UTC
	// AsOf is the present day of this build; AsOfGiven is the same as it was
	// given, such as 2026-11-22.
	AsOf      time.Time
	AsOfGiven string
	Audience  incident.Audience // whom this build is for
	Accent    string            // a colour such as #1f5f8b; empty leaves the stylesheet's own
	Logo      string            // a file in the templates' folder; empty for none
	Footer    []Link
	Pages     []OwnPage
	Version   string // of the program
	Services  []Named
	Owners    []Named
	// ServiceFacts, Factors and Severities are what the settings say of these
	// beyond their titles; each may be empty.
	ServiceFacts []ServiceFacts
	Factors      []SharedFactor
	Severities   []SeverityScheme
	PageSize     int // how many incidents or actions stand on one page of a list; 0 is 100
}

// ServiceFacts is what the settings say of a service.
type ServiceFacts struct {
	Name  string   // as records write it
	Owner string   // the name of an owner; empty when nobody is named
	SLOs  []string // ids of its objectives
}

// SharedFactor is a contributing factor that several incidents share.
type SharedFactor struct{ Name, Title, Definition string }

// SeverityScheme is a severity scheme with its levels, gravest first.
type SeverityScheme struct {
	Scheme string
	Levels []string
}

// OwnPage is a page of the site owner's own.
type OwnPage struct {
	Title string
	Name  string // of its folder in pages/
	File  string // its text in Markdown, in the templates' folder
	Menu  bool   // it stands in the main menu too
}

// Path is where the page is, relative to the site's folder.
func (p OwnPage) Path() string { return "pages/" + p.Name + "/index.html" }

// Link is an address with the words for it.
type Link struct{ Title, URL string }

// Named is a short name that records use, with the title that readers see.
type Named struct{ Name, Title string }

// Zone is the zone of the site's own times. A name that does not load is UTC.
func (s Site) Zone() *time.Location {
	zone, err := incident.LoadZone(s.Timezone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// titleOf gives the title of a name, or the name itself.
func titleOf(all []Named, name string) string {
	for _, n := range all {
		if n.Name == name && n.Title != "" {
			return n.Title
		}
	}
	return name
}

// File is one file of the site: a slash-separated path and what is in it.
type File struct {
	Path string
	Data []byte
}

// Linked is what a report says of other reports of the same build.
type Linked struct {
	// Reports are those that a link can lead to, by id.
	Reports map[string]string
}

// schemes gives the severity schemes as statistics take them.
func (s Site) schemes() []portfolio.Scheme {
	all := make([]portfolio.Scheme, len(s.Severities))
	for i, scheme := range s.Severities {
		all[i] = portfolio.Scheme{Name: scheme.Scheme, Levels: scheme.Levels}
	}
	return all
}
