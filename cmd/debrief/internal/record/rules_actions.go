package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func actionsRules() []entry {
	return []entry{
		{actionsTold, nil},
		{actionOwner, nil},
		{actionDue, nil},
		{actionVerb, nil},
		{actionVerify, nil},
		{actionDone, nil},
		{actionOverdue, nil},
		{actionFocus, nil},
	}
}

var actionsTold = &problem.Rule{
	ID: "PM036", Name: "actions", Severity: problem.Error, Finished: true,
	Title: "there are actions, or a reason why there are none",
}

var actionOwner = &problem.Rule{
	ID: "PM037", Name: "action-owner", Severity: problem.Error, Finished: true,
	Title: "every action has an owner",
}

var actionDue = &problem.Rule{
	ID: "PM038", Name: "action-due", Severity: problem.Error, Finished: true,
	Title: "every open action has a due date",
}

var actionVerb = &problem.Rule{
	ID: "PM039", Name: "action-verb", Severity: problem.Warning,
	Title: "an action begins with a verb that has an end",
}

var actionVerify = &problem.Rule{
	ID: "PM040", Name: "action-verify", Severity: problem.Warning,
	Title: "an urgent action says how it is verified",
}

var actionDone = &problem.Rule{
	ID: "PM041", Name: "action-done", Severity: problem.Error,
	Title: "what is done has its day, what is given up its decision",
}

var actionOverdue = &problem.Rule{
	ID: "PM042", Name: "action-overdue", Severity: problem.Warning,
	Title: "no open action is past its due date",
}

var actionFocus = &problem.Rule{
	ID: "PM043", Name: "action-focus", Severity: problem.Hint,
	Title: "the actions are few and change the system",
}
