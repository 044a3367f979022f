package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func timesRules() []entry {
	return []entry{
		{timeOffset, nil},
		{localTime, nil},
		{timeOrder, []func(*check){(*check).milestonesInOrder, (*check).stretchesHaveLength}},
		{possibleOrder, []func(*check){(*check).milestonesNotInDoubt}},
		{milestonesTold, []func(*check){(*check).startIsTold, (*check).noticeAndEndAreTold}},
		{stateEnd, []func(*check){(*check).stateFitsEnd}},
		{futureTime, []func(*check){(*check).timesArePast}},
		{copiedStart, []func(*check){(*check).startIsNotCopied}},
	}
}

var timeOffset = &problem.Rule{
	ID: "PM003", Name: "time-offset", Severity: problem.Error, Firm: true,
	Title: "a time of day has an offset from UTC",
	Reason: "Names like EST or IST mean different things in different places: the press moved the start of one incident by ten and " +
		"a half hours that way. Write `Z` or an offset (`2026-02-05T10:31-05:00`), or name the place with `{at: 2026-02-05T10:31, tz: " +
		"America/New_York}`. Keep the original wording in `text`. A date alone needs no offset; it is a day in the record's `timezone`, " +
		"or in the `tz` beside it.",
	Source: "Exchange Online EX1227432, whose 10:31 AM EST was retold as IST; RFC 3339, section 4.4: no unqualified local time",
	Wrong: `times:
  started: 2026-02-05T09:10
  detected: 2026-02-05 09:22 CET
`,
	Right: `times:
  started: 2026-02-05T09:10+01:00
  detected: {at: 2026-02-05T09:22, tz: Europe/Berlin, text: "09:22 CET"}
  resolved: 2026-02-05T09:45:00Z
`,
}

var localTime = &problem.Rule{
	ID: "PM004", Name: "local-time", Severity: problem.Error, Firm: true,
	Title: "a local time exists once in its zone",
	Reason: "When clocks are put forward an hour does not exist, and when they are put back one comes twice, so that a local time " +
		"with the name of its zone may be no moment or two. So may a short time of the timeline (`02:30`), which is one of the record's " +
		"`timezone` where the entry before has the offset of that zone. Write the offset that was meant in its place; the message names both.",
	Source: "IANA time zone database; Europe/Berlin on 2026-03-29 and America/New_York on 2025-11-02 are examples",
	Wrong: `response:
  detection: {method: monitoring}
  communications:
    - {at: {at: 2025-11-02T01:30, tz: America/New_York}, channel: "status page"}
`,
	Right: `response:
  detection: {method: monitoring}
  communications:
    - {at: {at: 2025-11-02T01:30-04:00, tz: America/New_York}, channel: "status page"}
`,
}

var timeOrder = &problem.Rule{
	ID: "PM005", Name: "time-order", Severity: problem.Error, Firm: true,
	Title: "nothing ends before it begins",
	Reason: "Lengths are computed from milestones, and a negative one would be nonsense. The order that must hold is introduced, " +
		"started, detected, then acknowledged and declared; and started, mitigated, resolved, then recovered and closed. Only what is certain is " +
		"told, with everything that a precision or bounds leave open. Detection may come before a start that is a guess (`approx`, " +
		"`status: estimated` or `inferred`), and before that of a near miss. Most often the cause is an offset, or the date after midnight.",
	Source: "icco/postmortems, which refuses an end before the start; time arithmetic of Debrief, on the methods page",
	Wrong: `times:
  started: 2026-02-05T08:10:00Z
  detected: 2026-02-05T08:22:00Z
  resolved: 2026-02-05T07:45:00Z
timeline: [{at: 2026-02-05T08:10:00Z, text: "The certificate expires."}]
`,
	Right: `times:
  started: 2026-02-05T08:10:00Z
  detected: 2026-02-05T08:22:00Z
  resolved: 2026-02-05T09:45:00Z
timeline: [{at: 2026-02-05T08:10:00Z, text: "The certificate expires."}]
`,
}

var possibleOrder = &problem.Rule{
	ID: "PM006", Name: "possible-order", Severity: problem.Warning,
	Title: "the bounds of times leave no doubt about their order",
	Reason: "When what is written of two milestones allows the wrong order, one of them can be told better: a fix at 10:30 says that " +
		"a start between 10:00 and 11:00 was before 10:30. Narrow the bounds. Told is what an author wrote: points in the wrong order that only " +
		"a guess excuses, and `earliest`, `latest` or `plus_minus` that reach beyond the other time. Times that are written to the day or the " +
		"minute, bounds with an open end, and two that are both `plus_minus`, are no reason. What was identified, told in public or mended before the start is told here too.",
	Source: "Debrief's own practice: intervals that overlap ask for a better bound",
	Wrong: `times:
  started: {earliest: 2026-02-05T08:00:00Z, latest: 2026-02-05T08:30:00Z}
  detected: 2026-02-05T08:22:00Z
  resolved: 2026-02-05T09:45:00Z
timeline: [{at: 2026-02-05T08:22:00Z, text: "The alarm rings."}]
`,
	Right: `times:
  started: {earliest: 2026-02-05T08:00:00Z, latest: 2026-02-05T08:22:00Z}
  detected: 2026-02-05T08:22:00Z
  resolved: 2026-02-05T09:45:00Z
timeline: [{at: 2026-02-05T08:22:00Z, text: "The alarm rings."}]
`,
}

