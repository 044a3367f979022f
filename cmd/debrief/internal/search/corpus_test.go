package search

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// corpus makes documents of made-up words, as often as words are in English:
// about 2 kB of text each, as in 3 kB of YAML, newest first, over eight years.
func corpus(n, vocabulary int) []Document {
	rnd := rand.New(rand.NewPCG(1, 2))
	words := inventWords(rnd, vocabulary)
	var services []string
	for i := range 40 {
		services = append(services, words[200+7*i])
	}
	docs := make([]Document, n)
	newest := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	for i := range docs {
		at := newest.Add(-time.Duration(i) * (8 * 365 * 24 * time.Hour / time.Duration(n)))
		docs[i] = documentOf(rnd, words, services, i, at)
	}
	return docs
}

func documentOf(rnd *rand.Rand, words, services []string, i int, at time.Time) Document {
	sentence := func(n int) string {
		some := make([]string, n)
		for k := range some {
			some[k] = words[zipf(rnd, len(words))]
		}
		return strings.ToUpper(some[0][:1]) + some[0][1:] + " " + strings.Join(some[1:], " ") + "."
	}
	kind := []string{"outage", "false-positive", "misrouting", "degradation", "security"}[min(4, rnd.IntN(9)/2)]
	severity := []string{"SEV1", "SEV2", "SEV3", "SEV4"}[min(3, rnd.IntN(6))]
	own := []string{services[zipf(rnd, len(services))], services[rnd.IntN(len(services))]}[:1+rnd.IntN(2)]
	id := fmt.Sprintf("%s-%s-%05d", at.Format("2006-01"), words[zipf(rnd, len(words))], i)
	external := fmt.Sprintf("EX%d mx%d.%s.example.com 10.%d.%d.%d", 1_000_000+i*7, rnd.IntN(30), own[0], rnd.IntN(40), rnd.IntN(256), rnd.IntN(256))
	d := Document{
		Card: Card{ID: id, Title: sentence(8), Date: at.Format("2 January 2006"), Day: at.Format(time.DateOnly),
			Kind: kind, KindClass: "kind-" + kind, Severity: severity, State: "Resolved", StateClass: "state-resolved"},
		Month:  at.Format("2006-01"),
		Facets: []Facet{{Name: "kind", Value: kind, Label: kind}, {Name: "severity", Value: severity, Label: severity}, {Name: "state", Value: "resolved", Label: "Resolved"}},
	}
	for _, s := range own {
		d.Facets = append(d.Facets, Facet{Name: "service", Value: s, Label: s})
	}
	var timeline []string
	for range 8 {
		timeline = append(timeline, sentence(9+rnd.IntN(10)))
	}
	japanese := ""
	if i%50 == 0 {
		japanese = " メール配信の障害が発生しました。"
	}
	d.Fields = []Field{
		{Weight: Title, Text: d.Card.Title},
		{Weight: Summary, Label: "Summary", Text: sentence(15) + " " + sentence(20) + japanese},
		{Weight: Name, Text: strings.Join(own, " ") + " " + id + " " + external},
		{Weight: Cause, Label: "Cause", Text: sentence(15) + " " + sentence(12) + " " + sentence(12)},
		{Weight: Cause, Label: "Actions", Text: sentence(9) + " " + sentence(9)},
		{Weight: Timeline, Label: "Timeline", Text: strings.Join(timeline, " ")},
	}
	return d
}

// zipf draws a rank so that the nth is drawn n times less than the first.
func zipf(rnd *rand.Rand, n int) int {
	return min(n-1, int(math.Pow(float64(n+1), rnd.Float64()))-1)
}

// inventWords makes words of syllables, the shortest first, so that many begin
// alike, as in a language.
func inventWords(rnd *rand.Rand, n int) []string {
	starts := strings.Fields("s c p re in con de pro m t b d f a un ex dis st tr e o l g h w n v k qu")
	middles := strings.Fields("a e i o u er al en or in at ar is on it em ol un ac ic")
	joints := strings.Fields("t n r l s d c m p st nt v g b ct ss ll")
	ends := strings.Fields("e ed s ing er ion al ly y t d n ment able ty")
	seen := map[string]bool{}
	var words []string
	for len(words) < n {
		var w strings.Builder
		w.WriteString(starts[zipf(rnd, len(starts))])
		for range 1 + rnd.IntN(2+min(2, len(words)/500)) {
			w.WriteString(middles[rnd.IntN(len(middles))] + joints[rnd.IntN(len(joints))])
		}
		w.WriteString(ends[rnd.IntN(len(ends))])
		if !seen[w.String()] {
			seen[w.String()] = true
			words = append(words, w.String())
		}
	}
	return words
}

func read(docs []Document) []*Page {
	pages := make([]*Page, len(docs))
	for i, d := range docs {
		pages[i] = Read(d)
	}
	return pages
}

// joined gives all files of an index.
func joined(pages []*Page) []File {
	var files []File
	if err := Join(pages, nil, func(f File) error { files = append(files, f); return nil }); err != nil {
		panic(err)
	}
	return files
}

func BenchmarkJoin(b *testing.B) {
	docs := corpus(10_000, 8_000)
	b.ReportAllocs()
	for b.Loop() {
		joined(read(docs))
	}
}
