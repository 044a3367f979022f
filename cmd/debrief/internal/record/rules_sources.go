package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func sourcesRules() []entry {
	return []entry{
		{claimSource, nil},
		{independentSources, nil},
		{references, []func(*check){(*check).referencesLeadSomewhere, (*check).pointersLeadSomewhere}},
	}
}

var claimSource = &problem.Rule{
	ID: "PM023", Name: "claim-source", Severity: problem.Error,
	Title: "a claim has a source that is there",
}

var independentSources = &problem.Rule{
	ID: "PM024", Name: "independent-sources", Severity: problem.Warning,
	Title: "a claim rests on more than copies of one source",
}

var references = &problem.Rule{
	ID: "PM064", Name: "reference", Severity: problem.Error, Firm: true,
	Title: "what is named in the record is in it",
}
