package source

import (
	"fmt"
	"unicode"
)

// Unprintable gives the first character that cannot stand in a text: a control
// character but the tab; a line break, unless the text may have several lines;
// and in what is no Markdown, which pages escape, one that turns the direction of
// writing.
func Unprintable(text string, lines, markdown bool) (rune, bool) {
	for _, r := range text {
		switch {
		case r == '\t', r == '\n' && lines:
		case unicode.IsControl(r), !markdown && turnsDirection(r):
			return r, true
		}
	}
	return 0, false
}

// UnprintableFault gives the message about such a character, and the way out.
func UnprintableFault(r rune) (message, hint string) {
	if r == '\n' {
		return "a line break cannot stand here", "write it on one line"
	}
	return fmt.Sprintf("the control character %U cannot stand in a text", r), "take it out"
}

// turnsDirection reports whether a character makes what follows look like
// something else (embeddings, overrides and isolates).
func turnsDirection(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
