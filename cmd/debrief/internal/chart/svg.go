package chart

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// svg writes well-formed XML. Attributes come as names and values in turn; a
// value is a string, an int or a float64. It knows no style: only presentation
// attributes and classes, which a stylesheet of the page may override.
type svg struct {
	bytes.Buffer
	open []string
}

// tag writes an element without content.
func (s *svg) tag(name string, attributes ...any) {
	s.begin(name)
	s.attributes(attributes)
	s.WriteString("/>")
}

// start opens an element; end closes the last one that is open.
func (s *svg) start(name string, attributes ...any) {
	s.begin(name)
	s.attributes(attributes)
	s.inside(name)
}

func (s *svg) end() {
	last := len(s.open) - 1
	s.WriteString("</")
	s.WriteString(s.open[last])
	s.WriteString(">")
	s.open = s.open[:last]
}

// element writes an element that holds text.
func (s *svg) element(name, text string, attributes ...any) {
	s.begin(name)
	s.attributes(attributes)
	s.inside(name)
	s.escape(text)
	s.end()
}

// begin begins the tag of an element, for its attributes; inside ends it, and
// what follows is within the element.
func (s *svg) begin(name string) {
	s.WriteString("<")
	s.WriteString(name)
}

func (s *svg) inside(name string) {
	s.WriteString(">")
	s.open = append(s.open, name)
}

func (s *svg) attributes(all []any) {
	for i := 0; i+1 < len(all); i += 2 {
		s.WriteString(" ")
		s.WriteString(all[i].(string))
		s.WriteString(`="`)
		switch v := all[i+1].(type) {
		case string:
			s.escape(v)
		case float64:
			s.Write(appendLength(s.AvailableBuffer(), v))
		case int:
			s.Write(strconv.AppendInt(s.AvailableBuffer(), int64(v), 10))
		}
		s.WriteString(`"`)
	}
}

// written is a length as attributes have it: with at most one decimal.
func written(v float64) string { return string(appendLength(nil, v)) }

func appendLength(to []byte, v float64) []byte {
	tenths := math.Round(v * 10)
	if whole := int64(tenths); float64(whole) == tenths && whole > 0 { // as most are
		to = strconv.AppendInt(to, whole/10, 10)
		if whole%10 != 0 {
			to = append(to, '.', byte('0'+whole%10))
		}
		return to
	}
	return strconv.AppendFloat(to, tenths/10, 'f', -1, 64)
}

// route is the outline of a path.
type route []byte

// step adds a command and its lengths.
func (r *route) step(command byte, lengths ...float64) *route {
	*r = append(*r, command)
	for i, v := range lengths {
		if i > 0 {
			*r = append(*r, ' ')
		}
		*r = appendLength(*r, v)
	}
	return r
}

// lines writes the lines of a route in one go; nothing when it has none.
func (s *svg) lines(class string, r route, colour string, attributes ...any) {
	if len(r) == 0 {
		return
	}
	s.begin("path")
	s.attributes([]any{"class", class, "fill", "none", "stroke", colour})
	s.attributes(attributes)
	s.WriteString(` d="`)
	s.Write(r)
	s.WriteString(`"/>`)
}

// escape writes text so that any text stays text. Control characters, which
// XML cannot hold, are left out.
func (s *svg) escape(text string) {
	if isPlain(text) {
		s.WriteString(text)
		return
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	// A bytes.Buffer never fails.
	_ = xml.EscapeText(s, []byte(text))
}

// isPlain reports whether text stands in XML as it is.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '<' || c == '>' || c == '&' || c == '"' || c == '\'' {
			return false
		}
	}
	return true
}

// bytes is the finished document.
func (s *svg) bytes() []byte { return s.Bytes() }
