package page

import (
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// Told is one incident in the words of the site's lists, for its machine forms:
// plain text with ordinary spaces.
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

// Told tells an incident in the words of the site's lists.
func (r *Renderer) Told(e *portfolio.Entry) Told {
	l := r.listed(e)
	texts, actions := e.Said()
	t := Told{
		Summary: ordinary(r.plain(texts.Summary)), Kind: ordinary(l.Kind), Severity: ordinary(l.Severity), State: ordinary(l.State), When: ordinary(l.When.Words),
		Duration: ordinary(l.Duration), Record: l.RecordStatus, Services: l.Services,
	}
	ids := anchors{}
	for i, a := range actions {
		t.Anchors = append(t.Anchors, ids.add("a-", a.ID, i+1))
		owner := ""
		if a.Owner != "" {
			owner = titleOf(r.site.Owners, a.Owner)
		}
		t.Owners = append(t.Owners, owner)
	}
	return t
}

// Language is the language that the site is told in.
func (r *Renderer) Language() *words.Language { return r.say }
