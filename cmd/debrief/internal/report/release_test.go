package report

import (
	"fmt"
	"math"
	"testing"

	"debrief/cmd/debrief/internal/incident"
)

// flagged makes a false positive that began at ten and went on until twelve.
func flagged(wrongly *incident.Number, curve ...incident.Point) *incident.Incident {
	inc := timed("started", "2026-05-04T10:00:00.0Z", "resolved", "2026-05-04T12:00:00.0Z")
	inc.FalsePositive = &incident.FalsePositiveBlock{WronglyFlagged: wrongly, Released: &incident.Released{Curve: curve}}
	return inc
}

func lost(n float64, inc *incident.Incident) *incident.Incident {
	inc.FalsePositive.Released.Unrecoverable = num(n)
	return inc
}

func TestReach(t *testing.T) {
	const ten, noon, one, two = "2026-05-04T10:00:00.0Z", "2026-05-04T12:00:00.0Z", "2026-05-04T13:00:00.0Z", "2026-05-04T14:00:00.0Z"
	startUnknown := timed("started", "unknown", "detected", "2026-05-04T11:00:00.0Z")
	startUnknown.FalsePositive = flagged(num(100), point(noon, 0), point(two, 100)).FalsePositive
	hidden := flagged(num(100), point(ten, 0), point(noon, 100))
	hidden.Gaps = []string{"/false_positive/released/curve"}
	for _, row := range []struct {
		name          string
		inc           *incident.Incident
		t50, t90, t99 string
	}{
		{"linear between points", flagged(num(100), point(ten, 0), point(noon, 100)),
			"[1h0m0s, 1h0m0s] written 1h0m0s", "[1h48m0s, 1h48m0s] written 1h48m0s", "[1h58m48s, 1h58m48s] written 1h58m48s"},
		{"still held", flagged(num(100), point(ten, 0), point(noon, 60), point(two, 95)),
			"[1h40m0s, 1h40m0s] written 1h40m0s", "[3h42m51.428571429s, 3h42m51.428571429s] written 3h42m51.428571429s", "not reached"},
		{"too many unrecoverable", lost(5, flagged(num(100), point(ten, 0), point(noon, 95))),
			"[1h3m9.473684211s, 1h3m9.473684211s] written 1h3m9.473684211s", "[1h53m41.052631579s, 1h53m41.052631579s] written 1h53m41.052631579s", "not reached"},
		{"unrecoverable goes before a curve that says otherwise", lost(60, flagged(num(100), point(ten, 0), point(noon, 100))),
			"not reached", "not reached", "not reached"},
		{"a step", flagged(num(100), point(ten, 0), point(noon, 0), point(noon, 100)),
			"[2h0m0s, 2h0m0s] written 2h0m0s", "[2h0m0s, 2h0m0s] written 2h0m0s", "[2h0m0s, 2h0m0s] written 2h0m0s"},
		{"reached before the curve begins", flagged(num(100), point(noon, 60), point(one, 100)),
			"[–, 2h0m0s]", "[2h45m0s, 2h45m0s] written 2h45m0s", "[2h58m30s, 2h58m30s] written 2h58m30s"},
		{"nothing given back", flagged(num(100), point(ten, 0), point(two, 0)), "not reached", "not reached", "not reached"},
		{"total between bounds", flagged(spread(80, 20), point(ten, 0), point(noon, 100)),
			"[36m0s, 1h0m0s]", "[1h4m48s, 1h48m0s]", "[1h11m16.8s, 1h58m48s]"},
		{"total approximate", flagged(roughly(100), point(ten, 0), point(noon, 100)),
			"[1h0m0s, 1h0m0s] written 1h0m0s approx", "[1h48m0s, 1h48m0s] written 1h48m0s approx", "[1h58m48s, 1h58m48s] written 1h58m48s approx"},
		{"start unknown", startUnknown, "[2h0m0s, –] written 2h0m0s at least", "[2h48m0s, –] written 2h48m0s at least",
			"[2h58m48s, –] written 2h58m48s at least"},
		{"total unknown", flagged(numWord(incident.Unknown), point(ten, 0), point(noon, 100)), "not known", "not known", "not known"},
		{"only a lower bound of the total", flagged(atLeast(100), point(ten, 0), point(noon, 100)), "not known", "not known", "not known"},
		{"nothing was flagged", flagged(num(0), point(ten, 0)), "not known", "not known", "not known"},
		{"no curve", urlRule(), "not known", "not known", "not known"},
		{"a point hidden from the reader", hidden, "not known", "not known", "not known"},
	} {
		t.Run(row.name, func(t *testing.T) {
			fp := Of(row.inc, asOf).FalsePositive
			for i, want := range []string{row.t50, row.t90, row.t99} {
				if got := toldReach([]Reach{fp.T50, fp.T90, fp.T99}[i]); got != want {
					t.Errorf("%d: got  %s\nwant %s", i, got, want)
				}
			}
		})
	}
}

