package record

import (
	"debrief/cmd/debrief/internal/problem"
)

func impactRules() []entry {
	return []entry{
		{impactFigure, nil},
		{barePercentage, nil},
		{impossibleNumber, []func(*check){(*check).numbersAreNotNegative, (*check).affectedIsPartOfTotal, (*check).sharesAreShares, (*check).populationIsWhole, (*check).eventsAreEnough}},
		{numberStatus, nil},
		{vagueQuantity, nil},
		{seriesOrder, []func(*check){(*check).seriesAreInOrder}},
	}
}

var impactFigure = &problem.Rule{
	ID: "PM019", Name: "impact-figure", Severity: problem.Error, Finished: true,
	Title: "the impact is a figure, or admitted to be unknown",
}

var barePercentage = &problem.Rule{
	ID: "PM020", Name: "bare-percentage", Severity: problem.Warning,
	Title: "a percentage stands with its count and its total",
}

var impossibleNumber = &problem.Rule{
	ID: "PM021", Name: "impossible-number", Severity: problem.Error, Firm: true,
	Title: "no number is impossible",
}

var numberStatus = &problem.Rule{
	ID: "PM022", Name: "number-status", Severity: problem.Warning,
	Title: "a number from others has a status",
}

var vagueQuantity = &problem.Rule{
	ID: "PM025", Name: "vague-quantity", Severity: problem.Warning,
	Title: "a quantity is a number or a bound",
}

var seriesOrder = &problem.Rule{
	ID: "PM065", Name: "series-order", Severity: problem.Error, Firm: true,
	Title: "the points of a series are in the order of time",
}
