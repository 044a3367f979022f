package incident

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Precision says to which unit an instant was written.
type Precision int

// The precisions, coarsest first.
const (
	ToYear Precision = iota + 1
	ToMonth
	ToDay
	ToMinute
	ToSecond
	ToFraction
)

// Instant is a moment written to some precision. An instant to the minute or
// better has an offset; a date has none and belongs to the zone of whoever
// reads it. The zero Instant is absent.
type Instant struct {
	text      string
	clock     time.Time // for a date: midnight UTC of its first day
	precision Precision
}

var instantForm = regexp.MustCompile(`^(\d{4})(-\d{2})?(-\d{2})?([Tt ]\d{2}:\d{2})?(:\d{2})?(\.\d{1,9})?(Z|z|[+-]\d{2}:?\d{2})?$`)

// Errors that ParseInstant wraps, for callers that explain the way out.
var (
	ErrNotATime  = fmt.Errorf("not a time")
	ErrNoOffset  = fmt.Errorf("no offset from UTC")
	ErrNoSuchDay = fmt.Errorf("no such date or time of day")
	ErrFarOffset = fmt.Errorf("an offset from UTC that no place has")
)

// ParseInstant reads 2026, 2026-02, 2026-02-05, 2026-02-05T00:26Z or
// 2026-02-05T00:26:00+01:00. A time of day needs an offset or Z; names of
// zones are never read. The error wraps ErrNotATime, ErrNoOffset, ErrFarOffset
// or ErrNoSuchDay.
func ParseInstant(text string) (Instant, error) {
	if layout, p := usualForm(text); layout != "" {
		if t, err := time.Parse(layout, text); err == nil {
			return Instant{text: text, clock: t, precision: p}, nil
		}
	}
	m := instantForm.FindStringSubmatch(text)
	if m == nil || m[2] == "" && m[3] != "" || m[3] == "" && m[4] != "" || m[4] == "" && (m[5] != "" || m[6] != "" || m[7] != "") || m[5] == "" && m[6] != "" {
		return Instant{}, fmt.Errorf("%q is %w", text, ErrNotATime)
	}
	layout, value, p := "2006", m[1], ToYear
	if m[2] != "" {
		layout, value, p = layout+"-01", value+m[2], ToMonth
	}
	if m[3] != "" {
		layout, value, p = layout+"-02", value+m[3], ToDay
	}
	if m[4] != "" {
		if m[7] == "" {
			return Instant{}, fmt.Errorf("%q has %w", text, ErrNoOffset)
		}
		if !isOffset(offsetForm(m[7])) {
			return Instant{}, fmt.Errorf("%q has %w", text, ErrFarOffset)
		}
		layout, value, p = layout+"T15:04", value+"T"+m[4][1:], ToMinute
		if m[5] != "" {
			layout, value, p = layout+":05", value+m[5], ToSecond
		}
		if m[6] != "" {
			value, p = value+m[6], ToFraction
		}
		layout, value = layout+"Z07:00", value+offsetForm(m[7])
	}
	t, err := time.Parse(layout, value)
	if err != nil {
		return Instant{}, fmt.Errorf("%q: %w", text, ErrNoSuchDay)
	}
	return Instant{text: value, clock: t, precision: p}, nil
}

// usualForm gives the layout of a text that looks like most instants: a day, or
// a minute or a second of UTC. It is empty for all others.
func usualForm(text string) (layout string, p Precision) {
	switch n := len(text); {
	case n == len("2006-01-02"):
		return time.DateOnly, ToDay
	case n < len("2006-01-02T15:04Z") || text[10] != 'T' || text[13] != ':' || text[n-1] != 'Z':
		return "", 0
	case n == len("2006-01-02T15:04Z"):
		return "2006-01-02T15:04Z07:00", ToMinute
	case n == len("2006-01-02T15:04:05Z"):
		return time.RFC3339, ToSecond
	}
	return "", 0
}

// isOffset reports whether an offset is one that clocks have: from -12:00 on
// Baker Island to +14:00 on Kiritimati.
func isOffset(offset string) bool {
	if offset == "Z" {
		return true
	}
	most := "14:00"
	if offset[0] == '-' {
		most = "12:00"
	}
	return offset[1:] <= most && offset[len("+00:"):] < "60"
}

func offsetForm(written string) string {
	switch {
	case written == "z":
		return "Z"
	case len(written) == 5:
		return written[:3] + ":" + written[3:]
	}
	return written
}

// InstantOf makes an instant from a clock time, keeping its offset. p is
// ToMinute or finer.
func InstantOf(t time.Time, p Precision) Instant { return instantWith(t, p, "Z07:00") }

// instantWith is InstantOf with the layout of the offset. A moment with an offset
// of old that is none today is written in UTC.
func instantWith(t time.Time, p Precision, offset string) Instant {
	if !isOffset(t.Format("-07:00")) {
		t = t.UTC()
	}
	layout := "2006-01-02T15:04" + offset
	switch p {
	case ToSecond:
		layout = "2006-01-02T15:04:05" + offset
	case ToFraction:
		layout = "2006-01-02T15:04:05.999999999" + offset
	case ToDay:
		layout = "2006-01-02"
	}
	in, err := ParseInstant(t.Format(layout))
	if err != nil {
		panic("incident: instant of a clock time: " + err.Error())
	}
	return in
}

// IsZero reports whether nothing was written.
func (i Instant) IsZero() bool { return i.precision == 0 }

// String gives the instant as written, in its canonical form.
func (i Instant) String() string { return i.text }

// Precision tells to which unit the instant was written.
func (i Instant) Precision() Precision { return i.precision }

// IsDate reports whether no time of day was written.
func (i Instant) IsDate() bool { return i.precision > 0 && i.precision <= ToDay }

// Offset gives the offset from UTC as written, Z or such as +01:00; empty for a
// date.
func (i Instant) Offset() string {
	switch {
	case i.precision <= ToDay:
		return ""
	case i.inUTC():
		return "Z"
	}
	return i.text[len(i.text)-len("+01:00"):]
}

// inUTC reports whether the offset was written as Z.
func (i Instant) inUTC() bool { return strings.HasSuffix(i.text, "Z") }

// Clock gives the written moment with the offset it was written with. For a
// date it is the beginning of its first day in zone.
func (i Instant) Clock(zone *time.Location) time.Time {
	if i.IsDate() {
		return time.Date(i.clock.Year(), i.clock.Month(), i.clock.Day(), 0, 0, 0, 0, zone)
	}
	return i.clock
}

// Bounds gives the first moment that the writing covers and the first moment
// after it: [t, t+60 s) for a minute, [t, t+1 s) for a second, one civil day
// of zone (23 to 25 h) for a date. A fraction of a second is a point.
func (i Instant) Bounds(zone *time.Location) (lo, hi time.Time) {
	lo = i.Clock(zone)
	switch i.precision {
	case ToYear:
		hi = time.Date(lo.Year()+1, 1, 1, 0, 0, 0, 0, zone)
	case ToMonth:
		hi = time.Date(lo.Year(), lo.Month()+1, 1, 0, 0, 0, 0, zone)
	case ToDay:
		hi = time.Date(lo.Year(), lo.Month(), lo.Day()+1, 0, 0, 0, 0, zone)
	case ToMinute:
		hi = lo.Add(time.Minute)
	case ToSecond:
		hi = lo.Add(time.Second)
	default:
		hi = lo
	}
	return lo, hi
}
