package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Grade gives the years of school that an English text asks for, by the formula
// of Flesch and Kincaid (Kincaid et al., Derivation of New Readability
// Formulas, 1975), which word processors show too. As in Gunning's index, names
// and figures are not held against a text: they count as one syllable, for a
// reader takes them as a whole. It is 0 for a text without words.
func Grade(plain string) float64 {
	sentences := Sentences(plain)
	words, syllables := 0, 0
	for _, s := range sentences {
		for i, w := range Words(s) {
			words++
			syllables += weight(w, i == 0)
		}
	}
	if words == 0 {
		return 0
	}
	perSentence := float64(words) / float64(len(sentences))
	perWord := float64(syllables) / float64(words)
	return max(0, 0.39*perSentence+11.8*perWord-15.59)
}

// weight gives a word's syllables, or 1 for a name or a figure.
func weight(w string, first bool) int {
	r, _ := utf8.DecodeRuneInString(w)
	isName := unicode.IsUpper(r) && (!first || strings.ToUpper(w) == w)
	if isName || strings.ContainsAny(w, "0123456789") {
		return 1
	}
	n := 0
	for part := range strings.FieldsFuncSeq(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		n += Syllables(part)
	}
	return n
}

var (
	vowels = regexp.MustCompile(`[aeiouyäöüéèêáíóúà]+`)
	// silent endings are written with a vowel that is not heard.
	silent = regexp.MustCompile(`(?:[^aeiouylr]e|[aeiou][lr]e|[^aeioudt]ed|[^aeiousxzcgh]es|[^aeiou]ely|[^aeiou]eful|[^aeiou]ement|[^aeiou]eless)$`)
	// apart are vowels that stand together and are heard apart.
	apart = regexp.MustCompile(`[^cgstx]ia|[^cgst]io[^u]|iu|[^gq]u[aeo][^u]|eo(?:$|s$|gr|me)|(?:ar|id)ea|[aeiou]ing|ue[ln]|ier$|creat|react`)
)

// Syllables counts the syllables of an English word as they are heard, which
// its letters tell well, if not always: stretches of vowels, without endings
// that are silent, with vowels that are heard apart.
func Syllables(word string) int {
	word = strings.ToLower(word)
	if strings.ContainsAny(word, "'’") {
		word = strings.ReplaceAll(strings.ReplaceAll(word, "'", ""), "’", "")
	}
	n := len(vowels.FindAllString(word, -1))
	if silent.MatchString(word) {
		n--
	}
	n += len(apart.FindAllString(word, -1))
	return max(1, n)
}
