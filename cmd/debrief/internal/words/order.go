package words

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Order is how readers of a language look names up: É with E, and Ñ after N
// where it is a letter of its own. It is for one goroutine.
type Order struct{ exact, letters *collate.Collator }

// Order gives the order of names in the language. A tag that nobody knows has
// that of all languages.
func (l *Language) Order() *Order {
	tag := language.Make(l.tag)
	return &Order{exact: collate.New(tag), letters: collate.New(tag, collate.Loose)}
}

// Compare tells which of two names comes first; only the same name is equal.
func (o *Order) Compare(a, b string) int {
	return cmp.Or(o.exact.CompareString(a, b), cmp.Compare(a, b))
}

// OtherSign is the initial of names that begin with no letter. It comes before
// all letters.
const OtherSign = "#"

// Initial is the letter that a name stands under, as a capital: without its
// accent, unless it makes another letter in the language.
func (o *Order) Initial(name string) string {
	first, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsLetter(first) {
		return OtherSign
	}
	letter := string(first)
	for plain := 'A'; plain <= 'Z'; plain++ {
		if o.CompareInitials(letter, string(plain)) == 0 {
			return string(plain)
		}
	}
	return strings.ToUpper(letter)
}

// CompareInitials tells which of two initials comes first; those that one
// heading is for are equal.
func (o *Order) CompareInitials(a, b string) int {
	if (a == OtherSign) != (b == OtherSign) {
		if a == OtherSign {
			return -1
		}
		return 1
	}
	return o.letters.CompareString(a, b)
}

// SortBy sorts by name, in the order of the language; what has the same name
// stays as it was.
func SortBy[E any](l *Language, all []E, name func(E) string) {
	order := l.Order()
	slices.SortStableFunc(all, func(a, b E) int { return order.Compare(name(a), name(b)) })
}
