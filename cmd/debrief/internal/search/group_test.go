package search

import (
	"crypto/sha256"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// keeping has texts, and what was kept of groups of pages by their first id.
type keeping struct {
	ownTexts
	texts map[string][]byte // by id; a text that is asked for and not there is an error
	kept  map[string][]byte
	asked int
}

func (k *keeping) Text(p *Page) ([]byte, error) {
	if k.asked++; k.texts[p.ID] == nil {
		return nil, errors.New("nobody has it")
	}
	return k.texts[p.ID], nil
}

func (k *keeping) Known(pages []*Page) []byte { return k.kept[pages[0].ID] }

func (k *keeping) Keep(pages []*Page, data []byte) { k.kept[pages[0].ID] = data }

// unasked puts nothing out, and so asks for nothing that is shown.
type unasked struct{ *keeping }

func (unasked) Put(string, [sha256.Size]byte, int, func() ([][]byte, error)) error { return nil }

// TestKnownGroups wants an index of pages whose texts are not read again to be
// the same.
func TestKnownGroups(t *testing.T) {
	t.Parallel()
	pages, k := read(corpus(250, 700)), &keeping{texts: map[string][]byte{}, kept: map[string][]byte{}}
	for _, p := range pages {
		k.texts[p.ID], p.Text = p.Text, nil
	}
	join := func(texts Texts) map[string]string {
		files := map[string]string{}
		put := func(f File) error { files[f.Path] = string(f.Data); return nil }
		k.put = put
		if err := Join(pages, texts, put); err != nil {
			t.Fatal(err)
		}
		return files
	}
	want, asked := join(k), k.asked
	if got := join(k); cmp.Diff(want, got) != "" || k.asked != 2*asked {
		t.Errorf("texts were asked for %d times, want %d times; the files are others:\n%s", k.asked, 2*asked, cmp.Diff(want, got))
	}
	k.texts = nil
	for name, data := range join(unasked{k}) {
		if data != want[name] {
			t.Errorf("%s is another file", name)
		}
	}
	for _, data := range k.kept {
		g, ok := unpackGroup(data, groupLimit)
		if !ok || !slices.Equal(g.pack(), data) {
			t.Fatal("a group is not read as it was written")
		}
		for _, damaged := range [][]byte{nil, data[:31], data[:len(data)-1], append(slices.Clone(data), 200)} {
			if _, ok := unpackGroup(damaged, groupLimit); ok {
				t.Errorf("%d of %d bytes are a group", len(damaged), len(data))
			}
		}
		if _, ok := unpackGroup(data, 1); ok && len(pages) > len(k.kept) {
			t.Error("a group is one of fewer pages")
		}
	}
}

// TestGroupInOrder wants no group with a page that has a word twice: the lists of
// the index cannot tell that.
func TestGroupInOrder(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		numbers []int
		want    bool
	}{
		"in order": {[]int{0, 1, 5}, true}, "not from the first": {[]int{3, 4}, true},
		"the first twice": {[]int{0, 0}, false}, "another twice": {[]int{1, 4, 4}, false}, "too many": {[]int{1, 6}, false},
	} {
		var list postings
		for _, number := range tt.numbers {
			list.add(number, 1)
		}
		if _, ok := unpackGroup(group{words: packed([]term{{"mail", list}})}.pack(), 6); ok != tt.want {
			t.Errorf("%s: it is read: %v", name, ok)
		}
	}
}
