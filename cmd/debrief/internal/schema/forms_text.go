package schema

import (
	"github.com/invopop/jsonschema"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/record"
)

// The patterns of texts. Package record has the checks that they follow.
const (
	notBlank = `[^\x00-\x20` + "\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff" + `]`
	// line has no line break, no control character but the tab, and no mark that
	// turns the direction of writing; prose may have line breaks and marks.
	line  = "^[^\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]*$"
	lines = "^[^\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]*$"
	prose = `^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$`

	slugPattern = `^([a-z0-9][a-z0-9-]{2,79}|)$`
	kept        = `^([0-9]{4}|undated)$`
	anchor      = `^([\p{L}\p{N}][\p{L}\p{N}._:-]{0,79}|)$`
	sha256      = `^([0-9a-fA-F]{64}|)$`
	filePath    = `^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$`
	kindPattern = `^[a-z0-9][a-z0-9-]*$`

	// A link is in one piece: no blanks, no quotes, no angle brackets. A host has
	// no name before it.
	piece        = `[^\x00-\x20\x7f<>"\\]`
	host         = `[^\x00-\x20\x7f<>"\\/?#@:][^\x00-\x20\x7f<>"\\/?#@]*`
	path         = `(/([^\x00-\x20\x7f<>"\\?#%]|%[0-9A-Fa-f]{2})*)?`
	web          = `[Hh][Tt][Tt][Pp][Ss]?://` + host + path + `([?#]` + piece + `*)?`
	mail         = `[Mm][Aa][Ii][Ll][Tt][Oo]:[^\x00-\x20\x7f<>"\\/?#@]*@` + piece + `*`
	webAddress   = `^([Hh][Tt][Tt][Pp][Ss]?://[^\x00-\x20\x7f<>"\\/?#@]+` + path + `|)$`
	way          = `^([Hh][Tt][Tt][Pp][Ss]?://[^\x00-\x20\x7f<>"\\/?#]` + piece + `*|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\x00-\x20\x7f<>"\\/?#]` + piece + `*)$`
	markdownFile = `^[^\\]*\.md$`
	picture      = `^([^\\]*\.([Ss][Vv][Gg]|[Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg]|[Ww][Ee][Bb][Pp]|[Gg][Ii][Ff]|[Ii][Cc][Oo])|)$`
)

// plain is text that may look like a number or a truth value to YAML: it is
// read as it is written. What it may not be is said so that editors do not
// offer truth values.
func plain(pattern, message string) form {
	return func(*builder) *jsonschema.Schema {
		s := hinted(pattern, message)
		s.If = typed(&jsonschema.Schema{}, "array", "object", "null")
		s.Then = &jsonschema.Schema{Type: "string"}
		return s
	}
}

// code is text that no number and no truth value looks like.
func code(pattern, message string) form {
	return func(*builder) *jsonschema.Schema {
		s := hinted(pattern, message)
		s.Type = "string"
		return s
	}
}

// hinted is a pattern, if any, with the words that an editor shows instead of it.
func hinted(pattern, message string) *jsonschema.Schema {
	if pattern == "" {
		return &jsonschema.Schema{}
	}
	return &jsonschema.Schema{Pattern: pattern, Extras: map[string]any{"patternErrorMessage": message}}
}

// slug is the name of a page; those of the archive are taken.
func slug(*builder) *jsonschema.Schema {
	s := plain(slugPattern, "3 to 80 small letters a to z, digits and hyphens, not a hyphen first")(nil)
	s.Not = &jsonschema.Schema{Type: "string", Pattern: kept}
	return s
}

// kind is a known kind or one of the organisation's own, which has a page too.
func kind(*builder) *jsonschema.Schema {
	known := oneOf(wordsFor("Kind", incident.Kind("").Words()))
	return anyOf(known, plain(kindPattern, "small letters a to z, digits and hyphens")(nil))
}

// answer is yes, no or unknown. In quotes the first two are read as well, but
// not offered.
func answer(*builder) *jsonschema.Schema {
	words := oneOf(wordsFor("Answer", incident.Answer("").Words()))
	words.Enum = []any{true, false, string(incident.AnswerUnknown)}
	return anyOf(words, &jsonschema.Schema{Type: "string", Pattern: "^(true|false)$"})
}

// sum is a check sum. One of digits alone is a number to YAML.
func sum(*builder) *jsonschema.Schema {
	return typed(hinted(sha256, "64 hexadecimal digits, as sha256sum prints them"), "string", "number")
}

// ruleID is the id of one of the rules that records are checked by.
func ruleID(b *builder) *jsonschema.Schema {
	var rules []word
	for _, rule := range record.Rules() {
		rules = append(rules, word{rule.ID, rule.Name + ": " + rule.Title})
	}
	return anyOf(oneOf(rules), b.ref(b.text))
}
