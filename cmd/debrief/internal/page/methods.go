package page

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"text/template"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/words"
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
	Zone        string // a sentence on the site's zone
	Groups      []metricGroupView
	Certainties []wordView
	Schemes     []string
	Audience    string // a sentence on whom this build is for
	Checked     string // a sentence on the rules, with a link to them
	Severities  grid
	Weighed     grid // empty when the site weighs all rules as they are
	Waivers     waiversView
	Data        dataView

	notes annotations
}

// metricGroupView is the metrics of one sort.
type metricGroupView struct {
	ID, Title string
	Metrics   []metricView
}

// metricView is how one number is computed.
type metricView struct {
	ID, Name, Means string
	Formula         string // in a line of its own; may be empty
	Notes           []string
}

// waiversView is what shown reports let pass, report by report.
type waiversView struct {
	Count   string // a sentence: on this site, 3 waivers in 2 reports let 5 problems pass
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
func newMethodsTemplates(templates fs.FS, say *words.Language) (*template.Template, error) {
	t, err := template.New("").Funcs(printing()).Funcs(sayings(say)).ParseFS(templates, "methods.md.tmpl", "rules.md.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	return t, nil
}

// Methods makes the pages on how reports are made and checked.
func (r *Renderer) Methods(m Methods) ([]File, error) {
	view := r.methodsView(m)
	methods, err := r.methodsPage(sheet{Path: "methods/index.html", Kind: methodsKind, Title: r.say.Say("Methods"), Stamp: []string{r.say.Say("Methods")},
		Description: r.say.Say("How each number of these reports is computed, how records are checked, and which rules they waive.")}, view, &view.notes)
	if err != nil {
		return nil, err
	}
	book := rulesViewOf(m)
	rules, err := r.methodsPage(sheet{Path: RulesPath, Kind: rulesKind, Title: "Rules for records", Language: "en", Stamp: []string{"Rules for records"},
		Description: "Every rule that records are held against, with its reason, its source and an example."}, book, &book.notes)
	return []File{methods, rules}, err
}

// methodsPage tells a page in Markdown and makes HTML of it.
func (r *Renderer) methodsPage(s sheet, view any, notes *annotations) (File, error) {
	var told bytes.Buffer
	template := s.Kind + ".md.tmpl"
	if err := r.methods.ExecuteTemplate(capped{&told, template}, template, view); err != nil {
		return File{}, fmt.Errorf("tell %s: %w", s.Path, err)
	}
	b := body{Markdown: squeezed(told.Bytes()), Notes: *notes}
	content, err := b.html(r.markdown, &bytes.Buffer{})
	if err != nil {
		return File{}, err
	}
	if s.Kind == methodsKind {
		content = append(content, r.anchorsWanted(content)...)
	}
	s.Body, s.Contents = content, b.contents
	return r.frame(s)
}

// anchorsWanted gives the places of metrics that a template of the site owner's
// own leaves out: the links to them then lead to the page's end.
func (r *Renderer) anchorsWanted(content []byte) []byte {
	var ids []string
	for _, group := range r.metricGroups() {
		for _, m := range group.Metrics {
			ids = append(ids, m.ID)
		}
	}
	var all []byte
	for _, id := range append(ids, "as-of", "audience", "counted", "severities", "severity-schemes", "status-words", "waivers") {
		if !bytes.Contains(content, []byte(`id="`+id+`"`)) {
			all = fmt.Appendf(all, "<span id=%q></span>", id)
		}
	}
	return all
}

func (r *Renderer) methodsView(m Methods) *methodsView {
	v := &methodsView{}
	r.tellMethods(v, m.count())
	v.Severities = grid{Columns: columnsOf(r.say.Say("Word"), r.say.Say("What it means"))}
	for _, s := range []struct {
		problem.Severity
		means string
	}{
		{problem.Error, r.say.Say("The report would be wrong, or would tell what it must not. The site is not built until it is mended.")},
		{problem.Warning, r.say.Say("A reader would miss something or could be misled. The site is built.")},
		{problem.Hint, r.say.Say("It could be better. What only a finished report needs is a hint until the report is final.")},
	} {
		v.Severities.add(severityChip(r.say, &v.notes, s.String()), s.means)
	}
	if len(m.Weighed) > 0 {
		v.Weighed = grid{Columns: columnsOf(r.say.Say("Rule"), r.say.Say("By itself"), r.say.Say("Here"))}
		for _, w := range m.Weighed {
			v.Weighed.add(ruleLink(w.Rule), severityChip(r.say, &v.notes, w.Rule.Severity.String()), severityChip(r.say, &v.notes, w.To))
		}
	}
	v.Waivers, v.Data = r.waiversView(m.Waived), r.dataView()
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
	v.Count = r.say.Say("No report on this site does.")
	if len(waived) > 0 {
		v.Count = r.say.Say("On this site, %s in %s: %s pass.", r.say.Count(len(waived), "%s waiver", "%s waivers"),
			r.say.Count(len(v.Reports), "%s report", "%s reports"), r.say.Count(problems, "%s problem", "%s problems"))
	}
	return v
}

func (r *Renderer) waivedView(w Waived) waivedView {
	v := waivedView{Rule: ruleLink(w.Rule), Reason: escape(strings.Join(strings.Fields(w.Reason), " ")), Extent: r.say.Say("without an end")}
	if v.Reason == "" {
		v.Reason = r.say.Say("The reason is not published.")
	}
	if !w.Until.IsZero() {
		v.Extent = r.say.Say("until %s", r.say.In(r.site.Zone()).Written(w.Until))
	}
	v.Extent = r.say.Items([]string{words.UpperFirst(v.Extent), r.say.Count(w.Problems, "%s problem", "%s problems")})
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
// colour: error, warning, hint or off.
func severityChip(say *words.Language, notes *annotations, word string) string {
	told := upperFirst(word)
	switch word {
	case problem.Error.String():
		told = say.SayAs("problem", "Error")
	case problem.Warning.String():
		told = say.SayAs("problem", "Warning")
	case problem.Hint.String():
		told = say.SayAs("problem", "Hint")
	case "off":
		told = say.SayAs("problem", "Off")
	}
	return notes.mark(annotation{Kind: chipNote, Value: "rule-" + word}, told)
}
