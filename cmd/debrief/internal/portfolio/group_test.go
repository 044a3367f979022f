package portfolio

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/report"
)

// entry is an outage that began at a moment; no moment is none.
func entry(id, at string, change ...func(*Entry)) *Entry {
	e := &Entry{ID: id, Kind: incident.Outage, State: incident.Resolved, RecordStatus: incident.Published}
	if at != "" {
		e.At, _ = time.Parse("2006-01-02", at)
	}
	for _, f := range change {
		f(e)
	}
	return e
}

func gone(e *Entry)   { e.RecordStatus = incident.Retracted }
func double(e *Entry) { e.Relations = []incident.Relation{{Type: incident.DuplicateOf, ID: "x"}} }

func services(names ...string) func(*Entry) {
	return func(e *Entry) { e.Services = names }
}

func tell(groups []Group) string {
	var all []string
	for _, g := range groups {
		var ids []string
		for _, e := range g.Entries {
			id := e.ID
			if !slices.Contains(g.Own, e) {
				id = "(" + id + ")"
			}
			ids = append(ids, id)
		}
		all = append(all, g.Name+": "+strings.Join(ids, " "))
	}
	return strings.Join(all, "; ")
}

func of(entries ...*Entry) *Portfolio {
	return New(entries, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), time.UTC)
}

func TestKinds(t *testing.T) {
	t.Parallel()
	also := entry("also", "2026-03-01", func(e *Entry) { e.Kind, e.AlsoKinds = "own-kind", []incident.Kind{"outage", "outage", "misrouting"} })
	got := of(entry("a", "2026-01-01"), also, entry("b", "2026-02-01", gone), entry("c", "", double)).Kinds()
	if want := "misrouting: (also); outage: (also) (b) a (c); own-kind: also"; tell(got) != want {
		t.Errorf("got %s\nwant %s", tell(got), want)
	}
	if outages := got[1]; outages.First().ID != "a" || outages.Last().ID != "a" {
		t.Error("first and last are not of those that count")
	}
	if none := got[0]; none.First() != nil || none.Last() != nil {
		t.Error("there is no first of none")
	}
}

func TestServices(t *testing.T) {
	t.Parallel()
	got := of(entry("a", "2026-01-01", services("mail", "web", "mail")), entry("b", "2026-02-01", services("mail"))).Services()
	if want := "mail: b a; web: a"; tell(got) != want {
		t.Errorf("got %s, want %s", tell(got), want)
	}
}

func TestStates(t *testing.T) {
	t.Parallel()
	state := func(s incident.State, ongoing bool) func(*Entry) {
		return func(e *Entry) { e.State, e.Ongoing = s, ongoing }
	}
	got := of(entry("a", "2026-01-01", state("resolved", false)), entry("b", "2026-01-02", state("", true)), entry("c", "2026-01-03", state("odd", false)),
		entry("d", "2026-01-04", state("", false)), entry("e", "2026-01-05", state("mitigated", false))).States()
	if want := "ongoing: b; mitigated: e; resolved: a; unknown: d; odd: c"; tell(got) != want {
		t.Errorf("got %s, want %s", tell(got), want)
	}
}

