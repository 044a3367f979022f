package record

import (
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// versionsFollowInTime: a later version is not older than the one before.
func (c *check) versionsFollowInTime() {
	for i, r := range c.inc.Revisions {
		for k, earlier := range c.inc.Revisions {
			if earlier.Version == r.Version-1 && earlier.Version > 0 && before(c.spanOf(r.At), c.spanOf(earlier.At)) {
				c.tell(fmt.Sprintf("/revisions/%d/at", i), revisions, fmt.Sprintf("version %d is older than version %d", r.Version, earlier.Version),
					"check both times; versions count in the order in which they were published",
					c.elsewhere(fmt.Sprintf("/revisions/%d/at", k), fmt.Sprintf("version %d is of this time", earlier.Version)))
			}
		}
	}
}

// leastSaid is how many characters at least say what was wrong and what is
// right.
const leastSaid = 12

// correctionsSayWhat: who read the old version learns what of it was wrong.
func (c *check) correctionsSayWhat() {
	for i, r := range c.inc.Revisions {
		pointer := fmt.Sprintf("/revisions/%d", i)
		if r.Type != incident.Correction {
			continue
		}
		if len(r.Fields) == 0 && !c.wrote(pointer+"/fields/0") {
			c.tell(pointer, revisions, fmt.Sprintf("the correction of version %d does not name the fields that it corrects", r.Version),
				"write fields: [/impact/users/affected], with a JSON pointer for each")
		}
		if n := utf8.RuneCountInString(r.Summary); n > 0 && n < leastSaid {
			c.tellAs(problem.Warning, pointer+"/summary", revisions, fmt.Sprintf("%q does not say what was wrong and what is right", r.Summary),
				"write both, such as: 62,060 messages, not about 58,000")
		}
	}
}

// fact is something in the record that tells when it was written at the
// earliest.
type fact struct {
	pointer, what string
	span          incident.Span
}

// changesHaveARevision: what is later than the last version was added to it
// without a new one.
func (c *check) changesHaveARevision() {
	last := c.inc.LatestRevision()
	if last == nil || last.At.IsZero() || c.inc.RecordStatus != incident.Published {
		return
	}
	published := c.spanOf(last.At)
	var latest fact
	for _, f := range c.facts() {
		if before(published, f.span) && !c.isAhead(f.span) && (latest.pointer == "" || f.span.Lo.After(latest.span.Lo)) {
			latest = f
		}
	}
	if latest.pointer == "" {
		return
	}
	i := slices.IndexFunc(c.inc.Revisions, func(r incident.Revision) bool { return r.Version == last.Version })
	c.tellAs(problem.Warning, latest.pointer, revisions,
		fmt.Sprintf("%s is of %s, after the last version (%d, %s)", latest.what, latest.span.Lo.Format(time.DateOnly), last.Version, last.At),
		"add a revision that says what is new",
		c.elsewhere(fmt.Sprintf("/revisions/%d/at", i), "the last version is of this time"))
}

// facts gives what a record says of the time after an incident: the state of
// the inquiry, entries, messages and sources. Actions tell their own progress.
func (c *check) facts() []fact {
	var all []fact
	if q := c.inc.Inquiry; q != nil {
		all = append(all, fact{"/investigation/as_of", "the state of the investigation", c.spanOf(q.AsOf)})
	}
	for i, e := range c.inc.Timeline {
		all = append(all, fact{fmt.Sprintf("/timeline/%d/at", i), "this entry of the timeline", e.At.Span(c.zone)})
	}
	if c.inc.Response != nil {
		for i, m := range c.inc.Response.Communications {
			all = append(all, fact{fmt.Sprintf("/response/communications/%d/at", i), "this message", m.At.Span(c.zone)})
		}
	}
	for i, s := range c.inc.Sources {
		all = append(all, fact{fmt.Sprintf("/sources/%d/retrieved", i), "this source's retrieval", c.spanOf(s.Retrieved)})
	}
	return all
}

func (c *check) spanOf(i incident.Instant) incident.Span {
	return (&incident.Time{At: i}).Span(c.zone)
}

// The days after which a report is late. Source: NIS2 art. 23 and DORA (a
// month for the final report); Azure (14 days), PagerDuty (3 to 5) are
// stricter.
const (
	reportDays      = 30
	preliminaryDays = 60
)

// reportIsInTime: the first version appears while readers still ask, and a
// preliminary one does not stay the last. Who tells of the incidents of others
// comes when they can.
func (c *check) reportIsInTime() {
	first, last := c.inc.Revisions, c.inc.LatestRevision()
	if last == nil || c.inc.RecordStatus != incident.Published || c.toldByOthers() {
		return
	}
	earliest := slices.MinFunc(first, func(a, b incident.Revision) int { return a.Version - b.Version })
	end, where := milestone(c.inc, incident.ResolvedAt)
	pointer := fmt.Sprintf("/revisions/%d/at", slices.IndexFunc(first, func(r incident.Revision) bool { return r.Version == earliest.Version }))
	if hi := end.Span(c.zone).Hi; end.Known() && !hi.IsZero() && c.spanOf(earliest.At).Lo.After(hi.AddDate(0, 0, reportDays)) {
		c.tell(pointer, lateReport, fmt.Sprintf("the first version appeared more than %d days after the incident was resolved", reportDays),
			"publish a preliminary version early, and say in it what is still open",
			c.elsewhere(where, "it was resolved then"))
	}
	if c.staysPreliminary(last) {
		c.tell(fmt.Sprintf("/revisions/%d", slices.IndexFunc(first, func(r incident.Revision) bool { return r.Version == last.Version })), lateReport,
			fmt.Sprintf("version %d is preliminary since more than %d days", last.Version, preliminaryDays),
			"publish a final version, or close the investigation as closed-inconclusive and say why")
	}
}

// toldByOthers reports whether a record is made from what others published of
// their incident: it names sources, and none of them is data of its own.
func (c *check) toldByOthers() bool {
	return len(c.inc.Sources) > 0 && !slices.ContainsFunc(c.inc.Sources, func(s incident.Source) bool { return s.Type == "primary-data" || s.Type == "" })
}

func (c *check) staysPreliminary(last *incident.Revision) bool {
	closed := c.inc.Inquiry != nil && c.inc.Inquiry.State == incident.InquiryInconclusive
	return last.Type == incident.Preliminary && !closed && !last.At.IsZero() && !c.settings.AsOf.IsZero() &&
		c.settings.AsOf.After(c.spanOf(last.At).Hi.AddDate(0, 0, preliminaryDays))
}
