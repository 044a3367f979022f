package page

import (
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

func TestBriefOf(t *testing.T) {
	t.Parallel()
	asOf := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	unknown := &incident.Time{Word: incident.Unknown}
	for _, tt := range []struct {
		name    string
		times   incident.Times
		state   incident.State
		stage   incident.RecordStatus
		want    string
		ongoing bool
		bounds  string
	}{
		{"over", incident.Times{Started: startedAt("2026-05-04T09:12Z"), Resolved: startedAt("2026-05-04T09:50Z")}, incident.Resolved, incident.Published,
			"4 May 2026|38 min|", false, "2026-05-04T09:12:00Z/2026-05-04T09:13:00Z"},
		{"going on", incident.Times{Started: startedAt("2026-11-21T12:00Z"), Resolved: &incident.Time{Word: incident.StillOngoing}}, incident.Ongoing, incident.Draft,
			"21 Nov 2026|12 h 00 min so far|draft", true, "2026-11-21T12:00:00Z/2026-11-21T12:01:00Z"},
		{"only the detection", incident.Times{Started: unknown, Detected: startedAt("2026-05-04T10:00Z")}, incident.Mitigated, incident.Retracted,
			"4 May 2026|at least 201 d so far|retracted", false, "2026-05-04T10:00:00Z/2026-05-04T10:01:00Z"},
		{"nothing", incident.Times{}, "", incident.InReview, "|unknown|draft", false, "/"},
	} {
		inc := &incident.Incident{ID: "x", Title: "x", Kind: incident.Outage, State: tt.state, RecordStatus: tt.stage, Times: tt.times}
		b := BriefOf(report.Of(inc, asOf))
		if got := strings.Join([]string{b.Began, b.Duration, b.Record}, "|"); got != tt.want || b.Ongoing != tt.ongoing {
			t.Errorf("%s: %q, ongoing %v, want %q, %v", tt.name, got, b.Ongoing, tt.want, tt.ongoing)
		}
		if got := bound(b.Span.Lo) + "/" + bound(b.Span.Hi); got != tt.bounds {
			t.Errorf("%s: between %s, want %s", tt.name, got, tt.bounds)
		}
	}
}

func bound(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