func TestSeverities(t *testing.T) {
	t.Parallel()
	level := func(scheme, level string) func(*Entry) {
		return func(e *Entry) { e.Severity = &incident.Severity{Scheme: scheme, Level: level} }
	}
	var got []string
	for _, g := range of(entry("a", "2026-01-01", level("", "sev1")), entry("b", "2026-01-02", level("", "SEV1")), entry("c", "2026-01-03", level("heron", "SEV1")),
		entry("d", "2026-01-04"), entry("e", "2026-01-05", level("heron", "Unknown"))).Severities() {
		got = append(got, g.Scheme+"/"+tell([]Group{g.Group}))
	}
	if want := "/SEV1: b a|/unknown: e d|heron/SEV1: c"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

func TestArchive(t *testing.T) {
	t.Parallel()
	years, undated := of(entry("a", "2026-01-31"), entry("b", "2026-02-01", gone), entry("c", "2024-02-29"), entry("d", "")).Archive()
	var got []string
	for _, y := range years {
		var months []Group
		for _, m := range y.Months {
			months = append(months, m.Group)
		}
		got = append(got, fmt.Sprintf("%d [%s] {%s}", y.Year, tell([]Group{y.Group}), tell(months)))
	}
	if want := "2026 [2026: (b) a] {2026-02: (b); 2026-01: a}|2024 [2024: c] {2024-02: c}"; strings.Join(got, "|") != want || len(undated) != 1 {
		t.Errorf("got %s and %d, want %s and 1", strings.Join(got, "|"), len(undated), want)
	}
}

// TestServiceQuarters adds up bounds, each incident once, and says of how many.
func TestServiceQuarters(t *testing.T) {
	t.Parallel()
	down := func(lo, hi, nominal int, hit ...string) func(*Entry) {
		return func(e *Entry) {
			e.details = &Details{Outage: &Outage{Hit: hit, Weighted: report.Duration{Lo: minutes(lo), Hi: minutes(hi), Nominal: minutes(nominal), Written: nominal >= 0}}}
		}
	}
	g := GroupOf("mail", of(
		entry("a", "2026-01-01", down(10, 20, -1)), entry("b", "2026-03-31", down(30, 30, 30)), entry("bare", "2026-02-01"),
		entry("open", "2026-04-01", down(5, -1, -1)), entry("other", "2026-04-02", down(7, 7, 7, "web")), entry("more", "2026-04-03", down(1, 2, -1, "mail")),
		entry("not", "2026-01-02", down(9, 9, 9), gone), entry("flag", "2026-01-03", down(9, 9, 9), func(e *Entry) { e.Kind = incident.FalsePositive }),
		entry("undated", "", down(9, 9, 9)), entry("lone", "2025-12-31", down(4, 4, 4), func(e *Entry) { e.Kind = "degradation" }),
	).Entries)
	var got []string
	for _, q := range ServiceQuarters(g) {
		got = append(got, fmt.Sprintf("%d-%d %d of %d: %s to %s written %v", q.Year, q.Quarter, len(q.Usable), len(q.Entries), q.Down.Lo, length(q.Down.Hi), q.Down.Written))
	}
	want := []string{"2026-2 2 of 3: 6m0s to open written false", "2026-1 2 of 3: 40m0s to 50m0s written false", "2025-4 1 of 1: 4m0s to 4m0s written true"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// minutes gives a length; none for a negative one.
func minutes(n int) *time.Duration {
	if n < 0 {
		return nil
	}
	return new(time.Duration(n) * time.Minute)
}

func length(d *time.Duration) string {
	if d == nil {
		return "open"
	}
	return d.String()
}

func TestTodos(t *testing.T) {
	t.Parallel()
	due := func(day int) incident.Span {
		return incident.Span{Hi: time.Date(2026, 11, day, 0, 0, 0, 0, time.UTC)}
	}
	action := func(id string, status incident.ActionStatus, overdue bool, due incident.Span) Action {
		return Action{Action: incident.Action{ID: id, Status: status}, Overdue: overdue, Due: due}
	}
	todo := func(actions ...Action) func(*Entry) { return func(e *Entry) { e.details = &Details{Actions: actions} } }
	var got []string
	for _, d := range Todos(of(
		entry("a", "2026-01-01", todo(action("none", "open", false, incident.Span{}), action("done", "done", false, due(1)), action("late", "open", true, due(20)))),
		entry("b", "2026-01-02", todo(action("soon", "blocked", false, due(25)), action("later", "in_progress", false, due(28)), action("latest", "open", true, due(10)))),
		entry("c", "2026-01-03", gone, todo(action("not", "open", true, due(1)))),
	).Entries) {
		got = append(got, d.ID+"/"+d.Action().ID)
	}
	if want := "b/latest a/late b/soon b/later a/none"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}
