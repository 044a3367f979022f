package schema

import (
	"encoding/json"

	"github.com/invopop/jsonschema"
)

// form makes the definition of a value that its type and its tags do not tell
// enough of.
type form func(*builder) *jsonschema.Schema

// forms gives every form by the name of its definition. One with the name of a
// struct says how the struct may be written beside as an object.
func forms() map[string]form {
	return map[string]form{
		"Nothing":   nothing,
		"Scalar":    plain("", ""),
		"Line":      plain(line, "write it on one line"),
		"Paragraph": plain(lines, "take the control character out"),
		"Prose":     plain(prose, "take the control character out"),

		"Slug":       slug,
		"Anchor":     plain(anchor, "letters, digits, and . _ : - after the first"),
		"Address":    code("^("+web+"|"+mail+"|)$", "write it in full, like https://example.com/page"),
		"SHA256":     sum,
		"Grade":      code("^([A-F]|)$", "a letter from A (reliable) to F (cannot be judged)"),
		"Currency":   code("^([A-Z]{3}|)$", "three capital letters (ISO 4217), such as EUR"),
		"Country":    code("^([A-Z]{2}|)$", "two capital letters (ISO 3166-1), such as JP"),
		"FilePath":   code(filePath, "a path from the record's own folder on, of letters a to z, digits and . _ -"),
		"Pointer":    code("^/.", "a JSON pointer, such as /response/roles"),
		"Kind":       kind,
		"Answer":     answer,
		"WebAddress": code(webAddress, "write it like https://example.com/incidents/"),
		"Way":        code(way, "begin it with https:// or mailto:"),
		"Language":   code("^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*|)$", "the tag of a language, such as en or pt-BR"),
		"Colour":     code("^(#[0-9a-fA-F]{6}|)$", `red, green and blue like "#1f5f8b", in quotes`),
		"Picture":    code(picture, "the name of a picture in templates/, such as logo.svg"),
		"RuleID":     ruleID,

		"MarkdownFile": code(markdownFile, "the name of a Markdown file in templates/, such as pages/imprint.md"),

		"Text":         func(b *builder) *jsonschema.Schema { return shortOr(b.ref("Prose"), object("TextObject")) },
		"Severity":     func(b *builder) *jsonschema.Schema { return shortOr(b.ref("Line"), object("SeverityObject")) },
		"Summary":      func(b *builder) *jsonschema.Schema { return shortOr(b.ref("Prose"), object("SummaryObject")) },
		"Terms":        func(b *builder) *jsonschema.Schema { return named(b, b.ref("Paragraph")) },
		"NamedNumbers": func(b *builder) *jsonschema.Schema { return named(b, b.ref("Number")) },
		"Shares":       func(b *builder) *jsonschema.Schema { return named(b, between("number", "0", "1")) },

		"Instant":  instantForm,
		"Duration": code("^"+blank+"("+length+")"+blank+"$", "write it like 90m, 13h50m or 2d4h"),
		"Gap":      code("^("+blank+"("+length+")"+blank+"|)$", "write it like 30m or 1h30m"),
		"Time":     timeForm("Moment"),
		"End":      timeForm("EndMoment"),
		"EntryAt":  timeForm("EntryMoment"),
		"EntryEnd": timeForm("EntryEndMoment"),
		"Local":    code(local, "write it like 2025-01-31T14:05, with tz beside it"),
		"Bound":    func(b *builder) *jsonschema.Schema { return anyOf(b.ref("Instant"), b.ref("Local")) },
		"Moment":   func(b *builder) *jsonschema.Schema { return anyOf(b.ref("Instant"), oneOf(inPlace)) },
		"EndMoment": func(b *builder) *jsonschema.Schema {
			return anyOf(b.ref("Moment"), oneOf([]word{stillOngoing}))
		},
		"EntryMoment":    func(b *builder) *jsonschema.Schema { return anyOf(shortTime(), b.ref("Moment")) },
		"EntryEndMoment": func(b *builder) *jsonschema.Schema { return anyOf(shortTime(), b.ref("EndMoment")) },

		"Number":   numberForm(between("number", "0", ""), "a number from 0 on"),
		"Money":    numberForm(between("number", "", ""), "a number"),
		"Fraction": numberForm(between("number", "0", "1"), "a share from 0 to 1"),
		"Quantity": func(*builder) *jsonschema.Schema { return anyOf(between("number", "", ""), oneOf(inPlace)) },
		"Point":    point,
	}
}

// demands gives what an object asks for beyond single keys, by its definition.
func demands() map[string]func(*jsonschema.Schema) {
	return map[string]func(*jsonschema.Schema){
		"SummaryObject": func(s *jsonschema.Schema) { s.AnyOf = oneIsThere("headline", "public", "internal") },
		"Claim":         func(s *jsonschema.Schema) { s.AnyOf = oneIsThere("at", "earliest", "latest") },
		"TimeObject": func(s *jsonschema.Schema) {
			s.AnyOf = oneIsThere("at", "earliest", "latest")
			s.Extras = map[string]any{"dependencies": map[string][]string{"plus_minus": {"at"}}}
			at, _ := s.Properties.Get("at")
			at.AnyOf = nil // timeForm says what it may be
			s.If, s.Else = withZone(), offsetsAreWritten()
		},
		"NumberObject": func(s *jsonschema.Schema) {
			s.AnyOf = oneIsThere("value", "min", "max")
			s.Extras = map[string]any{"dependencies": map[string][]string{"plus_minus": {"value"}}}
		},
	}
}

// oneIsThere asks for one of several keys.
func oneIsThere(keys ...string) []*jsonschema.Schema {
	var ways []*jsonschema.Schema
	for _, key := range keys {
		ways = append(ways, &jsonschema.Schema{Required: []string{key}})
	}
	return ways
}

func anyOf(ways ...*jsonschema.Schema) *jsonschema.Schema { return &jsonschema.Schema{AnyOf: ways} }

// shortOr is a value that is written in short or as an object. What is wrong in
// an object is told of the object: only what is none is held against the short
// form. Both come once more because editors look there, and not behind
// conditions, for what they offer; nothing fits the second object, so that what
// is told of its keys is not told twice.
func shortOr(short, object *jsonschema.Schema) *jsonschema.Schema {
	apart := &jsonschema.Schema{If: &jsonschema.Schema{Type: "object"}, Then: object, Else: short}
	offered := &jsonschema.Schema{AllOf: []*jsonschema.Schema{object}, Not: &jsonschema.Schema{Type: "object"}}
	return anyOf(apart, offered, short)
}

// object leads to the definition of a struct that is also written in short.
func object(name string) *jsonschema.Schema { return &jsonschema.Schema{Ref: defined + name} }

// nothing is the value of a key without one. It says so without the word null,
// which editors would offer.
func nothing(*builder) *jsonschema.Schema {
	return &jsonschema.Schema{Not: typed(&jsonschema.Schema{}, "array", "boolean", "number", "object", "string")}
}

// named is an object whose keys are the author's: plain text in one line.
func named(b *builder, value *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", PropertyNames: b.ref("Line"), AdditionalProperties: value}
}

// between is a number with bounds; an empty one is none.
func between(kind, least, most string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: kind, Minimum: json.Number(least), Maximum: json.Number(most)}
}
