package publish

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"
)

// isVerbatim reports whether there are no tags after an element's start tag up
// to its end tag.
func isVerbatim(element []byte) bool {
	switch string(element) {
	case "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp":
		return true
	}
	return false
}

// scan tells of every id and every address in a page, in order; an address may
// be told twice. The bytes are there until the next one.
//
// Nearly all tags are written in the plainest way, and those are read here; the
// tokenizer reads every one that is not.
func scan(page []byte, id, link func([]byte)) {
	s := scanner{id: id, link: link, odd: mostOdd}
	for {
		at := bytes.IndexByte(page, '<')
		if at < 0 {
			return
		}
		page = page[at:]
		n := s.plain(page)
		if n == 0 {
			n = s.any(page)
		}
		page = page[n:]
	}
}

// scanner reads a page tag by tag.
type scanner struct {
	id, link func([]byte)
	told     []attribute // of the tag at hand
	odd      int         // how many tags more the tokenizer reads one by one
}

// mostOdd is how many tags of a page may be odd before the tokenizer reads the
// rest of it at once.
const mostOdd = 16

type attribute struct{ name, value []byte }

const doctype = "<!doctype html>"

// plain reads the tag that a text begins with and gives its length, with the
// text that belongs to the tag; 0, and nothing is told, unless it is a plain
// one: small letters, and attributes each after a space, without a value or
// with one in double quotes, in which that of an address has no escapes but
// ampersands.
func (s *scanner) plain(text []byte) (length int) {
	if bytes.HasPrefix(text, []byte("</")) {
		if n := 2 + nameLength(text[2:]); n > 2 && n < len(text) && text[n] == '>' {
			return n + 1
		}
		return 0
	}
	if bytes.HasPrefix(text, []byte(doctype)) {
		return len(doctype)
	}
	n := 1 + nameLength(text[1:])
	if n == 1 {
		return 0
	}
	name := text[1:n]
	attributes := s.attributes(text[n:])
	if attributes == 0 {
		return 0
	}
	n += attributes
	if isVerbatim(name) {
		inside := insideLength(text[n:], name)
		if inside < 0 {
			return 0
		}
		n += inside
	}
	for _, a := range s.told {
		tell(a, s.id, s.link)
	}
	return n
}

// nameLength gives the length of an element's name in small letters.
func nameLength(text []byte) int {
	for i, c := range text {
		digit := '0' <= c && c <= '9'
		if (c < 'a' || 'z' < c) && (i == 0 || !digit) {
			return i
		}
	}
	return len(text)
}

// attributes notes those attributes of a tag that tell something. It gives the
// length of the rest of the tag after its name; 0 if that is not plain.
func (s *scanner) attributes(text []byte) (length int) {
	s.told = s.told[:0]
	for at := 0; ; {
		spaces := 0
		for at < len(text) && (text[at] == ' ' || text[at] == '\n') {
			at, spaces = at+1, spaces+1
		}
		switch {
		case at == len(text):
			return 0
		case text[at] == '>':
			return at + 1
		case text[at] == '/':
			if at+1 < len(text) && text[at+1] == '>' {
				return at + 2
			}
			return 0
		case spaces == 0:
			return 0
		}
		n := s.attribute(text[at:])
		if n == 0 {
			return 0
		}
		at += n
	}
}

// attribute gives the length of an attribute; 0 if it is not plain.
func (s *scanner) attribute(text []byte) (length int) {
	for length < len(text) && attributeName[text[length]] {
		length++
	}
	if length == 0 {
		return 0
	}
	a := attribute{name: text[:length]}
	valued := bytes.HasPrefix(text[length:], []byte(`="`))
	if valued {
		length += len(`="`)
		end := bytes.IndexByte(text[length:], '"')
		if end < 0 {
			return 0
		}
		a.value = text[length : length+end]
		length += end + 1
	}
	tells, small := telling(a.name)
	if !tells {
		return length
	}
	twice := func(other attribute) bool { return bytes.Equal(other.name, a.name) }
	if !small || !valued || bytes.ContainsAny(a.value, "\r\x00") || slices.ContainsFunc(s.told, twice) {
		return 0
	}
	if n := bytes.Count(a.value, []byte("&")); n > 0 {
		if n > bytes.Count(a.value, ampersand) {
			return 0
		}
		a.value = bytes.ReplaceAll(a.value, ampersand, []byte("&"))
	}
	s.told = append(s.told, a)
	return length
}

// ampersand is the one that addresses have.
var ampersand = []byte("&amp;")

// attributeName has the characters of plain names of attributes. Of those that
// tell something, small letters alone are plain.
var attributeName = func() (is [256]bool) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:_") {
		is[c] = true
	}
	return is
}()

// telling reports whether an attribute has an id or addresses, and whether its
// name is in small letters.
func telling(name []byte) (tells, small bool) {
	var lower [len("imagesrcset")]byte
	if len(name) > len(lower) {
		return false, false
	}
	small = true
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c, small = c|0x20, false
		}
		lower[i] = c
	}
	switch string(lower[:len(name)]) {
	case "id", "href", "src", "poster", "data", "action", "formaction", "xlink:href", "srcset", "imagesrcset":
		return true, small
	}
	return false, small
}

// insideLength gives the length of what is between the tags of an element
// without tags in it; -1 if that has a < in it, or no end.
func insideLength(text, name []byte) int {
	at := bytes.IndexByte(text, '<')
	if at < 0 || string(name) == "plaintext" {
		return -1
	}
	end, closes := bytes.CutPrefix(text[at:], []byte("</"))
	if !closes || !bytes.HasPrefix(end, name) || !bytes.HasPrefix(end[len(name):], []byte(">")) {
		return -1
	}
	return at
}

// any reads what a text begins with by the tokenizer and gives its length.
func (s *scanner) any(text []byte) (length int) {
	s.odd--
	for z := html.NewTokenizer(bytes.NewReader(text)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return len(text)
		}
		length += len(z.Raw())
		inside := false
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			inside = s.tag(z)
		}
		if s.odd > 0 && !inside {
			return length
		}
	}
}

// tag tells of a tag's attributes, and whether no tags come after it up to its
// end tag.
func (s *scanner) tag(z *html.Tokenizer) (inside bool) {
	name, more := z.TagName()
	inside = isVerbatim(name)
	for more {
		var a attribute
		a.name, a.value, more = z.TagAttr()
		tell(a, s.id, s.link)
	}
	return inside
}

// tell tells of an attribute with a name in small letters.
func tell(a attribute, id, link func([]byte)) {
	switch string(a.name) {
	case "id":
		id(a.value)
	case "href", "src", "poster", "data", "action", "formaction", "xlink:href":
		link(a.value)
	case "srcset", "imagesrcset":
		candidates(a.value, link)
	}
}

// candidates gives the addresses of a list of images to choose from.
func candidates(list []byte, link func([]byte)) {
	for candidate := range bytes.SplitSeq(list, []byte(",")) {
		if words := bytes.Fields(candidate); len(words) > 0 {
			link(words[0])
		}
	}
}
