package cli

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/problem"
)

func TestExplained(t *testing.T) {
	t.Parallel()
	full := &problem.Rule{
		ID: "PM900", Name: "made-up", Severity: problem.Error, Finished: true, Title: "the made-up demand holds",
		Reason: "A reader of the report **must** be able to rely on `times`, so that nothing that is made up here is taken for true.\n",
		Source: "Debrief, own practice",
		Wrong:  "title: x\nkind: y\n", Right: "title: y\n",
	}
	want := `PM900 made-up
the made-up demand holds

Severity
  error: no site is built while there is one. So it is in a finished report: one
  that is published and has a final revision. In other records it is a hint.

Why
  A reader of the report must be able to rely on times, so that nothing that is
  made up here is taken for true.

Source
  Debrief, own practice

Wrong
  title: x
  kind: y

Right
  title: y

To let it pass
  in the record, with a reason and the last day that it holds for:
    x-lint-waive:
      - {rule: PM900, reason: "…", until: 2026-12-31}
  in config.yaml, to make it a warning everywhere:
    checks: {rules: [{rule: PM900, severity: warning}]}
`
	if diff := cmp.Diff(want, explained(full)); diff != "" {
		t.Error(diff)
	}
	bare := &problem.Rule{ID: "PM901", Severity: problem.Hint}
	want = `PM901

Severity
  hint: shown by debrief check alone; the report could be better.

To let it pass
  in the record, with a reason and the last day that it holds for:
    x-lint-waive:
      - {rule: PM901, reason: "…", until: 2026-12-31}
  in config.yaml, to be stricter everywhere:
    checks: {rules: [{rule: PM901, severity: warning}]}
`
	if diff := cmp.Diff(want, explained(bare)); diff != "" {
		t.Error(diff)
	}
}

// Every rule can be found by both of its names, and no two share one.
func TestRulesAreNamedOnce(t *testing.T) {
	t.Parallel()
	rules := pipeline.Rules()
	for _, r := range rules {
		for _, name := range []string{r.ID, r.Name} {
			if found, err := ruleNamed(rules, name); err != nil || found != r {
				t.Errorf("%s leads to %v (error %v), want %v", name, found, err, r)
			}
		}
	}
}
