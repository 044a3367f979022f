package incident

import (
	"slices"
	"time"
)

// Incident is one incident as its record tells it: every key of the record's
// form, checked and with all short forms expanded. Slices keep the order of
// the record, except Timeline, which is in time order.
type Incident struct {
	Schema       int          `json:"schema"`
	ID           string       `json:"id"` // a slug; the file's name; never changes
	Title        string       `json:"title" need:"yes"`
	Kind         Kind         `json:"kind" need:"yes"`
	AlsoKinds    []Kind       `json:"also_kinds"`
	Fictional    bool         `json:"fictional"`
	Aliases      []string     `json:"aliases"` // ids it had before
	ExternalIDs  []External   `json:"external_ids"`
	Organisation string       `json:"organisation"`
	Severity     *Severity    `json:"severity"`
	State        State        `json:"incident_state"`
	Inquiry      *Inquiry     `json:"investigation"`
	RecordStatus RecordStatus `json:"record_status"`
	Audience     Audience     `json:"audience"` // the default for everything below
	Timezone     string       `json:"timezone"` // IANA name, for display and dates
	Tags         []string     `json:"tags"`
	Services     []string     `json:"services"`
	Regions      []string     `json:"regions"`
	Summary      Summary      `json:"summary" need:"yes"`
	Times        Times        `json:"times"`
	Timeline     []Entry      `json:"timeline" need:"yes"`
	Impact       *Impact      `json:"impact"`
	Response     *Response    `json:"response"`
	Cause        *Cause       `json:"root_cause"`
	Remediation  *Remediation `json:"remediation"`
	Lessons      *Lessons     `json:"lessons"`

	Outage        *OutageBlock        `json:"outage"`
	FalsePositive *FalsePositiveBlock `json:"false_positive"`
	Misrouting    *MisroutingBlock    `json:"misrouting"`

	Regulatory  []Regulatory `json:"regulatory" least:"restricted"`
	Relations   []Relation   `json:"relations"`
	Sources     []Source     `json:"sources"`
	Attachments []Attachment `json:"attachments"`
	Glossary    []Term       `json:"glossary"`
	Redact      []Redaction  `json:"redact"`
	Revisions   []Revision   `json:"revisions"`
	Waivers     []Waiver     `json:"x-lint-waive"`
	Extra       Extra        `json:"x-*"`

	// Gaps names the lists, as JSON pointers, that lost an item to the audience
	// filter: a sum over one of them would be wrong. In order, without doubles.
	Gaps []string `json:"-"`
}

// HasGap reports whether the list at the JSON pointer lost an item to the
// audience filter.
func (i *Incident) HasGap(list string) bool { return slices.Contains(i.Gaps, list) }

// Extra holds the keys beginning with x-, which are free, as decoded YAML:
// nil, bool, int64, float64, json.Number for what has more digits than these,
// string, []any or map[string]any.
type Extra map[string]any

