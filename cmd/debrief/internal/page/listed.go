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
	labels
	ID       string
	Path     string // relative to the site's folder
	Title    string
	When     moment
	Duration string
	Services []string
}

// labels is what a list shows of a report in small labels: words that many
// reports share.
type labels struct {
	Kind         string
	KindClass    string // kind-outage
	KindIcon     string // of the sprite
	Severity     string // "SEV2", "severity unknown"; empty when not said
	State        string
	StateClass   string // state-ongoing
	StateIcon    string // of the sprite
	Fictional    bool
	RecordStatus string // "Retracted", "Draft", "Preliminary"; empty for a finished report
	Uncounted    string // why no number counts it; empty when numbers do
}

// lister remembers how incidents are listed, because they are listed on many
// pages, and the next site differs in few.
type lister struct {
	mu   sync.Mutex
	told map[*portfolio.Entry]*listed // never changed once it is made
}

// mostListed is how many are remembered; beyond them all are forgotten.
const mostListed = 1 << 14

// listing gives how an incident is listed.
func (r *Renderer) listing(e *portfolio.Entry) *listed {
	m := &r.lister
	m.mu.Lock()
	l := m.told[e]
	m.mu.Unlock()
	if l != nil {
		return l
	}
	l = r.listed(e)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.told == nil || len(m.told) >= mostListed {
		m.told = map[*portfolio.Entry]*listed{}
	}
	m.told[e] = l
	return l
}

// listed tells one incident in a few words.
func (r *Renderer) listed(e *portfolio.Entry) *listed {
	standing := e.Standing()
	l := &listed{
		ID: e.ID, Path: reportPath(e.ID), Title: e.Title,
		When: r.momentOf(e), Duration: r.say.Duration(e.Impact()),
		labels: labels{
			Kind: r.say.KindName(e.Kind, e.Mode), KindClass: className("kind-", string(e.Kind)), KindIcon: kindIcon(e.Kind),
			State: stateLabel(r.say, standing), StateClass: className("state-", string(standing)), StateIcon: stateIcon(standing),
			Fictional: e.Fictional, RecordStatus: recordLabel(r.say, e.RecordStatus, e.Revised),
		},
	}
	if l.Duration == r.say.Absent(incident.Unknown) || l.Duration == r.say.Absent("") {
		l.Duration = r.say.Say("duration unknown")
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
	switch e.Apart() {
	case "":
	case portfolio.Duplicate:
		l.Uncounted = r.say.Say("Duplicate, not counted")
	case portfolio.Part:
		l.Uncounted = r.say.Say("Part of another, not counted")
	default: // another mark tells it
		l.Uncounted = r.say.Say("Not counted")
	}
	return l
}

// headlineOf is an incident's headline, else its public summary, in plain text.
func (r *Renderer) headlineOf(e *portfolio.Entry) string { return r.plain(e.Texts().Summary) }

func stateLabel(l *words.Language, s incident.State) string {
	switch s {
	case incident.Mitigated: // "not yet resolved" is too long for a label
		return l.SayAs("state", "Mitigated")
	case "":
		s = incident.StateUnknown
	}
	return words.UpperFirst(words.Phrase(l, "state", s))
}

func recordLabel(l *words.Language, status incident.RecordStatus, latest incident.RevisionType) string {
	switch status {
	case incident.Retracted:
		return l.SayAs("record", "Retracted")
	case incident.Draft, incident.InReview:
		return l.SayAs("record", "Draft")
	}
	if latest == incident.Preliminary {
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

// plain gives the words of Markdown without their markup; those of what would
// take long to read as they are.
func (r *Renderer) plain(markdown string) string {
	if isUnmarked(markdown) {
		return markdown
	}
	return r.plainOf(markdown)
}

func (r *Renderer) plainOf(markdown string) string {
	source := []byte(markdown)
	if isTooMarked(source) {
		return tidy(markdown)
	}
	pc := parser.NewContext()
	pc.Set(bodyKey, &body{})
	doc := r.markdown.Parser().Parse(text.NewReader(source), parser.WithContext(pc))
	var words []string
	walk(doc, func(n ast.Node) {
		if n.Type() == ast.TypeBlock && n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline {
			words = append(words, textOf(n, source))
		}
	})
	return strings.Join(words, " ")
}

// isUnmarked reports whether Markdown is one paragraph that shows as it is
// written, as most is.
func isUnmarked(text string) bool {
	if text == "" || strings.ContainsAny(text, marks+"\t\r\x00") || strings.Contains(text, marksBegin) || text != strings.TrimSpace(text) {
		return false
	}
	if strings.ContainsRune("-:", rune(text[0])) {
		return false
	}
	digits := strings.TrimLeft(text, "0123456789")
	return len(digits) == len(text) || digits == "" || digits[0] != '.' && digits[0] != ')'
}
