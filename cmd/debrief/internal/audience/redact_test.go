package audience

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/incident"
)

// rich gives a public incident with something of every sort to take out.
func rich() *incident.Incident {
	return record(func(i *incident.Incident) {
		i.Audience = incident.Public
		i.Organisation = "Meridian"
		i.Regions = []string{"DE", "AT", "CH"}
		i.Times.Started = at("2026-01-01T10:00Z")
		i.Timeline = []incident.Entry{{ID: "t1", At: at("2026-01-01T10:00Z"), Text: "one"}, {ID: "t2", At: at("2026-01-01T11:00Z"), Text: "two"}}
		i.Impact = &incident.Impact{Users: &incident.Count{Affected: value(5), Total: value(10)}}
		i.Cause = &incident.Cause{Summary: &incident.Text{Text: "why"}, Confidence: "likely"}
		i.Remediation = &incident.Remediation{Actions: []incident.Action{{ID: "a1", Title: "mend", Ticket: "MF-8", Status: incident.ActionOpen}}}
		i.FalsePositive = &incident.FalsePositiveBlock{
			ByAction: []incident.NamedNumber{{Name: "drop/all", Number: value(7)}},
			Released: &incident.Released{Curve: []incident.Point{{At: at("2026-01-01").At, Value: new(1.0)}, {At: at("2026-01-02").At, Value: new(2.0)}}},
		}
		i.Regulatory = []incident.Regulatory{{Regime: "dora", Applies: "applicable", Audience: incident.Public,
			Fields: incident.Extra{"4.2": map[string]any{"a": []any{"x", "y"}}}}}
		i.Glossary = []incident.Term{{Name: "FPR", Meaning: "rate"}}
		i.Sources = []incident.Source{{ID: "s1", Title: "log", URL: "https://log.example"}}
	})
}

// facts gives the values of an incident as one text, in a fixed order.
func facts(t *testing.T, inc *incident.Incident) string {
	t.Helper()
	var lines []string
	add := func(name string, v any) {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, name+" "+string(text))
	}
	add("head", []any{inc.Title, inc.Kind, inc.Organisation, inc.Regions, inc.State, inc.Timezone})
	if inc.Times.Started != nil {
		add("started", []any{inc.Times.Started.Word, inc.Times.Started.At.String(), inc.Times.Started.Text})
	}
	for _, e := range inc.Timeline {
		add("entry", []any{e.ID, e.At.Word, e.At.At.String(), e.Text})
	}
	if inc.Impact != nil {
		add("users", []any{inc.Impact.Users.Affected, inc.Impact.Users.Total})
	}
	if inc.Cause != nil {
		add("cause", []any{inc.Cause.Summary.String(), inc.Cause.Confidence})
	}
	if inc.Remediation != nil {
		add("actions", inc.Remediation.Actions)
	}
	if inc.FalsePositive != nil {
		add("by action", inc.FalsePositive.ByAction)
		for _, p := range inc.FalsePositive.Released.Curve {
			add("point", []any{p.At.String(), p.Value})
		}
	}
	add("regulatory", inc.Regulatory)
	add("glossary", inc.Glossary)
	add("sources", inc.Sources)
	return strings.Join(lines, "\n")
}

