package record

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// The namespaces of what browsers show. Elements of all others, such as what
// editors note for themselves, are nothing to them.
const (
	svgSpace    = "http://www.w3.org/2000/svg"
	htmlSpace   = "http://www.w3.org/1999/xhtml"
	mathSpace   = "http://www.w3.org/1998/Math/MathML"
	xmlSpace    = "http://www.w3.org/XML/1998/namespace"
	xmlnsSpace  = "http://www.w3.org/2000/xmlns/"
	xmlnsPrefix = "xmlns"
)

// shown are the namespaces whose elements a browser shows, and none.
var shown = []string{"", svgSpace, htmlSpace, mathSpace}

// spaceFault wants that an element declares no namespace by which a browser
// would show more than a drawing, nor one that browsers read in another way
// than this program, and uses none that is not declared.
func (p *picture) spaceFault(e xml.StartElement) string {
	if p.spaces == nil {
		p.spaces = map[string]bool{"": true, xmlSpace: true, xmlnsPrefix: true}
	}
	seen := map[xml.Name]bool{}
	for _, a := range e.Attr {
		if fault := declarationFault(a); fault != "" {
			return fault
		}
		if seen[a.Name] {
			return fmt.Sprintf("it has %s twice in one element", a.Name.Local)
		}
		if seen[a.Name] = true; declares(a) {
			p.spaces[a.Value] = true
		}
	}
	for _, a := range e.Attr {
		if !p.declared(a.Name) {
			return fmt.Sprintf("it does not declare the namespace of %s", a.Name.Local)
		}
	}
	if !p.declared(e.Name) {
		return fmt.Sprintf("it does not declare the namespace of <%s>", e.Name.Local)
	}
	return ""
}

func (p *picture) declared(name xml.Name) bool {
	return p.spaces[name.Space] && !strings.Contains(name.Local, ":")
}

// declares reports whether an attribute declares a namespace.
func declares(a xml.Attr) bool {
	return a.Name.Space == xmlnsPrefix || a.Name == xml.Name{Local: xmlnsPrefix}
}

func declarationFault(a xml.Attr) string {
	prefixed := a.Name.Space == xmlnsPrefix
	name := a.Name.Local
	if prefixed {
		name = "xmlns:" + name
	}
	switch {
	case !declares(a):
		return ""
	case a.Value == htmlSpace:
		return fmt.Sprintf("it declares parts in HTML (%s)", name)
	case a.Value == mathSpace:
		return fmt.Sprintf("it declares parts in MathML (%s)", name)
	case prefixed && (a.Value == "" || name == "xmlns:xmlns"), a.Value == xmlnsSpace, (a.Value == xmlSpace) != (name == "xmlns:xml"):
		return fmt.Sprintf("it declares a namespace that cannot be (%s)", name)
	}
	return ""
}

// acting are elements that run, load or hold something other than a drawing.
var acting = []string{"script", "foreignobject", "iframe", "embed", "audio", "video", "canvas", "handler", "listener"}

// holding are those that do so unless they are of an editor's own namespace.
var holding = []string{"object", "html", "link", "meta", "base", "img", "picture", "source", "track", "frame", "form"}

func nameFault(name xml.Name) string {
	lower := strings.ToLower(name.Local)
	if slices.Contains(acting, lower) || slices.Contains(holding, lower) && slices.Contains(shown, name.Space) {
		return fmt.Sprintf("it has a <%s>", name.Local)
	}
	return ""
}

func attributesFault(e xml.StartElement) string {
	for _, a := range e.Attr {
		if fault := attributeFault(strings.ToLower(e.Name.Local), a); fault != "" {
			return fault
		}
	}
	return ""
}

// reaching are attributes, of no namespace, by which something is loaded or
// left in any language that browsers know.
var reaching = []string{"srcset", "imagesrcset", "background", "action", "formaction", "ping", "poster", "data", "longdesc", "cite",
	"codebase", "classid", "archive", "manifest", "profile", "usemap", "lowsrc", "dynsrc", "icon", "srcdoc", "attributionsrc"}

func attributeFault(element string, a xml.Attr) string {
	name := strings.ToLower(a.Name.Local)
	value := strings.ToLower(squeeze(a.Value))
	switch {
	case strings.HasPrefix(name, "on"):
		return fmt.Sprintf("it has an event handler (%s)", a.Name.Local)
	case name == "href" || name == "src" || name == "base" || a.Name.Space == "" && slices.Contains(reaching, name):
		inside := strings.HasPrefix(value, "#") || element == "image" && isPicture(value)
		if !inside {
			return fmt.Sprintf("it refers to something outside itself (%s)", a.Name.Local)
		}
	case name == "attributename" && (strings.HasSuffix(value, "href") || strings.HasPrefix(value, "on") || slices.Contains(reaching, value) || value == "src"):
		return "it changes a reference while it is shown"
	case strings.Contains(value, "javascript:"):
		return "it has a script in an attribute"
	case a.Name.Space == "" && name != xmlnsPrefix && !isWords(name):
		return styleFault(a.Value)
	}
	return ""
}

// isWords reports whether an attribute holds text that no browser takes for a
// style: for people, or for the program that made the picture.
func isWords(name string) bool {
	return name == "content" || strings.HasPrefix(name, "aria-") || strings.HasPrefix(name, "data-")
}

func isPicture(value string) bool {
	return strings.HasPrefix(value, "data:image/png;base64,") || strings.HasPrefix(value, "data:image/jpeg;base64,")
}

// styleFault looks through a style, or any attribute that may hold url(…).
// Escapes in a style are refused, because they could hide one.
func styleFault(text string) string {
	text = strings.ToLower(squeeze(text))
	for _, reach := range []string{"@import", `\`, "expression(", "image-set(", "src("} {
		if strings.Contains(text, reach) {
			return "its style reaches outside it"
		}
	}
	for {
		_, rest, found := strings.Cut(text, "url(")
		if !found {
			return ""
		}
		if !strings.HasPrefix(rest, "#") && !strings.HasPrefix(rest, `"#`) && !strings.HasPrefix(rest, "'#") {
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
