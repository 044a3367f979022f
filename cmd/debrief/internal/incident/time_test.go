package incident

import (
	"testing"
	"time"
)

func instant(t *testing.T, written string) Instant {
	t.Helper()
	if written == "" {
		return Instant{}
	}
	in, err := ParseInstant(written)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestTimeSpan(t *testing.T) {
	fiveMinutes, err := ParseDuration("5m")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		time   *Time
		lo, hi string // empty is an open end
	}{
		{"nothing", nil, "", ""},
		{"a word", &Time{Word: Unknown}, "", ""},
		{"a second", &Time{At: instant(t, "2026-03-29T06:40:00Z")}, "2026-03-29T06:40:00Z", "2026-03-29T06:40:01Z"},
		{"plus or minus", &Time{At: instant(t, "2026-03-29T06:40Z"), PlusMinus: fiveMinutes}, "2026-03-29T06:35:00Z", "2026-03-29T06:46:00Z"},
		{"two bounds", &Time{Earliest: instant(t, "2025-07-10T17:25Z"), Latest: instant(t, "2025-07-10T19:49Z")}, "2025-07-10T17:25:00Z", "2025-07-10T19:50:00Z"},
		{"the latest only", &Time{Latest: instant(t, "2026-01-23T14:00Z")}, "", "2026-01-23T14:01:00Z"},
		{"the earliest only", &Time{Earliest: instant(t, "2026-01-23")}, "2026-01-23T00:00:00Z", ""},
		{"a date in its own zone", &Time{At: instant(t, "2026-01-23"), Zone: "Asia/Tokyo"}, "2026-01-22T15:00:00Z", "2026-01-23T15:00:00Z"},
		{"a point with wider bounds", &Time{At: instant(t, "2026-01-23T10:00Z"), Latest: instant(t, "2026-01-23T11:00Z")}, "2026-01-23T10:00:00Z", "2026-01-23T11:01:00Z"},
	} {
		span := c.time.Span(time.UTC)
		if lo, hi := told(span.Lo), told(span.Hi); lo != c.lo || hi != c.hi {
			t.Errorf("%s: %q to %q, want %q to %q", c.name, lo, hi, c.lo, c.hi)
		}
	}
}

func told(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func TestNumberRange(t *testing.T) {
	value := func(f float64) *float64 { return &f }
	for _, c := range []struct {
		name   string
		number *Number
		lo, hi *float64
	}{
		{"nothing", nil, nil, nil},
		{"withheld", &Number{Word: Withheld}, nil, nil},
		{"a value", &Number{Value: value(12)}, value(12), value(12)},
		{"plus or minus", &Number{Value: value(30), PlusMinus: value(10)}, value(20), value(40)},
		{"at least", &Number{Min: value(1000)}, value(1000), nil},
		{"at most", &Number{Max: value(5)}, nil, value(5)},
	} {
		r := c.number.Range()
		if !same(r.Lo, c.lo) || !same(r.Hi, c.hi) {
			t.Errorf("%s: %v to %v", c.name, r.Lo, r.Hi)
		}
	}
}

func same(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }

func TestWeakest(t *testing.T) {
	for _, c := range []struct {
		all  []Status
		want Status
	}{
		{nil, ""},
		{[]Status{"", ""}, ""},
		{[]Status{Confirmed, ""}, Confirmed},
		{[]Status{Confirmed, Reported, ""}, Reported},
		{[]Status{Inferred, Estimated}, Inferred},
		{[]Status{Disputed, "hearsay"}, "hearsay"},
	} {
		if got := Weakest(c.all...); got != c.want {
			t.Errorf("weakest of %q: %q, want %q", c.all, got, c.want)
		}
	}
}

func TestAudienceMaySee(t *testing.T) {
	for _, c := range []struct {
		reader, mark Audience
		want         bool
	}{
		{Public, Public, true}, {Public, Customers, false}, {Internal, Customers, true}, {Internal, Restricted, false},
		{Restricted, Restricted, true}, {Public, "everyone", false},
	} {
		if got := c.reader.MaySee(c.mark); got != c.want {
			t.Errorf("%s may see %s: %t", c.reader, c.mark, got)
		}
	}
}

func TestMilestoneOfATimelineMark(t *testing.T) {
	i := &Incident{Timeline: []Entry{
		{At: &Time{At: instant(t, "2026-01-01T10:00Z")}, Marks: Detected, Status: Reported, Evidence: []string{"s"}},
	}}
	got := i.Milestone(Detected)
	if got == nil || got.At.String() != "2026-01-01T10:00Z" || got.Status != Reported || len(got.Sources) != 1 {
		t.Errorf("detected: %+v", got)
	}
	if i.Milestone(Started) != nil {
		t.Error("started is not written and yet known")
	}
}
