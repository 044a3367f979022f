package incident

import (
	"errors"
	"fmt"
	"time"
)

// ClockChange tells that a local time was not there once: clocks that were put
// forward skipped it, or clocks that were put back showed it twice.
type ClockChange struct {
	Text string // the local time as written
	Zone string
	// Twice is set when clocks showed it twice; else they never did.
	Twice bool
	// Before and After are the local time with the offset from before the change
	// and with the one from after it.
	Before, After Instant
}

// Error says which of the two it was.
func (c *ClockChange) Error() string {
	if c.Twice {
		return fmt.Sprintf("clocks in %s showed %q twice", c.Zone, c.Text)
	}
	return fmt.Sprintf("clocks in %s never showed %q", c.Zone, c.Text)
}

// IsLocal reports whether a text is a time of day without an offset.
func IsLocal(text string) bool {
	_, err := ParseInstant(text)
	return errors.Is(err, ErrNoOffset)
}

// ParseLocal reads a time of day without an offset, such as 2026-02-05T00:26,
// as clocks in zone showed it, and gives it with its offset. The error is a
// *ClockChange when it was not there once, else it wraps ErrNotATime or
// ErrNoSuchDay.
func ParseLocal(text string, zone *time.Location) (Instant, error) {
	if !IsLocal(text) {
		return Instant{}, fmt.Errorf("%q is %w without an offset", text, ErrNotATime)
	}
	wall, err := ParseInstant(text + "Z")
	if err != nil {
		return Instant{}, err
	}
	before, inBefore := wall.at(offsetAt(zone, wall.clock.Add(-widest)), zone)
	after, inAfter := wall.at(offsetAt(zone, wall.clock.Add(widest)), zone)
	switch {
	case inBefore && inAfter && before.text != after.text, !inBefore && !inAfter:
		return Instant{}, &ClockChange{Text: text, Zone: zone.String(), Twice: inBefore, Before: before, After: after}
	case inBefore:
		return before, nil
	}
	return after, nil
}

// widest is more than any zone is away from UTC.
const widest = 26 * time.Hour

// IsLocalIn reports whether a time of day is written with the offset that a
// zone has then, so that it is a local time there. One with Z is meant in UTC,
// wherever clocks show the same.
func (i Instant) IsLocalIn(zone *time.Location) bool {
	_, offset := i.clock.Zone()
	return i.precision > ToDay && !i.inUTC() && offset == offsetAt(zone, i.clock)
}

// InstantIn makes an instant from a clock time, as clocks in zone show it. p is
// ToMinute or finer.
func InstantIn(t time.Time, p Precision, zone *time.Location) Instant {
	return instantWith(t.In(zone), p, offsetLayout(zone))
}

// offsetLayout is how the offsets of a zone are written: Z is for UTC alone.
func offsetLayout(zone *time.Location) string {
	if zone.String() == "UTC" {
		return "Z07:00"
	}
	return "-07:00"
}

// offsetAt gives the zone's offset from UTC at a moment, in seconds.
func offsetAt(zone *time.Location, t time.Time) int {
	_, offset := t.In(zone).Zone()
	return offset
}

// at gives the wall-clock time that i holds in UTC with another offset, and
// whether the zone has that offset then.
func (i Instant) at(offset int, zone *time.Location) (Instant, bool) {
	moment := i.clock.Add(-time.Duration(offset) * time.Second)
	local := instantWith(moment.In(time.FixedZone("", offset)), i.precision, offsetLayout(zone))
	return local, offsetAt(zone, moment) == offset
}
