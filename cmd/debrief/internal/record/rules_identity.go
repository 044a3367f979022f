package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func identityRules() []entry {
	return []entry{
		{identity, []func(*check){(*check).idIsFileName, (*check).aliasesAreSlugs, (*check).idsAreUnique}},
	}
}

var identity = &problem.Rule{
	ID: "PM002", Name: "identity", Severity: problem.Error, Firm: true,
	Title: "an id is a slug, is unique and is the name of the file",
}
