package incident

import "time"

// Word stands in for a time or a number that has no value.
type Word string

// The words.
const (
	// Unknown: it happened or exists, the value is not known.
	Unknown Word = "unknown"
	// NotApplicable: it did not happen or does not exist.
	NotApplicable Word = "not_applicable"
	// Withheld: known and not published.
	Withheld Word = "withheld"
	// StillOngoing: only for an end that is not reached.
	StillOngoing Word = "ongoing"
)

// Time is when something happened, as well as it is known: a word, an instant
// (perhaps ± a length), or an interval with one or two ends. A nil *Time was
// not written at all.
type Time struct {
	// Word is set when there is no value; with "at: unknown" the other fields
	// may still explain.
	Word      Word     `json:"-" cbor:"word"`
	At        Instant  `json:"at"`
	PlusMinus Duration `json:"plus_minus"`
	Approx    bool     `json:"approx"`
	Earliest  Instant  `json:"earliest"`
	Latest    Instant  `json:"latest"`
	// Zone is the IANA zone that a date is meant in, or the one to show.
	Zone     string   `json:"tz"`
	Text     string   `json:"text"` // the original wording
	Status   Status   `json:"status"`
	Sources  []string `json:"sources" ref:"source"`
	Note     string   `json:"note"`
	Audience Audience `json:"audience"`
	Claims   []Claim  `json:"claims"`
	Extra    Extra    `json:"x-*"`
}

// Claim is one source's version of a time.
type Claim struct {
	At       Instant  `json:"at"`
	Earliest Instant  `json:"earliest"`
	Latest   Instant  `json:"latest"`
	Text     string   `json:"text"`
	Status   Status   `json:"status"`
	Sources  []string `json:"sources" ref:"source"`
	Note     string   `json:"note"`
	Extra    Extra    `json:"x-*"`
}

// Span is what is known of a moment: not before Lo, not after Hi, and written
// as At. A zero Lo or Hi is an open end; At is zero when only bounds are known.
type Span struct {
	Lo, Hi time.Time
	At     time.Time
	Approx bool
}

// IsZero reports whether nothing at all is known.
func (s Span) IsZero() bool { return s.Lo.IsZero() && s.Hi.IsZero() }

// Known reports whether t has any value, if only one bound.
func (t *Time) Known() bool {
	return t != nil && t.Word == "" && (!t.At.IsZero() || !t.Earliest.IsZero() || !t.Latest.IsZero())
}

// Is reports whether t is the given word.
func (t *Time) Is(w Word) bool { return t != nil && t.Word == w }

// Span gives the bounds of t, dates meant in t's own zone if it names one,
// else in zone. It is zero for a nil time and for a word.
func (t *Time) Span(zone *time.Location) Span {
	if !t.Known() {
		return Span{}
	}
	if t.Zone != "" {
		if own, err := LoadZone(t.Zone); err == nil {
			zone = own
		}
	}
	s := spanOf(t.At, t.Earliest, t.Latest, zone)
	s.Approx = t.Approx
	if !t.At.IsZero() && !t.PlusMinus.IsZero() {
		s.Lo, s.Hi = s.Lo.Add(-t.PlusMinus.Length()), s.Hi.Add(t.PlusMinus.Length())
	}
	return s
}

// Span gives the bounds of the claim.
func (c Claim) Span(zone *time.Location) Span {
	return spanOf(c.At, c.Earliest, c.Latest, zone)
}

// spanOf joins a point and two bounds: written bounds are wider than the
// point's own precision and win over it.
func spanOf(at, earliest, latest Instant, zone *time.Location) Span {
	var s Span
	if !at.IsZero() {
		s.Lo, s.Hi = at.Bounds(zone)
		s.At = at.Clock(zone)
	}
	if !earliest.IsZero() {
		s.Lo, _ = earliest.Bounds(zone)
	}
	if !latest.IsZero() {
		_, s.Hi = latest.Bounds(zone)
	}
	return s
}
