package portfolio

import (
	"fmt"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// lasting makes an incident of some minutes.
func lasting(t *testing.T, id string, minutes int, change ...func(*incident.Incident)) *incident.Incident {
	t.Helper()
	start := time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
	change = append(change, resolved(t, start.Add(time.Duration(minutes)*time.Minute).Format("2006-01-02T15:04Z")))
	return began(t, id, "2026-02-01T00:00Z", change...)
}

func TestLongestAndMedian(t *testing.T) {
	var incidents []*incident.Incident
	for n, minutes := range []int{12, 18, 25, 31, 44} {
		incidents = append(incidents, lasting(t, fmt.Sprint(n), minutes))
	}
	five := FiguresOf(all(t, "2026-11-22", time.UTC, incidents...).Entries)
	if five.Lengths.Median.Known() || five.Lengths.Longest.ID != "4" || len(five.Lengths.Usable) != 5 {
		t.Errorf("five: median %v, longest %s", five.Lengths.Median, five.Lengths.Longest.ID)
	}
	incidents = append(incidents, lasting(t, "5", 66), lasting(t, "retracted", 9000, func(i *incident.Incident) { i.RecordStatus = incident.Retracted }),
		began(t, "unknown", "2026-02-01T00:00Z"), began(t, "on", "2026-02-01T00:00Z", resolved(t, "ongoing")))
	six := FiguresOf(all(t, "2026-11-22", time.UTC, incidents...).Entries)
	if d := six.Lengths.Median; d.Nominal == nil || *d.Nominal != 28*time.Minute {
		t.Errorf("median of six %v, want 28 min", d.Nominal)
	}
	if len(six.Of) != 8 || len(six.Lengths.Usable) != 7 || len(six.Lengths.Ended) != 6 || six.Lengths.Longest.ID != "on" {
		t.Errorf("%d count, %d usable, %d ended, longest %s", len(six.Of), len(six.Lengths.Usable), len(six.Lengths.Ended), six.Lengths.Longest.ID)
	}
}

// TestMedianOfRanges wants an interval where the lengths are some.
func TestMedianOfRanges(t *testing.T) {
	var incidents []*incident.Incident
	for n := range 6 {
		inc := began(t, fmt.Sprint(n), "2026-02-01T00:00Z")
		inc.Times.Resolved = &incident.Time{Earliest: instant(t, "2026-02-01T01:00:00Z"), Latest: instant(t, "2026-02-01T03:00:00Z")}
		incidents = append(incidents, inc)
	}
	d := FiguresOf(all(t, "2026-11-22", time.UTC, incidents...).Entries).Lengths.Median
	if d.Nominal != nil || d.Lo == nil || d.Hi == nil || *d.Hi-*d.Lo < 119*time.Minute {
		t.Errorf("median %v to %v, nominal %v", d.Lo, d.Hi, d.Nominal)
	}
}

func TestDowntimeOfServices(t *testing.T) {
	window := func(services []string, fraction *incident.Number) func(*incident.Incident) {
		return func(inc *incident.Incident) {
			inc.Outage = &incident.OutageBlock{Windows: []incident.Window{{
				From: &incident.Time{At: instant(t, "2026-02-01T00:00Z")}, To: &incident.Time{At: instant(t, "2026-02-01T01:00Z")},
				Services: services, Level: "partial", Fraction: fraction,
			}}}
		}
	}
	on := func(names ...string) func(*incident.Incident) {
		return func(inc *incident.Incident) { inc.Services = names }
	}
	half, unknown := 0.5, &incident.Number{Word: incident.Unknown}
	f := FiguresOf(all(t, "2026-11-22", time.UTC,
		lasting(t, "a", 60, on("mail", "web"), window([]string{"mail"}, &incident.Number{Value: &half})),
		lasting(t, "b", 60, on("mail"), window(nil, unknown)),
		lasting(t, "c", 60, on("mail")),
		lasting(t, "d", 60, on("mail"), func(i *incident.Incident) { i.Kind = incident.Misrouting }),
	).Entries)
	if len(f.Downtime) != 2 {
		t.Fatalf("%d services", len(f.Downtime))
	}
	mail, web := f.Downtime[0], f.Downtime[1]
	if mail.Service != "mail" || len(mail.Of) != 3 || len(mail.Usable) != 2 || len(web.Of) != 1 || len(web.Usable) != 0 {
		t.Errorf("mail: %d of %d usable; web: %d of %d", len(mail.Usable), len(mail.Of), len(web.Usable), len(web.Of))
	}
	if d := mail.Weighted; d.Lo == nil || d.Hi == nil || d.Lo.Round(time.Minute) > 30*time.Minute || d.Hi.Round(time.Minute) < 90*time.Minute || d.Nominal != nil {
		t.Errorf("mail was down between %v and %v, nominal %v", d.Lo, d.Hi, d.Nominal)
	}
}
