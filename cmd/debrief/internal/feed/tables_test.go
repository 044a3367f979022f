package feed

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/incident"
)

func rows(t *testing.T, text string) [][]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return all
}

// cell gives a cell by the name of its column.
func cell(t *testing.T, all [][]string, row int, column string) string {
	t.Helper()
	i := slices.Index(all[0], column)
	if i < 0 || row >= len(all) {
		t.Fatalf("no %s in row %d of %v", column, row, all)
	}
	return all[row][i]
}

func TestIncidentTable(t *testing.T) {
	all := rows(t, made(t, site(), "incidents.csv", one("a", "2026-05-01T10:00Z", func(inc *incident.Incident) {
		inc.Title, inc.Services = "Mail, \"late\"\nand lost", []string{"web", "mail"}
		inc.Times.Resolved = &incident.Time{At: instant("2026-05-01T10:38Z")}
	}), one("b", "", nil)))
	if len(all) != 3 {
		t.Fatal(all)
	}
	for column, want := range map[string]string{
		"id": "a", "title": "Mail, \"late\"\nand lost", "services": "web; mail", "duration_seconds": "2280", "duration_at_least_seconds": "2220",
		"duration_at_most_seconds": "2340", "began_earliest": "2026-05-01T10:00:00Z", "counted": "true", "url": "https://example.org/repo/incidents/a/",
	} {
		if got := cell(t, all, 1, column); got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	for _, column := range []string{"began_earliest", "duration_seconds", "published", "revision", "severity"} {
		if got := cell(t, all, 2, column); got != "" {
			t.Errorf("%s is %q, and nothing is known", column, got)
		}
	}
}

// TestTablesReadBack wants every text as it was, but for what no table holds and
// for the sign that keeps it from being a formula.
func TestTablesReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[=+@\-\t＝ ]?[a-z",;\r\n=]*`)).Draw(t, "text")
		rows := newSheet()
		rows.add([]string{"x", text})
		data, err := rows.bytes()
		if err != nil {
			t.Fatal(err)
		}
		read, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		got := read[0][1]
		if got != "" && strings.ContainsAny(got[:1], "=+-@\t\r\n") || strings.HasPrefix(got, "＝") {
			t.Fatalf("%q is a formula", got)
		}
		want := oneBreak(clean(text))
		if strings.TrimPrefix(got, "'") != strings.TrimPrefix(want, "'") {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestActionTable(t *testing.T) {
	all := rows(t, made(t, site(), "actions.csv", one("a", "2026-05-01", func(inc *incident.Incident) {
		inc.Remediation = &incident.Remediation{Actions: []incident.Action{
			{ID: "x", Title: "=HYPERLINK(1)", Due: instant("2026-06"), Owner: "ops"}, {Title: "Done", Status: incident.ActionDone, Due: instant("2026-06-01")},
		}}
	})))
	for column, want := range map[string]string{
		"title": "'=HYPERLINK(1)", "due": "2026-06", "status": "open", "overdue": "true", "owner": "ops", "owner_title": "Team, one; two",
		"url": "https://example.org/repo/incidents/a/#a-1",
	} {
		if got := cell(t, all, 1, column); got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	if cell(t, all, 2, "overdue") != "false" || cell(t, all, 2, "status") != "done" {
		t.Errorf("done: %v", all[2])
	}
}

func TestIncidentsJSON(t *testing.T) {
	text := made(t, site(), "incidents.json", one("a", "2026-05-01T10:00Z", func(inc *incident.Incident) {
		inc.Times.Detected = &incident.Time{Word: incident.Unknown}
		inc.Times.Resolved = &incident.Time{Earliest: instant("2026-05-02"), Status: incident.Estimated}
		inc.Severity = &incident.Severity{Level: "SEV2", Scheme: "own"}
		inc.Relations = []incident.Relation{{Type: incident.DuplicateOf, ID: "b"}}
		inc.Title = bad
		revised("2026-05-03")(inc)
		inc.Remediation = &incident.Remediation{Actions: []incident.Action{{Due: instant("2026-06-01")}, {Status: incident.ActionBlocked}, {Status: incident.ActionDone}, {Status: incident.ActionWontDo}}}
	}), one("b", "", nil))
	var read struct {
		Version   int    `json:"version"`
		AsOf      string `json:"as_of"`
		Count     int    `json:"count"`
		Incidents []Incident
	}
	d := json.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&read); err != nil {
		t.Fatal(err)
	}
	if read.Version != 1 || read.AsOf != "2026-11-22T00:00:00Z" || read.Count != 2 || len(read.Incidents) != 2 {
		t.Fatalf("%+v", read)
	}
	a, b := read.Incidents[0], read.Incidents[1]
	if a.Title != bad || a.Counted || !b.Counted || a.Severity.Scheme != "own" || a.Revision.At != "2026-05-03" || a.Actions != (Actions{4, 2, 1, 1, 1, 1}) {
		t.Errorf("%+v", a)
	}
	if got := a.Times["detected"]; got != (Moment{Word: "unknown"}) {
		t.Errorf("detected %+v", got)
	}
	if got := a.Times["resolved"]; got != (Moment{Earliest: "2026-05-02T00:00:00Z", Status: "estimated"}) {
		t.Errorf("resolved %+v", got)
	}
	if got := a.Times["started"]; got != (Moment{At: "2026-05-01T10:00Z", Precision: "minute", Earliest: "2026-05-01T10:00:00Z", Latest: "2026-05-01T10:01:00Z"}) {
		t.Errorf("started %+v", got)
	}
	impact := a.Durations["impact"]
	if impact.Seconds != nil || impact.AtLeast == nil || *impact.AtLeast < 13*3600 || impact.AtMost != nil || impact.Words == "" {
		t.Errorf("impact %+v", impact)
	}
	if b.Began != nil || b.Severity != nil || b.Revision != nil || b.Published != "" || b.Durations["impact"].Words != "unknown" {
		t.Errorf("made up: %+v", b)
	}
}
