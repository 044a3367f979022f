package report

import (
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// moment is a time of the record, ready for arithmetic. The zero moment was
// not written at all.
type moment struct {
	word    incident.Word // why there are no bounds; empty when there are
	span    incident.Span
	instant bool // At was written to the minute or better
	exact   bool // and so without ± or explicit bounds
	status  incident.Status
}

// momentOf reads t, a date meant in zone. A refuted time is never an input: it
// counts as unknown, and so does a time without any bound.
func momentOf(t *incident.Time, zone *time.Location) moment {
	if t == nil {
		return moment{}
	}
	m := moment{word: t.Word, status: t.Status}
	if t.Known() && t.Status != incident.Refuted {
		m.span = inOrder(t.Span(zone))
	}
	if m.span.IsZero() {
		if m.word == "" || t.Status == incident.Refuted {
			m.word = incident.Unknown
		}
		return m
	}
	m.instant = t.At.Precision() >= incident.ToMinute
	m.exact = m.instant && t.PlusMinus.IsZero() && t.Earliest.IsZero() && t.Latest.IsZero()
	return m
}

// momentAt is a moment that is known to the instant; a zero time is unknown.
func momentAt(at time.Time) moment {
	if at.IsZero() {
		return moment{word: incident.Unknown}
	}
	return moment{span: incident.Span{Lo: at, Hi: at, At: at}, instant: true, exact: true}
}

// inOrder turns bounds round that contradict each other.
func inOrder(s incident.Span) incident.Span {
	if !s.Lo.IsZero() && !s.Hi.IsZero() && s.Hi.Before(s.Lo) {
		s.Lo, s.Hi = s.Hi, s.Lo
	}
	return s
}

// known reports whether m has a bound.
func (m moment) known() bool { return !m.span.IsZero() }

// absent reports whether m was not written at all.
func (m moment) absent() bool { return m.word == "" && m.span.IsZero() }

// isBefore reports whether m certainly came before other. The bounds are those
// of half-open writing: the minute 10:19 lies before the minute 10:20.
func (m moment) isBefore(other moment) bool {
	hi, lo := m.span.Hi, other.span.Lo
	if hi.IsZero() || lo.IsZero() {
		return false
	}
	return hi.Before(lo) || hi.Equal(lo) && (m.span.Lo.IsZero() || m.span.Lo.Before(lo))
}

// difference gives b − a as it is written: [b.Lo − a.Hi, b.Hi − a.Lo]. An open
// end is nil, and a lower end may be negative.
func difference(a, b incident.Span) (lo, hi *time.Duration) {
	if !b.Lo.IsZero() && !a.Hi.IsZero() {
		lo = new(b.Lo.Sub(a.Hi))
	}
	if !b.Hi.IsZero() && !a.Lo.IsZero() {
		hi = new(b.Hi.Sub(a.Lo))
	}
	return lo, hi
}

// weakest is the weakest status of the moments.
func weakest(all ...moment) incident.Status {
	status := incident.Status("")
	for _, m := range all {
		status = incident.Weakest(status, m.status)
	}
	return status
}
