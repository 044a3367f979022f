package record_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/record"
)

const named = `title: T
kind: outage
summary: S
severity: {level: SEV5, scheme: dfault}
services: [outlok-com, relay]
times: {started: 2026-03-02T08:10Z, resolved: 2026-03-02T09:10Z}
timeline: [{at: 2026-03-02T08:10Z, text: A, services: [Relay]}]
impact: {slo: [{id: s, service: zebra, target: 0.9, window: 28d, budgeting: occurrences}]}
root_cause: {contributing_factors: [{id: no-alram, text: A}, {id: f2, text: B}, {text: C}, {id: own-cause, text: D}]}
remediation: {actions: [{title: A, owner: mial}, {title: B, owner: mail}, {title: C}]}
outage: {mode: full, windows: [{from: 2026-03-02T08:10Z, to: 2026-03-02T09:10Z, services: [relays]}]}
`

// told gives the problems with a rule as place, message and hint.
func told(t *testing.T, rule, text string, s record.Settings) []string {
	t.Helper()
	_, problems := record.ReadOne("incidents/some-record.yaml", []byte(text), s)
	problems.Sort()
	var got []string
	for _, p := range problems {
		if p.Rule.Name == rule {
			got = append(got, p.Severity.String()+" "+p.String()[len("incidents/some-record.yaml:"):]+" "+p.Message+" ("+p.Hint+")")
		}
	}
	return got
}

func TestNamesAreThoseOfTheRegistries(t *testing.T) {
	all := settings
	all.Known = record.Registry{
		Services: []string{"outlook-com", "relay"}, Owners: []string{"mail"}, Factors: []string{"no-alarm"},
		Schemes: []config.Scheme{{Scheme: "default", Levels: []string{"SEV1", "SEV2"}}},
	}
	want := []string{
		`warning 4:33 "dfault" is not one of the severity schemes that the settings list (did you mean "default"? A new one is added under severities in config.yaml)`,
		`warning 5:12 "outlok-com" is not one of the services that the settings list (did you mean "outlook-com"? A new one is added under services in config.yaml)`,
		`warning 7:56 "Relay" is not one of the services that the settings list (did you mean "relay"? A new one is added under services in config.yaml)`,
		`warning 8:33 "zebra" is not one of the services that the settings list (listed are: outlook-com, relay; a new one is added under services in config.yaml)`,
		`warning 9:42 "no-alram" is not one of the factors that the settings list (did you mean "no-alarm"? A new one is added under factors in config.yaml)`,
		`warning 9:97 "own-cause" is not one of the factors that the settings list (listed are: no-alarm; a new one is added under factors in config.yaml)`,
		`warning 10:43 "mial" is not one of the owners that the settings list (did you mean "mail"? A new one is added under owners in config.yaml)`,
		`warning 11:92 "relays" is not one of the services that the settings list (did you mean "relay"? A new one is added under services in config.yaml)`,
	}
	if diff := cmp.Diff(want, told(t, "registry-name", named, all)); diff != "" {
		t.Error(diff)
	}
	if got := told(t, "registry-name", named, settings); got != nil {
		t.Errorf("without registries: %q", got)
	}
	all.Known.Services = []string{"outlook-com", ""}
	if got := told(t, "registry-name", "title: T\nkind: other\nsummary: S\nservices: [zebra]\ntimes: {started: unknown}\ntimeline: [{at: unknown, text: A}]\n", all); got != nil {
		t.Errorf("a registry with an item that could not be read: %q", got)
	}
}

func TestSeverityLevels(t *testing.T) {
	some := settings
	some.Known.Schemes = []config.Scheme{{Scheme: "default", Levels: []string{"SEV1", "SEV2"}}, {Scheme: "old", Levels: []string{"major"}}}
	for severity, want := range map[string]int{
		"SEV2": 0, "major": 0, "unknown": 0, "SEV9": 1,
		"{level: SEV1, scheme: default}": 0, "{level: major, scheme: default}": 1, "{level: SEV1, scheme: microsoft365}": 1,
	} {
		got := told(t, "registry-name", "title: T\nkind: near-miss\nsummary: S\ntimes: {started: unknown}\ntimeline: [{at: unknown, text: A}]\nseverity: "+severity+"\n", some)
		if len(got) != want {
			t.Errorf("%s: %q", severity, got)
		}
	}
}
