package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// quiet gives a run of the command whose output and environment the test has.
func quiet(environment map[string]string) (*app, *bytes.Buffer) {
	var out bytes.Buffer
	return &app{
		stdout: &out, stderr: &out,
		now:    func() time.Time { return time.Date(2026, 11, 22, 23, 30, 0, 0, time.FixedZone("", -3600)) },
		getenv: func(name string) string { return environment[name] },
	}, &out
}

func TestAsOf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ given, epoch, want string }{
		{"", "", "2026-11-23"}, // the day in UTC
		{"2026-01-31", "0", "2026-01-31"},
		{"2026-01-31T14:05+01:00", "", "2026-01-31T14:05+01:00"},
		{"", "0", "1970-01-01T00:00:00Z"},
		{"", "1795305600", "2026-11-22T00:00:00Z"},
		{"", "253402300799", "9999-12-31T23:59:59Z"},
		{"", "253402300800", "wrong"},
		{"", "-1", "wrong"},
		{"", "1.5", "wrong"},
		{"2026", "", "wrong"},
		{"2026-01-31T14:05", "", "wrong"},
		{"ongoing", "", "wrong"},
	} {
		a, _ := quiet(map[string]string{"SOURCE_DATE_EPOCH": tt.epoch})
		got := "wrong"
		if asOf, err := a.asOf(tt.given); err == nil {
			got = asOf.String()
		}
		if got != tt.want {
			t.Errorf("as of %q with SOURCE_DATE_EPOCH=%q is %s, want %s", tt.given, tt.epoch, got, tt.want)
		}
	}
}

func TestAPanicIsAFailure(t *testing.T) {
	t.Parallel()
	a, out := quiet(nil)
	status := run(a, []string{"crash"}, func(root *cobra.Command) {
		root.AddCommand(&cobra.Command{Use: "crash", Run: func(*cobra.Command, []string) { panic("a made-up fault") }})
	})
	if status != Failed || !strings.HasPrefix(out.String(), "debrief: internal error: a made-up fault\n") {
		t.Errorf("status %d, output:\n%s", status, out.String())
	}
}

func TestLostOutputIsAFailure(t *testing.T) {
	t.Parallel()
	var stderr bytes.Buffer
	status := Main([]string{"version"}, strings.NewReader(""), full{}, &stderr)
	if status != Failed || stderr.String() != "debrief: print: the disk is full\n" {
		t.Errorf("status %d, standard error %q", status, stderr.String())
	}
}

// full is a file on a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestEachLineOfAnErrorIsOurs(t *testing.T) {
	t.Parallel()
	a, out := quiet(nil)
	a.fail(errors.Join(errors.New("one"), errors.New("two")))
	if want := "debrief: one\ndebrief: two\n"; out.String() != want || a.status != Failed {
		t.Errorf("status %d, output %q, want %q", a.status, out.String(), want)
	}
}

// TestNamesAreNoCommandsOfATerminal wants a name with an escape code in it to be
// shown without.
func TestNamesAreNoCommandsOfATerminal(t *testing.T) {
	t.Parallel()
	const red = "\x1b[31mred\a\u202e"
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "incidents"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"check", "-C", dir, red}, {"build", "-C", dir, "--out", red}, {"build", "-C", dir, "--config", red}, {"export", "-C", dir, red},
		{"build", "-C", red}, {"--" + red}, {red}, {"list", "-C", dir, "--kind", red}, {"check", "-C", dir, "--format", red},
	} {
		a, out := quiet(nil)
		run(a, args, nil)
		if strings.ContainsAny(out.String(), "\x1b\a\u202e") || !strings.Contains(out.String(), "[31mred") {
			t.Errorf("%q: %q", args, out.String())
		}
	}
}

func TestColourOnlyOnATerminal(t *testing.T) {
	t.Parallel()
	list := problem.List{{Place: problem.Place{File: "a.yaml"}, Rule: &problem.Rule{ID: "r"}, Message: "m"}}
	a, out := quiet(nil)
	a.print(out, list, 0)
	if strings.Contains(out.String(), "\x1b") || !strings.Contains(out.String(), "a.yaml: error: m [r]\n1 error in 1 file\n") {
		t.Errorf("output %q", out.String())
	}
	terminal, err := os.Open(os.DevNull) // a character device, as a terminal is
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close() //nolint:errcheck // nothing is kept in it
	for environment, want := range map[[2]string]bool{
		{"", ""}: true, {"NO_COLOR", "1"}: false, {"TERM", "dumb"}: false, {"TERM", "xterm"}: true,
	} {
		a, _ := quiet(map[string]string{environment[0]: environment[1]})
		if got := a.coloured(terminal); got != want {
			t.Errorf("with %s=%s coloured is %v, want %v", environment[0], environment[1], got, want)
		}
	}
}

