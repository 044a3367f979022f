package portfolio

import (
	"cmp"
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// Entry is what lists, trends and machine forms need of one incident. It holds
// on to nothing else of the report, so that a report can be dropped once it is
// made into pages, and it is small: what few need is packed, and its texts are
// parts of one text. A Keeper makes it smaller still.
type Entry struct {
	ID, Title string

	Kind         incident.Kind
	AlsoKinds    []incident.Kind
	Mode         incident.OutageMode // of an outage
	Severity     *incident.Severity  // its level and its scheme
	State        incident.State
	Ongoing      bool // not over at the as-of moment
	Fictional    bool
	ByDay        bool  // When is a date, without a time of day
	apart        uint8 // what only all incidents together tell, by its place in AllApart from 1; see setApart
	RecordStatus incident.RecordStatus
	Revised      incident.RevisionType // what the revision with the highest version is; empty without one

	Services []string
	Regions  []string
	Tags     []string
	Aliases  []string

	// Span bounds When. At is the moment to sort and to count by, in the site's
	// zone: the earliest that When allows, else the latest.
	Span Bounds
	At   time.Time
	Zone *time.Location // that the incident's own times are shown in
	// Began is the earliest that the impact may have begun, Ended bounds its end;
	// both may be zero.
	Began time.Time
	Ended Bounds
	// Published is the first revision's moment, zero without one. Changed is the
	// last one's, else the last that the record tells of; zero when there is none.
	Published, Changed time.Time

	Detection incident.DetectionMethod // empty when not said
	Trigger   incident.Category        // empty when there is none
	Factors   []Factor
	Relations []incident.Relation // types, ids and what is elsewhere

	near    string   // packed: what many pages need
	far     string   // packed: what few pages need; its place when it is laid aside
	keeper  *Keeper  // then knows where
	details *Details // not packed; of an entry that was made otherwise than by Of
}

// Bounds are the earliest and the latest moment that a time may be; zero where
// that is not known.
type Bounds struct{ Lo, Hi time.Time }

// IsZero reports whether nothing at all is known.
func (b Bounds) IsZero() bool { return b.Lo.IsZero() && b.Hi.IsZero() }

func boundsOf(s incident.Span) Bounds { return Bounds{s.Lo, s.Hi} }

// Factor is a contributing factor without its text, which Texts has.
type Factor struct {
	ID       string
	Category incident.Category
	Status   incident.Status
}

// Texts are what an incident says of itself, in Markdown.
type Texts struct {
	Summary string   // the headline, else the public summary
	Story   string   // the public summary, else the headline
	Factors []string // of the contributing factors, in their order
}

// Details is what few pages and forms need of an incident.
type Details struct {
	Texts
	Durations report.Durations
	Outage    *Outage // nil when the record has no windows
	// Milestones are those that were written, in their usual order.
	Milestones []Milestone
	Shares     []report.Share // affected of total
	Immediate  []string       // Markdown: what was done at once
	Glossary   []incident.Term
	External   []incident.External
	Actions    []Action
	Revisions  []incident.Revision // versions, moments and types
}

// Outage is what an outage took from its services.
type Outage struct {
	Weighted report.Duration // as report.Outage has it
	Services []ServiceOutage // where the windows name several
	Hit      []string        // the services that the windows name; empty when they name none
}

// ServiceOutage is what an outage took from one service.
type ServiceOutage struct {
	Service  string
	Weighted report.Duration
}

// Action is one action of an incident as things stand at the as-of moment.
type Action struct {
	incident.Action
	Index   int // its place in the record, from 0
	Overdue bool
	Due     incident.Span
}

// Of tells an incident for lists, with moments in the site's zone.
func Of(rep *report.Report, zone *time.Location) *Entry {
	inc := rep.Incident
	e := &Entry{
		ID: inc.ID, Title: inc.Title, Kind: inc.Kind, AlsoKinds: inc.AlsoKinds, Severity: inc.Severity, State: inc.State, Ongoing: goesOn(inc),
		Fictional: inc.Fictional, RecordStatus: inc.RecordStatus,
		Services: inc.Services, Regions: inc.Regions, Tags: inc.Tags, Aliases: inc.Aliases,
		Zone: rep.Zone, Began: inc.Milestone(incident.Started).Span(rep.Zone).Lo, Ended: boundsOf(inc.Milestone(incident.ResolvedAt).Span(rep.Zone)),
		Relations: inc.Relations,
	}
	d := &Details{Texts: textsOf(inc), Durations: rep.Durations, Outage: outageOf(rep.Outage), Milestones: milestonesOf(rep), Shares: rep.Shares, Glossary: inc.Glossary, External: inc.ExternalIDs, Revisions: inc.Revisions}
	when, span, at := dated(rep, zone)
	e.Span, e.At, e.ByDay = boundsOf(span), at, when != nil && when.At.IsDate()
	e.Published, e.Changed = published(rep, zone)
	if r := inc.LatestRevision(); r != nil {
		e.Revised = r.Type
	}
	if inc.Outage != nil {
		e.Mode = inc.Outage.Mode
		if d.Outage != nil {
			d.Outage.Hit = hit(inc.Outage.Windows)
		}
	}
	if inc.Response != nil && inc.Response.Detection != nil {
		e.Detection = inc.Response.Detection.Method
	}
	if inc.Cause != nil {
		for _, f := range inc.Cause.Factors {
			e.Factors = append(e.Factors, Factor{f.ID, f.Category, f.Status})
		}
		if inc.Cause.Trigger != nil {
			e.Trigger = cmp.Or(inc.Cause.Trigger.Category, incident.Category(incident.Unknown))
		}
	}
	if inc.Remediation != nil {
		d.Immediate = inc.Remediation.Immediate
		d.Actions = actionsOf(inc.Remediation.Actions, rep)
	}
	return packed(e, d, when)
}

func textsOf(inc *incident.Incident) Texts {
	headline, public := inc.Summary.Headline.String(), inc.Summary.Public.String()
	t := Texts{Summary: cmp.Or(headline, public), Story: cmp.Or(public, headline)}
	if inc.Cause != nil {
		for _, f := range inc.Cause.Factors {
			t.Factors = append(t.Factors, f.Text)
		}
	}
	return t
}

func outageOf(of *report.Outage) *Outage {
	if of == nil {
		return nil
	}
	o := &Outage{Weighted: of.Weighted}
	for _, s := range of.Services {
		o.Services = append(o.Services, ServiceOutage{s.Service, s.Weighted})
	}
	return o
}

// hit gives the services that windows name, each once, in their order.
func hit(windows []incident.Window) []string {
	var all []string
	for _, w := range windows {
		for _, s := range w.Services {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}

// Revision gives the revision with the highest version; nil when there is none.
func (d *Details) Revision() *incident.Revision {
	return (&incident.Incident{Revisions: d.Revisions}).LatestRevision()
}

// goesOn reports whether an incident is not over.
func goesOn(inc *incident.Incident) bool {
	return inc.State == incident.Ongoing ||
		inc.State != incident.Mitigated && inc.Milestone(incident.ResolvedAt).Is(incident.StillOngoing)
}

// dated gives the first time of which anything is known, its bounds, and the
// moment that stands for it.
func dated(rep *report.Report, zone *time.Location) (*incident.Time, incident.Span, time.Time) {
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
		if i := written(t); i.IsDate() { // a date is the same date in every zone
			at = i.Clock(zone)
		}
		return t, span, at.In(zone)
	}
	return nil, incident.Span{}, time.Time{}
}

// written is the instant that a time's earliest bound was written as.
func written(t *incident.Time) incident.Instant {
	for _, i := range []incident.Instant{t.Earliest, t.At, t.Latest} {
		if !i.IsZero() {
			return i
		}
	}
	return incident.Instant{}
}

func actionsOf(written []incident.Action, rep *report.Report) []Action {
	all := make([]Action, len(written))
	for i, a := range written {
		all[i] = Action{Action: a, Index: i}
		if a.Due.IsZero() {
			continue
		}
		all[i].Due.Lo, all[i].Due.Hi = a.Due.Bounds(rep.Zone)
		all[i].Overdue = all[i].IsOpen() && !all[i].Due.Hi.After(rep.AsOf)
	}
	return all
}

// IsOpen reports whether there is still something to do.
func (a Action) IsOpen() bool {
	return a.Status != incident.ActionDone && a.Status != incident.ActionWontDo
}
