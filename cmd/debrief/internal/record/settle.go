package record

import (
	"slices"

	"debrief/cmd/debrief/internal/problem"
)

// settle gives the problems of a record, its own and those in the company of
// others, as they are told.
func (f *File) settle(inCompany problem.List, _ Settings) (told, waived problem.List) {
	return f.secrets.hiddenIn(slices.Concat(f.problems, inCompany)), nil
}
