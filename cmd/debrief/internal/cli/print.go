package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"debrief/cmd/debrief/internal/problem"
)

// colours gives each severity's own, as a terminal takes it.
var colours = map[problem.Severity]string{problem.Error: "\x1b[1;31m", problem.Warning: "\x1b[1;33m", problem.Hint: "\x1b[1;36m"}

const plainAgain = "\x1b[0m"

// print shows problems, with colour where someone can see it.
func (a *app) print(to io.Writer, list problem.List) {
	if len(list) == 0 {
		return
	}
	if !a.coloured(to) {
		fmt.Fprint(to, list.Text())
		return
	}
	for _, p := range list {
		fmt.Fprint(to, painted(p))
	}
	fmt.Fprintln(to, list.Counted())
}

// painted gives a problem's text with the severity in its colour.
func painted(p problem.Problem) string {
	word := p.Severity.String()
	return strings.Replace(p.Text(), ": "+word+": ", ": "+colours[p.Severity]+word+plainAgain+": ", 1)
}

// coloured reports whether to is a terminal whose user has not asked for plain
// text (no-color.org).
func (a *app) coloured(to io.Writer) bool {
	if out, ok := to.(*sink); ok {
		to = out.to
	}
	file, ok := to.(*os.File)
	if !ok || a.getenv("NO_COLOR") != "" || a.getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
