package source

import (
	"fmt"

	"debrief/cmd/debrief/internal/problem"
)

// MaxProblems is how many problems of one file are told at once.
const MaxProblems = 200

// Full reports whether a list holds as many problems of one file as are told,
// and a last one that says so.
func Full(problems problem.List) bool { return len(problems) > MaxProblems }

// Add tells one more problem of a file. After MaxProblems it tells once that
// there are more, as an error, and then nothing; so the place is asked for only
// when it is told.
func Add(problems *problem.List, name string, place func() problem.Place, p problem.Problem) {
	switch {
	case Full(*problems):
	case len(*problems) == MaxProblems:
		*problems = append(*problems, problem.Problem{Place: problem.Place{File: name}, Rule: "many",
			Message: fmt.Sprintf("the file has more than %d problems", MaxProblems),
			Hint:    "mend those that are told; then the others are"})
	default:
		p.Place = place()
		*problems = append(*problems, p)
	}
}
