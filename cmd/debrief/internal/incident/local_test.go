package incident

import (
	"errors"
	"testing"
)

func TestParseLocal(t *testing.T) {
	for _, c := range []struct{ zone, written, want string }{
		{"Europe/Berlin", "2026-03-29T01:59", "2026-03-29T01:59+01:00"},
		{"Europe/Berlin", "2026-03-29T03:00", "2026-03-29T03:00+02:00"},
		{"Europe/Berlin", "2026-07-01T08:30:15", "2026-07-01T08:30:15+02:00"},
		{"America/New_York", "2025-11-02T00:59:59.5", "2025-11-02T00:59:59.5-04:00"},
		{"America/New_York", "2025-11-02 02:00", "2025-11-02T02:00-05:00"},
		{"Asia/Kolkata", "2026-02-05T10:31", "2026-02-05T10:31+05:30"},
		{"Pacific/Apia", "2011-12-31T00:00", "2011-12-31T00:00+14:00"},
		{"Pacific/Kiritimati", "2026-01-01T00:00", "2026-01-01T00:00+14:00"},
		{"Asia/Manila", "1840-02-15T08:04", "1840-02-16T00:00Z"}, // on American time, 15:56 behind UTC
		{"Africa/Casablanca", "2026-02-15T04:00", "2026-02-15T04:00Z"},
	} {
		at, err := ParseLocal(c.written, zone(t, c.zone))
		if err != nil || !at.Clock(nil).Equal(instant(t, c.want).Clock(nil)) || at.Precision() != instant(t, c.want).Precision() {
			t.Errorf("%s in %s: %s, %v; want %s", c.written, c.zone, at, err, c.want)
		}
	}
}

func TestParseLocalAtAClockChange(t *testing.T) {
	for _, c := range []struct {
		zone, written, before, after string
		twice                        bool
	}{
		{"Europe/Berlin", "2026-03-29T02:30", "2026-03-29T02:30+01:00", "2026-03-29T02:30+02:00", false},
		{"Europe/Berlin", "2026-03-29T02:00", "2026-03-29T02:00+01:00", "2026-03-29T02:00+02:00", false},
		{"America/New_York", "2025-11-02T01:30", "2025-11-02T01:30-04:00", "2025-11-02T01:30-05:00", true},
		{"Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-05T01:45+11:00", "2026-04-05T01:45+10:30", true},
		{"Pacific/Apia", "2011-12-30T12:00", "2011-12-30T12:00-10:00", "2011-12-30T12:00+14:00", false},
	} {
		_, err := ParseLocal(c.written, zone(t, c.zone))
		var change *ClockChange
		if !errors.As(err, &change) {
			t.Errorf("%s in %s: %v, want a change of clocks", c.written, c.zone, err)
			continue
		}
		if change.Before.String() != c.before || change.After.String() != c.after || change.Twice != c.twice {
			t.Errorf("%s in %s: %s, %s, twice %t", c.written, c.zone, change.Before, change.After, change.Twice)
		}
	}
}

func TestParseLocalRefuses(t *testing.T) {
	for _, c := range []struct {
		written string
		want    error
	}{
		{"2026-02-05", ErrNotATime}, {"2026-02-05T10:00Z", ErrNotATime}, {"soon", ErrNotATime}, {"2026-02-30T10:00", ErrNoSuchDay},
	} {
		if at, err := ParseLocal(c.written, zone(t, "Europe/Berlin")); !errors.Is(err, c.want) {
			t.Errorf("%q: %v, %v; want %v", c.written, at, err, c.want)
		}
	}
}

func TestIsLocalIn(t *testing.T) {
	for _, c := range []struct {
		zone, written string
		want          bool
	}{
		{"Europe/Berlin", "2026-10-25T02:30+02:00", true},
		{"Europe/Berlin", "2026-10-25T02:30+01:00", true},
		{"Europe/Berlin", "2026-10-25T01:59+01:00", false},
		{"Europe/Berlin", "2026-10-25T01:00Z", false},
		{"Europe/Berlin", "2026-10-25", false},
		{"Europe/London", "2026-03-28T23:00+00:00", true},
		{"Europe/London", "2026-03-28T23:00Z", false},
	} {
		if got := instant(t, c.written).IsLocalIn(zone(t, c.zone)); got != c.want {
			t.Errorf("%s in %s: %t", c.written, c.zone, got)
		}
	}
}

func TestInstantIn(t *testing.T) {
	at := instant(t, "2026-10-25T01:00Z").Clock(nil)
	for name, want := range map[string]string{
		"Europe/Berlin": "2026-10-25T02:00+01:00", "Europe/London": "2026-10-25T01:00+00:00", "UTC": "2026-10-25T01:00Z",
	} {
		if got := InstantIn(at, ToMinute, zone(t, name)); got.String() != want || got.Offset() != want[len("2026-10-25T01:00"):] {
			t.Errorf("%s: %s with %s, want %s", name, got, got.Offset(), want)
		}
	}
}
