package publish

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shelf is an Aside that can lose what it has.
type shelf struct {
	texts []string
	lost  bool
}

func (s *shelf) Put(text string) string {
	if len(s.texts)%3 == 2 { // as if there was no room for this one
		s.texts = append(s.texts, "")
		return ""
	}
	s.texts = append(s.texts, text)
	return fmt.Sprint(len(s.texts) - 1)
}

func (s *shelf) Get(place string) string {
	var at int
	if _, err := fmt.Sscan(place, &at); err != nil || s.lost {
		return ""
	}
	return s.texts[at]
}

// manyLinked are pages that link to each other, more than a few blocks of notes
// and of pages hold.
func manyLinked() []File {
	var all []File
	for i := range 4*notesInBlock + 7 {
		text := fmt.Sprintf(`<h2 id="p%d">One</h2><h2 id="q%d">Two</h2>`, i, i)
		for k := range 24 {
			to := (i*7 + k*k*31) % (4*notesInBlock + 7)
			text += fmt.Sprintf(`<a href="../%d/index.html#%c%d">that</a>`, to, "pq"[k%2], to)
		}
		all = append(all, page(fmt.Sprintf("%d/index.html", i), text))
	}
	return all
}

// build puts files out by way of an Aside; nil for none.
func build(t *testing.T, dir string, files []File, to Aside) (Result, error) {
	t.Helper()
	w := begin(t, dir)
	w.LayAside(to)
	for _, f := range files {
		if _, err := w.Put(f); err != nil {
			t.Fatal(err)
		}
	}
	return w.Commit()
}

// TestLaidAside wants the same site from a build that lays aside what it knows of
// files.
func TestLaidAside(t *testing.T) {
	t.Parallel()
	kept, aside, files := filepath.Join(t.TempDir(), "kept"), filepath.Join(t.TempDir(), "aside"), manyLinked()
	for round := range 2 {
		files[3].Data = append(files[3].Data, "<p>More"...)
		to := &shelf{}
		for dir, to := range map[string]Aside{kept: nil, aside: to} {
			result, err := build(t, dir, files, to)
			if want := map[int]int{0: len(files), 1: 1}[round]; err != nil || result.Files != len(files) || result.Written != want {
				t.Fatalf("round %d: %v, %d files of which %d were written, want %d", round, err, result.Files, result.Written, want)
			}
		}
		if len(to.texts) < 6 {
			t.Errorf("only %d blocks were laid aside", len(to.texts))
		}
		if diff := cmp.Diff(tree(t, kept), tree(t, aside)); diff != "" {
			t.Fatalf("round %d (-in memory +aside):\n%s", round, diff)
		}
	}
}

// TestLaidAsideLinks wants links that lead nowhere to be found by what was laid
// aside.
func TestLaidAsideLinks(t *testing.T) {
	t.Parallel()
	files := manyLinked()
	files[5].Data = append(files[5].Data, `<a href="../6/index.html#p7">that</a><a href="../x.html">this</a>`...)
	_, err := build(t, filepath.Join(t.TempDir(), "site"), files, &shelf{})
	var broken BrokenLinks
	if !errors.As(err, &broken) || len(broken) != 2 || broken[0].Page != "5/index.html" || broken[1].Page != "5/index.html" {
		t.Errorf("got %v, want two links of 5/index.html", err)
	}
}

// TestLaidAsideIsLost wants a build to fail, and the site to stay, where what was
// laid aside cannot be read again.
func TestLaidAsideIsLost(t *testing.T) {
	t.Parallel()
	dir, files := filepath.Join(t.TempDir(), "site"), manyLinked()
	if _, err := build(t, dir, files, &shelf{}); err != nil {
		t.Fatal(err)
	}
	before := maps.Clone(tree(t, dir))
	files[3].Data = append(files[3].Data, "<p>More"...)
	if _, err := build(t, dir, files, &shelf{lost: true}); err == nil || !strings.Contains(err.Error(), "laid aside") {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
}
