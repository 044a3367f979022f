package pipeline

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/page"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// Rules gives every rule that records and settings are held against, by id.
func Rules() []*problem.Rule {
	rules := append(record.Rules(), config.Settings)
	slices.SortFunc(rules, func(a, b *problem.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules
}

// themes gives every rule under what it is about.
func themes() []page.Theme {
	var all []page.Theme
	for _, t := range record.Themes() {
		all = append(all, page.Theme{Name: t.Name, Title: t.Title, Rules: t.Rules})
	}
	return append(all, page.Theme{Name: "settings", Title: "Settings of the site", Rules: []*problem.Rule{config.Settings}})
}
