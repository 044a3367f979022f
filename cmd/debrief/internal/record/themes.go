package record

import (
	"cmp"
	"slices"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// Theme is the rules about one thing, by id.
type Theme struct {
	Name, Title string
	Rules       []*problem.Rule
}

// Themes gives all of Rules, each under one theme, in the order of a record.
func Themes() []Theme {
	themes := []Theme{
		themeOf("form", "Form and files", append(identityRules(), formRules()...)),
		themeOf("times", "Times", timesRules()),
		themeOf("timeline", "Timeline, detection and communication", timelineRules()),
		themeOf("impact", "Impact and figures", impactRules()),
		themeOf("kinds", "Kinds of incidents", kindsRules()),
		themeOf("cause", "Cause", causeRules()),
		themeOf("actions", "Actions", actionsRules()),
		themeOf("sources", "Claims and sources", sourcesRules()),
		themeOf("words", "Wording", wordsRules()),
		themeOf("privacy", "Privacy and readers", privacyRules()),
		themeOf("history", "Versions and relations", historyRules()),
		themeOf("names", "Names and waivers", registryRules()),
	}
	form := &themes[0]
	for _, rule := range source.Rules() {
		if !slices.Contains(form.Rules, rule) {
			form.Rules = append(form.Rules, rule)
		}
	}
	for _, t := range themes {
		slices.SortFunc(t.Rules, func(a, b *problem.Rule) int { return cmp.Compare(a.ID, b.ID) })
	}
	return themes
}

func themeOf(name, title string, entries []entry) Theme {
	t := Theme{Name: name, Title: title}
	for _, e := range entries {
		t.Rules = append(t.Rules, e.Rule)
	}
	return t
}
