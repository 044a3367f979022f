package record

import (
	"strings"
	"testing"
)

func TestEndBefore(t *testing.T) {
	text := strings.Repeat("Anna Miller ", 1000)
	for _, at := range []int{0, 1, 249, 250, 251, len(text)} {
		got := endBefore(text, at)
		if !strings.HasSuffix(text[:at], got) || len(got) > looksBack || len(got) < min(at, looksBack) {
			t.Errorf("%d: %d bytes", at, len(got))
		}
	}
}

func TestWordBefore(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"see 10.1.2.3":              "see ",
		"version:  .10.1.2.3":       "version:  .",
		"and so on, for version 10": " so on, for version ",
	} {
		at := strings.Index(text+"10", "10")
		if got := wordBefore(text, at, " .:"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
