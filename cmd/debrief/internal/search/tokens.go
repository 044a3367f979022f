package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokens gives the words of a text in the forms that they are found by, in
// order and with doubles. Letters, digits and their marks make a word. Scripts
// that are written without spaces give every two neighbours, and the last one
// of a run alone. What is joined by dots, hyphens or underscores is found by
// its parts, and whole if it is a name: a host, an address, a version.
func tokens(text string) []string {
	var all []string
	folded := fold(text)
	for at := 0; at < len(folded); {
		r, size := utf8.DecodeRuneInString(folded[at:])
		if !inWord(r) {
			at += size
			continue
		}
		end := endOfName(folded, at)
		all = appendName(all, folded[at:end])
		at = end
	}
	return all
}

// endOfName finds where what begins at a place ends: a word, or several with
// single joiners between them.
func endOfName(text string, at int) int {
	end := at
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		at += size
		switch {
		case inWord(r):
			end = at
		case !joins(r) || end < at-size || at == len(text):
			return end
		}
	}
	return end
}

// appendName adds what a name without spaces is found by.
func appendName(all []string, name string) []string {
	whole := 0
	for part := range strings.FieldsFuncSeq(name, joins) {
		all = appendWord(all, part)
		whole++
	}
	if whole > 1 && isName(name) {
		all = append(all, short(name))
		all = appendDomains(all, name)
	}
	return all
}

// appendDomains adds the domains that a host lies in: example.com for
// mx1.example.com.
func appendDomains(all []string, host string) []string {
	at := strings.LastIndexByte(host, '.')
	if at < 0 || strings.ContainsFunc(host[at+1:], unicode.IsDigit) {
		return all
	}
	for {
		_, domain, _ := strings.Cut(host, ".")
		if !strings.Contains(domain, ".") {
			return all
		}
		all, host = append(all, short(domain)), domain
	}
}

// longest is how many characters of a word count.
const longest = 40

func short(word string) string {
	if len(word) <= longest {
		return word
	}
	n := 0
	for at := range word {
		if n++; n > longest {
			return word[:at]
		}
	}
	return word
}

// isName reports whether words with joiners between them are one name.
func isName(joined string) bool {
	return strings.ContainsAny(joined, ".:_") || strings.ContainsFunc(joined, unicode.IsDigit)
}

// appendWord adds a word without joiners: by neighbours where its script has no
// spaces, and by its letters and its number where it is an id.
func appendWord(all []string, word string) []string {
	start, dense := 0, false
	for at, r := range word {
		if now := unspaced(r); now != dense {
			all = appendRun(all, word[start:at], dense)
			start, dense = at, now
		}
	}
	return appendRun(all, word[start:], dense)
}

func appendRun(all []string, run string, dense bool) []string {
	switch {
	case run == "":
		return all
	case dense:
		return appendNeighbours(all, run)
	}
	run = short(run)
	all = append(all, run)
	if letters, number := halves(run); len(number) >= 3 && letters != "" {
		all = append(all, letters, number)
	}
	return all
}

// appendNeighbours adds every two characters that stand side by side, and the
// last.
func appendNeighbours(all []string, run string) []string {
	before := -1
	for at, r := range run {
		if before >= 0 {
			all = append(all, run[before:at+utf8.RuneLen(r)])
		}
		before = at
	}
	return append(all, run[before:])
}

// halves cuts an id such as ex1227432 where its number begins; the number is
// empty when anything else follows it.
func halves(word string) (letters, number string) {
	at := strings.IndexFunc(word, func(r rune) bool { return '0' <= r && r <= '9' })
	if at < 0 || strings.ContainsFunc(word[at:], func(r rune) bool { return r < '0' || r > '9' }) {
		return word, ""
	}
	return word[:at], word[at:]
}

func inWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// joins reports whether a character between two words makes a name of them.
func joins(r rune) bool { return r == '.' || r == '-' || r == '_' || r == ':' }

// unspaced reports whether a script has no spaces between words, or joins so
// much to them that parts must be found: Chinese, Japanese, Korean, Thai, Lao,
// Burmese, Khmer.
func unspaced(r rune) bool {
	if r < 0xe00 {
		return false
	}
	for _, span := range unspacedSpans {
		if span[0] <= r && r <= span[1] {
			return true
		}
	}
	return false
}

var unspacedSpans = [][2]rune{
	{0xe00, 0xeff}, {0x1000, 0x109f}, {0x1780, 0x17ff}, {0x2e80, 0x2fdf}, {0x3005, 0x3007}, {0x3041, 0x30fa}, {0x30fc, 0x30ff},
	{0x3105, 0x312f}, {0x31f0, 0x31ff}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0x20000, 0x3ffff},
}
