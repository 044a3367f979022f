package page

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// indexKind is the class name of the site's first page.
const indexKind = "index"

// indexPage is what index.html.tmpl gets.
type indexPage struct {
	Organisation string
	Total        int
	Fictional    int // of them
	Kinds        []kindCount
	Ongoing      []listed // newest first
	Years        []yearOf // the others, newest first
	Undated      []listed // no moment is known; by id
	AsOf         moment
}

// kindCount is how many reports there are of a kind.
type kindCount struct {
	Class string // kind-outage
	Label string // in the number that fits
	Count int
}

// yearOf is the reports of one year.
type yearOf struct {
	Year    int
	Reports []listed
}

// listed is one report as a list shows it. All of it is plain text.
type listed struct {
	Path         string // relative to the site's folder
	Title        string
	Headline     string
	Kind         string
	KindClass    string // kind-outage
	Severity     string // with its word: "SEV2", "severity unknown"; empty when not said
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

// Index makes index.html: what is going on now, then the newest first.
func (r *Renderer) Index(reports []*report.Report) ([]File, error) {
	page := r.indexPage(reports)
	var body bytes.Buffer
	if err := r.frames.ExecuteTemplate(&body, "index.html.tmpl", page); err != nil {
		return nil, fmt.Errorf("render index.html: %w", err)
	}
	file, err := r.frame(sheet{Path: "index.html", Kind: indexKind, Description: page.description(), Body: body.Bytes()})
	return []File{file}, err
}

func (p indexPage) description() string {
	words := counted(p.Total, "incident report", "incident reports")
	if p.Organisation != "" {
		words += " of " + p.Organisation
	}
	if n := len(p.Ongoing); n > 0 {
		words += ", " + whole(int64(n)) + " ongoing"
	}
	return words + ", as of " + p.AsOf.Words + "."
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1" + nbsp + one
	}
	return whole(int64(n)) + nbsp + many
}

func (r *Renderer) indexPage(reports []*report.Report) indexPage {
	page := indexPage{Organisation: r.site.Organisation, Total: len(reports), Kinds: kindCounts(reports), AsOf: r.site.asOf()}
	var all []listed
	for _, rep := range reports {
		all = append(all, r.listed(rep))
		if rep.Incident.Fictional {
			page.Fictional++
		}
	}
	slices.SortFunc(all, func(a, b listed) int { return cmp.Or(b.at.Compare(a.at), cmp.Compare(a.id, b.id)) })
	for _, l := range all {
		switch {
		case l.ongoing:
			page.Ongoing = append(page.Ongoing, l)
		case l.at.IsZero():
			page.Undated = append(page.Undated, l)
		default:
			page.addToYear(l)
		}
	}
	return page
}

func (p *indexPage) addToYear(l listed) {
	if n := len(p.Years); n > 0 && p.Years[n-1].Year == l.at.Year() {
		p.Years[n-1].Reports = append(p.Years[n-1].Reports, l)
		return
	}
	p.Years = append(p.Years, yearOf{Year: l.at.Year(), Reports: []listed{l}})
}

// kindCounts counts the reports of each kind, the known kinds in their order
// and the others after them by name.
func kindCounts(reports []*report.Report) []kindCount {
	count := map[incident.Kind]int{}
	for _, rep := range reports {
		count[rep.Incident.Kind]++
	}
	kinds := slices.Collect(maps.Keys(count))
	slices.SortFunc(kinds, func(a, b incident.Kind) int { return cmp.Or(cmp.Compare(placeOf(a), placeOf(b)), cmp.Compare(a, b)) })
	var all []kindCount
	for _, k := range kinds {
		label := k.Profile().Plural
		if count[k] == 1 {
			label = k.Profile().Label
		}
		all = append(all, kindCount{Class: className("kind-", string(k)), Label: label, Count: count[k]})
	}
	return all
}

// placeOf is a kind's place among the known ones; a word that is not known
// comes after them.
func placeOf(k incident.Kind) int {
	known := k.Words()
	if i := slices.Index(known, string(k)); i >= 0 {
		return i
	}
	return len(known)
}

// listed tells one report in a few words.
func (r *Renderer) listed(rep *report.Report) listed {
	inc := rep.Incident
	l := listed{
		Path: "incidents/" + inc.ID + "/index.html", Title: inc.Title, Headline: r.plain(inc.Summary.Headline.String()),
		Kind: inc.Kind.Profile().Label, KindClass: className("kind-", string(inc.Kind)),
		State: stateLabel(inc.State), StateClass: className("state-", string(inc.State)),
		Duration: durationWords(rep.Durations.Impact), Fictional: inc.Fictional, RecordStatus: recordLabel(inc),
		id: inc.ID, ongoing: inc.State == incident.Ongoing,
	}
	if l.Headline == "" {
		l.Headline = r.plain(inc.Summary.Public.String())
	}
	if s := inc.Severity; s != nil {
		l.Severity = s.Level
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
	for _, m := range append(incident.Milestones()[1:], incident.Introduced) {
		t := rep.Incident.Milestone(m)
		span := t.Span(rep.Zone)
		if span.IsZero() {
			continue
		}
		at := span.Lo
		if at.IsZero() {
			at = span.Hi
		}
		return moment{Words: dayWords(t, rep.Zone), Datetime: at.In(rep.Zone).Format(time.DateOnly)}, at.In(rep.Zone)
	}
	return moment{}, time.Time{}
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
