package record

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

const secretHint = "take it out and put … in its place; then change it wherever it is used, for the history of the file keeps it"

// holdsNoSecret: nothing in the file opens anything, be it in a text, in code,
// under a key of the author's own or in a comment.
func (c *check) holdsNoSecret() {
	for _, s := range c.secrets {
		source.Add(&c.problems, c.name, func() problem.Place { return c.document.PlaceAt(s.from, s.to) },
			problem.Problem{Severity: secret.Severity, Rule: secret, Message: secretMessage(s), Hint: secretHint})
	}
}

func secretMessage(s foundSecret) string {
	return fmt.Sprintf("this is %s: %s…, %d characters long", s.what, strings.TrimRight(masked(s.value), "•"), utf8.RuneCountInString(s.value))
}

// fileHoldsNoSecret: nor does an attached text.
func (c *check) fileHoldsNoSecret(pointer, name string, data []byte) {
	text := string(data)
	for i, s := range secretsIn(text) {
		if i == mostInText {
			return
		}
		c.tell(pointer, secret, fmt.Sprintf("%s, line %d: %s", name, 1+strings.Count(text[:s.from], "\n"), secretMessage(s)), secretHint)
	}
}
