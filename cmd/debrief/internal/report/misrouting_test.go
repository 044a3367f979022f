package report

import (
	"fmt"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/incident"

	"github.com/google/go-cmp/cmp"
)

// path makes a path of hops written as id, id:trust or id:trust:jurisdiction.
func path(hops string) *incident.Path {
	p := &incident.Path{}
	for _, hop := range strings.Fields(hops) {
		parts := append(strings.Split(hop, ":"), "", "")
		p.Hops = append(p.Hops, incident.Hop{ID: parts[0], Trust: incident.Trust(parts[1]), Jurisdiction: parts[2]})
	}
	return p
}

func TestPaths(t *testing.T) {
	for _, row := range []struct {
		name             string
		intended, actual *incident.Path
		want             string
	}{
		{"wrong from the third hop", path("client:own directory:provider mail:own:DE"),
			path("client:own directory:provider other:third_party:JP"),
			"2 other, crossed directory provider → other third_party, entered [JP]"},
		{"wrong from the first hop", path("a:own b:own"), path("x:provider b:own"), "0 x, crossed, entered []"},
		{"the same", path("a:own b:partner"), path("a:own b:partner"), "-1 –, crossed, entered []"},
		{"ends early", path("a b c"), path("a b"), "2 –, crossed, entered []"},
		{"goes on", path("a:own b:own"), path("a:own b:own c:partner:FR"), "2 c, crossed b own → c partner, entered [FR]"},
		{"meant steps into other hands are no crossing", path("a:own b:provider"), path("a:own b:provider c:provider"),
			"2 c, crossed, entered []"},
		{"unknown hands are the farthest", path("a:own b:own"), path("a:own b:own c:unknown"), "2 c, crossed b own → c unknown, entered []"},
		{"hops without a word of trust lie between", path("a:own b"), path("a:own c d:third_party"),
			"1 c, crossed a own → d third_party, entered []"},
		{"two steps out", path("a:own b:own"), path("a:own c:partner:NL d:third_party:US e:own:NL"),
			"1 c, crossed a own → c partner, c partner → d third_party, entered [NL US]"},
		{"intended path missing", nil, path("a:own b:third_party:JP"), "-1 –, crossed a own → b third_party, entered [JP]"},
		{"actual path missing", path("a b"), nil, "-1 –, crossed, entered []"},
		{"both missing", nil, &incident.Path{}, "-1 –, crossed, entered []"},
	} {
		t.Run(row.name, func(t *testing.T) {
			inc := &incident.Incident{Misrouting: &incident.MisroutingBlock{Intended: row.intended, Actual: row.actual}}
			if got := toldPath(Of(inc, asOf).Misrouting); got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
}

func toldPath(m *Misrouting) string {
	hop := "–"
	if m.DivergentHop != nil {
		hop = m.DivergentHop.ID
	}
	var crossed []string
	for _, c := range m.Crossings {
		crossed = append(crossed, fmt.Sprintf(" %s %s → %s %s", c.From.ID, c.FromTrust, c.To.ID, c.ToTrust))
	}
	return fmt.Sprintf("%d %s, crossed%s, entered %v", m.FirstDivergent, hop, strings.Join(crossed, ","), m.Jurisdictions)
}

func flow(from, to string, value *incident.Number, intended bool) incident.Flow {
	return incident.Flow{From: from, To: to, Value: value, Unit: "message", Intended: &intended}
}

func TestFlows(t *testing.T) {
	intended, actual := path("a b c"), path("a b x")
	unmarked := []incident.Flow{{From: "b", To: "c", Value: num(30)}, {From: "b", To: "x", Value: num(10)}}
	for _, row := range []struct {
		name  string
		flows []incident.Flow
		want  string
	}{
		{"a quarter", []incident.Flow{flow("a", "b", num(40), true), flow("b", "c", num(30), true), flow("b", "x", num(10), false)}, "0.25 drawn"},
		{"other cuts do not count", []incident.Flow{flow("b", "c", num(30), true), flow("b", "x", num(10), false),
			flow("x", "y", num(10), false)}, "0.25 drawn"},
		{"all of it", []incident.Flow{flow("b", "x", num(10), false)}, "1 drawn"},
		{"intent follows from the path", unmarked, "0.25 drawn"},
		{"one value unknown", []incident.Flow{flow("b", "c", numWord(incident.Unknown), true), flow("b", "x", num(10), false)}, Unknown},
		{"one value bounded", []incident.Flow{flow("b", "c", some(30, 90), true), flow("b", "x", num(10), false)}, "[0.1, 0.25]"},
		{"nothing flowed", []incident.Flow{flow("b", "c", num(0), true), flow("b", "x", num(0), false)}, NoEvents + " drawn"},
		{"different units", []incident.Flow{flow("b", "c", num(30), true), {From: "b", To: "x", Value: num(1), Unit: "GB"}}, Unknown},
		{"no flow at the cut", []incident.Flow{flow("a", "b", num(30), true)}, Unknown + " drawn"},
		{"a circle", []incident.Flow{flow("a", "b", num(10), true), flow("b", "x", num(10), false), flow("x", "a", num(2), false)}, "1"},
		{"a hop that flows to itself", []incident.Flow{flow("b", "x", num(10), false), flow("x", "x", num(1), false)}, "1"},
		{"two ways to one hop are no circle", []incident.Flow{flow("b", "x", num(5), false), flow("b", "y", num(5), false),
			flow("x", "z", num(5), false), flow("y", "z", num(5), false)}, "1 drawn"},
		{"no flow", nil, NotWritten},
	} {
		t.Run(row.name, func(t *testing.T) {
			m := Of(&incident.Incident{Misrouting: &incident.MisroutingBlock{
				Intended: intended, Actual: actual, Flows: row.flows}}, asOf).Misrouting
			got := toldRatio(m.Misrouted)
			if m.FlowsKnown {
				got += " drawn"
			}
			if got != row.want {
				t.Errorf("misrouted = %s, want %s", got, row.want)
			}
		})
	}
}

func TestExampleDomain(t *testing.T) {
	m := Of(autodiscover(), asOf).Misrouting
	want := []string{
		"2 imap, crossed autodetect provider → imap third_party, entered [JP]",
		"misrouted unknown, drawn false, residual none",
		"exposure [1154h27m1s, –] reported",
		"lag unknown",
		"dwell [51256h1m34s, –] inferred",
		"full containment [57h59m0s, –] inferred",
		"stop-routing: coverage unknown, after [57h59m0s, 1178h27m2s] inferred, at risk [1154h27m1s, –] reported",
		"rotate-credentials: coverage unknown, after unknown, at risk unknown",
	}
	got := []string{
		toldPath(m),
		fmt.Sprintf("misrouted %s, drawn %t, residual %s", toldRatio(m.Misrouted), m.FlowsKnown, toldNumber(m.Residual)),
		"exposure " + told(m.Exposure), "lag " + told(m.Lag), "dwell " + told(m.Dwell),
		"full containment " + told(m.FullContainment),
	}
	for _, s := range m.Containment {
		got = append(got, fmt.Sprintf("%s: coverage %s, after %s, at risk %s", s.Action, toldRatio(s.Coverage), told(s.After), told(s.FromStart)))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("misrouting (-want +got):\n%s", diff)
	}
}

// goingOn is an incident that is not over.
func goingOn(milestones ...string) *incident.Incident {
	inc := timed(milestones...)
	inc.State = incident.Ongoing
	return inc
}

func TestExposure(t *testing.T) {
	for _, row := range []struct {
		name string
		inc  *incident.Incident
		want string
	}{
		{"until the mitigation", timed("started", "2026-05-04T10:00:00.0Z", "mitigated", "2026-05-04T11:00:00.0Z"), "[1h0m0s, 1h0m0s] written 1h0m0s"},
		{"mitigation not written", timed("started", "2026-05-04T10:00:00.0Z", "resolved", "2026-05-04T12:00:00.0Z"), "[0s, 2h0m0s]"},
		{"start unknown", timed("started", "unknown", "detected", "2026-05-04T10:00:00.0Z", "mitigated", "2026-05-04T11:00:00.0Z"),
			"[1h0m0s, –] written 1h0m0s at least"},
		{"nothing mitigated, the incident goes on", goingOn("started", "2026-11-21T00:00:00.0Z", "resolved", "ongoing"),
			"[24h0m0s, 24h0m0s] written 24h0m0s so far"},
		{"mitigation unknown, the incident goes on", goingOn("started", "2026-11-21T00:00:00.0Z", "mitigated", "unknown", "resolved", "ongoing"),
			"unknown"},
		{"ongoing", timed("started", "2026-11-21T00:00:00.0Z", "mitigated", "ongoing"), "[24h0m0s, 24h0m0s] written 24h0m0s so far"},
	} {
		t.Run(row.name, func(t *testing.T) {
			row.inc.Misrouting = &incident.MisroutingBlock{}
			if got := told(Of(row.inc, asOf).Misrouting.Exposure); got != row.want {
				t.Errorf("exposure = %s, want %s", got, row.want)
			}
		})
	}
}

func TestContainment(t *testing.T) {
	const eleven, noon, two = "2026-05-04T11:00:00.0Z", "2026-05-04T12:00:00.0Z", "2026-05-04T14:00:00.0Z"
	step := func(action incident.ContainmentAction, t *incident.Time, coverage *incident.Number) incident.Containment {
		return incident.Containment{Action: action, At: t, Coverage: coverage}
	}
	refuted := step("block", at(two), num(1))
	refuted.Status = incident.Refuted
	for _, row := range []struct {
		name           string
		items          *incident.Number
		actions        []incident.Containment
		full, residual string
	}{
		{"the last action counts", num(100), []incident.Containment{step("rotate-credentials", at(two), num(1)), step("block", at(noon), nil)},
			"[3h0m0s, 3h0m0s] written 3h0m0s", "200 to 400 credential·h"},
		{"half of the credentials are still at risk", num(100), []incident.Containment{step("rotate-credentials", at(two), num(0.5))},
			"[3h0m0s, 3h0m0s] written 3h0m0s", "300 to 500 credential·h"},
		{"items bounded", some(10, 100), []incident.Containment{step("rotate-credentials", at(two), num(1))},
			"[3h0m0s, 3h0m0s] written 3h0m0s", "20 to 400 credential·h"},
		{"items unknown", numWord(incident.Unknown), []incident.Containment{step("rotate-credentials", at(two), num(1))},
			"[3h0m0s, 3h0m0s] written 3h0m0s", "none"},
		{"coverage unknown", num(100), []incident.Containment{step("rotate-credentials", at(two), numWord(incident.Unknown))},
			"[3h0m0s, 3h0m0s] written 3h0m0s", "none"},
		{"rotated twice", num(100), []incident.Containment{step("rotate-credentials", at(noon), num(0.5)), step("rotate-credentials", at(two), num(1))},
			"[3h0m0s, 3h0m0s] written 3h0m0s", "none"},
		{"one not dated", num(100), []incident.Containment{step("block", at(noon), nil), step("notify-subjects", word(incident.Unknown), nil)},
			"[1h0m0s, –]", "none"},
		{"none dated", num(100), []incident.Containment{step("block", word(incident.Withheld), nil)}, "withheld", "none"},
		{"one that does not apply", num(100), []incident.Containment{step("block", at(noon), nil), step("deletion-confirmed", word(incident.NotApplicable), nil)},
			"[1h0m0s, 1h0m0s] written 1h0m0s", "none"},
		{"one not done yet", num(100), []incident.Containment{step("block", at(noon), nil), step("notify-subjects", word(incident.StillOngoing), nil)},
			"[5h0m0s, 5h0m0s] written 5h0m0s so far", "none"},
		{"contained before it was detected", num(100), []incident.Containment{step("block", at("2026-05-04T10:30:00.0Z"), nil)},
			"[30m0s, 30m0s] written 30m0s before", "none"},
		{"a refuted action", num(100), []incident.Containment{step("block", at(noon), nil), refuted}, "[1h0m0s, –]", "none"},
		{"no action", num(100), nil, "absent", "none"},
	} {
		t.Run(row.name, func(t *testing.T) {
			inc := timed("started", "2026-05-04T10:00:00.0Z", "detected", eleven, "mitigated", noon)
			inc.Misrouting = &incident.MisroutingBlock{Containment: row.actions, Exposure: &incident.Exposure{Items: row.items}}
			m := Of(inc, day("2026-05-04T16:00:00.0Z")).Misrouting
			if got := told(m.FullContainment); got != row.full {
				t.Errorf("full containment = %s, want %s", got, row.full)
			}
			if got := toldNumber(m.Residual); got != row.residual {
				t.Errorf("residual = %s, want %s", got, row.residual)
			}
		})
	}
}

func TestHiddenHopsAndFlows(t *testing.T) {
	for _, row := range []struct {
		name, gap, want string
	}{
		{"a hop", "/misrouting/actual/hops", "path hidden true at -1, misrouted not published, containment [57h59m0s, –] inferred"},
		{"a flow", "/misrouting/flows", "path hidden false at 2, misrouted not published, containment [57h59m0s, –] inferred"},
		{"an action", "/misrouting/containment", "path hidden false at 2, misrouted unknown, containment withheld"},
	} {
		t.Run(row.name, func(t *testing.T) {
			inc := autodiscover()
			inc.Gaps = []string{row.gap}
			m := Of(inc, asOf).Misrouting
			got := fmt.Sprintf("path hidden %t at %d, misrouted %s, containment %s",
				m.PathHidden, m.FirstDivergent, toldRatio(m.Misrouted), told(m.FullContainment))
			if got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
}
