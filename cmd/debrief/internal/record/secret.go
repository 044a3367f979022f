package record

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// secretForm is what one sort of secret looks like. Where the form has a group,
// the group is the secret; check looks closer where the form alone is not
// certain.
type secretForm struct {
	what  string
	cue   string // in lower case; in every text that has the secret
	form  *regexp.Regexp
	check func(secret string) bool
}

var secretForms = []secretForm{
	{"a private key", "private key", regexp.MustCompile(`-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----`), nil},
	{"an access key of AWS", "akia", regexp.MustCompile(`\bAKIA[A-Z0-9]{16}\b`), isNoExample},
	{"an access key of AWS", "asia", regexp.MustCompile(`\bASIA[A-Z0-9]{16}\b`), isNoExample},
	{"a key of Google's API", "aiza", regexp.MustCompile(`\bAIza[0-9A-Za-z_-]{35}`), isRandom},
	{"a token of GitHub", "gh", regexp.MustCompile(`\bgh[pousr]_[0-9A-Za-z]{36,}\b`), isRandom},
	{"a token of GitHub", "github_pat_", regexp.MustCompile(`\bgithub_pat_[0-9A-Za-z_]{40,}`), isRandom},
	{"a token of GitLab", "glpat-", regexp.MustCompile(`\bglpat-[0-9A-Za-z_-]{20,}`), isRandom},
	{"a token of Slack", "xox", regexp.MustCompile(`\bxox[abeoprs]-[0-9A-Za-z]+-[0-9A-Za-z-]{10,}`), isRandom},
	{"the address of a Slack hook", "hooks.slack.com", regexp.MustCompile(`hooks\.slack\.com/services/(T[0-9A-Z]{6,}/B[0-9A-Z]{6,}/[0-9A-Za-z]{20,})`), isRandom},
	{"a key of Stripe", "_live_", regexp.MustCompile(`\b[sr]k_live_[0-9A-Za-z]{16,}`), isRandom},
	{"a token of npm", "npm_", regexp.MustCompile(`\bnpm_[0-9A-Za-z]{36}\b`), isRandom},
	{"a token of PyPI", "pypi-", regexp.MustCompile(`\bpypi-[0-9A-Za-z_-]{60,}`), isRandom},
	{"a key of SendGrid", "sg.", regexp.MustCompile(`\bSG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}`), isRandom},
	{"a key of OpenAI or Anthropic", "sk-", regexp.MustCompile(`\bsk-(?:[a-z]+\d*-)*[0-9A-Za-z_-]{32,}`), isRandom},
	{"a key for age", "age-secret-key-", regexp.MustCompile(`(?i)\bAGE-SECRET-KEY-1[0-9A-Z]{50,}`), nil},
	{"a storage key of Azure", "accountkey=", regexp.MustCompile(`(?i)AccountKey=([0-9A-Za-z+/]{60,}={0,2})`), isRandom},
	{"a web token", "eyj", regexp.MustCompile(`\beyJ[0-9A-Za-z_-]{8,}\.eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}`), nil},
	{"a password in an address", "://", regexp.MustCompile(`\b[a-zA-Z][a-zA-Z0-9+.-]*://[^\s/:@"'<>{}\[\]]*:([^\s/:@"'<>{}\[\]]{3,})@[^\s/@"'<>]`), isNoPlaceholder},
	{"what follows Authorization", "authorization", regexp.MustCompile(`(?i)\bauthorization["']?\s*[:=]\s*["']?(?:bearer|basic|token|digest|apikey|aws4-hmac-sha256)\s+([^\s"'<>{}\[\],]{8,})`), isNoPlaceholder},
	{"a password", "passw", regexp.MustCompile(`(?i)\bpassw(?:or)?d["']?(?:\s?[:=]\s?|=)["']?([^\s"'<>{}\[\],;&)` + "`" + `]{6,})`), looksChosen},
	{"a secret", "secret", regexp.MustCompile(`(?i)\b(?:client[_-]?secret|secret[_-]?(?:access[_-]?)?key)["']?\s?[:=]\s?["']?([0-9A-Za-z_~.+/=-]{12,})`), isRandom},
	{"a key", "key", regexp.MustCompile(`(?i)\b(?:api|access|auth)[_-]?(?:key|token)["']?\s?[:=]\s?["']?([0-9A-Za-z_~.+/=-]{16,})`), isRandom},
}

