package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func timelineRules() []entry {
	return []entry{
		{timelineOrder, []func(*check){(*check).timelineIsInOrder}},
		{milestoneEntry, []func(*check){(*check).marksAgree, (*check).milestonesHaveEntries}},
		{timelineGap, []func(*check){(*check).impactIsTold}},
		{leadUp, []func(*check){(*check).timelineLeadsUp}},
		{entryEvidence, []func(*check){(*check).entriesHaveEvidence}},
		{communication, []func(*check){(*check).affectedAreTold}},
		{detectionMethod, []func(*check){(*check).detectionIsTold}},
		{detectionAction, []func(*check){(*check).detectionGetsBetter}},
	}
}

var timelineOrder = &problem.Rule{
	ID: "PM011", Name: "timeline-order", Severity: problem.Warning,
	Title: "the timeline is in the order of time",
	Reason: "Readers see the entries by time, and those of one time by id, whatever the order in the file: an entry that stands " +
		"elsewhere is easily missed by whoever writes the next one, and a wrong date hides behind it. Put it where it belongs; " +
		"`debrief check --fix` sorts the timeline. Entries whose time is unknown keep their place behind the entry above them. " +
		"Ids matter only where they are written and two entries have the same time.",
	Source: "PagerDuty incident response guide, on writing a timeline: in chronological order",
	Wrong: `timeline:
  - {id: alarm, at: 2026-02-05T08:22:00Z, text: "The alarm rings.", marks: detected}
  - {id: expired, at: 2026-02-05T08:10:00Z, text: "The certificate expires.", marks: started}
`,
	Right: `timeline:
  - {id: expired, at: 2026-02-05T08:10:00Z, text: "The certificate expires.", marks: started}
  - {id: alarm, at: 2026-02-05T08:22:00Z, text: "The alarm rings.", marks: detected}
`,
}

var milestoneEntry = &problem.Rule{
	ID: "PM012", Name: "milestone-entry", Severity: problem.Warning, Finished: true,
	Title: "every milestone has its entry in the timeline, and the two agree",
	Reason: "Figures are computed from the milestones, and people read the timeline: where one says what the other does not, there " +
		"are two truths. Mark the entry that tells of a milestone (`marks: detected`); then its time stands in one place, and need " +
		"not be written under `times`. Two places that certainly differ are an error in every record; a milestone that no entry " +
		"tells of, or one of the same time without the mark, is a warning in a finished one. A milestone " +
		"that is not known, or only in one direction, needs no entry.",
	Source: "Debrief's own practice, after FireHydrant, where milestones are events of the timeline",
	Wrong: `times:
  started: 2026-02-05T08:10:00Z
  detected: 2026-02-05T08:22:00Z
  resolved: 2026-02-05T09:45:00Z
timeline:
  - {at: 2026-02-05T08:25:00Z, text: "The alarm rings.", marks: detected}
`,
	Right: `times: {resolved: unknown}
timeline:
  - {at: 2026-02-05T08:10:00Z, text: "The certificate expires.", marks: started}
  - {at: 2026-02-05T08:22:00Z, text: "The alarm rings.", marks: detected}
`,
}

var timelineGap = &problem.Rule{
	ID: "PM013", Name: "timeline-gap", Severity: problem.Warning, Finished: true,
	Title: "no long stretch of the impact is without an entry",
	Reason: "A stretch that is longer than a quarter of the impact, and than `checks: {max_gap: 30m}` in config.yaml allows, is a " +
		"missing part of the story, and often the part to learn from: people waited, or looked in the wrong place, or nobody looked. " +
		"Say so in an entry. Times that are not exact are taken so that the stretch is the shortest that it can have been, and " +
		"known milestones count as entries. Where nobody looked before the detection, an entry that says so is the answer.",
	Source: "PagerDuty and Atlassian postmortem guides: a timeline without gaps",
	Wrong: `timeline:
  - {id: expired, at: 2026-02-05T08:10:00Z, text: "The certificate expires.", evidence: [log], marks: started}
  - {id: alarm, at: 2026-02-05T08:22:00Z, text: "The alarm rings.", evidence: [log], marks: detected}
  - {id: empty, at: 2026-02-05T09:45:00Z, text: "The queue is empty.", evidence: [status], marks: resolved}
`,
	Right: `timeline:
  - {id: expired, at: 2026-02-05T08:10:00Z, text: "The certificate expires.", evidence: [log], marks: started}
  - {id: alarm, at: 2026-02-05T08:22:00Z, text: "The alarm rings.", evidence: [log], marks: detected}
  - {id: search, at: 2026-02-05T08:25:00Z, until: 2026-02-05T09:30:00Z, text: "The network is searched, in vain.", evidence: [log]}
  - {id: empty, at: 2026-02-05T09:45:00Z, text: "The queue is empty.", evidence: [status], marks: resolved}
`,
}

