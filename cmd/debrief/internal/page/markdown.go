package page

import (
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"text/template"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/report"
	"debrief/cmd/debrief/internal/words"
)

// nbsp keeps a number and its unit on one line.
const nbsp = words.NBSP

// reportTemplate is the template that says a report in Markdown.
const reportTemplate = "incident.md.tmpl"

// teller tells reports in Markdown. It keeps nothing of them.
type teller struct {
	site     Site
	say      *words.Language
	template *template.Template
	prose    prose
	labels   map[string]string // see methodLabels
	buffers  buffers
}

func newTeller(templates fs.FS, site Site, say *words.Language) (*teller, error) {
	t, err := template.New(reportTemplate).Funcs(template.FuncMap{"indent": indent}).Funcs(printing()).Funcs(sayings(say)).ParseFS(templates, reportTemplate)
	if err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	foldSayings(t, say.Say)
	return &teller{site: site, say: say, template: t, prose: newProse(), labels: methodLabels(say)}, nil
}

// tell gives a report in Markdown with its marks. drawn says that there is a
// picture of its timeline.
func (t *teller) tell(rep *report.Report, linked Linked, figures []Figure, drawn bool) (string, annotations, error) {
	c := t.composer(rep, linked, figures)
	c.compose(drawn)
	out := t.buffers.empty()
	defer t.buffers.back(out)
	if err := t.template.Execute(capped{out, reportTemplate}, c.view); err != nil {
		return "", nil, fmt.Errorf("tell %s: %w", rep.Incident.ID, err)
	}
	return squeezed(out.Bytes()), c.view.notes, nil
}

// compose fills the view in the order of the page.
func (c *composer) compose(drawn bool) {
	c.composeHead()
	c.composeFacts()
	c.composeHappened()
	c.composeTimeline(drawn)
	c.composeCause()
	c.composeRemediation()
	c.composeLessons()
	c.composeKinds()
	c.composeDurations()
	c.linkMethods()
	c.composeEnd()
}

// indent puts blocks into a list item: every line but the first begins with n
// spaces.
func indent(n int, blocks string) string {
	return strings.Join(prefixed("", strings.Repeat(" ", n), strings.Split(blocks, "\n")), "\n")
}

var fence = regexp.MustCompile("^[ >*+)0-9.-]*(`{3,})")

// squeezed makes one blank line of several, and none at the beginning; code
// stays as it is. What it is given is changed.
func squeezed(markdown []byte) string {
	out := markdown[:0] // in the same place
	open, blank := "", true
	for line := range bytes.Lines(markdown) {
		ticks := ""
		if bytes.Contains(line, []byte("```")) {
			if m := fence.FindSubmatch(line); m != nil {
				ticks = string(m[1])
			}
		}
		switch {
		case open == "":
			open = ticks
		case ticks == open:
			open = ""
		}
		isBlank := len(bytes.TrimSpace(line)) == 0
		if isBlank && blank && open == "" {
			continue
		}
		blank = isBlank
		out = append(out, line...)
	}
	return string(append(bytes.TrimRight(out, "\n"), '\n'))
}

// isUnit reports whether a space before or after a character may stand between
// a number and its unit.
func isUnit(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// plainMarkdown is a report's Markdown as readers get it: without marks, and
// with plain spaces between numbers and their units, so that it can be
// searched as one types.
func plainMarkdown(marked string) []byte {
	rest := stripMarks([]byte(marked))
	plain := rest[:0] // in the same place
	for {
		before, after, found := bytes.Cut(rest, []byte(nbsp))
		last, _ := utf8.DecodeLastRune(before)
		plain = append(plain, before...)
		if !found {
			return plain
		}
		next, _ := utf8.DecodeRune(after)
		gap := nbsp
		if (isUnit(last) || last == '±' || last == '−') && (isUnit(next) || next == '%') {
			gap = " "
		}
		plain, rest = append(plain, gap...), after
	}
}
