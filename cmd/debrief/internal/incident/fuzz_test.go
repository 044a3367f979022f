package incident

import (
	"testing"
	"time"
)

// FuzzTimes wants of any text that is a moment or a length that it is written
// so that it is read again the same, and that its bounds are in order.
func FuzzTimes(f *testing.F) {
	for _, seed := range []string{"2026", "2026-02", "2026-02-05", "2026-02-05T00:26Z", "2026-02-05 00:26:59.123456789+01:00", "0000-01-01T00:00z", "9999-12-31T23:59:60-1200",
		"90m", "13h50m", "2d4h", "45s", "1d 2h", "99999999999999999999d", "73000d", "0s", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := ParseDuration(text); err == nil {
			again, err := ParseDuration(d.String())
			if err != nil || again != d || d.Length() < 0 {
				t.Fatalf("%q is a length of %s, and then %s (%v)", text, d.Length(), again.Length(), err)
			}
		}
		i, err := ParseInstant(text)
		if err != nil {
			return
		}
		if again, err := ParseInstant(i.String()); err != nil || again.String() != i.String() || !again.Clock(time.UTC).Equal(i.Clock(time.UTC)) || again.Precision() != i.Precision() {
			t.Fatalf("%q is %v, and then %v (%v)", text, i, again, err)
		}
		for _, zone := range []*time.Location{time.UTC, time.FixedZone("far", 14*3600)} {
			if lo, hi := i.Bounds(zone); hi.Before(lo) {
				t.Fatalf("%q goes from %s to %s", text, lo, hi)
			}
		}
	})
}
