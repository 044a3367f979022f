package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func actionsRules() []entry {
	return []entry{
		{actionsTold, []func(*check){(*check).actionsAreTold}},
		{actionOwner, []func(*check){(*check).actionsHaveOwners}},
		{actionDue, []func(*check){(*check).actionsAreDue}},
		{actionVerb, []func(*check){(*check).actionsBeginWithVerbs}},
		{actionVerify, []func(*check){(*check).urgentActionsAreVerified}},
		{actionDone, []func(*check){(*check).actionsEndAsTheySay}},
		{actionOverdue, []func(*check){(*check).actionsAreInTime}},
		{actionFocus, []func(*check){(*check).actionsAreFocused}},
	}
}

var actionsTold = &problem.Rule{
	ID: "PM036", Name: "actions", Severity: problem.Error, Finished: true,
	Title: "there are actions, or a reason why there are none",
	Reason: "A finished report without actions tells its readers that it may happen again tomorrow. Either something is changed, or somebody decided " +
		"that nothing has to be: then write the reason in `reason_no_actions`. A record that is made from public sources, about another organisation, says " +
		"there that the operator's actions are not known. Until the report is final this is a hint.",
	Source: "Atlassian incident handbook (every postmortem has actions); DORA reporting templates, field 4.6 (measures taken)",
	Wrong: `remediation:
  immediate: ["The certificate was renewed."]
`,
	Right: `remediation:
  immediate: ["The certificate was renewed."]
  actions: []
  reason_no_actions: "The relay was switched off for good on 12 February."
`,
}

var actionOwner = &problem.Rule{
	ID: "PM037", Name: "action-owner", Severity: problem.Error, Finished: true,
	Title: "every action has an owner",
	Reason: "What belongs to everybody is done by nobody. An owner is a team that has agreed to it, not a person: people move on, and a report names no persons. " +
		"An action that will not be done needs none. Until the report is final this is a hint.",
	Source: "Google SRE book, ch. 15 and appendix D; Lunney, Lueder and Beyer, ;login: 2017; PagerDuty postmortem guide; Atlassian incident handbook",
	Wrong: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", type: detect,
       factors: [no-warning, by-hand], due: 2026-12-18}
`,
	Right: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", type: detect,
       factors: [no-warning, by-hand], due: 2026-12-18, owner: mail}
`,
}

var actionDue = &problem.Rule{
	ID: "PM038", Name: "action-due", Severity: problem.Error, Finished: true,
	Title: "every open action has a due date",
	Reason: "An action without a day is never late, and so it is never done. Four weeks for urgent ones and eight for the others are a good measure; " +
		"a month (`2026-12`) is enough. Actions that are done or will not be done need no due date. Until the report is final this is a hint.",
	Source: "Atlassian incident handbook (actions have a due date of four or eight weeks); Etsy debriefing guide (SMART actions)",
	Wrong: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", type: detect,
       factors: [no-warning, by-hand], owner: mail}
`,
	Right: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", type: detect,
       factors: [no-warning, by-hand], owner: mail, due: 2026-12}
`,
}

var actionVerb = &problem.Rule{
	ID: "PM039", Name: "action-verb", Severity: problem.Warning,
	Title: "an action begins with a verb that has an end",
	Reason: "“Improve monitoring” is never done, and “Be more careful” changes nothing. A good action begins with a verb, names one thing, and says what will be " +
		"there when it is done. Looked at are the first words of English titles: beginnings without an end (`improve`, `consider`, `be more careful`, `retrain`, …), " +
		"and those that surely are no verb (`better`, `the`, `monitoring`). An inquiry may begin with `Investigate` when it has `type: investigate`, a `due` date " +
		"and, in `verify`, the question that it will answer. Actions that will not be done are left alone.",
	Source: "Lunney, Lueder and Beyer (Google), “Plan the work and work the plan”, ;login: 2017 (actionable, specific, bounded); PagerDuty postmortem guide",
	Wrong: `remediation:
  actions:
    - {id: a1, title: "Improve the monitoring of certificates", factors: [no-warning, by-hand],
       owner: mail, due: 2026-12-18}
`,
	Right: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warning, by-hand],
       owner: mail, due: 2026-12-18}
