package report

import (
	"fmt"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"

	"github.com/google/go-cmp/cmp"
)

// at10 is a moment so many minutes after ten, written to the fraction of a
// second and so without any width.
func at10(minutes int) *incident.Time {
	t := time.Date(2026, 5, 4, 10, minutes, 0, 0, time.UTC)
	return at(t.Format("2006-01-02T15:04:05.0Z07:00"))
}

// windowOf makes a window of an outage between two minutes after 10:00.
func windowOf(from, to int, level incident.Level, fraction *incident.Number, regions ...string) incident.Window {
	return incident.Window{From: at10(from), To: at10(to), Level: level, Fraction: fraction, Regions: regions}
}

func outageOf(population []incident.Share, windows ...incident.Window) *incident.Incident {
	return &incident.Incident{State: incident.Resolved,
		Outage: &incident.OutageBlock{Population: population, Windows: windows}}
}

func TestDowntime(t *testing.T) {
	const full, partial, open = incident.LevelFull, incident.Level("partial"), incident.Level("unknown")
	regions := []incident.Share{{Name: "EU", Share: 0.6}, {Name: "US", Share: 0.4}}
	unsure := windowOf(0, 30, partial, num(0.5))
	unsure.To = within("2026-05-04T10:20:00.0Z", "2026-05-04T10:40:00.0Z")
	endless := windowOf(0, 30, partial, num(0.5))
	endless.To = word(incident.Unknown)
	hidden := windowOf(0, 30, full, nil)
	hidden.From, hidden.To = word(incident.Withheld), word(incident.Withheld)
	going := windowOf(0, 30, full, nil)
	going.To = word(incident.StillOngoing)
	bounded := outageOf(nil, endless)
	bounded.Times = incident.Times{Started: at10(0), Resolved: at10(50)}
	gap := outageOf(nil, unsure)
	gap.Gaps = []string{"/outage/windows"}
	gone := outageOf(regions, windowOf(0, 30, full, nil))
	gone.Gaps = []string{"/outage/population"}
	for _, row := range []struct {
		name                string
		inc                 *incident.Incident
		full, any, weighted string
	}{
		{"two regions", twoRegions(), "[0s, 0s] written 0s", "[59m0s, 1h1m0s] written 1h0m0s", "[25m48s, 27m12s] written 26m30s"},
		{"no window is not no downtime", outageOf(nil), "unknown", "unknown", "unknown"},
		{"one full window", outageOf(nil, windowOf(0, 30, full, nil)),
			"[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s"},
		{"full implies 1, whatever is written", outageOf(nil, windowOf(0, 30, full, num(0.1))),
			"[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s"},
		{"overlap of the same people takes the larger share", outageOf(nil,
			windowOf(0, 30, partial, num(0.5)), windowOf(20, 60, partial, num(0.2))),
			"[0s, 0s] written 0s", "[1h0m0s, 1h0m0s] written 1h0m0s", "[21m0s, 21m0s] written 21m0s"},
		{"windows that repeat count once", outageOf(nil,
			windowOf(0, 30, full, nil), windowOf(0, 30, full, nil), windowOf(10, 20, full, nil)),
			"[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s"},
		{"disjoint regions add", outageOf(regions,
			windowOf(0, 30, full, nil, "EU"), windowOf(0, 30, full, nil, "US")),
			"[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s"},
		{"full where all regions are", outageOf(regions,
			windowOf(0, 30, full, nil, "EU"), windowOf(20, 40, full, nil, "US")),
			"[10m0s, 10m0s] written 10m0s", "[40m0s, 40m0s] written 40m0s", "[26m0s, 26m0s] written 26m0s"},
		{"a window of no region is one of all", outageOf(regions, windowOf(0, 30, partial, num(0.5))),
			"[0s, 0s] written 0s", "[30m0s, 30m0s] written 30m0s", "[15m0s, 15m0s] written 15m0s"},
		{"a region without people", outageOf(regions, windowOf(0, 30, full, nil, "APAC")),
			"[0s, 0s] written 0s", "[30m0s, 30m0s] written 30m0s", "[0s, 0s] written 0s"},
		{"flapping", outageOf(nil, windowOf(0, 5, full, nil), windowOf(10, 15, full, nil), windowOf(20, 40, full, nil)),
			"[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s"},
		{"a window of no time is dropped", outageOf(nil, windowOf(0, 30, partial, num(1)), windowOf(50, 50, full, nil)),
			"[0s, 0s] written 0s", "[30m0s, 30m0s] written 30m0s", "[30m0s, 30m0s] written 30m0s"},
		{"share unknown is anything", outageOf(nil, windowOf(0, 30, partial, numWord(incident.Unknown))),
			"[0s, 0s] written 0s", "[30m0s, 30m0s] written 30m0s", "[0s, 30m0s]"},
		{"share not written is anything", outageOf(nil, windowOf(0, 30, partial, nil)),
			"[0s, 0s] written 0s", "[30m0s, 30m0s] written 30m0s", "[0s, 30m0s]"},
		{"level unknown may be full", outageOf(nil, windowOf(0, 30, open, nil)),
			"[0s, 30m0s]", "[30m0s, 30m0s] written 30m0s", "[0s, 30m0s]"},
		{"level unknown with a share is not full", outageOf(nil, windowOf(0, 30, open, num(0.3))),
			"[0s, 0s] written 0s", "[30m0s, 30m0s] written 30m0s", "[9m0s, 9m0s] written 9m0s"},
		{"bounded share", outageOf(nil, windowOf(0, 30, partial, some(0.2, 0.5))),
			"[0s, 0s] written 0s", "[30m0s, 30m0s] written 30m0s", "[6m0s, 15m0s]"},
		{"uncertain end", outageOf(nil, unsure), "[0s, 0s]", "[20m0s, 40m0s]", "[10m0s, 20m0s]"},
		{"unknown end", outageOf(nil, endless), "[0s, 0s]", "unknown", "unknown"},
		{"unknown end inside the impact", bounded, "[0s, 0s]", "[0s, 50m0s]", "[0s, 25m0s]"},
		{"withheld ends", outageOf(nil, hidden), "withheld", "withheld", "withheld"},
		{"ongoing", outageOf(nil, going), "[1h30m0s, 1h30m0s] written 1h30m0s so far",
			"[1h30m0s, 1h30m0s] written 1h30m0s so far", "[1h30m0s, 1h30m0s] written 1h30m0s so far"},
		{"a disputed end", authentication(), "[0s, 0s] disputed", "[19h4m0s, 21h30m0s] disputed", "[0s, 21h30m0s] disputed"},
		{"a window hidden from the reader", gap, "withheld", "withheld", "withheld"},
		{"a region hidden from the reader", gone, "withheld", "[30m0s, 30m0s] written 30m0s", "withheld"},
		{"nothing told", undated(), "unknown", "unknown", "unknown"},
	} {
		t.Run(row.name, func(t *testing.T) {
			o := Of(row.inc, day("2026-05-04T11:30:00Z")).Outage
			want := fmt.Sprintf("full %s\nany %s\nweighted %s", row.full, row.any, row.weighted)
			got := fmt.Sprintf("full %s\nany %s\nweighted %s", told(o.Full), told(o.Any), told(o.Weighted))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("downtime (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFlappingCountsAndLongest(t *testing.T) {
	o := Of(outageOf(nil, windowOf(0, 5, incident.LevelFull, nil), windowOf(20, 40, "partial", num(0.1)),
		windowOf(10, 10, incident.LevelFull, nil)), asOf).Outage
	if o.Windows != 2 {
		t.Errorf("windows = %d, want 2: one of them lasted no time", o.Windows)
	}
	sameLength(t, "longest", o.Longest, 20*time.Minute)
}

func TestWindowOfOneInstantCountsNothing(t *testing.T) {
	for _, instant := range []string{"2026-05-04T10:30Z", "2026-05-04T10:30:00Z", "2026-05-04T10:30:00.0Z"} {
		o := Of(outageOf(nil, windowOf(0, 5, "partial", num(0.5)),
			incident.Window{From: at(instant), To: at(instant), Level: incident.LevelFull}), asOf).Outage
		sameLength(t, "any impact", o.Any, 5*time.Minute)
		if o.Windows != 1 || told(o.Full) != "[0s, 0s] written 0s" {
			t.Errorf("%s: %d windows, full %s, want 1 and nothing", instant, o.Windows, told(o.Full))
		}
	}
}

func TestAvailability(t *testing.T) {
	month := func(inc *incident.Incident, slos ...incident.SLO) *incident.Incident {
		inc.Impact = &incident.Impact{SLOs: slos}
		return inc
	}
	long := outageOf(nil, incident.Window{From: at("2026-01-01T00:00:00Z"), To: at("2026-04-01T00:00:00Z"), Level: incident.LevelFull})
	for _, row := range []struct {
		name string
		inc  *incident.Incident
		want string
	}{
		{"30 days", month(outageOf(nil, windowOf(0, 72, "partial", num(0.5)))),
			"720h0m0s: full 1, any 0.9983, weighted 0.9992, budget 0.8333"},
		{"an objective's window", month(outageOf(nil, windowOf(0, 72, "partial", num(0.5))), incident.SLO{Window: length("10d")}),
			"240h0m0s: full 1, any 0.995, weighted 0.9975, budget 2.5"},
		{"an unknown share", month(outageOf(nil, windowOf(0, 72, "partial", nil))),
			"720h0m0s: full 1, any 0.9983, weighted [0.9983, –], budget [0, 1.667]"},
		{"longer than the period", long, "720h0m0s: full 0, any 0, weighted 0, budget 3000"},
		{"nothing known", undated(), "720h0m0s: full unknown, any unknown, weighted unknown, budget unknown"},
	} {
		t.Run(row.name, func(t *testing.T) {
			o := Of(row.inc, asOf).Outage
			got := fmt.Sprintf("%s: full %s, any %s, weighted %s, budget %s", o.Period, toldRatio(o.AvailabilityFull),
				toldRatio(o.AvailabilityAny), toldRatio(o.AvailabilityWeighted), toldRatio(o.BudgetOf999))
			if got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
}

func TestRequestAvailability(t *testing.T) {
	for _, row := range []struct {
		name          string
		failed, total *incident.Number
		want          string
	}{
		{"some failed", num(25), num(1000), "0.975"},
		{"all failed", num(1000), num(1000), "0"},
		{"no request is not 100 %", num(0), num(0), NoEvents},
		{"at least some failed", atLeast(25), num(1000), "[–, 0.975]"},
		{"total unknown", num(25), numWord(incident.Unknown), Unknown},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := requestAvailability(&incident.Impact{Requests: &incident.Count{Affected: row.failed, Total: row.total}})
			if toldRatio(got) != row.want {
				t.Errorf("availability = %s, want %s", toldRatio(got), row.want)
			}
		})
	}
	if got := toldRatio(requestAvailability(nil)); got != NotWritten {
		t.Errorf("availability without requests = %s", got)
	}
}

func TestSteps(t *testing.T) {
	steps := func(inc *incident.Incident) []string {
		var all []string
		for _, s := range Of(inc, asOf).Outage.Steps {
			all = append(all, fmt.Sprintf("%s–%s %.3g..%.3g", s.From.UTC().Format("15:04"), s.To.UTC().Format("15:04"), s.Lo, s.Hi))
		}
		return all
	}
	for _, row := range []struct {
		name string
		inc  *incident.Incident
		want []string
	}{
		{"two regions", twoRegions(), []string{"10:00–10:20 0.6..0.6", "10:20–10:30 0.7..0.7", "10:30–11:00 0.25..0.25"}},
		{"nothing between", outageOf(nil, windowOf(0, 5, incident.LevelFull, nil), windowOf(10, 15, "partial", nil)),
			[]string{"10:00–10:05 1..1", "10:05–10:10 0..0", "10:10–10:15 0..1"}},
		{"neighbours alike are joined", outageOf(nil, windowOf(0, 10, "partial", num(0.5)), windowOf(5, 20, "partial", num(0.5))),
			[]string{"10:00–10:20 0.5..0.5"}},
		{"an end is not exact", authentication(), nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			if diff := cmp.Diff(row.want, steps(row.inc)); diff != "" {
				t.Errorf("steps (-want +got):\n%s", diff)
			}
		})
	}
}

func TestServices(t *testing.T) {
	mail, calendar := windowOf(0, 30, incident.LevelFull, nil), windowOf(20, 40, "partial", num(0.5))
	mail.Services, calendar.Services = []string{"mail"}, []string{"calendar", "mail"}
	services := Of(outageOf(nil, mail, calendar, windowOf(50, 60, incident.LevelFull, nil)), asOf).Outage.Services
	if len(services) != 2 || services[0].Service != "mail" || services[1].Service != "calendar" {
		t.Fatalf("services = %v", services)
	}
	sameLength(t, "mail, full", services[0].Full, 40*time.Minute)
	sameLength(t, "mail, weighted", services[0].Weighted, 45*time.Minute)
	sameLength(t, "calendar, full", services[1].Full, 10*time.Minute)
	sameLength(t, "calendar, any", services[1].Any, 30*time.Minute)
	if one := Of(outageOf(nil, mail), asOf).Outage.Services; one != nil {
		t.Errorf("services of a single one = %v, want none", one)
	}
}