func toldReach(r Reach) string {
	switch {
	case !r.Known:
		return "not known"
	case !r.Reached:
		return "not reached"
	}
	return told(r.After)
}

func TestHeldItemHours(t *testing.T) {
	const ten, eleven, noon, two = "2026-05-04T10:00:00.0Z", "2026-05-04T11:00:00.0Z", "2026-05-04T12:00:00.0Z", "2026-05-04T14:00:00.0Z"
	endless := flagged(num(100), point(ten, 0), point(two, 100))
	endless.Timeline = endless.Timeline[:1]
	startless := flagged(num(100), point(ten, 0), point(two, 100))
	startless.Timeline = startless.Timeline[1:]
	for _, row := range []struct {
		name string
		inc  *incident.Incident
		want string
	}{
		// All flagged at ten: a triangle of 4 h by 100. Flagged as late as can
		// be: the half of it after noon, 2 h by 50.
		{"given back steadily", flagged(num(100), point(ten, 0), point(two, 100)), "50 to 200 item·h"},
		{"given back at once, late", flagged(num(100), point(ten, 0), point(two, 0), point(two, 100)), "200 to 400 item·h"},
		{"given back before the flagging ended", flagged(num(100), point(ten, 0), point(eleven, 100)), "0 to 50 item·h"},
		{"a curve that begins late", flagged(num(100), point(noon, 0), point(two, 100)), "100 to 300 item·h"},
		{"some never given back are left out", flagged(num(500), point(ten, 0), point(two, 100)), "50 to 200 item·h"},
		{"end of the flagging not known", endless, "– to 200 item·h"},
		{"start not known", startless, "50 to – item·h"},
		{"no curve", urlRule(), "none"},
		{"one point", flagged(num(100), point(ten, 0)), "0 to 0 item·h"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := toldNumber(Of(row.inc, asOf).FalsePositive.HeldItemHours); got != row.want {
				t.Errorf("held = %s, want %s", got, row.want)
			}
		})
	}
}

func toldNumber(n *incident.Number) string {
	if n == nil {
		return "none"
	}
	return fmt.Sprintf("%s to %s %s", number(n.Min), number(n.Max), n.Unit)
}

func TestRichExampleRelease(t *testing.T) {
	fp := Of(quarantine(), asOf).FalsePositive
	for _, row := range []struct {
		name, got, want string
	}{
		{"released share", fmt.Sprintf("%.6f", *fp.ReleasedShare.Value), "0.999807"},
		{"self-service", toldRatio(fp.SelfService), "0.0307"},
		{"lift", fmt.Sprintf("%.1f", *fp.Lift.Value), "468.5"},
		{"recall cost", fmt.Sprintf("%.4f %s", *fp.RecallCost, fp.RecallCostStatus), "-0.0527 estimated"},
		{"held", toldNumber(fp.HeldItemHours), "3.898e+05 to 1.124e+06 message·h"},
		{"points", fmt.Sprint(len(fp.Released), " ", number(fp.Released[8].Share)), "9 0.9998"},
	} {
		if row.got != row.want {
			t.Errorf("%s = %s, want %s", row.name, row.got, row.want)
		}
	}
}

func TestDetectorQualityWithoutCounts(t *testing.T) {
	q := Of(urlRule(), asOf).FalsePositive.Phases[0]
	for name, r := range map[string]Ratio{"precision": q.Precision, "recall": q.Recall, "FPR": q.FPR, "FDR": q.FDR,
		"F1": q.F1, "prevalence": q.Prevalence} {
		if r.Undefined != Unknown {
			t.Errorf("%s = %s, want %s", name, toldRatio(r), Unknown)
		}
	}
	if q.Scanned != nil {
		t.Errorf("scanned = %v, want nil", *q.Scanned)
	}
}

