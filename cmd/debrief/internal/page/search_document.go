package page

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
	"debrief/cmd/debrief/internal/search"
)

// Searched takes apart what can be found of an incident: what its report shows,
// and nothing else. The entry is of the same incident; Search takes from it what
// the incident is one of.
func (r *Renderer) Searched(inc *incident.Incident, e *portfolio.Entry) *search.Page {
	l := r.listed(e)
	doc := search.Document{Fields: r.searchFields(inc, e), Card: search.Card{
		ID: e.ID, Title: l.Title, Date: l.When.Words, Day: l.When.Datetime,
		Kind: l.Kind, KindClass: l.KindClass, Severity: l.Severity, State: l.State, StateClass: l.StateClass, Mark: l.RecordStatus,
	}}
	if !e.At.IsZero() {
		doc.Month = e.At.Format("2006-01")
	}
	if e.Fictional {
		doc.Card.Example = r.say.Say("Fictional example")
	}
	doc.Fields = append(doc.Fields, search.Field{Weight: search.Name, Text: strings.Join([]string{l.Kind, l.Severity, l.When.Words, l.When.Datetime}, " ")})
	return search.Read(doc)
}

// searchFields gives the texts of an incident, those that say most first.
func (r *Renderer) searchFields(inc *incident.Incident, e *portfolio.Entry) []search.Field {
	t := texts{plain: r.plain}
	t.add(search.Title, "", inc.Title)
	t.add(search.Summary, r.say.Say("Summary"), inc.Summary.Headline.String(), inc.Summary.Public.String(), inc.Summary.Internal.String())
	if i := inc.Impact; i != nil {
		t.add(search.Cause, r.say.Say("Impact"), i.Summary.String())
	}
	t.cause(inc.Cause, r.say.Say("Cause"))
	t.remediation(inc.Remediation, r.say.Say("Actions"))
	var told []string
	for _, entry := range inc.Timeline {
		told = append(told, entry.Text)
	}
	t.add(search.Timeline, r.say.Say("Timeline"), told...)
	if l := inc.Lessons; l != nil {
		t.add(search.Timeline, r.say.Say("Lessons"), slices.Concat(l.WentWell, l.WentPoorly, l.Lucky, l.Surprises)...)
	}
	t.fields = append(t.fields, search.Field{Weight: search.Name, Label: r.say.Say("Names"), Text: strings.Join(r.searchNames(inc, e), " · "), Hosts: externalHosts(inc)})
	return t.fields
}

