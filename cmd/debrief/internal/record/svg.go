package record

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

// svgFault says what in a picture could act or reach elsewhere when it is
// opened: scripts, handlers, foreign content and references that leave it.
func svgFault(data []byte) string {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	p := &picture{}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "it is not well-formed XML in UTF-8"
		}
		if fault := p.tokenFault(token); fault != "" {
			return fault
		}
	}
	if p.root != "svg" {
		return "it is not an SVG picture"
	}
	return p.reuse.fault()
}

// picture is an SVG file being read.
type picture struct {
	root  string
	depth int
	style int // the depth of the style element that is open; 0 for none
	text  strings.Builder
	reuse reuse
}

func (p *picture) tokenFault(token xml.Token) string {
	switch t := token.(type) {
	case xml.StartElement:
		p.open(t.Name.Local)
		if p.depth > deepestSVG {
			return fmt.Sprintf("its elements lie more than %d deep in one another", deepestSVG)
		}
		p.reuse.open(t)
		return elementFault(t)
	case xml.EndElement:
		p.reuse.close()
		return p.closeFault()
	case xml.CharData:
		if p.style > 0 {
			p.text.Write(t)
		}
	case xml.Directive:
		return directiveFault(string(t))
	case xml.ProcInst:
		if t.Target != "xml" || bytes.ContainsAny(t.Inst, "<>") {
			return fmt.Sprintf("it has an instruction %q", t.Target)
		}
	}
	return ""
}

func (p *picture) open(name string) {
	p.depth++
	if p.depth == 1 {
		p.root = name
	}
	if strings.EqualFold(name, "style") && p.style == 0 {
		p.style = p.depth
	}
}

// closeFault judges a style when all its pieces are there.
func (p *picture) closeFault() string {
	fault := ""
	if p.depth == p.style {
		fault = styleFault(p.text.String())
		p.style = 0
		p.text.Reset()
	}
	p.depth--
	return fault
}

// directiveFault lets the plain document type pass, which old programs write,
// but no entities.
func directiveFault(text string) string {
	if strings.ContainsAny(text, "[]<>") || !strings.HasPrefix(strings.ToUpper(text), "DOCTYPE") {
		return "it declares entities"
	}
	return ""
}

// acting are elements that run, load or hold something other than a drawing.
var acting = []string{"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas",
	"handler", "listener", "html", "link", "meta", "base"}

func elementFault(e xml.StartElement) string {
	name := strings.ToLower(e.Name.Local)
	if slices.Contains(acting, name) {
		return fmt.Sprintf("it has a <%s>", e.Name.Local)
	}
	for _, a := range e.Attr {
		if fault := attributeFault(name, a); fault != "" {
			return fault
		}
	}
	return ""
}

func attributeFault(element string, a xml.Attr) string {
	name := strings.ToLower(a.Name.Local)
	value := strings.ToLower(squeeze(a.Value))
	switch {
	case strings.HasPrefix(name, "on"):
		return fmt.Sprintf("it has an event handler (%s)", a.Name.Local)
	case name == "href" || name == "src" || name == "base":
		inside := strings.HasPrefix(value, "#") || element == "image" && isPicture(value)
		if !inside {
			return fmt.Sprintf("it refers to something outside itself (%s)", a.Name.Local)
		}
	case name == "attributename" && (strings.HasSuffix(value, "href") || strings.HasPrefix(value, "on")):
		return "it changes a reference while it is shown"
	case strings.Contains(value, "javascript:"):
		return "it has a script in an attribute"
	case a.Name.Space != "xmlns" && name != "xmlns":
		return styleFault(a.Value)
	}
	return ""
}

func isPicture(value string) bool {
	return strings.HasPrefix(value, "data:image/png;base64,") || strings.HasPrefix(value, "data:image/jpeg;base64,")
}

// styleFault looks through a style, or any attribute that may hold url(…).
// Escapes in a style are refused, because they could hide one.
func styleFault(text string) string {
	text = strings.ToLower(squeeze(text))
	for _, reach := range []string{"@import", `\`, "expression(", "image-set("} {
		if strings.Contains(text, reach) {
			return "its style reaches outside it"
		}
	}
	for {
		_, rest, found := strings.Cut(text, "url(")
		if !found {
			return ""
		}
		if !strings.HasPrefix(strings.TrimLeft(rest, `"'`), "#") {
			return "its style refers to something outside it"
		}
		text = rest
	}
}

// squeeze takes out what browsers pass over in addresses.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
