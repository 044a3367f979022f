package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func kindsRules() []entry {
	return []entry{
		{kindBlock, nil},
		{kindSums, []func(*check){(*check).windowsLieInImpact, (*check).confusionAddsUp, (*check).confusionFitsImpact, (*check).actionsAddUp, (*check).releaseCurveRises, (*check).releasesAddUp, (*check).percentilesRise}},
	}
}

var kindBlock = &problem.Rule{
	ID: "PM052", Name: "kind-block", Severity: problem.Error, Finished: true,
	Title: "the block of the kind is there, and no other kind's",
}

var kindSums = &problem.Rule{
	ID: "PM053", Name: "kind-sums", Severity: problem.Error, Firm: true,
	Title: "the figures of the kind add up",
}
