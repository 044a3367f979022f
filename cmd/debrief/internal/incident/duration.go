package incident

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// Duration is a length of time as an author writes it: 90m, 13h50m, 2d4h,
// 45s. A day is 24 hours. The zero value is absent.
type Duration struct {
	text   string
	length time.Duration
}

var durationForm = regexp.MustCompile(`^(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?\s*(?:(\d+)s)?$`)

// longestDuration is 200 years, which leaves room below the 292 that a clock length can hold.
const longestDuration = 200 * 365 * 24 * time.Hour

// ParseDuration reads days, hours, minutes and seconds in this order, each at
// most once and at least one of them.
func ParseDuration(text string) (Duration, error) {
	m := durationForm.FindStringSubmatch(text)
	if m == nil || m[1]+m[2]+m[3]+m[4] == "" {
		return Duration{}, fmt.Errorf("%q is not a length of time", text)
	}
	var sum time.Duration
	for i, unit := range []time.Duration{24 * time.Hour, time.Hour, time.Minute, time.Second} {
		if m[i+1] == "" {
			continue
		}
		n, err := strconv.ParseInt(m[i+1], 10, 64)
		if err != nil || n > int64((longestDuration-sum)/unit) {
			return Duration{}, fmt.Errorf("%q is longer than 200 years", text)
		}
		sum += time.Duration(n) * unit
	}
	return Duration{text: text, length: sum}, nil
}

// IsZero reports whether nothing was written.
func (d Duration) IsZero() bool { return d.text == "" }

// String gives the duration as written.
func (d Duration) String() string { return d.text }

// Length gives the duration as a clock length.
func (d Duration) Length() time.Duration { return d.length }
