package record

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// milestone gives what the record says of a milestone, under times or by a
// mark, and the pointer to it; nil when it says nothing.
func milestone(inc *incident.Incident, m incident.Milestone) (*incident.Time, string) {
	if t := inc.Times.Of(m); t != nil {
		return t, "/times/" + string(m)
	}
	for i := range inc.Timeline {
		if e := &inc.Timeline[i]; e.Marks == m && e.At != nil {
			return e.Moment(), fmt.Sprintf("/timeline/%d/at", i)
		}
	}
	return nil, ""
}

// timezoneIsKnown: times are shown in it, dates are meant in it.
func (c *check) timezoneIsKnown() {
	if !knownZone(c.inc.Timezone) {
		c.tell("/timezone", source.Malformed, fmt.Sprintf("%q is not a time zone", shorten(c.inc.Timezone)), zoneHint)
	}
}

// startIsTold: without a start nothing can be said of how long it was.
func (c *check) startIsTold() {
	if c.tells(incident.Started) {
		return
	}
	c.tellAs(problem.Error, c.whereTimesStand(), milestonesTold, "the record does not say when it started",
		"write times: {started: 2025-01-31T14:05:00Z}, or marks: started at an entry of the timeline; started: unknown is fine")
}

// noticeAndEndAreTold: a finished report says when it was noticed and when it
// was over, if only that nobody knows. Planned work is not noticed.
func (c *check) noticeAndEndAreTold() {
	var missing []string
	if !c.tells(incident.Detected) && c.inc.Kind != "maintenance" {
		missing = append(missing, "it was detected")
	}
	if !c.tells(incident.ResolvedAt) {
		missing = append(missing, "it was resolved")
	}
	if len(missing) > 0 {
		c.tell(c.whereTimesStand(), milestonesTold, "the record does not say when "+strings.Join(missing, " or when "),
			"write detected and resolved under times, or marks: detected at an entry of the timeline; "+
				"the words unknown, not_applicable, withheld and, for an end, ongoing are fine")
	}
}

// tells reports whether the record says anything of a milestone, if only
// something that cannot be read.
func (c *check) tells(m incident.Milestone) bool {
	return !c.unsaid("/times/"+string(m)) || c.marked(m)
}

// whereTimesStand is where a time is missed: under times, or in the timeline of
// a record without.
func (c *check) whereTimesStand() string {
	if c.wrote("/times") {
		return "/times"
	}
	return "/timeline"
}

// stateFitsEnd: what is resolved has an end, what is going on has none. A state
// that is not written follows from the end.
func (c *check) stateFitsEnd() {
	end, where := milestone(c.inc, incident.ResolvedAt)
	if !c.wrote("/incident_state") || end != nil && end.Status == incident.Refuted {
		return
	}
	also := []problem.Also{}
	if end != nil {
		also = append(also, c.elsewhere(where, "the end is written here"))
	}
	severity, fault, hint := problem.Error, "", "correct one of them"
	switch state := c.inc.State; {
	case state == incident.Resolved && end.Is(incident.StillOngoing):
		fault = `the incident is "resolved", but its end is "ongoing"`
	case state == incident.Resolved && !c.tells(incident.ResolvedAt):
		fault, hint = `the incident is "resolved", but the record does not say when`,
			"write resolved under times, or marks: resolved at an entry of the timeline; resolved: unknown is fine"
	case state == incident.Ongoing && end.Known():
		fault = `the incident is "ongoing", but its end is written`
	case state == incident.Mitigated && end.Known():
		severity, fault = problem.Warning, `the incident is only "mitigated", but its end is written`
	case state == incident.Ongoing && end.Is(incident.Unknown):
		severity, fault = problem.Warning, `the incident is "ongoing", but its end is "unknown", which says that there was one`
		hint = "write resolved: ongoing, or leave it out"
	default:
		return
	}
	c.tellAs(severity, "/incident_state", stateEnd, fault, hint, also...)
}

// ongoingIsAnEnd: only what ends can be going on.
func (c *check) ongoingIsAnEnd() {
	ends := []string{"mitigated", "resolved", "recovered", "cause_addressed", "closed", "until", "to"}
	for _, t := range c.found.times {
		if t.Is(incident.StillOngoing) && !slices.Contains(ends, t.key) {
			c.tell(t.pointer, source.Malformed, fmt.Sprintf(`%q cannot be "ongoing": it is not an end`, t.key), "write the time, or unknown")
		}
	}
}

