package page

import (
	"fmt"
	"io/fs"
	"strings"
	"text/template"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
)

// The pages on how reports are made: what they are called in a template's name
// and as a class.
const (
	methodsKind = "methods"
	rulesKind   = "rules"
)

// RulesPath is where a site tells its rules, each under its id and its name.
const RulesPath = "methods/rules/index.html"

// Methods is what the pages on methods tell beyond what holds for every site.
type Methods struct {
	Themes  []Theme   // the rules, each once
	Weighed []Weighed // rules that the settings weigh otherwise
	Waived  []Waived  // what shown reports let pass
}

// Theme is the rules about one thing.
type Theme struct {
	Name, Title string
	Rules       []*problem.Rule
}

// Weighed is a rule with the severity that this site gives it: error, warning,
// hint or off.
type Weighed struct {
	Rule *problem.Rule
	To   string
}

// Waived is one rule that a shown report does not keep. Reason is empty where
// these readers may not know it, Until where there is no end.
type Waived struct {
	Rule      *problem.Rule
	ID, Title string // of the incident
	Reason    string
	Until     incident.Instant
	Problems  int // that it lets pass
}

// methodsView is what methods.md.tmpl sees. Every string is finished Markdown.
type methodsView struct {
	Rules      int // how many there are
	Severities grid
	Weighed    grid // empty when the site weighs all rules as they are
	Waivers    waiversView

	notes annotations
}

// waiversView is what shown reports let pass, report by report.
type waiversView struct {
	Count   string // of all: 3 waivers in 2 reports let 5 problems pass
	Reports []waivingView
}

// waivingView is one report that waives rules.
type waivingView struct {
	Report string // a link
	Rules  []waivedView
}

// waivedView is one rule that a report waives.
type waivedView struct {
	Rule   string // a link
	Reason string // in a line
	Extent string // how long, and how many problems
}

// Heading gives the words of a heading with its id.
func (v *methodsView) Heading(id, words string) string { return words + v.notes.id(id) }

// newMethodsTemplates reads the templates of the pages on methods.
func newMethodsTemplates(templates fs.FS) (*template.Template, error) {
	t, err := template.ParseFS(templates, "methods.md.tmpl", "rules.md.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	return t, nil
}

// Methods makes the pages on how reports are made and checked.
func (r *Renderer) Methods(m Methods) ([]File, error) {
	view := r.methodsView(m)
	methods, err := r.methodsPage(sheet{Path: "methods/index.html", Kind: methodsKind, Title: "Methods",
		Description: "How these reports are made and checked, and which rules they waive."}, view, &view.notes)
	if err != nil {
		return nil, err
	}
	book := rulesViewOf(m)
	rules, err := r.methodsPage(sheet{Path: RulesPath, Kind: rulesKind, Title: "Rules for records",
		Description: "Every rule that records are held against, with its reason, its source and an example."}, book, &book.notes)
	return []File{methods, rules}, err
}

// methodsPage tells a page in Markdown and makes HTML of it.
func (r *Renderer) methodsPage(s sheet, view any, notes *annotations) (File, error) {
	var told strings.Builder
	if err := r.methods.ExecuteTemplate(&told, s.Kind+".md.tmpl", view); err != nil {
		return File{}, fmt.Errorf("tell %s: %w", s.Path, err)
	}
	b := body{Markdown: squeezed(told.String()), Notes: *notes}
	content, err := b.html(r.markdown)
	if err != nil {
		return File{}, err
	}
	s.Body, s.Contents = content, b.contents
	return r.frame(s)
}

func (r *Renderer) methodsView(m Methods) *methodsView {
	v := &methodsView{Rules: m.count()}
	v.Severities = grid{Columns: columnsOf("Word", "What it means")}
	for _, s := range []struct {
		problem.Severity
		means string
	}{
		{problem.Error, "The report would be wrong, or would tell what it must not. The site is not built until it is mended."},
		{problem.Warning, "A reader would miss something or could be misled. The site is built."},
		{problem.Hint, "It could be better. What only a finished report needs is a hint until the report is final."},
	} {
		v.Severities.add(severityChip(&v.notes, s.String()), s.means)
	}
	if len(m.Weighed) > 0 {
		v.Weighed = grid{Columns: columnsOf("Rule", "By itself", "Here")}
		for _, w := range m.Weighed {
			v.Weighed.add(ruleLink(w.Rule), severityChip(&v.notes, w.Rule.Severity.String()), severityChip(&v.notes, w.To))
		}
	}
	v.Waivers = r.waiversView(m.Waived)
	return v
}

func (r *Renderer) waiversView(waived []Waived) waiversView {
	var v waiversView
	problems := 0
	for i, w := range waived {
		if i == 0 || w.ID != waived[i-1].ID {
			v.Reports = append(v.Reports, waivingView{Report: link(w.Title, "../incidents/"+w.ID+"/index.html")})
		}
		last := &v.Reports[len(v.Reports)-1]
		last.Rules = append(last.Rules, r.waivedView(w))
		problems += w.Problems
	}
	lets := "let"
	if len(waived) == 1 {
		lets = "lets"
	}
	v.Count = fmt.Sprintf("%s in %s %s %s pass", counted(len(waived), "waiver", "waivers"), counted(len(v.Reports), "report", "reports"), lets, counted(problems, "problem", "problems"))
	return v
}

func (r *Renderer) waivedView(w Waived) waivedView {
	v := waivedView{Rule: ruleLink(w.Rule), Reason: escape(strings.Join(strings.Fields(w.Reason), " ")), Extent: "without an end"}
	if v.Reason == "" {
		v.Reason = "The reason is not published."
	}
	if !w.Until.IsZero() {
		v.Extent = "until " + r.say.In(r.site.Zone()).Written(w.Until)
	}
	v.Extent = upperFirst(v.Extent) + "; " + counted(w.Problems, "problem", "problems")
	return v
}

func (m Methods) count() int {
	n := 0
	for _, t := range m.Themes {
		n += len(t.Rules)
	}
	return n
}

// ruleLink leads from the methods page to a rule.
func ruleLink(rule *problem.Rule) string { return link(rule.String(), "rules/index.html#"+rule.ID) }

// severityChip is a severity's word, which its class gives a shape and a
// colour.
func severityChip(notes *annotations, word string) string {
	return notes.mark(annotation{Kind: chipNote, Value: "rule-" + word}, upperFirst(word))
}
