package pipeline

import (
	"testing"

	"debrief/cmd/debrief/internal/problem"
)

func TestEveryRuleHasOneTheme(t *testing.T) {
	t.Parallel()
	in := map[*problem.Rule]int{}
	for _, theme := range themes() {
		for _, rule := range theme.Rules {
			in[rule]++
		}
	}
	for _, rule := range Rules() {
		if in[rule] != 1 {
			t.Errorf("%s is in %d themes", rule, in[rule])
		}
	}
	if len(in) != len(Rules()) {
		t.Errorf("%d rules have a theme, of %d", len(in), len(Rules()))
	}
}
