package record

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/incident"
	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// passage is a text that people read, with what of it are its author's words.
type passage struct {
	placedText
	own      string // the text with all else made spaces: prose.Blank
	lower    string // own in lower case between two spaces, to find out soon what is not in it
	reported bool   // others said it
}

// spoken are the keys of plain text that are sentences or titles.
var spoken = []string{"title", "rationale", "note", "reason", "basis", "alert"}

// others are places with the words of others, or with what was said to
// customers at the time, which nobody can mend any more.
var others = []string{"/sources/", "/attachments/", "/response/communications/", "/regulatory/", "/relations/", "/external_ids/", "/glossary/", "/redact/", "/impact/series/"}

func isOthers(pointer string) bool {
	return slices.ContainsFunc(others, func(place string) bool { return strings.HasPrefix(pointer, place) })
}

// passages gives the texts that the word rules look at, in the order of the
// record's form: Markdown, titles and notes.
func (c *check) passages() []passage {
	if c.spoken != nil {
		return c.spoken
	}
	c.spoken = []passage{}
	phrases := phraseForms(c.settings.Words)
	for _, t := range c.found.texts {
		if (t.markdown || slices.Contains(spoken, t.key)) && !isOthers(t.pointer) {
			own := withoutPhrases(c.blank(t.text), phrases)
			c.spoken = append(c.spoken, passage{t, own, " " + strings.ToLower(own) + " ", c.isReported(t.pointer)})
		}
	}
	return c.spoken
}

// isReported reports whether the thing that a text belongs to says that others
// say so.
func (c *check) isReported(pointer string) bool {
	n := c.document.Root.At(pointer[:strings.LastIndexByte(pointer, '/')] + "/status")
	return n != nil && n.Text == string(incident.Reported)
}

// phraseForms gives what finds words and phrases, whatever their case.
func phraseForms(phrases []string) []*regexp.Regexp {
	var forms []*regexp.Regexp
	for _, phrase := range phrases {
		if words := strings.Fields(phrase); len(words) > 0 {
			forms = append(forms, regexp.MustCompile("(?i)"+strings.ReplaceAll(regexp.QuoteMeta(strings.Join(words, " ")), " ", " +")))
		}
	}
	return forms
}

// withoutPhrases makes spaces of all that the forms find.
func withoutPhrases(plain string, forms []*regexp.Regexp) string {
	for _, form := range forms {
		for _, at := range wholeWords(form, plain) {
			plain = plain[:at[0]] + strings.Repeat(" ", at[1]-at[0]) + plain[at[1]:]
		}
	}
	return plain
}

// wholeWords gives the matches that neither begin nor end within a word.
func wholeWords(form *regexp.Regexp, plain string) [][]int {
	var all [][]int
	for _, at := range form.FindAllStringSubmatchIndex(plain, -1) {
		if !splitsWord(plain, at[0]) && !splitsWord(plain, at[1]) {
			all = append(all, at)
		}
	}
	return all
}

// splitsWord reports whether a word goes on from before a place to after it.
// Writing without spaces has no such places.
func splitsWord(plain string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(plain[:at])
	after, _ := utf8.DecodeRuneInString(plain[at:])
	return isWordRune(before) && isWordRune(after)
}

func isWordRune(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// looksBack is how far before a word rules look for what it belongs to, in bytes:
// a text may hold thousands of such words.
const looksBack = 250

// endBefore gives the end of what stands before a place in a text.
func endBefore(text string, at int) string { return text[max(0, at-looksBack):at] }

// wordBefore gives the word before a place in a text, or two, with what stands
// between: characters of the filler.
func wordBefore(text string, at int, filler string) string {
	word := len(strings.TrimRight(text[:at], filler))
	return text[max(0, word-len("for instance, or so")):at]
}

// mostInText is how many problems with one rule are told of one text.
const mostInText = 3

// tellWithin tells of bytes from to to of a text.
func (c *check) tellWithin(s problem.Severity, t placedText, from, to int, rule *problem.Rule, message, hint string) {
	if c.told[c.document.Place(t.pointer)] {
		return
	}
	source.Add(&c.problems, c.name, func() problem.Place { return c.document.PlaceWithin(t.pointer, t.text, from, to) },
		problem.Problem{Severity: s, Rule: rule, Message: message, Hint: hint})
}

// wording is a way of speaking that a rule looks for.
type wording struct {
	cues []string // in lower case; one of them is in every text that form finds something in
	also []string // and one of these; nil for none
	form *regexp.Regexp
	pass func(p passage, at []int) bool // what is found and yet meant otherwise; may be nil
}

// maybeIn reports whether one of the cues is in a text in lower case.
func (w wording) maybeIn(lower string) bool {
	isIn := func(cue string) bool { return strings.Contains(lower, cue) }
	return slices.ContainsFunc(w.cues, isIn) && (w.also == nil || slices.ContainsFunc(w.also, isIn))
}

// in gives where the wording stands in the author's own words, and looks no
// further than is asked for.
func (w wording) in(p passage) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		if !w.maybeIn(p.lower) {
			return
		}
		for _, at := range wholeWords(w.form, p.own) {
			if (w.pass == nil || !w.pass(p, at)) && !yield(at) {
				return
			}
		}
	}
}

