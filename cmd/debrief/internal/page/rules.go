package page

import (
	"regexp"
	"strings"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/words"
)

// rulesView is what rules.md.tmpl sees. Every string is finished Markdown, in
// English: the book of rules is in one language.
type rulesView struct {
	Count  int
	Themes []themeView

	notes annotations
}

// Heading gives the words of a heading with its id.
func (v *rulesView) Heading(id, words string) string { return words + v.notes.id(id) }

// themeView is the rules about one thing.
type themeView struct {
	ID, Title string
	Links     []string // to its rules
	Rules     []ruleView
}

// ruleView is one rule.
type ruleView struct {
	ID, Title string
	Label     string // severity, id and name; its paragraph has the name as its id
	Reason    string // blocks
	Source    string
	Examples  []exampleView
}

// exampleView is one file of an example, or all of it.
type exampleView struct {
	Caption string
	Code    string // a block with its fence
}

func rulesViewOf(m Methods) *rulesView {
	v := &rulesView{Count: m.count()}
	to := map[*problem.Rule]string{}
	for _, w := range m.Weighed {
		to[w.Rule] = w.To
	}
	for _, theme := range m.Themes {
		t := themeView{ID: "theme-" + theme.Name, Title: escape(theme.Title)}
		for _, rule := range theme.Rules {
			t.Links = append(t.Links, link(rule.ID+nbsp+rule.Name, "#"+rule.ID))
			t.Rules = append(t.Rules, v.rule(rule, to[rule]))
		}
		v.Themes = append(v.Themes, t)
	}
	return v
}

// rule tells one rule; to is the severity that this site gives it, or empty.
func (v *rulesView) rule(rule *problem.Rule, to string) ruleView {
	label := []string{severityChip(words.English(), &v.notes, rule.Severity.String())}
	if rule.Finished {
		label = append(label, "once the report is final")
	}
	if to != "" {
		label = append(label, "here: "+severityChip(words.English(), &v.notes, to))
	}
	label = append(label, code(rule.ID), code(rule.Name))
	if rule.Firm {
		label = append(label, "cannot be waived")
	}
	view := ruleView{ID: rule.ID, Title: escape(upperFirst(rule.Title)), Reason: rule.Reason, Source: escape(rule.Source),
		Label: strings.Join(label, " · ") + v.notes.id(rule.Name)}
	for _, e := range []struct{ class, word, text string }{{"wrong", "Wrong", rule.Wrong}, {"right", "Right", rule.Right}} {
		if strings.TrimSpace(e.text) != "" {
			view.Examples = append(view.Examples, v.examples(e.class, e.word, e.text)...)
		}
	}
	return view
}

var fileLine = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

// examples cuts an example into its files.
func (v *rulesView) examples(class, word, text string) []exampleView {
	caption := v.notes.mark(annotation{Kind: chipNote, Value: "example-" + class}, word)
	var all []exampleView
	from := 0
	for _, m := range append(fileLine.FindAllStringSubmatchIndex(text, -1), []int{len(text), len(text), 0, 0}) {
		if part := strings.Trim(text[from:m[0]], "\n"); part != "" {
			all = append(all, exampleView{Caption: caption, Code: strings.Join(fenced("yaml", strings.Split(part, "\n")), "\n")})
		}
		switch file := code(text[m[2]:m[3]]); {
		case m[1] == m[0]:
		case len(all) == 0:
			caption += " in " + file
		default:
			caption = "and in " + file
		}
		from = m[1]
	}
	return all
}
