package search

import (
	"fmt"
	"strings"
	"testing"
)

func TestBudgets(t *testing.T) {
	for _, n := range []int{1000, 10000} {
		docs := corpus(n, 8000)
		pages := read(docs)
		files := Join(pages)
		by := map[string]int{}
		for _, f := range files {
			k := f.Path[7:9]
			by[k] += len(f.Data)
		}
		t.Log(n, by)
		var qs []question
		terms := termsOf(pages)
		rare, common := "", ""
		most := 0
		for _, tt := range terms {
			if len(tt.postings) == 1 && len(tt.word) > 7 && strings.Trim(tt.word, "abcdefghijklmnopqrstuvwxyz") == "" { rare = tt.word }
			if len(tt.postings) > most { most, common = len(tt.postings), tt.word }
		}
		mid := docs[n/2].Fields[3].Text
		w := strings.Fields(strings.Trim(mid, "."))
		long := ""
		for _, each := range w { if len(each) > len(long) { long = each } }
		list := []string{rare, common + " ", w[1] + " " + w[4], w[2] + " " + w[3], "s", "re", "con", "sta", "x" + rare[1:], rare[:3] + rare[4:], long[:2] + "x" + long[2:], "EX1000035", "1000070", "mx3", "10.3", "配信", "メール配信の障害", ""}
		for _, q := range list { qs = append(qs, question{Query: q, Fresh: true, Facets: true, Cards: 8}) }
		for i, a := range ask(t, files, qs) {
			kinds := map[string]string{}
			for name, size := range a.Loaded { k := name[7:9]; kinds[k] += fmt.Sprint(" ", size) }
			t.Logf("%-30s %5d results %6d bytes in %d files %v %s", list[i], len(a.List), a.bytes(), len(a.Loaded), kinds, a.Remark)
		}
	}
}
