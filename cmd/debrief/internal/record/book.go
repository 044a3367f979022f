package record

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// entry is one rule with the functions that look for breaches of it in one
// record. Some rules have none: reading itself tells of them, or they look at
// more than one record (set.go).
type entry struct {
	*problem.Rule
	looks []func(*check)
}

// book gives every rule that is about records, in the order in which they look.
// Rules about the form come first, those about words last.
func book() []entry {
	return slices.Concat(
		identityRules(), formRules(), timesRules(), impactRules(), sourcesRules(), historyRules(), kindsRules(),
		timelineRules(), causeRules(), actionsRules(), registryRules(), privacyRules(), wordsRules(),
	)
}

// Rules gives every rule that is about records, with its text, by id.
func Rules() []*problem.Rule {
	rules := source.Rules()
	for _, e := range book() {
		if !slices.Contains(rules, e.Rule) {
			rules = append(rules, e.Rule)
		}
	}
	slices.SortFunc(rules, func(a, b *problem.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules
}
