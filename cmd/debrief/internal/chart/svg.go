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
	s.begin(name, attributes)
	s.WriteString("/>")
}

// start opens an element; end closes the last one that is open.
func (s *svg) start(name string, attributes ...any) {
	s.begin(name, attributes)
	s.WriteString(">")
	s.open = append(s.open, name)
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
	s.start(name, attributes...)
	s.escape(text)
	s.end()
}

func (s *svg) begin(name string, attributes []any) {
	s.WriteString("<")
	s.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		s.WriteString(" ")
		s.WriteString(attributes[i].(string))
		s.WriteString(`="`)
		switch v := attributes[i+1].(type) {
		case string:
			s.escape(v)
		case float64:
			s.Write(appendLength(s.AvailableBuffer(), v))
		default:
			s.WriteString(written(v))
		}
		s.WriteString(`"`)
	}
}

// written gives an attribute's value; lengths have at most one decimal.
func written(value any) string {
	switch v := value.(type) {
	case float64:
		return string(appendLength(nil, v))
	case int:
		return strconv.Itoa(v)
	}
	return value.(string)
}

func appendLength(to []byte, v float64) []byte {
	return strconv.AppendFloat(to, math.Round(v*10)/10, 'f', -1, 64)
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