`,
}

var actionVerify = &problem.Rule{
	ID: "PM040", Name: "action-verify", Severity: problem.Warning,
	Title: "an urgent action says how it is verified",
	Reason: "An action of priority P0 or P1 is what keeps the incident from coming back. Whoever closes it must be able to see that it works: write in `verify` " +
		"what can be observed or tried, such as a rehearsal, a test with its name, or this incident's data played back. Actions of lower priority, and those that " +
		"will not be done, are left alone.",
	Source: "Lunney, Lueder and Beyer (Google), “Plan the work and work the plan”, ;login: 2017 (an action is bounded when one can tell that it is done)",
	Wrong: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warning, by-hand],
       priority: P1, owner: mail, due: 2026-12-18}
`,
	Right: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warning, by-hand],
       priority: P1, owner: mail, due: 2026-12-18,
       verify: "A certificate with 29 days left rings the alarm in the test."}
`,
}

var actionDone = &problem.Rule{
	ID: "PM041", Name: "action-done", Severity: problem.Error,
	Title: "what is done has its day, what is given up its decision",
	Reason: "How fast actions are done is counted from `created` to `done_at`, and an action that is given up without a word is a promise that was broken in silence. " +
		"So `status: done` needs `done_at`, which is not before `created`, and `status: wont_do` needs a `decision` with its reason. " +
		"A day or a month is precise enough. An action that has `done_at` and is still open is told as a warning: its status was most likely forgotten.",
	Source: "PagerDuty postmortem guide (actions are followed up until they are closed); Debrief: its figures on actions rely on these days",
	Wrong: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warning], owner: mail,
       status: done}
    - {id: a2, title: "Renew relay certificates by program", factors: [by-hand], owner: mail,
       status: wont_do}
`,
	Right: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warning], owner: mail,
       status: done, done_at: 2026-02-27}
    - {id: a2, title: "Renew relay certificates by program", factors: [by-hand], owner: mail,
       status: wont_do,
       decision: "The relays are switched off in March; their successors renew by themselves."}
`,
}

var actionOverdue = &problem.Rule{
	ID: "PM042", Name: "action-overdue", Severity: problem.Warning,
	Title: "no open action is past its due date",
	Reason: "An overdue action is the gap through which the same incident returns, and the page shows it as overdue to every reader. Bring its status up to date, " +
		"agree on a new day with its owner, or decide against it (`status: wont_do` with a `decision`). The due day itself is not past, nor is the last day of a " +
		"month that is due; the present day is that of the build (`--as-of`).",
	Source: "Atlassian incident handbook (reminders for actions that are due); Debrief",
	Wrong: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warning, by-hand],
       owner: mail, due: 2026-03-06, status: in_progress}
`,
	Right: `remediation:
  actions:
    - {id: a1, title: "Warn 30 days before a certificate ends", factors: [no-warning, by-hand],
       owner: mail, due: 2026-03-06, status: done, done_at: 2026-02-27}
`,
}

var actionFocus = &problem.Rule{
	ID: "PM043", Name: "action-focus", Severity: problem.Hint,
	Title: "the actions are few and change the system",
	Reason: "Of a long list little gets done, and it hides what matters: more than 12 actions are a plan for a year, not for an incident. And where all actions are of " +
		"`type: investigate` or `process`, the system itself stays as it was, so that the next person meets the same trap. Actions that will not be done do not " +
		"count, and an action without a type is taken for one that changes something.",
	Source: "Lunney, Lueder and Beyer (Google), “Plan the work and work the plan”, ;login: 2017 (classes of actions); PagerDuty postmortem guide",
	Wrong: `remediation:
  actions:
    - {id: a1, title: "Ask two people to look at every renewal", type: process,
       factors: [no-warning, by-hand], owner: mail, due: 2026-12-18}
`,
	Right: `remediation:
  actions:
    - {id: a1, title: "Ask two people to look at every renewal", type: process, factors: [by-hand],
       owner: mail, due: 2026-12-18}
    - {id: a2, title: "Warn 30 days before a certificate ends", type: detect, factors: [no-warning],
       owner: mail, due: 2026-12-18}
`,
}
