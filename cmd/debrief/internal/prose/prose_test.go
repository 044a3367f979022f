package prose_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/prose"
)

var spaces = regexp.MustCompile(` +`)

// squeezed makes one space of several, and one line break.
func squeezed(blank string) string {
	var lines []string
	for line := range strings.SplitSeq(blank, "\n") {
		if line = strings.TrimSpace(spaces.ReplaceAllString(line, " ")); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "|")
}

func TestBlank(t *testing.T) {
	tests := []struct{ name, markdown, want string }{
		{"plain", "The queue grew.", "The queue grew."},
		{"code", "The `human error` class and ``a ` b`` grew.", "The class and grew."},
		{"emphasis", "A **strong** and _weak_ ~~struck~~ word.", "A strong and weak struck word."},
		{"a link", "See [the log](https://human.error/log \"should have\") now.", "See the log now."},
		{"a link by name", "See [the log][1].\n\n[1]: https://human.error", "See the log ."},
		{"addresses", "At https://a.example/outage and <https://b.example/> or ops@example.com here.", "At and or here."},
		{"www", "At www.example.com/down here.", "At here."},
		{"tags", "A <b class=\"down\">bold</b> word<br>and.", "A bold word and."},
		{"a comment", "A <!-- human error --> word.", "A word."},
		{"fenced code", "Before:\n\n```\nhuman error\n```\n\nafter.", "Before:|after."},
		{"indented code", "Before:\n\n    human error\n\nafter.", "Before:|after."},
		{"a block quotation", "They wrote:\n\n> human error\n> and more\n\nWe did not.", "They wrote:|We did not."},
		{"lists", "- one\n  two\n- three\n\n1. four\n2. five", "one two|three|four|five"},
		{"a heading", "# Head\n\nText", "Head|Text"},
		{"a table", "| a | b |\n| - | - |\n| one two | three |", "a|b|one two|three"},
		{"soft breaks", "human\nerror  \nhere", "human error here"},
		{"escapes", `5 \* 3 \_ \a`, `5 * 3 _ \a`},
		{"names of characters", "R&amp;D, a&nbsp;b, AT&T", "R D, a b, AT&T"},
		{"an image", "See ![the queue](outage.png).", "See the queue ."},
		{"curly quotes", "They said “we should have known” and left.", "They said and left."},
		{"straight quotes", `They said "we should have known" ("down"), and left.`, "They said ( ), and left."},
		{"a quote over lines", "They said \"we should\nhave known\" then.", "They said then."},
		{"no quote over paragraphs", "A \"word\n\nand\" more", `A "word|and" more`},
		{"inches", `A 12" disk and a 14" disk.`, `A 12" disk and a 14" disk.`},
		{"German quotes", "Das war „menschliches Versagen“, sagt er.", "Das war , sagt er."},
		{"guillemets", "C’est « une erreur » ou »ein Fehler« dort.", "C’est ou dort."},
		{"corner brackets", "彼は「人為的ミス」と言った。", "彼は と言った。"},
		{"single quotes", "They called it ‘a mistake’ then.", "They called it then."},
		{"apostrophes", "The users’ mail and the relay’s log.", "The users’ mail and the relay’s log."},
		{"emphasis in a quote", `The "**down** state" is.`, "The is."},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, squeezed(prose.Blank(tt.markdown))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestShown(t *testing.T) {
	got := squeezed(prose.Shown("Say \"hello\" to `db1` at [the log](https://a.example).\n\n> quoted\n\n    code\n"))
	if diff := cmp.Diff(`Say "hello" to db1 at the log .|quoted|code`, got); diff != "" {
		t.Error(diff)
	}
}

// TestBlankKeepsOffsets: the result has the text's length, and each byte of it
// is that of the text, or a space or line break instead.
func TestBlankKeepsOffsets(t *testing.T) {
	piece := rapid.SampledFrom([]string{"word", "ä", "障害", "`", "```\n", "*", "_", "[", "](", ")", "<b>", "</b>", "<!--", "-->", "> ", "- ",
		"1. ", "\n", "\n\n", "| a | b |\n", "| - | - |\n", " ", "    ", "\t", "\\", "&amp;", "https://a.example/x", "“", "”", `"`, "„", "# ", "~~", "[1]: x\n", "\r\n", "\x00", "\xff"})
	rapid.Check(t, func(t *rapid.T) {
		markdown := strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), "")
		for what, got := range map[string]string{"blank": prose.Blank(markdown), "shown": prose.Shown(markdown)} {
			if len(got) != len(markdown) {
				t.Fatalf("%s of %q has %d bytes, not %d", what, markdown, len(got), len(markdown))
			}
			for i := range len(got) {
				if got[i] != markdown[i] && got[i] != ' ' && got[i] != '\n' {
					t.Fatalf("%s of %q is %q, which differs at %d", what, markdown, got, i)
				}
			}
		}
	})
}

// TestPlainTextStays: what has no marks is the same with and without reading
// it as Markdown.
func TestPlainTextStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.StringMatching(`[A-Za-zäé障'’,;.!?()/%0-9]+( [A-Za-zäé障'’,;.!?()/%0-9]+)*`).Draw(t, "plain")
		if got := prose.Blank(plain + "\n\n- end"); !strings.HasPrefix(got, prose.Blank(plain)) {
			t.Fatalf("%q becomes %q beside a list", plain, got)
		}
	})
}
