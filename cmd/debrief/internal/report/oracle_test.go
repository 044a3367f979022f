package report

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

// The tests of this file hold what an independent calculation printed, to the
// printed precision.

// TestOracleRawDifferences compares the differences before any bound is
// narrowed; "None" is an open end, "unknown" the lack of both.
func TestOracleRawDifferences(t *testing.T) {
	metrics := []struct {
		name          string
		before, after incident.Milestone
	}{
		{"TTD", incident.Started, incident.Detected}, {"TTA", incident.Detected, incident.Acknowledged},
		{"TTM", incident.Started, incident.MitigatedAt}, {"TTR", incident.Started, incident.ResolvedAt},
		{"recover", incident.Started, incident.Recovered}, {"latent", incident.Introduced, incident.Detected},
	}
	for _, record := range []struct {
		inc  *incident.Incident
		want [6]string
	}{
		{quarantine(), [6]string{"7:41:59 7:42:01", "0:12:59 0:13:01", "10:04:59 10:05:01", "11:54:59 11:55:01",
			"2 days, 19:09:59 2 days, 19:10:01", "4 days, 19:51:00 4 days, 19:52:01"}},
		{urlRule(), [6]string{"None 15:05:58", "unknown", "None 7 days, 0:05:18",
			"6 days, 23:33:00 7 days, 23:34:00", "7 days, 0:04:17 15 days, 0:08:00", "unknown"}},
		{authentication(), [6]string{"unknown", "unknown", "unknown", "19:04:00 21:30:00", "unknown", "unknown"}},
		{autodiscover(), [6]string{"-1 day, 23:59:59 None", "unknown", "48 days, 2:27:01 None", "unknown", "unknown",
			"2135 days, 16:01:34 None"}},
		{undated(), [6]string{"unknown", "unknown", "unknown", "unknown", "unknown", "unknown"}},
	} {
		c := clockOf(record.inc, asOf)
		for i, m := range metrics {
			t.Run(record.inc.ID+"/"+m.name, func(t *testing.T) {
				lo, hi := difference(c.at[m.before].span, c.at[m.after].span)
				if got := raw(lo, hi); got != record.want[i] {
					t.Errorf("%s = %s, want %s", m.name, got, record.want[i])
				}
			})
		}
	}
}

// raw prints a pair of differences the way the oracle does.
func raw(lo, hi *time.Duration) string {
	if lo == nil && hi == nil {
		return "unknown"
	}
	return delta(lo) + " " + delta(hi)
}

// delta prints a difference as whole days, rounded down, and a time of day.
func delta(d *time.Duration) string {
	if d == nil {
		return "None"
	}
	day := 24 * time.Hour
	days := time.Duration(math.Floor(float64(*d) / float64(day)))
	rest := *d - days*day
	clock := fmt.Sprintf("%d:%02d:%02d", rest/time.Hour, rest/time.Minute%60, rest/time.Second%60)
	if micro := rest.Round(time.Microsecond) / time.Microsecond % 1e6; micro != 0 {
		clock += fmt.Sprintf(".%06d", micro)
	}
	switch days {
	case 0:
		return clock
	case 1, -1:
		return fmt.Sprintf("%d day, %s", days, clock)
	}
	return fmt.Sprintf("%d days, %s", days, clock)
}

func TestOracleConfusion(t *testing.T) {
	want := []string{
		"before N 68300000 precision 0.9864 recall 0.8966 FPR 0.000028 FDR 0.0136 F1 0.9394 prev 0.00222 wilson precision 0.98576..0.98698",
		"during N 4812400 precision 0.1372 recall 0.8965 FPR 0.012925 FDR 0.8628 F1 0.2380 prev 0.00229 wilson precision 0.13472..0.13975",
		"after N 66900000 precision 0.9866 recall 0.8439 FPR 0.000024 FDR 0.0134 F1 0.9097 prev 0.00210 wilson precision 0.98592..0.98722",
	}
	for i, q := range Of(quarantine(), asOf).FalsePositive.Phases {
		t.Run(string(q.Counts.Phase), func(t *testing.T) {
			got := fmt.Sprintf("%s N %.0f precision %.4f recall %.4f FPR %.6f FDR %.4f F1 %.4f prev %.5f wilson precision %.5f..%.5f",
				q.Counts.Phase, *q.Scanned, *q.Precision.Value, *q.Recall.Value, *q.FPR.Value, *q.FDR.Value, *q.F1.Value,
				*q.Prevalence.Value, q.Precision.Wilson.Lo, q.Precision.Wilson.Hi)
			if got != want[i] {
				t.Errorf("got  %s\nwant %s", got, want[i])
			}
		})
	}
}

// The domain's reference quotes four ratios to more digits than the oracle prints.
func TestDomainConfusion(t *testing.T) {
	phases := Of(quarantine(), asOf).FalsePositive.Phases
	for _, row := range []struct {
		name, got, want string
	}{
		{"FPR during", fmt.Sprintf("%.4f %%", *phases[1].FPR.Value*100), "1.2925 %"},
		{"FPR before", fmt.Sprintf("%.6f %%", *phases[0].FPR.Value*100), "0.002759 %"},
		{"precision during", fmt.Sprintf("%.2f %%", *phases[1].Precision.Value*100), "13.72 %"},
		{"FDR during", fmt.Sprintf("%.2f %%", *phases[1].FDR.Value*100), "86.28 %"},
	} {
		if row.got != row.want {
			t.Errorf("%s = %s, want %s", row.name, row.got, row.want)
		}
	}
}

