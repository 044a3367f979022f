package report

import "debrief/cmd/debrief/internal/incident"

// Durations are the lengths between milestones. Bounds come from
// [b.Lo − a.Hi, b.Hi − a.Lo], narrowed by the order among the milestones.
// A milestone that was not written leaves its lengths empty; one that did not
// happen, is withheld or is not known gives its word.
type Durations struct {
	Detect               Duration // TTD: detected − started
	Acknowledge          Duration // TTA: acknowledged − detected
	Mitigate             Duration // TTM: mitigated − started
	Resolve              Duration // TTR: resolved − started, the impact's duration
	Recover              Duration // recovered − started
	Notice               Duration // first public notice − started
	NoticeAfterDetection Duration // first public notice − detected; may be Before
	Respond              Duration // closed − declared
	Latency              Duration // started − introduced
	Dwell                Duration // detected − introduced
	// Impact is what a reader asks for as "how long": Resolve, else so far,
	// else the best bounds that the other milestones give. It is never empty.
	Impact Duration
}

// durations computes the lengths between milestones.
func (c *clock) durations() Durations {
	const ordered, free = true, false
	detected, notice := c.moment(incident.Detected), c.moment(incident.FirstPublicNotice)
	introduced := c.moment(incident.Introduced)
	d := Durations{
		Detect:               c.sinceStart(detected, ordered),
		Acknowledge:          c.length(detected, c.moment(incident.Acknowledged), ordered),
		Mitigate:             c.sinceStart(c.moment(incident.MitigatedAt), ordered),
		Resolve:              c.sinceStart(c.moment(incident.ResolvedAt), ordered),
		Recover:              c.sinceStart(c.moment(incident.Recovered), ordered),
		Notice:               c.sinceStart(notice, free),
		NoticeAfterDetection: c.length(detected, notice, free),
		Respond:              c.length(c.moment(incident.Declared), c.moment(incident.Closed), ordered),
		Latency:              c.length(introduced, c.moment(incident.Started), ordered),
		Dwell:                c.length(introduced, detected, ordered),
	}
	d.Impact = c.untilAtMost(d.Resolve, incident.ResolvedAt)
	return d
}

// length gives the length from a to b: a word where one of them has none, up
// to the as-of moment where b is not reached.
func (c *clock) length(a, b moment, ordered bool) Duration {
	if a.absent() || b.absent() {
		return Duration{}
	}
	if a.known() && b.word == incident.StillOngoing {
		return c.soFar(a)
	}
	for _, word := range []incident.Word{incident.NotApplicable, incident.Withheld} {
		if a.word == word || b.word == word {
			return Duration{Word: word}
		}
	}
	if !a.known() || !b.known() {
		return Duration{Word: incident.Unknown}
	}
	return lengthBetween(a, b, ordered)
}

// soFar gives the length from a up to the as-of moment, right-censored. It is
// unknown when a lies after that moment.
func (c *clock) soFar(a moment) Duration {
	now := c.now()
	if !now.known() || now.isBefore(a) {
		return Duration{Word: incident.Unknown, SoFar: true}
	}
	d := lengthBetween(a, now, true)
	d.SoFar = true
	return d
}

// sinceStart gives the length from the start to end. An unknown start is stood
// in for by the earliest evidence of the incident, and the length is a lower
// bound. Source of the fallback: RTS (EU) 2024/1772 art. 3.
func (c *clock) sinceStart(end moment, ordered bool) Duration {
	start := c.moment(incident.Started)
	if start.word != incident.Unknown || end.word == incident.NotApplicable || end.word == incident.Withheld {
		return c.length(start, end, ordered)
	}
	return c.sinceEvidence(end)
}

// sinceEvidence gives the length to end from the earlier of the detection and
// the earliest evidence, as a lower bound.
func (c *clock) sinceEvidence(end moment) Duration {
	if end.absent() {
		return Duration{}
	}
	d := c.length(c.firstEvidence(), end, true)
	if d.Lo == nil || *d.Lo <= 0 || d.Before {
		return Duration{Word: incident.Unknown, SoFar: d.SoFar}
	}
	d.Hi, d.AtLeast = nil, true
	return d
}

// firstEvidence gives the detection or the earliest evidence, whichever is
// certain to be the earlier bound of the start; unknown when neither is.
func (c *clock) firstEvidence() moment {
	first := moment{word: incident.Unknown}
	for _, m := range []moment{c.moment(incident.Detected), c.evidence} {
		if m.span.Hi.IsZero() {
			continue
		}
		if !first.known() || m.span.Hi.Before(first.span.Hi) {
			first = m
		}
	}
	return first
}

// untilAtMost gives written, the length from the start to milestone m, where
// it tells something. Else it gives what follows for that length from the
// milestones that come before and after m, with a start that was not written
// stood in for by the evidence.
func (c *clock) untilAtMost(written Duration, m incident.Milestone) Duration {
	if written.Known() || written.Word == incident.NotApplicable || written.Word == incident.Withheld {
		return written
	}
	start, end := c.moment(incident.Started), c.moment(m)
	if end.absent() && c.waitsFor(m) {
		end.word = incident.StillOngoing
	}
	if end.word == "" || end.word == incident.Unknown {
		end = c.bounds[m]
		if !end.known() {
			return Duration{Word: incident.Unknown}
		}
	}
	var d Duration
	if start.known() {
		d = c.length(start, end, true)
	} else if start.word == "" || start.word == incident.Unknown {
		d = c.sinceEvidence(end)
	}
	if d.absent() {
		return Duration{Word: incident.Unknown, SoFar: d.SoFar}
	}
	return d
}