// tellOwnWords tells of the wordings of the record's language in all that its
// author says, and does not report of others.
func (c *check) tellOwnWords(rule *problem.Rule, byLanguage map[string][]wording, message, hint string) {
	wordings := c.worthALook(byLanguage[c.language()])
	if len(wordings) == 0 {
		return
	}
	for _, p := range c.passages() {
		if !p.reported {
			c.tellWords(rule, p, wordings, message, hint)
		}
	}
}

// worthALook gives those of the wordings that may be in any passage, with those
// cues alone that are: most records have hardly any, and one look at all their
// words is soon done.
func (c *check) worthALook(wordings []wording) []wording {
	if c.all == "" {
		var all strings.Builder
		for _, p := range c.passages() {
			all.WriteString(p.lower)
		}
		c.all = all.String() + "\n"
		c.threes.add(c.all)
	}
	var some []wording
	for _, w := range wordings {
		if !slices.ContainsFunc(w.cues, c.isAnywhere) || w.also != nil && !slices.ContainsFunc(w.also, c.isAnywhere) {
			continue
		}
		w.cues = c.anywhere(w.cues)
		if w.also != nil {
			w.also = c.anywhere(w.also)
		}
		some = append(some, w)
	}
	return some
}

// anywhere gives those cues that are in any passage.
func (c *check) anywhere(cues []string) []string {
	return slices.DeleteFunc(slices.Clone(cues), func(cue string) bool { return !c.isAnywhere(cue) })
}

// isAnywhere reports whether a cue is in any passage.
func (c *check) isAnywhere(cue string) bool {
	return c.threes.mayHave(cue) && strings.Contains(c.all, cue)
}

// threes are the places of three letters in a row, by a sum of theirs: a word is
// in a text only if all its threes are. Most words that are looked for are not.
type threes [1 << 10]uint64

func (t *threes) place(text string, i int) (word, bit uint) {
	sum := (uint(text[i])*31+uint(text[i+1]))*31 + uint(text[i+2])
	return sum >> 6 % uint(len(t)), sum % 64
}

func (t *threes) add(text string) {
	for i := range len(text) - 2 {
		word, bit := t.place(text, i)
		t[word] |= 1 << bit
	}
}

func (t *threes) mayHave(text string) bool {
	for i := range len(text) - 2 {
		if word, bit := t.place(text, i); t[word]>>bit&1 == 0 {
			return false
		}
	}
	return true
}

// tellWords tells of the wordings in the author's own words, each stretch once.
// The message gets the words that are found.
func (c *check) tellWords(rule *problem.Rule, p passage, wordings []wording, message, hint string) {
	var told [][]int
	for _, w := range wordings {
		for at := range w.in(p) {
			if slices.ContainsFunc(told, func(t []int) bool { return at[0] < t[1] && t[0] < at[1] }) {
				continue
			}
			if len(told) == mostInText {
				return
			}
			told = append(told, at)
			c.tellWithin(c.gravity(rule), p.placedText, at[0], at[1], rule, fmt.Sprintf(message, joined(p.own[at[0]:at[1]])), hint)
		}
	}
}

// joined gives words with one space between them.
func joined(words string) string { return strings.Join(strings.Fields(words), " ") }

// atReaders is the severity of what must not get out: an error where readers
// of the public site would see it, else a warning.
func (c *check) atReaders(pointer string) problem.Severity {
	if c.isPublic(pointer) {
		return problem.Error
	}
	return problem.Warning
}

// language is what the record is written in, without its region: en.
func (c *check) language() string {
	tag, _, _ := strings.Cut(strings.ToLower(c.settings.Language), "-")
	if tag == "" {
		return "en"
	}
	return tag
}
