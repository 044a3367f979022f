package record_test

import (
	"testing"

	"debrief/cmd/debrief/internal/record"
)

// TestOddYAMLIsRefusedWithAPlace: whatever YAML allows and forbids, what is no
// record is an error with a line.
func TestOddYAMLIsRefusedWithAPlace(t *testing.T) {
	for _, text := range []string{
		"", "# c\n", "...\n", "---\n---\n", "--- a\n--- b\n", "%YAML 1.3\n---\na: b\n", "%TAG ! x:\n--- !a b\n", "? a\n: b\n", "? - a\n: - b\n", "{a: b, a: c}\n", "[a, b\n",
		"flow: [a,\nb]\n", "q: \"a\nb\"\n", "q: \"a\n\tb\"\n", "b: >\n \n  \n # c\n", "- [\n\ta]\n", "a: *b\n", "&a a: &b b\n", "!!map {a: b}\n", "<<: {a: b}\n", ": b\n", "a\n", "- a\n", "'a'\n", "|\n a\n",
		"\ta: b\n", "a: b: c\n", "a: 'b\n", "a: @b\n", "a: \"\\z\"\n", "\ufeff\ufeffa: b\n", "a: b\u2028c: d\n", "a:\n- b\n - c\n", "a: |x\n b\n", "a: >0\n b\n", "? |\n a\n", "{? a, ? b}\n", "a: {b: [c, {d: e}\n",
	} {
		inc, problems := record.ReadOne("incidents/some.yaml", []byte(text), settings)
		if inc != nil || !problems.HasErrors() {
			t.Errorf("%q is taken for a record", text)
		}
		for _, p := range problems {
			if p.Line < 1 {
				t.Errorf("%q: %s has no place", text, p.Text())
			}
		}
	}
}
