package incident

// Impact is who and what was hit, how much, and how it went over time.
type Impact struct {
	Summary       *Text       `json:"summary"`
	Dimensions    []Dimension `json:"dimensions"`
	Users         *Count      `json:"users"`
	Organisations *Count      `json:"organisations"`
	Items         *Count      `json:"items"`
	Requests      *Count      `json:"requests"`
	Transactions  *Count      `json:"transactions"`
	Reports       *Count      `json:"reports"`
	Regions       []string    `json:"regions"`
	Functions     []string    `json:"functions"`
	Support       *Support    `json:"support"`
	Financial     *Financial  `json:"financial"`
	Reputation    *Reputation `json:"reputation"`
	SLA           *SLA        `json:"sla"`
	Data          *DataImpact `json:"data"`
	SLOs          []SLO       `json:"slo"`
	Series        []Series    `json:"series"`
	Extra         Extra       `json:"x-*"`
}

// Dimension is a quality of the service that suffered.
type Dimension string

// Words lists the dimensions.
func (Dimension) Words() []string {
	return []string{"availability", "integrity", "confidentiality", "authenticity", "latency", "correctness", "safety"}
}

// Open is false.
func (Dimension) Open() bool { return false }

// Count is how many were hit, of how many there are. A share is computed from
// it and never written.
type Count struct {
	Affected *Number  `json:"affected" need:"yes"`
	Total    *Number  `json:"total"`
	Unit     string   `json:"unit"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// NamedCount is a count with the record key it stands under.
type NamedCount struct {
	Name  string // users, organisations, items, requests, transactions, reports
	Count *Count
}

// Counts lists the counts that are written, in a fixed order.
func (i *Impact) Counts() []NamedCount {
	if i == nil {
		return nil
	}
	var all []NamedCount
	for _, c := range []NamedCount{{"users", i.Users}, {"organisations", i.Organisations}, {"items", i.Items},
		{"requests", i.Requests}, {"transactions", i.Transactions}, {"reports", i.Reports}} {
		if c.Count != nil {
			all = append(all, c)
		}
	}
	return all
}

// Support is what reached the help desk.
type Support struct {
	Tickets    *Number  `json:"tickets"`
	Complaints *Number  `json:"complaints"`
	Audience   Audience `json:"audience"`
	Extra      Extra    `json:"x-*"`
}

// Financial is what it cost, in Currency (ISO 4217).
type Financial struct {
	Currency     string   `json:"currency" need:"yes"`
	DirectCost   *Number  `json:"direct_cost"`
	IndirectCost *Number  `json:"indirect_cost"`
	Recoveries   *Number  `json:"recoveries"`
	SLACredits   *Number  `json:"sla_credits"`
	Audience     Audience `json:"audience"`
	Extra        Extra    `json:"x-*"`
}

// Reputation is what was said in public.
type Reputation struct {
	Media    *bool    `json:"media"`
	Text     string   `json:"text" text:"markdown"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// SLA says whether a contract was broken.
type SLA struct {
	Breached Answer   `json:"breached"`
	Reason   string   `json:"reason" text:"markdown"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// DataImpact is which data was touched.
type DataImpact struct {
	Dimensions []Dimension `json:"dimension"`
	Records    *Number     `json:"records"`
	Subjects   *Number     `json:"subjects"`
	Classes    []string    `json:"classes"`
	Text       string      `json:"text" text:"markdown"`
	Audience   Audience    `json:"audience"`
	Extra      Extra       `json:"x-*"`
}

// Budgeting is how an error budget is counted.
type Budgeting string

// The ways to count.
const (
	Occurrences Budgeting = "occurrences"
	Timeslices  Budgeting = "timeslices"
)

// Words lists the ways to count.
func (Budgeting) Words() []string { return []string{"occurrences", "timeslices"} }

// Open is false.
func (Budgeting) Open() bool { return false }

// SLO is a promise and what this incident used of its error budget.
type SLO struct {
	ID        string    `json:"id" need:"yes"`
	Service   string    `json:"service"`
	SLI       string    `json:"sli"`
	Target    float64   `json:"target" need:"yes"` // share in 0..1, both ends out
	Window    Duration  `json:"window" need:"yes"`
	Budgeting Budgeting `json:"budgeting" need:"yes"`
	Slice     Duration  `json:"slice"` // length of a timeslice
	WindowEnd Instant   `json:"window_end"`

	TotalEvents       *Number `json:"total_events"`
	BadEventsIncident *Number `json:"bad_events_incident"`
	BadEventsWindow   *Number `json:"bad_events_window"`
	BadSlicesIncident *Number `json:"bad_slices_incident"`
	BadSlicesWindow   *Number `json:"bad_slices_window"`

	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Series is a measure over time. Points are in time order; a nil value is a
// gap, not zero.
type Series struct {
	ID       string   `json:"id" need:"yes"`
	Title    string   `json:"title" need:"yes"`
	Unit     string   `json:"unit" need:"yes"` // "ratio" for a share in 0..1
	Points   []Point  `json:"points" need:"yes"`
	Sources  []string `json:"sources" ref:"source"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Point is one measure, written [instant, number] or [instant, null].
type Point struct {
	At    Instant
	Value *float64
}
