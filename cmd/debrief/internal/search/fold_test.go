package search

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"Mail", "mail"}, {"Zürich", "zurich"}, {"STRASSE", "strasse"}, {"Straße", "strasse"}, {"café", "cafe"}, {"cafe\u0301", "cafe"},
		{"ＭＡＩＬ１", "mail1"}, {"ﾒｰﾙ", "メール"}, {"ガ", "ガ"}, {"İstanbul", "istanbul"}, {"ısı", "isi"}, {"Ærø", "aero"}, {"ΣΊΣΥΦΟΣ", "σισυφοσ"},
		{"Łódź", "lodz"}, {"한국", "한국"}, {"مُحَمَّد", "محمد"}, {"Й", "и"}, {"ﬁle", "file"},
	} {
		if got := fold(tt.text); got != tt.want {
			t.Errorf("fold(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestTokens(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"The queue's length grew.", "the queue s length grew"},
		{"EX1227432 and MO545715", "ex1227432 ex 1227432 and mo545715 mo 545715"},
		{"p99, v2 and mx1", "p99 v2 and mx1"},
		{"1.1.1.1 is up", "1 1 1 1 1.1.1.1 is up"},
		{"mx1.mail.example.com.", "mx1 mail example com mx1.mail.example.com mail.example.com example.com"},
		{"false-positive", "false positive"},
		{"2026-04-13", "2026 04 13 2026-04-13"},
		{"queue_depth", "queue depth queue_depth"},
		{"2606:4700::1111", "2606 4700 2606:4700 1111"},
		{"障害", "障害 害"},
		{"メールの障害", "メー ール ルの の障 障害 害"},
		{"Outlook障害", "outlook 障害 害"},
		{"Zürich — ÜBER", "zurich uber"},
		{"", ""}, {"… — !", ""}, {"a..b", "a b"},
	} {
		if got := strings.Join(tokens(tt.text), " "); got != tt.want {
			t.Errorf("tokens(%q) are %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestTokensAreFolded wants words without spaces, in the form that they are
// compared in, from any text.
func TestTokensAreFolded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		for _, word := range tokens(text) {
			if word == "" || strings.ContainsAny(word, " *\"\\") || fold(word) != word {
				t.Fatalf("%q has the word %q", text, word)
			}
		}
		if !slices.Equal(tokens(text), tokens(strings.ToUpper(strings.ToLower(text)))) && plain(text) {
			t.Fatalf("%q has other words in capital letters", text)
		}
	})
}
