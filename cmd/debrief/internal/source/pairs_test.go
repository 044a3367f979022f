package source

import (
	"fmt"
	"strings"
	"testing"
)

// TestTooManyPairs wants a catalogue with more texts than there can be to be told
// once, with what to take out.
func TestTooManyPairs(t *testing.T) {
	var b strings.Builder
	for i := range MaxItems + 1 {
		fmt.Fprintf(&b, "text %d: \"x\"\n", i)
	}
	pairs, problems := Pairs("words/de.yaml", []byte(b.String()))
	if len(pairs) != 0 || len(problems) != 1 || problems[0].Hint != "take out texts that the program does not have" {
		t.Errorf("%d pairs: %s", len(pairs), problems.Text())
	}
}
