package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func wordsRules() []entry {
	return []entry{
		{humanError, nil},
		{personName, nil},
		{counterfactual, nil},
		{judgingWord, nil},
		{agentive, nil},
		{outageWord, nil},
		{acronym, nil},
	}
}

var humanError = &problem.Rule{
	ID: "PM026", Name: "human-error", Severity: problem.Error,
	Title: "human error is not a cause",
}

var personName = &problem.Rule{
	ID: "PM027", Name: "person-name", Severity: problem.Error,
	Title: "no person is named",
}

var counterfactual = &problem.Rule{
	ID: "PM028", Name: "counterfactual", Severity: problem.Warning,
	Title: "the text tells what happened, not what should have",
}

var judgingWord = &problem.Rule{
	ID: "PM029", Name: "judging-word", Severity: problem.Hint,
	Title: "the text describes and does not judge",
}

var agentive = &problem.Rule{
	ID: "PM030", Name: "agentive", Severity: problem.Hint,
	Title: "what broke is the subject, not who was at the keyboard",
}

var outageWord = &problem.Rule{
	ID: "PM045", Name: "outage-word", Severity: problem.Warning,
	Title: "only a full outage is called one",
}

var acronym = &problem.Rule{
	ID: "PM046", Name: "acronym", Severity: problem.Warning,
	Title: "an acronym is explained",
}
