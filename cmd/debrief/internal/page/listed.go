package page

import (
	"strings"
	"sync"
	"time"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
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
	last map[*report.Report]listed
}

// all tells each of the reports in a few words, in their order.
func (m *lister) all(reports []*report.Report, tell func(*report.Report) listed) []listed {
	m.mu.Lock()
	defer m.mu.Unlock()
	next := make(map[*report.Report]listed, len(reports))
	all := make([]listed, len(reports))
	for i, rep := range reports {
		l, known := m.last[rep]
		if !known {
			l = tell(rep)
		}
		next[rep], all[i] = l, l
	}
	m.last = next
	return all
}

// listed tells one report in a few words.
func (r *Renderer) listed(rep *report.Report) listed {
	inc := rep.Incident
	l := listed{
		Path: "incidents/" + inc.ID + "/index.html", Title: inc.Title, Headline: r.plain(inc.Summary.Headline.String()),
		Kind: kindLabel(inc), KindClass: className("kind-", string(inc.Kind)),
		State: stateLabel(inc.State), StateClass: className("state-", string(inc.State)),
		Duration: durationWords(rep.Durations.Impact), Fictional: inc.Fictional, RecordStatus: recordLabel(inc),
		id: inc.ID, ongoing: goesOn(inc),
	}
	if l.Headline == "" {
		l.Headline = r.plain(inc.Summary.Public.String())
	}
	if s := inc.Severity; s != nil {
		l.Severity = severityLabel(s.Level)
		if s.Level == string(incident.Unknown) {
			l.Severity = "severity unknown"
		}
	}
	for _, s := range inc.Services {
		l.Services = append(l.Services, titleOf(r.site.Services, s))
	}
	l.When, l.at = dated(rep)
	return l
}

func stateLabel(s incident.State) string {
	switch s {
	case incident.Mitigated: // "not yet resolved" is too long for a label
		return "Mitigated"
	case "":
		s = incident.StateUnknown
	}
	return upperFirst(phrase("state", s))
}

func recordLabel(inc *incident.Incident) string {
	switch inc.RecordStatus {
	case incident.Retracted:
		return "Retracted"
	case incident.Draft, incident.InReview:
		return "Draft"
	}
	if r := inc.LatestRevision(); r != nil && r.Type == incident.Preliminary {
		return "Preliminary"
	}
	return ""
}

// dated tells on which day an incident began, else the first day of which
// anything is known, and gives the moment to sort by.
func dated(rep *report.Report) (moment, time.Time) {
	t, span := firstKnown(rep)
	if t == nil {
		return moment{}, time.Time{}
	}
	at := span.Lo
	if at.IsZero() {
		at = span.Hi
	}
	return moment{Words: dayWords(t, rep.Zone), Datetime: at.In(rep.Zone).Format(time.DateOnly)}, at.In(rep.Zone)
}

// firstKnown gives the start, else the first milestone of which anything is
// known; nil when nothing is.
func firstKnown(rep *report.Report) (*incident.Time, incident.Span) {
	for _, m := range append(incident.Milestones()[1:], incident.Introduced) {
		t := rep.Incident.Milestone(m)
		if span := t.Span(rep.Zone); !span.IsZero() {
			return t, span
		}
	}
	return nil, incident.Span{}
}

// dayWords tells a time to the day.
func dayWords(t *incident.Time, zone *time.Location) string {
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
	return zoneWords{zone: zone}.moment(&day)
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
