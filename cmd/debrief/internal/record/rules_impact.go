package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func impactRules() []entry {
	return []entry{
		{impactFigure, []func(*check){(*check).impactIsFigure}},
		{barePercentage, []func(*check){(*check).percentagesHaveCounts}},
		{impossibleNumber, []func(*check){(*check).numbersAreNotNegative, (*check).affectedIsPartOfTotal, (*check).countsAreNoShares,
			(*check).sharesAreShares, (*check).populationIsWhole, (*check).eventsAreEnough}},
		{numberStatus, []func(*check){(*check).numbersHaveStatus}},
		{vagueQuantity, []func(*check){(*check).quantitiesHaveBounds}},
		{seriesOrder, []func(*check){(*check).seriesAreInOrder}},
	}
}

var impactFigure = &problem.Rule{
	ID: "PM019", Name: "impact-figure", Severity: problem.Error, Finished: true,
	Title: "the impact is a figure, or admitted to be unknown",
	Reason: "“Some users had trouble” can mean three or three million, and nobody can weigh an incident, or compare two, by it. Write who or what was hit as counts: " +
		"`users`, `organisations`, `items`, `requests`, `transactions` or `reports`, with `affected` and, where it is known, `total`. A bound (`{min: 300}`) is a figure, " +
		"and `affected: unknown` is an honest one. A number in the summary's text is enough, a date is none. Near misses and planned maintenance need none; until the " +
		"report is final this is a hint.",
	Source: "PagerDuty postmortem guide; NIST SP 800-61r3, RS.AN-08 (the magnitude is estimated and validated)",
	Wrong: `impact:
  summary: "On 5 February mail to other providers was late."
`,
	Right: `impact:
  summary: "On 5 February mail to other providers was late."
  users: {affected: unknown}
  items: {affected: {value: 12400, approx: true}, unit: messages}
`,
}

var barePercentage = &problem.Rule{
	ID: "PM020", Name: "bare-percentage", Severity: problem.Warning,
	Title: "a percentage stands with its count and its total",
	Reason: "12 % of fifty accounts is one customer's bad morning, 12 % of fifty million is news, and nobody can check either. Write `affected` and `total` of a count: " +
		"the share is then computed, and any percentage in the text is fine. A count in the same sentence does as well. Looked at are the summaries and the impact's " +
		"texts. Availabilities and promises (99.9 %), thresholds, error rates, the load of machines, all and nothing (100 %, 0 %), code, quotations and texts with " +
		"`status: reported` are left alone.",
	Source: "Cloudflare's incident reports and GitHub's availability reports; DORA reporting templates, field 3.5 (number and percentage of clients)",
	Wrong: `impact:
  summary: "Mail of 6 % of all accounts was late."
  items: {affected: 12400, unit: messages}
`,
	Right: `impact:
  summary: "Mail of 6 % of all accounts was late."
  users: {affected: 3100, total: 52000, unit: accounts}
  items: {affected: 12400, unit: messages}
`,
}

var impossibleNumber = &problem.Rule{
	ID: "PM021", Name: "impossible-number", Severity: problem.Error, Firm: true,
	Title: "no number is impossible",
	Reason: "More affected than there are, a share above 1, a count below zero: one of the numbers is wrong, and every figure that is computed from it is wrong too. " +
		"Shares are written from 0 to 1 (12 % is 0.12), counts as counts. What is not known exactly may be a bound (`{min: 300, max: 400}`) or `approx: true`; " +
		"only what cannot be true in any reading is told. Money may be negative: it can flow back.",
	Source: "Debrief: arithmetic",
	Wrong: `impact:
  summary: "3,100 accounts."
  users: {affected: 3100, total: 310, unit: accounts}
`,
	Right: `impact:
  summary: "3,100 accounts."
  users: {affected: 3100, total: 52000, unit: accounts}
`,
}

var numberStatus = &problem.Rule{
	ID: "PM022", Name: "number-status", Severity: problem.Warning,
	Title: "a number from others has a status",
	Reason: "A record that is made from press and blogs repeats numbers that it cannot check, and on the page they would look like the operator's own. Say of each whether " +
		"it is `reported` (with `sources`), `estimated` (with `basis`) or `inferred`; naming its `sources` is enough too. The rule looks at records all of whose sources " +
		"have a type, none of them `primary-operator` or `primary-data`; one problem is told for the whole record, at the first such number.",
	Source: "DORA reporting templates, field 3.12 and others (each figure says whether it is actual or estimated)",
	Wrong: `impact:
  summary: "2,700 reports at the peak."
  reports: {affected: 2700, unit: report}
sources:
  - {id: log, title: "Outages of the week", type: secondary-press}
  - {id: status, title: "Mail was late", type: secondary-press}
`,
	Right: `impact:
  summary: "2,700 reports at the peak."
  reports: {affected: {value: 2700, status: reported, sources: [status]}, unit: report}
sources:
  - {id: log, title: "Outages of the week", type: secondary-press}
  - {id: status, title: "Mail was late", type: secondary-press}
`,
}

var vagueQuantity = &problem.Rule{
	ID: "PM025", Name: "vague-quantity", Severity: problem.Warning,
	Title: "a quantity is a number or a bound",
	Reason: "“Many customers” lets every reader think of another number. Most of the time something is known: “thousands” is `{min: 1000, text: thousands}`, a guess is " +
		"`{value: 300, approx: true}`, and if nothing is known, `affected: unknown` says so and the word may stay. Looked at are the summaries and the impact's texts in " +
		"English, and only words for how many people or things were hit; a count of the record, a figure in the same sentence, or “not known” in it makes them fine. " +
		"Code, quotations and texts with `status: reported` are left alone.",
	Source: "Debrief: a number word is a bound, never a point; NIST SP 800-61r3, RS.AN-08",
	Wrong: `impact:
  summary: "Many customers got their mail late; thousands of messages waited."
  support: {tickets: 31}
`,
	Right: `impact:
  summary: "Many customers got their mail late; thousands of messages waited."
  users: {affected: unknown}
  items: {affected: {min: 1000, text: "thousands"}, unit: messages}
`,
}

var seriesOrder = &problem.Rule{
	ID: "PM065", Name: "series-order", Severity: problem.Error, Firm: true,
	Title: "the points of a series are in the order of time",
	Reason: "A series is drawn from point to point and read for its peak and its end: a point out of order draws a line backwards in time. Most often a day or an offset was " +
		"mistyped. Put the points in time order; a measure that is missing is written as `null`, which draws a gap. The same goes for the curve of releases.",
	Source: "Debrief: its charts and figures rely on it",
	Wrong: `impact:
  summary: "12,400 messages."
  series:
    - {id: queue, title: "Messages waiting", unit: messages,
       points: [[2026-02-05T09:00Z, 8100], [2026-02-05T08:30Z, 2600]]}
`,
	Right: `impact:
  summary: "12,400 messages."
  series:
    - {id: queue, title: "Messages waiting", unit: messages,
       points: [[2026-02-05T08:30Z, 2600], [2026-02-05T09:00Z, 8100]]}
`,
}
