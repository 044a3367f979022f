package source

import (
	"strings"

	"debrief/cmd/debrief/internal/problem"
)

// The rules that reading itself tells of.
var (
	// Malformed is the rule about keys and values that do not have the form of the
	// record or the settings.
	Malformed = &problem.Rule{
		ID: "PM001", Name: "form", Severity: problem.Error, Firm: true,
		Title: "keys are known, written once, and their values have the right form",
		Reason: "A key with a slip in it would be passed over, and what it says lost without a word; of a key that is written twice, one " +
			"value would. So every key must be known, and its value must be what the key takes: text, a number, a list, one of some words. " +
			"The message names what was probably meant. Keys of your own begin with `x-` and hold anything.",
		Source: "Practice of schema checks; strict decoding in YAML and JSON libraries",
		Wrong: `severty: {level: SEV2}
tags: mail
`,
		Right: `severity: {level: SEV2}
tags: [mail]
x-team-notes: anything
`,
	}
	// Missing is the rule about keys that must be there.
	Missing = &problem.Rule{
		ID: "PM059", Name: "missing-key", Severity: problem.Error, Firm: true,
		Title: "a key that is needed is there and says something",
		Reason: "Without these few keys there is nothing to show: a record has a title, a kind, a summary, a start and a timeline, and an item " +
			"of a list has the keys that make it one, such as the time and the text of an entry. A time or number that is not known is written " +
			"`unknown`, which says that somebody looked.",
		Source: "Debrief's own practice: a small record is small",
		Wrong: `timeline:
  - {at: 2026-02-05T08:10:00Z, type: impact}
`,
		Right: `timeline:
  - {at: 2026-02-05T08:10:00Z, type: impact, text: "The certificate expires."}
`,
	}
	// YAML is the rule about files that are not the YAML that records use.
	YAML = &problem.Rule{
		ID: "PM060", Name: "yaml", Severity: problem.Error, Firm: true,
		Title: "a file is one YAML document, without anchors and tags",
		Reason: "What cannot be read cannot be checked. Most often a bracket or a quote has no end, a line is indented otherwise than the one " +
			"above it, or a text with a colon and a space has no quotes. Anchors, merge keys and tags are refused as well: whoever reviews a record should " +
			"see what it says where it says it, and they can make a small file very large.",
		Source: "YAML 1.2; practice of readers that take files from others",
		Wrong: `services: [mail-delivery
`,
		Right: `services: [mail-delivery]
`,
	}
	// BareWord is the rule about words that other YAML tools take for values.
	BareWord = &problem.Rule{
		ID: "PM061", Name: "bare-word", Severity: problem.Warning,
		Title: "words that look like truth values stand in quotes",
		Reason: "Without quotes, `NO` is Norway for one YAML tool and false for the next, and so are yes, on and off. Debrief reads them as text " +
			"where a key takes text, but other programs that read the record may not. `debrief check --fix` puts quotes around country codes.",
		Source: "YAML 1.1, where these words are truth values, and YAML 1.2, where most of them are not",
		Wrong: `regions: [NO, SE]
`,
		Right: `regions: ["NO", SE]
`,
	}
	// EmptyValue is the rule about keys without a value.
	EmptyValue = &problem.Rule{
		ID: "PM062", Name: "empty-value", Severity: problem.Warning,
		Title: "a key has a value, or is left out",
		Reason: "A key without a value counts as not written, so the fact that somebody meant to add is missing from the page. Write it, take the key " +
			"out, or write `unknown` where a time or a number is asked for and nobody knows.",
		Source: "Debrief's own practice",
		Wrong: `severity:
`,
		Right: `severity: {level: SEV2}
`,
	}
	// UnknownWord is the rule about words that this version does not know.
	UnknownWord = &problem.Rule{
		ID: "PM063", Name: "unknown-word", Severity: problem.Warning,
		Title: "a word that has a meaning here is one of those that are known",
		Reason: "Some keys take words that pages, figures and filters understand, such as the kind of an incident or its state. Another word is " +
			"shown as it is written and never dropped, but has no meaning: a state of \"fixed\" is not counted among what is resolved. " +
			"Use a known word, which the message names; or let the warning stand for a word that your organisation has for itself.",
		Source: "Debrief's own practice: unknown words pass through",
		Wrong: `incident_state: fixed
`,
		Right: `incident_state: resolved
`,
	}
	// TooMany is the rule about files with more problems than are shown.
	TooMany = &problem.Rule{
		ID: "PM070", Name: "too-many", Severity: problem.Error, Firm: true,
		Title: "a file has no more problems than can be shown",
		Reason: "After 200 errors of one file, or as many warnings and hints, no more are shown: they mostly come from one cause, and nobody reads " +
			"them. Mend those at the top first, then look again; what was not shown may still be there.",
		Source: "Practice of compilers",
		Wrong:  "tags: [\n" + strings.Repeat("  "+strings.Repeat("[], ", 25)+"\n", 8) + "  []\n]\n",
		Right: `tags: [mail, certificate]
`,
	}
)

// Rules gives them all.
func Rules() []*problem.Rule {
	return []*problem.Rule{Malformed, Missing, YAML, BareWord, EmptyValue, UnknownWord, TooMany}
}
