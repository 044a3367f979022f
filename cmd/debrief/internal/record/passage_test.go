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
