package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func sourcesRules() []entry {
	return []entry{
		{claimSource, []func(*check){(*check).reportsHaveSources, (*check).sourcesAreUsed}},
		{independentSources, []func(*check){(*check).sourcesAreMoreThanCopies}},
		{references, []func(*check){(*check).referencesLeadSomewhere, (*check).pointersLeadSomewhere}},
	}
}

var claimSource = &problem.Rule{
	ID: "PM023", Name: "claim-source", Severity: problem.Error,
	Title: "a claim has a source that is there",
	Reason: "`reported` means that a named source says so, and `disputed` that sources differ: without their names a reader cannot look, and a year later nor can you. " +
		"Name them in `sources` or, in the timeline, the cause and the containment, in `evidence`; what an entry names counts for its time, and the other way round. " +
		"A source that is named and not listed is always an error; a claim without one is an error in a final report and a warning before. A source that is listed and " +
		"never named is a hint: most likely a claim forgot to name it.",
	Source: "NIST SP 800-61r3, RS.AN-07 (records keep their provenance); Debrief: the meaning of its status words",
	Wrong: `impact:
  summary: {text: "12,400 messages were late.", status: reported}
  items: {affected: {value: 12400, status: reported, sources: [statuspage]}, unit: messages}
`,
	Right: `impact:
  summary: {text: "12,400 messages were late.", status: reported, sources: [status]}
  items: {affected: {value: 12400, status: reported, sources: [status]}, unit: messages}
`,
}

var independentSources = &problem.Rule{
	ID: "PM024", Name: "independent-sources", Severity: problem.Warning,
	Title: "a claim rests on more than copies of one source",
	Reason: "Ten articles that retell one article are one source, and its mistakes are in all ten. What is told as certain (`confirmed`, or without a status) " +
		"therefore names something nearer than an `aggregator` or a `social` post; otherwise write `status: reported`. Only the types of the sources are looked at: " +
		"that one retells another cannot be seen from a record. A source that you graded `reliability: A` or `B` counts as a source of its own. One problem is told " +
		"for the whole record, at the first such claim.",
	Source: "Debrief: one primary source outweighs ten copies; NATO STANAG 2511 (grades of reliability, the Admiralty scale)",
	Wrong: `timeline:
  - {id: began, at: 2026-02-05T08:10:00Z, text: "Mail begins to wait.", marks: started, evidence: [blog]}
  - {id: ended, at: 2026-02-05T09:45:00Z, text: "The queue is empty.", marks: resolved, evidence: [log]}
sources:
  - {id: blog, title: "Outages of the week", type: aggregator}
  - {id: log, title: "Log of the relay", type: primary-data}
`,
	Right: `timeline:
  - {id: began, at: 2026-02-05T08:10:00Z, text: "Mail begins to wait.", marks: started, evidence: [blog], status: reported}
  - {id: ended, at: 2026-02-05T09:45:00Z, text: "The queue is empty.", marks: resolved, evidence: [log]}
sources:
  - {id: blog, title: "Outages of the week", type: aggregator}
  - {id: log, title: "Log of the relay", type: primary-data}
`,
}

var references = &problem.Rule{
	ID: "PM064", Name: "reference", Severity: problem.Error, Firm: true,
	Title: "what is named in the record is in it",
	Reason: "An action names the factors that it answers, a flow the hops that it joins, a redaction the place that it hides, a revision the fields that it changed. " +
		"A name that leads nowhere is a slip, and with a redaction a dangerous one: it hides nothing, and nobody would notice. Ids of factors and hops are those of " +
		"this record; pointers are written like `/response/roles`, and in lists of items with ids by id: `/remediation/actions/a1/ticket`. A field of a revision " +
		"that is no longer there is only a warning.",
	Source: "RFC 6901 (JSON Pointer); Debrief: fields without the right to be seen must not get out by a slip",
	Wrong: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warnings, by-hand],
       owner: mail, due: 2026-12-18}
redact:
  - {path: /remediation/actions/a3/ticket, audience: internal}
`,
	Right: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warning, by-hand],
       owner: mail, due: 2026-12-18, ticket: MAIL-311}
redact:
  - {path: /remediation/actions/a1/ticket, audience: internal}
`,
}
