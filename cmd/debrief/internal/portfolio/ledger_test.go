package portfolio

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"debrief/cmd/debrief/internal/incident"
)

func TestLedger(t *testing.T) {
	action := func(id, created, due string, status incident.ActionStatus, done string) incident.Action {
		a := incident.Action{ID: id, Title: id, Status: status}
		for text, into := range map[string]*incident.Instant{created: &a.Created, due: &a.Due, done: &a.DoneAt} {
			if text != "" {
				*into = instantOf(text)
			}
		}
		return a
	}
	with := func(actions ...incident.Action) func(*incident.Incident) {
		return func(inc *incident.Incident) { inc.Remediation = &incident.Remediation{Actions: actions} }
	}
	p := gatheredOf(made("a", "outage", "2026-01-10", "2026-01-11", with(
		action("done", "2026-01-12", "", incident.ActionDone, "2026-02-01"), action("wont", "2026-01-12", "", incident.ActionWontDo, "2026-01-20"),
		action("late", "2025-11-21", "2026-03-01", "", ""), action("fresh", "2026-11-22", "2026-12-24", incident.ActionInProgress, ""),
		action("undone", "2026-01-12", "", incident.ActionDone, ""), action("timeless", "", "2026-01-13", "", ""))),
		made("gone", "outage", "2026-01-10", "2026-01-11", retracted, with(action("x", "2026-01-12", "", "", ""))))
	g := p.Progress()
	if g.Usable != (Usable{4, 6}) || len(g.Open) != 3 || len(g.Done) != 2 || len(g.WontDo) != 1 || len(g.Undated) != 2 {
		t.Errorf("%+v", g)
	}
	if got := fmt.Sprint(g.Steps); got != "[{{2025 November 21} 1 0 1} {{2026 January 12} 3 0 3} {{2026 January 20} 3 1 2} {{2026 February 1} 3 2 1} {{2026 November 22} 4 2 2}]" {
		t.Error(got)
	}
	a := p.Ages()
	if a.Usable != (Usable{2, 3}) || len(a.Overdue) != 2 || len(a.Unknown) != 1 || a.Oldest.Action().ID != "late" || a.Oldest.Days != 366 || len(a.Classes[0].Tasks) != 1 || len(a.Classes[4].Tasks) != 1 {
		t.Errorf("%+v, oldest %+v", a, a.Oldest)
	}
	if none := gatheredOf().Ages(); none.Oldest != nil || none.Of != 0 {
		t.Errorf("%+v", none)
	}
}

func TestDelays(t *testing.T) {
	published := func(at ...string) func(*incident.Incident) {
		return func(inc *incident.Incident) {
			for i, text := range at {
				inc.Revisions = append(inc.Revisions, incident.Revision{Version: i + 1, At: instantOf(text), Type: "update"})
			}
		}
	}
	d := gatheredOf(made("a", "outage", "2026-03-01T10:00Z", "2026-03-01T12:00Z", published("2026-03-09T12:00Z", "2026-03-05T12:00Z")),
		made("early", "outage", "2026-03-01T10:00Z", "2026-03-03T12:00Z", published("2026-03-01T11:00Z")),
		made("none", "outage", "2026-03-01T10:00Z", "2026-03-03T12:00Z"), made("endless", "outage", "2026-03-01T10:00Z", "unknown", published("2026-03-05"))).Delays()
	if d.Usable != (Usable{2, 4}) || d.All[0].Entry.ID != "early" || d.All[0].Value >= 0 || d.All[1].Value != 4*24*time.Hour || d.All[2].Known {
		t.Errorf("%+v", d)
	}
}

func TestRelations(t *testing.T) {
	related := func(relation, id string) func(*incident.Incident) {
		return func(inc *incident.Incident) {
			inc.Relations = append(inc.Relations, incident.Relation{Type: incident.RelationType(relation), ID: id})
		}
	}
	g := gatheredOf(made("a", "outage", "2026-01-01", "unknown", related("causes", "b"), related("related", "c")),
		made("b", "outage", "2026-01-02", "unknown", related("caused_by", "a"), related("recurrence_of", "a"), related("related", "elsewhere")),
		made("c", "outage", "2026-01-03", "unknown", related("related", "a")), made("d", "outage", "2026-01-04", "unknown")).Relations()
	var told []string
	for _, e := range g.Edges {
		told = append(told, e.From.ID+" "+string(e.Type)+" "+e.To.ID)
	}
	if !slices.Equal(told, []string{"b caused_by a", "b recurrence_of a", "c related a"}) || ids(g.Nodes) != "a b c" || ids(g.Recurrences) != "b" || g.Outside != 1 {
		t.Errorf("%v, nodes %s, recurrences %s", told, ids(g.Nodes), ids(g.Recurrences))
	}
}
