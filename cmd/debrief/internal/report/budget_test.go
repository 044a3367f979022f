package report

import (
	"fmt"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

func TestBudgets(t *testing.T) {
	occurrences := func(total, during, window *incident.Number) incident.SLO {
		return incident.SLO{Target: 0.999, Window: length("30d"), Budgeting: incident.Occurrences,
			TotalEvents: total, BadEventsIncident: during, BadEventsWindow: window}
	}
	slices := func(slice incident.Duration, bad *incident.Number) incident.SLO {
		return incident.SLO{Target: 0.999, Window: length("30d"), Budgeting: incident.Timeslices,
			Slice: slice, BadSlicesIncident: bad}
	}
	for _, row := range []struct {
		name string
		slo  incident.SLO
		want string
	}{
		{"within", occurrences(num(1e6), num(250), num(600)), "of 1000: 0.25, 0.6"},
		{"exceeded", occurrences(num(1e6), num(4000), num(6000)), "of 1000: 4, 6"},
		{"bounds", occurrences(num(1e6), some(100, 300), atLeast(100)), "of 1000: [0.1, 0.3], [0.1, –]"},
		{"events bounded", occurrences(some(1e6, 2e6), num(500), nil), "of –: [0.25, 0.5], not written"},
		{"no event", occurrences(num(0), num(0), num(0)), "of 0: no events, no events"},
		{"events unknown", occurrences(numWord(incident.Unknown), num(500), num(500)), "of –: unknown, unknown"},
		{"bad events withheld", occurrences(num(1e6), numWord(incident.Withheld), nil), "of 1000: not published, not written"},
		{"slices of a minute", slices(length("1m"), num(21.6)), "of 43.2: 0.5, not written"},
		{"slices of five minutes", slices(length("5m"), num(13)), "of 8.64: 1.505, not written"},
		{"slices of no length", slices(incident.Duration{}, num(13)), "of –: not written, not written"},
		{"slices written as events", incident.SLO{Target: 0.999, Window: length("30d"), Budgeting: incident.Timeslices,
			Slice: length("1m"), BadEventsIncident: num(21.6), BadEventsWindow: num(86.4)}, "of 43.2: 0.5, 2"},
		{"all slices written as events", incident.SLO{Target: 0.999, Window: length("30d"), Budgeting: incident.Timeslices,
			Slice: length("1m"), TotalEvents: num(43200), BadEventsIncident: num(21.6)}, "of 43.2: 0.5, not written"},
		{"events beside slices", incident.SLO{Target: 0.999, Window: length("30d"), Budgeting: incident.Timeslices,
			Slice: length("1m"), TotalEvents: num(1e6), BadEventsIncident: num(500)}, "of 43.2: not written, not written"},
		{"a target that is no share", incident.SLO{Target: 1, Budgeting: incident.Occurrences, TotalEvents: num(10), BadEventsIncident: num(1)},
			"of –: unknown, not written"},
	} {
		t.Run(row.name, func(t *testing.T) {
			b := budgetsOf(&incident.Incident{Impact: &incident.Impact{SLOs: []incident.SLO{row.slo}}})[0]
			got := fmt.Sprintf("of %s: %s, %s", number(b.Allowed), toldRatio(b.Incident), toldRatio(b.Window))
			if got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
}

func TestBudgetTime(t *testing.T) {
	for _, row := range []struct {
		target float64
		window string
		want   time.Duration
	}{
		{0.999, "30d", 43*time.Minute + 12*time.Second},
		{0.999, "28d", 40*time.Minute + 19*time.Second + 200*time.Millisecond},
		{0.9999, "30d", 4*time.Minute + 19*time.Second + 200*time.Millisecond},
	} {
		slo := incident.SLO{Target: row.target, Window: length(row.window), Budgeting: incident.Timeslices}
		b := budgetsOf(&incident.Incident{Impact: &incident.Impact{SLOs: []incident.SLO{slo}}})[0]
		if b.AllowedTime == nil || b.AllowedTime.Round(time.Millisecond) != row.want {
			t.Errorf("%v over %s allows %v, want %s", row.target, row.window, b.AllowedTime, row.want)
		}
	}
}

func TestBurnRate(t *testing.T) {
	slo := incident.SLO{ID: "s", Target: 0.99, Budgeting: incident.Occurrences, BadEventsIncident: num(200)}
	verdicts := incident.SLO{ID: "v", Target: 0.99, Budgeting: incident.Occurrences, BadEventsIncident: num(50)}
	block := &incident.FalsePositiveBlock{Confusion: []incident.Confusion{{Phase: "during", FP: num(50), TN: num(450)}}}
	requests := &incident.Count{Affected: num(200), Total: num(1000)}
	for _, row := range []struct {
		name string
		inc  *incident.Incident
		want string
	}{
		{"of requests", &incident.Incident{Impact: &incident.Impact{SLOs: []incident.SLO{slo}, Requests: requests}}, "20"},
		{"of nothing counted", &incident.Incident{Impact: &incident.Impact{SLOs: []incident.SLO{slo}}}, NotWritten},
		{"of no request", &incident.Incident{Impact: &incident.Impact{SLOs: []incident.SLO{slo},
			Requests: &incident.Count{Affected: num(0), Total: num(0)}}}, NoEvents},
		{"of verdicts, the only objective", &incident.Incident{FalsePositive: block,
			Impact: &incident.Impact{SLOs: []incident.SLO{slo}}}, "10"},
		{"of verdicts, the objective that counts them", &incident.Incident{FalsePositive: block,
			Impact: &incident.Impact{SLOs: []incident.SLO{verdicts, slo}, Requests: requests}}, "10"},
		{"of requests, beside an objective of verdicts", &incident.Incident{FalsePositive: block,
			Impact: &incident.Impact{SLOs: []incident.SLO{slo, verdicts}, Requests: requests}}, "20"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := toldRatio(budgetsOf(row.inc)[0].BurnRate); got != row.want {
				t.Errorf("burn rate = %s, want %s", got, row.want)
			}
		})
	}
}

func TestActions(t *testing.T) {
	remediation := quarantine().Remediation
	remediation.Actions = append(remediation.Actions, incident.Action{Due: instant("2026-05-15")}, incident.Action{ID: "undue"})
	for _, row := range []struct {
		name, asOf, want string
	}{
		{"on the day that a2 is due", "2026-05-15T12:00Z", "6: 4 open, 1 done, 1 refused; 0 overdue, a2 false"},
		{"when that day is over in Berlin", "2026-05-15T22:00Z", "6: 4 open, 1 done, 1 refused; 2 overdue, a2 true"},
		{"long after", "2026-11-22", "6: 4 open, 1 done, 1 refused; 3 overdue, a2 true"},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := actionsOf(remediation, day(row.asOf), quarantine().Zone())
			got := fmt.Sprintf("%d: %d open, %d done, %d refused; %d overdue, a2 %t",
				a.Total, a.Open, a.Done, a.WontDo, a.Overdue, a.OverdueIDs["a2"])
			if got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
}
