package record

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/source"
)

// textIsPrintable: no control characters, no marks that turn the direction of
// names, and names and titles on one line.
func (c *check) textIsPrintable() {
	for _, t := range c.found.texts {
		if r, not := source.Unprintable(t.text, t.markdown || slices.Contains(manyLines, t.key), t.markdown); not {
			message, hint := source.UnprintableFault(r)
			if t.pointer == "/id" && !c.wrote("/id") && r != '\n' {
				message, hint = fmt.Sprintf("the file's name has the control character %U", r), "rename it"
			}
			c.tell(t.pointer, source.Malformed, message, hint)
		}
	}
}

// mostInTitle is how long a title is at most, in characters: it is a heading,
// a row of the index and a link.
const mostInTitle = 110

// titleIsShort: what goes on and on is a summary.
func (c *check) titleIsShort() {
	if n := utf8.RuneCountInString(c.inc.Title); n > mostInTitle {
		c.tell("/title", titleLength, fmt.Sprintf("the title has %d characters, more than %d", n, mostInTitle),
			"say what happened in a few words, and the rest in the summary")
	}
}

// manyLines are the keys of plain text that may be longer than a line.
var manyLines = []string{"note", "rationale", "reason", "basis", "text", "sli", "rollout", "alert", "replace"}

// addressesAreSafe: links lead to the web or to a mailbox.
func (c *check) addressesAreSafe() {
	for _, t := range c.found.texts {
		if t.key != "url" && t.key != "archived" {
			continue
		}
		if fault := addressFault(t.text); fault != "" {
			c.tell(t.pointer, source.Malformed, fmt.Sprintf("%q is not a link: %s", shorten(t.text), fault), "write it in full, like https://example.com/page")
		}
	}
}

func addressFault(text string) string {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return "it cannot be read"
	case strings.ContainsAny(text, " \t\n<>\"\\"):
		return "it has a character in it that must be escaped"
	case u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"):
		return ""
	case u.Scheme != "http" && u.Scheme != "https":
		return "only http, https and mailto can be followed"
	case u.Hostname() == "":
		return "it names no host"
	case u.User != nil:
		return "it holds a name or a password"
	}
	return ""
}

// codeForm is the form of a text that is a code.
type codeForm struct {
	form       *regexp.Regexp
	what, hint string
}

// codes are the forms by key.
var codes = map[string]codeForm{
	"reliability":  {regexp.MustCompile(`^[A-F]$`), "a reliability", "a letter from A (reliable) to F (cannot be judged)"},
	"sha256":       {regexp.MustCompile(`^[0-9a-fA-F]{64}$`), "a SHA-256 sum", "64 hexadecimal digits, as sha256sum prints them"},
	"currency":     {regexp.MustCompile(`^[A-Z]{3}$`), "a currency", "three capital letters (ISO 4217), such as EUR"},
	"jurisdiction": {regexp.MustCompile(`^[A-Z]{2}$`), "a country", "two capital letters (ISO 3166-1), such as JP"},
}

// codesHaveTheirForm: grades, sums, currencies and countries are codes, and
// ports and the like have bounds.
func (c *check) codesHaveTheirForm() {
	for _, t := range c.found.texts {
		if code, ok := codes[t.key]; ok && !code.form.MatchString(t.text) {
			c.tell(t.pointer, source.Malformed, fmt.Sprintf("%q is not %s", shorten(t.text), code.what), code.hint)
		}
	}
	for i, s := range c.inc.Sources {
		c.within(fmt.Sprintf("/sources/%d/credibility", i), s.Credibility, 1, 6)
	}
	for i, a := range c.inc.Attachments {
		c.within(fmt.Sprintf("/attachments/%d/bytes", i), a.Bytes, 0, maxAttachment)
	}
	for _, path := range paths(c.inc) {
		for i, hop := range path.hops {
			c.within(fmt.Sprintf("%s/%d/port", path.pointer, i), hop.Port, 1, 1<<16-1)
			c.within(fmt.Sprintf("%s/%d/asn", path.pointer, i), hop.ASN, 1, 1<<32-1)
		}
	}
}

// within tells a number that is written and out of its bounds.
func (c *check) within(pointer string, value, least, most int) {
	if n := c.document.Root.At(pointer); (value < least || value > most) && n != nil && !n.Null() {
		c.tell(pointer, source.Malformed, fmt.Sprintf("%d does not lie between %d and %d", value, least, most), "")
	}
}
