package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func registryRules() []entry {
	return []entry{
		{registryName, []func(*check){(*check).servicesAreKnown, (*check).ownersAreKnown, (*check).factorsAreKnown, (*check).severityIsKnown}},
		{waiver, nil},
	}
}

var registryName = &problem.Rule{
	ID: "PM057", Name: "registry-name", Severity: problem.Warning,
	Title: "services, owners, factors and severities go by the names that the settings list",
	Reason: `Incidents are counted by service, owner, factor and severity. One that is written in two ways is counted as two,
and its page shows half of its history. Where ` + "`config.yaml`" + ` lists ` + "`services`, `owners`, `factors` or `severities`" + `, records use
those names; a new one is added to the list first. A list that is not there lets every name pass, and a factor whose id
only counts, such as ` + "`f1`" + `, has no name to check.`,
	Source: "Debrief: one name for one thing; ITIL, links from incidents to configuration items",
	Wrong: `services: [mail-delivry]
-- config.yaml --
services: [{name: mail-delivery, title: "Mail delivery"}]
`,
	Right: `services: [mail-delivery]
-- config.yaml --
services: [{name: mail-delivery, title: "Mail delivery"}]
`,
}

var waiver = &problem.Rule{
	ID: "PM058", Name: "waiver", Severity: problem.Warning, Firm: true,
	Title: "a waiver names a rule, gives a reason, has an end and is needed",
	Reason: `A rule can be wrong for one record. A waiver then lets its problems pass and says why, and the methods page of the
site lists it. One without a reason does not count, nor does one whose ` + "`until`" + ` is past: what it waived is told again.
One that waives nothing hides the next problem of its rule from everybody, so it is told as well. Rules that keep a
report from being wrong or from telling a secret cannot be waived.`,
	Source: "Debrief: exceptions are visible, reasoned and end",
	Wrong: `title: "Mail to customers was late"
x-lint-waive:
  - {rule: title-length, reason: "The notice is what customers will search for.", until: 2027-01-31}
`,
	Right: `title: "Mail to customers was late: 'certificate expired (10): the certificate of relay-3.example.net has reached the end of its validity'"
x-lint-waive:
  - {rule: title-length, reason: "The notice is what customers will search for.", until: 2027-01-31}
`,
}
