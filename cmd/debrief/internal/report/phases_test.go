package report

import (
	"fmt"
	"testing"

	"debrief/cmd/debrief/internal/incident"

	"github.com/google/go-cmp/cmp"
)

// phaseWords writes phases as "names: drawn from – drawn to, length, marks".
func phaseWords(phases []Phase) []string {
	var all []string
	for _, p := range phases {
		words := fmt.Sprintf("%v: %s – %s, %s", p.Names,
			p.DrawnFrom.UTC().Format("02 15:04"), p.DrawnTo.UTC().Format("02 15:04"), told(p.Length))
		if p.Uncertain {
			words += ", uncertain"
		}
		if p.Open {
			words += ", open"
		}
		all = append(all, words)
	}
	return all
}

func TestPhases(t *testing.T) {
	for _, row := range []struct {
		name string
		inc  *incident.Incident
		want []string
	}{
		{"every milestone known", quarantine(), []string{
			"[undetected]: 28 21:10 – 29 04:52, [7h41m59s, 7h42m1s] written 7h42m0s confirmed",
			"[triage]: 29 04:52 – 29 05:05, [12m59s, 13m1s] written 13m0s confirmed",
			"[diagnosis]: 29 05:05 – 29 07:15, [2h9m59s, 2h10m1s] written 2h10m0s",
			"[repair]: 29 07:15 – 29 09:05, [1h49m59s, 1h50m1s] written 1h50m0s confirmed",
			"[recovery]: 29 09:05 – 31 16:20, [55h14m59s, 55h15m1s] written 55h15m0s confirmed",
		}},
		{"no recovery written", sreExample(), []string{
			"[undetected]: 21 14:54 – 21 14:55, [0s, 2m0s] written 1m0s",
			"[triage]: 21 14:55 – 21 14:58, [2m0s, 4m0s] written 3m0s",
			"[diagnosis]: 21 14:58 – 21 15:36, [37m0s, 39m0s] written 38m0s",
			"[repair]: 21 15:36 – 21 16:00, [23m0s, 25m0s] written 24m0s",
		}},
		{"missing middle milestones merge", timed("started", "2026-05-04T10:00Z", "detected", "2026-05-04T10:10Z",
			"identified", "2026-05-04T10:20Z", "resolved", "2026-05-04T11:00Z"), []string{
			"[undetected]: 04 10:00 – 04 10:10, [9m0s, 11m0s] written 10m0s",
			"[triage diagnosis repair]: 04 10:10 – 04 11:00, [49m0s, 51m0s] written 50m0s, uncertain",
		}},
		{"an unknown milestone merges too", authentication(), []string{
			"[undetected triage diagnosis repair]: 09 22:20 – 10 18:37, [19h4m0s, 21h30m0s] disputed, uncertain",
		}},
		{"boundaries that are only bounded", urlRule(), []string{
			"[undetected]: 05 00:26 – 05 07:58, [0s, 15h5m58s] inferred, uncertain",
			"[triage diagnosis]: 05 07:58 – 08 12:28, [0s, 168h5m18s] inferred, uncertain",
			"[repair]: 08 12:28 – 12 12:00, [0s, 191h34m0s] reported, uncertain",
			"[recovery]: 12 12:00 – 16 00:32, [0s, 192h34m0s] inferred, uncertain",
		}},
		{"ongoing", state(incident.Ongoing, timed("started", "2026-11-21T10:00Z", "detected", "2026-11-21T10:10Z")), []string{
			"[undetected]: 21 10:00 – 21 10:10, [9m0s, 11m0s] written 10m0s",
			"[triage diagnosis]: 21 10:10 – 22 00:00, [13h49m0s, 13h50m0s] written 13h50m0s so far, uncertain, open",
		}},
		{"acknowledged and ongoing", state(incident.Ongoing, timed("started", "2026-11-21T10:00Z", "detected", "2026-11-21T10:10Z",
			"acknowledged", "2026-11-21T10:20Z")), []string{
			"[undetected]: 21 10:00 – 21 10:10, [9m0s, 11m0s] written 10m0s",
			"[triage]: 21 10:10 – 21 10:20, [9m0s, 11m0s] written 10m0s",
			"[diagnosis]: 21 10:20 – 22 00:00, [13h39m0s, 13h40m0s] written 13h40m0s so far, open",
		}},
		{"mitigated, repair goes on", state(incident.Mitigated, timed("started", "2026-11-21T10:00Z", "mitigated", "2026-11-21T11:00Z")), []string{
			"[undetected triage diagnosis]: 21 10:00 – 21 11:00, [59m0s, 1h1m0s] written 1h0m0s, uncertain",
			"[repair]: 21 11:00 – 22 00:00, [12h59m0s, 13h0m0s] written 13h0m0s so far, open",
		}},
		{"resolved, recovery goes on", timed("started", "2026-11-21T10:00Z", "resolved", "2026-11-21T11:00Z", "recovered", "ongoing"), []string{
			"[undetected triage diagnosis repair]: 21 10:00 – 21 11:00, [59m0s, 1h1m0s] written 1h0m0s, uncertain",
			"[recovery]: 21 11:00 – 22 00:00, [12h59m0s, 13h0m0s] written 13h0m0s so far, open",
		}},
		{"detected after it was over", timed("started", "2026-05-04T10:00Z", "detected", "2026-05-04T15:00Z",
			"acknowledged", "2026-05-04T15:10Z", "mitigated", "2026-05-04T11:00Z", "resolved", "2026-05-04T12:00Z"), []string{
			"[undetected triage diagnosis]: 04 10:00 – 04 11:00, [59m0s, 1h1m0s] written 1h0m0s, uncertain",
			"[repair]: 04 11:00 – 04 12:00, [59m0s, 1h1m0s] written 1h0m0s",
		}},
		{"ongoing from after the as-of moment", state(incident.Ongoing, timed("started", "2026-12-01T10:00Z")), nil},
		{"one milestone, over", timed("started", "2026-05-04T10:00Z"), nil},
		{"nothing known", undated(), nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			phases := Of(row.inc, asOf).Phases
			if diff := cmp.Diff(row.want, phaseWords(phases)); diff != "" {
				t.Errorf("phases (-want +got):\n%s", diff)
			}
		})
	}
}
