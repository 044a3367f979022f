package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func causeRules() []entry {
	return []entry{
		{singleFactor, nil},
		{trigger, nil},
		{factorAction, nil},
		{openQuestion, nil},
		{opinion, nil},
	}
}

var singleFactor = &problem.Rule{
	ID: "PM031", Name: "single-factor", Severity: problem.Warning, Finished: true,
	Title: "more than one condition made it possible",
}

var trigger = &problem.Rule{
	ID: "PM032", Name: "trigger", Severity: problem.Warning, Finished: true,
	Title: "the trigger is told, and is not one of the factors",
}

var factorAction = &problem.Rule{
	ID: "PM033", Name: "factor-action", Severity: problem.Warning, Finished: true,
	Title: "every factor leads to an action or a decision",
}

var openQuestion = &problem.Rule{
	ID: "PM034", Name: "open-question", Severity: problem.Warning,
	Title: "an unfinished inquiry says what is open",
}

var opinion = &problem.Rule{
	ID: "PM035", Name: "opinion", Severity: problem.Warning,
	Title: "the cause is a finding and not an opinion",
}
