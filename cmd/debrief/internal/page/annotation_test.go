package page

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

var markForm = regexp.MustCompile(markOpen + `\d*` + markText + `|[` + markOpen + markText + markClose + `]`)

// TestStripMarksIsTheForm: looking for bytes finds what the form finds.
func TestStripMarksIsTheForm(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{markOpen, markText, markClose, "0", "12", "a", "<p>", "é", "\ue003", "\uf000", "\xee", "\x80", "日", " "})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, p := range rapid.SliceOfN(piece, 0, 20).Draw(t, "pieces") {
			text += p
		}
		if got, want := string(stripMarks([]byte(text))), string(markForm.ReplaceAll([]byte(text), nil)); got != want {
			t.Fatalf("%q is %q, want %q", text, got, want)
		}
	})
}

func TestUnitsHavePlainSpaces(t *testing.T) {
	t.Parallel()
	for marked, want := range map[string]string{
		"2" + nbsp + "d" + nbsp + "4" + nbsp + "h": "2 d 4 h", "±" + nbsp + "5" + nbsp + "min": "± 5 min", "−" + nbsp + "3": "− 3", "12" + nbsp + "%": "12 %",
		"a" + nbsp + "–": "a" + nbsp + "–", nbsp + "a": nbsp + "a", "1" + nbsp + nbsp + "h": "1" + nbsp + nbsp + "h", "5" + nbsp: "5" + nbsp, "": "",
		"メ" + nbsp + "5": "メ" + nbsp + "5",
	} {
		if got := string(plainMarkdown(marked)); got != want {
			t.Errorf("%q is %q, want %q", marked, got, want)
		}
	}
}
