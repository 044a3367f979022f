package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func historyRules() []entry {
	return []entry{
		{relations, []func(*check){(*check).relationsNameOne}},
		{revisions, []func(*check){(*check).revisionsAreNumbered}},
		{lateReport, nil},
	}
}

var relations = &problem.Rule{
	ID: "PM054", Name: "relation", Severity: problem.Error, Firm: true,
	Title: "a relation leads to one other incident",
}

var revisions = &problem.Rule{
	ID: "PM055", Name: "revision", Severity: problem.Error,
	Title: "what was published is changed by a new revision that says what was wrong",
}

var lateReport = &problem.Rule{
	ID: "PM056", Name: "late-report", Severity: problem.Hint,
	Title: "the report is published while it helps",
}
