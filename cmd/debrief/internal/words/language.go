// Package words says in the reader's language what the other rooms found:
// durations, numbers, times, and the field's own words. It computes nothing.
//
// English stands in the code. Every other language is a catalogue from the
// English text to its own.
package words

import "fmt"

// Language is one language that a site is told in. It does not change, so
// several goroutines may use it.
type Language struct {
	tag string // BCP 47
}

// English is the language that the code is written in.
func English() *Language { return &Language{tag: "en"} }

// Tag is the language's tag of BCP 47: "en", "de".
func (l *Language) Tag() string { return l.tag }

// Say tells an English text in the language, with args in the places that its
// verbs mark; a translation may order them anew (%[2]s).
func (l *Language) Say(text string, args ...any) string {
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// SayAs is Say for a text that means different things in different places;
// meaning tells them apart: SayAs("action", "open").
func (l *Language) SayAs(meaning, text string, args ...any) string { return l.Say(text, args...) }

// Count tells how many: one and many begin their args with the number, as in
// Count(3, "%s incident", "%s incidents").
func (l *Language) Count(n int, one, many string, args ...any) string {
	form := many
	if n == 1 {
		form = one
	}
	return l.Say(form, append([]any{l.Whole(int64(n))}, args...)...)
}