func TestDetectorQualityEdges(t *testing.T) {
	matrix := func(tp, fp, tn, fn *incident.Number) incident.Confusion {
		return incident.Confusion{TP: tp, FP: fp, TN: tn, FN: fn}
	}
	missed := matrix(num(90), num(10), num(900), claimed(incident.Reported, num(10)))
	missed.FNStatus = incident.Estimated
	scanned := matrix(num(90), num(10), nil, nil)
	scanned.Scanned = num(5000)
	for _, row := range []struct {
		name   string
		counts incident.Confusion
		want   string
	}{
		{"nothing flagged", matrix(num(0), num(0), num(10), num(2)),
			"N 12, precision no events, recall 0, FPR 0, FDR no events, F1 0, prevalence 0.1667"},
		{"nothing at all", matrix(num(0), num(0), num(0), num(0)),
			"N 0, precision no events, recall no events, FPR no events, FDR no events, F1 no events, prevalence no events"},
		{"the misses are an estimate", missed,
			"N 1010, precision 0.9, recall 0.9 estimated, FPR 0.01099, FDR 0.1, F1 0.9 estimated, prevalence 0.09901 estimated"},
		{"good items not counted", scanned,
			"N 5000, precision 0.9, recall not written, FPR not written, FDR 0.1, F1 not written, prevalence not written"},
		{"bounds", matrix(num(50), some(10, 50), num(1000), num(0)),
			"N –, precision [0.5, 0.8333], recall 1, FPR [0.009901, 0.04762], FDR [0.1667, 0.5], F1 [0.6667, 0.9091], prevalence [0.04545, 0.04717]"},
	} {
		t.Run(row.name, func(t *testing.T) {
			q := qualityOf(row.counts)
			got := fmt.Sprintf("N %s, precision %s, recall %s, FPR %s, FDR %s, F1 %s, prevalence %s", number(q.Scanned),
				toldRatio(q.Precision), toldRatio(q.Recall), toldRatio(q.FPR), toldRatio(q.FDR), toldRatio(q.F1), toldRatio(q.Prevalence))
			if got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
}

func TestLift(t *testing.T) {
	rate := func(fp, tn float64) Ratio { return partOf(countOf(num(fp)), countOf(num(tn))) }
	for _, row := range []struct {
		name           string
		during, before Ratio
		want           string
	}{
		{"ten times", rate(10, 90), rate(1, 99), "10"},
		{"from none observed", rate(10, 90), rate(0, 500), NoneBefore},
		{"no good item before", rate(10, 90), rate(0, 0), NoEvents},
		{"during unknown", Ratio{Undefined: Unknown}, rate(1, 99), Unknown},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := toldRatio(lift(row.during, row.before)); got != row.want {
				t.Errorf("lift = %s, want %s", got, row.want)
			}
		})
	}
	if l := lift(rate(10, 90), rate(0, 500)); l.N == nil || *l.N != 500 {
		t.Errorf("a rise from none observed is told without the number behind the zero")
	}
}

func TestCurveLeavesOutWhatIsNoPoint(t *testing.T) {
	const ten, noon, two = "2026-05-04T10:00Z", "2026-05-04T12:00Z", "2026-05-04T14:00Z"
	inc := flagged(num(100), point(ten, 5), incident.Point{At: instant(noon)}, incident.Point{Value: new(50.0)},
		point(noon, math.NaN()), point(noon, 4), point("2026-05-04T09:00Z", 90), point(noon, math.Inf(1)), point(two, 10))
	if got := Of(inc, asOf).FalsePositive.Released; len(got) != 2 || got[0].Released != 5 || got[1].Released != 10 {
		t.Errorf("points = %v, want 5 at ten and 10 at two", got)
	}
}

func TestReleasedWithoutCurve(t *testing.T) {
	shared := func(gaps ...string) *incident.Incident {
		inc := flagged(num(200))
		inc.FalsePositive.Released.By = []incident.NamedNumber{{Name: "automatic", Number: num(90)}, {Name: "user", Number: num(10)}}
		inc.Gaps = gaps
		return inc
	}
	for _, row := range []struct {
		name           string
		inc            *incident.Incident
		released, self string
	}{
		{"by whom", shared(), "0.5", "0.1"},
		{"one of them hidden from the reader", shared("/false_positive/released/by"), NotPublished, NotPublished},
		{"nothing told", urlRule(), NotWritten, NotWritten},
	} {
		t.Run(row.name, func(t *testing.T) {
			fp := Of(row.inc, asOf).FalsePositive
			if got := toldRatio(fp.ReleasedShare); got != row.released {
				t.Errorf("released share = %s, want %s", got, row.released)
			}
			if got := toldRatio(fp.SelfService); got != row.self {
				t.Errorf("self-service = %s, want %s", got, row.self)
			}
		})
	}
}
