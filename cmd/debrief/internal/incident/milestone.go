package incident

// Milestone names a moment that every incident of its kind passes.
type Milestone string

// The milestones, in the order in which they usually come.
const (
	Introduced        Milestone = "introduced"
	Started           Milestone = "started"
	Detected          Milestone = "detected"
	Acknowledged      Milestone = "acknowledged"
	Declared          Milestone = "declared"
	Identified        Milestone = "identified"
	FirstPublicNotice Milestone = "first_public_notice"
	MitigatedAt       Milestone = "mitigated"
	ResolvedAt        Milestone = "resolved"
	Recovered         Milestone = "recovered"
	CauseAddressed    Milestone = "cause_addressed"
	Closed            Milestone = "closed"
)

// Words lists the milestones in their usual order.
func (Milestone) Words() []string {
	all := Milestones()
	words := make([]string, len(all))
	for i, m := range all {
		words[i] = string(m)
	}
	return words
}

// Open is false.
func (Milestone) Open() bool { return false }

// Milestones lists all milestones in their usual order.
func Milestones() []Milestone {
	return []Milestone{Introduced, Started, Detected, Acknowledged, Declared, Identified,
		FirstPublicNotice, MitigatedAt, ResolvedAt, Recovered, CauseAddressed, Closed}
}

// Order is a rule that the first milestone is not later than the second.
type Order struct{ Before, After Milestone }

// Orders lists the order among milestones that must hold wherever both are
// known. The milestones it does not name are free after the start.
func Orders() []Order {
	return []Order{
		{Introduced, Started}, {Started, Detected}, {Detected, Acknowledged}, {Detected, Declared},
		{Started, MitigatedAt}, {MitigatedAt, ResolvedAt}, {ResolvedAt, Recovered}, {ResolvedAt, Closed},
	}
}

// Times holds the milestones as an author wrote them under times. Read them
// with Incident.Milestone, which also knows the timeline's marks.
type Times struct {
	Introduced        *Time `json:"introduced"`
	Started           *Time `json:"started"`
	Detected          *Time `json:"detected"`
	Acknowledged      *Time `json:"acknowledged"`
	Declared          *Time `json:"declared"`
	Identified        *Time `json:"identified"`
	Mitigated         *Time `json:"mitigated"`
	Resolved          *Time `json:"resolved"`
	Recovered         *Time `json:"recovered"`
	CauseAddressed    *Time `json:"cause_addressed"`
	Closed            *Time `json:"closed"`
	FirstPublicNotice *Time `json:"first_public_notice"`
	Extra             Extra `json:"x-*"`
}

// Of gives the time written for m under times; nil when there is none.
func (t *Times) Of(m Milestone) *Time {
	switch m {
	case Introduced:
		return t.Introduced
	case Started:
		return t.Started
	case Detected:
		return t.Detected
	case Acknowledged:
		return t.Acknowledged
	case Declared:
		return t.Declared
	case Identified:
		return t.Identified
	case MitigatedAt:
		return t.Mitigated
	case ResolvedAt:
		return t.Resolved
	case Recovered:
		return t.Recovered
	case CauseAddressed:
		return t.CauseAddressed
	case Closed:
		return t.Closed
	case FirstPublicNotice:
		return t.FirstPublicNotice
	}
	return nil
}

// Milestone gives what is known of when m was passed: the time under times,
// else the time of the first timeline entry that marks it; nil when neither
// is there. Both written and different is refused by package record.
func (i *Incident) Milestone(m Milestone) *Time {
	if t := i.Times.Of(m); t != nil {
		return t
	}
	for e := range i.Timeline {
		if i.Timeline[e].Marks == m {
			return i.Timeline[e].Moment()
		}
	}
	return nil
}
