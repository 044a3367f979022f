package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"debrief/cmd/debrief/internal/config"
	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/pipeline"
)

func TestInterview(t *testing.T) {
	t.Parallel()
	services := []config.Service{{Name: "mail", Title: "Mail"}, {Name: "calendar"}}
	for _, tt := range []struct {
		name, answers string
		given, want   wish
		services      []config.Service
		says          string // among what is printed
		wrong         bool
	}{
		{name: "by number", answers: "3\nMail  was late\n", want: wish{kind: incident.Outage, title: "Mail was late"}},
		{name: "by name", answers: " False positive \nT\n", want: wish{kind: incident.FalsePositive, title: "T"}},
		{name: "asked again", answers: "0\n13\noutage?\n\noutage\nT\n", want: wish{kind: incident.Outage, title: "T"}, says: `"outage?" is not a known kind; did you mean "outage"?`},
		{name: "no title", answers: "outage\n\n", want: wish{kind: incident.Outage}},
		{name: "no line end", answers: "outage\nT", want: wish{kind: incident.Outage, title: "T"}},
		{name: "only the title", answers: "T\n", given: wish{kind: incident.Outage}, want: wish{kind: incident.Outage, title: "T"}},
		{name: "a service", answers: "outage\nT\ncalendars\n2\n", services: services, want: wish{kind: incident.Outage, title: "T", services: []string{"calendar"}}, says: `"calendars" is none of them`},
		{name: "a service by name", answers: "outage\nT\nmail\n", services: services, want: wish{kind: incident.Outage, title: "T", services: []string{"mail"}}},
		{name: "no service", answers: "outage\nT\n\n", services: services, want: wish{kind: incident.Outage, title: "T"}},
		{name: "gone away", answers: "outa\n", wrong: true},
		{name: "gone away at the title", answers: "outage\n", wrong: true},
	} {
		var out bytes.Buffer
		got := tt.given
		err := newInterview(strings.NewReader(tt.answers), &out).fill(&got, tt.services)
		if (err != nil) != tt.wrong {
			t.Errorf("%s: %v\n%s", tt.name, err, out.String())
		}
		if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(wish{})); diff != "" && !tt.wrong {
			t.Errorf("%s: %s", tt.name, diff)
		}
		if !strings.Contains(out.String(), tt.says) {
			t.Errorf("%s: %q is missing in\n%s", tt.name, tt.says, out.String())
		}
	}
}

func TestNobodyIsAskedWhereNobodyAnswers(t *testing.T) {
	t.Parallel()
	nothing, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer nothing.Close() //nolint:errcheck // nothing is kept in it
	for _, stream := range []any{nothing, strings.NewReader(""), &sink{to: nothing}, nil} {
		if attended(stream) {
			t.Errorf("%T is taken for one that people read and write", stream)
		}
	}
}

func TestUsualTitle(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind      incident.Kind
		day, want string
	}{
		{"outage", "2026-02-05", "Outage on 5 February 2026"}, {"near-miss", "2026-02", "Near miss in February 2026"},
		{"security", "2026", "Security incident in 2026"}, {"other", "undated", "Incident"},
	} {
		if got := usualTitle(tt.kind, tt.day); got != tt.want {
			t.Errorf("usual title of %s, %s is %q, want %q", tt.kind, tt.day, got, tt.want)
		}
	}
}

// TestTwoAtOnce: a counted id that somebody else took meanwhile is counted on.
func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	a, out := quiet(nil)
	dir := t.TempDir()
	opts := pipeline.Options{Dir: dir, Config: "config.yaml", Incidents: "incidents"}
	known, err := pipeline.ReadNames(opts)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "incidents"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "incidents", "2026-11-23-outage.yaml"), []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := a.begin(a.newCommand(), opts, wish{kind: incident.Outage}, known, a.now()); err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(dir, "incidents", "2026-11-23-outage-2.yaml"); !strings.Contains(out.String(), want+"\n") {
		t.Errorf("the record is not counted on:\n%s", out.String())
	}
	if theirs, err := os.ReadFile(filepath.Join(dir, "incidents", "2026-11-23-outage.yaml")); err != nil || string(theirs) != "theirs" {
		t.Errorf("the other record holds %q (%v)", theirs, err)
	}
}
