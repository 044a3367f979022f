package prose_test

import (
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/prose"
)

// FuzzBlank wants of any text that what is left of it stands where it stood,
// and that it can be counted.
func FuzzBlank(f *testing.F) {
	for _, seed := range []string{"a `b` **c**", "> q\n\n- \"x\" y", "| a |\n| - |\n| b |", "e.g. this. And 1.5 that! 障害が。", "\\* &amp; <b>\n", "``` \n", "    x", "“a” „b“ «c»"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		blank, shown := prose.Blank(markdown), prose.Shown(markdown)
		for _, got := range []string{blank, shown} {
			if len(got) != len(markdown) {
				t.Fatalf("%q became %q", markdown, got)
			}
			for i := range len(got) {
				if got[i] != markdown[i] && got[i] != ' ' && got[i] != '\n' {
					t.Fatalf("%q became %q", markdown, got)
				}
			}
		}
		words := prose.Words(blank)
		if sentences := prose.Sentences(blank); (len(sentences) == 0) != (len(words) == 0) {
			t.Fatalf("%q has %d words in %d sentences", markdown, len(words), len(sentences))
		}
		if grade := prose.Grade(strings.ToValidUTF8(blank, "?")); grade < 0 || grade != grade {
			t.Fatalf("%q has the grade %v", markdown, grade)
		}
	})
}