var milestonesTold = &problem.Rule{
	ID: "PM007", Name: "milestones", Severity: problem.Error, Finished: true,
	Title: "started, detected and resolved are told, if only as unknown",
	Reason: "When it began, when it was noticed and when it was over are the three times that every report is asked for, and the figures " +
		"rest on them. Write them under `times`, or mark the entries of the timeline that tell of them. `unknown` is an answer: it says " +
		"that somebody looked. A record without a start is an error always, one without the other two only when it is published as a " +
		"final report. Planned work (`kind: maintenance`) is not detected.",
	Source: "Google SRE book, Atlassian and AWS templates; DORA incident report, fields 2.2, 3.2 and 3.3",
	Wrong: `times:
  started: 2026-02-05T08:10:00Z
timeline: [{at: 2026-02-05T08:10:00Z, text: "The certificate expires."}]
incident_state: unknown
`,
	Right: `times:
  started: 2026-02-05T08:10:00Z
  detected: unknown
timeline:
  - {at: 2026-02-05T08:10:00Z, text: "The certificate expires."}
  - {at: 2026-02-05T09:45:00Z, text: "The queue is empty.", marks: resolved}
`,
}

var stateEnd = &problem.Rule{
	ID: "PM008", Name: "state-end", Severity: problem.Error, Firm: true,
	Title: "the state fits the end",
	Reason: "Readers look first whether it is over. A record that says `resolved` and names no end, or `ongoing` and has one, gives " +
		"them two answers. Leave `incident_state` out and it follows from the end; or write both so that they agree. `resolved: unknown` is an end " +
		"whose time nobody knows, `resolved: ongoing` is none yet. A state of `mitigated` beside an end is a warning.",
	Source: "Microsoft 365 service health, where being resolved is told with an end; Debrief's own practice",
	Wrong: `incident_state: ongoing
`,
	Right: `incident_state: resolved
`,
}

var futureTime = &problem.Rule{
	ID: "PM009", Name: "future-time", Severity: problem.Error,
	Title: "no time is later than the present day",
	Reason: "What happened has happened, so a time to come is a slip, most often in the year. It is held against the day that the site " +
		"is built for (`--as-of`), and a day more is given away to zones and clocks. What is planned belongs to `due`, `next_update_by`, " +
		"`until` and `to`, which may lie ahead; so may all times of planned work (`kind: maintenance`), and a claim that is refuted.",
	Source: "Debrief's own practice",
	Wrong: `sources:
  - {id: log, title: "Log of the relay", type: primary-data, retrieved: 2062-02-05}
  - {id: status, title: "Status page", type: primary-operator, url: "https://status.example.com/2026-02-05"}
`,
	Right: `sources:
  - {id: log, title: "Log of the relay", type: primary-data, retrieved: 2026-02-05}
  - {id: status, title: "Status page", type: primary-operator, url: "https://status.example.com/2026-02-05"}
`,
}

var copiedStart = &problem.Rule{
	ID: "PM010", Name: "copied-start", Severity: problem.Warning,
	Title: "the start is not copied from the detection",
	Reason: "When people notice, rather than an alarm, it had begun before. A start in the very moment of the detection was most likely " +
		"copied from it, and makes the time to detect zero. Look for the first effect in logs; if it cannot be found, write `{latest: …}` or " +
		"`unknown`. A start with bounds, and one with `status: confirmed`, say that somebody looked; then the rule is silent. Where the method of " +
		"detection is not told, it is only a hint.",
	Source: "VOID report on the gray data of incident times; Delegated Regulation (EU) 2024/1772, article 3, for a start that is not known",
	Wrong: `times:
  started: 2026-02-05T08:22:00Z
  detected: 2026-02-05T08:22:00Z
  resolved: 2026-02-05T09:45:00Z
timeline: [{at: 2026-02-05T08:22:00Z, text: "A customer calls."}]
response: {detection: {method: customer_report}}
`,
	Right: `times:
  started: {latest: 2026-02-05T08:22:00Z}
  detected: 2026-02-05T08:22:00Z
  resolved: 2026-02-05T09:45:00Z
timeline: [{at: 2026-02-05T08:22:00Z, text: "A customer calls."}]
response: {detection: {method: customer_report}}
`,
}