func TestABuildOnlyCountsHints(t *testing.T) {
	t.Parallel()
	hint := problem.Problem{Place: problem.Place{File: "a.yaml"}, Rule: &problem.Rule{ID: "r"}, Message: "m", Severity: problem.Hint}
	warning := hint
	warning.Severity = problem.Warning
	for _, tt := range []struct {
		list problem.List
		more int
		want string
	}{
		{nil, 0, ""},
		{nil, 2, "debrief: 2 hints; \"debrief check\" shows them\n"},
		{problem.List{hint}, 0, "debrief: 1 hint; \"debrief check\" shows it\n"},
		{problem.List{hint, warning, hint}, 1, "a.yaml: warning: m [r]\n1 warning in 1 file\ndebrief: 3 hints; \"debrief check\" shows them\n"},
	} {
		a, out := quiet(nil)
		a.print(out, tt.list, tt.more)
		if out.String() != tt.want {
			t.Errorf("output %q, want %q", out.String(), tt.want)
		}
	}
}

func TestFromRoot(t *testing.T) {
	here, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(here)
	above := filepath.Base(here)
	for _, tt := range []struct{ top, dir, file, want string }{
		{"", ".", "a.yaml", "a.yaml"},
		{"", "a/../b/", "a.yaml", "b/a.yaml"},
		{"", "../x", "a.yaml", "../x/a.yaml"},
		{"", here, "a.yaml", "a.yaml"},
		{"", filepath.Join(here, "b"), "../a.yaml", "a.yaml"},
		{"", ".", filepath.Join(here, "b", "a.yaml"), "b/a.yaml"},
		{"", "b", "/abs/a.yaml", "/abs/a.yaml"},
		{"", filepath.Dir(here), "a.yaml", filepath.ToSlash(filepath.Join(filepath.Dir(here), "a.yaml"))},
		{filepath.Dir(here), ".", "a.yaml", above + "/a.yaml"},
		{filepath.Dir(here), "..", "a.yaml", "a.yaml"},
		{filepath.Dir(here), "../..", "a.yaml", "../../a.yaml"},
		{filepath.Dir(here), ".", filepath.Join(here, "a.yaml"), above + "/a.yaml"},
		{"/elsewhere", "b", "a.yaml", "b/a.yaml"},
	} {
		a, _ := quiet(map[string]string{"GITHUB_WORKSPACE": tt.top})
		if got := a.fromRoot(tt.dir)(tt.file); got != tt.want {
			t.Errorf("%s in %s is %s, want %s", tt.file, tt.dir, got, tt.want)
		}
	}
}

func TestEveryColourEnds(t *testing.T) {
	t.Parallel()
	for _, s := range []problem.Severity{problem.Error, problem.Warning, problem.Hint} {
		p := problem.Problem{Place: problem.Place{File: "a.yaml"}, Severity: s, Rule: &problem.Rule{ID: "r"}, Message: "an error: here"}
		got := painted(p)
		if plain := strings.NewReplacer(colours[s], "", plainAgain, "").Replace(got); plain != p.Text() || strings.Count(got, "\x1b") != 2 {
			t.Errorf("painted %q", got)
		}
	}
}

func TestLies(t *testing.T) {
	t.Parallel()
	for limit, want := range map[string]bool{".": true, "incidents": true, "incidents/a.yaml": true, "incidents/a": false, "inc": false, "other": false} {
		if got := lies("incidents/a.yaml", []string{limit}); got != want {
			t.Errorf("incidents/a.yaml lies in %s: %v, want %v", limit, got, want)
		}
	}
}

func TestAudiencesAreOffered(t *testing.T) {
	t.Parallel()
	a, out := quiet(nil)
	if status := run(a, []string{"build", "--help"}, nil); status != Fine {
		t.Fatalf("status %d", status)
	}
	for _, word := range incident.Audience("").Words() {
		if !strings.Contains(out.String(), word) {
			t.Errorf("the help does not name %s:\n%s", word, out.String())
		}
	}
}
