package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/incident"
)

const minute = `title: "Mail was late"
kind: outage
severity: SEV3
services: [web-mail]
summary: "Mail was late."
times: {started: 2026-05-04T09:00Z, resolved: 2026-05-04T10:00Z}
timeline:
  - {at: 2026-05-04T09:00Z, text: "It begins."}
`

// projectWith makes a project of these files.
func projectWith(t *testing.T, files map[string]string) Options {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	asOf, err := incident.ParseInstant("2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	return Options{Dir: dir, Config: "config.yaml", Incidents: "incidents", AsOf: asOf}
}

func TestList(t *testing.T) {
	t.Parallel()
	opts := projectWith(t, map[string]string{
		"config.yaml":                   "services: [{name: mail}]\nseverities: [{scheme: s, levels: [SEV1, SEV2]}]\n",
		"incidents/bbb.yaml":            minute,
		"incidents/2026/aaa.yml":        minute + "record_status: draft\n",
		"incidents/2026/aaa/notes.yaml": "not: a record\n",
		"incidents/broken.yaml":         "title: \"x\n",
	})
	l, err := List(opts)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, rep := range l.Reports {
		ids = append(ids, rep.Incident.ID)
	}
	if !slices.Equal(ids, []string{"aaa", "bbb"}) || !l.Problems.HasErrors() {
		t.Errorf("incidents %q, problems:\n%s", ids, l.Problems.Text())
	}
	if diff := cmp.Diff(map[string]string{"aaa": "incidents/2026/aaa.yml", "bbb": "incidents/bbb.yaml"}, l.Record); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if !slices.Equal(l.Services, []string{"mail"}) || !slices.Equal(l.Severities, []string{"SEV1", "SEV2"}) {
		t.Errorf("services %q, severities %q", l.Services, l.Severities)
	}
	if got := IDs(Records(opts)); !slices.Equal(got, []string{"aaa", "bbb", "broken"}) {
		t.Errorf("ids %q", got)
	}
	if got := Records(opts); !slices.Equal(got, []string{"incidents/2026/aaa.yml", "incidents/bbb.yaml", "incidents/broken.yaml"}) {
		t.Errorf("records %q", got)
	}
	opts.Incidents = "nowhere"
	if got := Records(opts); got != nil {
		t.Errorf("records %q where there is no folder", got)
	}
}

func TestRulesAreInOrder(t *testing.T) {
	t.Parallel()
	rules := Rules()
	seen := map[string]bool{}
	for i, r := range rules {
		if i > 0 && rules[i-1].ID >= r.ID || r.ID == "" || r.Name == "" || seen[r.Name] {
			t.Errorf("rule %d is %q", i, r)
		}
		seen[r.Name] = true
	}
	if len(rules) < 56 || !seen["settings"] {
		t.Errorf("%d rules, of settings: %v", len(rules), seen["settings"])
	}
}
