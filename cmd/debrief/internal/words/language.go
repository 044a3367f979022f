// Package words says in the reader's language what the other rooms found:
// durations, numbers, times, and the field's own words. It computes nothing.
//
// English stands in the code. Every other language is a catalogue from the
// English text to its own: templates/words/de.yaml and so on, read by [Read].
// A text that a catalogue does not have is told in English.
package words

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language/display"
)

// Language is one language that a site is told in. It does not change, so
// several goroutines may use it.
type Language struct {
	tag     string            // BCP 47
	texts   map[string]string // by key; nil for English as it stands in the code
	regions display.Namer     // nil where our English names stand

	numbers  numberForm
	dates    map[string][]string // the forms of dates, cut into their parts
	months   [13]monthName       // from 1
	weekdays [7]string
	first    string // the first day of a month: "1", "1er"
}

// English is the language that the code is written in.
func English() *Language { return languageOf("en", nil) }

// languageOf makes a language of its texts.
func languageOf(tag string, texts map[string]string) *Language {
	l := &Language{tag: tag, texts: texts, regions: regionNames(tag)}
	l.numbers = numberFormOf(l.SayAs("number", "12,345.6"), l.SayAs("number", "1,234"))
	l.learnDates()
	return l
}

// Tag is the language's tag of BCP 47: "en", "de".
func (l *Language) Tag() string { return l.tag }

// IsEnglish reports whether the texts are those that stand in the code.
func (l *Language) IsEnglish() bool { return isEnglish(l.tag) }

func isEnglish(tag string) bool {
	base, _, _ := strings.Cut(tag, "-")
	return strings.EqualFold(base, "en")
}

// key is under what a catalogue has a text that means different things in
// different places: "action|open".
func key(meaning, text string) string { return meaning + "|" + text }

// Say tells an English text in the language, with args in the places that its
// verbs mark; a translation may order them anew (%[2]s). Without args it gives
// the text as it is, verbs and all.
func (l *Language) Say(text string, args ...any) string {
	if own, ok := l.texts[text]; ok {
		text = own
	}
	return filled(text, args)
}

// SayAs is Say for a text that means different things in different places;
// meaning tells them apart: SayAs("action", "open").
func (l *Language) SayAs(meaning, text string, args ...any) string {
	if l.texts != nil {
		if own, ok := l.texts[key(meaning, text)]; ok {
			text = own
		}
	}
	return filled(text, args)
}

func filled(text string, args []any) string {
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// Count tells how many: one and many begin their args with the number, as in
// Count(3, "%s incident", "%s incidents").
func (l *Language) Count(n int, one, many string, args ...any) string {
	form := many
	if l.IsOne(float64(n)) {
		form = one
	}
	return l.Say(form, append([]any{l.Whole(int64(n))}, args...)...)
}

// IsOne reports whether a number takes the form for one: 1 in most languages,
// everything under 2 in French. Where the two forms of a language are alike,
// its catalogue has the same text for both.
func (l *Language) IsOne(n float64) bool {
	if l.numbers.oneIsUnderTwo {
		return n >= 0 && n < 2
	}
	return n == 1
}

// Date tells a date in a form that is written like its English example: "2 Jan
// 2006", "2 Jan", "Jan 2006", "Jan", "January 2006", "2006", "Monday, 2
// January 2006" or ShortDate. The time is in the zone that it is told in.
func (l *Language) Date(t time.Time, form string) string {
	var b strings.Builder
	for _, part := range l.dates[form] {
		b.WriteString(l.datePart(t, part))
	}
	return b.String()
}

// Translates reports whether any text is told otherwise than it stands in the
// code.
func (l *Language) Translates() bool { return len(l.texts) > 0 }
