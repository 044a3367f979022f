package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// about makes a page that has texts in the fields title, summary, names, cause
// and timeline.
func about(id string, texts ...string) *Page {
	d := Document{Card: Card{ID: id, Title: texts[0]}, Month: "2026-01"}
	for i, weight := range []Weight{Title, Summary, Name, Cause, Timeline} {
		if i < len(texts) {
			d.Fields = append(d.Fields, Field{Weight: weight, Label: "Text", Text: texts[i]})
		}
	}
	return Read(d)
}

func TestClientFinds(t *testing.T) {
	t.Parallel()
	files := joined([]*Page{
		about("0", "Relay refused mail", "The relay in Zürich was full.", "EX1227432 mx1.example.com", "A wrong rule", "mail mail mail"),
		about("1", "Queue grew", "Mail waited; the mailbox was open.", "1.1.1.1 AS13335", "The Straße cable", "メール配信の障害"),
		about("2", "Certificate expired", "Nobody renewed it.", "MO545715", "no reminder", "mail"),
		about("3", "Mailbox lost", "One account.", "café", "", "障害"),
	})
	tests := []struct {
		query, want string // the numbers found, best first
		remark      string
	}{
		{query: "relay", want: "0"},
		{query: "mail ", want: "0 1 2"},       // title over summary over timeline
		{query: "mail", want: "0 1 2 3"},      // the word over what begins so
		{query: "mailb", want: "3 1"},         // half a word
		{query: "mail queue", want: "1"},      // all words
		{query: "zurich", want: "0"},          // without accents
		{query: "ZÜRICH", want: "0"},          // and with them
		{query: "strasse", want: "1"},         //
		{query: "straße", want: "1"},          //
		{query: "ｃａｆｅ", want: "3"},            // full width
		{query: "ex1227432", want: "0"},       // an id
		{query: "EX 1227432", want: "0"},      // and its parts
		{query: "1227432", want: "0"},         //
		{query: "545715", want: "2"},          //
		{query: "1.1.1.1", want: "1"},         // an address
		{query: "1.1.1.", want: "1"},          // half of one
		{query: "example.com", want: "0"},     // a host by its domain
		{query: "mx1.example.com", want: "0"}, //
		{query: "障害", want: "1 3"},            // in no particular field: both in the timeline
		{query: "配信", want: "1"},              //
		{query: "メール 障害", want: "1"},          //
		{query: "害", want: "1 3"},             // one character, at the end of a run
		{query: "\"mail\"", want: "0 1 2"},    // as written
		{query: "\"mailb\"", want: ""},        //
		{query: "relya ", want: "0", remark: "Nothing has “relya”; shown is “relay”."},
		{query: "tertificate", want: "2", remark: "Nothing has “tertificate”; shown is “certificate”."},
		{query: "cretifictae", want: "2", remark: "Nothing has “cretifictae”; shown is “certificate”."},
		{query: "certificates", want: "2", remark: "Nothing has “certificates”; shown is “certificate”."},
		{query: "545716", want: ""}, // no other number is meant
		{query: "relay certificate", want: "0 2", remark: "Nothing has all of these words; shown is what has most of them."},
		{query: "relay xyzzyx", want: "0", remark: "Nothing has “xyzzyx”; shown is what has the other words."},
		{query: "mailbo queu", want: "1"}, // half words, when whole ones find nothing
		{query: "xyzzyx", want: ""},
		{query: "", want: "0 1 2 3"},
		{query: " - ! ", want: "0 1 2 3"},
	}
	var questions []question
	for _, tt := range tests {
		questions = append(questions, question{Query: tt.query})
	}
	for i, a := range ask(t, files, questions) {
		if got := strings.Trim(fmt.Sprint(a.List), "[]"); got != tests[i].want || a.Remark != tests[i].remark {
			t.Errorf("%q finds %q, %q; want %q, %q", tests[i].query, got, a.Remark, tests[i].want, tests[i].remark)
		}
	}
}

// TestClientFoldsAlike holds the two ways to fold against each other.
func TestClientFoldsAlike(t *testing.T) {
	t.Parallel()
	texts := []string{"ẞß", "ΌΣΟΣ ς", "İIıi", "ﬃ ①", "Ⅷ", "ｶﾞ", "ǅ", "đĐ", "각", "कि", "ำ", "é̂", "Ꙋ"}
	texted := rapid.String()
	for i := range 300 {
		texts = append(texts, texted.Example(i))
	}
	var questions []question
	for _, text := range texts {
		questions = append(questions, question{Fold: &text})
	}
	for i, a := range ask(t, joined(nil), questions) {
		if want := fold(texts[i]); a.Folded != want {
			t.Errorf("%q is %q to the client and %q to the index", texts[i], a.Folded, want)
		}
	}
}

