package portfolio

import (
	"testing"
	"time"
	_ "time/tzdata"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

func TestPublishedAndChanged(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	asOf := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name             string
		change           func(*incident.Incident)
		published, moved string
	}{
		{"nothing", func(*incident.Incident) {}, "", ""},
		{"revisions in any order", func(inc *incident.Incident) {
			inc.Timezone = "America/New_York"
			inc.Revisions = []incident.Revision{{Version: 2, At: instant(t, "2026-03-01T10:00Z")}, {Version: 1, At: instant(t, "2026-02-01")}}
		}, "2026-02-01T00:00:00+01:00", "2026-03-01T10:00:00Z"},
		{"no revision: the last that is told of", func(inc *incident.Incident) {
			inc.Times.Started = &incident.Time{At: instant(t, "2026-01-01T10:00Z")}
			inc.Timeline = []incident.Entry{{At: &incident.Time{At: instant(t, "2026-01-02T10:00Z")}}, {}}
			inc.Sources = []incident.Source{{Retrieved: instant(t, "2026-01-05T08:00Z")}}
			inc.Remediation = &incident.Remediation{Actions: []incident.Action{{DoneAt: instant(t, "2027-01-01")}}}
		}, "", "2026-01-05T08:00:00Z"},
	} {
		inc := &incident.Incident{ID: "a"}
		tt.change(inc)
		e := Of(report.Of(inc, asOf), berlin)
		if got := written3339(e.Published); got != tt.published {
			t.Errorf("%s: published %q, want %q", tt.name, got, tt.published)
		}
		if got := written3339(e.Changed); got != tt.moved {
			t.Errorf("%s: changed %q, want %q", tt.name, got, tt.moved)
		}
	}
}

func written3339(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func TestMilestonesInOrder(t *testing.T) {
	inc := &incident.Incident{Timeline: []incident.Entry{{At: &incident.Time{At: instant(t, "2026-01-02")}, Marks: incident.Detected}}}
	inc.Times.Resolved, inc.Times.Started = &incident.Time{Word: incident.Unknown}, &incident.Time{At: instant(t, "2026-01-01")}
	got := Of(report.Of(inc, time.Time{}), time.UTC).Details().Milestones
	if len(got) != 3 || got[0].Name != incident.Started || got[1].Name != incident.Detected || got[2].Name != incident.ResolvedAt || !got[2].Lo.IsZero() || got[0].Lo.IsZero() {
		t.Errorf("%+v", got)
	}
}
