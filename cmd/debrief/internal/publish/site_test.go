package publish

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSiteIsSorted takes files in by chance, among them such whose names go on
// where folders' names end, and wants them in the order of their paths, and found.
func TestSiteIsSorted(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 1))
		var want []string
		for range 1 + random.IntN(60) {
			name := ""
			for range random.IntN(4) {
				name += []string{"a", "b", "a-b", "a.b", "ab"}[random.IntN(5)] + "/"
			}
			want = append(want, name+[]string{"a", "b-", "ab.html", "a.b.c", "index.html", "zz"}[random.IntN(6)]+".x")
		}
		random.Shuffle(len(want), func(i, j int) { want[i], want[j] = want[j], want[i] })
		slices.Sort(want)
		want = slices.Compact(want)
		var all notes
		for _, i := range random.Perm(len(want)) {
			all.add(want[i], note{size: int64(i)})
		}
		s, err := siteOf(&all)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range s.len() {
			got = append(got, s.path(i))
			if n := s.note(i); n.size != int64(i) {
				t.Errorf("%s: this is file %d", s.path(i), n.size)
			}
			if at, found := s.file(s.path(i)); !found || at != i {
				t.Errorf("%s: found %v, at %d instead of %d", s.path(i), found, at, i)
			}
			if at, found := s.shown(pathHash(s.path(i))); !found || int(at) != i {
				t.Errorf("%s: shown %v, by %d instead of %d", s.path(i), found, at, i)
			}
			if dir, _, in := strings.Cut(s.path(i), "/"); in && !s.folder(dir) {
				t.Errorf("%s: there is no folder %s", s.path(i), dir)
			}
			if _, found := s.file(s.path(i) + "."); found {
				t.Errorf("%s. is found", s.path(i))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestManyPlaces wants the places of a page found, those that have numbers and
// those that come when all numbers are given away, and no others.
func TestManyPlaces(t *testing.T) {
	t.Parallel()
	var p pages
	var of [][]uint32
	for page := range 60 {
		var places []uint32
		for i := range 100 {
			places = append(places, placeHash(fmt.Sprint(i, i%3*page)))
		}
		places = sorted(places)
		of = append(of, places)
		p.add(&outline{places: places})
	}
	if len(p.places.values) != mostNumbered {
		t.Fatalf("%d places have numbers", len(p.places.values))
	}
	for page, places := range of {
		for other := range of {
			for _, place := range of[other] {
				if _, want := slices.BinarySearch(places, place); p.has(int32(page), place) != want {
					t.Fatalf("page %d has place %d: %v", page, place, !want)
				}
			}
		}
	}
}
