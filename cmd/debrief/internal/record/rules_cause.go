package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func causeRules() []entry {
	return []entry{
		{singleFactor, []func(*check){(*check).causeHasFactors}},
		{trigger, []func(*check){(*check).triggerIsTold, (*check).triggerIsNoFactor}},
		{factorAction, []func(*check){(*check).factorsHaveConsequences}},
		{openQuestion, []func(*check){(*check).doubtSaysWhatIsOpen}},
		{opinion, []func(*check){(*check).causeIsFinding}},
	}
}

var singleFactor = &problem.Rule{
	ID: "PM031", Name: "single-factor", Severity: problem.Warning, Finished: true,
	Title: "more than one condition made it possible",
	Reason: "Something that has worked for months fails when several conditions meet, and a report that stops at the first of them mends only that one. Ask what made it " +
		"possible, what kept it from being noticed, and what made it last; two or three factors come out almost always. A cause whose `confidence` is `unknown` " +
		"needs none, and neither does planned maintenance. Until the report is final this is a hint.",
	Source: "Cook, How complex systems fail (7); PagerDuty postmortem guide; incident.io templates (contributors instead of one root cause)",
	Wrong: `root_cause:
  summary: "The certificate of the relay expired."
  confidence: confirmed
  trigger: {text: "The certificate reached its end."}
  contributing_factors:
    - {id: by-hand, text: "Certificates of relays were renewed by hand.", evidence: [log]}
remediation:
  actions: [{id: a1, title: "Renew relay certificates by program", factors: [by-hand], owner: mail,
       due: 2026-12-18}]
`,
	Right: `root_cause:
  summary: "The certificate of the relay expired."
  confidence: confirmed
  trigger: {text: "The certificate reached its end."}
  contributing_factors:
    - {id: by-hand, text: "Certificates of relays were renewed by hand.", evidence: [log]}
    - {id: no-warning, text: "No check looked at the certificates of relays.", evidence: [log]}
`,
}

var trigger = &problem.Rule{
	ID: "PM032", Name: "trigger", Severity: problem.Warning, Finished: true,
	Title: "the trigger is told, and is not one of the factors",
	Reason: "The trigger is what happened on that day: a release, a peak, a date. The factors are why that could do harm, and most of them were there long before. " +
		"Whoever tells one thing twice mends the day and leaves the conditions. If nothing changed on that day, the trigger is the limit that was reached; if the cause " +
		"is not known (`confidence: unknown`), none is asked for. That it is missing is a hint until the report is final; that it repeats a factor, word for word, is " +
		"always a warning.",
	Source: "Google SRE workbook, appendix C (trigger kept apart from root cause)",
	Wrong: `root_cause:
  summary: "The certificate of the relay expired."
  confidence: confirmed
  trigger: {text: "The certificate expired."}
  contributing_factors:
    - {id: no-warning, text: "Certificate expired", evidence: [log]}
    - {id: by-hand, text: "Certificates of relays were renewed by hand.", evidence: [log]}
`,
	Right: `root_cause:
  summary: "The certificate of the relay expired."
  confidence: confirmed
  trigger: {text: "The certificate expired.", category: time-calendar}
  contributing_factors:
    - {id: no-warning, text: "No check looked at the certificates of relays.", evidence: [log]}
    - {id: by-hand, text: "Certificates of relays were renewed by hand.", evidence: [log]}
`,
}

var factorAction = &problem.Rule{
	ID: "PM033", Name: "factor-action", Severity: problem.Warning, Finished: true,
	Title: "every factor leads to an action or a decision",
	Reason: "A finding without a consequence stays as it is until the next time. Name the factor in `factors` of the action that answers it; one action may answer several. " +
		"To live with a factor is a decision too: write it as an action with `status: wont_do` and the reason in `decision`. Refuted factors are left alone, and so are " +
		"records without actions, which `reason_no_actions` explains. Until the report is final this is a hint.",
	Source: "Lunney, Lueder and Beyer (Google), “Plan the work and work the plan”, ;login: 2017; AWS Correction of Errors",
	Wrong: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warning], owner: mail,
       due: 2026-12-18}
`,
	Right: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warning], owner: mail,
       due: 2026-12-18}
    - {id: a2, title: "Renew relay certificates by program", factors: [by-hand], status: wont_do,
       decision: "The relays are switched off in March."}
`,
}

var openQuestion = &problem.Rule{
	ID: "PM034", Name: "open-question", Severity: problem.Warning, Finished: true,
	Title: "an unfinished inquiry says what is open",
	Reason: "A final report whose cause is only `suspected`, or `unknown`, is honest; but readers have to learn what is missing and whether anybody still looks for it. " +
		"Write `open_questions`, each such that an answer would settle it. Where the inquiry was closed without a result, `investigation: {state: closed-inconclusive, " +
		"note: …}` says so and is enough. Until the report is final this is a hint.",
	Source: "Azure post-incident reviews (“What do we know so far?”); open questions in the templates collected by dastergon/postmortem-templates",
	Wrong: `root_cause:
  summary: "The relay refused connections; why is not known."
  confidence: unknown
remediation: {actions: [], reason_no_actions: "Nothing can be mended before the cause is found."}
`,
	Right: `root_cause:
  summary: "The relay refused connections; why is not known."
  confidence: unknown
  open_questions: ["Did the relay reach its limit of open files?"]
remediation: {actions: [], reason_no_actions: "Nothing can be mended before the cause is found."}
`,
}

var opinion = &problem.Rule{
	ID: "PM035", Name: "opinion", Severity: problem.Warning,
	Title: "the cause is a finding and not an opinion",
	Reason: "What stands under the cause is read as established and is quoted by others. “We believe” and “in our opinion” leave open what was found; how sure it is belongs " +
		"in `status` or `confidence`. Who said what belongs in the timeline, as a hypothesis or a statement with its source. Looked at are the English texts of the cause, " +
		"the trigger and the factors: words of opinion, quoted sentences (not the words of a log), and words such as “probably” where neither the text's status nor the " +
		"confidence says that there is doubt. A text with `status: reported` is somebody's word and may sound like it.",
	Source: "Debrief: quoted opinions go to the timeline, never to the cause; PagerDuty postmortem guide (facts, not opinion)",
	Wrong: `root_cause:
  summary: "We believe that the certificate expired."
  confidence: confirmed
  trigger: {text: "The certificate probably reached its end."}
  contributing_factors:
    - {id: no-warning, text: "The team said that no check looked at the certificates.", evidence: [log]}
    - {id: by-hand, text: "Certificates of relays were renewed by hand.", evidence: [log]}
`,
	Right: `root_cause:
  summary: "The relay's log shows that its certificate had expired."
  confidence: likely
  trigger: {text: "The certificate reached its end.", status: inferred}
  contributing_factors:
    - {id: no-warning, text: "No check looked at the certificates of relays.", evidence: [log]}
    - {id: by-hand, text: "Certificates of relays were renewed by hand.", evidence: [log]}
`,
}