func TestOracleReleaseQuantiles(t *testing.T) {
	inc := quarantine()
	fp := Of(inc, asOf).FalsePositive
	c := clockOf(inc, asOf)
	whole := c.reach(releaseCurve(inc, c.zone), 1, countOf(num(62060)), countOf(num(12)))
	for _, row := range []struct {
		name  string
		reach Reach
		want  string
	}{
		{"T50", fp.T50, "2026-03-29 11:17:13.896458+00:00 14:07:13.896458"},
		{"T90", fp.T90, "2026-03-30 04:46:35.159236+00:00 1 day, 7:36:35.159236"},
		{"T99", fp.T99, "2026-03-31 09:19:11.578947+00:00 2 days, 12:09:11.578947"},
		{"T100", whole, "None None"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := reached(row.reach); got != row.want || !row.reach.Known {
				t.Errorf("%s = %s (known %t), want %s", row.name, got, row.reach.Known, row.want)
			}
		})
	}
}

func reached(r Reach) string {
	if !r.Reached {
		return "None None"
	}
	moment := r.At.UTC().Round(time.Microsecond).Format("2006-01-02 15:04:05.999999-07:00")
	return moment + " " + delta(r.After.Nominal)
}

func TestOracleErrorBudget(t *testing.T) {
	b := Of(quarantine(), asOf).Budgets[0]
	got := fmt.Sprint("budget ", *b.Allowed, fmt.Sprintf(" incident %.4f window %.4f", *b.Incident.Value, *b.Window.Value))
	if want := "budget 27199.999999997006 incident 2.2816 window 2.5537"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := fmt.Sprint(*b.BurnRate.Value), "129.25423679394265"; got != want {
		t.Errorf("burn rate = %s, want %s", got, want)
	}
}

func TestOracleAffectedShares(t *testing.T) {
	r := Of(quarantine(), asOf)
	users, items := r.Shares[0].Ratio, r.Shares[2].Ratio
	got := fmt.Sprint("users % ", *users.Value, " items % ", *items.Value, " ", *r.FalsePositive.Phases[1].FPR.Value)
	if want := "users % 0.035 items % 0.012895852381348183 0.012925423679392842"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestOracleOutage(t *testing.T) {
	o := Of(twoRegions(), asOf).Outage
	sameLength(t, "weighted 26.5", o.Weighted, 26*time.Minute+30*time.Second)
	sameLength(t, "any 60", o.Any, time.Hour)
	sameLength(t, "full 0", o.Full, 0)
	for _, row := range []struct {
		name string
		got  float64
		want string
	}{
		{"avail30d", *o.AvailabilityWeighted.Value, "0.999386574074"},
		{"avail any", *o.AvailabilityAny.Value, "0.998611111111"},
		{"budget99.9 used", *o.BudgetOf999.Value, "0.613425925926"},
	} {
		if got := fmt.Sprintf("%.12f", row.got); got != row.want {
			t.Errorf("%s = %s, want %s", row.name, got, row.want)
		}
	}
}

func TestOracleSREBook(t *testing.T) {
	d := Of(sreExample(), asOf).Durations
	sameLength(t, "TTD 1", d.Detect, time.Minute)
	sameLength(t, "TTA 3", d.Acknowledge, 3*time.Minute)
	sameLength(t, "TTM 42", d.Mitigate, 42*time.Minute)
	sameLength(t, "TTR 66", d.Resolve, 66*time.Minute)
	sameLength(t, "declared to closed 89", d.Respond, 89*time.Minute)
	closed := clockOf(sreExample(), asOf)
	sameLength(t, "closed 96", closed.sinceStart(closed.moment(incident.Closed), true), 96*time.Minute)
}

func TestOracleQuantiles(t *testing.T) {
	x := []float64{12, 18, 25, 31, 44, 66, 95, 180, 410, 1145, 2940}
	sum, logs := 0.0, 0.0
	for _, minutes := range x {
		sum, logs = sum+minutes, logs+math.Log(minutes)
	}
	n := float64(len(x))
	// Mean and geometric mean appear in no report: they tell that the sample
	// is the oracle's, and how far a mean lies from the median.
	got := fmt.Sprintf("n %d median %.1f p90 %.1f mean %.11f geo %.10f",
		len(x), Quantile(x, 0.5), Quantile(x, 0.9), sum/n, math.Exp(logs/n))
	if want := "n 11 median 66.0 p90 1145.0 mean 451.45454545455 geo 101.2571956849"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestOracleMedianCoverage(t *testing.T) {
	for _, row := range []struct {
		name string
		n, j int
		want string
	}{
		{"CI x[1],x[11]", 11, 1, "0.999"}, {"CI x[2],x[10]", 11, 2, "0.988"},
		{"CI x[3],x[9]", 11, 3, "0.935"}, {"CI x[4],x[8]", 11, 4, "0.773"},
		{"3 min..max", 3, 1, "0.75"}, {"5 min..max", 5, 1, "0.9375"}, {"6 min..max", 6, 1, "0.96875"},
		{"8 min..max", 8, 1, "0.9921875"}, {"10 min..max", 10, 1, "0.998046875"},
	} {
		t.Run(row.name, func(t *testing.T) {
			decimals := len(strings.TrimPrefix(row.want, "0."))
			if got := fmt.Sprintf("%.*f", decimals, MedianCoverage(row.n, row.j)); got != row.want {
				t.Errorf("coverage = %s, want %s", got, row.want)
			}
		})
	}
}
