package problem

import (
	"regexp"
	"strings"
)

// Rule is one entry of the rule book: what is demanded of people who write
// records and settings, and why.
type Rule struct {
	ID       string   // stable for ever: PM011
	Name     string   // short, for people: timeline-order
	Severity Severity // of its problems, unless a problem or the settings say otherwise
	Title    string   // the demand in one sentence, without a full stop: "the timeline is in the order of time"
	Reason   string   // one paragraph in Markdown: what goes wrong otherwise, and what to do
	Source   string   // where the demand comes from, in words; with an address where there is one
	// Wrong and Right are excerpts of a record: whole keys of its top level. A
	// line such as "-- config.yaml --" begins another file of the project, and
	// "-- incidents/b.yaml --" another record, which is whole.
	Wrong, Right string
	// Finished rules say what a finished report needs: one that is published
	// and has a final version. Of other records their problems are hints.
	Finished bool
	// Firm rules keep a report from being wrong or from telling a secret: they
	// cannot be waived, and the settings cannot make them milder.
	Firm bool
}

// String gives the id and the name, as problems show them.
func (r *Rule) String() string {
	switch {
	case r == nil:
		return ""
	case r.Name == "":
		return r.ID
	}
	return r.ID + " " + r.Name
}

// link finds a link of Markdown.
var link = regexp.MustCompile(`\[([^\]]*)\]\(([^)\s]*)\)`)

// Plain gives the reason without the marks of Markdown, in one line. Links keep
// their address.
func (r *Rule) Plain() string {
	text := link.ReplaceAllString(strings.Join(strings.Fields(r.Reason), " "), "$1 ($2)")
	return strings.NewReplacer("**", "", "`", "").Replace(text)
}
