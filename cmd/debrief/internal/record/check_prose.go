package record

import (
	"cmp"
	"regexp"
	"strings"
)

// inEnglish reports whether records are written in English, which the rules
// about words are made for.
func (c *check) inEnglish() bool {
	tag, _, _ := strings.Cut(strings.ToLower(cmp.Or(c.settings.Language, "en")), "-")
	return tag == "en"
}

var notProse = regexp.MustCompile("(?s)```.*?```|`[^`]*`|“[^”]*”|\"[^\"]*\"|<?https?://[^\\s)>]*>?|(?m:^ {0,3}>.*$)")

// plainProse gives a text without what is not the author's own running text:
// code, addresses and quotations. Spaces stand in their place.
func plainProse(text string) string {
	return notProse.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat(" ", len(s)) })
}

var sentenceEnd = regexp.MustCompile(`[.!?](?:\s+|$)|\n\s*\n|\n\s*[-*] `)

// sentences cuts prose into its sentences.
func sentences(text string) []string { return sentenceEnd.Split(text, -1) }
