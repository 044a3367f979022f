package problem

import (
	"fmt"
	"strings"
	"unicode"
)

// Text gives the problem as a terminal or a log shows it, with a line end:
// the place, what is wrong, the source line with a mark under the place, other
// places that belong to it, and the way out.
func (p Problem) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s [%s]\n", p.Place, p.Severity, printable(p.Message), p.Rule)
	p.excerpt(&b)
	for _, a := range p.Also {
		fmt.Fprintf(&b, "  %s: %s\n", a.Place, printable(a.Message))
		a.excerpt(&b)
	}
	if p.Hint != "" {
		fmt.Fprintf(&b, "  hint: %s\n", printable(p.Hint))
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
	files := map[string]bool{}
	for _, p := range l {
		files[p.File] = true
	}
	return strings.Join(parts, ", ") + " in " + plural(len(files), "file")
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
		return printable(p.File)
	}
	return fmt.Sprintf("%s:%d:%d", printable(p.File), p.Line, p.Column)
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
	line := []rune(printable(p.Source))
	from := min(max(0, p.Column-1), len(line))
	to := min(len(line), from+max(1, p.Width))
	line, from, to = window(line, from, to)
	number := fmt.Sprint(p.Line)
	fmt.Fprintf(b, "  %s | %s\n", number, string(line))
	pad := strings.Repeat(" ", cells(line[:from]))
	fmt.Fprintf(b, "  %*s | %s%s\n", len(number), "", pad, mark(line[from:to]))
}

func mark(under []rune) string {
	return "^" + strings.Repeat("~", max(0, cells(under)-1))
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

// printable makes text safe for a terminal: one line, without control
// characters and without marks that turn the direction of writing. A tab
// becomes a space, so that marks stand where they belong.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029':
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// cells gives how many columns of a terminal the runes take.
func cells(runes []rune) int {
	n := 0
	for _, r := range runes {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case unicode.Is(wide, r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// wide are the blocks whose characters take two columns (Unicode annex 11,
// by block).
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x115F, Stride: 1}, {Lo: 0x2E80, Hi: 0x303E, Stride: 1}, {Lo: 0x3041, Hi: 0x33FF, Stride: 1},
		{Lo: 0x3400, Hi: 0x4DBF, Stride: 1}, {Lo: 0x4E00, Hi: 0x9FFF, Stride: 1}, {Lo: 0xA000, Hi: 0xA4CF, Stride: 1},
		{Lo: 0xAC00, Hi: 0xD7A3, Stride: 1}, {Lo: 0xF900, Hi: 0xFAFF, Stride: 1}, {Lo: 0xFE30, Hi: 0xFE4F, Stride: 1},
		{Lo: 0xFF00, Hi: 0xFF60, Stride: 1}, {Lo: 0xFFE0, Hi: 0xFFE6, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1F300, Hi: 0x1F64F, Stride: 1}, {Lo: 0x1F680, Hi: 0x1F6FF, Stride: 1}, {Lo: 0x1F900, Hi: 0x1FAFF, Stride: 1},
		{Lo: 0x20000, Hi: 0x3FFFD, Stride: 1},
	},
}
