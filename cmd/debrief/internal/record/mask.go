package record

import (
	"slices"
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/problem"
)

// shownOfSecret is how many characters of a secret are shown, so that it can be
// told from others.
const shownOfSecret = 4

// longSecret is the length from which on nothing else has a secret in it.
const longSecret = 8

// masked gives a secret with dots for all but its beginning, in its length.
func masked(secret string) string {
	runes := []rune(secret)
	keep := min(shownOfSecret, len(runes)/2)
	return string(runes[:keep]) + strings.Repeat("•", len(runes)-keep)
}

// mask hides the secrets of one file, all of them in one walk through a text. A
// nil mask hides nothing.
type mask struct {
	heads [longSecret + 1]map[string][]string // by length: the secrets that begin so, sorted
	done  map[string]string                   // texts that were masked already
}

// newMask makes a mask of secrets; nil of none.
func newMask(all secrets) *mask {
	if len(all) == 0 {
		return nil
	}
	m := &mask{done: map[string]string{}}
	for _, s := range all {
		n := min(len(s.value), longSecret)
		if m.heads[n] == nil {
			m.heads[n] = map[string][]string{}
		}
		m.heads[n][s.value[:n]] = append(m.heads[n][s.value[:n]], s.value)
	}
	for _, heads := range m.heads {
		for head, values := range heads {
			slices.Sort(values)
			heads[head] = slices.Compact(values)
		}
	}
	return m
}

// hidden gives a text with the secrets masked, and their beginnings where the
// text was cut.
func (m *mask) hidden(text string) string {
	if m == nil {
		return text
	}
	dotted, known := m.done[text]
	if !known {
		dotted = m.dotted(text)
		m.done[text] = dotted
	}
	return dotted
}

func (m *mask) dotted(text string) string {
	var out strings.Builder
	copied := 0
	for i := 0; i < len(text); {
		n := m.at(text, i, copied)
		if n > 0 {
			out.WriteString(text[copied:i])
			out.WriteString(masked(text[i : i+n]))
			copied = i + n
		}
		i += max(n, 1)
	}
	if copied == 0 {
		return text
	}
	out.WriteString(text[copied:])
	return out.String()
}

// at gives how many bytes of a secret stand at a place of a text, of the one of
// which there are most; 0 for none. Before copied the text is masked already.
func (m *mask) at(text string, i, copied int) int {
	for n := longSecret; n > 0; n-- {
		if m.heads[n] == nil || len(text)-i < n {
			continue
		}
		values := m.heads[n][text[i:i+n]]
		switch {
		case len(values) == 0:
		case n == longSecret:
			return mostCommon(values, text[i:])
		case (i == copied || !splitsWord(text, i)) && !splitsWord(text, i+n):
			return n // else it is a common word in another one
		}
	}
	return 0
}

// mostCommon gives how many bytes a text has in common, from its beginning, with
// one of the sorted values: with a neighbour of the place that it would have.
func mostCommon(values []string, text string) int {
	after, _ := slices.BinarySearch(values, text)
	most := 0
	for _, value := range values[max(0, after-1):min(after+1, len(values))] {
		most = max(most, common(text, value))
	}
	return most
}

// common gives how many bytes two texts have in common from their beginnings,
// in whole characters.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) {
		r, size := utf8.DecodeRuneInString(a[n:])
		if s, _ := utf8.DecodeRuneInString(b[n:]); r != s {
			break
		}
		n += size
	}
	return min(n, len(a), len(b))
}

// hiddenIn gives problems with the secrets masked in all they quote.
func (m *mask) hiddenIn(list problem.List) problem.List {
	if m == nil {
		return list
	}
	list = slices.Clone(list)
	for i := range list {
		p := &list[i]
		p.Source, p.Message, p.Hint = m.hidden(p.Source), m.hidden(p.Message), m.hidden(p.Hint)
		p.Also = slices.Clone(p.Also)
		for k := range p.Also {
			p.Also[k].Source, p.Also[k].Message = m.hidden(p.Also[k].Source), m.hidden(p.Also[k].Message)
		}
	}
	return list
}
