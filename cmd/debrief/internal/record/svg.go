package record

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// svgFault says what in a picture could act or reach elsewhere when it is
// opened, and where: scripts, handlers, foreign content and references that
// leave it.
func svgFault(data []byte) string {
	p := &picture{ascii: !bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // the head is judged below
	for {
		begin := decoder.InputOffset()
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return notXML + inSVG(data, decoder.InputOffset())
		}
		if fault := p.tokenFault(token); fault != "" {
			return fault + inSVG(data, begin)
		}
	}
	if !p.root {
		return notSVG
	}
	return p.reuse.fault()
}

const (
	notXML = "it is not well-formed XML in UTF-8"
	notSVG = "it is not an SVG picture"
)

// inSVG says where in a picture a byte is, as an editor counts.
func inSVG(data []byte, offset int64) string {
	before := data[:min(offset, int64(len(data)))]
	begin := bytes.LastIndexByte(before, '\n') + 1
	return fmt.Sprintf(" at line %d, column %d", bytes.Count(before, []byte("\n"))+1, utf8.RuneCount(before[begin:])+1)
}

// picture is an SVG file being read.
type picture struct {
	root   bool // there is one, an svg of SVG
	ascii  bool // nothing in it needs an encoding
	depth  int
	style  int // the depth of the style element that is open; 0 for none
	text   strings.Builder
	spaces map[string]bool // the namespaces that are declared
	reuse  reuse
}

// xmlHead is what a picture may say of itself as a text.
var xmlHead = regexp.MustCompile(`^version\s*=\s*["']1\.[01]["'](\s+encoding\s*=\s*["']([A-Za-z0-9_-]+)["'])?(\s+standalone\s*=\s*["'](yes|no)["'])?\s*$`)

// asASCII are encodings in which ASCII is the same as in UTF-8. Others could
// hide from this program what a browser reads.
var asASCII = []string{"us-ascii", "ascii", "iso-8859-1", "windows-1252"}

// noted are instructions by which programs tell of themselves.
var noted = []string{"plantuml", "plantuml-src", "xpacket"}

func (p *picture) tokenFault(token xml.Token) string {
	switch t := token.(type) {
	case xml.StartElement:
		return p.startFault(t)
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
		return p.instructionFault(t)
	}
	return ""
}

func (p *picture) instructionFault(t xml.ProcInst) string {
	head := xmlHead.FindSubmatch(t.Inst)
	switch {
	case slices.Contains(noted, t.Target):
	case t.Target != "xml" || head == nil:
		return fmt.Sprintf("it has an instruction %q", t.Target)
	case len(head[2]) > 0 && !p.isUTF8As(string(head[2])):
		return notXML
	}
	return ""
}

// isUTF8As reports whether the picture reads the same in UTF-8 as in the
// encoding that it says it has.
func (p *picture) isUTF8As(encoding string) bool {
	return strings.EqualFold(encoding, "utf-8") || p.ascii && slices.Contains(asASCII, strings.ToLower(encoding))
}

func (p *picture) startFault(e xml.StartElement) string {
	inStyle := p.style > 0
	p.open(e.Name.Local)
	if p.depth > deepestSVG {
		return fmt.Sprintf("its elements lie more than %d deep in one another", deepestSVG)
	}
	p.reuse.open(e)
	switch fault := cmp.Or(nameFault(e.Name), p.spaceFault(e), attributesFault(e)); {
	case fault != "":
		return fault
	case inStyle: // a browser would read the style without it
		return fmt.Sprintf("its style has a <%s> in it", e.Name.Local)
	case p.depth == 1 && (p.root || e.Name != xml.Name{Space: svgSpace, Local: "svg"}):
		return notSVG
	}
	p.root = true
	return ""
}

func (p *picture) open(name string) {
	p.depth++
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
