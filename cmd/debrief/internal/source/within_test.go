package source_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"debrief/cmd/debrief/internal/problem"
	"debrief/cmd/debrief/internal/source"
)

// TestPlaceWithin looks for WORD in the value of text and compares where it
// stands in the file.
func TestPlaceWithin(t *testing.T) {
	tests := []struct {
		name, yaml, value    string
		word                 string
		line, column, length int
	}{
		{"plain", "text: a WORD here\n", "a WORD here", "WORD", 1, 9, 4},
		{"plain, an item", "text:\n  - a WORD\n", "a WORD", "WORD", 2, 7, 4},
		{"plain with a comment", "text: a WORD # WORD\n", "a WORD", "WORD", 1, 9, 4},
		{"plain over lines", "text: one\n  two\n  a WORD\n", "one two a WORD", "WORD", 3, 5, 4},
		{"plain with an empty line", "text: one\n\n  a WORD\n", "one\na WORD", "WORD", 3, 5, 4},
		{"over the end of a line", "text: one WORD\n  AND more\n", "one WORD AND more", "WORD AND", 1, 11, 4},
		{"wide characters before it", "text: メール障害 WORD\n", "メール障害 WORD", "WORD", 1, 13, 4},
		{"wide characters", "text: メール障害\n", "メール障害", "障害", 1, 10, 2},
		{"after a byte order mark", "\ufefftext: a WORD\n", "a WORD", "WORD", 1, 9, 4},
		{"double quotes", `text: "a WORD"`, "a WORD", "WORD", 1, 10, 4},
		{"escapes", `text: "a\t\"b\" \u00e4 \x41 WORD"`, "a\t\"b\" ä A WORD", "WORD", 1, 29, 4},
		{"an escape in it", `text: "a W\u00d6RD here"`, "a WÖRD here", "WÖRD", 1, 10, 9},
		{"double quotes over lines", "text: \"one  \n  two\n\n  a WORD\"\n", "one two\na WORD", "WORD", 4, 5, 4},
		{"an escaped line end", "text: \"one t\\\n  wo WORD\"\n", "one two WORD", "WORD", 2, 6, 4},
		{"an escaped line end before an empty line", "text: \"one\\\n\n  \n  a WORD\"\n", "one\n\na WORD", "WORD", 4, 5, 4},
		{"single quotes", "text: 'it''s a WORD'\n", "it's a WORD", "WORD", 1, 16, 4},
		{"literal", "text: |\n  one\n\n    two\n  a WORD\n", "one\n\n  two\na WORD\n", "WORD", 5, 5, 4},
		{"literal, kept", "text: |+\n  a WORD\n\n", "a WORD\n\n", "WORD", 2, 5, 4},
		{"literal, indented by hand", "text: |2\n    one\n  a WORD\n", "  one\na WORD\n", "WORD", 3, 5, 4},
		{"literal, an item", "text:\n  - |\n    a WORD\n", "a WORD\n", "WORD", 3, 7, 4},
		{"folded", "text: >-\n  one\n  two\n\n  a WORD\n", "one two\na WORD", "WORD", 5, 5, 4},
		{"folded, the second time", "text: >-\n  WORD\n  a two WORDS\n", "WORD a two WORDS", "WORDS", 3, 9, 5},
		{"folded, with a comment in the head", "text: >- # WORD\n  a WORD\n", "a WORD", "WORD", 2, 5, 4},
		{"folded, indented more", "text: >\n  one\n    two\n  a WORD\n", "one\n  two\na WORD\n", "WORD", 4, 5, 4},
	}
	for _, tt := range tests {
		for _, end := range []string{"\n", "\r\n"} {
			t.Run(tt.name+strings.ReplaceAll(end, "\n", ""), func(t *testing.T) {
				doc, problems := source.Parse("a.yaml", []byte(strings.ReplaceAll(tt.yaml, "\n", end)))
				if doc == nil {
					t.Fatal(problems.Text())
				}
				pointer := "/text"
				if doc.Root.At("/text").Kind == source.List {
					pointer = "/text/0"
				}
				if got := doc.Root.At(pointer).Text; got != tt.value {
					t.Fatalf("the value is %q", got)
				}
				from := strings.Index(tt.value, tt.word)
				got := doc.PlaceWithin(pointer, tt.value, from, from+len(tt.word))
				if got.Line != tt.line || got.Column != tt.column || got.Width != tt.length {
					t.Errorf("got %d:%d, %d wide; want %d:%d, %d wide", got.Line, got.Column, got.Width, tt.line, tt.column, tt.length)
				}
			})
		}
	}
}

func TestPlaceWithinFallsBack(t *testing.T) {
	doc, _ := source.Parse("a.yaml", []byte("summary: a WORD\nlist: [WORD]\n"))
	for _, tt := range []struct {
		pointer, text string
		from, to      int
		want          string
	}{
		{"/summary/public/text", "a WORD", 2, 6, "1:12, 4"},
		{"/summary", "another text", 2, 6, "1:10, 6"},
		{"/summary", "a WORD", 2, 7, "1:10, 6"},
		{"/summary", "a WORD", 2, 2, "1:10, 6"},
		{"/list", "WORD", 0, 4, "2:7, 6"},
		{"/nowhere", "a WORD", 2, 6, "1:1, 7"},
	} {
		p := doc.PlaceWithin(tt.pointer, tt.text, tt.from, tt.to)
		if got := fmt.Sprintf("%d:%d, %d", p.Line, p.Column, p.Width); got != tt.want {
			t.Errorf("%s %q %d to %d: got %s, want %s", tt.pointer, tt.text, tt.from, tt.to, got, tt.want)
		}
	}
}

// TestPlaceWithinAnyText writes texts in every style and looks for a word that
// stands nowhere else.
func TestPlaceWithinAnyText(t *testing.T) {
	const word = "Wörd"
	piece := rapid.StringMatching(`[a-c ä障\n'"\\#:,-]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		yaml := "k: " + rapid.SampledFrom([]string{"|\n  ", ">\n  ", "|-\n  ", "'", `"`, ""}).Draw(t, "style")
		closing := ""
		if last := yaml[len(yaml)-1]; last == '\'' || last == '"' {
			closing = string(last)
		}
		body := piece.Draw(t, "before") + word + piece.Draw(t, "after")
		yaml += strings.ReplaceAll(body, "\n", "\n  ") + closing + "\n"
		doc, problems := source.Parse("a.yaml", []byte(yaml))
		if doc == nil || len(problems) > 0 || doc.Root.At("/k") == nil {
			t.Skip("what was drawn is not YAML, and so has no places")
		}
		value := doc.Root.At("/k").Text
		from := strings.Index(value, word)
		if from < 0 {
			t.Skip("what was drawn makes a comment of the word, which is no value")
		}
		place := doc.PlaceWithin("/k", value, from, from+len(word))
		if got := marked(place); got != word {
			t.Fatalf("%q is marked in %q, value %q", got, yaml, value)
		}
	})
}

// marked gives what a place marks of its line.
func marked(p problem.Place) string {
	return string([]rune(p.Source)[p.Column-1 : p.Column-1+p.Width])
}
