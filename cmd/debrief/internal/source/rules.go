package source

import "debrief/cmd/debrief/internal/problem"

// The rules that reading itself tells of.
var (
	// Malformed is the rule about keys and values that do not have the form of the
	// record or the settings.
	Malformed = &problem.Rule{ID: "PM001", Name: "form", Severity: problem.Error, Firm: true}
	// Missing is the rule about keys that must be there.
	Missing = &problem.Rule{ID: "PM059", Name: "missing-key", Severity: problem.Error, Firm: true}
	// YAML is the rule about files that are not the YAML that records use.
	YAML = &problem.Rule{ID: "PM060", Name: "yaml", Severity: problem.Error, Firm: true}
	// BareWord is the rule about words that other YAML tools take for values.
	BareWord = &problem.Rule{ID: "PM061", Name: "bare-word", Severity: problem.Warning}
	// EmptyValue is the rule about keys without a value.
	EmptyValue = &problem.Rule{ID: "PM062", Name: "empty-value", Severity: problem.Warning}
	// UnknownWord is the rule about words that this version does not know.
	UnknownWord = &problem.Rule{ID: "PM063", Name: "unknown-word", Severity: problem.Warning}
	// TooMany is the rule about files with more problems than are shown.
	TooMany = &problem.Rule{ID: "PM070", Name: "too-many", Severity: problem.Error, Firm: true}
)

// Rules gives them all.
func Rules() []*problem.Rule {
	return []*problem.Rule{Malformed, Missing, YAML, BareWord, EmptyValue, UnknownWord, TooMany}
}
