package words

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// numberForm is how a language writes numbers.
type numberForm struct {
	group, decimal string
	least          int // digits that the whole part has before it is grouped
	// oneIsUnderTwo says that the form for one is taken from 0 up to 2, as in
	// French.
	oneIsUnderTwo bool
}

// numberFormOf learns from two examples: 12,345.6 and 1,234 as the language
// writes them. "1 234" has groups from four digits on, "1234" from five.
func numberFormOf(large, small string) numberForm {
	f := numberForm{group: between(large, "12", "345"), decimal: between(large, "345", "6"), least: 4}
	if between(small, "1", "234") == "" {
		f.least = 5
	}
	return f
}

// between gives what stands between two strings in a text.
func between(text, before, after string) string {
	_, rest, _ := strings.Cut(text, before)
	found, _, _ := strings.Cut(rest, after)
	return found
}

// dateForms are the forms that dates are told in, each written as the 2nd of
// January 2006, a Monday. A catalogue has them under the meaning "date" and
// writes the same parts in its own order.
func dateForms() []string {
	return []string{"2 Jan 2006", "2 Jan", "Jan 2006", "Jan", "January 2006", "2006", "Monday, 2 January 2006"}
}

// ShortDate is the form of a date for narrow places: "2 Jan 2006".
const ShortDate = "short date"

// monthName is a month in full and short.
type monthName struct{ full, short string }

// learnDates takes the forms and names of dates from the texts.
func (l *Language) learnDates() {
	l.dates = map[string][]string{}
	for _, form := range dateForms() {
		l.dates[form] = datePartsOf(l.SayAs("date", form))
	}
	l.dates[ShortDate] = datePartsOf(l.SayAs("short date", "2 Jan 2006"))
	for m := time.January; m <= time.December; m++ {
		l.months[m] = monthName{full: l.SayAs("month", m.String()), short: l.SayAs("short month", m.String()[:3])}
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		l.weekdays[d] = l.SayAs("weekday", d.String())
	}
	l.first = l.SayAs("day of the month", "1")
	l.numbers.oneIsUnderTwo = l.SayAs("number", "0 is many") == "0 is one"
}

var datePart = regexp.MustCompile(`2006|January|Jan|Monday|1|2`)

// datePartsOf cuts a form into its parts and what stands between them.
func datePartsOf(form string) []string {
	var parts []string
	at := 0
	for _, found := range datePart.FindAllStringIndex(form, -1) {
		parts = append(parts, form[at:found[0]], form[found[0]:found[1]])
		at = found[1]
	}
	return slices.DeleteFunc(append(parts, form[at:]), func(part string) bool { return part == "" })
}

func (l *Language) datePart(t time.Time, part string) string {
	switch part {
	case "2006":
		return t.Format("2006")
	case "January":
		return l.months[t.Month()].full
	case "Jan":
		return l.months[t.Month()].short
	case "Monday":
		return l.weekdays[t.Weekday()]
	case "1":
		return strconv.Itoa(int(t.Month()))
	case "2":
		if t.Day() == 1 {
			return l.first
		}
		return strconv.Itoa(t.Day())
	}
	return part
}

// UpperFirst begins a phrase as a sentence does.
func UpperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Within is a label as it stands within a sentence: it begins small unless it
// is an acronym. In German it stays, because nouns are capital there.
func (l *Language) Within(label string) string {
	first, size := utf8.DecodeRuneInString(label)
	second, _ := utf8.DecodeRuneInString(label[size:])
	if base, _, _ := strings.Cut(l.tag, "-"); strings.EqualFold(base, "de") || unicode.IsUpper(second) || size == 0 {
		return label
	}
	return string(unicode.ToLower(first)) + label[size:]
}

// List joins words as a sentence does: "a", "a and b", "a, b and c".
func (l *Language) List(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return l.SayAs("list", "%s and %s", l.Commas(words[:n-1]), words[n-1])
	}
}

// Commas joins words side by side: "a, b, c".
func (l *Language) Commas(words []string) string { return strings.Join(words, l.SayAs("list", ", ")) }

// Items joins what may have commas of its own: "a; b; c".
func (l *Language) Items(words []string) string { return strings.Join(words, l.SayAs("list", "; ")) }

// Bracketed adds words in brackets: "a (b)"; nothing for none.
func (l *Language) Bracketed(words, aside string) string {
	if aside == "" {
		return words
	}
	return l.SayAs("brackets", "%s (%s)", words, aside)
}

// Colon lets words follow others that announce them: "a: b"; it gives the one
// where the other is empty.
func (l *Language) Colon(lead, words string) string {
	if lead == "" || words == "" {
		return lead + words
	}
	return l.SayAs("colon", "%s: %s", lead, words)
}

// Lead ends words that announce others: "a:".
func (l *Language) Lead(words string) string { return l.SayAs("colon", "%s:", words) }

// Quoted puts words of somebody else between quotation marks: “a”.
func (l *Language) Quoted(words string) string { return l.SayAs("quotation", "“%s”", words) }

// FullStop ends words as a sentence does, unless they end so already.
func (l *Language) FullStop(words string) string {
	last, _ := utf8.DecodeLastRuneInString(words)
	switch {
	case words == "" || strings.ContainsRune(".!?…。！？", last):
		return words
	case last < utf8.RuneSelf: // words in Latin letters, whatever the site is in
		return words + "."
	}
	return l.SayAs("sentence", "%s.", words)
}

// Sentences puts sentences one after another: with a space between them, unless
// the language has none there and the first is in its own letters.
func (l *Language) Sentences(all ...string) string {
	told := ""
	for _, sentence := range all {
		switch {
		case told == "":
			told = sentence
		case sentence == "":
		case told[len(told)-1] < utf8.RuneSelf:
			told += " " + sentence
		default:
			told = l.SayAs("sentence", "%s %s", told, sentence)
		}
	}
	return told
}
