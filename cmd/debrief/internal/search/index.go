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

// Texts has the texts of pages, and puts out the files that results are shown
// from.
type Texts interface {
	// Text gives the text of a page that does not have it.
	Text(p *Page) ([]byte, error)
	// Known gives what Keep kept of pages in this order with the very same texts;
	// nil when nothing was.
	Known(pages []*Page) []byte
	// Keep keeps something of pages for the next build.
	Keep(pages []*Page, data []byte)
	// Put puts out the files of so many pages that have a name in common: TextFile
	// with its number and what is shown of it, of each. The sum is of all that is
	// shown, which is asked for only where it is needed.
	Put(name string, sum [sha256.Size]byte, pages int, shown func() ([][]byte, error)) error
}

// Join makes the files of the index over all pages, and puts them out one after
// another; the first error of that is its own. Texts has the texts of pages; nil
// where all have them. It changes none of the pages.
func Join(pages []*Page, texts Texts, put func(File) error) error {
	j := joiner{pages: ordered(pages), taken: map[string]bool{}, put: put, from: texts, words: gathering{places: map[string]int{}}}
	if texts == nil {
		j.from = ownTexts{put}
	}
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

// ownTexts are the texts that pages have.
type ownTexts struct{ put func(File) error }

func (ownTexts) Text(p *Page) ([]byte, error) { return p.Text, nil }

func (ownTexts) Known([]*Page) []byte { return nil }

func (ownTexts) Keep([]*Page, []byte) {}

func (t ownTexts) Put(name string, _ [sha256.Size]byte, _ int, shown func() ([][]byte, error)) error {
	all, err := shown()
	if err != nil {
		return err
	}
	for i, data := range all {
		if err := t.put(TextFile(name, i, data)); err != nil {
			return err
		}
	}
	return nil
}

// TextFile is the file of what is shown of one result: the one with a number,
// from 0, of those that have a name in common.
func TextFile(name string, number int, shown []byte) File {
	return File{TextPath(name, number), call(fmt.Sprintf("t/%s/%d", name, number), json.RawMessage(shown))}
}

// TextPath is where that file is.
func TextPath(name string, number int) string { return fmt.Sprintf("search/t/%s/%d.js", name, number) }

// contentOf gives what the text of a page holds.
func (j *joiner) contentOf(p *Page) (content, error) {
	data, err := p.Text, error(nil)
	if data == nil {
		data, err = j.from.Text(p)
	}
	if err != nil {
		return content{}, err
	}
	return unpack(data)
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
	from  Texts
	words gathering // of the pages that were looked at
	put   func(File) error
	fault error           // the first
	taken map[string]bool // names
}

// hashLength is how many characters of a hash make a name.
const hashLength = 6

var lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// name gives a name for content with a sum that no other has.
func (j *joiner) name(folder string, sum [sha256.Size]byte) string {
	for ; ; sum = sha256.Sum256(sum[:]) {
		if name := lower.EncodeToString(sum[:])[:hashLength]; !j.taken[folder+name] {
			j.taken[folder+name] = true
			return name
		}
	}
}

// hashed adds a file that is named by its content and gives its hash.
func (j *joiner) hashed(folder string, data any) string {
	content := encode(data)
	name := j.name(folder, sha256.Sum256(content))
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
		name := j.group(at, j.pages[at:end])
		months = append(months, strings.Join([]string{j.pages[at].Month, strconv.Itoa(end - at), name}, " "))
		at = end
	}
	return months
}

// group puts out the files of pages that have a name in common, the first of
// which has a number, gives the name, and gathers their words.
func (j *joiner) group(first int, pages []*Page) string {
	var shown [][]byte
	g, known := unpackGroup(j.from.Known(pages), len(pages))
	if !known {
		var err error
		if g, shown, err = j.read(pages); err != nil {
			j.fault = err
			return ""
		}
		j.from.Keep(pages, g.pack())
	}
	j.words.merge(first, g)
	name := j.name("t/", g.sum)
	if j.fault == nil {
		j.fault = j.from.Put(name, g.sum, len(pages), func() (all [][]byte, err error) {
			if shown == nil {
				_, shown, err = j.read(pages)
			}
			return shown, err
		})
	}
	return name
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
