package record

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// check is one record in front of the rules. The incident may have holes where
// the record has errors, so a rule looks before it reads.
type check struct {
	*file
	inc      *incident.Incident
	found    found
	zone     *time.Location
	settings Settings
}

// rules of one record; those over the whole set are in set.go.
func rules() []func(*check) {
	return []func(*check){
		(*check).idIsFileName, (*check).aliasesAreSlugs, (*check).kindIsSlug, (*check).idsAreUnique,
		(*check).timezoneIsKnown, (*check).startIsTold, (*check).marksAgree, (*check).milestonesInOrder,
		(*check).stateFitsEnd, (*check).ongoingIsAnEnd, (*check).stretchesHaveLength, (*check).milestonesArePast,
		(*check).referencesLeadSomewhere, (*check).relationsNameOne, (*check).revisionsAreNumbered, (*check).pointersLeadSomewhere,
		(*check).titleIsShort, (*check).textIsPrintable, (*check).addressesAreSafe, (*check).codesHaveTheirForm, (*check).attachmentPathsStayInside,
		(*check).numbersAreNotNegative, (*check).affectedIsPartOfTotal, (*check).sharesAreShares, (*check).populationIsWhole,
		(*check).eventsAreEnough, (*check).seriesAreInOrder,
		(*check).windowsLieInImpact, (*check).confusionAddsUp, (*check).confusionFitsImpact, (*check).actionsAddUp,
		(*check).releaseCurveRises, (*check).releasesAddUp, (*check).percentilesRise,
	}
}

func checkRecord(f *file, settings Settings) {
	c := &check{file: f, inc: f.incident, found: walk(f.incident), zone: f.incident.Zone(), settings: settings}
	for _, rule := range rules() {
		if source.Full(f.problems) {
			return
		}
		rule(c)
	}
}

// fail tells an error at the place that a JSON pointer leads to.
func (c *check) fail(pointer, rule, message, hint string, also ...problem.Also) {
	c.problem(pointer, problem.Error, rule, message, hint, also...)
}

func (c *check) warn(pointer, rule, message, hint string) {
	c.problem(pointer, problem.Warning, rule, message, hint)
}

// wrote reports whether the record has something at a JSON pointer.
func (c *check) wrote(pointer string) bool { return c.document.Root.At(pointer) != nil }
