package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The signs at the end of a sentence: those that a space follows, those of
// writing without spaces, and what closes after them.
const (
	stops      = ".!?…"
	closing    = `"'”’»)]`
	fullStops  = "。！？"
	fullClosed = `"'”’」』)]`
	spaces     = " \t\n\f\r"
)

// nextStop gives where the next thing begins and ends that may end a sentence,
// with the marks that close after it and the space behind; false when there is
// none.
func nextStop(text string) (from, to int, ok bool) {
	for at := 0; ; {
		i := strings.IndexAny(text[at:], stops+fullStops+"\n")
		if i < 0 {
			return 0, 0, false
		}
		from = at + i
		r, size := utf8.DecodeRuneInString(text[from:])
		switch {
		case r == '\n':
			return from, from + 1, true
		case strings.ContainsRune(fullStops, r):
			return from, after(text, from+size, fullClosed), true
		}
		closed := after(text, after(text, from+size, stops), closing)
		to = after(text, closed, spaces)
		if to > closed || closed == len(text) {
			return from, to, true
		}
		at = closed
	}
}

// after gives where the characters of a set that stand at a place end.
func after(text string, at int, set string) int {
	return len(text) - len(strings.TrimLeft(text[at:], set))
}

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
		if s := strings.TrimSpace(plain[begin:end]); strings.ContainsFunc(s, isWordRune) {
			all = append(all, s)
		}
		begin = end
	}
	for at := 0; ; {
		from, to, ok := nextStop(plain[at:])
		if !ok {
			break
		}
		from, to = at+from, at+to
		if !goesOn(plain[begin:from], plain[from:to], plain[to:]) {
			keep(to)
		}
		at = to
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
	return unicode.IsLower(next) || after != "" && endsShort(before) && shortened.MatchString(before[max(0, len(before)-longestShort):])
}

// mostLetters is the length of the longest last part of a shortened word.
const mostLetters = 6

// endsShort reports whether the letters at the end of a text are as few as
// those of shortened words are.
func endsShort(before string) bool {
	for n := 0; ; n++ {
		r, size := utf8.DecodeLastRuneInString(before)
		if !unicode.IsLetter(r) {
			return n > 0
		}
		if n == mostLetters {
			return false
		}
		before = before[:len(before)-size]
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// nextWord gives where the next run of letters or digits, with what holds them
// together, begins and ends; from is the text's length when there is none.
func nextWord(text string) (from, to int) {
	from = strings.IndexFunc(text, isWordRune)
	if from < 0 {
		return len(text), len(text)
	}
	for to = from; to < len(text); {
		r, size := utf8.DecodeRuneInString(text[to:])
		switch {
		case isWordRune(r) || to > from && unicode.IsMark(r):
		case strings.ContainsRune("’'.,:_/-", r):
			next, _ := utf8.DecodeRuneInString(text[to+size:])
			if !isWordRune(next) {
				return from, to
			}
		default:
			return from, to
		}
		to += size
	}
	return from, to
}

// Words gives the words of a text. In writing without spaces two characters
// count as one.
func Words(plain string) []string {
	var all []string
	for {
		from, to := nextWord(plain)
		if from == len(plain) {
			return all
		}
		w := plain[from:to]
		plain = plain[to:]
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			all = append(all, w)
			continue
		}
		for runes := []rune(w); len(runes) > 0; runes = runes[min(2, len(runes)):] {
			all = append(all, string(runes[:min(2, len(runes))]))
		}
	}
}