// TestEveryWordFindsItsIncident looks for each word of each document, and for
// long ones as someone would misspell them.
func TestEveryWordFindsItsIncident(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(3, 4))
	docs := corpus(60, 900)
	odd := rapid.StringMatching(`([A-Za-zäßéçØ]{2,12}|[0-9]{1,7}|[A-Z]{2}[0-9]{4,7}|[a-z]{1,5}(\.[a-z]{2,6}){1,2}|[一-三ァ-オ]{1,6}|[а-я]{3,9}|[a-z]{2,4}[-_:][a-z0-9]{1,4})( |, |; |\. |/)?`)
	for i := range docs {
		text := ""
		for k := range 12 {
			text += odd.Example(100*i+k) + " "
		}
		docs[i].Fields = append(docs[i].Fields, Field{Weight: Timeline, Label: "Timeline", Text: text})
	}
	pages := read(docs)
	terms := termsOf(pages)
	var questions []question
	var owners []int
	for number, d := range docs {
		for _, f := range d.Fields {
			for chunk := range strings.FieldsSeq(f.Text) {
				if len(tokens(chunk)) > 0 {
					questions, owners = append(questions, question{Query: chunk + " "}), append(owners, number)
				}
			}
		}
		for _, word := range strings.Fields(contentOf(pages[number]).words) {
			if slip := misspelt(rnd, word); len(word) >= 8 && slip != "" && !begun(terms, slip) {
				questions, owners = append(questions, question{Query: slip}), append(owners, number)
			}
		}
	}
	for i, a := range ask(t, joined(pages), questions) {
		if a.Partial || !slices.Contains(a.List, owners[i]) {
			t.Errorf("%q does not find incident %d: %v", questions[i].Query, owners[i], a.List)
		}
	}
}

// misspelt makes one slip in a word of letters; empty for other words.
func misspelt(rnd *rand.Rand, word string) string {
	if strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" || len(word) < 2 {
		return ""
	}
	at := rnd.IntN(len(word) - 1)
	letter := string(rune('a' + rnd.IntN(26)))
	switch rnd.IntN(4) {
	case 0:
		return word[:at] + word[at+1:]
	case 1:
		return word[:at] + letter + word[at:]
	case 2:
		return word[:at] + letter + word[at+1:]
	}
	return word[:at] + word[at+1:at+2] + word[at:at+1] + word[at+2:]
}

// begun reports whether a word begins so: it is then no slip.
func begun(terms []term, begin string) bool {
	return slices.ContainsFunc(terms, func(t term) bool { return strings.HasPrefix(t.word, begin) })
}

// TestPublishedAnew lets the client have read the entry of a site that is then
// published anew, with shards of other names.
func TestPublishedAnew(t *testing.T) {
	t.Parallel()
	before := joined([]*Page{about("0", "Relay refused mail")})
	files := joined([]*Page{about("0", "Relay took mail")})
	for _, f := range before {
		if f.Path == EntryPath {
			files = append(files, File{Path: "old/" + EntryPath, Data: f.Data})
		}
	}
	a := ask(t, files, []question{{Query: "relay", Cards: 1, Stale: true}})[0]
	if !slices.Equal(a.Titles, []string{"Relay took mail"}) {
		t.Errorf("the result is %q", a.Titles)
	}
}

// contentOf gives what a page has.
func contentOf(p *Page) content {
	c, err := unpack(p.Text)
	if err != nil {
		panic(err)
	}
	return c
}

// termsOf gives the words of pages.
func termsOf(pages []*Page) []term {
	g := gathering{places: map[string]int{}}
	for number, p := range pages {
		g.add(number, contentOf(p))
	}
	return g.sorted()
}

// TestDamagedText wants no text that is cut short to be read as if it were whole.
func TestDamagedText(t *testing.T) {
	t.Parallel()
	whole := Read(corpus(10, 900)[0]).Text
	words := contentOf(&Page{Text: whole}).words
	for cut := range 4 + len(words) {
		if c, err := unpack(whole[:cut]); err == nil {
			t.Fatalf("cut to %d bytes it has %d words", cut, len(c.levels))
		}
	}
}
