package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func timesRules() []entry {
	return []entry{
		{timeOffset, nil},
		{localTime, nil},
		{timeOrder, []func(*check){(*check).milestonesInOrder, (*check).stretchesHaveLength}},
		{possibleOrder, nil},
		{milestonesTold, []func(*check){(*check).startIsTold}},
		{stateEnd, []func(*check){(*check).stateFitsEnd}},
		{futureTime, []func(*check){(*check).milestonesArePast}},
		{copiedStart, nil},
	}
}

var timeOffset = &problem.Rule{
	ID: "PM003", Name: "time-offset", Severity: problem.Error, Firm: true,
	Title: "a time of day has an offset from UTC",
}

var localTime = &problem.Rule{
	ID: "PM004", Name: "local-time", Severity: problem.Error, Firm: true,
	Title: "a local time exists once in its zone",
}

var timeOrder = &problem.Rule{
	ID: "PM005", Name: "time-order", Severity: problem.Error, Firm: true,
	Title: "nothing ends before it begins",
}

var possibleOrder = &problem.Rule{
	ID: "PM006", Name: "possible-order", Severity: problem.Warning,
	Title: "the bounds of times leave no doubt about their order",
}

var milestonesTold = &problem.Rule{
	ID: "PM007", Name: "milestones", Severity: problem.Error, Finished: true,
	Title: "started, detected and resolved are told, if only as unknown",
}

var stateEnd = &problem.Rule{
	ID: "PM008", Name: "state-end", Severity: problem.Error, Firm: true,
	Title: "the state fits the end",
}

var futureTime = &problem.Rule{
	ID: "PM009", Name: "future-time", Severity: problem.Error,
	Title: "no time is later than the present day",
}

var copiedStart = &problem.Rule{
	ID: "PM010", Name: "copied-start", Severity: problem.Warning,
	Title: "the start is not copied from the detection",
}
