package search

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// EntryPath is the one file of the index with a fixed name.
const EntryPath = "search/entry.js"

// Join makes the files of the index over all pages, and puts them out one after
// another; the first error of that is its own. Text gives the texts of pages
// that do not have them. It changes none of the pages.
func Join(pages []*Page, text func(*Page) ([]byte, error), put func(File) error) error {
	j := joiner{pages: ordered(pages), taken: map[string]bool{}, text: text, put: put, words: gathering{places: map[string]int{}}}
	e := entry{Incidents: len(pages), Months: j.texts()}
	terms := j.words.sorted()
	j.words = gathering{}
	words := shardsOf(terms, len(pages))
	byFirst, byLast := spellings(terms)
	e.Words = j.shards("w/", words, func(s shard) any { return s.data() })
	e.ByFirst = j.shards("s/", byFirst, func(s shard) any { return s.spellingData() })
	e.ByLast = j.shards("s/", byLast, func(s shard) any { return s.spellingData() })
	e.Facets = j.hashed("c/", columnsOf(j.pages))
	j.out(File{EntryPath, call("entry", encode(e))})
	return j.fault
}

// out puts a file out, unless one before could not be.
func (j *joiner) out(f File) {
	if j.fault == nil {
		j.fault = j.put(f)
	}
}

// contentOf gives what the text of a page holds; nothing after a fault.
func (j *joiner) contentOf(p *Page) content {
	data := p.Text
	if data == nil && j.fault == nil {
		data, j.fault = j.text(p)
	}
	if j.fault != nil {
		return content{}
	}
	var c content
	c, j.fault = unpack(data)
	return c
}

// ordered gives the pages newest first, by months and in them as they came;
// those of no month are last.
func ordered(pages []*Page) []*Page {
	return slices.SortedStableFunc(slices.Values(pages), func(a, b *Page) int { return cmp.Compare(b.Month, a.Month) })
}

// entry is what entry.js holds.
type entry struct {
	Incidents int `json:"incidents"`
	// Months are the groups of incidents, newest first: "2026-02 12 <hash>".
	Months  []string  `json:"months"`
	Facets  string    `json:"facets"`
	Words   directory `json:"words"`
	ByFirst directory `json:"byFirst"`
	ByLast  directory `json:"byLast"`
}

// directory says what each shard begins with, and its name: hashes of hashLength
// one after the other.
type directory struct {
	First string `json:"first"` // joined by spaces
	Names string `json:"names"`
}

// joiner collects the files.
type joiner struct {
	pages []*Page
	words gathering // of the pages that were looked at
	text  func(*Page) ([]byte, error)
	put   func(File) error
	fault error           // the first
	taken map[string]bool // names
}

// hashLength is how many characters of a hash make a name.
const hashLength = 6

var lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// name gives a name for content that no other has.
func (j *joiner) name(folder string, content []byte) string {
	for sum := sha256.Sum256(content); ; sum = sha256.Sum256(sum[:]) {
		if name := lower.EncodeToString(sum[:])[:hashLength]; !j.taken[folder+name] {
			j.taken[folder+name] = true
			return name
		}
	}
}

// hashed adds a file that is named by its content and gives its hash.
func (j *joiner) hashed(folder string, data any) string {
	content := encode(data)
	name := j.name(folder, content)
	j.out(File{"search/" + folder + name + ".js", call(folder+name, content)})
	return name
}

func (j *joiner) shards(folder string, shards []shard, data func(shard) any) directory {
	var d directory
	var firsts, names []string
	for _, s := range shards {
		firsts, names = append(firsts, s.first), append(names, j.hashed(folder, data(s)))
	}
	d.First, d.Names = strings.Join(firsts, " "), strings.Join(names, "")
	return d
}

// groupLimit is how many incidents are named by one hash.
const groupLimit = 100

// texts adds the files that results are shown from, by month, so that a change
// of one incident gives new names to few.
func (j *joiner) texts() []string {
	months := []string{}
	for at := 0; at < len(j.pages); {
		end := at
		for end < len(j.pages) && end < at+groupLimit && j.pages[end].Month == j.pages[at].Month {
			end++
		}
		var all []byte
		contents := make([]json.RawMessage, 0, end-at)
		for i, p := range j.pages[at:end] {
			c := j.contentOf(p)
			j.words.add(at+i, c)
			contents, all = append(contents, c.shown), append(all, c.shown...)
		}
		name := j.name("t/", all)
		for i, content := range contents {
			own := fmt.Sprintf("t/%s/%d", name, i)
			j.out(File{"search/" + own + ".js", call(own, content)})
		}
		months = append(months, strings.Join([]string{j.pages[at].Month, strconv.Itoa(end - at), name}, " "))
		at = end
	}
	return months
}

// text is what a result is shown from.
type text struct {
	Card
	Texts [][2]string `json:"texts"` // label and text
}

// textLimit is how many bytes of texts a result is shown from.
const textLimit = 5_000

func textOf(card Card, shown []Field) text {
	t, left := text{Card: card, Texts: [][2]string{}}, textLimit
	for _, f := range shown {
		words := f.Text
		if len(words) > left {
			at := strings.LastIndexByte(words[:left], ' ')
			words = words[:max(0, at)]
		}
		if left -= len(words); words != "" {
			t.Texts = append(t.Texts, [2]string{f.Label, words})
		}
	}
	return t
}