// startIsNotCopied: who notices by other means than monitoring notices later.
// A start that has bounds, or says that it is confirmed, was thought about.
func (c *check) startIsNotCopied() {
	start, where := milestone(c.inc, incident.Started)
	detected, here := milestone(c.inc, incident.Detected)
	if !start.Known() || !detected.Known() || c.method() == "monitoring" || start.Approx || start.Status == incident.Confirmed ||
		!start.PlusMinus.IsZero() || !start.Earliest.IsZero() || !start.Latest.IsZero() {
		return
	}
	if start.At.IsDate() || start.At.Precision() != detected.At.Precision() || !start.At.Clock(c.zone).Equal(detected.At.Clock(c.zone)) {
		return
	}
	severity := copiedStart.Severity
	if c.method() == "" {
		severity = problem.Hint
	}
	c.tellAs(severity, here, copiedStart, "it was detected in the moment in which it started, and not by monitoring",
		"if the start is not known, write {latest: …} or unknown; if somebody saw it begin, write status: confirmed at the start",
		c.elsewhere(where, "the start is written here"))
}

// method gives how the incident was detected; empty when nothing is said.
func (c *check) method() incident.DetectionMethod {
	if c.inc.Response == nil || c.inc.Response.Detection == nil {
		return ""
	}
	return c.inc.Response.Detection.Method
}

// presentSlack is how much later than the beginning of the present day a time
// may be: the day itself, and a day for zones and for clocks that are wrong.
const presentSlack = 48 * time.Hour

// timesArePast: what happened is not later than the present day. Ends may be
// planned, and so is maintenance.
func (c *check) timesArePast() {
	if c.settings.AsOf.IsZero() {
		return
	}
	if c.inc.Kind != "maintenance" {
		for _, t := range c.found.times {
			if t.key != "until" && t.key != "to" {
				c.isPast(t.pointer, t.Time)
			}
		}
	}
	for _, pointer := range c.dates() {
		c.isPast(pointer.pointer, &incident.Time{At: pointer.at})
	}
}

func (c *check) isPast(pointer string, t *incident.Time) {
	if t.Status == incident.Refuted || !c.isAhead(t.Span(c.zone)) {
		return
	}
	name := pointer[strings.LastIndexByte(pointer, '/')+1:]
	if name == "0" {
		name = "this point"
	} else {
		name = strconv.Quote(name)
	}
	c.tell(pointer, futureTime, fmt.Sprintf("%s is later than %s, the day that the site is built for", name, c.settings.AsOf.Format(time.DateOnly)),
		"check the year; what is planned belongs to due, next_update_by or until")
}

// isAhead reports whether something is certainly later than the present day.
func (c *check) isAhead(s incident.Span) bool {
	return !c.settings.AsOf.IsZero() && first(s).After(c.settings.AsOf.Add(presentSlack))
}

// placedInstant is an instant of what was done, with its place.
type placedInstant struct {
	pointer string
	at      incident.Instant
}

// dates gives the instants of what people did: read, wrote, finished.
func (c *check) dates() []placedInstant {
	var all []placedInstant
	for i, s := range c.inc.Sources {
		all = append(all, placedInstant{fmt.Sprintf("/sources/%d/published", i), s.Published},
			placedInstant{fmt.Sprintf("/sources/%d/retrieved", i), s.Retrieved})
	}
	for i, r := range c.inc.Revisions {
		all = append(all, placedInstant{fmt.Sprintf("/revisions/%d/at", i), r.At})
	}
	if c.inc.Remediation != nil {
		for i, a := range c.inc.Remediation.Actions {
			all = append(all, placedInstant{fmt.Sprintf("/remediation/actions/%d/created", i), a.Created},
				placedInstant{fmt.Sprintf("/remediation/actions/%d/done_at", i), a.DoneAt})
		}
	}
	if c.inc.Inquiry != nil {
		all = append(all, placedInstant{"/investigation/as_of", c.inc.Inquiry.AsOf})
	}
	return append(all, c.measured()...)
}

// measured gives the instants up to which something was counted. Of the points
// of a series the last is enough: they are in the order of time.
func (c *check) measured() []placedInstant {
	var all []placedInstant
	ends := func(pointer string, points []incident.Point) {
		if n := len(points); n > 0 {
			all = append(all, placedInstant{fmt.Sprintf("%s/%d/0", pointer, n-1), points[n-1].At})
		}
	}
	if c.inc.Impact != nil {
		for i, s := range c.inc.Impact.Series {
			ends(fmt.Sprintf("/impact/series/%d/points", i), s.Points)
		}
	}
	if released := c.released(); released != nil {
		ends("/false_positive/released/curve", released.Curve)
	}
	if c.inc.FalsePositive != nil {
		for i, phase := range c.inc.FalsePositive.Confusion {
			all = append(all, placedInstant{fmt.Sprintf("/false_positive/confusion/%d/to", i), phase.To})
		}
	}
	return all
}
