package config

import (
	"fmt"
	"slices"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// strictness wants every rule that is set otherwise to be one that there is,
// and a firm one not to be milder. It writes the ids of the rules; what is
// faulty it takes out.
func (c *checker) strictness() {
	for i := range c.said.Checks.Rules {
		r := &c.said.Checks.Rules[i]
		rule := c.rule(r.Rule)
		switch {
		case r.Rule == "" || r.Severity == "":
			r.Rule = ""
		case rule == nil:
			c.tell(problem.Error, fmt.Sprintf("/checks/rules/%d/rule", i), Settings, fmt.Sprintf("there is no rule %q", r.Rule), c.ruleHint(r.Rule))
			r.Rule = ""
		case rule.Firm && r.milderThan(rule):
			c.tell(problem.Error, fmt.Sprintf("/checks/rules/%d/severity", i), Settings,
				fmt.Sprintf("%s cannot be made milder, because reports rely on it", rule), "take this setting out")
			r.Rule = ""
		default:
			r.Rule = rule.ID
		}
	}
}

// used gives the settings of rules that are not faulty.
func used(rules []Rule) []Rule {
	return slices.DeleteFunc(rules, func(r Rule) bool { return r.Rule == "" })
}

func (c *checker) rule(name string) *problem.Rule {
	i := slices.IndexFunc(c.rules, func(r *problem.Rule) bool { return r.ID == name || r.Name == name })
	if i < 0 {
		return nil
	}
	return c.rules[i]
}

func (c *checker) ruleHint(written string) string {
	var known []string
	for _, r := range c.rules {
		known = append(known, r.ID, r.Name)
	}
	if near := source.Nearest(written, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "write its id or its name, as problems show them in brackets"
}

func (r Rule) milderThan(rule *problem.Rule) bool {
	severity, ok := r.Severity.Severity()
	return !ok || severity > rule.Severity
}

// Severity gives the severity that problems get; false when there are none.
func (s Strictness) Severity() (problem.Severity, bool) {
	switch s {
	case "error":
		return problem.Error, true
	case "warning":
		return problem.Warning, true
	case "hint":
		return problem.Hint, true
	}
	return problem.Hint, false
}
