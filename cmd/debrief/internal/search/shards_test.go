package search

import (
	"slices"
	"sort"
	"strings"
	"testing"
)

// shardFor finds the shard that a client would load for what begins so.
func shardFor(shards []shard, word string) shard {
	at := sort.Search(len(shards), func(i int) bool { return compare(shards[i].first, word) > 0 })
	return shards[max(0, at-1)]
}

// TestBeginningsAreInOneShard wants every beginning of every word to be answered
// by one shard, with all incidents that have such words at their best level.
func TestBeginningsAreInOneShard(t *testing.T) {
	t.Parallel()
	pages := read(corpus(400, 1500))
	terms := termsOf(pages)
	shards := shardsOf(terms, len(pages))
	if len(shards) < 10 {
		t.Fatalf("only %d shards", len(shards))
	}
	best := make([]int8, len(pages))
	for i := 0; i < len(terms); i += 3 {
		word := terms[i].word
		for size := range word {
			if size == 0 {
				continue
			}
			begin := word[:size]
			from := sort.Search(len(terms), func(i int) bool { return terms[i].word >= begin })
			to := from
			for to < len(terms) && strings.HasPrefix(terms[to].word, begin) {
				to++
			}
			want := union(terms[from:to], best)
			if got := beginning(shardFor(shards, begin), begin, len(pages)); !slices.Equal(got, want) {
				t.Fatalf("%q finds %d incidents, want %d", begin, len(got), len(want))
			}
		}
	}
}

// beginning reads from one shard what begins so.
func beginning(s shard, begin string, all int) []posting {
	var some []term
	for _, l := range s.lines {
		if l.word == begin+"*" {
			return readList(l.list, all)
		}
		if strings.HasPrefix(l.word, begin) && !strings.HasSuffix(l.word, "*") {
			of := term{word: l.word}
			for _, p := range readList(l.list, all) {
				of.list.add(p.number(), p.level())
			}
			some = append(some, of)
		}
	}
	return union(some, make([]int8, all))
}

// TestCompareIsThatOfScripts holds the order against UTF-16.
func TestCompareIsThatOfScripts(t *testing.T) {
	t.Parallel()
	ordered := []string{"", "a", "ab", "b", "z", "é", "ア", "障", "\U00020000", "\uf900", "\ufb01"}
	for i, a := range ordered {
		for j, b := range ordered {
			if got := compare(a, b); (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("compare(%q, %q) = %d", a, b, got)
			}
		}
	}
}

func TestSameIndexFromSamePages(t *testing.T) {
	t.Parallel()
	docs := corpus(50, 500)
	one, two := joined(read(docs)), joined(read(docs))
	if len(one) != len(two) {
		t.Fatalf("%d and %d files", len(one), len(two))
	}
	for i := range one {
		if one[i].Path != two[i].Path || string(one[i].Data) != string(two[i].Data) {
			t.Errorf("%s differs from %s", one[i].Path, two[i].Path)
		}
	}
}

// TestOldIncidentsKeepTheirFiles wants a new incident to change the names of
// those texts alone that stand beside it.
func TestOldIncidentsKeepTheirFiles(t *testing.T) {
	t.Parallel()
	docs := corpus(200, 500)
	before := map[string]bool{}
	for _, f := range joined(read(docs[1:])) {
		before[f.Path] = true
	}
	fresh := 0
	for _, f := range joined(read(docs)) {
		if strings.HasPrefix(f.Path, "search/t/") && !before[f.Path] {
			fresh++
		}
	}
	if fresh == 0 || fresh > 10 {
		t.Errorf("%d texts have a new name, want those of one month", fresh)
	}
}

func TestNoPages(t *testing.T) {
	t.Parallel()
	files := joined(nil)
	if len(files) == 0 || files[len(files)-1].Path != EntryPath {
		t.Errorf("no entry among %d files", len(files))
	}
	for _, q := range ask(t, files, []question{{Query: "mail"}, {Query: ""}}) {
		if len(q.List) != 0 {
			t.Errorf("found %v", q.List)
		}
	}
}
