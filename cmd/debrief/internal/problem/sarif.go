package problem

import (
	"slices"
	"strings"
)

// SARIF gives the findings in the Static Analysis Results Interchange Format
// 2.1.0, with a line end. Columns are counted in UTF-16 code units there. What
// is waived is told as suppressed.
// Source: OASIS, SARIF Version 2.1.0 Plus Errata 01.
func (f Findings) SARIF() ([]byte, error) {
	run := sarifRun{ColumnKind: "utf16CodeUnits", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "Debrief", Version: f.Version, SemanticVersion: f.Version, Rules: []sarifRule{}}
	rules := f.rules()
	for _, r := range rules {
		rule := r.sarif()
		if f.Rules != "" {
			rule.HelpURI = f.Rules + "#" + r.ID
		}
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
	}
	for _, p := range f.Problems {
		run.Results = append(run.Results, p.sarif(rules))
	}
	for _, p := range f.Waived {
		result := p.sarif(rules)
		result.Suppressions = []sarifSuppression{{Kind: "inSource", Justification: p.Waiver}}
		run.Results = append(run.Results, result)
	}
	return encode(sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

// rules gives the rules that the findings break, by id.
func (f Findings) rules() []*Rule {
	var rules []*Rule
	for _, p := range slices.Concat(f.Problems, f.Waived) {
		if p.Rule != nil && !slices.Contains(rules, p.Rule) {
			rules = append(rules, p.Rule)
		}
	}
	slices.SortFunc(rules, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

// sarifLevel gives the severity in the format's words.
func (s Severity) sarifLevel() string {
	if s == Hint {
		return "note"
	}
	return s.String()
}

// sarif gives a rule. A text that a rule does not have is left out, but for
// those without which readers show nothing.
func (r *Rule) sarif() sarifRule {
	rule := sarifRule{
		ID: r.ID, Name: r.Name, Default: sarifDefault{Level: r.Severity.sarifLevel()},
		Short: sarifSaid(firstOf(r.Title, r.Name, r.ID)), Help: sarifSaid(r.help(r.Plain())),
	}
	rule.Help.Markdown = sarifMarkdown(r.help(r.Reason))
	if r.Reason != "" {
		full := sarifSaid(r.Plain())
		rule.Full = &full
	}
	return rule
}

// help is what a rule has to say, given its reason.
func (r *Rule) help(reason string) string {
	said := []string{firstOf(reason, r.Title, r.Name)}
	if r.Source != "" {
		said = append(said, "Source: "+r.Source)
	}
	return strings.Join(append(said, "debrief explain "+r.ID+" shows an example."), "\n\n")
}

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

func (p Problem) sarif(rules []*Rule) sarifResult {
	result := sarifResult{
		Level: p.Severity.sarifLevel(), Message: sarifSaid(p.Message),
		Locations: []sarifLocation{p.Place.sarif()},
	}
	if p.Hint != "" {
		result.Message = sarifSaid(p.Message + "\nhint: " + p.Hint)
	}
	if p.Rule != nil {
		index := slices.Index(rules, p.Rule)
		result.RuleID, result.RuleIndex = p.Rule.ID, &index
	}
	for i, a := range p.Also {
		at := a.sarif()
		at.ID, at.Message = i+1, &sarifMessage{Text: sarifText(a.Message)}
		result.Related = append(result.Related, at)
	}
	return result
}

// sarifSaid gives a message as the format wants it.
func sarifSaid(text string) sarifMessage { return sarifMessage{Text: sarifText(text)} }

// sarifText escapes what the format takes for placeholders and links (sections
// 3.11.5 and 3.11.6).
func sarifText(text string) string {
	if strings.Contains(text, "](") {
		text = strings.NewReplacer(`[`, `\[`, `]`, `\]`).Replace(text)
	}
	return sarifMarkdown(text)
}

// sarifMarkdown escapes placeholders, and leaves out control characters.
func sarifMarkdown(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = Printable(lines[i])
	}
	return strings.NewReplacer("{", "{{", "}", "}}").Replace(strings.Join(lines, "\n"))
}