// searchNames are the ids and names of an incident in the form that readers see.
func (r *Renderer) searchNames(inc *incident.Incident, e *portfolio.Entry) []string {
	names := []string{inc.ID}
	names = append(names, inc.Aliases...)
	for _, x := range inc.ExternalIDs {
		names = append(names, x.System+" "+x.ID)
	}
	for _, s := range e.Services {
		names = append(names, titleOf(r.site.Services, s))
		if titleOf(r.site.Services, s) != s {
			names = append(names, s)
		}
	}
	for _, region := range inc.Regions {
		names = append(names, r.say.Region(region))
	}
	names = append(names, inc.Tags...)
	names = append(names, hopNames(inc.Misrouting)...)
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// hopNames are the hosts, addresses and networks of a wrong turn.
func hopNames(m *incident.MisroutingBlock) []string {
	var names []string
	if m == nil {
		return nil
	}
	for _, path := range []*incident.Path{m.Intended, m.Actual} {
		if path == nil {
			continue
		}
		for _, h := range path.Hops {
			names = append(names, h.Host, h.Address, h.Prefix, h.Operator)
			if h.ASN != 0 {
				names = append(names, "AS"+strconv.Itoa(h.ASN))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

var hostInAddress = regexp.MustCompile(`https?://([^/\s:?#)>\]"']+)`)

// hostsIn gives the hosts of the addresses in a text.
func hostsIn(text string) []string {
	var hosts []string
	if strings.Contains(text, "://") {
		for _, found := range hostInAddress.FindAllStringSubmatch(text, -1) {
			hosts = append(hosts, found[1])
		}
	}
	return hosts
}

func externalHosts(inc *incident.Incident) []string {
	var hosts []string
	for _, x := range inc.ExternalIDs {
		hosts = append(hosts, hostsIn(x.URL)...)
	}
	return hosts
}

// texts collects fields.
type texts struct {
	plain  func(markdown string) string
	fields []search.Field
}

// marks are what text without Markdown has none of.
const marks = "\\`*_[]<>#&~|!=+\n"

// add adds a field of some texts in Markdown, unless there is nothing in them.
func (t *texts) add(weight search.Weight, label string, all ...string) {
	f := search.Field{Weight: weight, Label: label}
	var told []string
	for _, text := range all {
		if text == "" {
			continue
		}
		f.Hosts = append(f.Hosts, hostsIn(text)...)
		if label != "" && strings.ContainsAny(text, marks) { // a title is no Markdown
			text = t.plain(text)
		}
		told = append(told, strings.TrimSpace(text))
	}
	if f.Text = strings.Join(told, " "); f.Text != "" {
		t.fields = append(t.fields, f)
	}
}

func (t *texts) cause(c *incident.Cause, label string) {
	if c == nil {
		return
	}
	told := []string{c.Summary.String()}
	if c.Trigger != nil {
		told = append(told, c.Trigger.Text)
	}
	for _, f := range c.Factors {
		told = append(told, f.Text)
	}
	t.add(search.Cause, label, append(told, c.OpenQuestions...)...)
}

func (t *texts) remediation(rem *incident.Remediation, label string) {
	if rem == nil {
		return
	}
	told := slices.Clone(rem.Immediate)
	for _, a := range rem.Actions {
		told = append(told, a.Title, a.Ticket)
	}
	t.add(search.Cause, label, told...)
}

// searchFacets tells what an incident is, with the lists of all that are so.
func (r *Renderer) searchFacets(e *portfolio.Entry) []search.Facet {
	state := e.Standing()
	severity := incident.Severity{Level: string(incident.Unknown)}
	if e.Severity != nil {
		severity = *e.Severity
	}
	facets := []search.Facet{
		{Name: "kind", Value: string(e.Kind), Label: r.say.Kind(e.Kind).Label, Weight: placeOfKind(e.Kind), Path: r.kindPlace(e.Kind)},
		r.severityFacetOf(severity),
		{Name: "state", Value: string(state), Label: stateLabel(r.say, state), Weight: slices.Index(state.Words(), string(state)), Path: stateFolder(state) + "index.html"},
	}
	year := search.Facet{Name: "year", Value: "undated", Label: r.say.Say("Undated"), Weight: 1, Path: r.undatedPlace()}
	if !e.At.IsZero() {
		year.Value = e.At.Format("2006")
		year.Label, year.Weight, year.Path = year.Value, -e.At.Year(), r.yearPlace(e.At.Year())
	}
	facets = append(facets, year)
	for _, s := range e.Services {
		facets = append(facets, search.Facet{Name: "service", Value: s, Label: titleOf(r.site.Services, s), Path: r.servicePlace(s)})
	}
	return facets
}

// severityFacetOf keeps levels of two schemes apart.
func (r *Renderer) severityFacetOf(s incident.Severity) search.Facet {
	f := search.Facet{Name: "severity", Value: strings.ToLower(s.Level), Label: s.Level, Path: r.severityPlace(s.Scheme, s.Level)}
	switch {
	case s.Level == string(incident.Unknown):
		f.Label, f.Weight = r.say.Say("Severity unknown"), 1
	case s.Scheme != "":
		f.Value, f.Label = strings.ToLower(s.Scheme)+" "+f.Value, r.say.SayAs("severity", "%s (scheme %s)", s.Level, s.Scheme)
	}
	return f
}

// placeOfKind is a kind's place among the known ones; a word that is not known
// comes after them.
func placeOfKind(k incident.Kind) int {
	known := k.Words()
	if i := slices.Index(known, string(k)); i >= 0 {
		return i
	}
	return len(known)
}
