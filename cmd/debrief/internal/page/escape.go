package page

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape turns plain text into Markdown that shows exactly that text on one
// line: in a paragraph, a heading, a list item, a table cell or a link's text.
// What the text cannot keep is told at tidy.
func escape(text string) string {
	return escapeRun(tidy(text), true)
}

// tidy makes text fit for one line: line breaks and tabs become spaces, runs
// of spaces become one, and characters that could hide or reorder what stands
// around them become U+FFFD.
func tidy(text string) string {
	if isTidy(text) {
		return text
	}
	text = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, tidyLines(text))
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " "))
}

// isTidy reports whether text is nothing but visible letters and signs with single
// spaces between them.
func isTidy(text string) bool {
	before := ' '
	for _, r := range text {
		switch {
		case r == ' ' && before == ' ', r < ' ', r == utf8.RuneError:
			return false
		case r > '~' && (unicode.IsSpace(r) || visible(r) != r):
			return false
		}
		before = r
	}
	return before != ' ' || text == ""
}

// tidyLines is tidy for text of several lines: it keeps line breaks, tabs and
// runs of spaces.
func tidyLines(text string) string {
	text = strings.ToValidUTF8(text, string(utf8.RuneError))
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(visible, text)
}

// visible replaces the characters that a page must not hold: controls, the
// overrides and isolates of bidirectional text, and our own marks.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r == '\r':
		return '\n'
	case r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
		return ' '
	case unicode.IsControl(r), '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069',
		'\ue000' <= r && r <= '\ue002':
		return utf8.RuneError
	}
	return r
}

// Patterns of plain text that Markdown would read as more than text.
var (
	ordinal = regexp.MustCompile(`^\d{1,9}[.)](?:\s|$)`)
	entity  = regexp.MustCompile(`^&#?[0-9A-Za-z]+;`)
)

// escapeRun escapes text that is tidy already. start says that the text may
// stand at the beginning of a line. A backslash at the end is written as a
// reference: before a line break, not every reader of Markdown counts them.
func escapeRun(text string, start bool) string {
	var b strings.Builder
	from := 0 // what is not written yet
	for i, r := range text {
		if r == '\\' && i == len(text)-1 {
			b.WriteString(text[from:i] + "&#92;")
			from = len(text)
			break
		}
		if start && i == 0 && strings.ContainsRune("-+=:>", r) || isSpecial(text, i, r, start) {
			b.WriteString(text[from:i] + `\`)
			from = i
		}
	}
	if from > 0 || b.Len() > 0 {
		b.WriteString(text[from:])
		text = b.String()
	}
	if start {
		return escapeOrdinal(text)
	}
	return text
}

// escapeOrdinal keeps "1." and "1)" at the beginning from opening a list.
func escapeOrdinal(text string) string {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if digits == 0 || !ordinal.MatchString(text) {
		return text
	}
	return text[:digits] + `\` + text[digits:]
}

// isSpecial reports whether the character at i would be read as markup.
func isSpecial(text string, i int, r rune, start bool) bool {
	switch r {
	case '\\', '`', '*', '[', ']', '<', '|', '~', '$':
		return true
	case '_':
		return !isAlnum(text, i-1) || !isAlnum(text, i+1)
	case '#':
		return i == 0 && start || i > 0 && (text[i-1] == ' ' || text[i-1] == '#')
	case '&':
		return entity.MatchString(text[i:])
	case ':':
		return i > 0 && strings.HasPrefix(text[i:], "://")
	case '.':
		return i >= 3 && strings.EqualFold(text[i-3:i], "www")
	}
	return false
}

func isAlnum(text string, i int) bool {
	return i >= 0 && i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] >= 'A' && text[i] <= 'Z' || text[i] >= 'a' && text[i] <= 'z')
}

// code sets a name, an address or a command in a fixed-width face; text that
// code cannot hold everywhere stays plain.
func code(text string) string {
	text = tidy(text)
	if text == "" || strings.ContainsAny(text, "`|\\") {
		return escapeRun(text, true)
	}
	return "`" + text + "`"
}

// link makes a link of plain text; an address that is not safe to follow
// leaves the text alone.
func link(text, address string) string {
	destination, ok := destinationOf(address)
	if !ok {
		return escape(text)
	}
	return "[" + escape(text) + "](" + destination + ")"
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// destinationOf gives an address in the form that a Markdown link holds, and
// whether it is safe to follow: http, https or mailto, or relative to the page.
func destinationOf(address string) (destination string, safe bool) {
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	if address == "" || strings.ContainsFunc(address, unicode.IsControl) {
		return "", false
	}
	if rest, found := strings.CutPrefix(address, "//"); found {
		address = "https://" + rest
	}
	switch strings.ToLower(scheme.FindString(address)) {
	case "", "http:", "https:", "mailto:":
	default:
		return "", false
	}
	if _, err := url.Parse(address); err != nil || strings.HasPrefix(address, `\`) || strings.HasPrefix(address, `/\`) {
		return "", false
	}
	return encoded(address), true
}

// encoded writes every character that could end a link's destination, or mean
// something within one, in per cent form.
func encoded(address string) string {
	var b strings.Builder
	for i, r := range address {
		switch {
		case r == '&' && entity.MatchString(address[i:]):
			b.WriteString("&amp;")
		case strings.ContainsRune("\"'<>()\\^`{|}*_$", r) || r <= ' ' || r == utf8.RuneError || r > unicode.MaxASCII && !unicode.In(r, unicode.L, unicode.N):
			b.WriteString(url.PathEscape(string(r)))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
