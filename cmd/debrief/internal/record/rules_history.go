package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func historyRules() []entry {
	return []entry{
		{relations, []func(*check){(*check).relationsNameOne}},
		{revisions, []func(*check){(*check).revisionsAreNumbered, (*check).versionsFollowInTime, (*check).correctionsSayWhat, (*check).changesHaveARevision}},
		{lateReport, []func(*check){(*check).reportIsInTime}},
	}
}

var relations = &problem.Rule{
	ID: "PM054", Name: "relation", Severity: problem.Error, Firm: true,
	Title: "a relation leads to one other incident, and not round in a circle",
	Reason: `Readers follow a relation from page to page, and duplicates and parts are left out of counts. So it names one
incident of this site by its ` + "`id`" + `, or one elsewhere as ` + "`external`" + `, never itself; and ` + "`duplicate_of`, `part_of` and `caused_by`" + `
run one way: an incident cannot be the cause of its own cause. ` + "`causes` and `has_part`" + ` are the same relations told
from the other side and count as such. Write each relation once; the other page shows it too.`,
	Source: "Debrief; ITIL, relations of problem records; DORA ITS 2025/302 field 4.15 for recurring incidents",
	Wrong: `relations: [{type: caused_by, id: 2026-01-relay-mvoe}]
-- incidents/2026-01-relay-move.yaml --
title: A relay moved
kind: other
summary: A relay moved to another house.
times: {started: 2026-01-20, detected: unknown, resolved: 2026-01-20}
timeline: [{at: 2026-01-20, text: The relay moves., marks: started}]
`,
	Right: `relations: [{type: caused_by, id: 2026-01-relay-move}]
-- incidents/2026-01-relay-move.yaml --
title: A relay moved
kind: other
summary: A relay moved to another house.
times: {started: 2026-01-20, detected: unknown, resolved: 2026-01-20}
timeline: [{at: 2026-01-20, text: The relay moves., marks: started}]
`,
}

var revisions = &problem.Rule{
	ID: "PM055", Name: "revision", Severity: problem.Error,
	Title: "what was published is changed by a new revision that says what was wrong",
	Reason: `A report that changes silently costs the trust in all others. Each published version has a number, its time and a
sentence on what is new; a correction also names the fields that were wrong, so that a reader of the old version sees
what no longer holds. Debrief has no memory of what it published: it compares the time of the last revision with the
times in the record. When the state of the investigation, an entry of the timeline, a message or the retrieval of a
source is later than the last revision, something was added without one, and that is a warning. The progress of actions
is left out, since it tells its own days. A change without any time in it shows only in Git.`,
	Source: "Azure post-incident reviews (preliminary and final); Microsoft 365 message posts; COPE on corrections: visible, dated and saying what was wrong",
	Wrong: `revisions:
  - {version: 1, at: 2026-02-10T12:00:00Z, type: final, summary: "First full report."}
  - {version: 2, at: 2026-02-12T09:00:00Z, type: correction, summary: "12,400 messages were late, not 11,900."}
investigation: {state: concluded, as_of: 2026-02-12}
`,
	Right: `revisions:
  - {version: 1, at: 2026-02-10T12:00:00Z, type: final, summary: "First full report."}
  - {version: 2, at: 2026-02-12T09:00:00Z, type: correction, summary: "12,400 messages were late, not 11,900.", fields: [/impact/items/affected]}
investigation: {state: concluded, as_of: 2026-02-12}
`,
}

var lateReport = &problem.Rule{
	ID: "PM056", Name: "late-report", Severity: problem.Hint,
	Title: "the report is published while it helps, and finished",
	Reason: `Those who were hit ask in the first days, and those who were there remember in the first weeks. A first version
that appears more than 30 days after the incident was resolved misses both, and one that stays preliminary for more than
60 days reads as forgotten. Publish a preliminary version early, with what is open in it, and the final one when it is
answered; an investigation that ends without an answer is ` + "`closed-inconclusive`" + `. Records of other people's
incidents, which name sources but no data of their own (` + "`primary-data`" + `), are left alone.`,
	Source: "PagerDuty (3 to 5 days); Azure (preliminary in 3 days, final in 14); NIS2 art. 23 and DORA (a month)",
	Wrong: `revisions:
  - {version: 1, at: 2026-04-20T12:00:00Z, type: final, summary: "First full report."}
`,
	Right: `revisions:
  - {version: 1, at: 2026-02-10T12:00:00Z, type: final, summary: "First full report."}
investigation: {state: concluded, as_of: 2026-02-10}
`,
}
