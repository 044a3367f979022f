package incident

// Response is how the incident was noticed and met.
type Response struct {
	Detection      *Detection      `json:"detection"`
	Roles          []Role          `json:"roles"`
	Teams          []string        `json:"teams"`
	BCPActivated   *bool           `json:"bcp_activated"`
	Workarounds    []Workaround    `json:"workarounds"`
	Communications []Communication `json:"communications"`
	Extra          Extra           `json:"x-*"`
}

// Detection is how the organisation came to know.
type Detection struct {
	Method           DetectionMethod `json:"method"`
	Gap              string          `json:"gap" text:"markdown"`
	EarliestEvidence *Time           `json:"earliest_evidence"`
	Alert            string          `json:"alert"`
	Audience         Audience        `json:"audience"`
	Extra            Extra           `json:"x-*"`
}

// DetectionMethod is who or what noticed.
type DetectionMethod string

// Words lists the methods.
func (DetectionMethod) Words() []string {
	return []string{"monitoring", "customer_report", "staff", "third_party", "researcher", "press",
		"authority", "attacker", "audit", "unknown"}
}

// Open is false.
func (DetectionMethod) Open() bool { return false }

// Role is a part someone had in the response; names are restricted.
type Role struct {
	Role     string   `json:"role" need:"yes"`
	Team     string   `json:"team"`
	Name     string   `json:"name" least:"restricted"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Workaround is what those hit could do meanwhile.
type Workaround struct {
	Text     string   `json:"text" need:"yes" text:"markdown"`
	From     *Time    `json:"from"`
	To       *Time    `json:"to"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Communication is one message to those hit.
type Communication struct {
	At       *Time    `json:"at" need:"yes"`
	Channel  string   `json:"channel" need:"yes"`
	URL      string   `json:"url"`
	Text     string   `json:"text" text:"markdown"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Cause is what is known of why: a trigger, several factors, and ideas that
// were ruled out.
type Cause struct {
	Summary       *Text      `json:"summary"`
	Confidence    Confidence `json:"confidence"`
	Trigger       *Trigger   `json:"trigger"`
	Factors       []Factor   `json:"contributing_factors"`
	RuledOut      []RuledOut `json:"ruled_out"`
	OpenQuestions []string   `json:"open_questions" text:"markdown"`
	Extra         Extra      `json:"x-*"`
}

// Trigger is what changed, not why it could.
type Trigger struct {
	Text     string   `json:"text" need:"yes" text:"markdown"`
	Category Category `json:"category"`
	At       *Time    `json:"at"`
	Status   Status   `json:"status"`
	Evidence []string `json:"evidence" ref:"source"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Factor is one of the conditions without which it would have gone otherwise.
type Factor struct {
	ID       string   `json:"id"`
	Category Category `json:"category"`
	Text     string   `json:"text" need:"yes" text:"markdown"`
	Status   Status   `json:"status"`
	Evidence []string `json:"evidence" ref:"source"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Category sorts triggers and factors.
type Category string

// Words lists the categories.
func (Category) Words() []string {
	return []string{"software-defect", "config-push", "binary-push", "change-management", "testing", "monitoring",
		"capacity", "dependency", "network", "hardware", "data", "process", "documentation", "training-tooling",
		"organisation", "external-event", "malicious-act", "time-calendar", "automation", "user-behaviour",
		"performance-decay", "unknown", "other"}
}

// Open is false.
func (Category) Open() bool { return false }

// RuledOut is an idea that turned out wrong and stays visible.
type RuledOut struct {
	Text     string   `json:"text" need:"yes" text:"markdown"`
	Evidence []string `json:"evidence" ref:"source"`
	Status   Status   `json:"status"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Remediation is what was done at once and what is being done.
type Remediation struct {
	Immediate []string `json:"immediate" text:"markdown"`
	Actions   []Action `json:"actions"`
	NoActions string   `json:"reason_no_actions" text:"markdown"`
	Extra     Extra    `json:"x-*"`
}

// Action is one piece of work that follows from the incident.
type Action struct {
	ID       string       `json:"id"`
	Title    string       `json:"title" need:"yes"`
	Type     ActionType   `json:"type"`
	Factors  []string     `json:"factors" ref:"factor"`
	Priority Priority     `json:"priority"`
	Owner    string       `json:"owner"` // a team
	Created  Instant      `json:"created"`
	Due      Instant      `json:"due"`
	Status   ActionStatus `json:"status"` // open when nothing is said
	DoneAt   Instant      `json:"done_at"`
	Verify   string       `json:"verify" text:"markdown"`
	Decision string       `json:"decision" text:"markdown"`
	Ticket   string       `json:"ticket"`
	Audience Audience     `json:"audience"`
	Extra    Extra        `json:"x-*"`
}

// ActionType is what an action is for.
type ActionType string

// Words lists the action types.
func (ActionType) Words() []string {
	return []string{"mitigate", "repair", "prevent", "detect", "investigate", "process", "communicate"}
}

// Open is false.
func (ActionType) Open() bool { return false }

// Priority ranks actions, P0 first.
type Priority string

// Words lists the priorities, highest first.
func (Priority) Words() []string { return []string{"P0", "P1", "P2", "P3"} }

// Open is false.
func (Priority) Open() bool { return false }

// ActionStatus says how far an action is.
type ActionStatus string

// The statuses of an action.
const (
	ActionOpen       ActionStatus = "open"
	ActionInProgress ActionStatus = "in_progress"
	ActionBlocked    ActionStatus = "blocked"
	ActionDone       ActionStatus = "done"
	ActionWontDo     ActionStatus = "wont_do"
)

// Words lists the statuses of an action.
func (ActionStatus) Words() []string {
	return []string{"open", "in_progress", "blocked", "done", "wont_do"}
}

// Open is true: another word is shown as written.
func (ActionStatus) Open() bool { return true }

// Lessons is what the authors take from it.
type Lessons struct {
	WentWell   []string `json:"went_well" text:"markdown"`
	WentPoorly []string `json:"went_poorly" text:"markdown"`
	Lucky      []string `json:"lucky" text:"markdown"`
	Surprises  []string `json:"surprises" text:"markdown"`
	Extra      Extra    `json:"x-*"`
}
