package incident

import (
	"errors"
	"testing"
	"time"
	_ "time/tzdata"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestInstantBounds(t *testing.T) {
	berlin, newYork := zone(t, "Europe/Berlin"), zone(t, "America/New_York")
	for _, c := range []struct {
		written string
		zone    *time.Location
		lo      string
		width   time.Duration
	}{
		{"2026-02-05T00:26:00Z", time.UTC, "2026-02-05T00:26:00Z", time.Second},
		{"2026-02-05T00:26Z", time.UTC, "2026-02-05T00:26:00Z", time.Minute},
		{"2026-02-05t00:26z", time.UTC, "2026-02-05T00:26:00Z", time.Minute},
		{"2026-02-05T00:26-05:00", time.UTC, "2026-02-05T05:26:00Z", time.Minute},
		{"2026-02-05T00:26:30.5+0530", time.UTC, "2026-02-04T18:56:30Z", 0},
		{"2026-02-05T14:00+14:00", time.UTC, "2026-02-05T00:00:00Z", time.Minute},
		{"2026-02-04T12:00-1200", time.UTC, "2026-02-05T00:00:00Z", time.Minute},
		{"2026-02-05", time.UTC, "2026-02-05T00:00:00Z", 24 * time.Hour},
		{"2026-03-29", berlin, "2026-03-28T23:00:00Z", 23 * time.Hour},
		{"2025-11-02", newYork, "2025-11-02T04:00:00Z", 25 * time.Hour},
		{"2026-02", time.UTC, "2026-02-01T00:00:00Z", 28 * 24 * time.Hour},
		{"2024", time.UTC, "2024-01-01T00:00:00Z", 366 * 24 * time.Hour},
	} {
		in, err := ParseInstant(c.written)
		if err != nil {
			t.Errorf("%s: %v", c.written, err)
			continue
		}
		lo, hi := in.Bounds(c.zone)
		if got := lo.UTC().Format(time.RFC3339); got != c.lo || hi.Sub(lo) != c.width {
			t.Errorf("%s: from %s for %v, want %s for %v", c.written, got, hi.Sub(lo), c.lo, c.width)
		}
	}
}

func TestInstantRefuses(t *testing.T) {
	for _, c := range []struct {
		written string
		want    error
	}{
		{"", ErrNotATime}, {"yesterday", ErrNotATime}, {"05.02.2026", ErrNotATime}, {"2026-2-5", ErrNotATime},
		{"2026-02T10:00Z", ErrNotATime}, {"2026-02-05Z", ErrNotATime}, {"2026-02-05T10:31 EST", ErrNotATime},
		{"2026-02-05T10:31", ErrNoOffset}, {"2026-02-05T10:31:00", ErrNoOffset},
		{"+026-02-05", ErrNotATime}, {"2026/02/05", ErrNotATime}, {"2026-02-05T1:031Z", ErrNotATime}, {"2026-02-05T10:31:0Z", ErrNotATime},
		{"2026-02-05T10:31-00Z", ErrNotATime}, {"2026-02-05T24:00:00Z", ErrNoSuchDay}, {"2026-13-01", ErrNoSuchDay}, {"2026-02-30", ErrNoSuchDay}, {"2026-02-05T25:00Z", ErrNoSuchDay},
		{"2026-02-05T10:31+14:01", ErrFarOffset}, {"2026-02-05T10:31+24:00", ErrFarOffset}, {"2026-02-05T10:31-1201", ErrFarOffset}, {"2026-02-05T10:31+01:60", ErrFarOffset},
		{"2026-02-05T10:31+99:99", ErrFarOffset},
	} {
		if in, err := ParseInstant(c.written); !errors.Is(err, c.want) {
			t.Errorf("%q: %v, %v; want %v", c.written, in, err, c.want)
		}
	}
}

func TestInstantOfKeepsTheOffset(t *testing.T) {
	at := time.Date(2026, 3, 29, 6, 52, 7, 0, time.FixedZone("", 2*3600))
	for p, want := range map[Precision]string{
		ToDay: "2026-03-29", ToMinute: "2026-03-29T06:52+02:00", ToSecond: "2026-03-29T06:52:07+02:00",
	} {
		if got := InstantOf(at, p).String(); got != want {
			t.Errorf("precision %d: %s, want %s", p, got, want)
		}
	}
}

func TestDurations(t *testing.T) {
	for written, want := range map[string]time.Duration{
		"90m": 90 * time.Minute, "13h50m": 13*time.Hour + 50*time.Minute, "2d4h": 52 * time.Hour,
		"45s": 45 * time.Second, "28d": 672 * time.Hour, "1d 2h 3m 4s": 26*time.Hour + 3*time.Minute + 4*time.Second,
	} {
		d, err := ParseDuration(written)
		if err != nil || d.Length() != want {
			t.Errorf("%s: %v, %v; want %v", written, d.Length(), err, want)
		}
	}
	for _, written := range []string{"", "5", "1h30", "-5m", "1.5h", "30m1h", "99999999999999999999d", "80000d"} {
		if d, err := ParseDuration(written); err == nil {
			t.Errorf("%q is read as %v", written, d.Length())
		}
	}
}
