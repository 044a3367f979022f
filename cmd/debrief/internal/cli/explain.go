package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"debrief/cmd/debrief/internal/pipeline"
	"debrief/cmd/debrief/internal/problem"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [RULE…]",
		Short: "Tell why a rule is one, with a wrong and a right example",
		Long: `Tell what a rule demands, why, where the demand comes from, with a wrong and a
right example, and how to let a problem pass or make it milder.

A rule is named as problems show it, by its id or its name: [PM011 timeline-order].
Without a rule, all of them are listed.`,
		Example: `  debrief explain
  debrief explain PM011
  debrief explain timeline-order human-error`,
		ValidArgsFunction: completeRules,
		RunE: func(_ *cobra.Command, names []string) error {
			return a.explain(names)
		},
	}
}

// explain prints the rules that are named, or the list of all. The error is
// for a name that no rule has.
func (a *app) explain(names []string) error {
	rules := pipeline.Rules()
	if len(names) == 0 {
		for _, line := range ruleTable(rules).lines(a.width(a.stdout)) {
			fmt.Fprintln(a.stdout, line)
		}
		return nil
	}
	var texts []string
	for _, name := range names {
		rule, err := ruleNamed(rules, name)
		if err != nil {
			return err
		}
		texts = append(texts, explained(rule))
	}
	fmt.Fprint(a.stdout, strings.Join(texts, "\n"))
	return nil
}

func ruleTable(rules []*problem.Rule) table {
	rows := table{{"ID", "NAME", "SEVERITY", "RULE"}}
	for _, r := range rules {
		rows = append(rows, []string{r.ID, r.Name, r.Severity.String(), r.Title})
	}
	return rows
}

// ruleNamed finds a rule by its id or name, in any case.
func ruleNamed(rules []*problem.Rule, name string) (*problem.Rule, error) {
	var words []string
	for _, r := range rules {
		if strings.EqualFold(r.ID, name) || strings.EqualFold(r.Name, name) {
			return r, nil
		}
		words = append(words, r.ID, r.Name)
	}
	if near := meant(name, words); near != "" {
		return nil, fmt.Errorf("there is no rule %q%s", name, near)
	}
	return nil, fmt.Errorf("there is no rule %q; \"debrief explain\" lists them all", name)
}

// textWidth is that of text that is meant to be read.
const textWidth = 80

// explained gives all that there is to say of a rule. Parts that it does not
// have are left out.
func explained(r *problem.Rule) string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(r.String()+"\n"+wrapped(r.Title, "", textWidth)) + "\n")
	part := func(head, text string) {
		if text != "" {
			fmt.Fprintf(&b, "\n%s\n%s\n", head, text)
		}
	}
	part("Severity", wrapped(severityWords(r), "  ", textWidth))
	part("Why", wrapped(r.Plain(), "  ", textWidth))
	part("Source", wrapped(r.Source, "  ", textWidth))
	part("Wrong", indented(r.Wrong))
	part("Right", indented(r.Right))
	part("To let it pass", wayAround(r))
	return b.String()
}

// severityWords says what a rule's problems do to a build.
func severityWords(r *problem.Rule) string {
	words := map[problem.Severity]string{
		problem.Error:   "error: no site is built while there is one",
		problem.Warning: "warning: every build shows it, and none stops for it",
		problem.Hint:    "hint: shown by debrief check alone; the report could be better",
	}[r.Severity]
	if r.Finished {
		words += ". So it is in a finished report: one that is published and has a final revision. In other records it is a hint"
	}
	return words + "."
}

// wayAround tells how a problem is let pass, or that it cannot be.
func wayAround(r *problem.Rule) string {
	if r.Firm {
		return wrapped("It cannot be waived or made milder: reports rely on it, or a secret could get out.", "  ", textWidth)
	}
	milder := problem.Hint
	if r.Severity == problem.Error {
		milder = problem.Warning
	}
	settings := fmt.Sprintf("in config.yaml, to make it a %s everywhere", milder)
	if r.Severity == problem.Hint {
		milder, settings = problem.Warning, "in config.yaml, to be stricter everywhere"
	}
	return fmt.Sprintf(`  in the record, with a reason and the last day that it holds for:
    x-lint-waive:
      - {rule: %s, reason: "…", until: 2026-12-31}
  %s:
    checks: {rules: [{rule: %s, severity: %s}]}`, r.ID, settings, r.ID, milder)
}

func indented(text string) string {
	text = strings.TrimRight(text, "\n")
	if text == "" {
		return ""
	}
	return "  " + strings.ReplaceAll(text, "\n", "\n  ")
}
