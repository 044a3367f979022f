package incident

// OutageBlock tells which part of a service was gone when.
type OutageBlock struct {
	Mode    OutageMode `json:"mode"`
	Windows []Window   `json:"windows"`
	// Population is each region's share of all users; the shares sum to 1.
	Population []Share `json:"population"`
	Extra      Extra   `json:"x-*"`
}

// OutageMode is how much of the service was gone.
type OutageMode string

// The modes that have a word of their own.
const (
	ModeFull    OutageMode = "full"
	ModeUnknown OutageMode = "unknown"
)

// Words lists the modes.
func (OutageMode) Words() []string {
	return []string{"full", "partial", "intermittent", "degraded", "unknown"}
}

// Open is false.
func (OutageMode) Open() bool { return false }

// Window is one stretch of time with one level of harm.
type Window struct {
	From     *Time    `json:"from" need:"yes"`
	To       *Time    `json:"to" need:"yes"`
	Services []string `json:"services"`
	Regions  []string `json:"regions"`
	Level    Level    `json:"level"`
	Fraction *Number  `json:"fraction"` // share of the population hit, 0..1; 1 when level is full
	Weight   *float64 `json:"weight"`
	Basis    string   `json:"basis"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Level is how much of the service a window took away.
type Level string

// LevelFull takes everything away.
const LevelFull Level = "full"

// Words lists the levels.
func (Level) Words() []string { return []string{"full", "partial", "degraded", "unknown"} }

// Open is false.
func (Level) Open() bool { return false }

// Share is one named share in 0..1.
type Share struct {
	Name  string
	Share float64
}

// NamedNumber is one named number of a map, in the record's order.
type NamedNumber struct {
	Name   string
	Number *Number
}

// FalsePositiveBlock tells what a detector condemned and how it was given back.
type FalsePositiveBlock struct {
	Unit             string         `json:"unit"` // message, url, file, account, …
	Detector         *Detector      `json:"detector"`
	Verdict          *Verdict       `json:"verdict"`
	AutomatedActions []string       `json:"automated_actions"`
	Override         *Override      `json:"override"`
	Confusion        []Confusion    `json:"confusion"`
	WronglyFlagged   *Number        `json:"wrongly_flagged"`
	ByAction         []NamedNumber  `json:"by_action"`
	Released         *Released      `json:"released"`
	TimeToRelease    *TimeToRelease `json:"time_to_release"`
	Collateral       []Collateral   `json:"collateral"`
	Extra            Extra          `json:"x-*"`
}

// Detector is what made the verdict.
type Detector struct {
	Name        string       `json:"name"`
	Type        DetectorType `json:"type"`
	VersionBad  string       `json:"version_bad"`
	VersionGood string       `json:"version_good"`
	DeployedAt  *Time        `json:"deployed_at"`
	WithdrawnAt *Time        `json:"withdrawn_at"`
	Rollout     string       `json:"rollout"`
	Audience    Audience     `json:"audience"`
	Extra       Extra        `json:"x-*"`
}

// DetectorType is how a detector judges.
type DetectorType string

// Words lists the detector types.
func (DetectorType) Words() []string {
	return []string{"rule", "heuristic", "signature", "model", "blocklist", "threshold", "manual"}
}

// Open is false.
func (DetectorType) Open() bool { return false }

// Verdict is what was said and what is true.
type Verdict struct {
	Assigned string `json:"assigned"`
	Correct  string `json:"correct"`
	Extra    Extra  `json:"x-*"`
}

// Override says whether customers could overrule the detector.
type Override struct {
	CustomerOverrideWorked Answer `json:"customer_override_worked"`
	Note                   string `json:"note" text:"markdown"`
	Extra                  Extra  `json:"x-*"`
}

// Confusion counts right and wrong verdicts in one phase.
type Confusion struct {
	Phase    Phase    `json:"phase" need:"yes"`
	From     Instant  `json:"from"`
	To       Instant  `json:"to"`
	TP       *Number  `json:"tp"`
	FP       *Number  `json:"fp"`
	TN       *Number  `json:"tn"`
	FN       *Number  `json:"fn"`
	Scanned  *Number  `json:"scanned"` // all verdicts; equals the sum of the four
	FNStatus Status   `json:"fn_status"`
	Basis    string   `json:"basis"`
	Audience Audience `json:"audience"`
	Extra    Extra    `json:"x-*"`
}

// Phase is before, during or after the incident.
type Phase string

// Words lists the phases in order.
func (Phase) Words() []string { return []string{"before", "during", "after"} }

// Open is false.
func (Phase) Open() bool { return false }

// Released is how wrongly condemned items were given back.
type Released struct {
	Unrecoverable *Number `json:"unrecoverable"`
	// Curve is the cumulative number given back, in time order, never falling.
	Curve []Point       `json:"curve"`
	By    []NamedNumber `json:"by"`
	Extra Extra         `json:"x-*"`
}

// TimeToRelease is how long single items were held, as percentiles.
type TimeToRelease struct {
	N        int      `json:"n"`
	P50      Duration `json:"p50"`
	P90      Duration `json:"p90"`
	P95      Duration `json:"p95"`
	P99      Duration `json:"p99"`
	Max      Duration `json:"max"`
	Censored *int     `json:"censored"` // items not yet released
	Basis    string   `json:"basis"`
	Extra    Extra    `json:"x-*"`
}

// Collateral is harm beside the wrong verdicts.
type Collateral struct {
	Type     CollateralType `json:"type" need:"yes"`
	Text     string         `json:"text" need:"yes" text:"markdown"`
	Count    *Number        `json:"count"`
	Audience Audience       `json:"audience"`
	Extra    Extra          `json:"x-*"`
}

// CollateralType sorts collateral harm.
type CollateralType string

// Words lists the types of collateral harm.
func (CollateralType) Words() []string {
	return []string{"delay", "data-loss", "reputation", "alert-noise", "lost-business", "missed-threats", "other"}
}

// Open is false.
func (CollateralType) Open() bool { return false }

// MisroutingBlock tells the way that was meant and the way that was taken.
type MisroutingBlock struct {
	Layer       Layer         `json:"layer"`
	Protocol    []string      `json:"protocol"`
	Intended    *Path         `json:"intended"`
	Actual      *Path         `json:"actual"`
	Flows       []Flow        `json:"flows"`
	Exposure    *Exposure     `json:"exposure"`
	Containment []Containment `json:"containment"`
	Extra       Extra         `json:"x-*"`
}

// Layer is where the wrong turn was taken.
type Layer string

// Words lists the layers.
func (Layer) Words() []string {
	return []string{"dns", "bgp", "http", "mail", "service-discovery", "cdn", "load-balancer", "queue",
		"payment", "storage", "telephony", "physical", "other"}
}

// Open is false.
func (Layer) Open() bool { return false }

// Path is a chain of hops in order. Hops that both paths share have the same id.
type Path struct {
	Description string `json:"description" text:"markdown"`
	Hops        []Hop  `json:"hops"`
	Extra       Extra  `json:"x-*"`
}

// Hop is one station of a path.
type Hop struct {
	ID           string   `json:"id" need:"yes"`
	Role         HopRole  `json:"role"`
	Operator     string   `json:"operator"`
	Host         string   `json:"host"`
	Address      string   `json:"address"`
	ASN          int      `json:"asn"`
	Prefix       string   `json:"prefix"`
	Port         int      `json:"port"`
	Protocol     string   `json:"protocol"`
	Jurisdiction string   `json:"jurisdiction"` // ISO 3166-1 alpha-2
	Trust        Trust    `json:"trust"`
	Description  string   `json:"description" text:"markdown"`
	Audience     Audience `json:"audience"`
	Extra        Extra    `json:"x-*"`
}

// HopRole is what a hop does.
type HopRole string

// Words lists the roles of hops.
func (HopRole) Words() []string {
	return []string{"client", "resolver", "directory", "relay", "network", "proxy", "queue", "endpoint",
		"person", "other"}
}

// Open is false.
func (HopRole) Open() bool { return false }

// Trust is whose a hop is.
type Trust string

// The trust that a wrong turn is measured by.
const (
	TrustOwn          Trust = "own"
	TrustThirdParty   Trust = "third_party"
	TrustUnknownParty Trust = "unknown"
)

// Words lists the degrees of trust, nearest first.
func (Trust) Words() []string {
	return []string{"own", "provider", "partner", "third_party", "unknown"}
}

// Open is false.
func (Trust) Open() bool { return false }

// Flow is how much went from one hop to another.
type Flow struct {
	From     string  `json:"from" need:"yes" ref:"hop"`
	To       string  `json:"to" need:"yes" ref:"hop"`
	Value    *Number `json:"value"`
	Unit     string  `json:"unit"`
	Intended *bool   `json:"intended"`
	Extra    Extra   `json:"x-*"`
}

// Exposure is what came within reach of the wrong party.
type Exposure struct {
	Occurred            Possibility `json:"occurred" need:"yes"`
	DataClasses         []string    `json:"data_classes"`
	Items               *Number     `json:"items"`
	Subjects            *Number     `json:"subjects"`
	Recipients          []string    `json:"recipients"`
	EncryptedInTransit  Answer      `json:"encrypted_in_transit"`
	AccessedByRecipient Possibility `json:"accessed_by_recipient"`
	RetainedByRecipient Possibility `json:"retained_by_recipient"`
	Audience            Audience    `json:"audience"`
	Extra               Extra       `json:"x-*"`
}

// Containment is one step that took things back out of reach.
type Containment struct {
	Action   ContainmentAction `json:"action" need:"yes"`
	At       *Time             `json:"at" need:"yes"`
	Coverage *Number           `json:"coverage"` // share contained, 0..1
	Status   Status            `json:"status"`
	Evidence []string          `json:"evidence" ref:"source"`
	Text     string            `json:"text" text:"markdown"`
	Audience Audience          `json:"audience"`
	Extra    Extra             `json:"x-*"`
}

// ContainmentAction is a way to contain.
type ContainmentAction string

// Words lists the ways to contain.
func (ContainmentAction) Words() []string {
	return []string{"stop-routing", "block", "rotate-credentials", "revoke-tokens", "notify-recipient",
		"deletion-confirmed", "notify-subjects", "other"}
}

// Open is false.
func (ContainmentAction) Open() bool { return false }
