package card

import (
	"strings"

	"golang.org/x/image/math/fixed"
)

const ellipsis = "…"

// wrapped breaks a text into lines that are no wider than so many pixels. When
// it needs more lines than it may have, the last one ends in an ellipsis and
// whole is false.
func (f *face) wrapped(text string, width, most int) (lines []string, whole bool) {
	words := strings.Fields(text)
	for len(words) > 0 {
		line, rest := f.line(words, width)
		if len(lines) == most-1 && len(rest) > 0 {
			return append(lines, f.shortened(strings.Join(words, " "), width)), false
		}
		lines, words = append(lines, line), rest
	}
	return lines, true
}

// balanced is wrapped with lines that are as long as each other as far as can
// be, so that no word stands alone in the last one.
func (f *face) balanced(text string, width, most int) (lines []string, whole bool) {
	lines, whole = f.wrapped(text, width, most)
	if !whole || len(lines) < 2 {
		return lines, whole
	}
	const step = 24
	for narrower := width - step; narrower > width/2; narrower -= step {
		next, fits := f.wrapped(text, narrower, len(lines))
		if !fits {
			break
		}
		lines = next
	}
	return lines, true
}

// line takes as many words as fit. A word that is too wide by itself is torn.
func (f *face) line(words []string, width int) (string, []string) {
	line := words[0]
	if f.width(line) > width {
		letters := []rune(line)
		n := max(1, min(f.fitting(letters, width), len(letters)-1))
		return string(letters[:n]), append([]string{string(letters[n:])}, words[1:]...)
	}
	fit, pen := 1, f.advance(line)
	for ; fit < len(words); fit++ {
		if pen += f.advance(" ") + f.advance(words[fit]); pen.Ceil() > width {
			break
		}
	}
	return strings.Join(words[:fit], " "), words[fit:]
}

// fitting gives how many letters from the beginning of a text fit. No more of the
// text is measured.
func (f *face) fitting(letters []rune, width int) int {
	var pen fixed.Int26_6
	for n, r := range letters {
		if pen += f.glyph(r).advance; pen.Ceil() > width {
			return n
		}
	}
	return len(letters)
}

// shortened is a text cut so that it fits with an ellipsis; a text that fits
// stays whole.
func (f *face) shortened(text string, width int) string {
	if f.width(text) <= width {
		return text
	}
	letters := []rune(text)
	n := f.fitting(append([]rune(ellipsis), letters...), width) - 1
	if n < 0 {
		return ellipsis
	}
	for n < len(letters)-1 && strings.ContainsRune(unended, letters[n]) {
		n++ // they do not stand before an ellipsis
	}
	cut := strings.TrimRight(string(letters[:n]), unended)
	if at := strings.LastIndexByte(cut, ' '); letters[n] != ' ' && at > len(cut)/2 {
		cut = strings.TrimRight(cut[:at], unended) // no torn word
	}
	return cut + ellipsis
}

// unended are the signs that do not stand before an ellipsis.
const unended = " ,.;:–-("
