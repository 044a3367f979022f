package record

import (
	"math/rand/v2"
	"regexp"
	"testing"
)

// TestIsAnchor holds the form of ids in lists against the pattern that it stands for.
func TestIsAnchor(t *testing.T) {
	form := regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,79}$`)
	random, letters := rand.New(rand.NewPCG(1, 2)), []string{"a", "Z", "ö", "字", "7", "½", "٣", ".", "_", ":", "-", " ", "\n", "/", "\xff", "\ufffd", "e\u0301", "🙂"}
	yes := 0
	for range 20_000 {
		id := ""
		for range random.IntN(4) * random.IntN(28) {
			id += letters[random.IntN(len(letters)-random.IntN(2)*8)]
		}
		if id = id[:min(len(id), random.IntN(200))]; random.IntN(3) == 0 {
			id = letters[random.IntN(len(letters))]
		}
		if form.MatchString(id) {
			yes++
		}
		if got, want := isAnchor(id), form.MatchString(id); got != want {
			t.Fatalf("%q: got %v, want %v", id, got, want)
		}
	}
	for length, want := range map[int]bool{0: false, 1: true, 80: true, 81: false} {
		id := ""
		for range length {
			id += "ö"
		}
		if isAnchor(id) != want {
			t.Errorf("%d letters: got %v", length, !want)
		}
	}
	if yes < 1000 {
		t.Errorf("only %d of the ids are anchors", yes)
	}
}
