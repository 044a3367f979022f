package search

import (
	"os"
	"strings"
	"testing"
)

// inSight is how many results a desk's window shows at once; the others are
// loaded when a reader scrolls.
const inSight = 6

// TestFirstQueryIsSmall measures what a first query loads in a page that has
// loaded nothing of search yet, with the filters and the scripts.
func TestFirstQueryIsSmall(t *testing.T) {
	for _, tt := range []struct{ incidents, most int }{{1_000, 60_000}, {10_000, 100_000}} {
		if testing.Short() && tt.incidents > 1_000 {
			t.Skip("the large index takes some seconds, and -short has none")
		}
		docs := corpus(tt.incidents, 8_000)
		pages := read(docs)
		kinds := queries(docs, pages)
		var questions []question
		for _, kind := range kinds {
			questions = append(questions, question{Query: kind[1], Fresh: true, Facets: true, Cards: inSight})
		}
		for i, a := range ask(t, joined(pages), questions) {
			if kinds[i][0] != "nothing" && len(a.List) == 0 {
				t.Errorf("%s: %q finds nothing", kinds[i][0], kinds[i][1])
			}
			sum := a.bytes() + scriptSize(t)
			t.Logf("%6d incidents, %-26s %6d bytes in %2d files, %5d results", tt.incidents, kinds[i][0]+":", sum, len(a.Loaded)+2, len(a.List))
			if sum > tt.most {
				t.Errorf("%s: %q moves %d bytes, want %d at most: %v", kinds[i][0], kinds[i][1], sum, tt.most, a.Loaded)
			}
		}
	}
}

// scriptSize is the size of the scripts without the lines that pages are spared.
func scriptSize(t *testing.T) int {
	t.Helper()
	sum := 0
	for _, name := range []string{"search.js", "find.js"} {
		data, err := os.ReadFile("../../../../templates/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimLeft(line, " "); !strings.HasPrefix(line, "//") {
				sum += len(line)
			}
		}
	}
	return sum
}

// queries are the kinds of queries that readers make, each with one.
func queries(docs []Document, pages []*Page) [][2]string {
	var rare, common term
	for _, each := range termsOf(pages) {
		if strings.Trim(each.word, "abcdefghijklmnopqrstuvwxyz") == "" && len(each.word) > 8 && (rare.word == "" || each.list.count < rare.list.count) {
			rare = each
		}
		if each.list.count > common.list.count {
			common = each
		}
	}
	own := tokens(docs[len(docs)/2].Fields[3].Text)
	typed := rare.word
	return [][2]string{
		{"a rare word", typed + " "}, {"a common word", common.word + " "},
		{"two words", own[1] + " " + own[4]}, {"three words", own[1] + " " + own[4] + " " + own[7]},
		{"one letter", "s"}, {"two letters", "re"}, {"three letters", "con"},
		{"a wrong letter", typed[:4] + "x" + typed[5:]}, {"a wrong first letter", "x" + typed[1:]},
		{"two letters exchanged", typed[:3] + typed[4:5] + typed[3:4] + typed[5:]}, {"two slips", "x" + typed[1:5] + typed[6:]},
		{"an id", "EX1000035"}, {"a number of an id", "1000070"}, {"a host", "mx3." + docs[0].Facets[3].Value + ".example.com"}, {"an address", "10.3"},
		{"two CJK characters", "配信"}, {"a CJK sentence", "メール配信の障害"},
		{"no words", ""}, {"nothing", "qqqqzzzz"},
	}
}