func TestRedact(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		path, replace string
		without, with string // of the facts that a stricter reader gets
	}{
		{"/organisation", "omit", "Meridian", ""},
		{"/organisation", "", "Meridian", ""},
		{"/organisation", "mark", "Meridian", `"Not published"`},
		{"/organisation", "a customer", "Meridian", `"a customer"`},
		{"/title", "omit", "Mail was lost", `"Not published"`},
		{"/title", "Some mail was late", "Mail was lost", `"Some mail was late"`},
		{"/kind", "omit", `"outage"`, `"other"`},
		{"/regions/1", "omit", `"AT"`, `["DE","CH"]`},
		{"/regions/1", "mark", `"AT"`, `["DE","Not published","CH"]`},
		{"/regions", "three countries", `"AT"`, `["three countries"]`},
		{"/times/started", "omit", "started", ""},
		{"/times/started", "mark", `started ["","2026`, `started ["withheld","",""]`},
		{"/times/started/at", "mark", `started ["","2026`, `started ["withheld","",""]`},
		{"/times/started", "in winter", `started ["","2026`, `started ["withheld","","in winter"]`},
		{"/timeline/t1", "omit", `"one"`, `"two"`},
		{"/timeline/0", "omit", `"one"`, `"two"`},
		{"/timeline/t1", "mark", `"one"`, `entry ["","withheld","","Not published"]`},
		{"/timeline/t1/text", "omit", `"t1"`, `"t2"`},
		{"/timeline/t1/text", "mark", `"one"`, `entry ["t1","","2026-01-01T10:00Z","Not published"]`},
		{"/impact/users/affected", "mark", `"value":5`, `"value":10`},
		{"/impact/users/affected/value", "omit", "users", ""},
		{"/impact/users/total", "omit", `"value":10`, `"value":5`},
		{"/impact/users", "mark", "users [{\"value\":5", ""},
		{"/root_cause/summary", "under review", `"why"`, `"under review"`},
		{"/root_cause/confidence", "suspected", `"likely"`, `"suspected"`},
		{"/root_cause/confidence", "quite sure", `"likely"`, `["why",""]`},
		{"/remediation/actions/a1/ticket", "omit", "MF-8", `"mend"`},
		{"/remediation/actions/0/id", "mark", `"a1"`, `"id":""`},
		{"/false_positive/by_action/drop~1all", "omit", "drop/all", ""},
		{"/false_positive/by_action/drop~1all", "mark", `"value":7`, "drop/all"},
		{"/false_positive/by_action/drop~1all/value", "omit", "drop/all", ""},
		{"/false_positive/released/curve/1", "omit", `"2026-01-02"`, `"2026-01-01"`},
		{"/false_positive/released/curve/1/1", "omit", `"2026-01-02"`, `"2026-01-01"`},
		{"/false_positive/released/curve/1/0", "omit", `["2026-01-02"`, ""},
		{"/regulatory/0/fields/4.2/a/1", "omit", `"y"`, `"a":["x"]`},
		{"/regulatory/0/fields/4.2/a/0", "mark", `"x"`, `"a":["Not published","y"]`},
		{"/glossary/FPR", "omit", "FPR", ""},
		{"/glossary/FPR", "mark", "rate", `"Not published"`},
		{"/sources/s1/url", "mark", "https://log.example", `"url":""`},
		{"/sources/s1", "mark", "s1", ""},
	} {
		t.Run(fmt.Sprintf("%s %s", tt.path, tt.replace), func(t *testing.T) {
			t.Parallel()
			inc := rich()
			inc.Redact = []incident.Redaction{{Path: tt.path, Audience: incident.Internal, Replace: tt.replace, Reason: "people"}}
			before, after := facts(t, show(t, inc, incident.Internal)), facts(t, show(t, inc, incident.Public))
			if !strings.Contains(before, tt.without) {
				t.Errorf("an internal reader does not see %s:\n%s", tt.without, before)
			}
			if strings.Contains(after, tt.without) || !strings.Contains(after, tt.with) {
				t.Errorf("a public reader should see %q and not %q:\n%s", tt.with, tt.without, after)
			}
			if out := show(t, inc, incident.Internal); out.Redact != nil {
				t.Errorf("the redactions went along: %v", out.Redact)
			}
		})
	}
}

func TestRedactionThatCannotBeApplied(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/timeline/t9", "/organisations", "/regions/3", "/regions/-1", "title", "/impact/users/affected/value/x", "/id", "/schema", "/audience", "/record_status"} {
		inc := rich()
		inc.Redact = []incident.Redaction{{Path: path, Audience: incident.Internal}}
		if out, shown, err := Filter(inc, incident.Public); err == nil || out != nil || shown {
			t.Errorf("redact %s: got %v, shown %v, error %v, want an error alone", path, out, shown, err)
		}
	}
}

func TestStrongestOfTwoRedactionsOfOnePlace(t *testing.T) {
	t.Parallel()
	omit := incident.Redaction{Path: "/organisation", Audience: incident.Internal, Replace: "omit"}
	mark := incident.Redaction{Path: "/organisation", Audience: incident.Internal, Replace: "mark"}
	for _, both := range [][]incident.Redaction{{omit, mark}, {mark, omit}} {
		inc := rich()
		inc.Redact = both
		if out := show(t, inc, incident.Public); out.Organisation != "" {
			t.Errorf("organisation = %q, want nothing", out.Organisation)
		}
	}
}

func TestRevisionsNameOnlyWhatIsShown(t *testing.T) {
	t.Parallel()
	inc := rich()
	inc.Timeline[0].Audience = incident.Internal
	inc.Timeline[1].ID = ""
	inc.Revisions = []incident.Revision{{Version: 1, At: at("2026-02-01").At, Type: incident.Correction, Summary: "x", Fields: []string{
		"/timeline/t1/text", "/timeline/1/text", "/impact/users/affected", "/impact/nothing", "/remediation/actions/a1",
		"/false_positive/released/curve/1/1", "/glossary/FPR", "/x-secret"}}}
	want := []string{"/timeline/0/text", "/impact/users/affected", "/remediation/actions/a1", "/false_positive/released/curve/1/1", "/glossary/FPR"}
	if diff := cmp.Diff(want, show(t, inc, incident.Public).Revisions[0].Fields); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}
