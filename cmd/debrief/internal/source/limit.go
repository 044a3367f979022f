package source

import (
	"fmt"

	"debrief/cmd/debrief/internal/problem"
)

// MaxProblems is how many errors of one file are told at once, and how many
// of its other problems.
const MaxProblems = 200

// Full reports whether a list holds as many errors of one file as are told,
// and a last one that says so.
func Full(problems problem.List) bool { return problems.Count(problem.Error) > MaxProblems }

// Add tells one more problem of a file. After MaxProblems it tells once that
// there are more, as an error if they are, and then nothing; so the place is
// asked for only when it is told.
func Add(problems *problem.List, name string, place func() problem.Place, p problem.Problem) {
	errors := problems.Count(problem.Error)
	told, severity := errors, problem.Error
	if p.Severity != problem.Error {
		told, severity = len(*problems)-errors, problem.Warning
	}
	switch {
	case told > MaxProblems:
	case told == MaxProblems:
		*problems = append(*problems, problem.Problem{Place: problem.Place{File: name}, Rule: TooMany, Severity: severity,
			Message: fmt.Sprintf("the file has more than %d problems", MaxProblems),
			Hint:    "mend those that are told; then the others are"})
	default:
		p.Place = place()
		*problems = append(*problems, p)
	}
}
