package cache_test

import (
	"os"
	"strings"
	"testing"

	"debrief/cmd/debrief/internal/cache"
)

func TestPileGivesBackWhatWasLaidAside(t *testing.T) {
	dir := t.TempDir()
	p := cache.Open(dir).Pile()
	texts := []string{"one", "", strings.Repeat("long ", 10_000), "one"}
	var places []string
	for _, text := range texts {
		places = append(places, p.Put(text))
	}
	for range 2 {
		for i, place := range places {
			if got := p.Get(place); got != texts[i] {
				t.Errorf("text %d: got %d bytes, want %d", i, len(got), len(texts[i]))
			}
		}
	}
	if err := p.Err(); err != nil {
		t.Error(err)
	}
	p.Close()
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
	if p.Get(places[0]); p.Err() == nil {
		t.Error("nothing tells that a closed pile was read")
	}
}

// TestPilesOfTwo wants programs with the same cache to do each other no harm, and
// what a killed one left to go.
func TestPilesOfTwo(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/aside.left", []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	one := cache.Open(dir).Pile()
	place := one.Put("mine")
	two := cache.Open(dir).Pile()
	two.Put("yours")
	two.Close()
	if got := one.Get(place); got != "mine" || one.Err() != nil {
		t.Errorf("got %q, %v", got, one.Err())
	}
	one.Close()
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
}

func TestNoPile(t *testing.T) {
	var p *cache.Pile
	if p.Put("x") != "" || p.Err() != nil || cache.Open("").Pile() != nil {
		t.Error("there is a pile without a folder")
	}
	p.Close()
}
