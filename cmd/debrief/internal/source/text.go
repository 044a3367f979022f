package source

import (
	"sort"
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/problem"
)

// text is the written text of one file, cut into lines in two ways: as the
// YAML library counts them (it also breaks at U+0085, U+2028 and U+2029), and
// as editors do. The two differ only in files with such characters.
type text struct {
	name     string
	data     string
	counted  []int // offsets where the library's lines begin
	shown    []int // offsets where an editor's lines begin
	headless int   // runes before the first counted column: 1 with a byte order mark
}

const byteOrderMark = "\ufeff"

func newText(name string, data []byte) *text {
	t := &text{name: name, data: string(data)}
	t.shown = shownStarts(t.data)
	t.counted = t.shown
	if strings.ContainsAny(t.data, "\u0085\u2028\u2029") {
		t.counted = lineStarts(t.data, "\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029")
	}
	if strings.HasPrefix(t.data, byteOrderMark) {
		t.headless = 1
	}
	return t
}

// shownStarts gives the offset after every line break that editors know.
func shownStarts(data string) []int {
	starts := make([]int, 1, strings.Count(data, "\n")+2)
	for i := range len(data) {
		if c := data[i]; c == '\n' || c == '\r' && !strings.HasPrefix(data[i+1:], "\n") {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// lineStarts gives the offset after every one of the breaks.
func lineStarts(data string, breaks ...string) []int {
	starts := []int{0}
	for i := 0; i < len(data); {
		width := 1
		if c := data[i]; c == '\n' || c == '\r' || c >= 0xC2 {
			if n := breakAt(data[i:], breaks); n > 0 {
				width = n
				starts = append(starts, i+n)
			}
		}
		i += width
	}
	return starts
}

func breakAt(rest string, breaks []string) int {
	width := 0
	for _, b := range breaks {
		if len(b) > width && strings.HasPrefix(rest, b) {
			width = len(b)
		}
	}
	return width
}

// offset gives the byte at a line and column as the library counts them. A
// place after the end of the text is moved to the end of the last line that
// has something on it.
func (t *text) offset(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(t.counted) {
		return t.end()
	}
	at := t.counted[line-1]
	if line == 1 && t.headless > 0 {
		at += len(byteOrderMark)
	}
	for ; column > 1 && at < len(t.data); column-- {
		_, size := utf8.DecodeRuneInString(t.data[at:])
		at += size
	}
	if at >= len(t.data) {
		return t.end()
	}
	return at
}

// end is the offset after the last character that is not white space.
func (t *text) end() int { return len(strings.TrimRight(t.data, " \t\r\n")) }

// placeAt gives the place of width runes from a byte on, as an editor counts.
func (t *text) placeAt(offset, width int) problem.Place {
	line := sort.Search(len(t.shown), func(i int) bool { return t.shown[i] > offset })
	if line == 0 {
		line = 1
	}
	start := t.shown[line-1]
	column := utf8.RuneCountInString(t.data[start:offset]) + 1
	if line == 1 {
		column = max(1, column-t.headless)
	}
	return problem.Place{File: t.name, Line: line, Column: column, Width: max(1, width), Source: t.line(line)}
}

// longest is the length of the longest line that is shown, in bytes.
const longest = 1 << 16

// line gives the text of an editor's line without its end; nothing of one that
// is too long to be read by people.
func (t *text) line(line int) string {
	start, end := t.shown[line-1], len(t.data)
	if line < len(t.shown) {
		end = t.shown[line]
	}
	if end-start > longest {
		return ""
	}
	return strings.TrimPrefix(strings.TrimRight(t.data[start:end], "\r\n"), byteOrderMark)
}

// restOfLine gives what stands from a byte to the end of its line.
func (t *text) restOfLine(offset int) string {
	rest := t.data[offset:]
	if i := strings.IndexAny(rest, "\r\n"); i >= 0 {
		rest = rest[:i]
	}
	return rest
}
