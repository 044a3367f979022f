package incident

import "slices"

// Enum is a word out of a known list.
type Enum interface {
	~string
	// Words gives the known words in their natural order.
	Words() []string
	// Open reports whether a word outside the list is kept and shown as
	// written (with a warning) or is a mistake.
	Open() bool
}

// Status says how well a claim is known, from confirmed down to unknown.
// The empty status means that nothing was said; it counts as confirmed.
type Status string

// The statuses, from the strongest to the weakest.
const (
	Confirmed     Status = "confirmed"
	Reported      Status = "reported"
	Estimated     Status = "estimated"
	Inferred      Status = "inferred"
	Disputed      Status = "disputed"
	StatusUnknown Status = "unknown"
	// Refuted claims stay visible, struck through; they are never inputs.
	Refuted Status = "refuted"
)

// Words lists the statuses, strongest first.
func (Status) Words() []string {
	return []string{"confirmed", "reported", "estimated", "inferred", "disputed", "unknown", "refuted"}
}

// Open is true: an unknown status is shown as written and counts as the weakest.
func (Status) Open() bool { return true }

// Weakest gives the weakest of the statuses, the empty one counting as
// confirmed and a word this version does not know as unknown. The result is
// empty only when all inputs are.
func Weakest(all ...Status) Status {
	order := Status("").Words()
	worst, at := Status(""), -1
	for _, s := range all {
		if s == "" {
			continue
		}
		i := slices.Index(order, string(s))
		if i < 0 {
			i = slices.Index(order, string(StatusUnknown))
		}
		if i > at {
			worst, at = s, i
		}
	}
	return worst
}

// Audience says who may see something, from everyone to a few.
type Audience string

// The audiences, from the widest to the strictest.
const (
	Public     Audience = "public"
	Customers  Audience = "customers"
	Internal   Audience = "internal"
	Restricted Audience = "restricted"
)

// Words lists the audiences, widest first.
func (Audience) Words() []string { return []string{"public", "customers", "internal", "restricted"} }

// Open is false: an unknown audience could publish a secret.
func (Audience) Open() bool { return false }

// Level is the audience's place in the order, 0 for public; a word that is not
// an audience is stricter than all of them.
func (a Audience) Level() int {
	if i := slices.Index(a.Words(), string(a)); i >= 0 {
		return i
	}
	return len(a.Words())
}

// MaySee reports whether a reader of audience a may see something marked with
// mark: a build for customers shows what is public or for customers.
func (a Audience) MaySee(mark Audience) bool { return mark.Level() <= a.Level() }

// State says whether the incident itself is over.
type State string

// The states of an incident.
const (
	Ongoing      State = "ongoing"
	Mitigated    State = "mitigated"
	Resolved     State = "resolved"
	StateUnknown State = "unknown"
)

// Words lists the states in the order they are passed through.
func (State) Words() []string { return []string{"ongoing", "mitigated", "resolved", "unknown"} }

// Open is true: another word is shown as written.
func (State) Open() bool { return true }

// RecordStatus says how far the record is on its way to readers.
type RecordStatus string

// The stages of a record.
const (
	Draft     RecordStatus = "draft"
	InReview  RecordStatus = "in_review"
	Published RecordStatus = "published"
	Retracted RecordStatus = "retracted"
)

// Words lists the stages in order.
func (RecordStatus) Words() []string { return []string{"draft", "in_review", "published", "retracted"} }

// Open is false: the word decides whether readers see the record.
func (RecordStatus) Open() bool { return false }

// InvestigationState says how far the inquiry is.
type InvestigationState string

// The states of an inquiry.
const (
	InquiryOpen         InvestigationState = "open"
	InquiryPreliminary  InvestigationState = "preliminary"
	InquiryConcluded    InvestigationState = "concluded"
	InquiryInconclusive InvestigationState = "closed-inconclusive"
)

// Words lists the states of an inquiry in order.
func (InvestigationState) Words() []string {
	return []string{"open", "preliminary", "concluded", "closed-inconclusive"}
}

// Open is false.
func (InvestigationState) Open() bool { return false }

// Confidence says how sure the authors are of the cause.
type Confidence string

// Words lists the confidences, surest first.
func (Confidence) Words() []string { return []string{"confirmed", "likely", "suspected", "unknown"} }

// Open is false.
func (Confidence) Open() bool { return false }

// Answer is yes, no or unknown, written true, false or unknown; the empty
// answer means that nothing was said.
type Answer string

// The answers.
const (
	Yes           Answer = "true"
	No            Answer = "false"
	AnswerUnknown Answer = "unknown"
)

// Words lists the answers.
func (Answer) Words() []string { return []string{"true", "false", "unknown"} }

// Open is false.
func (Answer) Open() bool { return false }

// Possibility says whether something happened, where absence of evidence is
// "unknown" and not "ruled out".
type Possibility string

// The possibilities.
const (
	PossibilityConfirmed Possibility = "confirmed"
	Possible             Possibility = "possible"
	PossibilityRuledOut  Possibility = "ruled_out"
	PossibilityUnknown   Possibility = "unknown"
)

// Words lists the possibilities.
func (Possibility) Words() []string { return []string{"confirmed", "possible", "ruled_out", "unknown"} }

// Open is false.
func (Possibility) Open() bool { return false }
