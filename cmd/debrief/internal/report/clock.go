package report

import (
	"slices"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// clock holds the milestones of one incident with what can be known of them at
// the as-of moment.
type clock struct {
	zone     *time.Location
	asOf     time.Time
	state    incident.State
	evidence moment // earliest evidence of the incident, found by whoever detected it
	// at holds every milestone as written; in bounds, spans are tightened by
	// the order among milestones, and milestones without a value have the
	// bounds that the order gives them.
	at, bounds map[incident.Milestone]moment
}

func clockOf(inc *incident.Incident, asOf time.Time) *clock {
	c := &clock{zone: inc.Zone(), asOf: asOf, state: inc.State, at: map[incident.Milestone]moment{}}
	for _, m := range incident.Milestones() {
		c.at[m] = momentOf(inc.Milestone(m), c.zone)
	}
	if inc.Response != nil && inc.Response.Detection != nil {
		c.evidence = momentOf(inc.Response.Detection.EarliestEvidence, c.zone)
	}
	c.holdOpen()
	orders := incident.Orders()
	if inc.Kind == incident.NearMiss {
		// What nearly happened may have been detected before it could start.
		orders = slices.DeleteFunc(orders, func(o incident.Order) bool {
			return o == incident.Order{Before: incident.Started, After: incident.Detected}
		})
	}
	c.bounds = tightened(c.at, orders)
	return c
}

// holdOpen makes the resolution an end that is not reached where the
// incident's state says so and the record does not give its time.
func (c *clock) holdOpen() {
	resolved := c.at[incident.ResolvedAt]
	unresolved := c.state == incident.Ongoing && (resolved.absent() || resolved.word == incident.Unknown) ||
		c.state == incident.Mitigated && resolved.absent()
	if unresolved {
		c.at[incident.ResolvedAt] = moment{word: incident.StillOngoing}
	}
}

// now is the as-of moment as the end of what is not over.
func (c *clock) now() moment { return momentAt(c.asOf) }

// ongoing reports whether m is an end that is not reached.
func (c *clock) ongoing(m incident.Milestone) bool {
	return c.at[m].word == incident.StillOngoing
}

// moment gives milestone m with its tightened bounds; a milestone without a
// value keeps its word.
func (c *clock) moment(m incident.Milestone) moment {
	if !c.at[m].known() {
		return c.at[m]
	}
	return c.bounds[m]
}
