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
	Title: "an id is a slug, is unique, is the name of the file and stays",
	Reason: "The id is the page's address, and people link to it: it is the file's name without its ending, 3 to 80 small letters, digits " +
		"and hyphens, so that it is the same on every server, and names one record. Four digits alone and the word undated are " +
		"addresses of the archive, and no ids. Ids of sources, actions and the like are unique " +
		"in their list. To make sure that no address vanishes, write the ids that are out into `incidents/published.txt`, one a line; " +
		"then each must still be the id of a published or retracted record, or stand in the `aliases` of the one that took its place. " +
		"Without that file nothing is held against it, and `debrief` never writes it.",
	Source: "W3C, Cool URIs don't change; RFC 3986: addresses tell capital letters from small ones",
	Wrong: `id: Mail_Late
-- incidents/published.txt --
mail-late
`,
	Right: `id: example
aliases: [mail-late]
-- incidents/published.txt --
example
mail-late
`,
}
