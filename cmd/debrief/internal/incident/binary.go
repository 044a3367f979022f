package incident

import (
	"errors"
	"time"
)

// errBinary is the error of bytes that none of the forms here has written.
var errBinary = errors.New("not the binary form of an instant or a length")

// MarshalBinary gives the instant in a form for caches: as it is written.
func (i Instant) MarshalBinary() ([]byte, error) { return []byte(i.text), nil }

// UnmarshalBinary reads what MarshalBinary gave.
func (i *Instant) UnmarshalBinary(data []byte) error {
	var err error
	*i, err = instantIn(string(data))
	return err
}

// instantIn reads the canonical form of an instant, which is quicker than to
// parse what somebody wrote; nothing is the zero Instant.
func instantIn(text string) (Instant, error) {
	i := Instant{text: text}
	layout := ""
	switch n := len(text); {
	case n == 0:
		return i, nil
	case n == len("2006"):
		layout, i.precision = "2006", ToYear
	case n == len("2006-01"):
		layout, i.precision = "2006-01", ToMonth
	case n == len(time.DateOnly):
		layout, i.precision = time.DateOnly, ToDay
	case n > len("2006-01-02T15:04:05.") && text[len("2006-01-02T15:04:05")] == '.':
		layout, i.precision = time.RFC3339Nano, ToFraction
	case n > len("2006-01-02T15:04:05") && text[len("2006-01-02T15:04")] == ':':
		layout, i.precision = time.RFC3339, ToSecond
	default:
		layout, i.precision = "2006-01-02T15:04Z07:00", ToMinute
	}
	var err error
	if i.clock, err = time.Parse(layout, text); err != nil {
		return Instant{}, errBinary
	}
	return i, nil
}

// MarshalBinary gives the length in a form for caches.
func (d Duration) MarshalBinary() ([]byte, error) { return []byte(d.text), nil }

// UnmarshalBinary reads what MarshalBinary gave.
func (d *Duration) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		*d = Duration{}
		return nil
	}
	var err error
	*d, err = ParseDuration(string(data))
	return err
}
