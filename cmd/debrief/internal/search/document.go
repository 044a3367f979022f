package search

// Document is what can be found of one incident, and what a result shows of it.
// All of it is plain text for readers.
type Document struct {
	Card   Card
	Fields []Field
	Facets []Facet
	Month  string // of its start: "2026-02"; empty when no moment is known
}

// Card is the head of a result.
type Card struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Date       string `json:"date,omitempty"` // in words
	Day        string `json:"day,omitempty"`  // for machines
	Kind       string `json:"kind"`
	KindClass  string `json:"kindClass"` // kind-outage
	Severity   string `json:"severity,omitempty"`
	State      string `json:"state"`
	StateClass string `json:"stateClass"`
	Mark       string `json:"mark,omitempty"` // Draft, Retracted
	Example    string `json:"example,omitempty"`
}

// Weight is how much more a word in one field says than a word in another.
type Weight int

// The fields in the order of what they say.
const (
	Timeline Weight = 1
	Cause    Weight = 2
	Name     Weight = 4 // ids, tags, services, hosts
	Summary  Weight = 5
	Title    Weight = 10
)

// Field is one text of an incident.
type Field struct {
	Weight Weight
	// Label says where in the report the text stands; a field without one is
	// searched and not shown.
	Label string
	Text  string
	Hosts []string // of links in it, searched and not shown
}

// Facet is one thing that an incident is: of a kind, of a year. One facet may
// have several values.
type Facet struct {
	Name   string // kind, severity, service, year, state
	Value  string // as in addresses
	Label  string // as readers see it
	Weight int    // among the facet's values; smaller comes first
	// Path leads to the page that lists all with this value, from the site's
	// folder; empty where there is none. It is not in the index.
	Path string
}

// File is one file of the index; its path begins with search/.
type File struct {
	Path string
	Data []byte
}
