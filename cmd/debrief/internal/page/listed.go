package page

import (
	"strings"
	"sync"
	"time"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/words"
)

// listed is one report as a list shows it. All of it is plain text.
type listed struct {
	Path         string // relative to the site's folder
	Title        string
	Headline     string
	Kind         string
	KindClass    string // kind-outage
	Severity     string // "SEV2", "severity unknown"; empty when not said
	State        string
	StateClass   string // state-ongoing
	When         moment
	Duration     string
	Services     []string
	Fictional    bool
	RecordStatus string // "Retracted", "Draft", "Preliminary"; empty for a finished report

	id      string
	at      time.Time
	ongoing bool
}

// lister remembers what the last list had, because the next one differs from it
// in little.
type lister struct {
	mu   sync.Mutex
	last map[*portfolio.Entry]listed
}

// all tells each of the incidents in a few words, in their order.
func (m *lister) all(entries []*portfolio.Entry, tell func(*portfolio.Entry) listed) []listed {
	m.mu.Lock()
	defer m.mu.Unlock()
	next := make(map[*portfolio.Entry]listed, len(entries))
	all := make([]listed, len(entries))
	for i, e := range entries {
		l, known := m.last[e]
		if !known {
			l = tell(e)
		}
		next[e], all[i] = l, l
	}
	m.last = next
	return all
}

// listed tells one incident in a few words.
func (r *Renderer) listed(e *portfolio.Entry) listed {
	l := listed{
		Path: "incidents/" + e.ID + "/index.html", Title: e.Title, Headline: r.plain(e.Summary),
		Kind: r.say.KindName(e.Kind, e.Mode), KindClass: className("kind-", string(e.Kind)),
		State: stateLabel(r.say, e.State), StateClass: className("state-", string(e.State)),
		Duration: r.say.Duration(e.Durations.Impact), Fictional: e.Fictional, RecordStatus: recordLabel(r.say, e.RecordStatus, e.Revision()),
		id: e.ID, at: e.At, ongoing: e.Ongoing,
	}
	if s := e.Severity; s != nil {
		l.Severity = severityLabel(r.say, s.Level)
		if s.Level == string(incident.Unknown) {
			l.Severity = r.say.Say("severity unknown")
		}
	}
	for _, s := range e.Services {
		l.Services = append(l.Services, titleOf(r.site.Services, s))
	}
	if e.When != nil {
		l.When = moment{Words: dayWords(r.say, e.When, e.Zone), Datetime: e.At.In(e.Zone).Format(time.DateOnly)}
	}
	return l
}

func stateLabel(l *words.Language, s incident.State) string {
	switch s {
	case incident.Mitigated: // "not yet resolved" is too long for a label
		return l.SayAs("state", "Mitigated")
	case "":
		s = incident.StateUnknown
	}
	return words.UpperFirst(words.Phrase(l, "state", s))
}

func recordLabel(l *words.Language, status incident.RecordStatus, latest *incident.Revision) string {
	switch status {
	case incident.Retracted:
		return l.SayAs("record", "Retracted")
	case incident.Draft, incident.InReview:
		return l.SayAs("record", "Draft")
	}
	if latest != nil && latest.Type == incident.Preliminary {
		return l.SayAs("record", "Preliminary")
	}
	return ""
}

// dayWords tells a time to the day.
func dayWords(l *words.Language, t *incident.Time, zone *time.Location) string {
	day := *t
	day.PlusMinus = incident.Duration{}
	for _, i := range []*incident.Instant{&day.At, &day.Earliest, &day.Latest} {
		if !i.IsZero() && !i.IsDate() {
			*i = incident.InstantOf(i.Clock(zone).In(zone), incident.ToDay)
		}
	}
	if day.Earliest == day.Latest && day.At.IsZero() {
		day.At, day.Earliest, day.Latest = day.Earliest, incident.Instant{}, incident.Instant{}
	}
	return l.In(zone).Moment(&day)
}

// plain gives the words of Markdown without their markup.
func (r *Renderer) plain(markdown string) string {
	pc := parser.NewContext()
	pc.Set(bodyKey, &body{})
	source := []byte(markdown)
	doc := r.markdown.Parser().Parse(text.NewReader(source), parser.WithContext(pc))
	var words []string
	walk(doc, func(n ast.Node) {
		if n.Type() == ast.TypeBlock && n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline {
			words = append(words, textOf(n, source))
		}
	})
	return strings.Join(words, " ")
}
