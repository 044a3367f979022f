package feed

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// Site is what the forms tell of the site itself.
type Site struct {
	Title        string // required
	Organisation string
	BaseURL      string            // absolute, with a slash at its end; empty when it is not known
	AsOf         time.Time         // the present day of this build
	Audience     incident.Audience // whom this build is for
	Say          *words.Language   // required
}

// Told is one incident in the words that the site's lists have for it. All of
// it is plain text.
type Told struct {
	Summary  string // its headline, else its public summary
	Kind     string
	Severity string // "SEV2"; empty when not said
	State    string
	When     string // the day; empty when none is known
	Duration string
	Record   string // "Retracted", "Preliminary"; empty for a finished report
	Services []string
	// Anchors and Owners are the actions' places in the report and the titles of
	// their owners, in the order of the entry's actions.
	Anchors, Owners []string
}

// Item is one incident for the forms.
type Item struct {
	*portfolio.Entry
	Told Told
}

// Feed is everything that the forms are made from.
type Feed struct {
	site    Site
	entries []*portfolio.Entry // newest first
	tell    func(*portfolio.Entry) Told
}

// New takes the incidents, newest first, and what tells one. Drafts are left
// out.
func New(site Site, all []*portfolio.Entry, tell func(*portfolio.Entry) Told) *Feed {
	f := &Feed{site: site, tell: tell}
	for _, e := range all {
		if e.RecordStatus != incident.Draft && e.RecordStatus != incident.InReview {
			f.entries = append(f.entries, e)
		}
	}
	return f
}

// items gives incidents one after another, so that no more are in memory than
// are being written.
func (f *Feed) items(of []*portfolio.Entry) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, e := range of {
			if !yield(Item{e, f.tell(e)}) {
				return
			}
		}
	}
}

// form is one file of the site, and how it is made: whole, or part by part.
type form struct {
	name string
	make func(*Feed) ([]byte, error)
	long func(*Feed) (long, error)
}

func forms() []form {
	return []form{
		{name: "feed.xml", make: (*Feed).atom},
		{name: "feed.json", make: (*Feed).jsonFeed},
		{name: "incidents.json", long: (*Feed).incidents},
		{name: "incidents.csv", long: (*Feed).incidentTable},
		{name: "actions.csv", long: (*Feed).actionTable},
		{name: "actions.ics", long: (*Feed).calendar},
		{name: "robots.txt", make: (*Feed).robots},
	}
}

// Names lists the files at the site's top that are made from the incidents
// alone.
func Names() []string {
	var all []string
	for _, f := range forms() {
		all = append(all, f.name)
	}
	return all
}

// Make gives what is in the file of a name among Names.
func (f *Feed) Make(name string) ([]byte, error) {
	var out bytes.Buffer
	err := f.Write(name, &out, func(_ []*portfolio.Entry, tell func() ([]byte, error)) ([]byte, error) { return tell() })
	return out.Bytes(), err
}

// Write writes the file of a name among Names. What a long one says of incidents
// that follow each other it has from part.
func (f *Feed) Write(name string, to io.Writer, part Part) error {
	for _, one := range forms() {
		if one.name != name {
			continue
		}
		if one.make == nil {
			l, err := one.long(f)
			if err != nil {
				return err
			}
			return f.write(l, to, part)
		}
		data, err := one.make(f)
		if err == nil {
			_, err = to.Write(data)
		}
		return err
	}
	return fmt.Errorf("there is no form %s", name)
}

// title is the incident's title, marked where it needs to be wherever it shows.
func (f *Feed) title(it Item) string {
	return f.site.Say.Titled(it.Title, it.Fictional, it.RecordStatus)
}

// facts is an incident in a line: "Outage · SEV2 · Resolved · 4 May 2026 · 38 min".
func (f *Feed) facts(it Item) []string {
	t := it.Told
	all := []string{t.Kind, t.Severity, t.State, t.When, t.Duration}
	if it.RecordStatus != incident.Retracted { // else the title says it
		all = append(all, t.Record)
	}
	return filled(append(all, f.site.Say.List(t.Services)))
}

// filled leaves out what is empty.
func filled(all []string) []string {
	var there []string
	for _, s := range all {
		if s != "" {
			there = append(there, s)
		}
	}
	return there
}
