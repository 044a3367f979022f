package cli

import (
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/problem"
)

// Every command tells what it does, shows it, and keeps to a terminal's width.
func TestEveryCommandHelps(t *testing.T) {
	t.Parallel()
	a, _ := quiet(nil)
	root := a.root()
	wordDefaults(root)
	commands := commandsOf(root)
	if len(commands) < 8 {
		t.Errorf("only %d commands", len(commands))
	}
	for _, c := range commands {
		if c.Long == "" || !strings.Contains(c.Example, "debrief") {
			t.Errorf("%s: no long text or no example", c.CommandPath())
		}
		for line := range strings.SplitSeq(c.Long+"\n"+c.Example, "\n") {
			if n := problem.Cells(line); n > 90 {
				t.Errorf("%s: a line of %d columns: %s", c.CommandPath(), n, line)
			}
		}
		if strings.HasSuffix(c.Short, ".") {
			t.Errorf("%s: the short text ends in a full stop", c.CommandPath())
		}
	}
}

// The help names the formats that there are.
func TestFormatsAreOffered(t *testing.T) {
	t.Parallel()
	for command, known := range map[string][]string{"check": formats(), "list": listFormats()} {
		a, out := quiet(nil)
		if status := run(a, []string{"help", command}, nil); status != Fine {
			t.Fatalf("status %d", status)
		}
		for _, word := range known {
			if !strings.Contains(out.String(), "\n  "+word) {
				t.Errorf("the help of %s does not explain %s", command, word)
			}
		}
	}
}

func TestRoff(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a-b":            `a\-b`,
		`C:\x`:           `C:\ex`,
		".TH x\n'y\n .z": "\\&.TH x\n\\&'y\n .z",
	} {
		if got := roff(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got, want := paragraphs("one\ntwo\n\n  a  b\n  c\n", ""), "one\ntwo\n.PP\n.nf\n  a  b\n  c\n.fi\n"; got != want {
		t.Errorf("paragraphs %q, want %q", got, want)
	}
}
