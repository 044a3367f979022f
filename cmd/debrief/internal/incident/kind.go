package incident

// Kind is what sort of event an incident is. The set is open: a kind that this
// version does not know is shown as written, with the generic anatomy.
type Kind string

// The kinds with an anatomy of their own.
const (
	Outage        Kind = "outage"
	FalsePositive Kind = "false-positive"
	Misrouting    Kind = "misrouting"
	NearMiss      Kind = "near-miss"
)

// Profile is what this version knows of a kind.
type Profile struct {
	Slug    Kind
	Label   string // "False positive"
	Plural  string // "False positives"
	Meaning string // one sentence
	// Block is the record key of the kind's own block; empty when the kind
	// has none.
	Block string
	// Extends is the kind whose block it may use; empty for none.
	Extends Kind
}

// Kinds lists the known kinds, the three complete ones first.
func Kinds() []Profile {
	all := kinds()
	return all[:]
}

// kinds is the table of kinds. It is a value, so that looking a kind up leaves no
// garbage.
func kinds() [12]Profile {
	return [...]Profile{
		{Slug: Misrouting, Label: "Misrouting", Plural: "Misroutings", Block: "misrouting",
			Meaning: "Mail, traffic or data went to a place it was not meant for."},
		{Slug: FalsePositive, Label: "False positive", Plural: "False positives", Block: "false_positive",
			Meaning: "A detector condemned something good."},
		{Slug: Outage, Label: "Outage", Plural: "Outages", Block: "outage",
			Meaning: "A service was unavailable, wholly or in part."},
		{Slug: "degradation", Label: "Degradation", Plural: "Degradations", Extends: Outage,
			Meaning: "A service worked, but slowly, partly or with errors."},
		{Slug: "data-loss", Label: "Data loss", Plural: "Data losses",
			Meaning: "Data was lost, for a time or for good."},
		{Slug: "data-exposure", Label: "Data exposure", Plural: "Data exposures", Extends: Misrouting,
			Meaning: "Data was within reach of someone it was not meant for."},
		{Slug: "security", Label: "Security", Plural: "Security incidents",
			Meaning: "Someone acted against the service or its data."},
		{Slug: "change-failure", Label: "Change failure", Plural: "Change failures",
			Meaning: "A change did not do what it was made for and was taken back or mended."},
		{Slug: "false-negative", Label: "False negative", Plural: "False negatives", Extends: FalsePositive,
			Meaning: "A detector let something bad pass."},
		{Slug: NearMiss, Label: "Near miss", Plural: "Near misses",
			Meaning: "Nothing happened, but it nearly did."},
		{Slug: "maintenance", Label: "Maintenance", Plural: "Maintenance",
			Meaning: "Planned work that readers noticed."},
		{Slug: "other", Label: "Other", Plural: "Other incidents",
			Meaning: "None of the other kinds."},
	}
}

// Words lists the known kinds.
func (Kind) Words() []string {
	all := Kinds()
	words := make([]string, len(all))
	for i, p := range all {
		words[i] = string(p.Slug)
	}
	return words
}

// Open is true: organisations have kinds of their own.
func (Kind) Open() bool { return true }

// Profile gives what is known of the kind; an unknown kind has a profile that
// shows its slug and nothing else.
func (k Kind) Profile() Profile {
	for _, p := range kinds() {
		if p.Slug == k {
			return p
		}
	}
	return Profile{Slug: k, Label: string(k), Plural: string(k)}
}
