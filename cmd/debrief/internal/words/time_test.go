package words

import (
	"testing"
	"time"
	_ "time/tzdata"

	"debrief/cmd/debrief/internal/incident"
)

func zoneOf(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func instantOf(text string) incident.Instant {
	i, err := incident.ParseInstant(text)
	if err != nil {
		panic(err)
	}
	return i
}

func clockOf(text string) time.Time { return instantOf(text).Clock(time.UTC) }

func minutes(text string) incident.Duration {
	d, err := incident.ParseDuration(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestInstantWords(t *testing.T) {
	tests := []struct{ zone, at, want string }{
		{"UTC", "2026-03-29T04:52Z", "29 Mar 2026, 04:52 UTC"},
		{"UTC", "2026-03-29T04:52:00Z", "29 Mar 2026, 04:52 UTC"},
		{"UTC", "2026-03-29T04:52:07Z", "29 Mar 2026, 04:52:07 UTC"},
		{"Europe/Berlin", "2026-03-28T21:10Z", "28 Mar 2026, 22:10 CET (21:10 UTC)"},
		{"Europe/Berlin", "2026-03-29T04:52Z", "29 Mar 2026, 06:52 CEST (04:52 UTC)"},
		{"Europe/Berlin", "2026-02-04T23:26Z", "5 Feb 2026, 00:26 CET (4 Feb, 23:26 UTC)"},
		{"Europe/Berlin", "2025-12-31T23:30Z", "1 Jan 2026, 00:30 CET (31 Dec 2025, 23:30 UTC)"},
		{"America/New_York", "2026-02-05T00:26Z", "4 Feb 2026, 19:26 EST (5 Feb, 00:26 UTC)"},
		{"America/New_York", "2025-11-02T05:30Z", "2 Nov 2025, 01:30 EDT (05:30 UTC)"},
		{"America/New_York", "2025-11-02T06:30Z", "2 Nov 2025, 01:30 EST (06:30 UTC)"},
		{"Europe/Istanbul", "2026-03-29T04:52:01Z", "29 Mar 2026, 07:52:01 UTC+3 (04:52:01 UTC)"},
		{"Asia/Kathmandu", "2026-03-29T04:52Z", "29 Mar 2026, 10:37 UTC+5:45 (04:52 UTC)"},
		{"America/Sao_Paulo", "2026-03-29T04:52Z", "29 Mar 2026, 01:52 UTC−3 (04:52 UTC)"},
	}
	for _, tt := range tests {
		z := english.In(zoneOf(t, tt.zone))
		if got := z.Instant(clockOf(tt.at)); got != tt.want {
			t.Errorf("%s in %s: got %q, want %q", tt.at, tt.zone, got, tt.want)
		}
	}
}

func TestShortWords(t *testing.T) {
	z := english.In(zoneOf(t, "Europe/Berlin"))
	at := clockOf("2026-03-29T04:52Z")
	if got := z.Short(at); got != "06:52 CEST" {
		t.Errorf("short: %q", got)
	}
	if got := z.Day(at); got != "29 Mar 2026" {
		t.Errorf("day: %q", got)
	}
	if got := english.In(nil).Short(at); got != "04:52 UTC" {
		t.Errorf("zero zone: %q", got)
	}
}

func TestTimeWords(t *testing.T) {
	tests := []struct {
		name, zone string
		in         *incident.Time
		want       string
	}{
		{"not written", "UTC", nil, "unknown"},
		{"unknown with wording", "UTC", &incident.Time{Word: incident.Unknown, Text: "a typical Monday morning"}, "unknown (“a typical Monday morning”)"},
		{"not applicable", "UTC", &incident.Time{Word: incident.NotApplicable}, "not applicable"},
		{"withheld", "UTC", &incident.Time{Word: incident.Withheld}, "not published"},
		{"ongoing", "UTC", &incident.Time{Word: incident.StillOngoing}, "ongoing"},
		{"instant", "UTC", &incident.Time{At: instantOf("2026-03-29T04:52Z")}, "29 Mar 2026, 04:52 UTC"},
		{"wording that adds nothing", "UTC", &incident.Time{At: instantOf("2026-01-26"), Text: "26 Jan 2026"}, "26 Jan 2026"},
		{"wording", "UTC", &incident.Time{At: instantOf("2026-01-26"), Text: "by Monday morning"}, "26 Jan 2026 (“by Monday morning”)"},
		{"date, west", "America/Los_Angeles", &incident.Time{At: instantOf("2026-02-12")}, "12 Feb 2026"},
		{"date, east", "Pacific/Auckland", &incident.Time{At: instantOf("2026-02-12")}, "12 Feb 2026"},
		{"month", "America/Los_Angeles", &incident.Time{At: instantOf("2020-02")}, "Feb 2020"},
		{"year", "Pacific/Auckland", &incident.Time{At: instantOf("2020")}, "2020"},
		{"approximate", "UTC", &incident.Time{At: instantOf("2026-02"), Approx: true}, "about Feb 2026"},
		{"plus or minus", "Europe/Berlin", &incident.Time{At: instantOf("2026-03-29T06:40Z"), PlusMinus: minutes("5m")},
			"about 29 Mar 2026, 08:40 CEST (06:40 UTC), ± 5 min"},
		{"latest", "UTC", &incident.Time{Latest: instantOf("2026-01-23T14:00Z")}, "by 23 Jan 2026, 14:00 UTC"},
		{"latest to the second", "UTC", &incident.Time{Latest: instantOf("2020-02-03T05:31:23Z")}, "by 3 Feb 2020, 05:31:23 UTC"},
		{"earliest", "UTC", &incident.Time{Earliest: instantOf("2026-01-23")}, "not before 23 Jan 2026"},
		{"both, one day", "UTC", &incident.Time{Earliest: instantOf("2025-07-10T17:25Z"), Latest: instantOf("2025-07-10T19:49Z")},
			"between 17:25 and 19:49 UTC on 10 Jul 2025"},
		{"both, one day, in a zone", "Europe/Berlin", &incident.Time{Earliest: instantOf("2025-07-10T17:25Z"), Latest: instantOf("2025-07-10T19:49Z")},
			"between 19:25 and 21:49 CEST on 10 Jul 2025 (17:25 and 19:49 UTC)"},
		{"both, across the change of clocks", "Europe/Berlin", &incident.Time{Earliest: instantOf("2026-03-29T00:30Z"), Latest: instantOf("2026-03-29T01:30Z")},
			"between 29 Mar 2026, 01:30 CET (00:30 UTC) and 29 Mar 2026, 03:30 CEST (01:30 UTC)"},
		{"both, dates", "UTC", &incident.Time{Earliest: instantOf("2026-02-07"), Latest: instantOf("2026-02-08")}, "between 7 Feb 2026 and 8 Feb 2026"},
		{"a zone of its own", "UTC", &incident.Time{At: instantOf("2026-03-29T04:52Z"), Zone: "Asia/Tokyo"}, "29 Mar 2026, 13:52 JST (04:52 UTC)"},
		{"point in wider bounds", "UTC", &incident.Time{At: instantOf("2026-02-07"), Earliest: instantOf("2026-02-06"), Latest: instantOf("2026-02-09")},
			"about 7 Feb 2026 (between 6 Feb 2026 and 9 Feb 2026)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			z := english.In(zoneOf(t, tt.zone))
			if got := plainSpaces(z.Time(tt.in)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTimeWordsMarkEachMoment(t *testing.T) {
	z := english.In(nil).Marking(func(t Told, said string) string { return "<" + t.Datetime + "|" + said + ">" })
	got := z.Time(&incident.Time{Earliest: instantOf("2026-02-07"), Latest: instantOf("2026-02-09T10:00Z")})
	want := "between <2026-02-07|7 Feb 2026> and <2026-02-09T10:00:00Z|9 Feb 2026, 10:00 UTC>"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
