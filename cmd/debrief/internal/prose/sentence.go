package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// stop is what may end a sentence, with marks that close after it. In writing
// without spaces none follows.
var stop = regexp.MustCompile(`[.!?…]+["'”’»)\]]*(?:\s+|$)|[。！？]["'”’」』)\]]*|\n`)

// shortened are words that end in a full stop and go on.
var shortened = regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(?:e\.g|i\.e|etc|vs|cf|approx|ca|incl|resp|no|nr|fig|sec|ch|p|pp|mr|mrs|ms|dr|prof|st|inc|ltd|co|corp|dept|a\.m|p\.m|u\.s|z\. ?b|d\. ?h|bzw|usw|ggf|\pL)$`)

// longestShort is more than the length of any of them, with what stands before.
const longestShort = 12

// Sentences gives the sentences of a text that Blank or Shown gave, in order,
// trimmed and without those that hold no word.
func Sentences(plain string) []string {
	var all []string
	begin := 0
	keep := func(end int) {
		if s := strings.TrimSpace(plain[begin:end]); len(Words(s)) > 0 {
			all = append(all, s)
		}
		begin = end
	}
	for _, found := range stop.FindAllStringIndex(plain, -1) {
		if !goesOn(plain[begin:found[0]], plain[found[0]:found[1]], plain[found[1]:]) {
			keep(found[1])
		}
	}
	keep(len(plain))
	return all
}

// goesOn reports whether a full stop belongs to a shortened word, or what
// follows is no beginning.
func goesOn(before, mark, after string) bool {
	if !strings.HasPrefix(mark, ".") && !strings.HasPrefix(mark, "…") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLower(next) || after != "" && shortened.MatchString(before[max(0, len(before)-longestShort):])
}

// word is a run of letters or digits with what holds them together.
var word = regexp.MustCompile(`[\pL\pN](?:[\pL\pM\pN]|[’'.,:_/-][\pL\pN])*`)

// Words gives the words of a text. In writing without spaces two characters
// count as one.
func Words(plain string) []string {
	var all []string
	for _, w := range word.FindAllString(plain, -1) {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			all = append(all, w)
			continue
		}
		for runes := []rune(w); len(runes) > 0; runes = runes[min(2, len(runes)):] {
			all = append(all, string(runes[:min(2, len(runes))]))
		}
	}
	return all
}
