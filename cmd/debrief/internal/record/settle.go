package record

import (
	"slices"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/problem"
)

// settle gives the problems of a record, its own and those in the company of
// others, as they are told: with the severities that the settings give them,
// and without those that the record waives, which come by themselves.
func (f *File) settle(inCompany problem.List, settings Settings) (told, waived problem.List) {
	told = f.secrets.hiddenIn(slices.Concat(f.problems, inCompany))
	for i := range told {
		told[i].Early = told[i].Rule.Finished && told[i].Severity == problem.Hint && (f.incident == nil || !f.finished())
	}
	for _, r := range settings.Rules {
		told = f.weigh(told, r)
	}
	if f.incident == nil {
		return told, nil
	}
	return f.waive(told, settings)
}

// weigh gives the problems of a rule the severity that the settings want. What
// is only a hint because the record is not finished stays one.
func (f *File) weigh(list problem.List, r config.Rule) problem.List {
	severity, on := r.Severity.Severity()
	kept := make(problem.List, 0, len(list))
	for _, p := range list {
		switch {
		case p.Rule.ID != r.Rule:
		case !on:
			continue
		case !p.Early:
			p.Severity = severity
		}
		kept = append(kept, p)
	}
	return kept
}
