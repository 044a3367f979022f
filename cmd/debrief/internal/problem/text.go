package problem

import (
	"fmt"
	"strings"
)

// Text gives the problem as a terminal or a log shows it, with a line end:
// the place, what is wrong, the source line with a mark under the place, other
// places that belong to it, and the way out.
func (p Problem) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s [%s]\n", p.Place, p.Severity, Printable(p.Message), p.Rule)
	p.excerpt(&b)
	for _, a := range p.Also {
		fmt.Fprintf(&b, "  %s: %s\n", a.Place, Printable(a.Message))
		a.excerpt(&b)
	}
	if p.Hint != "" {
		fmt.Fprintf(&b, "  hint: %s\n", Printable(p.Hint))
	}
	return b.String()
}

// Text gives all problems, one after the other, and a last line that counts
// them. It is empty for an empty list.
func (l List) Text() string {
	if len(l) == 0 {
		return ""
	}
	var b strings.Builder
	for _, p := range l {
		b.WriteString(p.Text())
	}
	b.WriteString(l.Counted() + "\n")
	return b.String()
}

// Counted says how many problems there are: "2 errors, 1 warning in 2 files".
func (l List) Counted() string {
	var parts []string
	for _, s := range []Severity{Error, Warning, Hint} {
		if n := l.Count(s); n > 0 {
			parts = append(parts, plural(n, s.String()))
		}
	}
	if len(parts) == 0 {
		return "no problems"
	}
	return strings.Join(parts, ", ") + " in " + plural(l.files(), "file")
}

// files counts the files that have a problem.
func (l List) files() int {
	files := map[string]bool{}
	for _, p := range l {
		files[p.File] = true
	}
	return len(files)
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// String gives file:line:column, as editors and terminals link it.
func (p Place) String() string {
	if p.Line == 0 {
		return Printable(p.File)
	}
	return fmt.Sprintf("%s:%d:%d", Printable(p.File), p.Line, p.Column)
}

// Excerpt gives the source line and a mark under the place, as Text has them;
// empty when there is no line.
func (p Place) Excerpt() string {
	var b strings.Builder
	p.excerpt(&b)
	return b.String()
}

// excerpt writes the source line and a mark under the place. Of a long line it
// shows the part around the place.
func (p Place) excerpt(b *strings.Builder) {
	if p.Line == 0 || strings.TrimSpace(p.Source) == "" {
		return
	}
	line := []rune(Printable(p.Source))
	from := min(max(0, p.Column-1), len(line))
	to := min(len(line), from+max(1, p.Width))
	line, from, to = window(line, from, to)
	number := fmt.Sprint(p.Line)
	fmt.Fprintf(b, "  %s | %s\n", number, string(line))
	pad := strings.Repeat(" ", cellsOf(line[:from]))
	fmt.Fprintf(b, "  %*s | %s%s\n", len(number), "", pad, mark(line[from:to]))
}

func mark(under []rune) string {
	return "^" + strings.Repeat("~", max(0, cellsOf(under)-1))
}

// The widest source line that is shown whole, and how much of a wider one
// stands before the place.
const (
	widest = 160
	before = 60
)

// window cuts a long line to the part around runes from to to, with an
// ellipsis at each cut.
func window(line []rune, from, to int) (part []rune, newFrom, newTo int) {
	if len(line) <= widest {
		return line, from, to
	}
	start := max(0, from-before)
	end := min(len(line), start+widest)
	to = min(to, end)
	if start > 0 {
		part = append(part, '…')
	}
	part = append(part, line[start:end]...)
	if end < len(line) {
		part = append(part, '…')
	}
	shift := 0
	if start > 0 {
		shift = start - 1
	}
	return part, from - shift, to - shift
}
