package feed

import (
	"bytes"
	"encoding/json"
	"fmt"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/portfolio"
)

// formVersion is the version of incidents.json.
const formVersion = 1

// heading is what incidents.json says before its list of incidents.
type heading struct {
	Version      int    `json:"version"` // of this form, which only ever gains keys
	Generator    string `json:"generator"`
	AsOf         string `json:"as_of"`
	Title        string `json:"title"`
	Organisation string `json:"organisation,omitempty"`
	Audience     string `json:"audience,omitempty"` // whom this site is for
	Language     string `json:"language"`           // of all words
	HomePage     string `json:"home_page_url,omitempty"`
	Count        int    `json:"count"`
}

// Incident is one incident in incidents.json, version 1: the newest first, then
// those without a date. A key that is not there is not known, or empty.
type Incident struct {
	ID         string            `json:"id"`
	Title      string            `json:"title"` // as written, without marks
	URL        string            `json:"url"`   // the report; see the package for relative ones
	Markdown   string            `json:"markdown_url"`
	Record     string            `json:"record_url"`
	Kind       string            `json:"kind"`
	KindWords  string            `json:"kind_words"`
	AlsoKinds  []string          `json:"also_kinds,omitempty"`
	Severity   *Severity         `json:"severity,omitempty"`
	State      string            `json:"state,omitempty"`
	Ongoing    bool              `json:"ongoing"`       // not over at the as-of moment
	Status     string            `json:"record_status"` // published, retracted
	Fictional  bool              `json:"fictional"`
	Counted    bool              `json:"counted"` // false: see portfolio.Apart
	Summary    string            `json:"summary,omitempty"`
	Services   []string          `json:"services,omitempty"` // names as in the records
	Regions    []string          `json:"regions,omitempty"`
	Tags       []string          `json:"tags,omitempty"`
	Aliases    []string          `json:"aliases,omitempty"` // ids it had before
	External   []External        `json:"external_ids,omitempty"`
	Began      *Moment           `json:"began,omitempty"` // the start, else the first moment that is known
	Times      map[string]Moment `json:"times,omitempty"` // by milestone
	Durations  map[string]Length `json:"durations"`       // impact always, the others where they are known
	Detection  string            `json:"detection,omitempty"`
	Trigger    string            `json:"trigger,omitempty"`
	Factors    []Factor          `json:"factors,omitempty"`
	Actions    Actions           `json:"actions"`
	Relations  []Relation        `json:"relations,omitempty"`
	Revision   *Revision         `json:"revision,omitempty"` // the latest
	Published  string            `json:"published,omitempty"`
	LastChange string            `json:"updated,omitempty"`
}

// Severity is a level with the scheme that it belongs to.
type Severity struct {
	Level  string `json:"level"`
	Scheme string `json:"scheme,omitempty"`
}

// External names the incident in another system.
type External struct {
	System string `json:"system"`
	ID     string `json:"id"`
	URL    string `json:"url,omitempty"`
}

// Factor is a contributing factor; its words stand in the report.
type Factor struct {
	ID       string `json:"id,omitempty"`
	Category string `json:"category,omitempty"`
	Status   string `json:"status,omitempty"`
}

// Actions counts the actions. Those that are neither done nor refused are open,
// of which some are blocked and some overdue.
type Actions struct {
	Total   int `json:"total"`
	Open    int `json:"open"`
	Overdue int `json:"overdue"`
	Blocked int `json:"blocked"`
	Done    int `json:"done"`
	WontDo  int `json:"wont_do"`
}

// Relation ties the incident to another one of this site, or elsewhere.
type Relation struct {
	Type     string    `json:"type"`
	ID       string    `json:"id,omitempty"`
	External *External `json:"external,omitempty"`
}

// Revision is a version of the report.
type Revision struct {
	Version int    `json:"version"`
	Type    string `json:"type"`
	At      string `json:"at,omitempty"` // as precise as it was written
}

// incidents makes incidents.json, one incident a line.
func (f *Feed) incidents() (long, error) {
	s := f.site
	head, err := compact(heading{
		Version: formVersion, Generator: "debrief", AsOf: moment(s.AsOf), Title: s.Title, Organisation: s.Organisation,
		Audience: string(s.Audience), Language: s.Say.Tag(), HomePage: s.absolute(indexName), Count: len(f.entries),
	})
	return long{head: string(bytes.TrimSuffix(head, []byte("}"))) + `,"incidents":[`, between: ",", tail: "\n]}\n", tell: f.incidentLines}, err
}

func (f *Feed) incidentLines(of []*portfolio.Entry) ([]byte, error) {
	var out bytes.Buffer
	for it := range f.items(of) {
		one, err := compact(f.incident(it))
		if err != nil {
			return nil, err
		}
		if out.Len() > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
		out.Write(one)
	}
	return out.Bytes(), nil
}

// compact writes a value in one line.
func compact(value any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

func (f *Feed) incident(it Item) Incident {
	s, details := f.site, it.Details()
	out := Incident{
		ID: it.ID, Title: it.Title, URL: s.address(it.page()), Markdown: s.address(it.home() + "report.md"), Record: s.address(it.home() + "record.json"),
		Kind: string(it.Kind), KindWords: it.Told.Kind, AlsoKinds: texts(it.AlsoKinds), State: string(it.State), Ongoing: it.Ongoing,
		Status: string(it.RecordStatus), Fictional: it.Fictional, Counted: it.Counts(), Summary: it.Told.Summary,
		Services: it.Services, Regions: it.Regions, Tags: it.Tags, Aliases: it.Aliases,
		Times: map[string]Moment{}, Durations: s.lengths(details.Durations), Detection: string(it.Detection), Trigger: string(it.Trigger), Actions: countActions(details.Actions),
	}
	if it.Severity != nil {
		out.Severity = &Severity{it.Severity.Level, it.Severity.Scheme}
	}
	for _, x := range details.External {
		out.External = append(out.External, External{x.System, x.ID, x.URL})
	}
	if when := it.When(); when != nil {
		out.Began = new(momentOf(portfolio.ToldOf(when, it.Span)))
	}
	for _, m := range details.Milestones {
		out.Times[string(m.Name)] = momentOf(m.Told)
	}
	for _, c := range it.Factors {
		out.Factors = append(out.Factors, Factor{c.ID, string(c.Category), string(c.Status)})
	}
	for _, r := range it.Relations {
		out.Relations = append(out.Relations, relationOf(r))
	}
	if r := details.Revision(); r != nil {
		out.Revision = &Revision{r.Version, string(r.Type), r.At.String()}
	}
	if !it.Published.IsZero() {
		out.Published = moment(it.Published)
	}
	if !it.Changed.IsZero() {
		out.LastChange = moment(it.Changed)
	}
	return out
}

func relationOf(r incident.Relation) Relation {
	out := Relation{Type: string(r.Type), ID: r.ID}
	if r.External != nil {
		out.External = &External{r.External.System, r.External.ID, r.External.URL}
	}
	return out
}

func countActions(all []portfolio.Action) Actions {
	n := Actions{Total: len(all)}
	for _, a := range all {
		switch a.Status {
		case incident.ActionDone:
			n.Done++
		case incident.ActionWontDo:
			n.WontDo++
		default:
			n.Open++
		}
		if a.Status == incident.ActionBlocked {
			n.Blocked++
		}
		if a.Overdue {
			n.Overdue++
		}
	}
	return n
}

func texts[E ~string](words []E) []string {
	var all []string
	for _, w := range words {
		all = append(all, string(w))
	}
	return all
}
