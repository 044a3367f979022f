package pipeline

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// Rules gives every rule that records and settings are held against, by id.
func Rules() []*problem.Rule {
	rules := append(record.Rules(), config.Settings)
	slices.SortFunc(rules, func(a, b *problem.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules
}
