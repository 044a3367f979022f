package cli

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"debrief/cmd/debrief/internal/problem"
)

// colours gives each severity's own, as a terminal takes it.
var colours = map[problem.Severity]string{problem.Error: "\x1b[1;31m", problem.Warning: "\x1b[1;33m", problem.Hint: "\x1b[1;36m"}

const plainAgain = "\x1b[0m"

// print shows the problems of a build, with colour where someone can see it.
// Hints are for those who ask for a check: here they are only counted.
func (a *app) print(to io.Writer, list problem.List, more int) {
	loud := list.Grave()
	for _, p := range loud {
		fmt.Fprint(to, a.textOf(to)(p))
	}
	if len(loud) > 0 {
		fmt.Fprintln(to, loud.Counted())
	}
	switch n := len(list) - len(loud) + more; n {
	case 0:
	case 1:
		a.say(`1 hint; "debrief check" shows it`)
	default:
		a.say(`%s; "debrief check" shows them`, count(n, "hint"))
	}
}

// textOf gives how a problem is told to a reader.
func (a *app) textOf(to io.Writer) func(problem.Problem) string {
	if a.coloured(to) {
		return painted
	}
	return problem.Problem.Text
}

// painted gives a problem's text with the severity in its colour.
func painted(p problem.Problem) string {
	word := p.Severity.String()
	return strings.Replace(p.Text(), ": "+word+": ", ": "+colours[p.Severity]+word+plainAgain+": ", 1)
}

// coloured reports whether to is a terminal whose user has not asked for plain
// text (no-color.org).
func (a *app) coloured(to io.Writer) bool {
	return terminal(to) != nil && a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb"
}

// terminal gives the terminal that output goes to; nil when it goes elsewhere.
func terminal(to io.Writer) *os.File {
	if out, ok := to.(*sink); ok {
		to = out.to
	}
	file, ok := to.(*os.File)
	if !ok {
		return nil
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return file
}

// width gives how many columns the terminal has that output goes to; 0 when it
// goes elsewhere or does not say.
func (a *app) width(to io.Writer) int {
	file := terminal(to)
	if file == nil {
		return 0
	}
	if n, err := strconv.Atoi(a.getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return columnsOf(file)
}