var leadUp = &problem.Rule{
	ID: "PM014", Name: "lead-up", Severity: problem.Hint,
	Title: "the timeline begins before the detection",
	Reason: "A story that begins when the alarm rings has left out how it came to that, and prevention begins there. Begin with the " +
		"change, the first effect or the last moment at which all was well, as it looked to people then. There is nothing to add " +
		"where nobody knows; then the hint may stand.",
	Source: "PagerDuty and Atlassian postmortem guides: lead-up; Dekker, Field Guide to Understanding Human Error, on hindsight",
	Wrong: `times: {started: unknown, resolved: unknown}
timeline:
  - {at: 2026-02-05T08:22:00Z, text: "The alarm rings.", evidence: [log], marks: detected}
  - {at: 2026-02-05T08:40:00Z, text: "The status page tells of late mail.", evidence: [status]}
`,
	Right: `times: {started: unknown, resolved: unknown}
timeline:
  - {at: 2026-02-05T08:10:00Z, text: "The first message is refused.", evidence: [log]}
  - {at: 2026-02-05T08:22:00Z, text: "The alarm rings.", evidence: [log], marks: detected}
  - {at: 2026-02-05T08:40:00Z, text: "The status page tells of late mail.", evidence: [status]}
`,
}

var entryEvidence = &problem.Rule{
	ID: "PM015", Name: "entry-evidence", Severity: problem.Warning, Finished: true,
	Title: "timeline entries name their evidence",
	Reason: "A line with a log, a graph or a chat behind it can be checked a year later, and one without is what somebody remembers. " +
		"Give each entry the ids of its sources in `evidence`; a source may be kept from readers with `audience: internal` and still " +
		"count. In a finished report it is a warning when more than 30 % of the entries have none, else a hint.",
	Source: "PagerDuty postmortem guide: for each item of the timeline, a metric or a page where the data came from",
	Wrong: `timeline:
  - {at: 2026-02-05T08:10:00Z, text: "The certificate expires.", marks: started}
  - {at: 2026-02-05T08:22:00Z, text: "The alarm rings.", marks: detected}
`,
	Right: `timeline:
  - {at: 2026-02-05T08:10:00Z, text: "The certificate expires.", evidence: [log], marks: started}
  - {at: 2026-02-05T08:22:00Z, text: "The alarm rings.", evidence: [log, status], marks: detected}
`,
}

var communication = &problem.Rule{
	ID: "PM016", Name: "communication", Severity: problem.Warning, Finished: true,
	Title: "who was hit was told",
	Reason: "Where users or organisations were affected, how and when they were told is a part of the response, and often the part " +
		"that they judge. Write it under `response: {communications: …}`, or as an entry of `type: communication`, or as the milestone " +
		"`first_public_notice`. If nobody was told, say that with `first_public_notice: not_applicable`; the rule is then silent.",
	Source: "Azure post-incident reviews; NIST Cybersecurity Framework 2.0, RS.CO-02: stakeholders are notified",
	Wrong: `impact: {users: {affected: 3100, unit: accounts}, summary: "3,100 accounts had late mail."}
timeline: [{at: 2026-02-05T08:10:00Z, text: "The certificate expires.", evidence: [log]}]
response: {detection: {method: monitoring}}
`,
	Right: `impact: {users: {affected: 3100, unit: accounts}, summary: "3,100 accounts had late mail."}
response:
  detection: {method: monitoring}
  communications: [{at: 2026-02-05T08:40:00Z, channel: "status page", text: "Mail is late, nothing is lost."}]
`,
}

var detectionMethod = &problem.Rule{
	ID: "PM017", Name: "detection-method", Severity: problem.Error, Finished: true,
	Title: "the record says how the incident was detected",
	Reason: "Whether an alarm rang or a customer called is one of the first things to learn from an incident, and across incidents it " +
		"tells how good the monitoring is. Write `response: {detection: {method: …}}`. `unknown` is an answer too, and an honest one in a " +
		"record made from what others published. Planned work (`kind: maintenance`) needs none.",
	Source: "Atlassian incident handbook; AWS correction of errors; DORA incident report, field 2.7",
	Wrong: `response:
  communications: [{at: 2026-02-05T08:40:00Z, channel: "status page"}]
`,
	Right: `response:
  detection: {method: customer_report}
  communications: [{at: 2026-02-05T08:40:00Z, channel: "status page"}]
remediation:
  actions: [{title: "Watch the length of the queue", type: detect, owner: mail, status: done, done_at: 2026-02-27}]
`,
}

var detectionAction = &problem.Rule{
	ID: "PM018", Name: "detection-action", Severity: problem.Warning, Finished: true,
	Title: "what others had to notice leads to better detection",
	Reason: "When customers, the press or a researcher notice before the people who run the service, the next one is likely to go " +
		"unnoticed in the same way. Add an action of `type: detect`. If it cannot be noticed from inside, or the price is too high, an action " +
		"of that type with `status: wont_do` and the reason in `decision` says so. A record without any action is left to PM036.",
	Source: "Atlassian incident handbook and AWS correction of errors: how could the time to detect be halved?",
	Wrong: `response: {detection: {method: customer_report}}
remediation:
  actions: [{title: "Renew the certificate by program", type: prevent, owner: mail, status: done, done_at: 2026-02-27}]
`,
	Right: `response: {detection: {method: customer_report}}
remediation:
  actions: [{title: "Watch the length of the queue", type: detect, owner: mail, status: done, done_at: 2026-02-27}]
`,
}
