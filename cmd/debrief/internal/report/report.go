// Package report computes what follows from one incident's facts: durations,
// phases, shares, budgets and the numbers of each kind, as intervals where the
// facts are uncertain.
//
// It stands after package audience, so it never sees what the readers may not
// see, and before package page, which puts its numbers into words. Formulas
// and their sources stand at each type. Elapsed time is computed in UTC, and
// no result is ever NaN or infinite.
//
// A number inherits the weakest status of its inputs, and what was refuted is
// never an input. Where the audience filter took an item out of a list, a sum
// over that list is withheld instead of being wrong.
package report

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// Report is an incident with everything that follows from it.
type Report struct {
	Incident *incident.Incident
	AsOf     time.Time // the present day, given
	Zone     *time.Location

	Durations     Durations
	Phases        []Phase // in time order, not overlapping; empty when no two milestones are known
	Shares        []Share // affected of total, in the order of the record's counts
	Budgets       []Budget
	Actions       Actions
	Outage        *Outage        // nil when the record has no such block
	FalsePositive *FalsePositive // nil when the record has no such block
	Misrouting    *Misrouting    // nil when the record has no such block
}

// Of computes the report of inc as things stand at asOf. It never changes inc,
// which is required; anything inside it may be missing.
func Of(inc *incident.Incident, asOf time.Time) *Report {
	c := clockOf(inc, asOf)
	r := &Report{
		Incident:  inc,
		AsOf:      asOf,
		Zone:      c.zone,
		Durations: c.durations(),
		Phases:    c.phases(),
		Shares:    sharesOf(inc.Impact),
		Budgets:   budgetsOf(inc),
		Actions:   actionsOf(inc.Remediation, asOf, c.zone),
	}
	if inc.Outage != nil {
		r.Outage = c.outage(inc)
	}
	if inc.FalsePositive != nil {
		r.FalsePositive = c.falsePositive(inc)
	}
	if inc.Misrouting != nil {
		r.Misrouting = c.misrouting(inc, r.Durations)
	}
	return r
}
