package record

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/source"
)

// figure writes a number for a message.
func figure(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// exactly gives a number that has one value and no doubt.
func exactly(n *incident.Number) (float64, bool) {
	if n == nil {
		return 0, false
	}
	r := n.Range()
	value, one := r.Exact()
	return value, one && !r.Approx
}

// numbersAreNotNegative: everything that is counted here is counted from zero.
// Money can flow back.
func (c *check) numbersAreNotNegative() {
	for _, n := range c.found.numbers {
		if strings.HasPrefix(n.pointer, "/impact/financial/") {
			continue
		}
		for _, bound := range []*float64{n.Value, n.Min, n.Max} {
			if bound != nil && *bound < 0 {
				c.tell(n.pointer, impossibleNumber, fmt.Sprintf("%s is less than zero", figure(*bound)), "write unknown if it was not counted")
				break
			}
		}
	}
}

// affectedIsPartOfTotal: never more were hit than there are.
func (c *check) affectedIsPartOfTotal() {
	for _, count := range c.inc.Impact.Counts() {
		affected, total := boundsOf(count.Count.Affected), boundsOf(count.Count.Total)
		if !affected.exceeds(total) {
			continue
		}
		pointer := "/impact/" + count.Name
		c.tell(pointer+"/affected", impossibleNumber, fmt.Sprintf("%s affected of a total of %s", figure(*affected.lo), figure(*total.hi)),
			"a part cannot be more than the whole",
			c.elsewhere(pointer+"/total", "the total is written here"))
	}
}

// countsAreNoShares: less than one user is a share that stands in the place of
// a count. A unit such as "million accounts" makes it a count again.
func (c *check) countsAreNoShares() {
	for _, count := range c.inc.Impact.Counts() {
		value, ok := exactly(count.Count.Affected)
		ofPeople := count.Name == "users" || count.Name == "organisations"
		if ok && ofPeople && value > 0 && value < 1 && count.Count.Unit == "" {
			c.tell("/impact/"+count.Name+"/affected", impossibleNumber, fmt.Sprintf("%s is a share and not a count of %s", figure(value), count.Name),
				"write how many: {affected: 3100, total: 52000}; the share is computed from them")
		}
	}
}

// sharesAreShares: what is a share lies between 0 and 1.
func (c *check) sharesAreShares() {
	for _, n := range c.found.numbers {
		if n.key != "fraction" && n.key != "coverage" {
			continue
		}
		for _, bound := range []*float64{n.Value, n.Min, n.Max} {
			if bound != nil && *bound > 1 {
				c.share(n.pointer, *bound)
				break
			}
		}
	}
	if c.inc.Impact != nil {
		for i, slo := range c.inc.Impact.SLOs {
			pointer := fmt.Sprintf("/impact/slo/%d/target", i)
			if c.wrote(pointer) && (slo.Target <= 0 || slo.Target >= 1) {
				c.tell(pointer, impossibleNumber, fmt.Sprintf("the target %s does not lie between 0 and 1", figure(slo.Target)),
					"99.9 % is 0.999; a target of 1 leaves no error budget")
			}
		}
	}
	if c.inc.Outage != nil {
		for i, w := range c.inc.Outage.Windows {
			if w.Weight != nil && *w.Weight < 0 {
				c.tell(fmt.Sprintf("/outage/windows/%d/weight", i), impossibleNumber, fmt.Sprintf("%s is less than zero", figure(*w.Weight)), "")
			}
		}
	}
}

func (c *check) share(pointer string, value float64) {
	hint := "1 is all of it"
	if value >= 2 && value <= 100 {
		hint = fmt.Sprintf("%s %% is %s", figure(value), strconv.FormatFloat(value/100, 'g', 6, 64))
	}
	c.tell(pointer, impossibleNumber, fmt.Sprintf("%s is not a share: it does not lie between 0 and 1", figure(value)), hint)
}

// populationIsWhole: the regions' shares of all users sum to 1.
func (c *check) populationIsWhole() {
	if c.inc.Outage == nil || len(c.inc.Outage.Population) == 0 {
		return
	}
	sum, fault := 0.0, false
	for _, s := range c.inc.Outage.Population {
		if s.Share < 0 || s.Share > 1 {
			c.share("/outage/population/"+source.Escape(s.Name), s.Share)
			fault = true
		}
		sum += s.Share
	}
	if written := c.document.Root.At("/outage/population"); fault || len(written.Fields) != len(c.inc.Outage.Population) {
		return // one of them is not a share
	}
	if math.Abs(sum-1) > 0.001 {
		c.tell("/outage/population", impossibleNumber, fmt.Sprintf("the shares sum to %s, not to 1", strconv.FormatFloat(sum, 'g', 6, 64)),
			"name all regions, with one called other if need be")
	}
}

// eventsAreEnough: not more events were bad than there were, and not more in
// the incident than in the window that it lies in; nor are there more slices
// than fit into the window.
func (c *check) eventsAreEnough() {
	if c.inc.Impact == nil {
		return
	}
	for i, slo := range c.inc.Impact.SLOs {
		pointer := fmt.Sprintf("/impact/slo/%d/", i)
		c.notMore(pointer, "bad_events_incident", slo.BadEventsIncident, "total_events", slo.TotalEvents)
		c.notMore(pointer, "bad_events_window", slo.BadEventsWindow, "total_events", slo.TotalEvents)
		if c.liesInWindow(slo) {
			c.notMore(pointer, "bad_events_incident", slo.BadEventsIncident, "bad_events_window", slo.BadEventsWindow)
			c.notMore(pointer, "bad_slices_incident", slo.BadSlicesIncident, "bad_slices_window", slo.BadSlicesWindow)
		}
		if bad := boundsOf(slo.BadSlicesWindow); slo.Slice.Length() > 0 && slo.Window.Length() > 0 {
			if most := math.Ceil(float64(slo.Window.Length()) / float64(slo.Slice.Length())); bad.exceeds(bounds{hi: &most}) {
				c.tell(pointer+"bad_slices_window", impossibleNumber, fmt.Sprintf("%s bad slices, but only %s fit into the window", figure(*bad.lo), figure(most)),
					"check slice and window")
			}
		}
	}
}

// notMore tells a part that is certainly more than its whole.
func (c *check) notMore(pointer, key string, part *incident.Number, wholeKey string, whole *incident.Number) {
	if a, b := boundsOf(part), boundsOf(whole); a.exceeds(b) {
		c.tell(pointer+key, impossibleNumber, fmt.Sprintf("%s is %s, more than %s, which is %s", key, figure(*a.lo), wholeKey, figure(*b.hi)),
			"a part cannot be more than the whole", c.elsewhere(pointer+wholeKey, "the whole is written here"))
	}
}

// liesInWindow reports whether the whole incident certainly lies in the window
// of an objective.
func (c *check) liesInWindow(slo incident.SLO) bool {
	started, _ := milestone(c.inc, incident.Started)
	resolved, _ := milestone(c.inc, incident.ResolvedAt)
	from, to := started.Span(c.zone), resolved.Span(c.zone)
	if slo.WindowEnd.IsZero() || from.Lo.IsZero() || to.Hi.IsZero() {
		return false
	}
	begin, end := slo.WindowEnd.Bounds(c.zone)
	return !from.Lo.Before(begin.Add(-slo.Window.Length())) && !to.Hi.After(end)
}

// seriesAreInOrder: points are in time order, and a ratio is a share.
func (c *check) seriesAreInOrder() {
	if c.inc.Impact == nil {
		return
	}
	for i, series := range c.inc.Impact.Series {
		pointer := fmt.Sprintf("/impact/series/%d/points", i)
		c.pointsInOrder(pointer, series.Points)
		for k, point := range series.Points {
			if point.Value != nil && series.Unit == "ratio" && (*point.Value < 0 || *point.Value > 1) {
				c.share(fmt.Sprintf("%s/%d/1", pointer, k), *point.Value)
			}
		}
	}
}

// pointsInOrder tells the first point that is earlier than the one before.
func (c *check) pointsInOrder(pointer string, points []incident.Point) {
	for k := 1; k < len(points); k++ {
		last, here := points[k-1].At, points[k].At
		if last.IsZero() || here.IsZero() || !here.Clock(c.zone).Before(last.Clock(c.zone)) {
			continue
		}
		c.tell(fmt.Sprintf("%s/%d", pointer, k), seriesOrder, fmt.Sprintf("%s comes after %s in the list, but is earlier", here, last),
			"put the points in time order")
		return
	}
}
