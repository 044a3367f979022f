package page

import (
	"bytes"
	"strings"
)

// squeezedStyle takes comments and needless blanks out of a stylesheet. What
// stands in quotes or in url(…) stays as it is.
func squeezedStyle(css []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(css))
	blank := false // one is due before what comes next
	for i := 0; i < len(css); {
		n := 1
		switch c := css[i]; {
		case bytes.HasPrefix(css[i:], []byte("/*")):
			i += spanTo(css[i:], 2, "*/")
			blank = true
			continue
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
			i++
			blank = true
			continue
		case c == '"' || c == '\'':
			n = quoted(css[i:], c)
		case bytes.HasPrefix(css[i:], []byte("url(")) && !bytes.ContainsAny(css[min(i+4, len(css)):min(i+5, len(css))], `"' `):
			n = spanTo(css[i:], 4, ")")
		}
		if blank && out.Len() > 0 && !isEdge(css[i]) && !isEdge(out.Bytes()[out.Len()-1]) {
			out.WriteByte(' ')
		}
		blank = false
		out.Write(css[i : i+n])
		i += n
	}
	return out.Bytes()
}

// isEdge reports whether no blank is needed beside a character of a stylesheet.
func isEdge(c byte) bool { return strings.IndexByte("{};,", c) >= 0 }

// spanTo is how long a text is up to and with an end, which is looked for
// behind the beginning; all of it where there is none.
func spanTo(text []byte, from int, end string) int {
	if at := bytes.Index(text[from:], []byte(end)); at >= 0 {
		return from + at + len(end)
	}
	return len(text)
}

// quoted is how long a text in quotes is, with them.
func quoted(text []byte, quote byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case quote:
			return i + 1
		}
	}
	return len(text)
}

// squeezedScript takes lines that are comments, and blanks at the beginnings of
// lines, out of a script. One with a template literal, in which both may mean
// something, stays as it is.
func squeezedScript(code []byte) []byte {
	if bytes.ContainsAny(code, "`") || bytes.Contains(code, []byte("\\\n")) {
		return code
	}
	var out bytes.Buffer
	for line := range bytes.Lines(code) {
		line = bytes.TrimLeft(line, " \t")
		if len(bytes.TrimSpace(line)) > 0 && !bytes.HasPrefix(line, []byte("//")) {
			out.Write(line)
		}
	}
	return out.Bytes()
}
