package config

import "debrief/cmd/debrief/internal/problem"

// Settings is the rule about settings that cannot be used.
var Settings = &problem.Rule{
	ID: "PM067", Name: "settings", Severity: problem.Error, Firm: true,
	Title: "every setting in config.yaml can be used",
	Reason: `The settings hold for the whole site, so a slip in them shows on every page or, worse, not at all: a zone that
nobody knows, a rule that there is not, an address that is none, a name that is listed twice. Such a setting is never
used by half: the build stops and says what can be written instead. Leave out what you do not need; every setting has a
default. Rules that reports rely on can be made stricter, not milder.`,
	Source: "Debrief: settings fail loudly; the IANA time zone database, BCP 47 and WCAG 2.2 for single values",
	Wrong: `title: "Mail to customers was late"
-- config.yaml --
timezone: Berlin
checks: {rules: [{rule: timeline-gop, severity: hint}]}
`,
	Right: `title: "Mail to customers was late"
-- config.yaml --
timezone: Europe/Berlin
checks: {rules: [{rule: timeline-gap, severity: hint}]}
`,
}
