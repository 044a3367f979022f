package incident

import (
	"errors"
	"time"
)

// errBinary is the error of bytes that none of the forms here has written.
var errBinary = errors.New("not the binary form of an instant or a length")

// MarshalBinary gives the instant in a form for caches.
func (i Instant) MarshalBinary() ([]byte, error) {
	if i.IsZero() {
		return nil, nil
	}
	clock, err := i.clock.MarshalBinary()
	if err != nil {
		return nil, err
	}
	data := append([]byte{byte(i.precision), byte(len(clock))}, clock...)
	return append(data, i.text...), nil
}

// UnmarshalBinary reads what MarshalBinary gave.
func (i *Instant) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		*i = Instant{}
		return nil
	}
	if len(data) < 2 || len(data) < 2+int(data[1]) {
		return errBinary
	}
	var clock time.Time
	if err := clock.UnmarshalBinary(data[2 : 2+data[1]]); err != nil {
		return err
	}
	*i = Instant{text: string(data[2+data[1]:]), clock: clock, precision: Precision(data[0])}
	return nil
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