// placeholder is what people write in a secret's place.
var placeholder = regexp.MustCompile(`(?i)^[$%<{(\[]|^[*x•.…_-]+$|\*{3}|•|…|x{4}|redact|hidden|removed|masked|example|placeholder|changeme|change-me|your[_-]|^\W*(?:password|passwd|secret|token|null|none|nil|true|false|empty|unset|unknown|undefined|required|optional|string)\W*$`)

func isNoPlaceholder(s string) bool { return !placeholder.MatchString(s) }

func isNoExample(s string) bool { return !strings.Contains(s, "EXAMPLE") && isNoPlaceholder(s) }

// isRandom: what a machine has drawn has digits, letters and many different
// characters.
func isRandom(s string) bool {
	different := map[rune]bool{}
	for _, r := range s {
		different[r] = true
	}
	return len(different) >= 8 && strings.ContainsAny(s, "0123456789") && isNoPlaceholder(s)
}

var (
	hasLetter = regexp.MustCompile(`\pL`)
	hasOther  = regexp.MustCompile(`[\d!#%&*+?^~$@]|\p{Ll}\p{Lu}`)
	isFigure  = regexp.MustCompile(`^[\d.,:-]+\pL{0,3}$`)
)

// looksChosen: what a person has chosen is no plain word, which could as well
// be the next of the sentence.
func looksChosen(s string) bool {
	s = strings.TrimRight(s, ".:,")
	return len(s) >= 6 && hasLetter.MatchString(s) && hasOther.MatchString(s) && !isFigure.MatchString(s) && isNoPlaceholder(s)
}

// foundSecret is a secret with where it stands in a text.
type foundSecret struct {
	what, value string
	from, to    int
}

// secrets are those of one file.
type secrets []foundSecret

// escapes are written in double quotes for what parts words.
var escapes = strings.NewReplacer(`\n`, "  ", `\t`, "  ", `\r`, "  ", `\"`, ` "`)

// secretsIn gives the secrets in a text, in order and none within another.
func secretsIn(text string) secrets {
	var all secrets
	if strings.Contains(text, `\`) {
		text = escapes.Replace(text)
	}
	lower := lowered(text)
	for _, f := range secretForms {
		for begin := 0; ; {
			cue := strings.Index(lower[begin:], f.cue)
			if cue < 0 {
				break
			}
			from, end := lineAround(text, begin+cue)
			if f.maybeIn(lower[from:end]) {
				all = append(all, f.in(text, from, end)...)
			}
			begin = end
		}
	}
	slices.SortStableFunc(all, func(a, b foundSecret) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	end := 0
	return slices.DeleteFunc(all, func(s foundSecret) bool {
		inside := s.from < end
		end = max(end, s.to)
		return inside
	})
}

// besides are words of which one is in every line with a secret, by cues that
// stand in many lines without one.
var besides = map[string][]string{
	"://": {"@"}, "gh": {"ghp_", "gho_", "ghu_", "ghs_", "ghr_"}, "key": {"api", "access", "auth"}, "secret": {"client", "key"},
}

// maybeIn reports whether a line in small letters that has the cue may have a
// secret of this form.
func (f secretForm) maybeIn(line string) bool {
	words := besides[f.cue]
	return len(words) == 0 || slices.ContainsFunc(words, func(word string) bool { return strings.Contains(line, word) })
}

// in gives the secrets of this form in one line of a text.
func (f secretForm) in(text string, begin, end int) secrets {
	var all secrets
	for _, at := range f.form.FindAllStringSubmatchIndex(text[begin:end], -1) {
		from, to := begin+at[0], begin+at[1]
		if len(at) > 2 {
			from, to = begin+at[2], begin+at[3]
		}
		if f.check == nil || f.check(text[from:to]) {
			all = append(all, foundSecret{f.what, text[from:to], from, to})
		}
	}
	return all
}

// lowered gives a text with small letters from A to Z, in the same length.
func lowered(text string) string {
	var lower strings.Builder
	lower.Grow(len(text))
	for i := range len(text) {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower.WriteByte(c)
	}
	return lower.String()
}

// lineAround gives where the line begins and ends that a byte is in.
func lineAround(text string, at int) (begin, end int) {
	begin = strings.LastIndexByte(text[:at], '\n') + 1
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return begin, at + n
	}
	return begin, len(text)
}
