package scaffold

import (
	"strings"
	"unicode"
)

// mostInID is how long an id is at most, in characters.
const mostInID = 80

// ID gives the id of a new record: the prefix, such as its day, and what the
// title says, in small ASCII letters, digits and hyphens, cut at a word.
// It reports false when the title has nothing that can be written so; the id
// is then made from the kind.
func ID(prefix, title, kind string) (id string, told bool) {
	slug := Slug(title)
	if slug == "" {
		return prefix + "-" + kind, false
	}
	return prefix + "-" + cutAtWord(slug, mostInID-len(prefix)-1), true
}

// Slug writes a text in small ASCII letters and digits with hyphens between the
// words. Latin letters lose their marks; those of other scripts are left out.
func Slug(text string) string {
	var slug strings.Builder
	gap := false
	for _, r := range text {
		plain := fold(r)
		switch {
		case plain == "" && !separates(r):
			continue
		case plain == "":
			gap = slug.Len() > 0
			continue
		case gap:
			slug.WriteByte('-')
			gap = false
		}
		slug.WriteString(plain)
	}
	return slug.String()
}

// separates reports whether a character stands between words. Marks and
// apostrophes stand inside them.
func separates(r rune) bool {
	return !unicode.Is(unicode.M, r) && r != '\'' && r != '’' && r != 'ʼ'
}

// cutAtWord gives at most so many characters of a slug, and no broken word
// unless the first one alone is longer.
func cutAtWord(slug string, most int) string {
	if len(slug) <= most {
		return slug
	}
	cut := slug[:most]
	if slug[most] != '-' {
		if end := strings.LastIndexByte(cut, '-'); end > 0 {
			cut = cut[:end]
		}
	}
	return strings.TrimRight(cut, "-")
}

// fold gives the small ASCII letters that a character stands for; none when it
// is no Latin letter and no digit.
func fold(r rune) string {
	if r >= '！' && r <= '～' { // full-width forms
		r -= '！' - '!'
	}
	switch r = unicode.ToLower(r); {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return string(r)
	case r < 0x80:
		return ""
	}
	for _, f := range folded {
		if strings.ContainsRune(f.letters, r) {
			return f.plain
		}
	}
	return ""
}

// folded gives the Latin letters with marks, and those that are written with
// two letters where there are no marks, by what they become.
var folded = []struct{ plain, letters string }{
	{"a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặªȁȃȧ"}, {"b", "ḃ"}, {"c", "çćĉċč"}, {"d", "ďđðḋḍ"}, {"e", "èéêëēĕėęěẹẻẽếềểễệȅȇ"},
	{"f", "ḟƒ"}, {"g", "ĝğġģǧ"}, {"h", "ĥħḥ"}, {"i", "ìíîïĩīĭįıǐỉịȉȋ"}, {"j", "ĵǰ"}, {"k", "ķĸǩ"}, {"l", "ĺļľŀłḷ"},
	{"m", "ṁṃ"}, {"n", "ñńņňŉŋṅṇ"}, {"o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợºȍȏ"}, {"p", "ṗ"}, {"r", "ŕŗřṛȑȓ"}, {"s", "śŝşšșſṡṣ"},
	{"t", "ţťŧțṫṭ"}, {"u", "ùúûüũūŭůűųưǔụủứừửữựȕȗ"}, {"v", "ṿ"}, {"w", "ŵẁẃẅ"}, {"x", "ẋẍ"}, {"y", "ýÿŷỳỵỷỹ"},
	{"z", "źżžẓ"}, {"ae", "æǽ"}, {"oe", "œ"}, {"ss", "ß"}, {"th", "þ"}, {"ij", "ĳ"}, {"dz", "ǆǳ"}, {"lj", "ǉ"},
	{"nj", "ǌ"},
}
