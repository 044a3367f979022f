package source

import (
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/problem"
)

// PlaceWithin gives the place of bytes from to to of a text that a JSON pointer
// leads to, as far as it stands on one line. Where something else is written
// there than the text, it gives the place of the whole, as Place does.
func (d *Document) PlaceWithin(pointer, text string, from, to int) problem.Place {
	n := d.nearest(pointer)
	if n.Kind != Scalar || from < 0 || to <= from || to > len(text) || strings.TrimRight(n.Text, "\n") != strings.TrimRight(text, "\n") {
		return d.PlaceOf(n)
	}
	w := writing{rest: d.text.data, at: d.text.offset(n.line, n.column)}
	switch {
	case n.block:
		w.block(text[:to])
	case strings.HasPrefix(w.rest[w.at:], `"`), strings.HasPrefix(w.rest[w.at:], "'"):
		w.quote = w.rest[w.at]
		w.at++
		w.flow(text[:to])
	default:
		w.flow(text[:to])
	}
	if len(w.begins) < to {
		return d.PlaceOf(n)
	}
	begin, end := w.begins[from], w.ends[to-1]
	return d.PlaceAt(begin, end)
}

// PlaceAt gives the place of bytes from to to of the file, as far as it stands
// on one line.
func (d *Document) PlaceAt(from, to int) problem.Place {
	line := d.text.restOfLine(from)
	return d.text.placeAt(from, utf8.RuneCountInString(line[:min(len(line), to-from)]))
}

// writing goes through the written form of a scalar along with its value and
// notes for every byte of the value where what stands for it begins and ends
// in the file. It stops early where the two cannot be brought together.
type writing struct {
	rest         string // the file
	at           int    // in it
	quote        byte   // of a quoted scalar; 0 for a plain one
	begins, ends []int
}

// take notes that n bytes of the value are written in the next width bytes.
func (w *writing) take(n, width int) {
	for range n {
		w.begins, w.ends = append(w.begins, w.at), append(w.ends, w.at+width)
	}
	w.at += width
}

// flow goes through a plain or quoted scalar, whose lines are folded.
func (w *writing) flow(value string) {
	for value != "" {
		if breaks, width := w.fold(); breaks > 0 {
			n := max(1, breaks-1)
			if n > len(value) || strings.Trim(value[:n], " \n") != "" {
				return
			}
			w.take(n, width)
			value = value[n:]
			continue
		}
		n, width := w.character(value)
		if n < 0 {
			return
		}
		w.take(n, width)
		value = value[n:]
	}
}

// fold gives how many line breaks stand here, with the blanks around them.
func (w *writing) fold() (breaks, width int) {
	end := w.at
	for i := w.at; i < len(w.rest); i++ {
		switch c := w.rest[i]; {
		case c == ' ' || c == '\t':
		case c == '\n' || c == '\r' && !strings.HasPrefix(w.rest[i:], "\r\n"):
			breaks++
		case c != '\r':
			return breaks, i - w.at
		}
		end = i + 1
	}
	return breaks, end - w.at
}

// character gives how many bytes of the value the next written character
// stands for, and how long that is. It is -1 when they do not agree.
func (w *writing) character(value string) (n, width int) {
	rest := w.rest[w.at:]
	switch {
	case rest == "":
		return -1, 0
	case w.quote == '\'' && rest[0] == '\'':
		if strings.HasPrefix(rest, "''") && value[0] == '\'' {
			return 1, 2
		}
		return -1, 0
	case w.quote == '"' && rest[0] == '\\':
		return w.escape(value)
	case rest[0] != value[0]:
		return -1, 0
	}
	return 1, 1
}

// escapeDigits are the hexadecimal digits after the letters that have some.
var escapeDigits = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// escape is character for what begins with a backslash in double quotes.
func (w *writing) escape(value string) (n, width int) {
	rest := w.rest[w.at:]
	if len(rest) < 2 {
		return -1, 0
	}
	if rest[1] == '\n' || rest[1] == '\r' {
		at := w.at
		w.at++
		breaks, width := w.fold()
		w.at = at
		if n = breaks - 1; n > len(value) || strings.Trim(value[:n], "\n") != "" {
			return -1, 0
		}
		return n, 1 + width // empty lines after it are line breaks
	}
	_, n = utf8.DecodeRuneInString(value)
	return n, min(len(rest), 2+escapeDigits[rest[1]])
}

// block goes through a literal or folded scalar: each written line stands in
// the value as it is, without its indentation, and between two of them the
// value has nothing but breaks and spaces.
func (w *writing) block(value string) {
	indent := -1
	first := true
	for len(value) > 0 && w.at < len(w.rest) {
		end := w.at + len(w.rest[w.at:])
		if i := strings.IndexAny(w.rest[w.at:], "\r\n"); i >= 0 {
			end = w.at + i
		}
		line := w.rest[w.at:end]
		content := strings.TrimLeft(line, " ")
		switch {
		case first || content == "":
			first = false
		default:
			if indent < 0 {
				indent = len(line) - len(content)
			}
			value = w.line(line[min(indent, len(line)-len(content)):], value, end)
		}
		w.at = min(len(w.rest), end+1)
	}
}

// line notes one line of a block scalar, which ends at end, and gives the rest
// of the value.
func (w *writing) line(content, value string, end int) string {
	gap := 0
	for !begins(value[gap:], content) {
		if value[gap] != ' ' && value[gap] != '\n' {
			return ""
		}
		gap++
	}
	w.at = end - len(content)
	for range gap {
		w.take(1, 0)
	}
	n := min(len(content), len(value)-gap)
	for range n {
		w.take(1, 1)
	}
	return value[gap+n:]
}

// begins reports whether a value, or as much of it as there is, is the
// beginning of a line or begins with it.
func begins(value, line string) bool {
	n := min(len(value), len(line))
	return value[:n] == line[:n]
}
