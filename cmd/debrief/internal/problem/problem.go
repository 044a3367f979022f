// Package problem holds faults in what people wrote: values, collected and
// never thrown. It says how they are sorted and printed, not what is wrong:
// that is package record's and package config's knowledge.
package problem

import (
	"cmp"
	"slices"
)

// Severity says what a problem does to a build.
type Severity int

// The severities, gravest first.
const (
	Error   Severity = iota // the site is not built
	Warning                 // shown; the site is built
	Hint                    // shown; could be better
)

// String gives the word that is printed.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "hint"
}

// Place is where something stands in a file.
type Place struct {
	File   string // slash-separated, relative to the project's folder
	Line   int    // from 1; 0 when the problem is the whole file's
	Column int    // in runes, from 1
	Width  int    // runes to underline; 0 counts as 1
	Source string // the text of the line, without its end
}

// Problem is one fault with the way out.
type Problem struct {
	Place
	Rule     *Rule // required
	Severity Severity
	Message  string // names the value seen and what was expected
	Hint     string // the way out; may be empty
	Also     []Also // other places that belong to it
	Early    bool   // only a hint because the record is not finished
	Waiver   string // the reason that a record gives for letting it pass; empty when it does not
}

// Also is a second place with a word on what stands there.
type Also struct {
	Place
	Message string
}

// List is a number of problems.
type List []Problem

// Sort orders the problems by file, place, rule and message.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Rule.String(), b.Rule.String()), cmp.Compare(a.Message, b.Message))
	})
}

// Count gives how many problems of severity s there are.
func (l List) Count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// Grave gives the errors and warnings, in their order.
func (l List) Grave() List {
	return slices.DeleteFunc(slices.Clone(l), func(p Problem) bool { return p.Severity == Hint })
}

// HasErrors reports whether any problem stops a build.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }
