package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/record"
)

// The examples of the rule book are tried as users would: a project with the
// excerpt laid over a complete record, checked, and built where only that shows
// the problem.

func TestEveryRuleIsThere(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	names := map[string]bool{}
	for _, rule := range Rules() {
		if ids[rule.ID] || names[rule.Name] {
			t.Errorf("%s is there twice", rule)
		}
		ids[rule.ID], names[rule.Name] = true, true
	}
	for i := 1; i <= 56; i++ {
		if id := fmt.Sprintf("PM%03d", i); !ids[id] {
			t.Errorf("%s is missing", id)
		}
	}
}

func TestRules(t *testing.T) {
	t.Parallel()
	for _, rule := range Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			t.Parallel()
			for what, text := range map[string]string{
				"title": rule.Title, "reason": rule.Reason, "source": rule.Source, "wrong example": rule.Wrong, "right example": rule.Right,
			} {
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s has no %s", rule, what)
				}
			}
			if wrong := told(t, rule, rule.Wrong); !breaks(wrong, rule) {
				t.Errorf("the wrong example of %s is not reported:\n%s\n%s", rule, rule.Wrong, wrong.Text())
			}
			right := told(t, rule, rule.Right)
			if breaks(right, rule) || right.HasErrors() {
				t.Errorf("the right example of %s is reported:\n%s\n%s", rule, rule.Right, right.Text())
			}
		})
	}
}

// TestTheExampleIsSilent: what examples are laid over has no problem itself.
func TestTheExampleIsSilent(t *testing.T) {
	t.Parallel()
	if problems := told(t, record.DeadLink, ""); len(problems) > 0 {
		t.Error(problems.Text())
	}
}

func breaks(list problem.List, rule *problem.Rule) bool {
	return slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Rule == rule })
}

// told gives the problems of a project with the example in it.
func told(t *testing.T, rule *problem.Rule, example string) problem.List {
	t.Helper()
	base, err := os.ReadFile(filepath.Join("testdata", "example.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range parts(example) {
		if name == "incidents/example.yaml" {
			text = laidOver(string(base), text)
		}
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	asOf, err := incident.ParseInstant("2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	opts := Options{Dir: dir, Config: "config.yaml", Incidents: "incidents", Templates: "templates", Out: "site", AsOf: asOf, Version: "test"}
	run := Check
	if rule == record.DeadLink {
		run = Build
	}
	found, err := run(opts)
	if err != nil {
		t.Fatal(err)
	}
	return found.Problems
}

var (
	partLine = regexp.MustCompile(`(?m)^-- (\S+) --\n`)
	keyLine  = regexp.MustCompile(`(?m)^[A-Za-z_][\w-]*:`)
)

// parts gives the files of an example by name.
func parts(example string) map[string]string {
	files := map[string]string{"incidents/example.yaml": example}
	marks := partLine.FindAllStringSubmatchIndex(example, -1)
	for i, mark := range marks {
		if i == 0 {
			files["incidents/example.yaml"] = example[:mark[0]]
		}
		end := len(example)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		files[example[mark[2]:mark[3]]] = example[mark[1]:end]
	}
	return files
}

// laidOver puts the top-level keys of an excerpt in the place of those of a
// record. One with another kind leaves the block of the old one out. A text
// without any key stands for itself.
func laidOver(record, excerpt string) string {
	if strings.TrimSpace(excerpt) != "" && !keyLine.MatchString(excerpt) {
		return excerpt
	}
	taken := map[string]bool{}
	for _, key := range keyLine.FindAllString(excerpt, -1) {
		taken[key] = true
	}
	if taken["kind:"] {
		taken["outage:"] = true
	}
	starts := append(keyLine.FindAllStringIndex(record, -1), []int{len(record)})
	var out strings.Builder
	for i := range len(starts) - 1 {
		if block := record[starts[i][0]:starts[i+1][0]]; !taken[keyLine.FindString(block)] {
			out.WriteString(block)
		}
	}
	return out.String() + strings.TrimSuffix(excerpt, "\n") + "\n"
}