// Zone is the zone that the incident's times are shown in and its dates are
// meant in. Package record makes sure that the name loads; an empty one is UTC.
func (i *Incident) Zone() *time.Location {
	zone, err := LoadZone(i.Timezone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// Source gives the source with the given id; nil when there is none, or none
// that this audience may see.
func (i *Incident) Source(id string) *Source {
	for s := range i.Sources {
		if i.Sources[s].ID == id {
			return &i.Sources[s]
		}
	}
	return nil
}

// LatestRevision gives the revision with the highest version; nil when the
// record has none.
func (i *Incident) LatestRevision() *Revision {
	var latest *Revision
	for r := range i.Revisions {
		if latest == nil || i.Revisions[r].Version > latest.Version {
			latest = &i.Revisions[r]
		}
	}
	return latest
}

// External names the same thing in another system.
type External struct {
	System string `json:"system" need:"yes"`
	ID     string `json:"id" need:"yes"`
	URL    string `json:"url"`
	Extra  Extra  `json:"x-*"`
}

// Severity is bound to its scheme: two schemes are never compared. In the
// record it is the word unknown, a level alone, or an object.
type Severity struct {
	Level     string `json:"level" need:"yes"`
	Scheme    string `json:"scheme"`
	Rationale string `json:"rationale"`
	Extra     Extra  `json:"x-*"`
}

// Inquiry is the state of the investigation, apart from the incident's own.
type Inquiry struct {
	State        InvestigationState `json:"state" need:"yes"`
	AsOf         Instant            `json:"as_of"`
	NextUpdateBy Instant            `json:"next_update_by"`
	Note         string             `json:"note"`
	Extra        Extra              `json:"x-*"`
}

// Text is prose in Markdown with its mark. In the record it is a string or an
// object.
type Text struct {
	Text     string   `json:"text" need:"yes" text:"markdown"`
	Audience Audience `json:"audience"`
	Status   Status   `json:"status"`
	Sources  []string `json:"sources" ref:"source"`
	Evidence []string `json:"evidence" ref:"source"`
	Extra    Extra    `json:"x-*"`
}

// String gives the prose; empty for a nil Text.
func (t *Text) String() string {
	if t == nil {
		return ""
	}
	return t.Text
}

// Summary is the story in a few sentences. In the record a plain string stands
// for the public summary.
type Summary struct {
	Headline *Text `json:"headline"`
	Public   *Text `json:"public"`
	Internal *Text `json:"internal" least:"internal"`
	Extra    Extra `json:"x-*"`
}

// Entry is one line of the timeline.
type Entry struct {
	ID       string    `json:"id"`
	At       *Time     `json:"at" need:"yes"`
	Until    *Time     `json:"until"`
	Type     EntryType `json:"type"` // note when nothing is said
	Text     string    `json:"text" need:"yes" text:"markdown"`
	Actor    string    `json:"actor"` // a role, never a person
	Services []string  `json:"services"`
	Evidence []string  `json:"evidence" ref:"source"`
	Status   Status    `json:"status"`
	Audience Audience  `json:"audience"`
	Marks    Milestone `json:"marks"`
	Extra    Extra     `json:"x-*"`
}

// Moment gives the entry's time; the entry's own status and evidence stand in
// where the time says nothing of its own. It is nil when the entry has no time.
func (e *Entry) Moment() *Time {
	if e.At == nil || e.At.saysItsOwn(e) {
		return e.At
	}
	t := *e.At
	if t.Status == "" {
		t.Status = e.Status
	}
	if len(t.Sources) == 0 {
		t.Sources = e.Evidence
	}
	if t.Audience == "" {
		t.Audience = e.Audience
	}
	return &t
}

// saysItsOwn reports whether the entry has nothing to stand in for what the time
// does not say.
func (t *Time) saysItsOwn(e *Entry) bool {
	return (t.Status != "" || e.Status == "") && (len(t.Sources) > 0 || len(e.Evidence) == 0) && (t.Audience != "" || e.Audience == "")
}

// EntryType is what sort of thing a timeline entry tells.
type EntryType string

// Words lists the entry types.
func (EntryType) Words() []string {
	return []string{"impact", "detection", "escalation", "hypothesis", "decision", "action", "change",
		"communication", "status", "external", "note"}
}

// Open is false.
func (EntryType) Open() bool { return false }

// Relation ties the incident to another one, of this site or elsewhere.
type Relation struct {
	Type     RelationType `json:"type" need:"yes"`
	ID       string       `json:"id"`
	External *External    `json:"external"`
	Note     string       `json:"note"`
	Audience Audience     `json:"audience"`
	Extra    Extra        `json:"x-*"`
}

// RelationType is how two incidents belong together.
type RelationType string

// The relations that numbers and lists depend on.
const (
	DuplicateOf  RelationType = "duplicate_of"
	PartOf       RelationType = "part_of"
	HasPart      RelationType = "has_part"
	RecurrenceOf RelationType = "recurrence_of"
)

// Words lists the relation types.
func (RelationType) Words() []string {
	return []string{"duplicate_of", "caused_by", "causes", "part_of", "has_part", "recurrence_of",
		"supersedes", "related", "possible_match"}
}

// Open is false.
func (RelationType) Open() bool { return false }

// HiddenSource stands in a list of references for the sources that an audience
// may not see, once however many there are. No source has it as its id.
const HiddenSource = "source-not-published"

// Source is where a claim comes from.
type Source struct {
	ID          string     `json:"id" need:"yes"`
	Title       string     `json:"title" need:"yes"`
	URL         string     `json:"url"`
	Archived    string     `json:"archived"`
	Type        SourceType `json:"type"`
	Reliability string     `json:"reliability"` // A to F, the Admiralty scale
	Credibility int        `json:"credibility"` // 1 to 6; 0 when nothing is said
	Published   Instant    `json:"published"`
	Retrieved   Instant    `json:"retrieved"`
	SHA256      string     `json:"sha256"`
	Note        string     `json:"note"`
	Audience    Audience   `json:"audience"`
	Extra       Extra      `json:"x-*"`
}

// SourceType is how near a source is to what happened.
type SourceType string

// Words lists the source types, nearest first.
func (SourceType) Words() []string {
	return []string{"primary-data", "primary-operator", "primary-researcher", "secondary-press",
		"aggregator", "social", "standard"}
}

// Open is false.
func (SourceType) Open() bool { return false }

// Attachment is a file in the record's own folder, incidents/<id>/.
type Attachment struct {
	ID        string   `json:"id" need:"yes"`
	Path      string   `json:"path" need:"yes"`
	Title     string   `json:"title" need:"yes"`
	MediaType string   `json:"media_type"`
	Bytes     int      `json:"bytes"`
	SHA256    string   `json:"sha256"`
	Alt       string   `json:"alt"`
	Licence   string   `json:"licence"`
	Audience  Audience `json:"audience"`
	Extra     Extra    `json:"x-*"`
}

// Term is a word and its meaning.
type Term struct {
	Name    string
	Meaning string
}

// Redaction takes one place out of stricter builds.
type Redaction struct {
	// Path is a JSON pointer; into a list of items with ids it goes by id.
	Path     string   `json:"path" need:"yes"`
	Audience Audience `json:"audience" need:"yes"`
	// Replace is omit (the default), mark, or the words to show instead.
	Replace string `json:"replace"`
	Reason  string `json:"reason"`
	Extra   Extra  `json:"x-*"`
}

// Waiver lets the problems of one rule pass in this record, for a reason and for
// a time.
type Waiver struct {
	Rule     string   `json:"rule" need:"yes"` // its id or its name
	Reason   string   `json:"reason"`
	Until    Instant  `json:"until"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Revision is one published version of the record.
type Revision struct {
	Version  int          `json:"version" need:"yes"`
	At       Instant      `json:"at" need:"yes"`
	Type     RevisionType `json:"type" need:"yes"`
	Summary  string       `json:"summary" need:"yes" text:"markdown"`
	Fields   []string     `json:"fields"` // JSON pointers
	Audience Audience     `json:"audience"`
	Extra    Extra        `json:"x-*"`
}

// RevisionType is what a version is for.
type RevisionType string

// The revision types that have a meaning of their own on the page.
const (
	Preliminary RevisionType = "preliminary"
	Final       RevisionType = "final"
	Correction  RevisionType = "correction"
	Retraction  RevisionType = "retraction"
)

// Words lists the revision types.
func (RevisionType) Words() []string {
	return []string{"preliminary", "final", "update", "correction", "retraction"}
}

// Open is false.
func (RevisionType) Open() bool { return false }

// Regulatory is a duty to notify an authority. It is never public unless
// marked so.
type Regulatory struct {
	Regime       string        `json:"regime" need:"yes"`
	Applies      Applicability `json:"applies" need:"yes"`
	AwareAt      *Time         `json:"aware_at"`
	ClassifiedAt *Time         `json:"classified_at"`
	AssessedAt   *Time         `json:"assessed_at"`
	Reason       string        `json:"reason"`
	Submissions  []Submission  `json:"submissions"`
	Fields       Extra         `json:"fields"` // the regime's own fields, by number
	Audience     Audience      `json:"audience"`
	Extra        Extra         `json:"x-*"`
}

// Submission is one report sent to an authority.
type Submission struct {
	Stage     string `json:"stage"`
	At        *Time  `json:"at"`
	Reference string `json:"reference"`
	Extra     Extra  `json:"x-*"`
}

// Applicability says whether a regime applies.
type Applicability string

// Words lists the applicabilities.
func (Applicability) Words() []string {
	return []string{"applicable", "not_applicable", "undetermined"}
}

// Open is false.
func (Applicability) Open() bool { return false }
