package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold gives the form of a text in which letters are compared: without case and
// accents, full width and half width alike.
func fold(text string) string {
	if plain(text) {
		return strings.ToLower(text)
	}
	var out strings.Builder
	out.Grow(len(text))
	for _, r := range norm.NFKD.String(text) {
		r = unicode.ToLower(r)
		if into, there := spelledOut[r]; there {
			out.WriteString(into)
		} else if !accent(r) {
			out.WriteRune(r)
		}
	}
	return norm.NFC.String(out.String())
}

func plain(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// spelledOut are letters that stay one after decomposition and are typed as
// others.
var spelledOut = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i", 'ς': "σ", '‐': "-",
}

// accent reports whether a mark changes a letter in a way that people leave out
// when they type: Latin, Greek and Cyrillic accents, Hebrew and Arabic vowels.
func accent(r rune) bool {
	return 0x300 <= r && r <= 0x36f || 0x591 <= r && r <= 0x5c7 || 0x64b <= r && r <= 0x65f || r == 0x670
}
